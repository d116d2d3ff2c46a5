"""Time limits that definitions measure against, read from the timescales."""

from goldenthread.codes import TIMESCALES


def limit(id: str) -> int:
    """The amount of a time limit, in its own unit, for definitions that apply one amount to every year.

    Raises ``ValueError`` where versions of the limit differ: such a definition must choose by date.
    """
    amounts = {each.amount for each in TIMESCALES if each.id == id}
    if len(amounts) != 1:
        raise ValueError(f"the timescale {id!r} has {len(amounts)} different amounts, not one")
    return amounts.pop()
