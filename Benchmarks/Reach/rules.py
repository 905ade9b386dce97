"""Made-up needs and measures, from a seed: who is in need, whom each measure reaches, until when, from which fund.

They are a load and no model of law: some are silly, one in ten reaches nobody. A predicate is a map: a test
(`{"col": "age", "cmp": "ge", "v": 18}`) or `and`, `or`, `not` (`{"op": "and", "args": […]}`).
"""
import json

import numpy as np

from places import LEVELS, territory

NEEDS = 20
FUNDS = 30
DATE = "2026-06-30"
WITHDRAWN_FUND = 3
EFFECTS = ["entitle", "oblige", "exclude"]
# How many in a hundred measures each level has: `mixed` as in life, `wide` everybody everywhere, `local` mostly cities.
PROFILES = {
    "mixed": [0.10, 0.25, 0.25, 0.30, 0.10],
    "wide": [1, 0, 0, 0, 0],
    "local": [0.02, 0.05, 0.13, 0.55, 0.25],
}
AGES = [3, 6, 10, 15, 16, 18, 21, 25, 27, 30, 35, 45, 50, 55, 60, 63, 65, 67]
TESTED = {"age": 20, "group": 14, "permit": 13, "years": 11, "cefr": 13, "employment": 9, "isced": 6, "family": 5,
          "income": 6, "children": 3, "sex": 2, "citizenship": 4, "disability": 2}


class Draw:
    """Random choices; the order in which they are made is part of the definition."""

    def __init__(self, seed):
        self.random = np.random.default_rng(seed)

    def below(self, low, high):
        """A whole number from low to high - 1."""
        return int(self.random.integers(low, high))

    def one(self, values):
        """One of the values."""
        return values[self.below(0, len(values))]

    def chance(self, share):
        """Whether something of that probability happened."""
        return self.random.random() < share

    def weighted(self, shares):
        """The number of a share, in proportion to it."""
        return int(self.random.choice(len(shares), p=shares))

    def some(self, values, least, most):
        """From `least` to `most` different values, in order."""
        count = self.below(least, most + 1)
        return sorted(int(value) for value in self.random.choice(values, count, replace=False))


def test(draw):
    """A test of one attribute."""
    weights = np.array(list(TESTED.values()), float)
    column = list(TESTED)[draw.weighted(weights / weights.sum())]

    def at_least(value): return {"col": column, "cmp": "ge", "v": value}
    def at_most(value): return {"col": column, "cmp": "le", "v": value}
    def below(value): return {"col": column, "cmp": "lt", "v": value}
    def equal(value): return {"col": column, "cmp": "eq", "v": value}
    def unlike(value): return {"col": column, "cmp": "ne", "v": value}
    def among(values): return {"col": column, "cmp": "in", "set": values}
    def between(low, high): return {"col": column, "cmp": "range", "lo": low, "hi": high}
    def chosen(count, least, most): return among(draw.some(np.arange(0, count), least, most))

    match column:
        case "age":
            kind = draw.below(0, 20)
            age = draw.one(AGES) if draw.chance(0.85) else draw.below(1, 80)
            if kind < 8:
                return at_least(min(age, 30))
            if kind < 13:
                return below(max(age, 25))
            low = draw.one(AGES[:9]) if draw.chance(0.85) else draw.below(1, 40)
            high = draw.one(AGES[9:]) if draw.chance(0.85) else draw.below(41, 80)
            return between(low, high)
        case "group":
            return draw.one([equal(2), unlike(0), equal(1), among([1, 2]), among([0, 1]), among([2, 3]), unlike(2)])
        case "permit":
            return chosen(14, 2, 7)
        case "citizenship":
            return chosen(195, 3, 24)
        case "employment":
            return chosen(8, 2, 5)
        case "family":
            return chosen(6, 2, 4)
        case "years":
            years = draw.one([1, 2, 3, 4, 5, 6, 8, 10, 15])
            return draw.one([at_most(years), at_least(min(years, 5)), between(min(years, 3), years + 8)])
        case "cefr":
            level = draw.below(1, 6)
            return draw.one([below(level), at_least(level), between(min(level, 2), level), below(level)])
        case "isced":
            level = draw.below(1, 8)
            return draw.one([at_most(level), at_least(min(level, 5)), between(min(level, 3), max(level, 4))])
        case "income":
            decile = draw.below(2, 9)
            return draw.one([at_most(decile), at_least(min(decile, 4))])
        case "children":
            return at_least(draw.below(1, 4))
        case "sex":
            return equal(draw.below(0, 2))
        case _:
            return at_least(draw.below(1, 3))


