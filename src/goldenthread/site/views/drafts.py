"""What somebody has written and not saved: put aside, kept when a session ended, taken up again or thrown away."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldenthread.access import sessions
from goldenthread.access.gate import before_second_factor, requires
from goldenthread.access.permissions import Permission
from goldenthread.kit import drafts, words

JSON = "application/json"


@requires(Permission.ACCOUNT_VIEW)
def drafts_list(request: HttpRequest) -> HttpResponse:
    """One's own, newest first."""
    return render(request, "site/drafts.html", {"waiting": drafts.waiting(owner=request.user.pk)})


@requires(Permission.ACCOUNT_VIEW)
@require_POST
def save(request: HttpRequest) -> HttpResponseBase:
    """Put a form aside. A script hears when; a person goes back to the form, where the draft now is."""
    draft = drafts.save(owner=request.user.pk, post=request.POST)
    if draft is None:
        return HttpResponseBadRequest("Nothing was saved: the form says not where it belongs, or is too long.")
    request.draft_was_saved = True  # type: ignore[attr-defined]
    if request.headers.get("Accept") == JSON:
        return JsonResponse({"saved": words.time_of_day(draft.written_at)})
    return redirect(draft.page)


@requires(Permission.ACCOUNT_VIEW)
@require_POST
def discard(request: HttpRequest, reference: str) -> HttpResponse:
    drafts.discard(owner=request.user.pk, reference=reference)
    return redirect("drafts")


@requires(Permission.ACCOUNT_VIEW)
def kept(request: HttpRequest, reference: str) -> HttpResponse:
    """What a form held that was sent too late. Somebody else's is not there, as one that never was."""
    post = drafts.kept(owner=request.user.pk, reference=reference)
    if post is None:
        raise Http404("There is nothing kept here. What is kept is kept for 24 hours, for whoever wrote it.")
    fields = [(name, text) for name, texts in post.values.lists() for text in texts if name != drafts.KEPT]
    again = bool(post.values.get(drafts.FORM))
    context = {"post": post, "fields": fields, "written": drafts.written(post.values), "again": again}
    return render(request, "site/kept.html", context)


@requires(Permission.ACCOUNT_VIEW)
@before_second_factor
@sessions.stays_untouched
def session(request: HttpRequest) -> HttpResponse:
    """How long the session lasts. Looking does not prolong it; a post does: somebody says that they are there."""
    if request.method == "POST":
        sessions.touch(request)
        if request.headers.get("Accept") != JSON:
            return redirect("home")
    ends = words.time_of_day(sessions.ends_at(request))
    return JsonResponse({"seconds": sessions.seconds_left(request), "ends": ends})
