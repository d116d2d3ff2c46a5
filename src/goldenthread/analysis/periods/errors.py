"""A period or a day that cannot be counted."""

from goldenthread.codes import UserError


class PeriodError(UserError):
    """A label that names no period, or a day outside the calendar of working days."""

    def __str__(self) -> str:
        # Polars adds the text of the expression to an error raised inside a query; a person needs the sentence only.
        return super().__str__().partition("\n")[0]
