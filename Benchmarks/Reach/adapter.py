"""Turns made-up rules and residents into what Leitbild reads: a vocabulary, layers of an atlas, a register.

    vocabulary/         attributes, needs, unions
    places/             a layer: eu, 16 countries, regions, cities, districts, one document
    CASE/measures/      a layer: one programme a measure
    CASE/reform/        a layer over it: the programmes of the withdrawn fund have ended
    register-SIZE.csv   one line a resident, the header names attributes

`group` becomes the attribute `citizenship`, the generator's `citizenship` the number `origin`, `place` the residence.
"""
import pathlib

import numpy as np
import polars

from places import CITIES, CODES, DISTRICTS, REGIONS, STATES, territory
from population import GROUPS
from rules import DATE, NEEDS

ATTRIBUTES = {"age": (0, 120), "origin": (0, 194), "permit": (0, 13), "years": (0, 120), "cefr": (0, 6),
              "employment": (0, 7), "isced": (0, 8), "family": (0, 5), "children": (0, 5), "sex": (0, 2),
              "income": (1, 10), "disability": (0, 2)}
WAYS = {"entitle": "claim", "oblige": "must-attend", "exclude": "closed"}
LAST_DAY_OF_THE_FUND = "2026-03-31"
SOURCES = 'sources: [{ document: made-up, locator: "all of it" }]\n'


def attribute(column):
    """The attribute that holds a column of the generator."""
    return {"group": "citizenship", "citizenship": "origin", "place": "residence"}.get(column, column)


class Names:
    """The ids of all places: `at`, `at.r3`, `at.c41`, `at.d523`."""

    def __init__(self):
        self.land = territory()
        region_of_district = self.land.region_of_city[self.land.city_of_district]
        self.codes = {
            "state": [code.lower() for code in CODES],
            "region": [CODES[state].lower() for state in self.land.state_of_region],
            "city": [CODES[state].lower() for state in self.land.state_of_region[self.land.region_of_city]],
            "district": [CODES[state].lower() for state in self.land.state_of_region[region_of_district]]}

    def place(self, level, number):
        """The id of a place by its number within its level."""
        if level == "eu":
            return "eu"
        code = self.codes[level][number]
        return code if level == "state" else f"{code}.{level[0]}{number}"


def write_files(folder, files):
    """Writes texts by path."""
    for path, text in files.items():
        file = pathlib.Path(folder) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


# MARK: the vocabulary

def vocabulary(rules):
    """The files of the vocabulary: the attributes, and who is in need by the rules."""
    integers = "".join(
        f"  {name}: {{ type: integer, from: {low}, to: {high} }}\n" for name, (low, high) in ATTRIBUTES.items())
    needs = "".join(
        f'need-{need["id"]}:\n  domain: integration\n  name: {{ en: Need {need["id"]} }}\n'
        f'  cohort: "{cohort(need["pred"])}"\n'
        for need in rules["needs"])
    members = "".join(f"  {code}: [{{ from: 1995 }}]\n" for code in CODES)
    return {
        "attributes.yml":
            "attributes:\n  residence: { type: place }\n"
            f"  nationality: {{ type: several, values: [{', '.join(CODES)}] }}\n"
            "  citizenship: { type: category, values: [national, eu, efta, third-country, stateless] }\n" + integers,
        "cohorts.yml": 'foreign-national: "citizenship is not national"\n',
        "fields.yml": "domains: { integration: Integration }\n"
                      "fields: { courses: { domain: integration, name: Courses } }\n",
        "needs.yml": needs,
        "terms.yml": "terms: { none: None }\n"
                     "processes: { learning: { name: Learning, length: P5Y, note: made up } }\n",
        "unions.yml": f"eu:\n{members}efta:\n  CH: [{{ from: 1995 }}]\n"}


def cohort(predicate):
    """A predicate in the language of cohorts."""
    if predicate.get("op") == "not":
        return f"not ({cohort(predicate['args'][0])})"
    if "op" in predicate:
        parts = [cohort(part) for part in predicate["args"]]
        return f" {predicate['op']} ".join(part if len(parts) == 1 else f"({part})" for part in parts)
    name = attribute(predicate["col"])
    word = (lambda number: GROUPS[number]) if name == "citizenship" else str
    match predicate["cmp"]:
        case "in":
            return f"{name} in {{{', '.join(word(value) for value in predicate['set'])}}}"
        case "range" if predicate["lo"] > predicate["hi"]:  # nobody, but for an unknown value it is unknown
            return f"{name} >= {predicate['lo']} and {name} <= {predicate['hi']}"
        case "range":
            return f"{name} in {predicate['lo']}..{predicate['hi']}"
        case comparison:
            sign = {"ge": ">=", "le": "<=", "lt": "<", "eq": "is", "ne": "is not"}[comparison]
            return f"{name} {sign} {word(predicate['v'])}"


