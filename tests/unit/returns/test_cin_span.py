"""The twelve months that a census covers: to its own reference date, unless that is plainly a slip."""

from datetime import date

import polars as pl
import pytest

from goldenthread.analysis.returns.cin import evidence_of


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ("2026-03-31", date(2025, 4, 1), date(2026, 3, 31)),
        ("2025-03-31", date(2024, 4, 1), date(2025, 3, 31)),
        ("2926-03-31", date(2025, 4, 1), date(2026, 3, 31)),
        ("1026-03-31", date(2025, 4, 1), date(2026, 3, 31)),
        (None, date(2025, 4, 1), date(2026, 3, 31)),
    ],
)
def test_the_reference_date_ends_the_year_unless_it_is_a_slip(given, start, end):
    header = pl.DataFrame({"ReferenceDate": [given]}, schema={"ReferenceDate": pl.String})
    evidence = evidence_of({"Header": header}, year="2025-26")
    assert (evidence.start, evidence.end) == (start, end)
