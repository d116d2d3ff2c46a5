"""Reads a paper transcribed in YAML, in the shape of the published review that this product starts from.

Every part may be left out, may be null where the paper is blank, and may stand beside parts that nobody here knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goldenthread.analysis.committee_paper.checks import printed_paper as parts
from goldenthread.analysis.committee_paper.checks.part import Part
from goldenthread.analysis.committee_paper.checks.printed_measures import measures
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper
from goldenthread.analysis.committee_paper.checks.printed_tables import tables, team_names
from goldenthread.analysis.committee_paper.checks.printed_text import fields, statements
from goldenthread.analysis.committee_paper.checks.spans import canonical
from goldenthread.analysis.committee_paper.checks.yaml_tree import read_tree


def read_printed(path: Path) -> PrintedPaper:
    """The paper transcribed in `path`. PrintedError (a UserError) with file, line and field where it cannot be read."""
    paper = Part(Path(path), "", read_tree(Path(path)))
    period = paper.text("review", "period") or paper.text("complaints", "period")
    period = canonical(period) if period else None
    return PrintedPaper(
        source=str(path),
        authority=paper.text("document", "authority") or "",
        period=period,
        report_date=paper.day("review", "report_date"),
        meeting_date=paper.day("document", "meeting_date") or paper.day("review", "for_consideration_on"),
        meeting_day=paper.text("document", "meeting_day_printed"),
        tables=tuple(tables(paper, _complaints_place(paper), period)),
        team_names=team_names(paper),
        measures=tuple(measures(paper)),
        statements=tuple(statements(paper)),
        fields=tuple(fields(paper)),
        sections=tuple(_sections(paper)),
        areas=tuple(_areas(paper)),
        evidence=tuple(_evidence(paper)),
        inspections=tuple(_inspections(paper)),
        past=tuple(_past(paper)),
        cover_recommendations=tuple(_cover(paper)),
        cover_statement=paper.text("cover_report", "monitoring_statement"),
        recommendations=tuple(_recommendations(paper)),
        audits=tuple(
            parts.Audit(row.need("title"), row.span("date")) for row in paper.items("external_audits", "items")
        ),
        audit_mentions=tuple(_mentions(paper)),
        themes=tuple(_themes(paper)),
        framework=tuple(item.own_text or "" for item in paper.items("practice_framework", "elements")),
        lead_role=paper.text("review_team", "lead_role"),
        team_roles=tuple(role for row in paper.items("review_team", "members") if (role := row.text("role"))),
        signed_off_by=tuple(item.own_text or "" for item in paper.items("review", "signed_off_by_roles")),
    )


def _complaints_place(paper: Part) -> str:
    """The number of the section about complaints, so that a finding stands where the table is printed; "" without."""
    for area in paper.items("service_areas"):
        if "complaint" in (area.text("name") or "").lower():
            return area.text("section") or ""
    return ""


def _sections(paper: Part) -> Iterator[parts.Section]:
    for area in paper.items("service_areas"):
        number, focus = area.text("section") or "", area.get("strategic_focus")
        name = area.text("name") or number
        if number or name:
            yield parts.Section(number or name, name, None if focus is None else not area.items("strategic_focus"))


def _areas(paper: Part) -> Iterator[parts.Area]:
    for at, row in enumerate(paper.items("methodology", "areas"), start=1):
        yield parts.Area(row.text("id") or f"area {at}", row.need("name"), row.text("section"))


def _evidence(paper: Part) -> Iterator[parts.Evidence]:
    for at, row in enumerate(paper.items("methodology", "evidence_grid"), start=1):
        names = tuple(item.own_text or "" for item in row.items("parts"))
        yield parts.Evidence(row.text("id") or f"row {at}", row.need("source"), row.text("kind") or "", names)


def _inspections(paper: Part) -> Iterator[parts.Inspection]:
    for at, row in enumerate(paper.items("inspections", "items"), start=1):
        grades = ((item.text("domain") or "", item.text("grade") or "") for item in row.items("judgements"))
        yield parts.Inspection(
            id=row.text("id") or f"row {at}",
            service=row.text("service") or "",
            printed_date=row.text("date_printed") or "",
            start=row.day("from"),
            end=row.day("to"),
            grades=tuple(grades),
        )


def _past(paper: Part) -> Iterator[parts.PastRecommendation]:
    for at, row in enumerate(paper.items("previous_recommendations", "items"), start=1):
        yield parts.PastRecommendation(row.text("id") or f"row {at}", row.text("text") or "", row.text("status"))


def _cover(paper: Part) -> Iterator[parts.Recommendation]:
    for at, row in enumerate(paper.items("cover_report", "overall_recommendations"), start=1):
        number = row.text("number")
        yield parts.Recommendation(f"cover {number or at}", row.text("text") or "", number)


def _recommendations(paper: Part) -> Iterator[parts.Recommendation]:
    for at, row in enumerate(paper.items("recommendations", "items"), start=1):
        words = row.text("recommendation") or row.text("text") or ""
        yield parts.Recommendation(row.text("id") or f"row {at}", words, row.text("cover_number"))


def _mentions(paper: Part) -> Iterator[parts.AuditMention]:
    for row in paper.items("external_audits", "mentioned_elsewhere"):
        place, listed = row.text("section") or "audits", row.text("in_list")
        about = " ".join(words for words in (row.text("by"), row.text("about")) if words)
        known = {"true": True, "false": False}.get((listed or "").lower())
        yield parts.AuditMention(f"{place} audit", about, row.span("date"), known)


def _themes(paper: Part) -> Iterator[str]:
    for row in paper.items("complaints", "themes"):
        words = (row.text(key) for key in ("theme", "context"))
        yield " ".join(part for part in words if part)