def clause(draw, room):
    """One of the conditions that must all hold, with at most `room` tests, and how many it has."""
    kind = draw.random.random()
    if room >= 3 and kind < 0.07:
        both = {"op": "and", "args": [test(draw), test(draw)]}
        return {"op": "or", "args": [both, test(draw)]}, 3
    if room >= 2 and kind < 0.35:
        count = min(room, draw.below(2, 4))
        return {"op": "or", "args": [test(draw) for _ in range(count)]}, count
    if kind < 0.45:
        return {"op": "not", "args": [test(draw)]}, 1
    return test(draw), 1


def needs(draw):
    """Who is in need of what: one to three tests each; the first is who lacks the language."""
    made = []
    for number in range(NEEDS):
        tests = [test(draw) for _ in range(draw.below(1, 4))]
        made.append({"id": number, "pred": tests[0] if len(tests) == 1 else {"op": "and", "args": tests}})
    made[0]["pred"] = {"op": "and", "args": [
        {"col": "cefr", "cmp": "lt", "v": 3}, {"col": "age", "cmp": "ge", "v": 16},
        {"col": "group", "cmp": "ne", "v": 0}]}
    return made


def measure(number, draw, shares, runs, weight):
    """A measure with three to eight tests; that of its place counts as one."""
    level = LEVELS[draw.weighted(shares)]
    room = draw.below(3, 9)
    place, conditions = 0, []
    if level != "eu":
        place = draw.weighted(weight[level] / weight[level].sum())
        first, end = runs[level][place]
        conditions.append({"col": "place", "cmp": "within", "level": level, "id": place, "lo": first, "hi": end - 1})
        room -= 1
    while room > 0:
        condition, used = clause(draw, room)
        conditions.append(condition)
        room -= used
    year = draw.below(2016, 2026)
    return {
        "id": number, "level": level, "place": place, "need": draw.below(0, NEEDS),
        "effect": EFFECTS[draw.weighted([0.8, 0.1, 0.1])], "fund": draw.below(0, FUNDS),
        "valid_from": f"{year}-01-01", "valid_to": f"{year + draw.below(3, 15)}-12-31",
        "capacity": int(10 ** draw.random.uniform(1, 6)), "cost": int(10 ** draw.random.uniform(1.5, 4)),
        "pred": {"op": "and", "args": conditions}}


def rules(measures, seed, profile):
    """Needs and measures, as of one day, and the reform: one fund is withdrawn."""
    draw = Draw(seed)
    land = territory()
    runs = {level: land.runs(level).tolist() for level in LEVELS[1:]}
    weight = {level: np.array([land.weight[first:end].sum() for first, end in runs[level]]) for level in LEVELS[1:]}
    made = needs(draw)
    return {
        "format": "leitbild-perf-rules/1", "seed": seed, "profile": profile, "eval_date": DATE,
        "reform": {"kind": "withdraw-fund", "fund": WITHDRAWN_FUND}, "levels": LEVELS, "needs": made,
        "measures": [measure(number, draw, PROFILES[profile], runs, weight) for number in range(measures)]}


def standing(made):
    """The same rules, all in force, so that a job over 1,000 measures is one: of those as drawn a quarter is out of force."""
    always = {"valid_from": "2016-01-01", "valid_to": "2039-12-31"}
    return made | {"measures": [measure | always for measure in made["measures"]]}


def text(made):
    """The rules as JSON, always the same bytes."""
    return json.dumps(made, separators=(",", ":"))


def in_force(measure, rules, withdrawn=None):
    """Whether a measure is in force on the day of the rules; one paid by the withdrawn fund is not."""
    return measure["fund"] != withdrawn and measure["valid_from"] <= rules["eval_date"] <= measure["valid_to"]
