"""One measure in a process of its own: prints a JSON line with seconds and peak memory.

python benchmarks/measure.py WHAT FOLDER [key=value …]
"""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from goldenthread.analysis.indicators import CATALOGUE, calculate
from goldenthread.analysis.synthetic import write_authority
from goldenthread.analysis.tables import Dataset

YEARS = ("2012-13", "2013-14", "2014-15")
REPEATS = 5


def make(folder: Path, people: str) -> dict[str, object]:
    """Write a made-up authority of six years."""
    write_authority(folder, children=int(people), years=6, seed=1)
    return {"rows": sum(Dataset.open(folder, check=False).manifest.rows.values())}


def read(folder: Path) -> dict[str, object]:
    """Read every column of every Parquet file into memory: the yardstick."""
    return _repeated(lambda: [pl.read_parquet(path) for path in sorted(folder.glob("*.parquet"))])


def indicators(folder: Path) -> dict[str, object]:
    """All indicators by team for 36 months, from the folder each time."""

    def all_of_them() -> pl.DataFrame:
        return calculate(list(CATALOGUE), Dataset.open(folder, check=False), periods=YEARS, by=["month", "team"])

    return {"indicators": len(CATALOGUE), "figures": all_of_them().height} | _repeated(all_of_them)


def published(folder: Path) -> dict[str, object]:
    """All indicators by team for one year as they are published."""

    def all_of_them() -> pl.DataFrame:
        dataset = Dataset.open(folder, check=False)
        return calculate(list(CATALOGUE), dataset, periods=YEARS[-1:], by=["team"], audience="published")

    return _repeated(all_of_them)


def open_checked(folder: Path) -> dict[str, object]:
    """Open the dataset with every row checked against the contract."""
    return _repeated(lambda: Dataset.open(folder))


def _repeated(work: Callable[[], object]) -> dict[str, object]:
    """The median of five runs after one to warm up."""
    work()
    seconds = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return {"seconds": round(statistics.median(seconds), 3), "slowest": round(max(seconds), 3)}


MEASURES = {each.__name__: each for each in (make, read, indicators, published, open_checked)}


def main(what: str, folder: str, *settings: str) -> None:
    begun = time.perf_counter()
    found = MEASURES[what](Path(folder), **dict(setting.split("=") for setting in settings))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    whole = {"measure": what, "seconds": round(time.perf_counter() - begun, 3), "peak_gb": round(peak, 2)}
    print(json.dumps(whole | found), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
