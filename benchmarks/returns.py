"""Measure the check of returns beside the published validators, over the same files in the same run.

Makes returns up, runs both whole commands in processes of their own (from files to a written JSON report, start-up
included), prints a JSON line a run, compares what they found rule by rule, and writes
docs/reference/benchmarks-returns.md. Exit status 1 where a target is missed.

    python benchmarks/returns.py [--small]
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs/reference/benchmarks-returns.md"
PUBLISHED = PROJECT / ".venv/returns/bin/python"
AUTHORITY = "868"
LONGEST = 600
WARM_RUNS = 3
SIZES = {"SSDA903": (1_000, 10_000), "CIN": (2_000, 20_000)}
TARGETS = (
    ("SSDA903", 1_000, "times less CPU", 20),
    ("SSDA903", 10_000, "times less CPU", 40),
    ("SSDA903", 10_000, "times less memory", 10),
    ("CIN", 2_000, "times less CPU", 30),
)
CIN_PEAK_MB, CIN_GROWTH = 1_000, 12


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--small", action="store_true", help="only the smaller return of each")
    sizes = {name: each[:1] if asked.parse_args().small else each for name, each in SIZES.items()}
    with tempfile.TemporaryDirectory(prefix="goldenthread-returns-") as folder:
        runs = [run for name in sizes for size in sizes[name] for run in _measured(name, size, Path(folder))]
        differences = {name: _differences(name, sizes[name][0], Path(folder)) for name in sizes}
        profiles = {size: _profile(size, Path(folder)) for size in sizes["SSDA903"]}
    reached = list(_reached(runs))
    PAGE.write_text(_page(runs, reached, profiles, differences), encoding="utf-8")
    return int(not all(kept for _, _, _, kept in reached))


# -- runs -------------------------------------------------------------------------------------------------------------


def _measured(name: str, size: int, folder: Path) -> Iterator[dict]:
    source = _made(name, size, folder)
    for who, cache, command, report in _commands(name, size, source, folder):
        run = {"return": name, "children": size, "who": who, "cache": cache, **_run(command, folder), "report": report}
        print(json.dumps({key: value for key, value in run.items() if key != "report"}), flush=True)
        yield run


def _made(name: str, size: int, folder: Path) -> Path:
    source = folder / (f"ssda903-{size}" if name == "SSDA903" else f"cin-{size}.xml")
    # In a process of its own: what runs is forked from this one, and its peak is never below what this one has held.
    maker = str(PROJECT / "benchmarks/made_up_returns.py")
    subprocess.run([sys.executable, maker, name.lower(), str(source), str(size)], check=True)
    return source


def _commands(name: str, size: int, source: Path, folder: Path) -> Iterator[tuple[str, str, list[str], Path]]:
    """Golden Thread first without a cache of postcodes, then with it; the published validator keeps none."""
    ours, theirs = folder / f"{name}-{size}-ours.json", folder / f"{name}-{size}-theirs.json"
    which = name.lower()
    paths = (
        [source / "now", "--previous", source / "before", "--authority", AUTHORITY] if name == "SSDA903" else [source]
    )
    command = [
        str(Path(sys.executable).with_name("goldenthread")),
        "validate",
        which,
        *map(str, paths),
        "--out",
        str(ours),
    ]
    command = ["env", f"XDG_CACHE_HOME={folder / f'cache-{size}'}", *command]
    for cache in ("cold", *["warm"] * WARM_RUNS):
        yield "Golden Thread", cache, command, ours
    script = str(PROJECT / "benchmarks/published_validators.py")
    yield "published", "none", [str(PUBLISHED), script, which, str(source), str(theirs)], theirs


def _run(command: list[str], folder: Path) -> dict[str, object]:
    begun = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "GOLDENTHREAD_VAR")}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True)
        status, usage, ended = _waited(process)
    wall = time.perf_counter() - begun
    cpu = usage.ru_utime + usage.ru_stime
    peak = usage.ru_maxrss / 1024
    return {"cpu_s": round(cpu, 2), "wall_s": round(wall, 2), "peak_mb": round(peak), "status": status, "ended": ended}


def _waited(process: subprocess.Popen) -> tuple[int, object, bool]:
    """The status and what was used; whether it ended by itself within the time."""
    limit = time.monotonic() + LONGEST
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage, True
        if time.monotonic() > limit:
            os.killpg(process.pid, signal.SIGKILL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage, False
        time.sleep(0.02)


def _profile(size: int, folder: Path) -> list[dict]:
    """Our command once more, stage by stage."""
    command = [
        sys.executable,
        str(PROJECT / "benchmarks/returns_profile.py"),
        str(folder / f"ssda903-{size}"),
        AUTHORITY,
    ]
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / f"cache-{size}")}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in told.splitlines()]


# -- what they found --------------------------------------------------------------------------------------------------


def _differences(name: str, size: int, folder: Path) -> list[tuple[str, str, int, int, int]]:
    """By rule and table: rows that both found, only we, only the published validator."""
    ours, theirs = (folder / f"{name}-{size}-{who}.json" for who in ("ours", "theirs"))
    if not theirs.exists():
        return []
    found, published = _ours(ours), _theirs(theirs)
    rows = []
    for key in sorted(found.keys() | published.keys()):
        one, other = found.get(key, set()), published.get(key, set())
        rows.append((*key, len(one & other), len(one - other), len(other - one)))
    return rows


def _ours(path: Path) -> dict[tuple[str, str], set[int]]:
    found: dict[tuple[str, str], set[int]] = {}
    for each in json.loads(path.read_text(encoding="utf-8"))["findings"]:
        found.setdefault((each["rule"], each["table"]), set()).add(each["row"])
    return found


def _theirs(path: Path) -> dict[tuple[str, str], set[int]]:
    report = json.loads(path.read_text(encoding="utf-8"))["found"]
    return {(rule, table): set(rows) for rule, tables in report.items() for table, rows in tables.items()}


# -- the page ---------------------------------------------------------------------------------------------------------


def _best(runs: list[dict], name: str, size: int, who: str, field: str) -> float | None:
    """The middle of the warm runs: of one published run, itself."""
    asked = [run for run in runs if (run["return"], run["children"], run["who"]) == (name, size, who)]
    values = sorted(run[field] for run in asked if run["cache"] != "cold")
    return values[len(values) // 2] if values else None


def _reached(runs: list[dict]) -> Iterator[tuple[str, str, str, bool]]:
    """Each target: what it is of, what it asks, what was measured, whether it is kept."""
    for name, size, what, limit in TARGETS:
        field = "cpu_s" if what.endswith("CPU") else "peak_mb"
        ours, theirs = (_best(runs, name, size, who, field) for who in ("Golden Thread", "published"))
        if ours and theirs:
            ratio = theirs / ours
            print(json.dumps({"return": name, "children": size, "what": what, "ratio": round(ratio, 1)}), flush=True)
            yield f"{name}, {size:,} children", f"at least {limit} {what}", f"{ratio:.1f}", ratio >= limit
    small, large = (_best(runs, "CIN", size, "Golden Thread", "cpu_s") for size in SIZES["CIN"])
    peak = _best(runs, "CIN", SIZES["CIN"][1], "Golden Thread", "peak_mb")
    if small and large and peak:
        what = f"CIN, {SIZES['CIN'][1]:,} children"
        yield what, f"under {CIN_PEAK_MB:,} MB", f"{peak:,.0f} MB", peak < CIN_PEAK_MB
        yield (
            what,
            f"at most {CIN_GROWTH} times the cost of {SIZES['CIN'][0]:,}",
            f"{large / small:.1f}",
            large / small <= CIN_GROWTH,
        )


def _page(runs: list[dict], reached: list, profiles: dict, differences: dict) -> str:
    lines = [
        "# Benchmarks of the returns",
        "",
        f"Written by `make bench-returns` on {datetime.now(UTC).date():%-d %B %Y}; do not change by hand.",
        "",
        f"Machine: {_machine()}.",
        "",
        "Whole commands, from files to a written JSON report, start-up included, over the same made-up files in the",
        "same run: this year's and last year's SSDA903 with five episodes a child and postcodes of 20 areas; the",
        "census as one XML file. Cold: without the index of postcodes, which is then written once. A published",
        f"validator that has not ended after {LONGEST} seconds is stopped.",
        "",
        "| Of | Target (warm) | Measured | Kept |",
        "|---|---|--:|---|",
        *(f"| {of} | {what} | {measured} | {'yes' if kept else 'no'} |" for of, what, measured, kept in reached),
        "",
        "| Return | Children | Who | Cache | CPU s | Wall s | Peak MB | Ended |",
        "|---|--:|---|---|--:|--:|--:|---|",
        *map(_run_row, runs),
        "",
        *_profile_lines(profiles),
        "",
        "## What both found",
        "",
        "Rows by rule and table, on the smaller return of each. Why a rule differs:",
        "[Differences](returns-differences.md).",
        "",
    ]
    for name, rows in differences.items():
        alike = [row for row in rows if not row[3] and not row[4]]
        lines += [f"### {name}", "", f"{len(alike)} of {len(rows)} rules and tables alike. The others:", ""]
        lines += [
            "| Rule | Table | Both | Only Golden Thread | Only the published validator |",
            "|---|---|--:|--:|--:|",
        ]
        lines += [
            f"| {rule} | {table} | {both} | {one} | {other} |" for rule, table, both, one, other in rows if one or other
        ]
        lines.append("")
    return "\n".join(lines)


def _profile_lines(profiles: dict[int, list[dict]]) -> Iterator[str]:
    yield "## Where the time goes"
    yield ""
    yield "The check of the SSDA903 by stages, its index of postcodes at hand: CPU seconds of the stage, and the most"
    yield "memory that the process has held by its end."
    yield ""
    yield "| Stage | " + " | ".join(f"{size:,} children: CPU s | Peak MB" for size in profiles) + " |"
    yield "|---" + "|--:|--:" * len(profiles) + "|"
    for stages in zip(*profiles.values(), strict=True):
        yield (
            f"| {stages[0]['stage']} | " + " | ".join(f"{each['cpu_s']} | {each['peak_mb']}" for each in stages) + " |"
        )


def _run_row(run: dict) -> str:
    ended = "yes" if run["ended"] else f"no, stopped after {LONGEST} s"
    failed = "" if run["status"] in (0, 1) or not run["ended"] else f", status {run['status']}"
    cells = (
        run["return"],
        f"{run['children']:,}",
        run["who"],
        run["cache"],
        run["cpu_s"],
        run["wall_s"],
        f"{run['peak_mb']:,}",
    )
    return f"| {' | '.join(map(str, cells))} | {ended}{failed} |"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return f"{os.cpu_count()} cores, {memory:.0f} GB memory, {os.uname().sysname}, Python {sys.version.split()[0]}"


if __name__ == "__main__":
    sys.exit(main())
