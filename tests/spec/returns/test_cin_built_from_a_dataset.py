"""A made-up authority without faults gives a census without errors; a fault put into its dataset is found by its rule.

A fault changes one row of the dataset: the first in which the census has an interest. Its rule must then find that
child, and without the fault the rule finds nobody.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

import polars as pl
import pytest

from goldenthread.analysis.returns import cin
from goldenthread.analysis.returns.cin.build import build
from goldenthread.analysis.returns.cin.writing import write_xml
from goldenthread.analysis.synthetic.writing import authority
from goldenthread.analysis.tables import Dataset

YEAR = "2025-26"
START, END = date(2025, 4, 1), date(2026, 3, 31)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def whole():
    return authority(1_200, 2, 7, END)


def in_year(column):
    return pl.col(column).is_between(START, END)


@dataclass(frozen=True)
class Fault:
    """In the first row of ``table`` where ``where`` holds, set columns; ``drop`` takes the child's rows out instead."""

    rule: str
    table: str
    where: pl.Expr
    change: dict = field(default_factory=dict)
    drop: bool = False

    @property
    def person(self):
        return "pers_person_id" if self.table == "ssd_person" else f"{PREFIXES[self.table]}_person_id"


PREFIXES = {
    "ssd_cin_episodes": "cine",
    "ssd_cin_assessments": "cina",
    "ssd_cin_plans": "cinp",
    "ssd_s47_enquiry": "s47e",
    "ssd_initial_cp_conference": "icpc",
    "ssd_cp_plans": "cppl",
    "ssd_cp_reviews": "cppr",
    "ssd_disability": "disa",
}
REFERRED, CLOSED = pl.col("cine_referral_date"), pl.col("cine_close_date")
NEW_CASE = in_year("cine_referral_date") & (pl.col("cine_referral_nfa") == "N")
DONE = NEW_CASE & CLOSED.is_not_null()
ASSESSED = in_year("cina_assessment_start_date") & in_year("cina_assessment_auth_date")
PROTECTED = in_year("cppl_cp_plan_start_date")
PLANNED = in_year("cinp_cin_plan_start_date")
ENDED_PLAN = PLANNED & pl.col("cinp_cin_plan_end_date").is_not_null()
MET = in_year("icpc_icpc_date") & pl.col("icpc_s47_enquiry_id").is_not_null()
IN_CENSUS = pl.col("in_census")

FAULTS = [
    Fault("8600", "ssd_cin_episodes", NEW_CASE & CLOSED.is_null(), {"cine_referral_date": None}),
    Fault("8610", "ssd_cin_episodes", NEW_CASE, {"cine_cin_primary_need_code": None}),
    Fault("8650", "ssd_cin_episodes", NEW_CASE, {"cine_cin_primary_need_code": "N99"}),
    Fault("8866", "ssd_cin_episodes", NEW_CASE, {"cine_referral_source_code": None}),
    Fault("8568", "ssd_cin_episodes", NEW_CASE, {"cine_referral_nfa": None}),
    Fault("8640", "ssd_cin_episodes", DONE, {"cine_close_reason": "RC0"}),
    Fault("8805", "ssd_cin_episodes", DONE, {"cine_close_reason": None}),
    Fault("8810", "ssd_cin_episodes", DONE, {"cine_close_date": None}),
    Fault("8630", "ssd_cin_episodes", DONE & (REFERRED > START), {"cine_close_date": REFERRED - DAY}),
    Fault("8565", "ssd_cin_episodes", DONE & (CLOSED - REFERRED > 30 * DAY), {"cine_close_date": REFERRED}),
    Fault("4180", "ssd_person", IN_CENSUS, {"pers_sex": None}),
    Fault("4220", "ssd_person", IN_CENSUS, {"pers_ethnicity": None}),
    Fault("8525Q", "ssd_person", IN_CENSUS & pl.col("pers_dob").is_not_null(), {"pers_dob": None}),
    Fault("1510", "ssd_person", IN_CENSUS & pl.col("pers_upn").is_not_null(), {"pers_upn": "A002000000000"}),
    Fault("8540", "ssd_disability", IN_CENSUS & pl.col("went_on"), drop=True),
    Fault("1103", "ssd_cin_assessments", ASSESSED, {"cina_assessment_start_date": date(2024, 4, 2)}),
    Fault("8608", "ssd_cin_assessments", ASSESSED & (pl.col("cina_assessment_start_date") > START),
          {"cina_assessment_auth_date": pl.col("cina_assessment_start_date") - DAY}),
    Fault("8867", "ssd_cin_assessments", ASSESSED & pl.col("closed"), {"cina_assessment_auth_date": None}),
    Fault("2889", "ssd_s47_enquiry", in_year("s47e_s47_start_date"), {"s47e_s47_start_date": date(2024, 4, 2)}),
    Fault("8868", "ssd_s47_enquiry",
          in_year("s47e_s47_start_date") & pl.col("closed") & (pl.col("s47e_s47_nfa") == "Y"),
          {"s47e_s47_end_date": None}),
    Fault("8875", "ssd_initial_cp_conference", MET, {"icpc_icpc_date": date(2026, 3, 28)}),
    Fault("8615", "ssd_initial_cp_conference", MET, {"icpc_icpc_date": START}),
    Fault("2885", "ssd_cp_plans", PROTECTED, {"cppl_cp_plan_start_date": END}),
    Fault("1105", "ssd_cp_plans", PROTECTED, {"cppl_cp_plan_start_date": date(2024, 4, 2)}),
    Fault("8905", "ssd_cp_plans", PROTECTED, {"cppl_cp_plan_initial_category": None}),
    Fault("8840", "ssd_cp_plans", PROTECTED, {"cppl_cp_plan_end_date": pl.col("cppl_cp_plan_start_date")}),
    Fault("4011", "ssd_cin_plans", ENDED_PLAN, {"cinp_cin_plan_start_date": END, "cinp_cin_plan_end_date": START}),
    Fault("4015", "ssd_cin_plans", PLANNED, {"cinp_cin_plan_start_date": date(2024, 4, 2)}),
    Fault("8841", "ssd_cp_reviews", in_year("cppr_cp_review_date") & pl.col("new_plan"),
          {"cppr_cp_review_date": pl.col("started")}),
]  # fmt: skip


