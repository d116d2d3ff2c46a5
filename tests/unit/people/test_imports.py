"""Rows of a dataset in the record: added, changed, left, refused."""

from datetime import date

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.access.models import User
from goldenthread.access.subjects import sees
from goldenthread.codes import UserError
from goldenthread.record.people.actions import imported_rows, imports
from goldenthread.record.people.models import (
    Address,
    Change,
    Disability,
    Family,
    FamilyMember,
    Identifier,
    Person,
    SearchKey,
)
from goldenthread.record.people.ssd import tables
from goldenthread.record.people.ssd.refusals import RefusedRowsError
from goldenthread.record.people.ssd.rows import text_of
from made_up_people import make_person, make_user
from record_and_dataset import AS_AT, dataset, frames, parts, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def load():
    by = make_user("system-administrator")

    def load(leave_out=False, **given):
        return imports.load(tables=frames(dataset(**given)), leave_out=leave_out, by=by)

    return load


def test_only_who_may_loads():
    with pytest.raises(PermissionDenied):
        imports.load(tables={}, by=make_user("social-worker"))


def test_people_come_marked_as_imported_with_their_numbers(load):
    imported = load()
    ella = Person.objects.get(given_name="Ella")
    assert (ella.imported, ella.has_ehc_plan, ella.is_mother) == (True, True, False)
    numbers = {("local", "C1", ""), ("upn", "K1", ""), ("NHS Number", "999", "L1")}
    assert set(ella.identifiers.values_list("kind", "value", "source_id")) == numbers
    assert ella.pk in imported.people
    assert Family.objects.get().source_id == "FA1"
    assert SearchKey.objects.filter(person=ella).exists()


def test_the_same_rows_again_change_nothing(load):
    load()
    again = load()
    assert {(each["added"], each["changed"]) for each in again.counts.values()} == {(0, 0)}
    assert again.people == set()


def test_who_works_here_is_kept_from_a_relative_that_comes_with_a_load(load):
    load(ssd_mother=[])
    ella, mother = Person.objects.get(given_name="Ella"), Person.objects.exclude(given_name="Ella").get()
    worker = make_user("head-of-service", subject_id=mother.pk)
    assert sees(worker, ella.pk)
    load()
    assert not sees(User.objects.get(pk=worker.pk), ella.pk)


def test_a_newer_dataset_changes_what_it_says_and_says_what_it_was(load):
    load()
    ella = Person.objects.get(given_name="Ella")
    imported = load(
        rows=people(pers_surname="Vale", pers_upn="K2", pers_dob="2008-05-15", pers_send_flag="N"), ssd_mother=[]
    )
    assert imported.counts["ssd_person"] == {
        "added": 0, "changed": 1, "unchanged": 1, "left": 0, "gone": 0, "refused": 0,
    }  # fmt: skip
    ella.refresh_from_db()
    assert (ella.family_name, ella.born_on, ella.version) == ("Vale", date(2008, 5, 15), 2)
    assert ella.identifiers.get(kind="upn").value == "K2"
    changes = Change.objects.filter(person=ella).values_list("what", "before", "after")
    assert set(changes) == {
        ("person.family_name", "Marsh", "Vale"),
        ("identifier.value", "K1", "K2"),
        ("person.born_on", "14 May 2008", "15 May 2008"),
        ("person.has_ehc_plan", "yes", "no"),
    }  # fmt: skip
    assert imported.counts["ssd_mother"]["gone"] == 1


def test_a_number_appears_and_another_goes(load):
    load()
    load(rows=people(pers_upn=None, pers_legacy_id="OLD1"))
    assert set(Identifier.objects.filter(source_id="").values_list("kind", "value")) == {
        ("local", "C1"), ("local", "A1"), ("legacy", "OLD1"),
    }  # fmt: skip


def test_a_row_that_is_gone_stays(load):
    load()
    imported = load(ssd_disability=[])
    assert imported.counts["ssd_disability"]["gone"] == Disability.objects.count() == 1


def test_a_changed_part_keeps_its_row(load):
    load()
    address = Address.objects.get()
    moved = parts()["ssd_address"][0] | {"addr_address_end_date": "2015-01-01"}
    imported = load(ssd_address=[moved])
    address.refresh_from_db()
    assert (address.ends_on, address.version) == (date(2015, 1, 1), 2)
    assert imported.counts["ssd_address"]["changed"] == 1


def test_a_known_family_takes_a_new_member(load):
    load()
    bo = {"pers_person_id": "C2", "pers_forename": "Bo"}
    member = {"fami_table_id": "F3", "fami_family_id": "FA1", "fami_person_id": "C2"}
    load(rows=people(bo), ssd_family=[*parts()["ssd_family"], member])
    assert Family.objects.get().members.count() == 3


def test_a_record_that_was_merged_here_stays_merged(load):
    load()
    ella, kim = Person.objects.get(given_name="Ella"), Person.objects.get(given_name="Kim")
    Identifier.objects.filter(person=ella).update(person=kim)
    FamilyMember.objects.filter(person=ella).update(person=kim)
    Person.objects.filter(pk=ella.pk).update(merged_into=kim)
    imported = load(rows=people(pers_forename="Ellie"))
    assert imported.counts["ssd_person"]["left"] == 1
    assert imported.counts["ssd_address"]["left"] == 1
    assert not Person.objects.filter(given_name="Ellie").exists()
    built = tables(AS_AT)
    assert built["ssd_person"]["pers_person_id"].to_list() == ["A1"]
    assert ("A1", "local", "C1") in built["ssd_linked_identifiers"].select(
        "link_person_id", "link_identifier_type", "link_identifier_value"
    ).rows()


