"""Our own tables for what figures are set against, and for the places that children can live."""

import polars as pl

from goldenthread.analysis.tables.contract import Constraint
from goldenthread.analysis.tables.declare import (
    code,
    date,
    key,
    number,
    on_or_after,
    table,
    text,
    whole,
)

FOSTER_HOUSEHOLDS = table(
    "foster_households",
    "Approved households",
    "Fostering households, supported lodgings hosts and connected carers approved by the authority.",
    key("household_id", "The household."),
    code("kind", "household_kind", "Kind of household."),
    date("approved_on", "Day it was approved."),
    date("ended_on", "Day the approval ended; empty while it stands.", optional=True),
    whole("places", "Children it may take."),
    about="adult",
    sensitivity="personal",
    constraints=(on_or_after("ended_on", "approved_on"),),
)

HEADLINE_COUNTS = table(
    "headline_counts",
    "Figures held only as a total",
    "Counts that reach the authority as a number, with no records behind them; never one that a table can compute.",
    key("measure", "What was counted.", type="text"),
    key("as_at", "Day it was counted.", type="date"),
    whole("value", "The count."),
    text("unit", "What is counted."),
    text("source", "Where the figure comes from."),
    about="authority",
)

POPULATION = table(
    "population",
    "Population",
    "Mid-year estimates of the authority's population.",
    key("year", "Year of the mid-year estimate.", type="whole number", minimum=1991),
    key("age_band", "Age band.", type="code", code_set="age_band"),
    whole("persons", "People."),
    text("source", "Publication."),
    about="authority",
)

COMPARATORS = table(
    "comparators",
    "Comparators",
    "Published values of an indicator for other places.",
    key("indicator_id", "Indicator.", type="text"),
    key("period", 'Period, as "2014-15".', type="text"),
    key("geography", "Place.", type="code", code_set="geography"),
    number("value", "Published value."),
    text("unit", "Unit of the value."),
    text("source", "Publication."),
    about="authority",
)

_UPPER_END_OF_BETWEEN = Constraint(
    "upper must be the greater end where kind is between, and be left out elsewhere",
    ("kind", "target", "upper"),
    pl.when(pl.col("kind") == "between")
    .then((pl.col("upper") > pl.col("target")).not_())
    .otherwise(pl.col("upper").is_not_null())
    .fill_null(True),
)

TARGETS = table(
    "targets",
    "Targets",
    "What the authority has set itself for an indicator, and from when.",
    key("indicator_id", "Indicator.", type="text"),
    key("valid_from", "First day the target holds.", type="date"),
    date("valid_to", "Last day it holds; empty while it stands.", optional=True),
    code("kind", "target_kind", "How it is met."),
    number("target", "The target; the lower end of a target of the kind between."),
    number("upper", "Upper end of a target of the kind between.", optional=True),
    number("amber_within", "How far from the target is still amber, as a share of it: 0.1 is a tenth.", maximum=1),
    text("set_by_role", "Role that set it."),
    text("reason", "Why."),
    about="authority",
    constraints=(on_or_after("valid_to", "valid_from"), _UPPER_END_OF_BETWEEN),
)
