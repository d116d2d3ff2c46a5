"""Periods that mix: figures of other dates than the review's, events outside it, spans that are not as long as said."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from goldenthread.analysis.committee_paper.checks.findings import Finding
from goldenthread.analysis.committee_paper.checks.number_words import numbers_in
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper, Statement
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.same_measure import once_each
from goldenthread.analysis.committee_paper.checks.spans import MONTHS, Span, read_span, spans_in

OTHER_PERIOD = Code(
    "period.other",
    "note",
    "A figure, an audit or a dated event lies outside the year that the review is of.",
    "A figure of May 2015 in a review of the year to March 2015.",
)
MIXED = Code(
    "period.mixed",
    "note",
    "The headline numbers, which are read together, are of different dates.",
    "A population of 2011 beside children in need of May 2015.",
)
LENGTH = Code(
    "period.length",
    "note",
    "A span of months is not as long as the sentence says, counted with both its months.",
    "A 6 month period, August to February: seven months with both.",
)
START = Code(
    "period.two_starts",
    "warn",
    "The same thing is said to have begun at two times.",
    "A hub that began on 14 August and came into being in the autumn.",
)


@check(OTHER_PERIOD)
def figures_of_other_periods(paper: PrintedPaper) -> Iterator[Finding]:
    year = read_span(paper.period or "")
    if year is not None:
        for where, name, when in _dated(paper):
            if not when.overlaps(year):
                side = "after" if when.start > year.end else "before"
                why = f"{name}: {_shown(when)} is {side} the review's year ({_shown(year)})."
                yield OTHER_PERIOD.at(where, _shown(when), _shown(year), why)


def _dated(paper: PrintedPaper) -> Iterator[tuple[str, str, Span]]:
    for measure in once_each(paper.measures, paper.framework):
        if measure.when is not None and not measure.bound:
            yield measure.where, measure.name, measure.when
    for statement in paper.statements:
        if statement.when is not None:
            yield statement.where, statement.text, statement.when
        elif _may_be_late(statement) and paper.report_date is not None:
            # Later than the report is a plan, and a plan may be for any year.
            spans = (span for span, _, _ in spans_in(statement.text) if span.start <= paper.report_date)
            yield from ((statement.where, statement.text, span) for span in spans)
    for audit in paper.audits:
        if audit.when is not None:
            yield f"audits: {audit.title}", audit.title, audit.when


# A sentence that says itself that it tells of something later needs no note.
_SAYS_SO = re.compile(
    r"\b(?:since|after) (?:the )?(?:year[ -]end|end of the (?:reporting )?year|31 March)\b", re.IGNORECASE
)


def _may_be_late(statement: Statement) -> bool:
    return statement.kind in ("fact", "achievement") and not _SAYS_SO.search(statement.text)


def _shown(span: Span) -> str:
    """A span in words: a day, a month, a year, or from month to month."""
    if span.start == span.end:
        return f"{span.start.day} {span.start:%B %Y}"
    if span == read_span(str(span.start.year)):
        return str(span.start.year)
    first, last = f"{span.start:%B %Y}", f"{span.end:%B %Y}"
    return first if first == last else f"{first} to {last}"


@check(MIXED)
def headline_dates(paper: PrintedPaper) -> Iterator[Finding]:
    headline = [measure for measure in paper.measures if measure.where.startswith("headline") and measure.when]
    dates = {measure.when for measure in headline}
    if len(dates) > 1:
        shown = "; ".join(f"{measure.name} {_shown(measure.when)}" for measure in headline if measure.when)
        why = f"Read together and of different dates: {shown}. Rates from them mix years."
        yield MIXED.at("headline numbers", f"{len(dates)} dates", "", why)


_MONTH = "|".join(MONTHS)
_PERIOD = re.compile(
    rf"\((?:(?:from|between) )?({_MONTH})\s+(\d{{4}})\s+(?:to|and|-|–)\s+({_MONTH})\s+(\d{{4}})\)", re.IGNORECASE
)
_MONTHS_LONG = re.compile(r"^\W?\s*months?\b", re.IGNORECASE)


@check(LENGTH)
def lengths_of_periods(paper: PrintedPaper) -> Iterator[Finding]:
    for statement in paper.statements:
        match = _PERIOD.search(statement.text)
        if match:
            first, last = (12 * int(match[at + 1]) + MONTHS.index(match[at].lower()) for at in (1, 3))
            yield from _wrong_length(statement, match, last - first + 1)


def _wrong_length(statement: Statement, match: re.Match[str], months: int) -> Iterator[Finding]:
    before = statement.text[: match.start()]
    said = [number for number in numbers_in(before) if _MONTHS_LONG.match(before[number.end :])]
    if said and said[-1].value != months:
        why = f"{match.group()} is {months} months with both its ends, not {said[-1].value}: give the exact dates."
        yield LENGTH.at(statement.where, f"{said[-1].value} months", f"{months} months", why)


# Spring and winter stand at both ends of a reporting year, so that "in the spring" may be either.
_SEASONS = {"summer": (6, 8), "autumn": (9, 11)}
_BEGAN = re.compile(
    r"(?P<name>(?:[A-Z][\w'-]+\s+){1,4})(?:\([^)]*\)\s*)?"
    r"(?:began|started|was (?:established|launched|set up)|came into being|opened|went live)\b(?P<rest>[^.;]*)"
)


@check(START)
def things_that_began_twice(paper: PrintedPaper) -> Iterator[Finding]:
    year = read_span(paper.period or "")
    began: dict[str, tuple[Statement, str, Span]] = {}
    for statement, name, said, when in _beginnings(paper, year):
        first = began.setdefault(name, (statement, said, when))
        if not first[2].overlaps(when):
            why = f"{name} began {first[1].strip()} by {first[0].where}, and {said.strip()} here."
            yield START.at(statement.where, said.strip(), first[1].strip(), why)


def _beginnings(paper: PrintedPaper, year: Span | None) -> Iterator[tuple[Statement, str, str, Span]]:
    for statement in paper.statements:
        for match in _BEGAN.finditer(statement.text):
            when = next((span for span, _, _ in spans_in(match["rest"])), None) or _season(match["rest"], year)
            if when is not None:
                yield statement, match["name"].strip().removeprefix("The "), match["rest"], when


def _season(text: str, year: Span | None) -> Span | None:
    """The summer or autumn of the review's year, where a sentence names the season and no year."""
    found = re.search(r"\bin the (summer|autumn)\b(?! of)", text, re.IGNORECASE)
    if found is None or year is None:
        return None
    first, last = _SEASONS[found[1].lower()]
    return Span(date(year.start.year, first, 1), date(year.start.year, last, monthrange(year.start.year, last)[1]))
