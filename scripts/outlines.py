#!/usr/bin/env python3
"""Writes Data/outlines/europe.geojson from Natural Earth 1:110m countries (public domain), without any dependency.

    pip download --no-deps 'geopandas==0.14.4'
    unzip geopandas-0.14.4-*.whl 'geopandas/datasets/naturalearth_lowres/*'
    scripts/outlines.py geopandas/datasets/naturalearth_lowres > Data/outlines/europe.geojson

Countries are cut to a window around Europe and its neighbours and rounded to a hundredth of a degree.
"""
import json
import pathlib
import struct
import sys

WINDOW = (-32.0, 20.0, 68.0, 82.0)  # west, south, east, north
ALPHA2 = dict(
    pair.split("=") for pair in
    "ALB=al ARE=ae ARM=am AUT=at AZE=az BEL=be BGR=bg BIH=ba BLR=by CHE=ch CYP=cy CZE=cz DEU=de DNK=dk DZA=dz EGY=eg "
    "ESP=es EST=ee FIN=fi FRA=fr GBR=gb GEO=ge GRC=gr GRL=gl HRV=hr HUN=hu IRL=ie IRN=ir IRQ=iq ISL=is ISR=il ITA=it "
    "JOR=jo KAZ=kz KWT=kw LBN=lb LBY=ly LTU=lt LUX=lu LVA=lv MAR=ma MDA=md MKD=mk MNE=me NLD=nl NOR=no POL=pl PRT=pt "
    "PSE=ps ROU=ro RUS=ru SAU=sa SRB=rs SVK=sk SVN=si SWE=se SYR=sy TUN=tn TUR=tr UKR=ua ESH=eh".split())
BY_NAME = {"Kosovo": "xk", "N. Cyprus": "cy", "Norway": "no", "France": "fr"}


def names(path):
    data = path.read_bytes()
    count, header, size = struct.unpack("<IHH", data[4:12])
    fields, offset = [], 32
    while data[offset] != 0x0D:
        name = data[offset:offset + 11].split(b"\0")[0].decode()
        fields.append((name, data[offset + 16]))
        offset += 32
    for row in range(count):
        position, record = header + row * size + 1, {}
        for name, length in fields:
            record[name] = data[position:position + length].decode("utf-8", "replace").strip()
            position += length
        yield record


def shapes(path):
    data, offset = path.read_bytes(), 100
    while offset < len(data):
        length = struct.unpack(">i", data[offset + 4:offset + 8])[0] * 2
        body = data[offset + 8:offset + 8 + length]
        offset += 8 + length
        parts, points = struct.unpack("<ii", body[36:44])
        starts = list(struct.unpack(f"<{parts}i", body[44:44 + 4 * parts])) + [points]
        flat = struct.unpack(f"<{2 * points}d", body[44 + 4 * parts:44 + 4 * parts + 16 * points])
        pairs = list(zip(flat[::2], flat[1::2]))
        yield [pairs[a:b] for a, b in zip(starts, starts[1:])]


def clip(ring):
    west, south, east, north = WINDOW
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        out = []
        for a, b in zip(ring, ring[1:] + ring[:1]):
            inside_a, inside_b = sign * (a[axis] - bound) >= 0, sign * (b[axis] - bound) >= 0
            if inside_a:
                out.append(a)
            if inside_a != inside_b:
                t = (bound - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        ring = out
        if not ring:
            return []
    return ring


def tidy(ring):
    points = [[round(x, 2), round(y, 2)] for x, y in clip(ring[:-1])]
    points = [p for i, p in enumerate(points) if p != points[i - 1]]
    return points + points[:1] if len(points) >= 3 else []


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


folder = pathlib.Path(sys.argv[1])
countries = {}
for record, rings in zip(names(next(folder.glob("*.dbf"))), shapes(next(folder.glob("*.shp")))):
    code = BY_NAME.get(record["name"]) or ALPHA2.get(record["iso_a3"])
    if not code:
        continue
    polygons = countries.setdefault(code, [])
    for ring in filter(None, map(tidy, rings)):
        if area(ring) < 0 or not polygons:  # a shapefile winds outer rings clockwise
            polygons.append([ring[::-1]])
        else:
            polygons[-1].append(ring[::-1])

print('{"type":"FeatureCollection",')
print('"origin":"Natural Earth 1:110m countries, from PyPI geopandas 0.14.4, by scripts/outlines.py",')
print('"licence":"public domain","features":[')
print(",\n".join(
    json.dumps({"type": "Feature", "properties": {"id": code}, "geometry": {
        "type": "MultiPolygon", "coordinates": polygons}}, separators=(",", ":"))
    for code, polygons in sorted(countries.items()) if polygons))
print("]}")
