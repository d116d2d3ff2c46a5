"""Opening a record for a purpose, its weekly review, the restricted record and who is kept out."""

import pytest
from django.urls import reverse

from goldenthread.access.actions import restrictions
from goldenthread.access.models import AuditEvent, Block, Grant, Opening, Restriction
from goldenthread.access.roles import EMERGENCY
from goldenthread.access.subjects import sees
from goldenthread.kit.references import new_reference
from goldenthread.record.people.actions import relationships
from made_up_people import involve, make_person, make_team, make_user, relate
from page_words import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return make_user("social-worker", "t1", "s1", name="Sam Idris")


@pytest.fixture
def ella():
    return make_person("Ella", "Marsh")


@pytest.fixture
def browse(client, static_files):
    """Opens or posts to a page of a record as somebody."""

    def go(user, name, *args, post=None):
        client.force_login(user)
        address = reverse(name, args=args)
        return client.get(address) if post is None else client.post(address, post)

    return go


def text(response):
    return response.content.decode()


def restrict(person):
    return restrictions.set(subject_id=person.pk, subject=person.reference, reason="Staff", by=make_user("director"))


# -- opening for a purpose


def test_a_refusal_leads_on_and_the_record_opens_with_purpose_and_reason(browse, worker, ella):
    refused = browse(worker, "person-details", ella.reference)
    way = reverse("person-access", args=[ella.reference])
    assert (refused.status_code, way in text(refused)) == (403, True)
    card = text(browse(worker, "person-access", ella.reference))
    assert "A child may be at risk now" in card
    assert "Ella" not in words_of(card)
    typed = {"purpose": EMERGENCY, "reason": "Police rang"}
    assert browse(worker, "person-access", ella.reference, post=typed).url == reverse(
        "person-details", args=[ella.reference]
    )
    assert browse(worker, "person-details", ella.reference).status_code == 200
    assert Opening.objects.get().reason == "Police rang"
    assert "can open this record already" in text(browse(worker, "person-access", ella.reference))


def test_purpose_and_reason_are_asked_for_at_their_fields(browse, worker, ella):
    answer = browse(worker, "person-access", ella.reference, post={"reason": ""})
    assert answer.status_code == 400
    assert "Choose what you need to open this record for" in text(answer)
    assert "Say why you need to open this record" in text(answer)
    assert not Opening.objects.exists()


@pytest.mark.parametrize("name", ["person-details", "person-access"])
def test_a_restricted_record_a_blocked_one_and_a_made_up_one_are_refused_alike(name, browse, worker, ella):
    blocked, restricted = make_person("Noah", "Marsh"), ella
    restrict(restricted)
    Block.objects.create(subject_id=blocked.pk, user=worker, starts_on="2015-01-01", set_by_id=1, reason="-")
    references = [restricted.reference, blocked.reference, new_reference("p")]
    answers = [browse(worker, name, reference) for reference in references]
    pages = {
        words_of(text(answer)).replace(reference, "-") for answer, reference in zip(answers, references, strict=True)
    }
    assert ([answer.status_code for answer in answers], len(pages)) == ([403] * 3, 1)
    posted = {"purpose": EMERGENCY, "reason": "Police rang"}
    assert {browse(worker, "person-access", each, post=posted).status_code for each in references} == {403}
    assert not Opening.objects.exists()


def test_whoever_may_not_open_is_not_led_on(browse, ella):
    assert "for a purpose" not in text(browse(make_user("legal-adviser"), "person-details", ella.reference))


# -- the weekly review


@pytest.fixture
def opening(browse, worker, ella):
    browse(worker, "person-access", ella.reference, post={"purpose": EMERGENCY, "reason": "Police rang"})
    return Opening.objects.get()


def test_the_manager_of_the_team_reviews_it(browse, opening, ella):
    make_team("t1", name="North")
    manager = make_user("team-manager", "t1", name="Ruth Hall")
    page = text(browse(manager, "openings"))
    assert all(each in page for each in ("Sam Idris", "North", ella.reference, EMERGENCY, "Police rang"))
    assert browse(manager, "opening-review", opening.pk).status_code == 200
    queried = browse(manager, "opening-review", opening.pk, post={"accepted": "no", "note": ""})
    assert (queried.status_code, "Say what you want to know" in text(queried)) == (400, True)
    assert (
        browse(manager, "opening-review", opening.pk, post={"accepted": "no", "note": "Which call?"}).status_code == 302
    )
    assert "Queried by Ruth Hall: Which call?" in text(browse(manager, "openings"))


def test_an_accepted_one_needs_no_note(browse, opening):
    lead = make_user("information-governance-lead", name="Joss Whitlock")
    browse(lead, "opening-review", opening.pk, post={"accepted": "yes", "note": ""})
    assert "Accepted by Joss Whitlock" in text(browse(lead, "openings"))


