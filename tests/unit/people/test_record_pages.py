"""The frame of a person's pages, and the one door to them."""

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.access.models import AuditEvent
from goldenthread.kit.references import new_reference
from goldenthread.record.people import frame, places
from goldenthread.record.people.models import Name, Warning
from made_up_people import involve, make_address, make_person, make_team, make_user
from page_words import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return make_user("social-worker", name="Sam Idris")


@pytest.fixture
def ella(worker):
    person = make_person("Ella", "Marsh", date(2008, 5, 14))
    involve(person, worker)
    return person


@pytest.fixture
def page(client, worker, static_files):
    client.force_login(worker)
    return lambda person, name="person-details", **more: client.get(reverse(name, args=[person.reference]), **more)


def bar(rf, worker, person):
    request = rf.get("/")
    request.user = worker
    return frame.context(request, person)["bar"]


def alike(response):
    """What two pages that say the same have alike."""
    return words_of(response.content.decode())


def test_the_bar_says_who_it_is(rf, worker, ella):
    shown = bar(rf, worker, ella)
    assert (shown.name, shown.age) == ("Ella Marsh", "7 years (born 14 May 2008)")
    assert shown.title == f"E.M. ({ella.reference})"
    assert (shown.workers, shown.died, shown.legal_name, shown.cautions) == ("Sam Idris", "", "", ())


@pytest.mark.parametrize(
    ("facts", "age", "died"),
    [
        ({"expected_on": date(2015, 9, 1)}, "", ""),
        ({}, "age not known", ""),
        (
            {"born_on": date(2008, 5, 14), "died_on": date(2015, 3, 3)},
            "6 years (born 14 May 2008)",
            "Died 3 March 2015",
        ),
    ],
)
def test_the_bar_of_the_unborn_the_unknown_and_the_dead(facts, age, died, rf, worker):
    shown = bar(rf, worker, make_person(**{"born_on": None} | facts))
    assert (shown.age, shown.died) == (age, died)


def test_the_legal_name_stands_in_the_bar_where_it_differs_and_is_not_confidential(rf, worker, ella):
    Name.objects.create(person=ella, kind="legal", given_name="Ella", family_name="Marsh")
    assert bar(rf, worker, ella).legal_name == ""
    Name.objects.update(given_name="Eleanor")
    assert bar(rf, worker, ella).legal_name == "Eleanor Marsh"
    Name.objects.update(confidential=True)
    assert bar(rf, worker, ella).legal_name == ""


def test_warnings_in_force_stand_in_the_bar_for_those_who_may_see_them(rf, worker, ella):
    facts = {"person": ella, "kind": "staff", "starts_on": date(2015, 5, 3)}
    Warning.objects.create(text="Visit in pairs", **facts)
    Warning.objects.create(text="Over", ends_on=date(2015, 6, 1), **facts)
    Warning.objects.create(text="Sealed", data_class="A", **facts)
    make_address(ella, safe_to_write=False)
    make_address(ella, safe_to_write=False, starts_on=None)
    found = bar(rf, worker, ella).cautions
    assert found == (
        frame.Caution("Visit in pairs", "3 May 2015"),
        frame.Caution(frame.NOT_SAFE_TO_WRITE, "1 January 2000"),
    )


def test_a_room_adds_its_places_once_and_in_order(monkeypatch):
    monkeypatch.setattr(places, "PLACES", [])
    late, early = places.Place(9, "Late", "late"), places.Place(1, "Early", "early")
    places.add(late, early)
    places.add(late)
    assert [early, late] == places.PLACES


def test_a_page_says_whose_it_is_by_initials_and_reference(page, ella):
    response = page(ella)
    assert f"<title>Details, E.M. ({ella.reference}) - Golden Thread</title>" in response.content.decode()
    assert response["Cache-Control"] == "no-store, private"
    assert 'aria-current="page">Details</a>' in response.content.decode()


def test_opening_a_page_is_recorded(page, ella, worker):
    page(ella)
    event = AuditEvent.objects.get()
    assert (event.type, event.subject, event.subject_id) == ("details:read", ella.reference, ella.pk)


def test_a_record_that_is_not_theirs_and_one_that_is_not_there_are_refused_alike(page, client, ella):
    person, made_up = make_person(), new_reference("p")
    hers, nobodys = page(person), client.get(reverse("person-details", args=[made_up]))
    assert hers.status_code == nobodys.status_code == 403
    # The page leads on by the reference that was typed, whatever it was.
    assert alike(hers).replace(person.reference, made_up) == alike(nobodys)
    assert list(AuditEvent.objects.values_list("type", "refused")) == [("page:open", True)] * 2


def test_a_merged_record_leads_to_the_same_page_of_the_one_that_stands(page, client, ella, worker):
    second = make_person(merged_into=ella)
    involve(second, worker)
    response = page(second)
    assert (response.status_code, response.url) == (307, reverse("person-details", args=[ella.reference]))


def test_details_show_what_is_recorded_and_say_what_is_not(page, ella):
    ella.identifiers.create(kind="upn", value="A123")
    ella.names.create(kind="former", given_name="Ella", family_name="Ash", starts_on=date(2008, 5, 14))
    ella.names.create(kind="alias", given_name="Nell", family_name="Marsh", confidential=True)
    ella.disabilities.create(code="HEAR")
    text = page(ella).content.decode()
    for shown in ("Ella Ash", "From 14 May 2008", "A123", "Confidential name", "Hearing", "Not recorded"):
        assert shown in text
    assert "Nell" not in words_of(text)


def test_details_of_an_unborn_and_of_a_dead_person(page, worker):
    unborn = make_person(born_on=None, expected_on=date(2015, 9, 1))
    dead = make_person(died_on=date(2015, 3, 3), born_on_is_estimated=True, why_no_upn="UN1")
    for person in (unborn, dead):
        involve(person, worker)
    assert "1 September 2015" in page(unborn).content.decode()
    text = page(dead).content.decode()
    assert "3 March 2015" in text
    assert "Estimated" in text
    assert "Not of school age" in text


def test_details_say_that_something_is_not_shown_to_a_role_that_reads_only_the_general_class(client, static_files):
    clerk = make_user("business-support", team="team-a")
    ella = make_person()
    ella.disabilities.create(code="HEAR")
    involve(ella, team=make_team("team-a"))
    client.force_login(clerk)
    text = client.get(reverse("person-details", args=[ella.reference])).content.decode()
    assert "Some information is not shown because of your role" in text
    assert "Hearing" not in text


def test_the_reference_of_a_merged_record_leads_on_for_those_who_see_the_one_that_stands(page, worker, ella):
    duplicate, closed = make_person("Ella", "Marsh"), make_person("Nia", "Frost")
    hidden = make_person("Nia", "Frost", merged_into=closed)
    involve(hidden, worker)
    type(ella).objects.filter(pk=duplicate.pk).update(merged_into=ella)
    assert page(duplicate)["Location"] == reverse("person-details", args=[ella.reference])
    refused = page(hidden)
    assert (refused.status_code, closed.reference in refused.content.decode()) == (403, False)
