"""Whatever people a dataset speaks of: loaded into a record and built from it, its tables are the same."""

import json
from datetime import date
from functools import reduce

import polars as pl
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from goldenthread.access.models import User
from goldenthread.analysis.synthetic.writing import authority as made_up_authority
from goldenthread.analysis.tables import TABLES, ColumnType, Dataset
from goldenthread.analysis.tables.writing import digests
from goldenthread.codes import CODE_SETS
from goldenthread.extracts.actions import extracts
from how_much import ON_POSTGRESQL
from made_up_people import make_user
from record_and_dataset import AS_AT, frames, without_order
from worked_example import worked_example

pytestmark = pytest.mark.django_db

# What every database keeps: no null characters, no halves of letters; and an empty text is no text.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
DAYS = st.dates(date(1950, 1, 1), AS_AT)
PARTS = ("ROOM", "FLOOR", "FLAT", "BUILDING", "HOUSE", "STREET", "TOWN", "UPRN", "EASTING", "NORTHING")
HOMES = st.dictionaries(st.sampled_from(PARTS), TEXT, min_size=1).map(
    lambda parts: json.dumps({name: parts[name] for name in PARTS if name in parts}, ensure_ascii=False)
)


def value(column):
    if column.code_set is not None:
        found = st.sampled_from(CODE_SETS[column.code_set].values)
    elif column.type is ColumnType.DATE:
        found = DAYS
    else:
        found = HOMES if column.type is ColumnType.JSON else TEXT
    return st.none() | found if column.nullable else found


@st.composite
def rows(draw, name, **known):
    """A frame of rows that keep the rules of a table; ``known``: strategies for some of its columns."""
    table = TABLES[name]
    row = st.fixed_dictionaries({column.name: known.get(column.name, value(column)) for column in table.columns})
    made = draw(st.lists(row, max_size=4, unique_by=lambda each: tuple(each[key] for key in table.key)))
    broken = reduce(lambda one, other: one | other, [each.broken for each in table.constraints], pl.lit(False))
    return pl.DataFrame(made, table.polars_schema).filter(~broken)


@st.composite
def people(draw):
    """Everybody, and rows about them in every table that people fill."""
    persons = draw(rows("ssd_person"))
    found = {"ssd_person": persons}
    if not persons.is_empty():
        one = st.sampled_from(persons["pers_person_id"].to_list())
        found["ssd_family"] = draw(rows("ssd_family", fami_family_id=TEXT, fami_person_id=one))
        found["ssd_address"] = draw(rows("ssd_address", addr_person_id=one))
        found["ssd_disability"] = draw(rows("ssd_disability", disa_person_id=one))
        found["ssd_linked_identifiers"] = draw(
            rows("ssd_linked_identifiers", link_person_id=one, link_identifier_value=TEXT)
        )
        mothers = draw(rows("ssd_mother", moth_person_id=one, moth_childs_person_id=one)).drop("moth_childs_dob")
        births = persons.select(moth_childs_person_id="pers_person_id", moth_childs_dob="pers_dob")
        pairs = mothers.filter(pl.col("moth_person_id") != pl.col("moth_childs_person_id"))
        found["ssd_mother"] = pairs.join(births, on="moth_childs_person_id")
    facts = {"authority": "Wexcombe", "as_at": AS_AT, "covers_from": date(2014, 4, 1), "source": "made up"}
    return Dataset.from_frames(found, **facts)


def same_again(told: Dataset, to, operator: User, analyst: User) -> None:
    """Load it into the empty record, build, compare tables and fingerprints, and empty the record again."""
    with transaction.atomic():
        extracts.load(dataset=told, by=operator)
        facts = told.manifest
        built = extracts.build(authority=facts.authority, as_at=facts.as_at, to=to, by=analyst)
        transaction.set_rollback(True)
    expected, found = without_order(told), without_order(Dataset.open(to, check="full"))
    for name, frame in frames(expected).items():
        assert_frame_equal(frames(found)[name], frame)
    ours = built.manifest.with_digests(digests(built._frames)).digests
    assert {name: ours[name] for name in frames(expected)} == digests(expected._frames)


@pytest.fixture
def both():
    return make_user("system-administrator"), make_user("performance-analyst")


@settings(
    max_examples=20 if ON_POSTGRESQL else 60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(told=people())
def test_any_people(told, both, tmp_path_factory):
    same_again(told, tmp_path_factory.mktemp("generated") / "extract", *both)


@pytest.mark.parametrize(("children", "years", "seed"), [(1, 1, 1), (60, 1, 2), (150, 2, 3), (300, 3, 4)])
def test_made_up_authorities(children, years, seed, both, tmp_path):
    same_again(made_up_authority(children, years, seed), tmp_path / "extract", *both)


@pytest.mark.no_cover
@pytest.mark.skipif(ON_POSTGRESQL, reason="there the tests in a browser load the worked example")
def test_the_worked_example(both, tmp_path):
    same_again(worked_example(), tmp_path / "extract", *both)
