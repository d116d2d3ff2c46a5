"""Making one section: its number, its heading, and the draft told where it is."""

from __future__ import annotations

from collections.abc import Callable

from goldenthread.analysis.committee_paper.draft import Draft
from goldenthread.analysis.committee_paper.paper import Block, Section

Blocks = tuple[Block, ...]


def section(draft: Draft, name: str, title: str, make: Callable[[Draft], Blocks], *, level: int = 1) -> Section:
    """The section with this id; `make` writes its blocks."""
    draft.section = name
    return Section(id=name, number=draft.section_numbers[name], title=title, level=level, blocks=make(draft))
