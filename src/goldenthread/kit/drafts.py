"""Nothing written is lost: drafts on the server, and forms kept that came after their session had ended.

A form opts in by one mixin and one tag:

    class EntryForm(Drafted, Form):
        draft = "chronology-entry"

    form = EntryForm(request.POST or None, owner=request.user.pk, subject=person.reference)

    {% draft form %}   after the form's own button, inside the form

The tag saves a draft while somebody types, or by a button where there is no script. The form comes back with its draft
in it. When what the form does has ended in a redirect, the draft goes: that is a form's way to say that it is done.

Every form says, signed, for whom its page was made (``{% csrf_token %}`` adds it). What comes too late is kept for that
person, whoever has signed in with the same browser since.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db.models import Q
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from goldenthread.kit import encryption
from goldenthread.kit.models import Draft, KeptPost, Written

FORM, SUBJECT, PAGE, KEPT, SHOW = "draft_form", "draft_subject", "draft_page", "kept", "kept_show"
WRITER = "written_by"
ALWAYS = {"csrfmiddlewaretoken", WRITER}  # what every form carries
OURS = {FORM, SUBJECT, PAGE, KEPT, SHOW, *ALWAYS}
SECRET = re.compile(r"passw|secret|token|^code$", re.IGNORECASE)
DRAFTS_LAST, KEPT_POSTS_LAST = timedelta(days=30), timedelta(hours=24)
LARGEST = 1_000_000  # characters of one form
MOST = 20  # kept posts of one person


class Drafted:
    """The mixin. ``saved`` is the draft that the form came back with, None where there is none."""

    draft: str

    def __init__(self, data: Any = None, *args: Any, owner: int, subject: str = "", **kwargs: Any) -> None:
        self.subject = subject
        self.saved = find(owner=owner, form=self.draft, subject=subject) if data is None else None
        super().__init__(self.saved.values if self.saved else data, *args, **kwargs)
        self.comes_back = self.saved is not None or (data is not None and SHOW in data)
        if self.comes_back:
            self._errors = ErrorDict()

    def is_valid(self) -> bool:
        """A form that comes back with what was written is shown and does nothing."""
        return not self.comes_back and super().is_valid()  # type: ignore[misc]


def find(*, owner: int, form: str, subject: str) -> Draft | None:
    draft = Draft.objects.filter(owner_id=owner, form=form, subject=subject).first()
    return draft if draft and _readable(draft) else None


def save(*, owner: int, post: QueryDict) -> Draft | None:
    """Put a form aside, over the draft of before. None where the post names no form or page, or holds too much."""
    Draft.objects.filter(written_at__lt=timezone.now() - DRAFTS_LAST).delete()
    form, page, encoded = post.get(FORM, ""), post.get(PAGE, ""), _encoded(post)
    if not form or not is_own_page(page) or not encoded:
        return None
    facts = {"page": page, "encrypted": encryption.encrypt(encoded), "written_at": timezone.now()}
    key = {"owner_id": owner, "form": form[:60], "subject": post.get(SUBJECT, "")[:80]}
    return Draft.objects.update_or_create(**key, defaults=facts)[0]


def writer_mark(owner: int) -> str:
    """Says in a form for whom its page was made, so that nobody else can say it."""
    return _signer().sign(str(owner))


def writer(post: QueryDict) -> int | None:
    """The key of the user for whose eyes the page of a form was made. None where it does not say so, or not truly."""
    try:
        return int(_signer().unsign(post.get(WRITER, "")))
    except signing.BadSignature:
        return None


def keep(request: HttpRequest, *, owner: int) -> str:
    """Keep what was posted for the one who wrote it. Its reference; nothing where there is nothing to keep.

    A form with a password or a code in it is not kept at all, nor are files.
    """
    KeptPost.objects.filter(written_at__lt=timezone.now() - KEPT_POSTS_LAST).delete()
    encoded = _encoded(request.POST)
    if not encoded or KeptPost.objects.filter(owner_id=owner).count() >= MOST:
        return ""
    page = request.get_full_path()[:500]
    return KeptPost.objects.create(owner_id=owner, page=page, encrypted=encryption.encrypt(encoded)).reference


def kept(*, owner: int, reference: str) -> KeptPost | None:
    """What was kept for somebody, for as long as it is kept."""
    since = timezone.now() - KEPT_POSTS_LAST
    found = KeptPost.objects.filter(owner_id=owner, reference=reference, written_at__gte=since).first()
    return found if found and _readable(found) else None


def waiting(*, owner: int) -> list[Written]:
    """All that somebody has written and not saved, newest first."""
    since = timezone.now() - KEPT_POSTS_LAST
    posts = KeptPost.objects.filter(owner_id=owner, written_at__gte=since)
    both = [each for each in (*Draft.objects.filter(owner_id=owner), *posts) if _readable(each)]
    return sorted(both, key=lambda each: each.written_at, reverse=True)


def discard(*, owner: int, reference: str) -> None:
    Draft.objects.filter(owner_id=owner, reference=reference).delete()
    KeptPost.objects.filter(owner_id=owner, reference=reference).delete()


def forget(*, reference: str) -> None:
    """Throw away what anybody has written, and not saved, about what a reference names, which is no more."""
    Draft.objects.filter(Q(subject__contains=reference) | Q(page__contains=reference)).delete()
    KeptPost.objects.filter(page__contains=reference).delete()


def is_own_page(address: str) -> bool:
    """Whether an address leads to a page of this site."""
    return len(address) <= 500 and address.startswith("/") and url_has_allowed_host_and_scheme(address, None)


def written(values: QueryDict) -> list[tuple[str, str]]:
    """What a form holds of somebody's own: the name of each field that is filled in, and what stands in it."""
    filled = [(name, "\n".join(filter(None, texts))) for name, texts in values.lists() if name not in OURS]
    return [(name.replace("_", " ").replace("-", " ").capitalize(), text) for name, text in filled if text.strip()]


class DraftsDone:
    """Middleware, inside the one that finds the user: a form that has done its work leaves no draft behind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        done = request.method == "POST" and response.status_code in (302, 303) and request.user.is_authenticated
        if done and not getattr(request, "draft_was_saved", False):
            self._forget(request.user.pk, request.POST)
        return response

    def _forget(self, owner: int, post: QueryDict) -> None:
        if post.get(FORM):
            Draft.objects.filter(owner_id=owner, form=post[FORM], subject=post.get(SUBJECT, "")).delete()
        if post.get(KEPT):
            KeptPost.objects.filter(owner_id=owner, reference=post[KEPT]).delete()


def _encoded(post: QueryDict) -> str:
    """The fields as a query string. Nothing where a secret is among them, or where they are too much to keep."""
    values = QueryDict(mutable=True)
    for name, texts in post.lists():
        if name not in ALWAYS:
            values.setlist(name, texts)
    encoded: str = values.urlencode()
    unfit = len(encoded) > LARGEST or any(SECRET.search(name) for name in values)
    return "" if unfit else encoded


def _signer() -> signing.Signer:
    return signing.Signer(salt="goldenthread.writer")


def _readable(kept: Written) -> bool:
    """A change of keys without the old one makes words unreadable: they are gone, and no page should break on that."""
    try:
        return kept.values is not None
    except encryption.UnreadableError:
        return False
