"""Family and network: who is what to whom, who lives with whom, where, and what must be kept from whom."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.access.data_classes import DataClass
from goldenthread.access.permissions import Permission
from goldenthread.kit.forms import VersionedForm
from goldenthread.kit.versions import StaleError
from goldenthread.record.people import frame, records
from goldenthread.record.people.actions import addresses, families, names
from goldenthread.record.people.forms.network import Joining
from goldenthread.record.people.models import FamilyMember, Name, Person, Warning
from goldenthread.record.people.queries.addresses import entries
from goldenthread.record.people.queries.network import Network, known
from goldenthread.record.people.records import record_page
from goldenthread.record.people.views import details
from goldenthread.record.people.views.editing import Job, run
from goldenthread.record.people.views.parts import own_row
from goldenthread.record.people.views.rows import ADDRESSES, join_family


@record_page(Permission.PERSON_VIEW, what="family")
def family(request: HttpRequest, person: Person) -> HttpResponse:
    return page(request, person)


def page(request: HttpRequest, person: Person, *, shown: int | None = None) -> HttpResponse:
    """``shown``: the key of a confidential address that was asked for."""
    user, network = request.user, Network(request.user, person)
    sensitive = records.reads(request, person, DataClass.SENSITIVE)
    context = {
        "network": network,
        "addresses": entries(user, person, network.rule, shown=shown),
        "warnings": Warning.objects.visible_to(user).filter(person=person),
        "sensitive": sensitive,
        "may_edit": user.may(Permission.PERSON_EDIT),
        "may_address": user.may(Permission.ADDRESS_CHANGE),
    }
    return render(request, "people/family.html", {**frame.context(request, person), **context})


@require_POST
@record_page(Permission.PERSON_VIEW, what="address")
def show_address(request: HttpRequest, person: Person, row: int) -> HttpResponse:
    """The page with one confidential address in it: asked for, and recorded. Never by a link or a reload."""
    address = own_row(ADDRESSES.rows(request.user, person), row)
    addresses.reveal(address=address, by=request.user)
    return page(request, person, shown=address.pk)


@require_POST
@record_page(Permission.PERSON_VIEW, what="name")
def show_name(request: HttpRequest, person: Person, row: int) -> HttpResponse:
    """The details with one confidential name in them: asked for, and recorded."""
    name = own_row(Name.objects.visible_to(request.user).filter(person=person), row)
    names.reveal(name=name, by=request.user)
    return details.page(request, person, shown=name.pk)


@require_POST
@record_page(Permission.PERSON_EDIT, what="address")
def confirm_address(request: HttpRequest, person: Person, row: int) -> HttpResponse:
    """Where the address has changed since it was shown, the page shows it as it is now and nothing is confirmed."""
    address = own_row(ADDRESSES.rows(request.user, person), row)
    form = VersionedForm(request.POST)
    if form.is_valid():
        try:
            addresses.confirm(address=address, version=form.cleaned_data["version"], by=request.user)
        except StaleError:
            return page(request, person)
    return redirect(_family(person))


@record_page(Permission.PERSON_EDIT, what="family")
def join(request: HttpRequest, person: Person) -> HttpResponse:
    """Somebody else who is worked with together with this person."""

    def form(*args: object, **kwargs: object) -> VersionedForm:
        return Joining(*args, known=known(request.user, person), **kwargs)

    def save(_: int, values: dict[str, object]) -> None:
        join_family(person, values, request.user)

    return run(request, person, Job("Add somebody to the family", "Save", "family", form, save, _family(person)))


@require_POST
@record_page(Permission.PERSON_EDIT, what="family")
def leave(request: HttpRequest, person: Person, row: int) -> HttpResponse:
    """Take somebody out of the family who should not have been in it."""
    members = FamilyMember.objects.visible_to(request.user).filter(family__members__person=person)
    families.leave(member=own_row(members, row), by=request.user)
    return redirect(_family(person))


def _family(person: Person) -> str:
    return reverse("person-family", kwargs={"reference": person.reference})
