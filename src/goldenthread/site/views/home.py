"""The home page: what this person must look at first, then where else they may go."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.actions import audit_events
from goldenthread.access.gate import requires
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.access.queries import decisions
from goldenthread.oversight.annual_review import finding_list
from goldenthread.oversight.annual_review.models import BuiltReview
from goldenthread.oversight.performance import choices, datasets, scorecards
from goldenthread.oversight.submissions.queries import errors
from goldenthread.record.people import naming
from goldenthread.record.people.queries import work

MOST = 6


@requires(Permission.HOME_VIEW)
def home(request: HttpRequest) -> HttpResponse:
    """What waits for one, whom one works with, the missed targets, the latest review: as far as one may see each."""
    user, dataset = request.user, datasets.current()
    choice = choices.Choice(choices.usual_period(dataset), None)
    children, others = _work(user)
    context = {
        "user": user,
        "children": children,
        "others": others,
        "waiting": decisions.waiting_for(user).count(),
        "errors": _errors(user),
        "authority": dataset.manifest.authority,
        "query": choice.query(),
        "period_words": choices.words(choice.period),
        "missed": _missed(choice, user),
        "review": _review(user),
        "published": user.role.audience == "published",
    }
    return render(request, "site/home.html", context)


def _work(user: User) -> tuple[list[work.Work], list[work.Work]]:
    """Their names are read off the record, and the trail says so."""
    found = work.of_today(user) if user.may(Permission.PERSON_VIEW) else ([], [])
    if any(found):
        audit_events.record(type="work:list", by=user, details={"people": sum(map(len, found))})
    return found


def _errors(user: User) -> dict[str, object] | None:
    """What the returns found wrong in the records of those one works with. The trail says that it was read."""
    if not user.may(Permission.PERSON_VIEW):
        return None
    found, count = errors.errors_for(user, MOST)
    if not found:
        return None
    audit_events.record(type="error:list", by=user, details={"findings": [each.finding.pk for each in found]})
    return {
        "shown": [{"error": each, "name": naming.full_name(each.person)} for each in found],
        "more": count - len(found),
    }


def _missed(choice: choices.Choice, user: User) -> list[scorecards.Row]:
    """The first few indicators that missed their target, in the order of the scorecard."""
    rows = [row for area in scorecards.areas(choice, user.role.audience) for row in area.rows]
    return [row for row in rows if row.outcome and row.outcome.colour == "red"][:MOST]


def _review(user: User) -> dict[str, object] | None:
    """The latest review that this person may read, with what the checks found for those who may see that."""
    latest = BuiltReview.objects.visible_to(user).first()
    if latest is None:
        return None
    counts = finding_list.counts(finding_list.of(latest.paper)) if user.may(Permission.FINDING_VIEW) else ""
    return {"built": latest, "findings": counts}
