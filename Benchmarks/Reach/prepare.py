"""Makes what a run of the benchmark needs, once: residents, rules, atlas, registers, the reference's counts.

    prepare.py FOLDER SIZE      SIZE is 1m, 10m, or 100m: the stored register of 10m ten times

What is made is compared with the checksums in `cases.json`, so that a figure always speaks of the same work.
"""
import hashlib
import json
import pathlib
import shutil
import sys

import adapter
import population
import reference
import rules as ruling
import stored

# The seeds and the share of the variants of the register of a million.
UNKNOWN_SHARE, UNKNOWN_SEED, WEIGHT_SEED = 0.05, 1, 2
CASES = json.loads((pathlib.Path(__file__).parent / "cases.json").read_text())


def main(folder, size):
    """Makes all cases of a size."""
    folder = pathlib.Path(folder)
    if size == "100m":
        return repeat(folder)
    columns = residents(folder, size)
    names = adapter.Names()
    write_registers(folder, size, columns, names)
    for name, case in CASES["rules"].items():
        made = rules(folder, name, case, names)
        if size in case["counts"]:
            counts(folder / name / f"counts-{size}.json", columns, made, case["counts"][size])
        if size == "1m" and case["standing"]:
            variants(folder / name / "variants-1m.json", columns, made)


def residents(folder, size):
    """The residents, made or read."""
    home, case = folder / f"residents-{size}", CASES["residents"][size]
    if not (home / "rows.json").exists():
        population.write(population.residents(case["rows"], case["seed"]), home)
    return population.read(home)


def write_registers(folder, size, columns, names):
    """The register, and the same with unknown fields and with weights."""
    table = None
    variants = {"": lambda it: it}
    if size == "1m":
        variants |= {
            "-unknown": lambda it: adapter.with_gaps(it, adapter.gaps(it.height, UNKNOWN_SHARE, UNKNOWN_SEED)),
            "-weighted": lambda it: adapter.with_weights(it, adapter.weights(it.height, WEIGHT_SEED))}
    for suffix, change in variants.items():
        file = folder / f"register-{size}{suffix}.csv"
        if file.exists():
            continue
        table = adapter.register(columns, names) if table is None else table
        change(table).write_csv(file.with_suffix(".part"))
        file.with_suffix(".part").rename(file)


def rules(folder, name, case, names):
    """The rules, and the atlas made of them."""
    made = ruling.rules(case["measures"], case["seed"], case["profile"])
    text = ruling.text(made)
    require(hashlib.sha256(text.encode()).hexdigest() == case["sha256"], f"the rules {name}")
    if case["standing"]:
        made = ruling.standing(made)
    home = folder / name
    if not (home / "rules.json").exists():
        parts = {"vocabulary": adapter.vocabulary(made), "measures": adapter.measures(made, names),
                 "reform": adapter.reform(made, names)}
        for part, files in parts.items():
            shutil.rmtree(home / part, ignore_errors=True)
            adapter.write_files(home / part, files)
        (home / "rules.json").write_text(ruling.text(made))
    if not (folder / "places").exists():
        adapter.write_files(folder / "places.part", adapter.places(names))
        (folder / "places.part").rename(folder / "places")
    return made


def counts(file, columns, made, sha256):
    """The reference's counts, base and reform, as `reach-bench` reads them."""
    if file.exists():
        return
    found = {"base": reference.count(columns, made),
             "reform": reference.count(columns, made, withdrawn=made["reform"]["fund"])}
    summaries = {name: reference.summary(*arrays) for name, arrays in found.items()}
    require(reference.digest(summaries) == sha256, f"the counts {file}")
    file.with_name(file.name.replace("counts", "summary")).write_text(json.dumps(summaries))
    names = adapter.Names()
    plain = {"copies": 1, "groups": population.GROUPS,
             "cities": [names.place("city", number) for number in range(reference.CITIES)]}
    for name, (reach, totals, table) in found.items():
        plain[name] = {
            # A measure that is not in force reaches nobody, as the atlas tells it.
            "reach": {str(measure["id"]): int(reach[measure["id"]]) for measure in made["measures"] if ruling.in_force(
                measure, made, made["reform"]["fund"] if name == "reform" else None)},
            "totals": dict(zip(reference.TOTALS, totals.tolist())),
            "table": dict(zip(reference.TOTALS[1:], table.tolist()))}
    file.write_text(json.dumps(plain, separators=(",", ":")))


def variants(file, columns, made):
    """What the reference counts where fields are unknown, and where rows have weights."""
    if file.exists():
        return
    rows = len(columns["age"])
    emptied = adapter.gaps(rows, UNKNOWN_SHARE, UNKNOWN_SEED)
    unknown = {name: emptied[adapter.attribute(name)] for name in columns if name != "place"}
    file.write_text(json.dumps({
        "unknown": reference.count_perhaps(columns, made, unknown),
        "weighted": reference.weigh(columns, made, adapter.weights(rows, WEIGHT_SEED))}))


def repeat(folder):
    """The stored register of 10m ten times, and its counts."""
    stored.repeat(folder / "register-10m.reg", folder / "register-100m.reg", 10)
    for file in folder.glob("*/counts-10m.json"):
        plain = json.loads(file.read_text()) | {"copies": 10}
        file.with_name("counts-100m.json").write_text(json.dumps(plain, separators=(",", ":")))


def require(holds, what):
    """Ends the run where something is not what it was."""
    if not holds:
        sys.exit(f"{what}: not what cases.json says. Another version of numpy? Use requirements.txt.")


if __name__ == "__main__":
    main(*sys.argv[1:3])
