"""Size, repeatability and texture of made-up authorities."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from goldenthread.analysis.indicators import CATALOGUE, calculate
from goldenthread.analysis.periods import period
from goldenthread.analysis.synthetic import authority, calibration, write_authority, writing
from goldenthread.analysis.tables import TABLES, Dataset, DatasetError
from goldenthread.codes import UserError

CHILDREN = 20_000


@pytest.fixture(scope="module")
def county() -> Dataset:
    return authority(CHILDREN, 6, 7)


def known_children(made: Dataset) -> int:
    return made.table("ssd_person").filter(pl.col("pers_is_mother") == "N").collect().height


@pytest.mark.parametrize(("children", "years", "seed"), [(1, 1, 1), (40, 2, 5), (700, 6, 9), (900, 8, 4)])
def test_as_many_children_as_asked_for(children: int, years: int, seed: int) -> None:
    made = authority(children, years, seed)
    assert known_children(made) == children
    assert made.manifest.covers_from.replace(year=made.manifest.covers_from.year + years).toordinal() == (
        made.manifest.as_at.toordinal() + 1
    )


def test_it_says_that_it_is_made_up(county: Dataset) -> None:
    assert county.manifest.made_up


def test_twenty_rows_a_child_and_thirty_teams(county: Dataset) -> None:
    assert 20 <= sum(county.manifest.rows.values()) / CHILDREN <= 28
    assert known_children(county) == CHILDREN
    for made in (county, authority(500, 6, 1)):
        assert made.table("ssd_department").collect().height >= 30


@pytest.mark.parametrize("years", [1, 2])
def test_twenty_rows_a_child_in_fewer_years_too(years: int) -> None:
    assert sum(authority(8_000, years, 5).manifest.rows.values()) / 8_000 >= 20


def test_years_end_on_30_june_2015_or_as_late_as_they_must() -> None:
    assert authority(50, 6, 1).manifest.as_at == date(2015, 6, 30)
    assert authority(50, 6, 1).manifest.covers_from == date(2009, 7, 1)
    longer = authority(50, 8, 1).manifest
    assert (longer.covers_from, longer.as_at) == (date(2009, 7, 1), date(2017, 6, 30))
    chosen = authority(50, 2, 1, last=date(2024, 3, 31)).manifest
    assert (chosen.covers_from, chosen.as_at) == (date(2022, 4, 1), date(2024, 3, 31))


@pytest.mark.parametrize(("children", "years"), [(0, 6), (10, 0)])
def test_no_authority_of_nobody(children: int, years: int) -> None:
    with pytest.raises(UserError, match="at least one child and one year"):
        authority(children, years, 1)


def test_no_authority_before_the_working_days_are_known() -> None:
    with pytest.raises(UserError, match="7 years up to 30 June 2015 begin before 1 July 2009"):
        authority(10, 7, 1, last=date(2015, 6, 30))


def test_no_authority_after_the_working_days_are_known() -> None:
    with pytest.raises(UserError, match="working days are known up to 31 December 2028: ask for fewer years"):
        authority(10, 21, 1)


def test_same_seed_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("one", 3), ("two", 3), ("three", 4)):
        write_authority(tmp_path / name, children=400, years=6, seed=seed)
    one, two, three = (Dataset.open(tmp_path / name).fingerprint for name in ("one", "two", "three"))
    assert one == two
    assert one != three


def test_in_memory_and_written_are_one(tmp_path: Path) -> None:
    write_authority(tmp_path / "made", children=400, years=6, seed=3)
    assert authority(400, 6, 3).fingerprint == Dataset.open(tmp_path / "made").fingerprint


def test_chunks_never_share_an_identifier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "CHUNK_CHILDREN", 150)
    write_authority(tmp_path / "made", children=500, years=6, seed=3)
    made = Dataset.open(tmp_path / "made", check="full")
    assert known_children(made) == 500
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made"]


def test_nothing_is_overwritten_but_a_dataset(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear sir")
    with pytest.raises(DatasetError, match="holds other files"):
        write_authority(folder, children=20, years=1, seed=1)
    assert [path.name for path in tmp_path.iterdir()] == ["letters"]


def value(made: Dataset, indicator: str, label: str) -> float:
    found = calculate([CATALOGUE[indicator]], made, periods=[period(label)])["value"][0]
    assert isinstance(found, float)
    return found


# Indicator, the published figure it is calibrated from, and how far a county of 20,000 known children may stray.
CALIBRATED = [
    ("re_referral_rate_12m", "re-referral share", 4.0),
    ("assessments_45wd", "assessments within 45 working days", 2.5),
    ("icpc_15wd", "conference within 15 working days", 8.0),
    ("cin_rate_10k", "children in need per 10,000", 70.0),
    ("cp_rate_10k", "child protection plans per 10,000", 12.0),
    ("cla_rate_10k", "looked after per 10,000", 14.0),
    ("cla_placement_3plus_12m", "three or more placements in the year", 5.0),
    ("turnover_rate_12m", "turnover", 7.0),
    ("vacancy_rate_fte", "vacancy rate", 8.0),
    ("caseload_mean_fte", "average caseload", 3.5),
]


@pytest.mark.parametrize(("indicator", "published", "within"), CALIBRATED, ids=[row[0] for row in CALIBRATED])
def test_figures_lie_near_the_published_ones(county: Dataset, indicator: str, published: str, within: float) -> None:
    assert value(county, indicator, "2013-14") == pytest.approx(calibration.RATES[published].value, abs=within)


def test_contacts_a_referral_lie_near_the_published_ratio(county: Dataset) -> None:
    ratio = value(county, "contacts_received", "2013-14") / value(county, "referrals_received", "2013-14")
    assert ratio == pytest.approx(calibration.RATES["contacts per referral"].value, abs=0.6)


def test_a_seventh_of_plans_are_not_the_first(county: Dataset) -> None:
    assert 9 <= value(county, "cp_plan_second_subsequent", "2014-15") <= 20


def test_augusts_are_quiet(county: Dataset) -> None:
    months = county.table("ssd_contacts").filter(pl.col("cont_contact_date") >= county.manifest.covers_from)
    by_month = months.group_by(pl.col("cont_contact_date").dt.month().alias("month")).len().collect()
    counts = dict(by_month.iter_rows())
    assert min(counts, key=lambda month: counts[month]) == 8
    assert counts[8] < 0.85 * sum(counts.values()) / 12


def test_texture_that_indicators_must_cope_with(county: Dataset) -> None:
    def some(name: str, *where: pl.Expr) -> bool:
        return not county.table(name).filter(*where).collect().is_empty()

    assert some("ssd_legal_status", pl.col("lega_legal_status") == "V3")
    assert some("ssd_legal_status", pl.col("lega_legal_status") == "V4")
    assert some("ssd_initial_cp_conference", pl.col("icpc_icpc_transfer_in") == "Y")
    assert some("ssd_involvements", pl.col("invo_worker_change_reason") == "ABSENC")
    assert some("ssd_involvements", pl.col("invo_worker_change_reason").is_null())
    assert some("ssd_person", pl.col("pers_dob").is_null(), pl.col("pers_expected_dob").is_not_null())
    assert some("ssd_person", pl.col("pers_death_date").is_not_null())
    assert some("ssd_cin_episodes", pl.col("cine_cin_primary_need_code").is_null())
    assert some("contact_decisions", pl.col("outcome").is_null())
    assert some("ssd_cin_assessments", pl.col("cina_assessment_auth_date").is_null())
    assert some("step_downs", pl.col("agencies_notified_on").is_null())


def test_some_children_go_from_one_worker_to_another_and_back(county: Dataset) -> None:
    led = county.table("ssd_involvements").filter(pl.col("invo_professional_role_id") == "CW").collect()
    ordered = led.sort("invo_person_id", "invo_involvement_start_date").with_columns(
        next=pl.col("invo_professional_id").shift(-1).over("invo_person_id"),
        after=pl.col("invo_professional_id").shift(-2).over("invo_person_id"),
    )
    worker = pl.col("invo_professional_id")
    assert not ordered.filter((worker == pl.col("after")) & (worker != pl.col("next"))).is_empty()


def test_caseloads_on_the_last_day_are_those_of_the_involvements(county: Dataset) -> None:
    led = county.table("ssd_involvements").filter(
        pl.col("invo_professional_role_id") == "CW", pl.col("invo_involvement_end_date").is_null()
    )
    counted = led.group_by("invo_professional_id").agg(cases=pl.col("invo_person_id").n_unique()).collect()
    workers = county.table("ssd_professionals").filter(pl.col("prof_professional_caseload") > 0).collect()
    assert dict(counted.iter_rows()) == dict(
        workers.select("prof_professional_id", "prof_professional_caseload").iter_rows()
    )


def test_every_own_table_of_a_county_holds_rows_but_those_of_incidents(county: Dataset) -> None:
    empty = {name for name in TABLES if county.supplies(name) and county.manifest.rows[name] == 0}
    assert empty == {"recording_incidents", "record_corrections"}


def test_codes_follow_the_years() -> None:
    later = authority(3_000, 6, 2, last=date(2024, 6, 30))
    activities = set(later.table("ssd_care_leavers").collect()["clea_care_leaver_activity"].drop_nulls())
    assert not activities & {"F3", "P3"}
