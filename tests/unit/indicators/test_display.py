"""Figures in words."""

import pytest

from goldenthread.analysis.indicators import display, half_up


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        (31.0, "count", 0, "31"),
        (1234.0, "count", 0, "1,234"),
        (24.05, "%", 1, "24.1%"),
        (16.4627, "per 10,000", 1, "16.5"),
        (0.0, "%", 1, "0.0%"),
    ],
)
def test_a_figure_is_shown_in_its_unit(value, unit, decimals, shown):
    assert display(value, unit, decimals, "published") == shown


@pytest.mark.parametrize(
    ("status", "shown"),
    [("suppressed", "Suppressed"), ("not_supplied", "Not supplied"), ("no_value", "No value")],
)
def test_why_there_is_none(status, shown):
    assert display(None, "%", 1, status) == shown


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [(0.5, 0, "1"), (2.5, 0, "3"), (-0.5, 0, "-1"), (2.675, 2, "2.68"), (0.1 + 0.2, 1, "0.3"), (-0.2, 0, "0")],
)
def test_a_half_goes_away_from_zero(value, decimals, rounded):
    assert str(half_up(value, decimals)) == rounded
