"""Measure what `visible_to` costs for lists of people, by role, on the database of the environment.

Made for the record of benchmarks/web_record.py. The users and the work that it adds are taken back. Prints a JSON line
a role: how many people are seen, and the median milliseconds of each question. docs/adr/0036 says what was found.

    python benchmarks/sight.py [--work 12000]
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.site.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402  Django has to be set up first

from goldenthread.access.models import Involvement, Team, User  # noqa: E402
from goldenthread.record.people.models import Person  # noqa: E402

TIMES, PAGE = 15, 50
ROLES = ("social-worker", "team-manager", "service-manager", "head-of-service")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--work", type=int, default=12_000, help="people more with whom the teams work")
    options = asked.parse_args()
    with transaction.atomic():
        _work(options.work)
        for role in ROLES:
            user = User.objects.create(username=f"sight-{role}", role_slug=role, team_id="t1", service_code="s1")
            print(json.dumps({"role": role} | _measured(user)), flush=True)
        transaction.set_rollback(True)
    return 0


def _work(count: int) -> None:
    teams = list(Team.objects.all())
    keys = Person.objects.order_by("-pk").values_list("pk", flat=True)[:count]
    facts = {"kind": "lead-worker", "starts_on": date(2014, 1, 1)}
    Involvement.objects.bulk_create(
        Involvement(subject_id=key, team=teams[at % len(teams)], **facts) for at, key in enumerate(keys)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE access_involvement")


def _measured(user: User) -> dict[str, float]:
    def seen():
        """As a request begins: nothing of the user is known yet."""
        return Person.objects.current().visible_to(User.objects.get(pk=user.pk)).order_by("family_name", "given_name")

    count = seen().count()
    last = max(count - PAGE, 0)
    reference = seen().values_list("reference", flat=True)[0]
    return {
        "people": count,
        "count": _milliseconds(lambda: seen().count()),
        "first_page": _milliseconds(lambda: list(seen()[:PAGE])),
        "last_page": _milliseconds(lambda: list(seen()[last:count])),
        "one": _milliseconds(lambda: seen().get(reference=reference)),
    }


def _milliseconds(question: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        question()
        times.append(1000 * (time.perf_counter() - begun))
    return round(statistics.median(times), 1)


if __name__ == "__main__":
    sys.exit(main())
