"""What a table on a page is made of. Every table is drawn by one template, ``kit/table.html``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A place to go. ``current`` is what ``aria-current`` says: "page", "true" or nothing."""

    text: str
    href: str
    current: str = ""


@dataclass(frozen=True)
class Column:
    text: str
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """``href`` makes it a link, ``tag`` a status of that colour; ``hidden`` is for screen readers only."""

    text: str
    href: str = ""
    tag: str = ""
    numeric: bool = False
    hidden: str = ""


@dataclass(frozen=True)
class Table:
    """The first cell of a row is its header."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
