"""Measure the site with 200 staff at once and 300,000 people on record, on PostgreSQL.

Prints a JSON line a kind of request and writes docs/reference/benchmarks-web.md. Exit status 1 where a limit is not
kept. Everything runs on this machine, the staff included, and nothing leaves the loopback.

    python benchmarks/web.py [--people 300000] [--staff 200] [--minutes 5] [--beside "Nothing else ran."]
"""

import argparse
import json
import os
import resource
import secrets
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs/reference/benchmarks-web.md"
sys.path[:0] = [str(PROJECT / "tools"), str(PROJECT / "benchmarks")]

from with_postgresql import server  # noqa: E402

from run import _machine  # noqa: E402  the folder has to be on the path

HOST = "127.0.0.1"
MILLISECONDS = 800
RAMP_UP = 60
# As on a real server: everything that is committed is on the disk. Memory for a small machine.
POSTGRESQL = (
    "fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=1GB", "work_mem=16MB",
    "effective_cache_size=3GB", "max_connections=60", "listen_addresses=",
)  # fmt: skip


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=300_000)
    asked.add_argument("--staff", type=int, default=200)
    asked.add_argument("--minutes", type=float, default=5, help="after everybody has begun to work")
    asked.add_argument("--beside", default="", help="what else the machine was doing, for the page")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, server(POSTGRESQL) as database:
        plan = Path(folder) / "plan.json"
        environment = _environment(Path(folder), database)
        seconds = _record(environment, plan, options)
        with _served(environment) as port:
            answers, busy = _worked(environment, plan, port, options)
    found = _found(answers, options)
    for kind, figures in found.items():
        print(json.dumps({"kind": kind} | figures), flush=True)
    limits = list(_limits(found))
    facts = {**vars(options), **busy, "seconds": seconds}
    PAGE.write_text(_page(found, limits, facts), encoding="utf-8")
    return int(not all(kept for _, _, kept in limits))


# -- a live service with its record -----------------------------------------------------------------------------------


def _environment(folder: Path, database: str) -> dict[str, str]:
    """A live service: its rules, its keys, audit sealing on."""
    key = folder / "audit-key"
    key.write_text(secrets.token_urlsafe(64))
    key.chmod(0o600)
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "goldenthread.site.settings",
        "GOLDENTHREAD_MODE": "live",
        "GOLDENTHREAD_VAR": str(folder / "var"),
        "GOLDENTHREAD_DATABASE": database,
        "GOLDENTHREAD_DATASET": str(folder / "dataset"),
        "GOLDENTHREAD_SECRET_KEY": secrets.token_urlsafe(64),
        "GOLDENTHREAD_AUDIT_KEY_FILE": str(key),
    }


def _record(environment: dict[str, str], plan: Path, options: argparse.Namespace) -> float:
    """Make the people, the staff and their sessions. Returns the seconds that it took."""
    begun = time.perf_counter()
    synth = [_program("goldenthread"), "dataset", "synth", "--children", "200", "--years", "1"]
    subprocess.run([*synth, "--out", environment["GOLDENTHREAD_DATASET"]], env=environment, check=True)
    command = [sys.executable, str(PROJECT / "benchmarks/web_record.py"), str(plan)]
    subprocess.run([*command, str(options.people), str(options.staff)], env=environment, check=True)
    return time.perf_counter() - begun


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[int]:
    """The site, as `goldenthread serve` brings it up."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    command = [_program("goldenthread"), "serve", "--port", str(port)]
    with subprocess.Popen(command, env={**environment, "GOLDENTHREAD_HOSTS": HOST}) as served:
        try:
            _wait(port, served)
            yield port
        finally:
            served.terminate()


def _wait(port: int, served: subprocess.Popen) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        if served.poll() is not None:
            sys.exit("The site did not start.")
        time.sleep(0.2)
    sys.exit("The site did not answer within two minutes.")


# -- the staff at work ------------------------------------------------------------------------------------------------


Answers = list[dict]


def _worked(
    environment: dict[str, str], plan: Path, port: int, options: argparse.Namespace
) -> tuple[Answers, dict[str, float]]:
    """Every answer after all have begun, with its kind, milliseconds and what was wrong with it; and how many cores the
    staff's program and the whole machine used.
    """
    told = plan.with_name("answers.json")
    locust = shutil.which("locust", path=PROJECT / ".venv/bench/bin") or shutil.which("locust")
    if not locust:
        sys.exit("Locust is not installed: run `make bench-web`.")
    command = [locust, "--headless", "--only-summary", "--locustfile", str(PROJECT / "benchmarks/staff.py")]
    command += ["--host", f"http://{HOST}:{port}", "--users", str(options.staff)]
    command += ["--spawn-rate", str(options.staff / RAMP_UP), "--run-time", f"{RAMP_UP + round(60 * options.minutes)}s"]
    names = {"PLAN": str(plan), "ANSWERS": str(told), "PATH": environment["PATH"], "HOME": str(plan.parent)}
    with _watched() as busy:
        subprocess.run(command, env=names, check=False, stdout=sys.stderr)
    return json.loads(told.read_text()), busy


@contextmanager
def _watched() -> Iterator[dict[str, float]]:
    """Cores that the program run meanwhile used, and that all programs of the machine used together."""
    busy: dict[str, float] = {}
    begun, program, machine = time.perf_counter(), _program_seconds(), _machine_seconds()
    yield busy
    seconds = time.perf_counter() - begun
    busy["locust_cores"] = (_program_seconds() - program) / seconds
    busy["machine_cores"] = (_machine_seconds() - machine) / seconds


def _program_seconds() -> float:
    """Processor time of the programs that this one waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _machine_seconds() -> float:
    """Processor time of everything since the machine started, as Linux counts it, without idling and waiting."""
    counted = Path("/proc/stat").read_text().split("\n")[0].split()
    user, nice, system, _idle, _waiting, *interrupts = map(int, counted[1:8])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


