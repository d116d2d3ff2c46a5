"""The content file of an annual review: what its authors write. Everything counted is bound, never typed.

The documented schema is `docs/reference/review-content.md`, generated from these models.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from goldenthread.analysis.committee_paper.located import Prose
from goldenthread.analysis.committee_paper.paper import ClaimKind, RecommendationStatus

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ComputedTable = Literal[
    "complaints-by-team-and-stage", "complaints-by-team-and-year", "compliments", "inspections", "external-audits"
]
ComputedChart = Literal["re-referrals-by-month", "complaints-by-year"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Quoted(_Part):
    """A number that no table of the dataset holds. It is printed as quoted, with where it comes from."""

    value: float
    unit: str = Field(description='what is counted: "workers", "hours per week"')
    title: str = Field(description="what the number is, for the figure index")
    source: str = Field(description="the document or record that it is quoted from")
    as_at: str | None = Field(default=None, description="the date or period that the number speaks of")
    decimals: int = Field(default=0, ge=0, le=3)
    people: bool = Field(default=False, description="counts people: 1 to 5 are suppressed in the published edition")


class ClaimContent(_Part):
    """What a sentence says of two figures, so that the checks can test the sentence."""

    says: ClaimKind
    figure: Prose = Field(description="a binding without braces: `complaints_received [Brambles Social Work Team]`")
    against: Prose | None = Field(default=None, description="the earlier figure, or the whole that it is a part of")


class ParagraphContent(_Part):
    """A paragraph that makes claims, or is set apart, or has words of its own for the published edition."""

    paragraph: Prose
    published: Prose | None = Field(default=None, description="what the published edition says instead")
    claims: tuple[ClaimContent, ...] = ()
    statement: bool = Field(default=False, description="set apart from the text, as a corporate statement is")


class HeadingContent(_Part):
    """A heading within a section."""

    heading: str


class BulletsContent(_Part):
    """A list with bullets."""

    bullets: tuple[Prose, ...] = Field(min_length=1)


class NumberedContent(_Part):
    """A list with numbers."""

    numbered: tuple[Prose, ...] = Field(min_length=1)


class NoteContent(_Part):
    """Small print under a table."""

    note: Prose


class WrittenTable(_Part):
    """A table that the authors write out: every row has as many cells as there are columns."""

    table: Slug = Field(description="a name of its own for the table")
    caption: str
    columns: tuple[str, ...] = Field(min_length=2)
    widths: tuple[float, ...] = Field(default=(), description="the columns' shares of the page; equal when left out")
    rows: tuple[tuple[Prose, ...], ...] = Field(min_length=1)


class ComputedContent(_Part):
    """A table or chart that is made from the dataset and the registers."""

    computed: ComputedTable | ComputedChart
    caption: str | None = Field(default=None, description="instead of the table's usual caption")


class FiguresContent(_Part):
    """A table of indicators: this year beside last year, with the numbers behind each."""

    figures: tuple[Prose, ...] = Field(min_length=1, description="indicator ids, each with a [group] where wanted")
    caption: str


_BLOCKS: dict[str, str] = {
    "paragraph": "paragraph",
    "heading": "heading",
    "bullets": "bullets",
    "numbered": "numbered",
    "note": "note",
    "table": "table",
    "computed": "computed",
    "figures": "figures",
}


def _block_kind(value: Any) -> str | None:
    if isinstance(value, str):
        return "words"
    if isinstance(value, _Part):
        return next(kind for kind in _BLOCKS if kind in type(value).model_fields)
    return next((kind for kind in _BLOCKS if isinstance(value, dict) and kind in value), None)


BlockContent = Annotated[
    Annotated[Prose, Tag("words")]
    | Annotated[ParagraphContent, Tag("paragraph")]
    | Annotated[HeadingContent, Tag("heading")]
    | Annotated[BulletsContent, Tag("bullets")]
    | Annotated[NumberedContent, Tag("numbered")]
    | Annotated[NoteContent, Tag("note")]
    | Annotated[WrittenTable, Tag("table")]
    | Annotated[ComputedContent, Tag("computed")]
    | Annotated[FiguresContent, Tag("figures")],
    Discriminator(_block_kind),
]
Blocks = tuple[BlockContent, ...]


class FinancialRow(_Part):
    """A line of the financial table. What is left out prints as "Not recorded" and is a finding."""

    year: str
    cost_or_saving: Prose | None = None
    sufficient_funding: Prose | None = None
    revenue_or_capital: Prose | None = None


class Financial(_Part):
    """What the recommendations cost, for this year and the two that follow."""

    statement: Prose | None = None
    rows: tuple[FinancialRow, ...] = Field(min_length=3, max_length=3, description="years 1 to 3")


class Contact(_Part):
    """Whom to ask. Roles, not people."""

    name: str | None = Field(default=None, description="a role, not a person")
    service: str | None = None
    telephone: str | None = None
    email: str | None = None
    dated: date | None = None
    version: str | None = None


class CoverContent(_Part):
    """The cover report. A field left out prints as "Not recorded" and is a finding; it is never left off."""

    outcome: Blocks = ()
    recommendation_intro: Prose | None = None
    summary: Blocks = ()
    background: Blocks = ()
    financial: Financial
    other_financial: Prose | None = None
    cross_council: Prose | None = None
    part_2_reasons: Prose | None = None
    background_papers: tuple[Prose, ...] = ()
    contact: Contact = Contact()


class Member(_Part):
    """A member of the review team."""

    role: str
    area: str | None = None


class ReviewTeam(_Part):
    """Who made the review, by role; the lead stands outside the services reviewed."""

    intro: Blocks = ()
    lead_role: str
    members: tuple[Member, ...]
    closing: Blocks = ()


class Phase(_Part):
    """A phase of the review: its name prints before its text."""

    name: str
    text: Prose


class EvidenceContent(_Part):
    """A row of the evidence grid. `used_in` names the parts of the paper that rest on it, by their id."""

    id: str
    source: str
    kind: str
    parts: tuple[str, ...] = ()
    used_in: tuple[Slug, ...] = ()


class AreaContent(_Part):
    """An area of the service that the evidence was read for."""

    id: str
    name: str
    kind: Literal["operational", "strategic"]
    sections: tuple[Slug, ...] = Field(default=(), description="ids of the sections that report on it")


class Methodology(_Part):
    """How the review was made, with the evidence grid and the areas."""

    phases: tuple[Phase, ...]
    evidence_intro: Prose | None = None
    evidence: tuple[EvidenceContent, ...]
    areas_intro: Prose | None = None
    areas: tuple[AreaContent, ...]


class PreviousRecommendation(_Part):
    """A recommendation of last year's review, in the words of that review, and what became of it."""

    id: str
    text: Prose
    status: RecommendationStatus | None = Field(default=None, description="no status prints as Not recorded")
    decided_by_role: str | None = None
    evidence: Prose | None = Field(default=None, description="what the status rests on, with its figures bound")


