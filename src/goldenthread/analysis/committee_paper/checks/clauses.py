"""Sentences taken apart: clauses, what they speak of, and whether they narrow it to less than the tables count.

A check of prose must be sure what the prose says. So a clause is only judged when, besides what it names (a subject,
teams, a stage, numbers, years) and what it says of it, nothing is left but words that narrow nothing. "An increase in
complaints about delay" is left alone: no table counts complaints about delay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.analysis.committee_paper.checks.counts import Counts
from goldenthread.analysis.committee_paper.checks.number_words import numbers_in
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper, Statement
from goldenthread.analysis.committee_paper.checks.spans import year_label, years_in
from goldenthread.analysis.committee_paper.checks.wording import STOP_WORDS, words

# What would be, should be or might be is not a claim about what was.
NOT_A_CLAIM = re.compile(
    r"\b(will|would|shall|should|could|may|might|must|aims?|aiming|hop(e|es|ing)|plan(s|ned|ning)? to|need(s|ed)? to"
    r"|in order to|intend\w*|expect\w*|target\w*|avoid\w*|prevent\w*|if|whether|work(ing)? to|seek\w*)\b|\?$",
    re.I,
)
# From here on a clause gives reasons, conditions or asides.
_ASIDE = re.compile(
    r"\s*(?:\(|[:–—]|\s-\s|\b(?:due to|because|following|after|before|as a result|as the|when|since"
    r"|reflect\w*|despite|although|though|linked|result(?:ing|s)? in|mainly|largely|partly|suggest\w*|indicat\w*"
    r"|however|and acknowledg\w*|and (?:we|this|they|it)\b)).*$",
    re.I | re.S,
)
_FILLER = frozenset(
    """there been was were is are be being has have had saw seen see sees shows showed show
        we our us this these those it its them their they
        service services department departments authority council borough children's whole overall
        year years last previous prior past current period months month twelve annual annually quarter
        number numbers total totals volume level levels rate figure figures count overall
        formal new recorded reported received made raised registered logged came come coming
        small slight slightly significant significantly sharp sharply marked markedly considerable considerably large
        largely big modest modestly moderate moderately steady steadily clear clearly notable notably noticeable
        slow slowly rapid rapidly dramatic dramatically very
        also again both only just still already now further once so far since during over across within per cent percent
        compared comparison than against regarding concerning relating about against by at up down as per
        continued continues continuing teams team social work workers worker section area data evident noted
        approximately around nearly almost no not did does didn don never without""".split()  # noqa: SIM905 (a page of words is read more easily than a page of quotation marks)
)
# "Complaints that escalate" are not all complaints.
_NARROWS = frozenset({"that", "which", "who", "whom"})
_LAST_YEAR = re.compile(
    r"\b(?:the )?(?:last|previous|prior|preceding) (?:reporting |financial )?year\b|\byear before\b", re.I
)
_ALL_TEAMS = re.compile(r"\b(?:all|every|each|most)(?: of)?(?: the| our)?(?: other)? teams?\b", re.I)


@dataclass(frozen=True)
class Scope:
    """What a clause speaks of. `teams` is empty for the whole authority; `sure` is false where the team is only
    guessed from the name of the section that the sentence stands in."""

    teams: tuple[str, ...] = ()
    sure: bool = True


_JOINTS = re.compile(r"\s*(?:,\s*(?:and|but|while|whereas|with)?|\b(?:while|whereas|but)\b)\s*", re.I)


def parts(sentence: str) -> list[str]:
    """A sentence at its commas and contrasts."""
    return [part for part in _JOINTS.split(sentence) if part]


def without_aside(clause: str) -> str:
    """The clause up to its reasons, conditions or asides."""
    return _ASIDE.sub("", clause)


def left_over(clause: str, counts: Counts, *patterns: re.Pattern[str]) -> set[str]:
    """The words of a clause beside the patterns given, teams, numbers, years and words that narrow nothing. The name
    of a month is left over: a month's complaints are not the year's."""
    text = clause
    for pattern in (*patterns, _LAST_YEAR, _ALL_TEAMS):
        text = pattern.sub(" ", text)
    for _, start, end in reversed(counts.teams.in_text(text)):
        text = f"{text[:start]} {text[end:]}"
    for spotted in reversed(list(numbers_in(text))):
        text = f"{text[: spotted.start]} {text[spotted.end :]}"
    text = re.sub(r"\b(?:19|20)?\d\d\s*(?:/|-|–)\s*(?:19|20)?\d\d\b", " ", text)
    authority = words(counts.paper.authority)
    return set(words(text)) - _FILLER - (STOP_WORDS - _NARROWS) - set(authority)


def other_years(clause: str, counts: Counts) -> bool:
    """Whether the clause speaks of a year that is neither the review's nor the one before."""
    known = {year_label(period) for period in (counts.current, counts.previous) if period}
    return bool(years_in(clause) - known) or bool(re.search(r"\b(?:years ago|since (?:19|20)\d\d)\b", clause, re.I))


def is_last_year(clause: str, counts: Counts) -> bool:
    """Whether the clause speaks of the period before the review's."""
    return bool(_LAST_YEAR.search(clause)) or (
        counts.previous is not None and year_label(counts.previous) in years_in(clause)
    )


def scope(clause: str, statement: Statement, counts: Counts) -> Scope | None:
    """What the clause speaks of: the teams that it names, else the team of its section, else the whole authority.
    None where a section of some other matter leaves it open."""
    if _ALL_TEAMS.search(clause):
        return None
    named = tuple(dict.fromkeys(team for team, _, _ in counts.teams.in_text(clause)))
    if named:
        return Scope(named)
    if statement.kind == "cover" or not statement.section or _is_about(statement, counts):
        return Scope()
    known = counts.teams.of_section(_section_name(statement, counts.paper))
    return None if known is None else Scope((known[0],), known[1])


def _section_name(statement: Statement, paper: PrintedPaper) -> str:
    return next((section.name for section in paper.sections if section.number == statement.section), "")


def _is_about(statement: Statement, counts: Counts) -> bool:
    """Whether the statement's section is the one about complaints or compliments."""
    name = _section_name(statement, counts.paper).lower()
    return "complaint" in name or "compliment" in name
