"""The one door to a person's record: seen by those who may, recorded, and the same refusal for all others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from goldenthread.access.actions import audit_events
from goldenthread.access.data_classes import DataClass
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import blocked, may_be_opened, may_see
from goldenthread.record.people.models import Person


class MergedError(Exception):
    """This was a second record of a person. ``into`` is the reference of the one that stands."""

    def __init__(self, into: str) -> None:
        super().__init__(into)
        self.into = into


def opened(request: HttpRequest, reference: str, *, what: str = "record") -> Person:
    """The person of a reference, for a page that shows ``what`` of the record; the reading is recorded.

    Raises ``PermissionDenied``, and the gate records it, both where there is no such person and where it is not this
    user's to know: nobody can tell the two apart. Raises ``MergedError`` for a record merged into another that this
    user may see: it is the sight of the one that stands that counts, for all that the other was is there.
    """
    seen = Person.objects.current().visible_to(request.user)
    person = seen.filter(reference=reference).first()
    if person is None:
        raise _elsewhere(seen.filter(merged__reference=reference).first())
    audit_events.record(type=f"{what}:read", by=request.user, subject=person.reference, subject_id=person.pk)
    return person


def _elsewhere(standing: Person | None) -> Exception:
    return MergedError(standing.reference) if standing else PermissionDenied()


def to_open(request: HttpRequest, reference: str) -> Person:
    """The person whose record this user might open for a purpose. The same refusal for a record that is restricted or
    kept from them and for one that is not there.
    """
    person = Person.objects.findable_by(request.user).current().filter(reference=reference).first()
    if person is None or not may_be_opened(request.user, person.pk):
        raise PermissionDenied
    return person


def to_guard(request: HttpRequest, reference: str) -> Person:
    """The person on whose record this user may say who is named and who is kept out: one that they see, or a restricted
    one for those who restrict; never their own or one that they are kept from. Nothing of the record itself is shown.
    """
    people = Person.objects.current().filter(reference=reference)
    if request.user.may(Permission.RESTRICTION_SET):
        person = people.exclude(blocked(request.user, "pk")).first()
    else:
        person = people.visible_to(request.user).first()
    if person is None:
        raise PermissionDenied
    audit_events.record(type="sight:read", by=request.user, subject=person.reference, subject_id=person.pk)
    return person


def reads(request: HttpRequest, person: Person, data_class: DataClass) -> bool:
    """Whether this user reads a class of this person's record. One query."""
    return Person.objects.filter(may_see(request.user, data_class, "pk"), pk=person.pk).exists()


def key_of(reference: str) -> int | None:
    """Whose record a reference names, for the trail and nothing else: whoever asks is told nothing."""
    return Person.objects.filter(reference=reference).values_list("pk", flat=True).first()


RecordView = Callable[..., HttpResponseBase]


def record_page(permission: Permission, *, what: str) -> Callable[[RecordView], RecordView]:
    """Declare a page of one person's record: what it needs, and what of the record it shows.

        @record_page(Permission.PERSON_VIEW, what="details")
        def details(request, person): ...

    The view gets the person opened, where its address has ``reference``. A record merged into another leads to the same
    page of the one that stands; what was posted goes along.
    """

    def declare(view: RecordView) -> RecordView:
        @requires(permission)
        @wraps(view)
        def page(request: HttpRequest, reference: str, **more: Any) -> HttpResponseBase:
            try:
                person = opened(request, reference, what=what)
            except MergedError as merged:
                return _to_the_standing_record(request, merged.into)
            return view(request, person, **more)

        return page

    return declare


def _to_the_standing_record(request: HttpRequest, reference: str) -> HttpResponse:
    match = request.resolver_match
    return redirect(match.view_name, preserve_request=True, **{**match.kwargs, "reference": reference})
