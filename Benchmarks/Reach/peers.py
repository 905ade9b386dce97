"""The same work by other tools, one process each, so that none pays for another's memory.

    peers.py PEER FOLDER CASE SIZE [RUNS]

polars-full     polars, everything that the engine counts, in one lazy query, two threads
numpy-full      the reference: numpy in blocks, each distinct test once per block
polars-reach    polars, how many each measure reaches and nothing else
openfisca-reach OpenFisca-Core, the same; sets by look-up table, the fastest of its forms

Each is checked against the reference's counts. Prints one line of JSON: median processor seconds, peak MiB, correct.
"""
import json
import os
import pathlib
import resource
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "2"  # read when polars is imported

import numpy as np

import population
import reference
from places import CITIES, LEVELS, territory
from rules import EFFECTS, in_force

GROUPS = len(population.GROUPS)


# MARK: polars

def polars_frame(columns):
    """The residents with their city."""
    import polars
    return polars.DataFrame(columns | {"city": territory().city_of_district.astype(np.uint16)[columns["place"]]})


def polars_expression(predicate):
    """A predicate as polars writes it."""
    import polars
    if "op" in predicate:
        parts = [polars_expression(part) for part in predicate["args"]]
        return ~parts[0] if predicate["op"] == "not" else either(parts) if predicate["op"] == "or" else both(parts)
    column = polars.col(predicate["col"])
    match predicate["cmp"]:
        case "range" | "within":
            return (column >= predicate["lo"]) & (column <= predicate["hi"])
        case "in":
            return column.is_in(predicate["set"])
        case comparison:
            return getattr(column, f"__{comparison}__")(predicate["v"])


def either(parts):
    """Any of the expressions; none is false."""
    import polars
    result = parts[0] if parts else polars.lit(False)
    for part in parts[1:]:
        result = result | part
    return result


def both(parts):
    """All of the expressions."""
    result = parts[0]
    for part in parts[1:]:
        result = result & part
    return result


def polars_reach(columns, rules):
    """How many each measure reaches, in one query that works out common parts once."""
    table = polars_frame(columns)
    reached = [polars_expression(measure["pred"]).sum().alias(f"m{measure['id']}") for measure in rules["measures"]]
    return lambda: {"reach": list(table.lazy().select(reached).collect().row(0))}


def polars_full(columns, rules):
    """Reach, and need, gap, overlap and conflict by city and group."""
    import polars
    table, needs = polars_frame(columns), range(len(rules["needs"]))
    reached = [polars_expression(measure["pred"]).alias(f"m{measure['id']}") for measure in rules["measures"]]
    names = [f"m{measure['id']}" for measure in rules["measures"]]
    outcomes = [expression for need in rules["needs"] for expression in polars_outcomes(need, rules)]
    quantities = [f"{quantity}{need}" for quantity in reference.TOTALS for need in needs]

    def run():
        rows = table.lazy().with_columns(reached).select("city", "group", *names, *outcomes).collect()
        reach = np.array(rows.select(polars.col(name).sum() for name in names).row(0))
        cells = rows.group_by("city", "group").agg(polars.col(name).sum() for name in quantities)
        totals = np.array(cells.select(polars.col(name).sum() for name in quantities).row(0), np.int64)
        number = cells["city"].to_numpy().astype(int) * GROUPS + cells["group"].to_numpy()
        counts = np.zeros((len(quantities), CITIES * GROUPS), np.int64)
        for row, name in enumerate(quantities):
            counts[row, number] = cells[name].to_numpy()
        shape = (len(reference.TOTALS), len(needs))
        return reference.summary(reach, totals.reshape(shape), counts.reshape(*shape, -1)[1:])

    return run


