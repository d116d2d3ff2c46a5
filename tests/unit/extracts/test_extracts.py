"""Extracts are built from the record, and datasets loaded into it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.access.models import AuditEvent, Restriction
from goldenthread.analysis.tables import Dataset
from goldenthread.extracts.actions import extracts
from goldenthread.extracts.errors import ExtractError
from goldenthread.extracts.models import Load
from goldenthread.record.people.models import Address, Person
from goldenthread.record.people.ssd.refusals import RefusedRowsError
from made_up_people import make_address, make_family, make_person, make_user, relate
from record_and_dataset import AS_AT, dataset, frames, people
from tables_by_hand import authority

pytestmark = pytest.mark.django_db
WEXCOMBE = "Wexcombe Borough Council"


@pytest.fixture
def analyst():
    return make_user("performance-analyst")


@pytest.fixture
def operator():
    return make_user("system-administrator")


@pytest.fixture
def build(analyst, tmp_path):
    def build(name="extract", as_at=AS_AT):
        return extracts.build(authority=WEXCOMBE, as_at=as_at, to=tmp_path / name, by=analyst)

    return build


def test_what_is_loaded_is_built_again(build, operator, tmp_path):
    told = dataset()
    extracts.load(dataset=told, by=operator)
    build()
    found = Dataset.open(tmp_path / "extract", check="full")
    assert {name: frame.to_dicts() for name, frame in frames(found).items()} == {
        name: frame.to_dicts() for name, frame in frames(told).items()
    }
    assert (found.manifest.authority, found.manifest.covers_from) == (WEXCOMBE, told.manifest.covers_from)


def test_what_the_record_does_not_fill_is_not_supplied(build):
    built = build()
    assert built.supplies("ssd_person")
    assert not built.supplies("ssd_immigration_status")
    assert not built.supplies("ssd_cin_episodes")
    assert built.manifest.covers_from == AS_AT


def test_building_is_recorded_as_an_export_with_the_rows_of_each_table(build, analyst):
    make_person()
    built = build()
    event = AuditEvent.objects.get(type="extract:build")
    assert event.actor_id == str(analyst.pk)
    assert event.details["rows"]["ssd_person"] == 1
    assert event.details["fingerprint"] == built.fingerprint


def test_an_extract_is_never_written_over(build):
    build()
    with pytest.raises(ExtractError, match="exists already"):
        build()
    assert AuditEvent.objects.filter(type="extract:build").count() == 1


def test_a_day_to_come_is_refused(build, tmp_path):
    with pytest.raises(ExtractError, match="2015-07-01 is still to come"):
        build(as_at=date(2015, 7, 1))
    assert list(tmp_path.iterdir()) == []


def test_only_who_may_builds_and_loads(analyst, operator, tmp_path):
    with pytest.raises(PermissionDenied):
        extracts.build(authority=WEXCOMBE, as_at=AS_AT, to=tmp_path / "extract", by=operator)
    with pytest.raises(PermissionDenied):
        extracts.load(dataset=dataset(), by=analyst)


def test_who_was_recorded_here_goes_by_the_reference(build):
    ella, kim = make_person("Ella"), make_person("Kim", born_on=date(1980, 1, 1))
    family = make_family(ella, kim)
    relate(kim, "mother", ella)
    make_address(ella)
    found = frames(build())
    assert set(found["ssd_person"]["pers_person_id"]) == {ella.reference, kim.reference}
    assert set(found["ssd_family"]["fami_family_id"]) == {family.reference}
    assert found["ssd_mother"].row(0)[1:] == (kim.reference, ella.reference, ella.born_on)
    assert found["ssd_address"]["addr_table_id"][0].startswith(f"{ella.reference}-")


def test_an_extract_of_people_recorded_here_is_known_again(build, operator):
    ella = make_person("Ella")
    make_address(ella)
    built = build()
    loaded = extracts.load(dataset=built, by=operator)
    assert loaded.load.counts["ssd_person"]["unchanged"] == 1
    assert loaded.load.counts["ssd_address"]["unchanged"] == 1
    assert Person.objects.count() == Address.objects.count() == 1


def test_a_confidential_address_leaves_out_its_parts_and_says_so(build):
    make_address(make_person(), confidential=True)
    row = frames(build())["ssd_address"].row(0, named=True)
    assert (row["addr_address_postcode"], row["addr_address_json"]) == (None, '{"CONFIDENTIAL": "Y"}')
    assert row["addr_address_start_date"] is not None


def test_a_restricted_record_is_counted_without_name_and_address(build, operator):
    ella = make_person()
    make_address(ella)
    Restriction.objects.create(subject_id=ella.pk, starts_on=date(2014, 1, 1), reason="Staff", set_by_id=operator.pk)
    found = frames(build())
    person = found["ssd_person"].row(0, named=True)
    assert (person["pers_forename"], person["pers_surname"], person["pers_dob"]) == (None, None, ella.born_on)
    assert found["ssd_address"]["addr_address_postcode"].to_list() == [None]


def test_what_an_extract_left_out_is_not_taken_away_when_it_is_loaded(build, operator):
    ella = make_person()
    address = make_address(ella, confidential=True)
    Restriction.objects.create(subject_id=ella.pk, starts_on=date(2014, 1, 1), reason="Staff", set_by_id=operator.pk)
    loaded = extracts.load(dataset=build(), by=operator)
    assert {counts["changed"] for counts in loaded.load.counts.values()} == {0}
    ella.refresh_from_db()
    address.refresh_from_db()
    assert (ella.given_name, address.postcode) == ("Ella", "WX1 4QZ")


def test_a_confidential_address_loaded_elsewhere_stays_confidential(operator):
    told = {"addr_table_id": "D1", "addr_person_id": "C1", "addr_address_json": '{"CONFIDENTIAL": "Y"}'}
    extracts.load(dataset=dataset(ssd_address=[told]), by=operator)
    address = Address.objects.get()
    assert (address.confidential, address.data_class, address.parts) == (True, "V", {})


def test_the_day_decides_what_had_happened(build):
    ella = make_person(born_on=date(2015, 5, 1), died_on=date(2015, 6, 20))
    make_address(ella, starts_on=date(2015, 5, 1), ends_on=date(2015, 6, 10))
    make_address(ella, house="14", starts_on=date(2015, 6, 11))
    then = frames(build(as_at=date(2015, 6, 1)))
    before = frames(build("before", as_at=date(2015, 4, 1)))
    assert then["ssd_address"]["addr_address_end_date"].to_list() == [None]
    assert then["ssd_person"]["pers_death_date"].to_list() == [None]
    assert before["ssd_person"].select("pers_dob", "pers_expected_dob").row(0) == (None, date(2015, 5, 1))
    assert before["ssd_address"].height == 0


def test_the_same_dataset_again_changes_nothing(operator):
    first = extracts.load(dataset=dataset(), by=operator)
    Person.objects.filter(given_name="Ella").update(given_name="Ellie")
    again = extracts.load(dataset=dataset(), by=operator)
    assert (again.again, again.load) == (True, first.load)
    assert Person.objects.filter(given_name="Ellie").exists()
    assert Load.objects.count() == 1


def test_a_load_is_kept_and_recorded(operator):
    loaded = extracts.load(dataset=dataset(), by=operator)
    event = AuditEvent.objects.get(type="dataset:load")
    assert event.details["fingerprint"] == loaded.load.fingerprint == dataset().fingerprint
    assert event.details["rows"]["ssd_person"]["added"] == 2
    assert str(loaded.load) == f"{WEXCOMBE}, as at 2015-06-30"


def test_another_authority_and_an_older_day_are_refused(operator):
    extracts.load(dataset=dataset(), by=operator)
    with pytest.raises(ExtractError, match="would put it back"):
        extracts.load(dataset=dataset(as_at=date(2015, 3, 31)), by=operator)
    other = Dataset.from_frames(
        frames(dataset()), authority="Elsewhere", as_at=AS_AT, covers_from=AS_AT, source="Elsewhere"
    )
    with pytest.raises(ExtractError, match="The record holds Wexcombe"):
        extracts.load(dataset=other, by=operator)


@pytest.mark.parametrize(("mode", "words"), [("training", "only made-up people"), ("live", "no made-up people")])
def test_made_up_people_and_real_ones_never_share_a_record(mode, words, operator, settings):
    settings.MODE, settings.LIVE, settings.TRAINING = mode, True, mode == "training"
    sources = {"training": "Another case system", "live": "Made up: 9 children"}
    other = Dataset.from_frames(
        frames(dataset()), authority="Elsewhere", as_at=AS_AT, covers_from=AS_AT, source=sources[mode]
    )
    with pytest.raises(ExtractError, match=words):
        extracts.load(dataset=other, by=operator)


def test_an_extract_of_a_training_record_says_that_it_is_made_up(build, operator, settings):
    extracts.load(dataset=dataset(), by=operator)
    settings.TRAINING = True
    built = build()
    assert built.manifest.made_up


def test_a_dataset_that_speaks_of_nobody_is_refused(operator):
    with pytest.raises(ExtractError, match="holds nothing that the record takes in"):
        extracts.load(dataset=authority(ssd_department=[{"dept_team_id": "T1"}]), by=operator)


WORK = {
    "ssd_department": [{"dept_team_id": "T1", "dept_team_name": "Duty Team"}],
    "ssd_involvements": [
        {"invo_involvements_id": "V1", "invo_professional_team": "T1", "invo_person_id": "C1",
         "invo_involvement_start_date": "2014-04-01"},
    ],
}  # fmt: skip


def test_who_works_with_whom_is_loaded_too(operator):
    loaded = extracts.load(dataset=dataset(**WORK), by=operator)
    assert loaded.load.counts["ssd_involvements"]["added"] == loaded.load.counts["ssd_department"]["added"] == 1
    worker = make_user("social-worker", team="T1")
    assert [each.given_name for each in Person.objects.visible_to(worker)] == ["Ella"]


def test_an_involvement_that_cannot_be_held_refuses_all_or_is_left_out(operator):
    wrong = {**WORK, "ssd_involvements": [WORK["ssd_involvements"][0] | {"invo_involvement_start_date": None}]}
    with pytest.raises(RefusedRowsError, match=r"1 row of ssd_involvements: row 0 .V1: invo_involvement_start_date"):
        extracts.load(dataset=dataset(**wrong), by=operator)
    assert not Person.objects.exists()
    assert extracts.load(dataset=dataset(**wrong), by=operator, leave_out=True).refused.height == 1


def test_tables_that_are_not_supplied_are_left_alone(operator):
    extracts.load(dataset=authority(ssd_person=people()), by=operator)
    home = {"addr_table_id": "D1", "addr_person_id": "C1", "addr_address_postcode": "WX1 4QZ"}
    extracts.load(dataset=authority(ssd_address=[home]), by=operator)
    assert Address.objects.get().person.given_name == "Ella"