# MARK: the layers of the atlas

def places(names):
    """One record a place, and the document that all records name."""
    files = {"eu/documents/made-up.yml": "record: document\nid: made-up\nname: { en: A made-up text }\ntype: report\n"
                                         "year: 2015\n",
             "eu/places/eu.yml": place_record("eu", "The Union", "supranational")}
    land = names.land
    above = {"region": ("state", land.state_of_region), "city": ("region", land.region_of_city),
             "district": ("city", land.city_of_district)}
    for code in CODES:
        files[f"{code.lower()}/places/{code.lower()}.yml"] = (
            place_record(code.lower(), f"Country {code}", "state") + f"code: {code}\n")
    for level, count in {"region": REGIONS, "city": CITIES, "district": DISTRICTS}.items():
        upper, parents = above[level]
        for number in range(count):
            place = names.place(level, number)
            files[f"{place[:2]}/places/{place}.yml"] = (
                place_record(place, f"{level.title()} {number}", level)
                + f"in: {names.place(upper, parents[number])}\n")
    return files


def place_record(place, name, level):
    """The beginning of a place's record."""
    return f"record: place\nid: {place}\nname: {{ en: {name} }}\nlevels: [{level}]\n"


def measures(rules, names):
    """One programme a measure."""
    return {path: text for path, text in (programme(measure, names, measure["valid_to"])
                                          for measure in rules["measures"])}


def reform(rules, names):
    """The programmes of the withdrawn fund, ended before the day of the rules."""
    fund = rules["reform"]["fund"]
    return {path: text for path, text in (
        programme(measure, names, min(measure["valid_to"], LAST_DAY_OF_THE_FUND))
        for measure in rules["measures"] if measure["fund"] == fund)}


def programme(measure, names, until):
    """Path and record of a measure. Its territory stands in its place, so its cohort leaves it out."""
    place = names.place(measure["level"], measure["place"])
    code = place.split(".")[0]
    own = [part for part in measure["pred"]["args"] if part.get("col") != "place"]
    text = (
        f"record: measure\nid: {code}.m{measure['id']}\nname: {{ en: Programme {measure['id']} }}\ntype: programme\n"
        f"place: {place}\nfield: courses\nserves: [need-{measure['need']}]\n"
        f"held: {{ from: {measure['valid_from']}, to: {until} }}\n"
        f"reaches: [{{ cohort: \"{cohort({'op': 'and', 'args': own})}\", as: {WAYS[measure['effect']]} }}]\n" + SOURCES)
    return f"{code}/measures/m{measure['id']}.yml", text


# MARK: the register

def register(columns, names):
    """The residents as a table whose columns are attributes."""
    districts = np.array([names.place("district", number) for number in range(DISTRICTS)])
    frame = {attribute(name): values for name, values in columns.items()}
    table = polars.DataFrame({
        "residence": labels(frame.pop("residence"), districts),
        "citizenship": labels(frame.pop("citizenship"), np.array(GROUPS)), **frame})
    return table.select("residence", "citizenship", *ATTRIBUTES)


def labels(numbers, words):
    """The word of each number."""
    return polars.Series(words.tolist()).gather(polars.Series(numbers.astype(np.uint32)))


def gaps(rows, share, seed):
    """Which fields are emptied, by attribute; every residence stays known."""
    random = np.random.default_rng(seed)
    return {name: random.random(rows) < share for name in ["citizenship", *ATTRIBUTES]}


def with_gaps(table, emptied):
    """The same register with fields emptied."""
    return table.with_columns(
        polars.when(~polars.Series(rows)).then(polars.col(name)).alias(name) for name, rows in emptied.items())


def weights(rows, seed):
    """Weights in hundredths, from 0.5 to 2."""
    return np.random.default_rng(seed).integers(50, 201, rows)


def with_weights(table, hundredths):
    """The same register with weights."""
    return table.with_columns(polars.Series("weight", hundredths / 100))