def test_a_number_that_two_people_have_is_refused(load):
    load()
    Identifier.objects.create(person=make_person("Bo"), kind="local", value="C1")
    with pytest.raises(UserError, match="Two people in the record have the number C1"):
        load(rows=people(pers_forename="Ellie"))


HOME = parts()["ssd_address"][0]
MOTHER = parts()["ssd_mother"][0]
REFUSED = {
    "nobody": ("ssd_address", HOME | {"addr_person_id": None}, "names nobody of ssd_person"),
    "unknown": ("ssd_address", HOME | {"addr_person_id": "C9"}, "names nobody of ssd_person"),
    "too long": ("ssd_address", HOME | {"addr_address_postcode": "W" * 21}, "longer than 20 characters"),
    "no text": ("ssd_address", HOME | {"addr_address_postcode": "W\0"}, "a character that a database does not keep"),
    "no key": ("ssd_address", HOME | {"addr_table_id": ""}, "addr_table_id is an empty text"),
    "no JSON": ("ssd_address", HOME | {"addr_address_json": "{"}, "not one object of JSON"),
    "a list": ("ssd_address", HOME | {"addr_address_json": "[1]"}, "not one object of JSON"),
    "not a number": ("ssd_address", HOME | {"addr_address_json": '{"UPRN": NaN}'}, "not one object of JSON"),
    "endless": ("ssd_address", HOME | {"addr_address_json": '{"UPRN": 1e999}'}, "not one object of JSON"),
    "null": ("ssd_address", HOME | {"addr_address_json": '{"TOWN": "\\u0000"}'}, "not one object of JSON"),
    "half a letter": ("ssd_address", HOME | {"addr_address_json": '{"TOWN": "\\ud800"}'}, "not one object of JSON"),
    "no family": ("ssd_family", {"fami_table_id": "F9", "fami_person_id": "C1"}, "fami_family_id is empty"),
    "no number": ("ssd_linked_identifiers", {"link_table_id": "L9", "link_person_id": "C1"}, "is empty"),
    "herself": ("ssd_mother", MOTHER | {"moth_childs_person_id": "A1", "moth_childs_dob": None}, "are one person"),
    "birth": ("ssd_mother", MOTHER | {"moth_childs_dob": "2008-05-15"}, "not the date of birth that ssd_person gives"),
}


@pytest.mark.parametrize("which", REFUSED)
def test_a_row_that_the_record_cannot_hold_is_refused_in_words_and_nothing_is_written(which, load):
    table, row, reason = REFUSED[which]
    with pytest.raises(RefusedRowsError, match=f"cannot hold 1 row of {table}: row 0 .*{reason}"):
        load(**{table: [row]})


def test_nothing_is_half_written(load):
    with pytest.raises(RefusedRowsError):
        load(ssd_address=[HOME | {"addr_person_id": "C9"}])
    assert not Person.objects.exists()
    assert not Family.objects.exists()


def test_a_person_whose_name_is_too_long_takes_their_rows_along(load):
    with pytest.raises(RefusedRowsError, match=r"ssd_person: row 1 .*pers_forename is longer than 120") as refused:
        load(rows=people(pers_forename="E" * 121))
    assert "ssd_mother" in set(refused.value.rows["table"])


def test_rows_may_be_left_out(load):
    imported = load(leave_out=True, ssd_address=[HOME, HOME | {"addr_table_id": "D2", "addr_person_id": "C9"}])
    assert Address.objects.count() == 1
    assert imported.counts["ssd_address"]["refused"] == 1
    assert imported.refused.row(0) == ("ssd_address", 1, "D2", "addr_person_id names nobody of ssd_person")


def test_an_empty_text_says_nothing(load):
    load(rows=people(pers_nationality=""))
    assert tables(AS_AT)["ssd_person"]["pers_nationality"].to_list() == [None, None]


def test_parts_of_an_address_are_written_in_the_order_of_the_contract():
    assert text_of({"TOWN": "Wexcombe", "PLOT": 3, "HOUSE": "1"}) == '{"HOUSE": "1", "TOWN": "Wexcombe", "PLOT": 3}'
    assert text_of({}) is None


def test_a_table_alone_is_read_against_whom_the_record_knows(load):
    load()
    by = make_user("system-administrator")
    rows = {"ssd_disability": pl.DataFrame({"disa_table_id": ["B2"], "disa_person_id": ["C1"],
                                            "disa_disability_code": ["VIS"]})}  # fmt: skip
    imports.load(tables=rows, by=by)
    assert Disability.objects.count() == 2


@pytest.mark.parametrize(("model", "letter"), [(Person, "p"), (Family, "f")])
def test_a_reference_drawn_twice_or_taken_is_drawn_again(model, letter, load, monkeypatch):
    taken = f"{letter}-22222222"
    make_person("Noah", reference=taken) if model is Person else Family.objects.create(reference=taken)
    drawn = (f"{letter}-{'2' * 6}{number // 3:02}" for number in range(300))
    monkeypatch.setattr(model._meta.get_field("reference"), "_get_default", lambda: next(drawn))
    monkeypatch.setattr(imported_rows, "AT_ONCE", 2)
    load(
        ssd_family=[{"fami_table_id": key, "fami_family_id": key, "fami_person_id": "C1"} for key in ("F7", "F8", "F9")]
    )
    references = list(model.objects.values_list("reference", flat=True))
    assert taken in references
    assert len(references) == len(set(references)) >= 3
