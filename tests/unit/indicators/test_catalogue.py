"""What every declaration keeps."""

import re
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from goldenthread.analysis.indicators import CATALOGUE, SERVICE_AREA_TITLES, SERVICE_AREAS, Frames
from goldenthread.analysis.indicators.case_frame import CASE_SCHEMA, case_frame
from goldenthread.analysis.indicators.limits import limit
from goldenthread.analysis.indicators.manual import markdown
from goldenthread.analysis.indicators.sets import COUNTED_BY, PARTS, denominator_sets, numerator_set, sets_of
from goldenthread.analysis.indicators.values import RESULT_SCHEMA
from goldenthread.analysis.tables import TABLES, Dataset
from goldenthread.codes import CODE_SETS

PROJECT = Path(__file__).parents[3]
EACH = pytest.mark.parametrize("indicator", CATALOGUE.values(), ids=CATALOGUE.keys())


@pytest.fixture(scope="module")
def frames():
    facts = {"authority": "-", "source": "-", "as_at": date(2015, 6, 30), "covers_from": date(2009, 7, 1)}
    return Frames(Dataset.from_frames({name: table.empty() for name, table in TABLES.items()}, **facts))


def test_every_service_area_has_at_least_two_indicators():
    counted = {area: sum(each.service_area == area for each in CATALOGUE.values()) for area in SERVICE_AREAS}
    assert all(number >= 2 for number in counted.values())
    assert list(SERVICE_AREA_TITLES) == list(SERVICE_AREAS)
    assert {each.service_area for each in CATALOGUE.values()} == set(SERVICE_AREAS)


@EACH
def test_a_declaration_is_frozen_and_complete(indicator):
    with pytest.raises(FrozenInstanceError):
        indicator.title = "another"
    said = (
        indicator.title,
        indicator.question,
        indicator.counts,
        indicator.numerator,
        indicator.source,
        indicator.thing,
    )
    assert all(said)
    assert indicator.question.endswith("?")
    assert indicator.counts.endswith(".")


@EACH
def test_the_unit_says_whether_there_is_a_denominator(indicator):
    assert (indicator.unit == "count") == (indicator.denominator is None)
    assert indicator.decimals in (0, 1)


@EACH
def test_tables_code_sets_and_twins_are_there(indicator):
    assert set(indicator.needs) <= set(TABLES)
    assert {each.code_set for each in indicator.dimensions if each.code_set} <= set(CODE_SETS)
    assert indicator.twin_of is None or indicator.twin_of in CATALOGUE
    assert indicator.groupings == (("team",) * indicator.by_team) + tuple(each.column for each in indicator.dimensions)
    assert all(indicator.dimension(each.column) is each for each in indicator.dimensions)


@EACH
def test_no_dimension_is_called_like_a_column_of_results_or_cases(indicator):
    assert not {each.column for each in indicator.dimensions} & {*RESULT_SCHEMA, *CASE_SCHEMA, "team"}


@EACH
def test_the_frame_of_cases_has_its_columns(indicator, frames):
    schema = case_frame(indicator, frames).collect_schema()
    expected = dict(CASE_SCHEMA) | {each.column: pl.String() for each in indicator.dimensions}
    assert dict(schema) == expected
    assert indicator.distinct is None or indicator.distinct in schema


@EACH
def test_every_indicator_is_said_in_a_specification(indicator):
    written = "".join(path.read_text() for path in (PROJECT / "tests/spec/indicators").glob("*.py"))
    assert f'"{indicator.id}"' in written


def test_ids_are_not_used_twice():
    areas = PROJECT / "src/goldenthread/analysis/indicators/catalogue"
    ids = [
        found for path in areas.glob("*.py") for found in re.findall(r'^    id="(\w+)"', path.read_text(), re.MULTILINE)
    ]
    assert sorted(ids) == sorted(CATALOGUE)


class TestSets:
    def test_shared_sets_name_indicators_that_count_them(self):
        for name, (indicator, side) in COUNTED_BY.items():
            found = CATALOGUE[indicator]
            assert name in ((numerator_set(found),) if side == "numerator" else denominator_sets(found))

    def test_every_set_named_by_an_indicator_is_declared(self):
        named = {
            name for each in CATALOGUE.values() for name in (each.counted_set, *(each.denominator_sets or ())) if name
        }
        assert named == set(COUNTED_BY)
        assert {*PARTS, *PARTS.values()} <= named

    def test_a_share_is_a_part_of_its_denominator(self):
        counted, within = sets_of(CATALOGUE["cla_section20_share"])
        assert [whole.name for whole in counted.wholes] == [within.name] == ["looked after"]
        assert [whole.name for whole in within.wholes] == ["in need"]

    def test_an_adjusted_rate_is_set_against_its_headline(self):
        counted, within = sets_of(CATALOGUE["re_referral_rate_adjusted"])
        assert [whole.name for whole in counted.wholes] == [
            "referrals after correction",
            "numerator of re_referral_rate_12m",
        ]
        assert [whole.name for whole in within.wholes] == ["referrals"]

    def test_leavers_are_no_part_of_those_in_post(self):
        assert sets_of(CATALOGUE["turnover_rate_12m"])[0].wholes == ()

    def test_what_counts_no_people_has_nothing_to_hide(self):
        assert sets_of(CATALOGUE["audits_completed"]) == ()

    def test_the_population_is_no_set(self):
        assert [each.name for each in sets_of(CATALOGUE["cla_rate_10k"])] == ["looked after"]


class TestManual:
    def test_the_page_is_current(self):
        page = PROJECT / "docs/reference/indicators.md"
        assert page.read_text(encoding="utf-8") == markdown(), "run `make docs` to write the indicator manual again"

    def test_every_indicator_has_a_section_and_every_link_leads_to_one(self):
        written = markdown()
        assert re.findall(r"^### (\w+)$", written, re.MULTILINE) == list(CATALOGUE)
        assert set(re.findall(r"\]\(#(\w+)\)", written)) == set(CATALOGUE)


def test_a_limit_is_one_amount():
    assert limit("assessment_statistic") == 45
    with pytest.raises(ValueError, match="'no such limit' has 0 different amounts"):
        limit("no such limit")
