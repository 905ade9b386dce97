"""One table of what was measured in a run, with the goals; fails when a ratio is missed or a count was not equal.

    report.py RESULTS SIZE LOAD     LOAD is that of the minute before the run

RESULTS holds `engine-CASE.json` from `reach-bench` and `PEER-CASE.json` from `peers.py`. Seconds are processor time. Only
ratios decide, since both sides of one were measured in the same run; a figure in seconds is compared and said.
"""
import datetime
import json
import pathlib
import sys

MIXED, WIDE = "mixed-1000-all", "wide-1000-all"
# Times the engine's: 190 with vectorised kernels and 140 without, on the machine named in the README.
LOOP = 165
# How much sooner two plain loops must be done than one before two threads of the engine are judged.
TWO_PROCESSORS = 1.7


class Table:
    """The lines of the table, and what was missed."""

    def __init__(self, results):
        self.results = results
        self.missed = []

    def read(self, name):
        """A result by name; nothing if that part was not run."""
        file = self.results / f"{name}.json"
        return json.loads(file.read_text()) if file.exists() else None

    def line(self, label, value, unit, goal=None, least=False, decides=False):
        """Prints a figure and whether it met its goal, which it is to reach (`least`) or not to exceed.

        A goal that decides and is missed fails the run.
        """
        verdict = ""
        if goal is not None:
            met = value >= goal if least else value <= goal
            verdict = f"{'>=' if least else '<='} {goal:g}: {'met' if met else 'MISSED'}"
            if decides and not met:
                self.missed.append(f"{label}: {value:.2f} {unit}, goal {goal:g}")
        digits = 2 if value < 10 else 1 if value < 100 else 0
        print(f"  {label:<44}{value:>9.{digits}f} {unit:<24}{verdict}".rstrip())

    def peer(self, name, case, engine, goal):
        """A peer's time, and how many times the engine's that is."""
        found = self.read(f"{name}-{case}")
        if found is None:
            return
        if not found["correct"]:
            self.missed.append(f"{name}: its counts are not the reference's")
        self.line(f"{name}, {case}", found["seconds"] * 1e3, f"ms CPU, {found['memory']:.0f} MiB")
        times = found["seconds"] * 1e3 / engine["full job"]
        self.line(f"  {name} / engine's full job", times, "x", goal, True, True)


# Goals in processor time on the machine named in the README; they do not decide.
SECONDS = {
    "1m": {"CSV": 400, "ingest": 100, "full job": 25},
    "10m": {"CSV": 400, "ingest": 100, "full job": 150, "reform, one need": 30},
    "100m": {"ingest": 100, "full job": 1500, "peak memory": 2048},
}
PEERS = {
    "1m": [("polars-full", MIXED, 50), ("numpy-full", MIXED, 100), ("openfisca-reach", MIXED, 150),
           ("polars-reach", MIXED, None), ("polars-reach", WIDE, 25)],
    "10m": [("polars-reach", MIXED, 50)],
    "100m": [],
}
UNITS = {"CSV": "CPU-ns a resident", "storing": "CPU-ns a resident", "opening": "CPU-ns a resident",
         "ingest": "CPU-ns a resident", "compile": "ms CPU", "full job": "ms CPU", "reform, all needs": "ms CPU",
         "reform, one need": "ms CPU", "peak memory": "MiB", "atlas loading": "s CPU", "bytes": "bytes a resident"}


def main(results, size, load):
    """Prints the table; exits with 1 when something was missed."""
    table = Table(pathlib.Path(results))
    engine, wide = table.read(f"engine-{MIXED}"), table.read(f"engine-{WIDE}")
    now = datetime.datetime.now().strftime("%Y-%m-%d %H:%M")
    print(f"reach of 1,000 measures and 20 needs, {size} residents, {now}, load {load} before, "
          f"{engine['load']:.2f} when the engine began")
    for name, unit in UNITS.items():
        if name in engine:
            table.line(name, engine[name], unit, SECONDS[size].get(name))
    if wide:
        table.line("full job, wide", wide["full job"], "ms CPU")
    for name, case, goal in PEERS[size]:
        table.peer(name, case, engine if case == MIXED else wide, goal)
    if "unknown" in engine:
        table.line("5 % of facts unknown", engine["unknown"], "x the full job", 2, decides=True)
        table.line("with weights", engine["weighted"], "x the full job")
        table.line("plain loop over bytes", engine["plain loop / engine"], "x the engine's", LOOP, True, True)
    if "two threads" in engine:
        threads(table, engine)
    for missed in table.missed:
        print(f"  FAILED: {missed}")
    sys.exit(1 if table.missed else 0)


def threads(table, engine):
    """Two threads, judged only where the machine had two processors to give."""
    free = engine["two plain loops"]
    table.line("two plain loops", free, "x one, by the clock")
    is_idle = free >= TWO_PROCESSORS
    table.line("two threads", engine["two threads"], "x one, by the clock", 1.6 if is_idle else None, True, is_idle)
    if not is_idle:
        print("    not judged: other programs kept the processors busy")


if __name__ == "__main__":
    main(*sys.argv[1:4])
