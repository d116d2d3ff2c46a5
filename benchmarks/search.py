"""Measure the search among 300,000 made-up people, on PostgreSQL and on SQLite.

Prints a JSON line a database and writes docs/reference/benchmarks-search.md. Exit status 1 where a limit is not kept.

    python benchmarks/search.py [--people 300000] [--pairs 1000]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs/reference/benchmarks-search.md"
sys.path[:0] = [str(PROJECT / "tests"), str(PROJECT / "benchmarks")]

MILLISECONDS, TENTHS = 300, 95
DATABASES = {"PostgreSQL": [str(PROJECT / "tools/with_postgresql.py")], "SQLite": []}
FIRST = (10, 3, 1)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=300_000)
    asked.add_argument("--pairs", type=int, default=1_000)
    asked.add_argument("--here", action="store_true", help="measure on the database of the environment, and print")
    options = asked.parse_args()
    if options.here:
        print(json.dumps(_measured(options.people, options.pairs)))
        return 0
    found = {name: _in_its_own_process(name, options) for name in DATABASES}
    limits = list(_limits(found["PostgreSQL"]))
    PAGE.write_text(_page(found, limits), encoding="utf-8")
    return int(not all(kept for _, _, kept in limits))


def _in_its_own_process(name: str, options: argparse.Namespace) -> dict[str, object]:
    command = [*DATABASES[name], sys.executable, __file__, "--here"]
    command += ["--people", str(options.people), "--pairs", str(options.pairs)]
    with tempfile.TemporaryDirectory() as var:
        settings = {"GOLDENTHREAD_VAR": var, "DJANGO_SETTINGS_MODULE": "goldenthread.site.settings"}
        done = subprocess.run(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True, check=True)
    found = json.loads(done.stdout.strip().splitlines()[-1])
    print(json.dumps({"database": name} | found), flush=True)
    return found


# -- in a process of its own ------------------------------------------------------------------------------------------


def _measured(people: int, count: int) -> dict[str, object]:
    import django

    django.setup()
    from made_up_pairs import pairs, population

    known = list(population(people))
    keys, seconds = _recorded(known)
    times, places = [], defaultdict(list)
    for asked in pairs(known, count):
        place, taken = _search(asked, keys)
        times.append(taken)
        places[asked.kind].append(place)
    hits = {kind: [_share(found, first) for first in FIRST] for kind, found in places.items()}
    return {"people": len(known), "pairs": count, "hits": hits, **_spread(times), **seconds}


def _recorded(known: list) -> tuple[list[int], dict[str, object]]:
    from django.core.management import call_command
    from django.db import connection

    from goldenthread.record.people.actions import search_keys
    from goldenthread.record.people.models import SearchKey
    from people_in_bulk import put

    call_command("migrate", verbosity=0)
    keys = put(known)
    begun = time.perf_counter()
    search_keys.refresh(people=keys)
    taken = time.perf_counter() - begun
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return keys, {"keys": SearchKey.objects.count(), "keys_seconds": round(taken)}


def _search(asked: object, keys: list[int]) -> tuple[int, float]:
    from goldenthread.access.models import User
    from goldenthread.record.people.matching import find, wanted

    user = User(username="bench", role_slug="social-worker", team_id="duty", pk=1)
    begun = time.perf_counter()
    query = wanted.of(given=asked.given, family=asked.family, born_on=asked.born_on, address=asked.address)
    found = [match.person for match in find(query, by=user)]
    taken = time.perf_counter() - begun
    return (found.index(keys[asked.target]) + 1 if keys[asked.target] in found else 10_000), taken


def _share(places: list[int], first: int) -> float:
    return sum(place <= first for place in places) / len(places)


def _spread(times: list[float]) -> dict[str, object]:
    cuts = statistics.quantiles(times, n=100)
    return {f"p{at}": round(cuts[at - 1] * 1000) for at in (50, 95, 99)} | {"slowest": round(max(times) * 1000)}


# -- the page ---------------------------------------------------------------------------------------------------------


def _all(hits: dict[str, list[float]]) -> list[float]:
    return [100 * statistics.mean(each[at] for each in hits.values()) for at in range(len(FIRST))]


def _limits(found: dict):
    share = _all(found["hits"])[0]
    yield f"who is meant stands in the first ten, at least {TENTHS} %", f"{share:.1f} %", share >= TENTHS
    yield f"p95 of a search at most {MILLISECONDS} ms", f"{found['p95']} ms", found["p95"] <= MILLISECONDS


def _page(found: dict[str, dict], limits: list[tuple[str, str, bool]]) -> str:
    from run import _machine

    first = found["PostgreSQL"]
    facts = {"day": datetime.now(UTC), "machine": _machine(), "people": first["people"], "pairs": first["pairs"]}
    return "\n\n".join([
        _OPENING.format(**facts),
        "| Limit (PostgreSQL) | Measured | Kept |\n|---|--:|---|\n"
        + "\n".join(f"| {limit} | {measured} | {'yes' if kept else '**no**'} |" for limit, measured, kept in limits),
        "## One search, in milliseconds\n\n| Database | p50 | p95 | p99 | Slowest | Keys | Made in |\n"
        "|---|--:|--:|--:|--:|--:|--:|\n" + "\n".join(_times(name, each) for name, each in found.items()),
        "## Where who is meant stands, PostgreSQL\n\n"
        "| What is amiss | First 10 | First 3 | First |\n|---|--:|--:|--:|\n"
        + "\n".join(_row(kind, [100 * each for each in shares]) for kind, shares in first["hits"].items())
        + "\n" + _row("**all**", _all(first["hits"])),
    ]) + "\n"  # fmt: skip


_OPENING = """\
# Benchmarks of the search

Written by `make bench-search` on {day:%-d %B %Y}; do not change by hand.

Machine: {machine}.

Measured: {pairs:,} searches, each for one of {people:,} made-up people of whom something is typed amiss; the kinds of
slip in turn. A search is everything from the typed fields to the ranked list: three queries and the ranking. Names have
the frequencies of a real place: a few very common, a long tail, families and twins."""


def _times(name: str, found: dict) -> str:
    times = " | ".join(str(found[each]) for each in ("p50", "p95", "p99", "slowest"))
    return f"| {name} | {times} | {found['keys']:,} | {found['keys_seconds']:,} s |"


def _row(kind: str, shares: list[float]) -> str:
    return f"| {kind} | " + " | ".join(f"{share:.0f} %" for share in shares) + " |"


if __name__ == "__main__":
    sys.exit(main())