class PreviousRecommendations(_Part):
    """What last year's review asked for."""

    intro: Blocks = ()
    items: tuple[PreviousRecommendation, ...]


class Achievement(_Part):
    """`when` is a date in words, for a dated list; `team` groups the list by team."""

    text: Prose
    published: Prose | None = Field(default=None, description="what the published edition says instead")
    when: str | None = None
    team: str | None = None


class Achievements(_Part):
    """What an area achieved: a dated table if any item has `when`, lists by team if any has `team`."""

    heading: str = "Achievements"
    intro: Prose | None = None
    items: tuple[Achievement, ...] = Field(min_length=1)


class FocusRow(_Part):
    """A rationale and the recommendation that follows from it. `rationale_from` repeats an earlier row's rationale."""

    id: str
    rationale: Prose | None = None
    rationale_from: str | None = None
    recommendation: Prose
    owner_role: str | None = None
    due_on: date | None = None


class ServiceArea(_Part):
    """One section of the findings. An area without `focus` must say why in `no_focus`."""

    id: Slug
    title: str
    blocks: Blocks = Field(min_length=1)
    achievements: Achievements | None = None
    after: Blocks = Field(default=(), description="what follows the achievements")
    focus: tuple[FocusRow, ...] = ()
    no_focus: Prose | None = None


class OverallRecommendation(FocusRow):
    """A recommendation of the whole review. `cover_number` is null for the monitoring statement."""

    cover_number: int | None = None


class Recommendations(_Part):
    """The recommendations for the whole service; those with a cover number are listed on the cover."""

    intro: Blocks = ()
    items: tuple[OverallRecommendation, ...]


class SignOffContent(_Part):
    """Who signed the review off."""

    role: str
    in_scope: bool = Field(description="true if the role runs a service that the review is about")
    signed_on: date | None = None


class Content(_Part):
    """One review's content. The sections print in the order of these fields."""

    schema_version: Literal[1]
    year: str = Field(pattern=r"^\d{4}-\d{2}$", description='the reporting year: "2014-15"')
    authority: str
    title: str
    committee: str | None = None
    meeting_on: date | None = None
    report_on: date
    ward: str | None = None
    director: str | None = Field(default=None, description="the director's role")
    next_year: str = Field(pattern=r"^\d{4}-\d{2}$", description="the year that the strategic focus is for")
    quoted: dict[Slug, Quoted] = {}
    cover: CoverContent
    purpose: Blocks
    review_team: ReviewTeam
    methodology: Methodology
    inspections: Blocks
    previous_recommendations: PreviousRecommendations
    practice_framework: Blocks
    findings_intro: Blocks = ()
    service_areas: tuple[ServiceArea, ...] = Field(min_length=1)
    conclusion: Blocks = Field(description="also printed on the cover, as the analysis of issues")
    recommendations: Recommendations
    sign_off: tuple[SignOffContent, ...] = ()
