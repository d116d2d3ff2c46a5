"""Writing HTML: text is escaped, elements are made by name, and nothing else gets in."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

VOID = frozenset({"br", "img", "meta", "link"})


class Markup(str):
    """HTML that is safe to put inside HTML."""

    __slots__ = ()


def tag(name: str, /, *children: str | Iterable[str], **attributes: object) -> Markup:
    """An element. Text children are escaped; attributes of None are left out and `class_` is written `class`."""
    written = "".join(f' {_name(key)}="{escape(str(value))}"' for key, value in attributes.items() if value is not None)
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{join(*children)}</{name}>")


def join(*children: str | Iterable[str]) -> Markup:
    """Children after one another, text among them escaped."""
    return Markup("".join(_each(child) for child in children))


def _each(child: str | Iterable[str]) -> str:
    if isinstance(child, Markup):
        return child
    return escape(child) if isinstance(child, str) else join(*child)


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