def polars_outcomes(need, rules):
    """Need, gap, overlap and conflict of one need, from the columns of its measures."""
    import polars

    def reached(effect):
        return [either([
            polars.col(f"m{measure['id']}") for measure in rules["measures"]
            if measure["need"] == need["id"] and measure["effect"] == effect and measure["level"] == level
            and in_force(measure, rules)]) for level in LEVELS]

    entitled, obliged, excluded = map(reached, EFFECTS)
    against = [out | must for out, must in zip(excluded, obliged)]
    access = [(may | must) & ~out for may, must, out in zip(entitled, obliged, excluded)]
    levels = sum((part.cast(polars.UInt8) for part in access[1:]), access[0].cast(polars.UInt8))
    conflict = either([
        entitled[level] & either(against[:level] + against[level + 1:]) for level in range(len(LEVELS))])
    inside = polars_expression(need["pred"])
    parts = [inside, inside & (levels == 0), inside & (levels >= 2), inside & conflict]
    return [part.alias(f"{name}{need['id']}") for name, part in zip(reference.TOTALS, parts)]


# MARK: numpy

def numpy_full(columns, rules):
    """The reference itself."""
    return lambda: reference.summary(*reference.count(columns, rules))


# MARK: OpenFisca

def look_up(values):
    """Which bytes are among the values."""
    table = np.zeros(256, bool)
    table[values] = True
    return table


def numpy_text(predicate):
    """A predicate as the source text of a formula; `lut` is worked out when the formula runs, as countries write it."""
    if "op" in predicate:
        parts = [numpy_text(part) for part in predicate["args"]]
        return f"(~{parts[0]})" if predicate["op"] == "not" else (
            "(" + {"and": " & ", "or": " | "}[predicate["op"]].join(parts) + ")")
    column = f"c_{predicate['col']}"
    match predicate["cmp"]:
        case "range" | "within":
            return f"(({column} >= {predicate['lo']}) & ({column} <= {predicate['hi']}))"
        case "in":
            return f"lut({predicate['set']})[{column}]"
        case comparison:
            sign = {"ge": ">=", "le": "<=", "lt": "<", "eq": "==", "ne": "!="}[comparison]
            return f"({column} {sign} {predicate['v']})"


def columns_of(predicate):
    """The columns that a predicate reads."""
    if "op" in predicate:
        return set().union(*(columns_of(part) for part in predicate["args"]))
    return {predicate["col"]}


def openfisca_reach(columns, rules):
    """One variable a measure, whose formula is the predicate; a fresh simulation each time."""
    from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables

    person = entities.build_entity(key="person", plural="persons", label="person", is_person=True)
    system = taxbenefitsystems.TaxBenefitSystem([person])
    month, rows = "2026-06", len(columns["age"])

    def add(name, kind, **formula):
        facts = {"value_type": kind, "entity": person, "definition_period": periods.DateUnit.MONTH, "label": name}
        system.add_variable(type(name, (variables.Variable,), facts | formula))

    for name in columns:
        add(name, int)
    for measure in rules["measures"]:
        inputs = [f"    c_{name} = person({name!r}, period)\n" for name in sorted(columns_of(measure["pred"]))]
        scope = {"lut": look_up}
        exec("def formula(person, period, parameters):\n" + "".join(inputs)
             + f"    return {numpy_text(measure['pred'])}\n", scope)
        add(f"measure_{measure['id']}", bool, formula=scope["formula"])

    def run():
        simulation = simulations.SimulationBuilder().build_default_simulation(system, count=rows)
        for name, values in columns.items():
            simulation.set_input(name, month, values.astype(np.int32))
        return {"reach": [int(np.count_nonzero(simulation.calculate(f"measure_{measure['id']}", month)))
                          for measure in rules["measures"]]}

    return run


PEERS = {"polars-full": polars_full, "numpy-full": numpy_full, "polars-reach": polars_reach,
         "openfisca-reach": openfisca_reach}


def main(peer, folder, case, size, runs="3"):
    """Runs one peer and prints its line."""
    folder = pathlib.Path(folder)
    rules = json.loads((folder / case / "rules.json").read_text())
    expected = json.loads((folder / case / f"summary-{size}.json").read_text())["base"]
    run = PEERS[peer](population.read(folder / f"residents-{size}"), rules)
    seconds = []
    for _ in range(int(runs)):
        before = time.process_time()
        found = run()
        seconds.append(time.process_time() - before)
    print(json.dumps({
        "peer": peer, "seconds": sorted(seconds)[len(seconds) // 2], "runs": len(seconds),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "correct": all(value == expected[name] for name, value in found.items())}))


if __name__ == "__main__":
    main(*sys.argv[1:])