def test_the_manager_of_another_team_is_refused(browse, opening):
    manager = make_user("team-manager", "t2")
    assert "Sam Idris" not in text(browse(manager, "openings"))
    assert browse(manager, "opening-review", opening.pk).status_code == 403


# -- a conflict of interest


def test_a_declared_conflict_closes_the_record_and_says_nothing_of_whether_there_is_one(browse, worker, ella):
    involve(ella, worker)
    made_up = new_reference("p")
    answers = [
        browse(worker, "conflict", post={"reference": reference, "reason": "My neighbour"})
        for reference in (ella.reference.upper(), made_up)
    ]
    assert {answer.url for answer in answers} == {reverse("account-access")}
    assert not sees(worker, ella.pk)
    assert set(AuditEvent.objects.filter(type="block:set").values_list("subject", flat=True)) == {
        ella.reference,
        made_up,
    }
    wrong = browse(worker, "conflict", post={"reference": "p-1", "reason": "My neighbour"})
    assert (wrong.status_code, "Enter a reference like" in text(wrong)) == (400, True)


# -- named and kept out


def job(browse, by, person, slug, **typed):
    return browse(by, "person-restriction-job", person.reference, slug, post=typed)


def test_a_record_is_restricted_and_people_are_named_without_its_name_being_shown(browse, ella):
    head, director, lead = (make_user(role) for role in ("head-of-service", "director", "information-governance-lead"))
    assert "not restricted" in text(browse(head, "person-restriction", ella.reference))
    assert job(browse, head, ella, "restrict", reason="A relative of staff").status_code == 302
    assert not sees(head, ella.pk)
    typed = {"user": head.pk, "data_class": "R", "reason": "Leads the case"}
    assert job(browse, director, ella, "name", **typed).status_code == 302
    assert sees(head, ella.pk)
    page = text(browse(lead, "person-restriction", ella.reference))
    assert all(each in page for each in ("A relative of staff", head.name, "Leads the case", "Further notice"))
    assert "Marsh" not in page
    end = ("person-grant-end", ella.reference, Grant.objects.get().pk)
    assert browse(director, *end).status_code == 200
    assert browse(director, *end, post={"reason": "Has left"}).status_code == 302
    assert browse(director, *end).status_code == 403
    assert not sees(head, ella.pk)


def test_a_restriction_is_lifted_by_another_and_lifting_none_changes_nothing(browse, ella):
    head, director = make_user("head-of-service"), make_user("director")
    assert job(browse, head, ella, "lift", reason="Not restricted at all").status_code == 302
    job(browse, head, ella, "restrict", reason="A relative of staff")
    assert "someone else must lift it" in text(job(browse, head, ella, "lift", reason="No need"))
    job(browse, director, ella, "lift", reason="No need")
    assert Restriction.objects.get().ended_by_id == director.pk


def test_a_named_person_has_a_last_day(browse, ella):
    director, worker = make_user("director"), make_user("social-worker")
    typed = {"user": worker.pk, "data_class": "L", "reason": "Proceedings", "ends_on-day": "tomorrow"}
    job(browse, director, ella, "name", **typed, **{"ends_on-month": "", "ends_on-year": ""})
    assert "1 July 2015" in text(browse(director, "person-restriction", ella.reference))


def test_a_manager_keeps_a_worker_out_of_a_record_that_they_see(browse, worker, ella):
    manager, team = make_user("team-manager", "t1"), make_team("t1")
    involve(ella, worker, team)
    assert job(browse, manager, ella, "keep-out", user=worker.pk, reason="Cousin").status_code == 302
    assert not sees(worker, ella.pk)
    assert worker.name in text(browse(manager, "person-restriction", ella.reference))
    assert browse(manager, "person-restriction-job", ella.reference, "hug").status_code == 404
    assert browse(manager, "person-restriction-job", ella.reference, "restrict").status_code == 403
    assert browse(make_user("team-manager", "t2"), "person-restriction", ella.reference).status_code == 403


def test_somebody_who_works_here_never_sees_their_own_record_nor_their_childrens(browse, worker, ella):
    kim, head = make_person("Kim", "Marsh"), make_user("head-of-service")
    relate(kim, "mother", ella)
    involve(ella, worker)
    involve(noah := make_person("Noah", "Marsh"), worker)
    assert job(browse, head, kim, "works-here", user=worker.pk).status_code == 302
    assert [sees(worker, each.pk) for each in (kim, ella, noah)] == [False, False, True]
    relationships.add(person=noah, related=kim, values={"kind": "cousin"}, by=head)
    assert not sees(worker, noah.pk)


def test_what_was_tried_and_declared_does_not_tell_which_records_there_are(browse, worker, ella):
    missing = new_reference("p")
    for reference in (ella.reference, missing):
        browse(worker, "person-details", reference)
        for _ in range(2):
            browse(worker, "conflict", post={"reference": reference, "reason": "My neighbour"})
    shown = text(browse(worker, "account-access"))
    assert shown.count(missing) == shown.count(ella.reference) == 2
