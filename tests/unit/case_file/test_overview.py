"""The first page of a record: what each room shows of itself, as far as this reader and this record allow."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from goldenthread.access.models import AuditEvent, Block, Opening
from goldenthread.record.people import cards
from goldenthread.record.people.cards import KeyDate, Reading
from goldenthread.record.people.models import Address, Disability, Person, Warning, Withholding
from made_up_people import involve, make_address, make_line, make_person, make_team, make_user, relate

pytestmark = pytest.mark.django_db


def html(response):
    return response.content.decode()


def card(user, person, title):
    return next((each for each in cards.of(Reading(user, person)) if each.title == title), None)


def test_the_page_shows_why_who_and_what_happened(page, ella):
    Person.objects.update(why_involved="We worry about nights.")
    make_line(ella, what_happened="Moved to Nan", impact="Glad", significance="key")
    make_line(ella, what_happened="A supporting line")
    text = html(page("person", ella))
    assert "We worry about nights." in text
    assert "Ella may read this." in text
    assert "Moved to Nan" in text
    assert "A supporting line" not in text
    assert "<title>Overview, E.M." in text
    assert AuditEvent.objects.filter(type="overview:read", subject_id=ella.pk).count() == 1


def test_an_empty_record_says_what_is_not_there(page, ella):
    text = html(page("person", ella))
    for words in ("Nobody has written this yet.", "No significant events marked.", "Nothing is due.", "None recorded."):
        assert words in text


def test_what_a_role_does_not_read_is_said_and_left_out(client, ella, static_files):
    Disability.objects.create(person=ella, code="LD")
    Person.objects.update(why_involved="We worry about nights.")
    support = make_user("business-support", team="team-a")
    involve(ella, support)
    client.force_login(support)
    text = html(client.get(f"/people/{ella.reference}/"))
    assert "Some information is not shown because of your role." in text
    assert "We worry about nights." not in text
    assert "Learning" not in text
    assert "Ella may read this" not in text


def test_disability_is_read_by_those_who_read_the_sensitive_class(worker, ella):
    Disability.objects.create(person=ella, code="LD")
    Person.objects.filter(pk=ella.pk).update(first_language="Polish", needs_interpreter=True)
    ella.refresh_from_db()
    rows = {row.key: row.value for row in card(worker, ella, "Who I am").content}
    assert (rows["Disability"], rows["Speaks"]) == ("Learning", "Polish, needs an interpreter")


def test_the_family_opens_where_the_reader_may_and_names_nobody_they_are_kept_from(worker, ella, known):
    kim = known("Kim", born_on=date(1985, 1, 1), sex="F")
    noah = known("Noah", seen=False, died_on=date(2015, 3, 3))
    blocked, secret = known("Dan"), known("Sue", born_on=date(1960, 1, 1))
    relate(kim, "mother", ella)
    relate(ella, "sibling", noah, ends_on=date(2015, 3, 3))
    relate(blocked, "uncle", ella)
    relate(secret, "aunt", ella)
    Block.objects.create(subject_id=blocked.pk, user=worker, reason="", starts_on=date(2015, 1, 1), set_by_id=0)
    Withholding.objects.create(person=secret, kept_from=ella, what="name", reason="x", starts_on=date(2015, 1, 1))
    rows = [(row.key, row.value, bool(row.href), row.note) for row in card(worker, ella, "Family and network").content]
    assert rows == [
        ("Kim Marsh", "mother", True, "30 years"),
        ("Noah Marsh", "brother or sister", False, "died 3 March 2015, ended"),
        ("Name withheld", "aunt", True, ""),
    ]


def test_what_must_happen_next_comes_from_every_room_nearest_first(ella):
    manager = make_user("team-manager", "team-a")
    involve(ella, manager)
    facts = {"person": ella, "kind": "contact", "starts_on": date(2015, 5, 3)}
    Warning.objects.create(text="Ring first", ends_on=date(2015, 7, 20), **facts)
    Warning.objects.create(text="For long", ends_on=date(2016, 7, 20), **facts)
    make_address(ella, confirmed=False)
    opened = datetime(2015, 6, 20, 9, tzinfo=UTC)
    facts = {"opened_at": opened, "closes_at": opened, "reason": "x", "role_slug": "social-worker", "purpose": "duty"}
    for user in (make_user("social-worker", "team-a", name="Lou Tate"), make_user("social-worker", "team-b")):
        Opening.objects.create(subject_id=ella.pk, user=user, **facts)
    assert cards.dates_of(Reading(manager, ella)) == [
        KeyDate("Review why Lou Tate opened this record", date(2015, 6, 27)),
        KeyDate("Warning ends: Ring first", date(2015, 7, 20)),
        KeyDate("Confirm the change of address: 12, Larch Lane, Wexcombe, WX1 4QZ"),
    ]
    worker = make_user("social-worker")
    involve(ella, worker)
    assert len(cards.dates_of(Reading(worker, ella))) == 2


def test_what_is_overdue_says_so(client, ella, static_files):
    manager = make_user("team-manager", "team-a")
    involve(ella, manager)
    opened = datetime(2015, 6, 20, 9, tzinfo=UTC)
    facts = {"user": make_user("social-worker", "team-a"), "role_slug": "", "purpose": "duty", "reason": "x"}
    Opening.objects.create(subject_id=ella.pk, opened_at=opened, closes_at=opened, **facts)
    client.force_login(manager)
    assert "! Overdue, 27 June 2015" in html(client.get(f"/people/{ella.reference}/"))


def test_a_birth_is_a_key_date(worker, known):
    baby = known("", "Doyle", expected_on=date(2015, 9, 1))
    assert cards.dates_of(Reading(worker, baby)) == [KeyDate("Birth expected", date(2015, 9, 1))]


def test_the_address_says_how_to_reach_them_and_hides_what_is_confidential(worker, ella):
    make_address(ella, safe_to_write=False, safe_contact="Ring Nan.", confirmed=False)
    make_address(ella, "1", "Safe Street", "WX2 2BB", confidential=True, kind="")
    rows = {row.key: (row.value, row.note) for row in card(worker, ella, "Address").content}
    assert rows["Main home"][1] == "Do not write here. Ring Nan. Not confirmed yet."
    assert rows["Address"][0] == "Confidential address"
    assert Address.objects.filter(postcode="WX2 2BB").exists()


def test_who_works_with_them_says_as_what_and_since_when(worker, ella):
    team = make_team(name="Ambleside")
    involve(ella, team=team, kind="other-team", starts_on=date(2015, 1, 1))
    rows = {row.key: (row.value, row.note) for row in card(worker, ella, "Who works with them").content}
    assert rows == {
        "Sam Idris": ("Lead worker", "since 1 January 2000"),
        "Ambleside": ("Other team", "since 1 January 2015"),
    }


def test_managers_see_who_has_looked(worker, ella):
    manager = make_user("team-manager")
    involve(ella, manager)
    event = {"type": "overview:read", "subject_id": ella.pk}
    long_ago = timezone.now() - timedelta(days=60)
    AuditEvent.objects.create(actor_id=str(worker.pk), **event)
    AuditEvent.objects.create(actor_id="999999", **event)
    AuditEvent.objects.create(actor_id=str(manager.pk), at=long_ago, **event)
    assert card(worker, ella, "Who has looked") is None
    assert {row.key for row in card(manager, ella, "Who has looked").content} == {"Sam Idris", "Somebody who has left"}


def test_the_number_of_queries_does_not_depend_on_the_data(page, ella, known, django_assert_max_num_queries):
    def fill(count):
        for number in range(count):
            relate(known("Kin"), "aunt", ella)
            make_address(ella, str(number), confirmed=False)
            make_line(ella, significance="key")
            Warning.objects.create(
                person=ella, kind="other", text="x", starts_on=date(2015, 1, 1), ends_on=date(2015, 7, 1)
            )

    fill(1)
    page("person", ella)
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(40) as captured:
            page("person", ella)
        counts.append(len(captured))
        fill(6)
    assert counts[0] == counts[1]


def test_why_we_are_involved_is_written_and_never_over_somebody_elses_words(page, ella):
    assert "Ella may read this." in html(page("person-why", ella))
    data = {"version": str(ella.version), "why_involved": "We worry about nights."}
    assert page("person-why", ella, data=data).url == f"/people/{ella.reference}/"
    ella.refresh_from_db()
    assert ella.why_involved == "We worry about nights."
    stale = {"version": "1", "why_involved": "My words"}
    response = page("person-why", ella, data=stale)
    assert response.status_code == 409
    assert "We worry about nights." in html(response)
    assert "My words" in html(response)
    again = {**stale, "version": str(ella.version), "conflict": "1"}
    assert page("person-why", ella, data=again).status_code == 409
    page("person-why", ella, data={**again, "keep-why_involved": "mine"})
    ella.refresh_from_db()
    assert ella.why_involved == "My words"
    assert "There is a problem" in html(page("person-why", ella, data={"version": "1", "why_involved": "x" * 2001}))


def test_a_child_without_a_name_is_the_child(page, known):
    baby = known("", "", expected_on=date(2015, 9, 1))
    assert "The child may read this." in html(page("person-why", baby))


def test_another_persons_first_page_is_refused(page):
    assert page("person", make_person()).status_code == 403
