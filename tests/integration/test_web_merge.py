"""The pages of a merge: side by side, asked for by one, decided by another, undone."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.models import Block, Grant, Request, Restriction, User
from goldenthread.kit import clock
from goldenthread.record.people.actions import merges
from goldenthread.record.people.models import Address, Name, Person
from made_up_people import involve, make_address, make_person, make_user
from web_site import HOST, NUMBER, site, site_rows, small_dataset, static_files  # noqa: F401  fixtures


@pytest.fixture
def ella(site):  # noqa: F811
    return make_person("Ella", "Marsh", date(2008, 5, 14))


@pytest.fixture
def twin(site):  # noqa: F811
    person = make_person("Eleanor", "Marsh", date(2008, 5, 14))
    make_address(person)
    Name.objects.create(person=person, kind="former", family_name="Barrow")
    return person


def client_of(user: User) -> Client:
    client = Client(headers={"host": HOST})
    client.force_login(user)
    return client


@pytest.fixture
def asks(site):  # noqa: F811
    return site.client("head-of-service")


@pytest.fixture
def decides(site):  # noqa: F811
    return site.client("director")


def said(response) -> str:
    return " ".join(response.content.decode().split())


def address(name: str, person: Person) -> str:
    return reverse(name, args=[person.reference])


def ask(client, ella, twin, **more):
    typed = {"other": twin.reference, "given_name": "other", "reason": "one child, one number"} | more
    return client.post(address("person-merge", ella), typed)


def decide(client, ella, twin, **more):
    typed = {f"version-{each.reference}": each.version for each in (ella, twin)}
    return client.post(address("person-merge-decide", ella), {**typed, "approved": "yes", "reason": "seen"} | more)


def test_first_the_other_record_is_named(asks, ella, twin):
    page = said(asks.get(address("person-merge", ella)))
    assert "Reference of the other record" in page
    page = said(asks.get(address("person-merge", ella), {"with": f" {twin.reference.upper()}"}))
    for text in ("Both records side by side", "Eleanor Marsh", "Barrow", "12, Larch Lane", "The other: </span>Eleanor"):
        assert text in page


@pytest.mark.parametrize("other", ["p-nonsense", "self"])
def test_a_reference_that_is_no_other_record(other, asks, ella):
    response = asks.get(address("person-merge", ella), {"with": ella.reference if other == "self" else other})
    assert response.status_code == 400
    assert "Enter the reference of another record that you may see" in said(response)


def test_what_is_missing_is_said_and_what_was_typed_is_kept(asks, ella, twin):
    response = ask(asks, ella, twin, given_name="")
    assert response.status_code == 400
    assert "Choose which to keep: given name" in said(response)
    assert "one child, one number" in said(response)
    assert "Say why you ask for this" in said(ask(asks, ella, twin, reason=" "))
    assert not Request.objects.filter(kind="person:merge").exists()


def test_asked_decided_and_undone(asks, decides, ella, twin):
    assert ask(asks, ella, twin).url == address("person-merge", ella)
    assert "someone else must decide it" in said(asks.get(address("person-merge", ella), follow=True))
    page = said(decides.get(address("person-merge-decide", ella)))
    assert "keep <strong>Eleanor</strong>, not Ella" in page
    assert decide(decides, ella, twin).url == address("person-merge-undo", ella)
    old = asks.get(address("person-details", twin))
    assert old.url == address("person-details", ella)
    make_address(ella, house="44", pk=NUMBER + 1)  # after all that the site came with, in either database
    page = said(decides.get(address("person-merge-undo", ella)))
    assert f"{twin.reference}, merged into this record" in page
    decides.post(address("person-merge-undo", ella), {"reason": "twins after all"})
    page = said(decides.get(address("person-merge-undo", ella)))
    assert "Undone on" in page
    assert "Address: 1" in page
    assert Address.objects.filter(person=twin).count() == 1


def test_a_refusal_leads_back_to_the_record(asks, decides, ella, twin):
    ask(asks, ella, twin)
    assert decide(decides, ella, twin, approved="no").url == address("person-details", ella)
    assert "No merge of this record is waiting" in said(decides.get(address("person-merge-decide", ella)))


def test_a_decision_needs_an_answer_a_reason_and_both_as_they_were_shown(asks, decides, ella, twin):
    ask(asks, ella, twin)
    assert "Choose whether to merge" in said(decide(decides, ella, twin, approved=""))
    assert "Say why you decided this" in said(decide(decides, ella, twin, reason=""))
    assert merges.CHANGED in said(decide(decides, ella, twin, **{f"version-{ella.reference}": "x"}))
    assert decide(asks, ella, twin).status_code == 400
    assert Person.objects.filter(merged_into=None, pk__in=(ella.pk, twin.pk)).count() == 2


def test_seen_from_the_other_side(asks, decides, ella, twin):
    ask(asks, ella, twin)
    assert f'into <a class="govuk-link" href="{address("person-merge-decide", ella)}"' in said(
        decides.get(address("person-merge-decide", twin))
    )


def test_whoever_cannot_decide_is_told_that_it_waits(asks, ella, twin):
    worker = make_user("social-worker")
    involve(ella, user=worker)
    ask(asks, ella, twin)
    assert "waiting for a decision by somebody else" in said(client_of(worker).get(address("person-merge", ella)))


def test_whoever_sees_one_record_only_learns_nothing_of_the_other(asks, ella, twin):
    manager = make_user("team-manager")
    involve(ella, user=manager)
    ask(asks, ella, twin)
    sees_one = client_of(manager)
    page = said(sees_one.get(address("person-merge-decide", ella)))
    assert "No merge of this record is waiting for your decision" in page
    pages = (page, said(sees_one.get(address("person-merge", ella))), said(sees_one.get("/decisions/")))
    assert not any(word in page for page in pages for word in ("Eleanor", twin.reference, "one child, one number"))
    assert decide(sees_one, ella, twin).status_code == 403
    assert Request.objects.get(kind="person:merge").decided_at is None


def test_decisions_are_listed_to_those_who_see_both_records_and_to_nobody_else(asks, site, ella, twin):  # noqa: F811
    manager = make_user("team-manager")
    ask(asks, ella, twin)
    client, seen = client_of(manager), []
    for person in (ella, twin):
        seen.append(ella.reference in said(client.get("/decisions/")))
        involve(person, user=manager)
    page = said(client.get("/decisions/"))
    assert (seen, address("person-merge-decide", ella) in page) == ([False, False], True)
    decide(client, ella, twin)
    assert f"Approved by {manager.name}" in said(client.get("/decisions/"))
    Block.objects.create(subject_id=ella.pk, user=manager, reason="-", set_by_id=0, starts_on=clock.today())
    assert ella.reference not in said(client.get("/decisions/"))
    own = {"subject_id": ella.pk, "user": site.user("head-of-service"), "starts_on": clock.today()}
    assert ella.reference in said(asks.get("/decisions/"))
    Block.objects.create(reason="-", set_by_id=0, **own)
    assert ella.reference not in said(asks.get("/decisions/"))


def test_an_approver_is_warned_of_restrictions_and_of_who_is_named(asks, decides, site, ella, twin):  # noqa: F811
    since = {"subject_id": twin.pk, "starts_on": clock.today()}
    Restriction.objects.create(reason="", set_by_id=0, **since)
    for role, data_class in (("head-of-service", "R"), ("director", "R"), ("legal-adviser", "L")):
        Grant.objects.create(user=site.user(role), data_class=data_class, purpose="", given_by_id=0, **since)
    ask(asks, ella, twin)
    page = said(decides.get(address("person-merge-decide", ella)))
    assert "the merged one will be, and only those named for it will open it" in page
    assert "Named for a sealed part of one of these records: 1" in page


def test_nothing_to_undo_and_no_reason_given(asks, decides, ella, twin):
    assert "Nothing has been merged into this record" in said(decides.get(address("person-merge-undo", ella)))
    assert decides.post(address("person-merge-undo", ella)).status_code == 302
    ask(asks, ella, twin)
    decide(decides, ella, twin)
    response = decides.post(address("person-merge-undo", ella), {"reason": ""})
    assert "Say why these are two people after all" in said(response)