def helped(whole, fault):
    """The rows of the table with what faults ask of others: the census's children, the episode and plan they are in."""
    rows = whole.table(fault.table).collect()
    episodes = whole.table("ssd_cin_episodes").collect()
    new = episodes.filter(NEW_CASE)
    children = new["cine_person_id"].implode()
    referral = f"{PREFIXES.get(fault.table, '')}_referral_id"
    done = episodes.filter(DONE)["cine_referral_id"].implode()
    closed = pl.col(referral).is_in(done) if referral in rows.columns else pl.lit(value=False)
    known = pl.col(fault.person).is_in(children)
    with_flags = rows.with_columns(in_census=known, went_on=known, closed=closed)
    if fault.table != "ssd_cp_reviews":
        return with_flags
    plans = whole.table("ssd_cp_plans").collect()
    started = plans.select("cppl_cp_plan_id", started="cppl_cp_plan_start_date", new_plan=PROTECTED)
    return with_flags.join(started, left_on="cppr_cp_plan_id", right_on="cppl_cp_plan_id", how="left")


def spoilt(whole, fault):
    """The dataset with the fault, and its child."""
    rows = helped(whole, fault).with_row_index("_row")
    chosen = rows.filter(fault.where).head(1)
    child = chosen[fault.person].item()
    here = (pl.col(fault.person) == child) if fault.drop else pl.col("_row").is_in(chosen["_row"].implode())
    if fault.drop:
        changed = rows.filter(~here)
    else:
        as_asked = {
            name: value if isinstance(value, pl.Expr) else pl.lit(value) for name, value in fault.change.items()
        }
        changed = rows.with_columns(
            pl.when(here).then(value).otherwise(name).cast(rows.schema[name]).alias(name)
            for name, value in as_asked.items()
        )
    columns = whole.table(fault.table).collect_schema().names()
    return with_table(whole, fault.table, changed.select(columns)), child


def with_table(whole, name, frame):
    frames = {each: whole.table(each) for each in whole.manifest.rows}
    return Dataset(whole.manifest, {**frames, name: frame.lazy()})


def found(dataset, *, rules=None):
    return cin.validate(build(dataset, year=YEAR, authority="201").tables, year=YEAR, rules=rules)


@pytest.mark.parametrize(("year", "later_by"), [*((year, 0) for year in cin.YEARS), (YEAR, 91)])
def test_without_faults_there_are_no_errors_in_any_year(year, later_by, tmp_path):
    end = date(int(year[:4]) + 1, 3, 31)
    built = build(authority(300, 2, 3, end + timedelta(days=later_by)), year=year, authority="201")
    assert not [each for each in built.lacking if each.first_child]
    assert not write_xml(built.tables, tmp_path / "census.xml", year=year)
    read = cin.read(tmp_path / "census.xml", year=year)
    assert all(frame.equals(read.tables[name]) for name, frame in built.tables.items())
    findings = cin.validate(read.tables, year=year)
    assert set(findings["type"]) <= {"query"}


@pytest.mark.parametrize("fault", FAULTS, ids=[each.rule for each in FAULTS])
def test_a_fault_of_the_dataset_is_found_by_its_rule(whole, fault):
    dataset, child = spoilt(whole, fault)
    findings = found(dataset, rules=[fault.rule])
    assert child in findings["child"].to_list()
    if not fault.rule.endswith("Q"):
        assert not len(found(whole, rules=[fault.rule]))


def test_conferences_that_were_not_recorded_are_missed(whole):
    conferences = whole.table("ssd_initial_cp_conference").collect()
    assert found(with_table(whole, "ssd_initial_cp_conference", conferences.head(0)), rules=["2883"])[
        "rule"
    ].to_list() == ["2883"]


def test_two_open_cases_of_one_child_are_found(whole):
    episodes = whole.table("ssd_cin_episodes").collect()
    going_on = episodes.filter(NEW_CASE & CLOSED.is_null()).head(1)
    twin = going_on.with_columns(cine_referral_id=pl.lit("R-twin"), cine_referral_date=REFERRED - DAY)
    doubled = with_table(whole, "ssd_cin_episodes", pl.concat([episodes, twin]))
    assert set(found(doubled, rules=["8815", "8816", "8820"])["rule"]) == {"8815", "8816", "8820"}
