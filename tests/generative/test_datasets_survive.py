"""Any dataset that keeps the contract goes through a folder unchanged; any that breaks it is refused."""

from datetime import date, datetime
from functools import reduce

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from goldenthread.analysis.tables import TABLES, ColumnType, Dataset, DatasetError
from goldenthread.codes import CODE_SETS

FACTS = {"authority": "Wexcombe", "as_at": date(2015, 6, 30), "covers_from": date(2014, 4, 1), "source": "made up"}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
BY_TYPE = {
    ColumnType.DATE: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    ColumnType.DATE_TIME: st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2100-01-01")),
    ColumnType.BOOLEAN: st.booleans(),
}


def values(column):
    if column.code_set is not None:
        found = st.sampled_from(CODE_SETS[column.code_set].values)
    elif column.type is ColumnType.WHOLE_NUMBER:
        found = st.integers(int(column.minimum), int(column.maximum or 10**9))
    elif column.type is ColumnType.NUMBER:
        found = st.floats(column.minimum, column.maximum or 1e9)
    else:
        found = BY_TYPE.get(column.type, TEXT)
    return st.none() | found if column.nullable else found


@st.composite
def tables(draw):
    """A table and rows that keep every rule of it."""
    table = TABLES[draw(st.sampled_from(sorted(TABLES)))]
    row = st.fixed_dictionaries({column.name: values(column) for column in table.columns})
    rows = draw(st.lists(row, max_size=4, unique_by=lambda row: tuple(row[name] for name in table.key)))
    frame = pl.DataFrame(rows, schema=table.polars_schema)
    broken = reduce(lambda one, other: one | other, [each.broken for each in table.constraints], pl.lit(False))
    return table, frame.filter(broken.not_())


@given(tables())
def test_writing_and_opening(tmp_path_factory, made):
    table, frame = made
    folder = tmp_path_factory.mktemp("generated") / "dataset"
    dataset = Dataset.from_frames({table.name: frame}, **FACTS)
    dataset.write(folder)
    opened = Dataset.open(folder)
    assert_frame_equal(opened.table(table.name).collect(), frame)
    assert opened.fingerprint == dataset.fingerprint


@given(tables(), st.data())
def test_a_value_taken_away_from_a_column_that_must_be_filled(made, data):
    table, frame = made
    assume(not frame.is_empty())
    column = data.draw(st.sampled_from([each for each in table.columns if not each.nullable]))
    row = data.draw(st.integers(0, frame.height - 1))
    emptied = frame.with_columns(pl.when(pl.int_range(pl.len()) != row).then(pl.col(column.name)))
    with pytest.raises(DatasetError, match=rf"^{table.name}\.{column.name} must not be empty"):
        Dataset.from_frames({table.name: emptied}, **FACTS)


@given(tables())
def test_a_row_given_twice(made):
    table, frame = made
    assume(not frame.is_empty())
    with pytest.raises(DatasetError, match=rf"^{table.name}\..* must be different in every row, but 2 rows repeat"):
        Dataset.from_frames({table.name: pl.concat([frame, frame.head(1)])}, **FACTS)


@given(tables(), st.data(), TEXT)
def test_a_code_that_is_not_in_its_set(made, data, value):
    table, frame = made
    coded = [each for each in table.columns if each.code_set is not None]
    assume(coded and not frame.is_empty())
    column = data.draw(st.sampled_from(coded))
    assume(value not in CODE_SETS[column.code_set])
    wrong = frame.with_columns(pl.lit(value).alias(column.name))
    with pytest.raises(DatasetError, match=rf"^{table.name}\.{column.name} must be a value of the code set"):
        Dataset.from_frames({table.name: wrong}, **FACTS)
