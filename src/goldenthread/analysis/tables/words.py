"""Counts, lists and rows as a sentence has them."""

from collections.abc import Sequence


def in_words(names: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def number_of(count: int, noun: str) -> str:
    """'1 row', '2,000 rows'."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def first_rows(rows: Sequence[tuple[int, str]], count: int) -> str:
    """'row 3 (theme x); row 8 (theme y) and 2 more': the rows given, numbered from 0, of ``count`` in all."""
    shown = "; ".join(f"row {number} ({what})" for number, what in rows)
    return f"{shown} and {count - len(rows):,} more" if count > len(rows) else shown
