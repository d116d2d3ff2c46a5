"""Pages of the annual review. Each starts from ``visible_to``, so a member meets the published edition only."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from goldenthread.access.actions import audit_events
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.analysis.committee_paper import Section
from goldenthread.codes import UserError
from goldenthread.kit.tables import Link
from goldenthread.oversight.annual_review import figure_index, finding_list, paper_files
from goldenthread.oversight.annual_review.models import BuiltReview

HOME = Link("Home", "/")
INDEX = "figure-index"


@requires(Permission.REVIEW_VIEW)
def reviews(request: HttpRequest) -> HttpResponse:
    """The years that have a review this person may read."""
    found = BuiltReview.objects.visible_to(request.user).latest_of_each_year()
    return render(request, "annual_review/reviews.html", {"reviews": found, "breadcrumbs": [HOME]})


@requires(Permission.REVIEW_VIEW)
def paper(request: HttpRequest, year: str) -> HttpResponse:
    """The committee paper as a page, with each figure a link to where it comes from."""
    review = _review(request, year)
    files = paper_files.links(review) if request.user.may(Permission.REVIEW_DOWNLOAD) else []
    hrefs = {figure.id: figure_index.href(year, figure) for figure in review.paper.figures}
    context = {"files": files, "sections": _sections(review), "hrefs": hrefs}
    return _page(request, "annual_review/paper.html", review, context)


@requires(Permission.REVIEW_VIEW)
def figures(request: HttpRequest, year: str) -> HttpResponse:
    """Every number of the paper: definition, period, source, cases."""
    review = _review(request, year)
    return _page(request, "annual_review/figures.html", review, {"groups": figure_index.groups(review.paper)})


@requires(Permission.FINDING_VIEW)
def findings(request: HttpRequest, year: str) -> HttpResponse:
    """What the checks find in the paper."""
    review = _review(request, year)
    found = finding_list.of(review.paper)
    context = {"findings": found, "counts": finding_list.counts(found)}
    return _page(request, "annual_review/findings.html", review, context)


@requires(Permission.REVIEW_DOWNLOAD)
def download(request: HttpRequest, year: str, kind: str) -> HttpResponseBase:
    """The paper as a file, in the edition of the person's audience."""
    review = _review(request, year)
    if kind not in paper_files.KINDS:
        raise Http404(f"The review can be had as {', '.join(paper_files.KINDS)}.")
    try:
        path = paper_files.rendered(review, kind)
    except UserError as error:
        return _page(request, "annual_review/no_file.html", review, {"reason": str(error)}, status=503)
    audit_events.record(type="review:download", by=request.user, subject=f"review:{year}:{review.edition}:{kind}")
    return FileResponse(path.open("rb"), as_attachment=True, filename=paper_files.name(review, kind))


def _review(request: HttpRequest, year: str) -> BuiltReview:
    review = BuiltReview.objects.visible_to(request.user).latest_of(year)
    if review is None:
        raise Http404(f"There is no annual review for {year} yet.")
    return review


def _page(
    request: HttpRequest, template: str, review: BuiltReview, context: dict[str, object], status: int = 200
) -> HttpResponse:
    crumbs = [HOME, Link("Annual review", reverse("annual-reviews"))]
    shared = {"review": review, "paper": review.paper, "tabs": _tabs(request, review), "breadcrumbs": crumbs}
    return render(request, template, {**shared, **context}, status=status)


def _tabs(request: HttpRequest, review: BuiltReview) -> list[Link]:
    places = [("The paper", "annual-review"), ("Figures", "annual-review-figures")]
    if request.user.may(Permission.FINDING_VIEW):
        places.append(("Findings", "annual-review-findings"))
    hrefs = [(text, reverse(name, args=[review.year])) for text, name in places]
    return [Link(text, href, "page" if href == request.path else "") for text, href in hrefs]


def _sections(review: BuiltReview) -> list[Section]:
    """The paper's sections but the index of figures, which is a page of its own."""
    return [section for section in review.paper.sections if section.id != INDEX]
