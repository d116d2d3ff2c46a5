"""The pages of a person's record: what they show, what they take, what they refuse."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import AuditEvent, Block, Restriction
from goldenthread.record.people.models import (
    Address,
    Change,
    Disability,
    FamilyMember,
    Household,
    HouseholdMember,
    Identifier,
    Name,
    Person,
    Relationship,
    Search,
    Warning,
    Withholding,
)
from goldenthread.record.people.views import parts
from made_up_people import involve, make_address, make_family, make_person, make_team, make_user, relate
from page_words import words_of

pytestmark = pytest.mark.django_db
LONG_AGO = date(2010, 1, 1)
SOME_DAY = {"starts_on-day": "1/1/2010"}
NEW = {"version": "0"}


@pytest.fixture
def worker(client, static_files):
    user = make_user("social-worker", name="Sam Idris")
    client.force_login(user)
    return user


@pytest.fixture
def ella(worker):
    return known(worker, "Ella", "Marsh")


@pytest.fixture
def kim(worker):
    return known(worker, "Kim", "Marsh", date(1985, 2, 3), sex="F")


def known(worker, *args, **facts):
    person = make_person(*args, **facts)
    involve(person, worker)
    return person


@pytest.fixture
def at(client):
    """Look at a page of a person, or post to it."""

    def go(name, person, row=None, post=None):
        args = {"reference": person.reference} | ({"row": row} if row else {})
        address = reverse(name, kwargs=args)
        return client.get(address) if post is None else client.post(address, post)

    return go


def text(response):
    return response.content.decode()


# -- adding


ADDED = {
    "person-name-new": ({"kind": "former", "given_name": "Ella", "family_name": "Ash"}, Name),
    "person-identifier-new": ({"kind": "upn", "value": "b801200005001"}, Identifier),
    "person-address-new": ({"house": "12", "street": "Larch Lane", "postcode": "WX1 4QZ"}, Address),
    "person-warning-new": ({"kind": "staff", "text": "Visit in pairs", **SOME_DAY}, Warning),
}
WITH_OTHER = {
    "person-relationship-new": ({"kind": "mother", "way": "other", "parental_responsibility": "yes"}, Relationship),
    "person-household-new": (SOME_DAY, HouseholdMember),
    "person-withholding-new": ({"what": "both", "reason": "Fled violence", **SOME_DAY}, Withholding),
    "person-family-join": ({}, FamilyMember),
}


@pytest.mark.parametrize("name", sorted(ADDED))
def test_a_row_is_added_by_a_form(name, at, ella):
    assert at(name, ella).status_code == 200
    typed, model = ADDED[name]
    response = at(name, ella, post=NEW | typed)
    assert response.status_code == 302
    assert model.objects.get().person == ella


@pytest.mark.parametrize("way", ["known", "other"])
@pytest.mark.parametrize("name", sorted(WITH_OTHER))
def test_a_row_about_two_people_is_added_by_choosing_or_by_reference(name, way, at, ella, kim):
    if way == "known":
        relate(kim, "friend", ella)
    assert ("Kim Marsh" in text(at(name, ella))) == (way == "known")
    typed, model = WITH_OTHER[name]
    response = at(name, ella, post=NEW | typed | {way: kim.reference})
    assert response.status_code == 302
    assert model.objects.filter(person__in=[ella, kim]).exists()


def test_which_way_round_a_relationship_is(at, ella, kim):
    at("person-relationship-new", ella, post=NEW | {"kind": "mother", "way": "other", "other": kim.reference})
    at("person-relationship-new", ella, post=NEW | {"kind": "carer", "way": "this", "other": kim.reference})
    assert set(Relationship.objects.values_list("person", "kind", "related")) == {
        (kim.pk, "mother", ella.pk),
        (ella.pk, "carer", kim.pk),
    }


@pytest.mark.parametrize(
    ("post", "sentence", "href"),
    [
        ({"kind": "mother", "way": "other"}, "Choose somebody, or enter the reference", "#id_other"),
        ({"kind": "mother", "way": "other", "other": "p-nobody"}, "No record that you can open", "#id_other"),
        ({"way": "other", "other": "p-x"}, "Choose what is the relationship?", "#id_kind"),
    ],
)
def test_a_mistake_is_said_at_the_field_and_linked_and_nothing_typed_is_lost(post, sentence, href, at, ella):
    response = at("person-relationship-new", ella, post=NEW | post | {"note": "My words"})
    page = text(response)
    assert response.status_code == 400
    assert "<title>Error: Add a relationship, E.M." in page
    assert f'<a href="{href}">' in page
    assert "My words" in page
    if "Choose what" not in sentence:
        assert page.count(sentence) == 2


def test_a_record_that_is_not_theirs_cannot_be_named_either(at, ella):
    stranger = make_person("Zed", "Stranger")
    response = at("person-family-join", ella, post=NEW | {"other": stranger.reference})
    assert (response.status_code, "No record that you can open" in text(response)) == (400, True)


# -- changing


def rows(ella, kim):
    facts = {"person": ella}
    return {
        "person-name": (
            Name.objects.create(**facts, kind="alias", given_name="Nell"),
            {"kind": "alias", "given_name": "Nelly"},
        ),
        "person-identifier": (
            Identifier.objects.create(**facts, kind="local", value="1"),
            {"kind": "local", "value": "2"},
        ),
        "person-address": (make_address(ella), {"kind": "Primary Address", "house": "14", "street": "Larch Lane"}),
        "person-relationship": (relate(kim, "mother", ella), {"parental_responsibility": "no", "note": "Says Kim"}),
        "person-household": (HouseholdMember.objects.create(**facts, household_id=home()), {"ends_on-day": "1/6/2015"}),
        "person-warning": (
            Warning.objects.create(**facts, kind="staff", text="In pairs", starts_on=LONG_AGO),
            {"kind": "staff", "text": "Alone is fine", **SOME_DAY},
        ),
        "person-withholding": (
            Withholding.objects.create(**facts, kept_from=kim, what="name", reason="Asked", starts_on=LONG_AGO),
            {"what": "both", "reason": "Asked again", **SOME_DAY},
        ),
    }


def home():
    return Household.objects.create().pk


CHANGED = ("address", "household", "identifier", "name", "relationship", "warning", "withholding")


@pytest.mark.parametrize("noun", CHANGED)
def test_a_row_is_changed_by_a_form_and_a_stale_save_shows_both_texts(noun, at, ella, kim):
    name = f"person-{noun}"
    row, typed = rows(ella, kim)[name]
    assert at(name, ella, row.pk).status_code == 200
    assert at(name, ella, row.pk, {"version": "1"} | typed).status_code == 302
    row.refresh_from_db()
    assert row.version == 2
    response = at(name, ella, row.pk, {"version": "1"} | typed)
    assert response.status_code == 409
    assert "Sam Idris saved this page at" in text(response)


@pytest.mark.parametrize("noun", CHANGED)
def test_a_row_of_somebody_else_is_refused_as_one_that_is_not_there(noun, at, ella, kim, worker):
    row, typed = rows(ella, kim)[f"person-{noun}"]
    noah = known(worker, "Noah", "Marsh")
    for key in (row.pk, 987_654):
        assert at(f"person-{noun}", noah, key).status_code == 403
        assert at(f"person-{noun}", noah, key, {"version": "1"} | typed).status_code == 403


def test_two_who_save_at_once_choose_field_by_field(at, ella, client):
    first = {"version": "1", "given_name": "Ella", "family_name": "Oak", "nationality": "British"}
    assert at("person-edit", ella, post=first).status_code == 302
    second = {"version": "1", "given_name": "Elle", "family_name": "Marsh", "born_on-day": "14/5/2008"}
    response = at("person-edit", ella, post=second)
    page = text(response)
    assert response.status_code == 409
    for each in ("Both versions are below; choose what to keep", "Oak", "Elle", "British", 'name="version" value="2"'):
        assert each in page
    again = second | {"version": "2", "conflict": "1", "keep-given_name": "mine", "keep-family_name": "theirs"}
    response = at("person-edit", ella, post=again)
    assert response.status_code == 409
    assert "Choose which to keep: Nationality" in text(response)
    assert 'id="keep-given_name-mine" name="keep-given_name" type="radio" value="mine" checked' in text(response)
    chosen = again | {"keep-nationality": "theirs", "keep-born_on": "mine"}
    assert at("person-edit", ella, post=chosen).status_code == 302
    ella.refresh_from_db()
    assert (ella.given_name, ella.family_name, ella.nationality, ella.version) == ("Elle", "Oak", "British", 3)


def test_a_save_over_an_import_says_that_somebody_saved_it(at, ella):
    Person.objects.filter(pk=ella.pk).update(version=5)
    response = at("person-edit", ella, post={"version": "1", "given_name": "Elle"})
    assert "Somebody else saved this page after you opened it" in text(response)


# -- details


def test_details_are_changed_on_one_page(at, ella):
    typed = {"version": "1", "given_name": "Ella", "family_name": "Ash", "born_on-day": "14", "born_on-month": "may"}
    typed |= {"born_on-year": "2008", "ethnicity": "WBRI", "needs_interpreter": "no", "former_name": "on"}
    assert at("person-edit", ella, post=typed).status_code == 302
    ella.refresh_from_db()
    assert (ella.family_name, ella.ethnicity, ella.needs_interpreter) == ("Ash", "WBRI", False)
    assert str(Name.objects.get()) == "Ella Marsh"
    assert Change.objects.filter(person=ella, what="person.ethnicity").exists()


def test_a_baby_is_born_and_somebody_dies(at, worker):
    baby = known(worker, "", "Marsh", None, expected_on=date(2015, 9, 1))
    assert "Record the birth" in text(at("person-details", baby))
    assert at("person-birth", baby).status_code == 200
    assert at("person-birth", baby, post={"version": "1", "born_on-day": "29/6/2015"}).status_code == 302
    assert "Record the birth" not in text(at("person-details", baby))
    assert at("person-birth", baby, post={"version": "2", "born_on-day": "29/6/2015"}).status_code == 400
    assert at("person-death", baby, post={"version": "2", "died_on-day": "today"}).status_code == 302
    assert "Died 30 June 2015" in text(at("person-details", baby))


def test_disability_is_ticked(at, ella):
    assert at("person-disability", ella, post={"version": "1", "codes": ["HEAR", "LD"]}).status_code == 302
    assert 'value="HEAR" checked' in text(at("person-disability", ella))
    response = at("person-disability", ella, post={"version": "2", "codes": ["NONE", "LD"]})
    assert "Choose either no disability" in text(response)
    assert at("person-disability", ella, post={"version": "1", "codes": []}).status_code == 409
    assert Disability.objects.count() == 2


def test_a_number_with_a_wrong_check_is_refused_at_its_field(at, ella):
    response = at("person-identifier-new", ella, post=NEW | {"kind": "single_unique_id", "value": "943 476 5918"})
    assert '<a href="#id_value">Check the NHS number' in text(response)


# -- confidential


def test_a_confidential_address_is_shown_only_when_asked_for_and_the_asking_is_recorded(at, kim):
    address = make_address(kim, "7", "Refuge Row", "WX9 1AA", confidential=True)
    page = text(at("person-family", kim))
    assert "Confidential address" in page
    assert "Refuge" not in page
    assert "Refuge" not in text(at("person-address", kim, address.pk))
    assert "Refuge Row" in text(at("person-address-show", kim, address.pk, {}))
    assert AuditEvent.objects.filter(type="address:reveal", subject=kim.reference).exists()
    assert at("person-address-show", kim, address.pk).status_code == 405


def test_what_is_confidential_is_changed_without_being_shown(at, kim):
    address = make_address(kim, "7", "Refuge Row", "WX9 1AA", confidential=True)
    name = Name.objects.create(person=kim, kind="alias", given_name="Secret", confidential=True)
    post = {"version": "1", "confidential": "on", "ends_on-day": "1/6/2015"}
    assert at("person-address", kim, address.pk, post).status_code == 302
    assert "Secret" not in text(at("person-name", kim, name.pk))
    assert at("person-name", kim, name.pk, {**post, "kind": "alias"}).status_code == 302
    for row in (address, name):
        row.refresh_from_db()
        assert row.ends_on == date(2015, 6, 1)
    assert (address.parts["STREET"], name.given_name) == ("Refuge Row", "Secret")


def test_a_confidential_name_is_shown_only_when_asked_for(at, kim):
    name = Name.objects.create(person=kim, kind="alias", given_name="Secret", confidential=True)
    assert "Secret" not in text(at("person-details", kim))
    assert "Secret" in text(at("person-name-show", kim, name.pk, {}))
    assert AuditEvent.objects.filter(type="name:reveal", subject=kim.reference).exists()


def test_a_map_position_goes_with_the_text_that_it_belonged_to(at, ella):
    address = make_address(ella, parts_more={"UPRN": "1000", "FLOOR": "2"})
    same = {"kind": "Primary Address", "house": "12", "street": "Larch Lane", "town": "Wexcombe", "postcode": "WX1 4QZ"}
    at("person-address", ella, address.pk, {"version": "1", **same, "safe_to_write": "no"})
    address.refresh_from_db()
    assert (address.parts["UPRN"], address.safe_to_write) == ("1000", False)
    at("person-address", ella, address.pk, {"version": "2", **same, "house": "14"})
    address.refresh_from_db()
    assert address.parts == {"FLOOR": "2", "HOUSE": "14", "STREET": "Larch Lane", "TOWN": "Wexcombe"}


def test_a_change_of_address_noted_by_business_support_is_confirmed_by_a_worker(at, ella, client, worker):
    clerk = make_user("business-support", team="team-a")
    involve(ella, team=make_team("team-a"))
    client.force_login(clerk)
    assert at("person-address-new", ella, post=NEW | {"house": "3", "street": "Elm Way"}).status_code == 302
    page = text(at("person-family", ella))
    assert "To be confirmed" in page
    assert "Some information is not shown because of your role" in page
    assert "Confirm<" not in page
    address = Address.objects.get()
    client.force_login(worker)
    assert at("person-address-confirm", ella, address.pk, {"version": "9"}).status_code == 200
    assert at("person-address-confirm", ella, address.pk, {}).status_code == 302
    assert not Address.objects.get().confirmed
    assert at("person-address-confirm", ella, address.pk, {"version": "1"}).status_code == 302
    assert Address.objects.get().confirmed


# -- family


def test_the_family_page_shows_both_ends_and_where_they_live(at, ella, kim):
    relate(kim, "mother", ella, parental_responsibility=True, starts_on=LONG_AGO)
    relate(
        kim, "partner", known_over := make_person("Lee", "Marsh", died_on=date(2015, 3, 3)), ends_on=date(2014, 1, 1)
    )
    make_address(kim, "12", "Larch Lane")
    hers = text(at("person-family", ella))
    for shown in ("Kim Marsh", "mother", "This person is their child", "Has it for this person", "12, Larch Lane"):
        assert shown in hers
    assert reverse("person-details", args=[kim.reference]) in hers
    his = text(at("person-family", kim))
    for shown in ("child", "This person has it for them", "Was the partner", "Died 3 March 2015", "Lee Marsh"):
        assert shown in his
    assert reverse("person-details", args=[known_over.reference]) not in his


def test_a_friend_is_not_asked_about_parental_responsibility(at, ella, kim):
    relate(kim, "friend", ella)
    relate(kim, "father", ella, parental_responsibility=False)
    page = text(at("person-family", ella))
    assert page.count('data-label="Parental responsibility"></td>') == 1
    assert 'data-label="Parental responsibility">No</td>' in page


def test_households_and_families_are_shown_and_left(at, ella, kim):
    family = make_family(ella, kim)
    at("person-household-new", ella, post=NEW | {"other": kim.reference, **SOME_DAY})
    stay = HouseholdMember.objects.get(person=kim)
    at("person-household", ella, stay.pk, {"version": "1", "ends_on-day": "1/1/2015"})
    page = text(at("person-family", ella))
    assert "Until 1 January 2015" in page
    member = family.members.get(person=kim)
    assert at("person-family-leave", ella, member.pk, {}).status_code == 302
    assert at("person-family-leave", ella, member.pk, {}).status_code == 403
    assert list(family.members.values_list("person", flat=True)) == [ella.pk]


@pytest.mark.parametrize("model", [Restriction, Block])
def test_whoever_is_closed_to_the_user_is_left_out_without_a_trace(model, at, ella, kim, worker):
    relate(kim, "mother", ella)
    make_family(ella, kim)
    at("person-household-new", ella, post=NEW | {"other": kim.reference})
    Withholding.objects.create(person=ella, kept_from=kim, what="name", reason="Asked", starts_on=LONG_AGO)
    before = text(at("person-family", ella))
    assert "Kim Marsh" in before
    facts = {"user": worker} if model is Block else {}
    model.objects.create(subject_id=kim.pk, starts_on=LONG_AGO, reason="x", set_by_id=1, **facts)
    page = words_of(text(at("person-family", ella)))
    for trace in ("Kim", kim.reference, "not shown", "mother"):
        assert trace not in page
    assert "Nothing is kept from anybody" in page


def test_of_what_is_kept_from_somebody_their_own_page_says_nothing(at, ella, kim):
    relate(kim, "mother", ella)
    Withholding.objects.create(person=ella, kept_from=kim, what="both", reason="Fled", starts_on=LONG_AGO)
    page = words_of(text(at("person-family", kim)))
    assert "Name withheld" in page
    assert "Fled" not in page
    assert "Ella" not in page
    assert "Fled" in text(at("person-family", ella))


@pytest.mark.parametrize("name", ["person-family", "person-details", "person-relationship-new"])
def test_queries_are_as_many_for_one_relative_as_for_forty(name, at, ella, worker):
    at(name, ella)  # what is looked up once for everybody
    counts = []
    for number in (1, 39):
        for _ in range(number):
            relative = known(worker, "Rel", "Ative")
            relate(relative, "cousin", ella)
            make_address(relative)
            make_family(ella, relative)
            Name.objects.create(person=ella, kind="alias", given_name="X")
            make_address(ella)
        with CaptureQueriesContext(connection) as queries:
            assert at(name, ella).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 40


# -- a new person


@pytest.mark.parametrize(
    "typed",
    [
        {"text": "Noah Marsh 5/1/2012 X7"},
        {"given": "Noah", "family": "Marsh", "born_on": "2012-01-05", "address": ""},
    ],
)
def test_a_person_is_added_with_what_was_searched_for_filled_in(typed, client, worker):
    search = Search.objects.create(author=worker, typed=typed, made_at=timezone.now())
    address = f"{reverse('person-new')}?search={search.reference}"
    page = text(client.get(address))
    for value in ("Noah", "Marsh", "2012"):
        assert f'value="{value}' in page
    response = client.post(address, {"given_name": "Noah", "family_name": "Marsh", "born_on-day": "5/1/2012"})
    noah = Person.objects.get()
    assert response.url == reverse("person-details", args=[noah.reference])
    assert client.get(response.url).status_code == 200


def test_a_person_is_added_after_a_search_and_the_search_may_have_had_no_date(client, worker):
    assert "Search first" in text(client.get(reverse("person-new")))
    typed = {"given": "Noah", "family": "", "born_on": "", "address": "12 Larch Lane"}
    search = Search.objects.create(author=worker, typed=typed, made_at=timezone.now())
    assert 'value="Noah"' in text(client.get(f"{reverse('person-new')}?search={search.reference}"))


def test_records_that_are_alike_have_to_be_looked_at_first(client, worker, ella):
    typed = {"given_name": "Noah", "family_name": "Marsh", "born_on-day": "5/1/2012"}
    address = reverse("person-new")
    client.post(address, typed)
    client.force_login(make_user("duty-worker"))
    for again in (client.post(address, typed),):
        assert again.status_code == 409
        assert "Is it one of these?" in text(again)
        assert "Outside your work" in text(again)
    client.force_login(worker)
    assert reverse("person-details", args=[Person.objects.get(given_name="Noah").reference]) in text(
        client.post(address, typed)
    )
    assert client.post(address, typed | {"not_a_duplicate": "on"}).status_code == 302
    assert Person.objects.filter(given_name="Noah").count() == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Enter a name"),
        ({"given_name": "Noah", "mother": "p-nobody"}, "No record that you can open"),
        ({"given_name": "Noah", "born_on-day": "31/2/2012"}, "Enter a real date"),
    ],
)
def test_a_person_is_not_added_with_mistakes(typed, sentence, client, worker):
    response = client.post(reverse("person-new"), typed)
    assert (response.status_code, text(response).count(sentence)) == (400, 2)
    assert "<title>Error: " in text(response)
    assert not Person.objects.exists()


def test_an_unborn_baby_is_added_to_the_mothers_family(client, worker, kim):
    client.post(
        reverse("person-new"),
        {"expected_on-day": "1", "expected_on-month": "9", "expected_on-year": "2015", "mother": kim.reference},
    )
    baby = Person.objects.get(born_on=None)
    assert Relationship.objects.get().related == baby
    assert FamilyMember.objects.count() == 2


def test_a_part_of_a_class_that_the_reader_does_not_read_is_not_theirs_to_change(ella, rf):
    """No role changes details without reading the sensitive class; one that comes to is refused all the same."""
    request = rf.get("/")
    request.user = make_user("business-support", "team-x")
    involve(ella, team=make_team("team-x"))
    with pytest.raises(PermissionDenied):
        parts._refuse_unread(request, ella, SimpleNamespace(data_class=DataClass.SENSITIVE))
