"""The search pages: found, shown as far as the reader may, kept from all others, written down without a name."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.models import AuditEvent, Block, Restriction, User
from goldenthread.kit import clock
from goldenthread.record.people.actions import search_keys, searches
from goldenthread.record.people.models import Household, HouseholdMember, Name, Person, Search, Withholding
from made_up_people import involve, make_address, make_person, make_team
from web_site import HOST, site, site_rows, small_dataset, static_files  # noqa: F401  fixtures


def site_client(role):
    """Another client, signed in as another role."""
    other = Client(headers={"host": HOST})
    other.force_login(User.objects.get(username=role))
    return other


BORN = date(2008, 5, 14)


@pytest.fixture
def team(site):  # noqa: F811
    return make_team("t1", name="Ambleside")


@pytest.fixture
def worker(site):  # noqa: F811
    return site.client("social-worker")


def known(team=None, given="Kathryn", family="O'Neill", **facts) -> Person:
    person = make_person(given, family, facts.pop("born_on", BORN), **facts)
    make_address(person)
    if team:
        involve(person, team=team)
    search_keys.refresh(people=[person.pk])
    return person


def search(client, **typed):
    response = client.post(reverse("search"), typed)
    assert response.status_code == 302, response.content.decode()
    return client.get(response.url)


def said(response) -> str:
    return " ".join(response.content.decode().split())


def test_somebody_of_the_team_is_found_with_what_tells_people_apart(worker, team):
    person = known(team)
    open_home = {"HOUSE": "31", "STREET": "Quay Road", "TOWN": "Wexcombe"}  # nobody is kept from learning of it
    person.addresses.update(parts=open_home, postcode="WX5 5AA")
    Name.objects.create(person=person, kind="former", given_name="Kathryn", family_name="Barrow")
    home = Household.objects.create(name="O'Neill household")
    HouseholdMember.objects.create(household=home, person=person)
    page = said(search(worker, text="Catherine ONeil"))
    assert reverse("person", args=[person.reference]) in page
    for text in (
        "Kathryn O&#x27;Neill",
        "7 years (born 14 May 2008)",
        "Ambleside",
        "31, Quay Road",
        "Also Kathryn Barrow",
    ):
        assert text in page
    assert "O&#x27;Neill household" in page
    assert "Matches: form of the same name" in page


def test_no_name_enters_an_address_a_title_or_the_trail(worker, team):
    known(team)
    response = search(worker, text="Catherine ONeil")
    assert response.request["PATH_INFO"] == f"/search/{Search.objects.get().reference}/"
    title = said(response).split("<title>")[1].split("</title>")[0]
    assert title == f"Search results ({Search.objects.get().reference}) - Golden Thread"
    event = AuditEvent.objects.get(type="search:run")
    assert (event.subject, event.details) == (Search.objects.get().reference, {"results": 1})
    assert "neil" not in str(list(AuditEvent.objects.values())).lower()


def test_a_reference_opens_its_record_at_once(worker, team):
    person = known(team)
    response = worker.post(reverse("search"), {"text": f" {person.reference.upper()} "})
    assert response.url == reverse("person", args=[person.reference])
    assert not Search.objects.exists()


def test_the_fuller_form(worker, team):
    known(team)
    typed = {"given": "kate", "family": "oneil", "born_on-day": "14/5/08", "address": "12 larch lane"}
    page = said(search(worker, **typed))
    assert "kate oneil, 14 May 2008, 12 larch lane" in page
    assert "Kathryn O&#x27;Neill" in page


@pytest.mark.parametrize("typed", [{"text": "  "}, {"given": " ", "family": ""}])
def test_nothing_typed_says_what_to_type(typed, worker):
    response = worker.post(reverse("search"), typed)
    assert response.status_code == 400
    assert said(response).count(searches.NOTHING_TYPED) == (1 if "text" in typed else 2)
    assert "<title>Error: Find a person" in said(response)


def test_a_day_that_is_none_is_said_at_its_field(worker):
    response = worker.post(reverse("search"), {"given": "ella", "born_on-day": "31/2/2008"})
    assert response.status_code == 400
    assert "Enter a real date" in said(response)


def test_the_page_itself(worker):
    assert "The box above takes anything you know" in said(worker.get(reverse("search")))


def test_out_of_sight_only_name_and_team_are_said(worker, team):
    person = known(make_team("t2", name="Buttermere"))
    page = said(search(worker, text="kathryn oneill"))
    assert "Kathryn O&#x27;Neill" in page
    assert "Buttermere" in page
    assert f'href="{reverse("person-access", args=[person.reference])}"' in page
    assert f'href="{reverse("person", args=[person.reference])}"' not in page
    for secret in ("Larch", "2008", "7 years", "Matches:"):
        assert secret not in page


def test_somebody_nobody_has_worked_with(worker):
    known()
    assert "No team has worked with them" in said(search(worker, text="kathryn oneill"))


def test_the_dead_and_the_closed_are_marked(worker, team):
    person = known(team, died_on=date(2015, 3, 3))
    involve(person, team=make_team("t2"), starts_on=date(2001, 1, 1), ends_on=date(2002, 1, 1))
    page = said(search(worker, text="kathryn oneill"))
    assert "Deceased" in page
    assert "Closed" not in page
    closed = known(given="Perpetua")
    involve(closed, team=team, ends_on=date(2010, 1, 1))
    page = said(search(site_client("head-of-service"), text="perpetua oneill"))
    assert "Closed" in page


def test_a_search_is_its_authors_alone_and_lasts_a_day(worker, team):
    known(team)
    search(worker, text="oneill")
    address = reverse("search-results", args=[Search.objects.get().reference])
    assert site_client("team-manager").get(address).status_code == 403
    Search.objects.update(made_at=timezone.now() - timedelta(hours=25))
    assert worker.get(address).status_code == 403
    search(worker, text="ella")
    assert Search.objects.count() == 1


def test_a_restricted_record_is_only_hinted_at_where_name_and_birth_are_exact(worker, team):
    person = known(team)
    Restriction.objects.create(subject_id=person.pk, reason="a colleague", set_by_id=0, starts_on=clock.today())
    for near in ("kathryn oneill", "catherine oneill 14/5/2008", "oneill 14/5/2008", "kathryn oneill 15/5/2008"):
        page = said(search(worker, text=near))
        assert "restricted record" not in page
        assert "Kathryn" not in page
    page = said(search(worker, text="O NEILL kathryn 14/5/2008"))
    quote = Search.objects.first().quote
    assert f"A restricted record may match. Speak to the duty manager, quoting <strong>{quote.upper()}</strong>" in page
    assert person.reference not in page
    event = AuditEvent.objects.get(type="search:quote")
    assert (event.subject, event.subject_id) == (quote, person.pk)


def test_a_former_name_is_a_whole_name_too(worker, team):
    person = known(team)
    Name.objects.create(person=person, kind="former", family_name="Barrow")
    Restriction.objects.create(subject_id=person.pk, reason="a colleague", set_by_id=0, starts_on=clock.today())
    search(worker, given="Kathryn", family="Barrow", **{"born_on-day": "14/5/2008"})
    assert Search.objects.first().quote


def test_what_an_adoption_seals_and_who_is_kept_away_meet_nothing_at_all(worker, team, site):  # noqa: F811
    since = {"starts_on": clock.today(), "reason": "", "set_by_id": 0}
    sealed, sister = known(team), known(team, given="Perpetua")
    Restriction.objects.create(subject_id=sealed.pk, adoption=True, **since)
    Restriction.objects.create(subject_id=sister.pk, **since)
    Block.objects.create(subject_id=sister.pk, user=site.user("social-worker"), **since)
    for name in ("kathryn", "perpetua"):
        page = said(search(worker, text=f"{name} oneill 14/5/2008"))
        assert "restricted" not in page
        assert "Nobody was found" in page


@pytest.mark.parametrize("how", ["confidential", "address", "both"])
def test_an_address_that_is_confidential_or_kept_from_anybody_is_said_to_be_so(how, worker, team):
    person = make_person("Kathryn", "O'Neill", BORN)
    make_address(person, confidential=how == "confidential")
    involve(person, team=team)
    if how != "confidential":
        facts = {"kept_from": make_person("Lee"), "what": how, "reason": "risk", "starts_on": clock.today()}
        Withholding.objects.create(person=person, **facts)
    search_keys.refresh(people=[person.pk])
    page = said(search(worker, text="kathryn oneill"))
    assert "Confidential address" in page
    assert "Larch" not in page
    assert "Nobody was found" in said(search(worker, text="12 larch lane"))


def test_a_confidential_name_is_not_shown(worker, team):
    person = known(team)
    Name.objects.create(person=person, kind="alias", given_name="Ottoline", confidential=True)
    assert "Ottoline" not in said(search(worker, text="kathryn oneill"))


def test_what_has_been_sealed_since_is_gone_from_a_search_that_is_kept(worker, team):
    person = known(team)
    search(worker, text="kathryn oneill")
    Restriction.objects.create(subject_id=person.pk, reason="", set_by_id=0, starts_on=clock.today())
    page = said(worker.get(reverse("search-results", args=[Search.objects.get().reference])))
    assert "Kathryn" not in page


def test_who_has_been_merged_since_is_shown_as_who_stands_and_who_is_gone_not_at_all(worker, team):
    first, second, gone = known(team), known(team, "Katherine"), known(team, "Kathrin")
    page = search(worker, text="kathryn oneill")
    assert len(page.context["rows"]) == 3
    Person.objects.filter(pk=first.pk).update(merged_into=second)
    Person.objects.filter(pk=gone.pk).delete()
    rows = worker.get(page.request["PATH_INFO"]).context["rows"]
    assert [row.reference for row in rows] == [second.reference]


def test_the_queries_of_a_page_do_not_grow_with_what_is_found(worker, team, django_assert_max_num_queries):
    known(team)
    search(worker, text="kathryn oneill")
    for at in range(30):
        known(team, given=("Kathryn", "Kate")[at % 2])
    search(worker, text="kathryn oneill")
    for kept in Search.objects.all():
        with django_assert_max_num_queries(16):
            worker.get(reverse("search-results", args=[kept.reference]))


def test_at_most_fifty_are_kept(worker, team):
    for _ in range(55):
        known(team)
    assert "These are the 50 most alike" in said(search(worker, text="kathryn oneill"))


def test_the_box_is_there_for_those_who_may_search_and_for_nobody_else(site):  # noqa: F811
    assert 'id="search-text"' in said(site.client("social-worker").get("/"))
    assert 'id="search-text"' not in said(site.client("elected-member").get("/"))
