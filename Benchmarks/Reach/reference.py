"""The counts that the engine must give, by another way: numpy, block by block, one array of booleans per predicate.

Per need, of the measures in force on the day: E, O, X are who is entitled, obliged, excluded by some measure of a level.

    access at a level = (E or O) and not X
    gap               = in need, access at no level
    overlap           = in need, access at two levels or more
    conflict          = in need, E at one level, X or O at another
"""
import hashlib
import json

import numpy as np

from places import CITIES, LEVELS, territory
from population import GROUPS
from rules import EFFECTS, in_force

BLOCK = 65536
TOTALS = ["need", "gap", "overlap", "conflict"]


def tested(test, columns):
    """Where a test holds."""
    values = columns[test["col"]]
    match test["cmp"]:
        case "ge":
            return values >= test["v"]
        case "le":
            return values <= test["v"]
        case "lt":
            return values < test["v"]
        case "eq":
            return values == test["v"]
        case "ne":
            return values != test["v"]
        case "range" | "within":
            return (values >= test["lo"]) & (values <= test["hi"])
        case "in":
            table = np.zeros(256, bool)
            table[test["set"]] = True
            return table[values]


def holds(predicate, columns, cache):
    """Where a predicate holds; the same test is worked out once per cache."""
    if "op" not in predicate:
        key = json.dumps(predicate, sort_keys=True)
        if key not in cache:
            cache[key] = tested(predicate, columns)
        return cache[key]
    parts = [holds(part, columns, cache) for part in predicate["args"]]
    if predicate["op"] == "not":
        return ~parts[0]
    joined = np.logical_and if predicate["op"] == "and" else np.logical_or
    mask = parts[0]
    for part in parts[1:]:
        mask = joined(mask, part)
    return mask


def count(columns, rules, withdrawn=None):
    """The counts as arrays: reach per measure, totals per quantity and need, table per quantity but need, need, cell.

    A cell is a city and a group: number city * 4 + group. A measure out of force is counted in `reach`, but not in
    the rest; one of the withdrawn fund in neither.
    """
    rows, needs = len(columns["age"]), rules["needs"]
    city_of_district = territory().city_of_district
    reach = np.zeros(len(rules["measures"]), np.int64)
    totals = np.zeros((len(TOTALS), len(needs)), np.int64)
    table = np.zeros((len(TOTALS) - 1, len(needs), CITIES * len(GROUPS)), np.int64)
    for start in range(0, rows, BLOCK):
        block = {name: values[start:start + BLOCK] for name, values in columns.items()}
        size, cache = len(block["age"]), {}
        reached = np.zeros((len(needs), len(EFFECTS), len(LEVELS), size), bool)
        for number, measure in enumerate(rules["measures"]):
            if measure["fund"] == withdrawn:
                continue
            mask = holds(measure["pred"], block, cache)
            reach[number] += np.count_nonzero(mask)
            if in_force(measure, rules):
                effect, level = EFFECTS.index(measure["effect"]), LEVELS.index(measure["level"])
                reached[measure["need"], effect, level] |= mask
        cell = city_of_district[block["place"]] * len(GROUPS) + block["group"]
        for number, need in enumerate(needs):
            found = outcomes(holds(need["pred"], block, cache), *reached[number])
            for quantity, mask in enumerate(found):
                totals[quantity, number] += np.count_nonzero(mask)
                if quantity > 0:
                    table[quantity - 1, number] += np.bincount(cell[mask], minlength=table.shape[2])
    return reach, totals, table


def outcomes(need, entitled, obliged, excluded):
    """Where there is need, gap, overlap and conflict; the last three arguments by level."""
    levels = ((entitled | obliged) & ~excluded).sum(axis=0)
    against = excluded | obliged
    count = against.sum(axis=0)
    conflict = np.zeros_like(need)
    for level in range(len(LEVELS)):
        conflict |= entitled[level] & (count > against[level])
    return need, need & (levels == 0), need & (levels >= 2), need & conflict


def weigh(columns, rules, weights):
    """The weight of whom each measure reaches and who is in need."""
    def weight(predicate):
        return int(weights[holds(predicate, columns, cache)].sum())

    cache = {}
    return {part: {item["id"]: weight(item["pred"]) for item in asked} for part, asked in asked_of(rules)}


def perhaps(predicate, columns, unknown, cache):
    """Where a predicate surely holds and where it may, when some fields are unknown: yes, no and unknown as usual."""
    if "op" not in predicate:
        key = json.dumps(predicate, sort_keys=True)
        if key not in cache:
            mask, missing = tested(predicate, columns), unknown.get(predicate["col"], False)
            cache[key] = mask & ~missing, mask | missing
        return cache[key]
    parts = [perhaps(part, columns, unknown, cache) for part in predicate["args"]]
    if predicate["op"] == "not":
        return ~parts[0][1], ~parts[0][0]
    joined = np.logical_and if predicate["op"] == "and" else np.logical_or
    return tuple(joined.reduce([part[side] for part in parts]) for side in (0, 1))


def count_perhaps(columns, rules, unknown):
    """How many each measure reaches surely and possibly, and how many are in need surely and possibly."""
    counts = {part: {item["id"]: [0, 0] for item in asked} for part, asked in asked_of(rules)}
    for start in range(0, len(columns["age"]), BLOCK):
        block, missing = ({name: values[start:start + BLOCK] for name, values in table.items()}
                          for table in (columns, unknown))
        cache = {}
        for part, asked in asked_of(rules):
            for item in asked:
                for side, mask in enumerate(perhaps(item["pred"], block, missing, cache)):
                    counts[part][item["id"]][side] += int(np.count_nonzero(mask))
    return counts


def asked_of(rules):
    """Whose predicates are counted, by the name of the count."""
    return [("reach", rules["measures"]), ("need", rules["needs"])]


def summary(reach, totals, table):
    """The counts as plain values, the table by its checksum: what is compared and hashed."""
    plain = {"reach": reach.tolist()}
    plain |= {name: totals[number].tolist() for number, name in enumerate(TOTALS)}
    bytes_ = np.ascontiguousarray(table, "<i8").tobytes()
    return plain | {"by_city_group_sha256": hashlib.sha256(bytes_).hexdigest()}


def digest(counts):
    """The checksum of summaries by name."""
    return hashlib.sha256(json.dumps(counts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
