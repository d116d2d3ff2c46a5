"""Options that several commands share."""

from datetime import date, datetime
from pathlib import Path

import click


class DateOption(click.ParamType[date]):
    """A date written as 2015-03-31."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007  a date has no time zone
        except ValueError:
            self.fail(f"'{value}' is not a date: write it as 2015-03-31.", param, ctx)


folder = click.Path(path_type=Path)

with_dataset = click.option("--dataset", "source", type=folder, required=True, help="The dataset's folder.")
periods = "2014-15, 2014-15-Q1, 2014-04 or 12m-to-2015-03-31"
with_period = click.option("--period", "label", required=True, help=f"The period: {periods}.")
with_as_at = click.option("--as-at", type=DateOption(), help="Count as if it were this day.")
