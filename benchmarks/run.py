"""Measure the indicators on a made-up county and on one ten times its size.

Prints a JSON line a measure and writes docs/reference/benchmarks.md. Each measure runs in a process of its own, so
that its peak memory is its own. Exit status 1 where a limit is not kept.

    python benchmarks/run.py [--people 100000,1000000]
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs/reference/benchmarks.md"

TIMES_A_READ, SECONDS, GIGABYTES, TIMES_TEN_FOLD = 10, 15, 2, 11

Found = dict[str, dict[str, float]]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", default="100000,1000000", help="sizes of the made-up authorities")
    sizes = [int(size) for size in asked.parse_args().people.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        found = {size: _measured(size, Path(folder) / str(size), first=size == sizes[0]) for size in sizes}
    limits = list(_limits(found))
    PAGE.write_text(_page(found, limits), encoding="utf-8")
    return int(not all(kept for _, _, kept in limits))


def _measured(size: int, folder: Path, *, first: bool) -> Found:
    """What is measured of one size; the limits need no more of the larger ones than reading and counting."""
    made = _measure("make", folder, f"people={size}")
    whats = ["read", "indicators", *(["open_checked", "published"] if first else [])]
    return {"make": made} | {what: _measure(what, folder) for what in whats}


def _measure(what: str, folder: Path, *settings: str) -> dict[str, float]:
    command = [sys.executable, str(PROJECT / "benchmarks/measure.py"), what, str(folder), *settings]
    line = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(json.dumps({"people": int(folder.name)} | json.loads(line)), flush=True)
    return json.loads(line)


def _limits(found: dict[int, Found]):
    """What must hold: the limit in words, what was measured, and whether it is kept."""
    county, *larger = found.values()
    seconds, read = county["indicators"]["seconds"], county["read"]["seconds"]
    yield f"at most {TIMES_A_READ} times an eager read", f"{seconds / read:.1f} times", seconds <= TIMES_A_READ * read
    yield f"at most {SECONDS} s", f"{seconds:.1f} s", seconds <= SECONDS
    peak = county["indicators"]["peak_gb"]
    yield f"at most {GIGABYTES} GB", f"{peak:.2f} GB", peak <= GIGABYTES
    for each in larger:
        times = each["indicators"]["seconds"] / seconds
        yield (
            f"ten times the people, at most {TIMES_TEN_FOLD} times the cost",
            f"{times:.1f} times",
            times <= TIMES_TEN_FOLD,
        )


def _page(found: dict[int, Found], limits: list[tuple[str, str, bool]]) -> str:
    parts = [
        _OPENING.format(day=datetime.now(UTC), machine=_machine(), count=_figures(found)),
        "| Limit | Measured | Kept |\n|---|--:|---|\n"
        + "\n".join(f"| {limit} | {measured} | {'yes' if kept else '**no**'} |" for limit, measured, kept in limits),
        *(_table(size, measures) for size, measures in found.items()),
    ]
    return "\n\n".join(parts) + "\n"


_OPENING = """\
# Benchmarks

Written by `make bench` on {day:%-d %B %Y}; do not change by hand.

Machine: {machine}.

Measured: all indicators ({count}) by team for 36 months, from a folder of Parquet files, against an eager read of all
columns of the same files. Warm, median of five, each measure in its own process."""

_WORDS = {
    "make": "Make the authority (`dataset synth`)",
    "read": "Eager read of all columns",
    "open_checked": "Open with every row checked",
    "indicators": "All indicators by team, 36 months",
    "published": "All indicators by team, one year, published",
}


def _figures(found: dict[int, Found]) -> str:
    first = next(iter(found.values()))["indicators"]
    return f"{first['indicators']:.0f}, {first['figures']:,.0f} figures"


def _table(size: int, measures: Found) -> str:
    rows = [f"| {_WORDS[what]} | {each['seconds']:.2f} | {each['peak_gb']:.2f} |" for what, each in measures.items()]
    heading = f"## {size:,} people, {measures['make']['rows']:,.0f} rows"
    return "\n".join([heading, "", "| Measure | Seconds | Peak GB |", "|---|--:|--:|", *rows])


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    parts = [f"{os.cpu_count()} cores", f"{memory:.0f} GB memory", platform.system(), platform.machine()]
    return ", ".join([*parts, f"Python {platform.python_version()}"])


if __name__ == "__main__":
    sys.exit(main())
