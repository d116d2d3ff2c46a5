"""A built review as the checks see it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError

from goldenthread.analysis.committee_paper import paper as built
from goldenthread.analysis.committee_paper.checks import printed_paper as parts
from goldenthread.analysis.committee_paper.checks.built_tables import tables
from goldenthread.analysis.committee_paper.checks.cells import Cell, read_cell
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper
from goldenthread.analysis.committee_paper.checks.spans import read_span
from goldenthread.codes import UserError

# Sections that speak of the whole authority, and those that list what others say.
_WHOLE = frozenset({"purpose", "conclusion", "recommendations"})
_LISTS = frozenset({"figure-index"})
_STATUSES = {"achieved": "Achieved", "partially_achieved": "Partially achieved", "not_achieved": "Not achieved"}


def read_built(path: Path) -> PrintedPaper:
    """The review beside a built paper (`FILE.review.json`), or that file itself. UserError where there is none."""
    file = path if path.name.endswith(".review.json") else path.with_name(f"{path.name}.review.json")
    try:
        return from_review(built.Review.from_json(file.read_text(encoding="utf-8")))
    except (ValidationError, UnicodeDecodeError) as error:
        raise UserError(f"{file} is not a built review; build the paper again, or use --printed for YAML.") from error
    except OSError as error:
        raise UserError(
            f"{file} cannot be read; give the paper that `review build` wrote, or its .review.json."
        ) from error


def from_review(review: built.Review) -> PrintedPaper:
    """A built review, normalised for the checks. Everything it says is in the review; nothing is computed again."""
    numbers = {section.id: section.number or section.title for section in review.all_sections()}
    in_scope = tuple(each.role for each in review.sign_off if each.in_scope)
    alone = in_scope if len(in_scope) == len(review.sign_off) else ()
    return PrintedPaper(
        source=review.title,
        authority=review.authority,
        period=review.year,
        report_date=review.report_on,
        meeting_date=review.meeting_on,
        tables=tuple(tables(review)),
        measures=tuple(_measures(review)),
        statements=tuple(_statements(review)),
        claims=tuple(_claim(claim, review, numbers) for claim in review.claims),
        fields=tuple(parts.Field(f"{blank.where}: {blank.field}", blank.field, None) for blank in review.blanks),
        sections=tuple(parts.Section(each.number or each.title, each.title) for each in _findings(review)),
        areas=tuple(each for area in review.areas for each in _areas(area, numbers)),
        evidence=tuple(parts.Evidence(row.id, row.source, row.kind, (), bool(row.used_in)) for row in review.evidence),
        past=tuple(_past(outcome) for outcome in review.outcomes),
        team_roles=alone,
        signed_off_by=alone,
    )


def _findings(review: built.Review) -> list[built.Section]:
    """The sections of the service areas: those numbered within another."""
    return [section for section in review.sections if section.level > 1]


def _measures(review: built.Review) -> Iterator[parts.Measure]:
    """The figures for the whole authority, each once."""
    for figure in review.figures:
        if figure.part == "value" and figure.group is None:
            value = _value(figure)
            when = read_span(figure.period) if figure.period else None
            where = f"figure {figure.binding}"
            yield parts.Measure(figure.id, where, figure.title, value, figure.unit, when, bound=True)


def _value(figure: built.Figure) -> Cell | None:
    """What is printed for a figure: blank where it has no value, None where it is withheld or not a number."""
    if figure.status in ("not_supplied", "no_value"):
        return Cell()
    return read_cell(figure.text.split()[0]) if figure.text.strip() else Cell()


def _statements(review: built.Review) -> Iterator[parts.Statement]:
    for section in review.all_sections():
        number, whole = section.number or "", section.number is None or section.id in _WHOLE
        if section.id not in _LISTS:
            for at, text in enumerate(_prose(section), start=1):
                kind: parts.StatementKind = "cover" if whole else "fact"
                where = f"{section.number or 'cover'} {section.title}, paragraph {at}"
                yield parts.Statement(where, text, kind, number)


def _prose(section: built.Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, built.Paragraph):
            yield built.plain(block.runs)
        elif isinstance(block, built.Bullets):
            yield from (built.plain(item) for item in block.items)


def _claim(claim: built.Claim, review: built.Review, numbers: dict[str, str]) -> parts.BoundClaim:
    figure, against = review.figure(claim.figure), review.figure(claim.against) if claim.against else None
    shown = [figure] if against is None else [figure, against]
    return parts.BoundClaim(
        where=f"{numbers.get(claim.section, claim.section)} claim",
        text=claim.text,
        says=claim.says,
        name=_named(figure),
        value=_exact(figure),
        against_name=_named(against) if against else "",
        against=_exact(against) if against else None,
        withheld=any(each.status == "suppressed" for each in shown),
    )


def _named(figure: built.Figure) -> str:
    return ", ".join(part for part in (figure.title, figure.group, figure.period) if part)


def _exact(figure: built.Figure) -> Decimal | None:
    return None if figure.value is None else Decimal(str(figure.value))


def _areas(area: built.Area, numbers: dict[str, str]) -> Iterator[parts.Area]:
    """An area stands once for every section that reports on it, and once with none where none does."""
    known = [numbers[section] for section in area.sections if section in numbers]
    yield from (parts.Area(area.id, area.name, section) for section in known or (None,))


def _past(outcome: built.RecommendationOutcome) -> parts.PastRecommendation:
    status = _STATUSES.get(outcome.status or "", outcome.status)
    return parts.PastRecommendation(outcome.id, outcome.text, status, measured=bool(outcome.figures))
