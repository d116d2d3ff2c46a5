"""Where the time and memory of a check of the SSDA903 go: `returns_profile.py FOLDER AUTHORITY`, a JSON line a stage.

The stages of `goldenthread validate ssda903 FOLDER/now --previous FOLDER/before --out report.json`, one after another
in a process of its own. CPU seconds are of the stage; memory is the most that the process has held by its end.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ["POLARS_MAX_THREADS"] = "1"


class Stages:
    """What each stage used, printed as it ends."""

    def __init__(self) -> None:
        self._before = 0.0  # so that the first stage holds the start of Python too

    def end(self, stage: str) -> None:
        spent, self._before = time.process_time() - self._before, time.process_time()
        self.say(stage, spent)

    def say(self, stage: str, spent: float) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"stage": stage, "cpu_s": round(spent, 3), "peak_mb": round(peak)}), flush=True)


def main(source: Path, authority: str) -> None:
    stages = Stages()
    import polars  # noqa: F401, PLC0415

    stages.end("start of Python, import of Polars")
    from goldenthread.analysis.returns import ssda903  # noqa: PLC0415
    from goldenthread.analysis.returns.evidence import Lookups  # noqa: PLC0415
    from goldenthread.analysis.returns.reference import Postcodes  # noqa: PLC0415
    from goldenthread.analysis.returns.report import Checked, write  # noqa: PLC0415
    from goldenthread.cli import run  # noqa: F401, PLC0415

    stages.end("import of our own modules")
    year = ssda903.YEARS[-1]
    given = ssda903.read(source / "now", year=year, previous=source / "before")
    stages.end("reading the files of both years")
    spent: list[float] = []
    reference = Lookups(authority=_code(authority), postcodes=Postcodes.open())
    findings = ssda903.validate(given.tables, year=year, reference=reference, watch=lambda rules: _timed(rules, spent))
    stages.end(f"typing the cells, {len(spent)} rules and their findings")
    stages.say("— the rules alone", sum(spent))
    stages.say("— the ten slowest rules", sum(sorted(spent)[-10:]))
    with tempfile.TemporaryDirectory() as folder:
        write(Checked(ssda903.TITLE, year, given, ssda903.RULES.of(year), findings), Path(folder) / "report.json")
    stages.end("the report")


def _code(name: str) -> str:
    from goldenthread.analysis.returns.reference import authority  # noqa: PLC0415

    return authority(name).code


def _timed(rules: list, spent: list[float]) -> Iterator:
    for rule in rules:
        begun = time.process_time()
        yield rule
        spent.append(time.process_time() - begun)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
