"""A long list in pages of its own address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator

PAGE_SIZE = 50


def page_of(items: Sequence[Any], number: str | None) -> dict[str, object]:
    """What ``kit/pagination.html`` needs. A number that is no page gives the nearest one."""
    page: Page[Any] = Paginator(items, PAGE_SIZE).get_page(number)
    return {"page": page, "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)}
