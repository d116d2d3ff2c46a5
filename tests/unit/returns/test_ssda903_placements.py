"""Rules about where a placement is, when that is worked out from the postcodes."""

import polars as pl
import pytest

from few_postcodes import FewPostcodes
from goldenthread.analysis.returns import ssda903
from goldenthread.analysis.returns.evidence import Lookups

WOKINGHAM = "E06000041"


def findings(rule, *, authority=WOKINGHAM, postcodes=None, **tables):
    frames = {name: pl.DataFrame(rows, infer_schema_length=None) for name, rows in tables.items()}
    lookups = Lookups(authority=authority, postcodes=postcodes or FewPostcodes())
    found = ssda903.validate(frames, rules=[rule], reference=lookups)
    return found.select("type", "row").rows()


def episode(post, home="RG40 1AA", **others):
    return {
        "CHILD": "1",
        "DECOM": "01/01/2026",
        "DEC": "",
        "RNE": "P",
        "LS": "C1",
        "HOME_POST": home,
        "PL_POST": post,
    } | (others)


@pytest.mark.parametrize(("rule", "wrong", "right"), [("169", "unknown", "RG12 1JD"), ("392a", "unknown", "RG12 1JD")])
def test_a_postcode_that_nobody_knows_has_no_authority_and_no_distance(rule, wrong, right):
    rows = [episode(right), episode(wrong)]
    assert findings(rule, Episodes=rows, UASC=[{"CHILD": "2", "DUC": ""}]) == [("not stated", 1)]


def test_a_provider_of_ones_own_is_in_the_area_of_the_authority():
    own = {"PLACE": "K2", "PLACE_PROVIDER": "PR1"}
    assert findings("1015", Episodes=[episode("RG40 1AA", **own), episode("CF10 1EP", **own)]) == [("not stated", 1)]


@pytest.mark.parametrize("rule", ["503G", "503H", "503J"])
def test_placements_of_both_years_are_worked_out(rule):
    now, before = [episode("RG40 1AA")], [episode("CF10 1EP")]
    assert findings(rule, Episodes=now, Episodes_last=before) == [("not stated", 0)]
    assert findings(rule, Episodes=now, Episodes_last=now) == []


def test_where_a_placement_is_is_known_without_the_authority_but_not_whether_that_is_ones_own():
    assert findings("169", authority=None, Episodes=[episode("unknown")]) == [("not stated", 0)]
    assert findings("179", authority=None, Episodes=[episode("RG40 1AA")]) == [("not supplied", None)]


def test_nothing_is_worked_out_without_postcodes():
    found = ssda903.validate({"Episodes": pl.DataFrame([episode("RG40 1AA")])}, rules=["169"])
    assert found["message"].to_list() == [
        "Rule 169 was not evaluated: no postcodes were given to look the placements up in."
    ]


def test_without_any_table_that_says_so_nobody_is_an_asylum_seeker():
    assert findings("392b", Episodes=[episode("")]) == [("not stated", 0)]


def test_a_postcode_that_is_written_well_but_nobody_knows_is_found():
    assert findings("392c", Episodes=[episode("RG12 1JD"), episode("ZZ99 9ZZ")]) == [("not stated", 1)]
