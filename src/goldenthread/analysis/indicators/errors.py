"""What a user may get wrong when asking for a figure, each said in one sentence."""

from collections.abc import Iterable
from difflib import get_close_matches

from goldenthread.codes import UserError


class IndicatorError(UserError):
    """A request for figures that cannot be answered as asked."""


def unknown(what: str, given: str, known: Iterable[str], *, where: str) -> IndicatorError:
    """The error for a name that is not among those known, with the nearest one or, failing that, all of them."""
    names = list(known)
    near = get_close_matches(given, names, n=1)
    hint = f"did you mean {near[0]}?" if near else f"{where}: {', '.join(names)}."
    return IndicatorError(f"There is no {what} '{given}': {hint}")