def _found(answers: list[dict], options: argparse.Namespace) -> dict[str, dict[str, float]]:
    kinds = defaultdict(list)
    for each in answers:
        kinds[each["kind"]].append(each)
        kinds["all"].append(each)
    return {kind: _figures(some, 60 * options.minutes) for kind, some in sorted(kinds.items())}


def _figures(some: list[dict], seconds: float) -> dict[str, float]:
    times = [each["milliseconds"] for each in some]
    cuts = statistics.quantiles(times, n=100) if len(times) > 1 else times * 99
    spread = {f"p{at}": round(cuts[at - 1]) for at in (50, 95, 99)} | {"slowest": round(max(times))}
    errors = sum(bool(each["wrong"]) for each in some)
    return {"requests": len(some), "errors": errors, **spread, "per_second": round(len(some) / seconds, 2)}


# -- the page ---------------------------------------------------------------------------------------------------------


def _limits(found: dict[str, dict[str, float]]) -> Iterator[tuple[str, str, bool]]:
    whole = found["all"]
    yield "no errors", f"{whole['errors']} of {whole['requests']:,}", not whole["errors"]
    slowest = max((kind for kind in found if kind != "all"), key=lambda kind: found[kind]["p95"])
    worst = found[slowest]["p95"]
    yield f"p95 of every kind under {MILLISECONDS} ms", f"at most {worst} ms ({slowest})", worst < MILLISECONDS


def _page(found: dict, limits: list, facts: dict) -> str:
    facts = {"day": datetime.now(UTC), "machine": _machine(), "postgresql": ", ".join(POSTGRESQL[:-1]), **facts}
    rows = [
        f"| {kind} | {each['requests']:,} | {each['errors']} | {each['p50']} | {each['p95']} | {each['p99']} | "
        f"{each['slowest']} | {each['per_second']} |"
        for kind, each in found.items()
    ]
    return _WORDS.format(
        **facts,
        limits="\n".join(f"| {limit} | {told} | {'yes' if kept else '**no**'} |" for limit, told, kept in limits),
        rows="\n".join(rows),
    )


_WORDS = """\
# Benchmarks of the site

Written by `make bench-web` on {day:%-d %B %Y}; do not change by hand.

Machine: {machine}. The same machine runs PostgreSQL, the site and the staff. All
programs on it together used {machine_cores:.2f} cores; Locust, the staff, {locust_cores:.2f} of one.
{beside}

{staff} staff at once for {minutes:g} minutes after all have begun, each with 5 to 15 seconds to think between two
requests, among {people:,} people on record (made in {seconds:.0f} seconds). Live mode as `goldenthread serve` brings it
up, each with a session of their own, seals of the audit trail every ten seconds. PostgreSQL with {postgresql}.

| Limit | Measured | Kept |
|---|--:|---|
{limits}

Milliseconds from the first byte sent to the last received:

| Kind | Requests | Errors | p50 | p95 | p99 | Slowest | A second |
|---|--:|--:|--:|--:|--:|--:|--:|
{rows}
"""

if __name__ == "__main__":
    sys.exit(main())
