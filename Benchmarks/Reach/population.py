"""Made-up residents, from a seed: one array of whole numbers per column. The same seed gives the same bytes.

Attributes hang together as in a real register (children are in school, nationals speak the language, the time since
arrival bounds its level), but the shares are no country's.
"""
import json
import pathlib

import numpy as np

from places import territory

# As the rules name them. `group` is national, eu, third country, stateless; `citizenship` is one of 195 countries.
COLUMNS = ["place", "age", "group", "citizenship", "permit", "years", "cefr", "employment", "isced", "family",
           "children", "sex", "income", "disability"]
GROUPS = ["national", "eu", "third-country", "stateless"]


def drawn(shares, uniform):
    """The number of the share in which each uniform number falls."""
    bounds = np.cumsum(shares)
    return np.searchsorted(bounds, uniform)


def zipf(count, exponent):
    """Shares of `count` values, the n-th in proportion to n^-exponent."""
    shares = 1 / np.arange(1, count + 1) ** exponent
    return shares / shares.sum()


def residents(rows, seed):
    """The columns by name: uint8, `place` (the district's number) uint16.

    The order of the draws is part of the definition: exchanging two lines that draw gives other residents.
    """
    random = np.random.default_rng(seed)
    land = territory()
    byte = np.uint8

    place = np.searchsorted(np.cumsum(land.weight), random.random(rows) * 0.999999999).astype(np.uint16)
    urban = land.urban[land.city_of_district][place].astype(np.float32)

    uniform = random.random(rows, dtype=np.float32)
    nationals = 0.93 - 0.16 * urban
    others = 1 - nationals
    group = np.where(
        uniform < nationals, 0,
        np.where(uniform < nationals + others * 0.36, 1, np.where(uniform < nationals + others * 0.97, 2, 3)),
    ).astype(byte)
    del uniform, urban, nationals, others
    is_national = group == 0

    uniform = random.random(rows)
    citizenship = np.where(
        is_national, 0,
        np.where(group == 1, 1 + drawn(zipf(26, 1.0), uniform),
                 np.where(group == 2, 27 + drawn(zipf(167, 1.05), uniform), 194)),
    ).astype(byte)
    shares = np.cumsum([0.06, 0.09, 0.08, 0.22, 0.10, 0.14, 0.07, 0.05, 0.12, 0.01, 0.02, 0.04])
    granted = 2 + np.searchsorted(shares / shares[-1], random.random(rows))
    permit = np.where(is_national, 0, np.where(group == 1, 1, granted)).astype(byte)

    age_of_nationals = random.triangular(0, 52, 98, rows).astype(np.float32)
    age_of_others = np.clip(random.normal(34, 15, rows), 0, 98).astype(np.float32)
    age = np.where(is_national, age_of_nationals, age_of_others).astype(byte)
    del age_of_nationals, age_of_others, uniform

    recent, settled = random.exponential(1.3, rows), random.exponential(9, rows)
    stay = np.where(np.isin(permit, [8, 9]), recent, settled)
    years = np.where(is_national & (random.random(rows) < 0.9), age, np.minimum(age, stay)).astype(byte)
    del recent, settled, stay

    learnt = np.clip(np.rint(years * 0.33 + random.normal(0.6, 1.3, rows)), 0, 6)
    cefr = np.where(
        is_national & (random.random(rows) < 0.97), np.where(age < 4, 0, 6), np.where(age < 3, 0, learnt)
    ).astype(byte)
    attained = drawn([0.02, 0.04, 0.13, 0.33, 0.08, 0.07, 0.20, 0.11, 0.02], random.random(rows) * 0.9999)
    isced = np.where(age < 6, 0, np.where(age < 11, 1, np.where(age < 16, 2, attained))).astype(byte)
    working = 1 + drawn([0.07, 0.48, 0.16, 0.07, 0.08, 0.14], random.random(rows) * 0.9999)
    employment = np.where(age < 6, 0, np.where(age < 17, 1, np.where(age >= 67, 7, working))).astype(byte)

    living = drawn([0.36, 0.28, 0.22, 0.07, 0.07], random.random(rows) * 0.9999)
    family = np.where(age < 18, 4, np.where(living == 4, 5, living)).astype(byte)
    children = np.where(
        (family == 2) | (family == 3), 1 + np.minimum(4, random.poisson(0.7, rows)), 0).astype(byte)
    sex = np.minimum(2, random.random(rows) * 2.004).astype(byte)

    earner, other = random.normal(6.5, 2.2, rows), random.normal(4.0, 2.3, rows)
    decile = np.where(np.isin(employment, [2, 4]), earner, other) - (~is_national) * 0.8
    income = np.clip(np.rint(decile), 1, 10).astype(byte)
    disability = np.searchsorted([0.90, 0.97, 1.0], random.random(rows)).astype(byte)

    values = [place, age, group, citizenship, permit, years, cefr, employment, isced, family, children, sex, income,
              disability]
    return dict(zip(COLUMNS, values))


def write(columns, folder):
    """Stores each column as raw little-endian numbers, `age.bin`, and their count in `rows.json`."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in columns.items():
        values.astype(values.dtype.newbyteorder("<")).tofile(folder / f"{name}.bin")
    (folder / "rows.json").write_text(json.dumps(len(columns["age"])))


def read(folder):
    """The stored columns by name."""
    folder = pathlib.Path(folder)
    return {name: np.fromfile(folder / f"{name}.bin", "<u2" if name == "place" else "u1") for name in COLUMNS}
