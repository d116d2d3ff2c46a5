"""What every declared table must have, whoever adds one."""

import re
from collections import Counter

import polars as pl
import pytest

from goldenthread.analysis.tables import TABLES, ColumnType
from goldenthread.codes import CODE_SETS

SSD = [table for table in TABLES.values() if table.origin == "SSD 1.4.5"]
OURS = [table for table in TABLES.values() if table.origin == "Golden Thread"]
COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]


def names(value):
    return value.name


def test_all_of_the_ssd_and_all_of_ours():
    assert len(SSD) == 46
    assert sum(len(table.columns) for table in SSD) == 345
    assert len(SSD) + len(OURS) == len(TABLES)


def test_the_prefix_of_each_ssd_table_is_its_own():
    prefixes = {table.name: {column.name.split("_")[0] for column in table.columns} for table in SSD}
    assert all(len(found) == 1 for found in prefixes.values())
    assert max(Counter(next(iter(found)) for found in prefixes.values()).values()) == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ssd_person", ("pers_person_id",)),
        ("ssd_family", ("fami_table_id",)),
        ("ssd_mother", ("moth_table_id",)),
        ("ssd_cla_immunisations", ("clai_person_id",)),
        ("ssd_pre_proceedings", ("prep_table_id",)),
        ("hub_consideration_children", ("consideration_id", "person_id")),
        ("inspection_judgements", ("inspection_id", "position")),
        ("recommendation_statuses", ("recommendation_id", "decided_on")),
        ("comparators", ("indicator_id", "period", "geography")),
        ("targets", ("indicator_id", "valid_from")),
    ],
)
def test_keys(name, key):
    assert TABLES[name].key == key


@pytest.mark.parametrize("table", TABLES.values(), ids=names)
def test_every_table_says_what_it_holds(table):
    assert TABLES[table.name] is table
    assert table.title[0].isupper()
    assert table.description.endswith(".")
    assert table.key
    assert len({column.name for column in table.columns}) == len(table.columns)
    assert all(not table.column(name).nullable for name in table.key)


@pytest.mark.parametrize("table", TABLES.values(), ids=names)
def test_an_empty_frame_has_every_column_typed(table):
    assert table.empty().schema == table.polars_schema
    assert list(table.polars_schema) == [column.name for column in table.columns]


@pytest.mark.parametrize("table", TABLES.values(), ids=names)
def test_constraints_speak_of_columns_that_exist_and_never_answer_null(table):
    empty_row = pl.DataFrame({column.name: [None] for column in table.columns}, schema=table.polars_schema)
    for constraint in table.constraints:
        assert set(constraint.columns) <= set(table.polars_schema)
        assert constraint.sentence.split(" ")[0] in table.polars_schema
        assert empty_row.select(constraint.broken).item() is not None


@pytest.mark.parametrize("table", SSD, ids=names)
def test_only_the_key_of_an_ssd_table_must_be_filled(table):
    required = {column.name for column in table.columns if not column.nullable and not column.key}
    assert required <= {"disa_person_id", "disa_disability_code", "cinf_assessment_id"}


@pytest.mark.parametrize("table", TABLES.values(), ids=names)
def test_every_column_is_described_and_classified(table):
    for column in table.columns:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
        assert column.description[0].isupper()
        assert column.description.endswith((".", '."')), column.name
        assert column.about in {"child", "family", "adult", "worker", "authority"}, column.name
        assert column.sensitivity in {"identifying", "special category", "personal", "not personal"}


@pytest.mark.parametrize("table", TABLES.values(), ids=names)
def test_only_people_can_be_identified(table):
    identifying = [column for column in table.columns if column.sensitivity == "identifying"]
    assert all(column.about != "authority" for column in identifying)


def test_every_reference_names_a_key_of_its_type():
    for table, column in COLUMNS:
        if column.references is not None:
            name, target = column.references.split(".")
            assert TABLES[name].key == (target,), f"{table.name}.{column.name}"
            assert TABLES[name].column(target).type.polars == column.type.polars


def test_every_code_is_of_a_known_set():
    for _, column in COLUMNS:
        coded = column.type in {ColumnType.CODE, ColumnType.FLAG}
        assert (column.code_set in CODE_SETS) == coded, column.name


def test_every_number_has_a_floor_and_nothing_else_has_one():
    for _, column in COLUMNS:
        numeric = column.type in {ColumnType.WHOLE_NUMBER, ColumnType.NUMBER}
        assert (column.minimum is not None) == numeric, column.name
        assert column.maximum is None or numeric


def test_no_code_set_is_left_over():
    used = {column.code_set for _, column in COLUMNS}
    # Two sets are held inside JSON columns, which their descriptions say.
    assert set(CODE_SETS) - used == {"assessment_factors", "care_plan"}


def test_names_of_people_are_identifying():
    for name in ("pers_forename", "pers_surname", "pers_dob", "pers_upn"):
        assert TABLES["ssd_person"].column(name).sensitivity == "identifying"
    assert TABLES["ssd_professionals"].column("prof_professional_name").about == "worker"


def test_health_and_ethnicity_are_special_categories():
    assert TABLES["ssd_person"].column("pers_ethnicity").sensitivity == "special category"
    assert TABLES["ssd_disability"].column("disa_disability_code").sensitivity == "special category"
    health = TABLES["ssd_cla_health"]
    assert health.column("clah_health_check_type").sensitivity == "special category"
    assert health.column("clah_person_id").sensitivity == "identifying"


def test_a_column_that_is_not_there():
    with pytest.raises(KeyError):
        TABLES["complaints"].column("mood")


def test_stored_types():
    assert ColumnType.DATE_TIME.polars == pl.Datetime("us")
    assert ColumnType.FLAG.polars == pl.String()
    assert ColumnType.JSON.polars == pl.String()
    assert ColumnType.BOOLEAN.polars == pl.Boolean()
