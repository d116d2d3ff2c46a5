"""Drafts, and forms that came too late."""

from datetime import timedelta

import pytest
import time_machine
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.utils import timezone

from goldenthread.kit import drafts, encryption
from goldenthread.kit.drafts import Drafted
from goldenthread.kit.forms import DayField, Form
from goldenthread.kit.models import Draft, KeptPost

pytestmark = pytest.mark.django_db
WRITTEN = "What Ella said: “I like it here” & more\nnext line"


class NoteForm(Drafted, Form):
    draft = "case-note"
    note = forms.CharField(widget=forms.Textarea)
    seen_on = DayField(label="Day")


def posted(**more) -> QueryDict:
    values = QueryDict(mutable=True)
    marks = {"draft_form": "case-note", "draft_subject": "p-1", "draft_page": "/people/p-1/notes/new/"}
    for name, value in ({"note": WRITTEN, "seen_on-day": "5 apr", "csrfmiddlewaretoken": "x"} | marks | more).items():
        values[name] = value
    return values


def form(data=None, owner=1, subject="p-1"):
    return NoteForm(data, owner=owner, subject=subject)


def test_a_form_comes_back_with_its_draft_to_the_letter_and_does_nothing_by_itself():
    drafts.save(owner=1, post=posted())
    back = form()
    assert (back["note"].value(), back["seen_on"].value()[0]) == (WRITTEN, "5 apr")
    assert (back.is_valid(), back.errors, back.problems) == (False, {}, [])


def test_a_draft_is_of_one_person_one_form_and_one_subject():
    drafts.save(owner=1, post=posted())
    assert [form(owner=2).saved, form(subject="p-2").saved, form({}).saved] == [None] * 3
    drafts.save(owner=1, post=posted(note="later"))
    assert [each.values["note"] for each in Draft.objects.all()] == ["later"]


def test_what_is_kept_cannot_be_read_in_the_database_and_a_lost_key_breaks_no_page(settings):
    drafts.save(owner=1, post=posted())
    assert "Ella" not in Draft.objects.get().encrypted
    settings.SECRET_KEY = "another key, of which nobody has told the drafts"
    assert (form().saved, drafts.waiting(owner=1)) == (None, [])


def test_a_changed_key_with_the_old_one_beside_it_still_reads(settings):
    kept = encryption.encrypt(WRITTEN)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key"
    assert encryption.decrypt(kept) == WRITTEN


@pytest.mark.parametrize(
    "more",
    [
        {"draft_form": ""},
        {"draft_page": ""},
        {"draft_page": "//elsewhere.example/"},
        {"draft_page": "https://elsewhere.example/"},
        {"note": "x" * (drafts.LARGEST + 1)},
        {"new_password": "secret"},
        {"code": "123456"},
    ],
)
def test_what_belongs_nowhere_is_too_long_or_secret_is_not_put_aside(more):
    assert drafts.save(owner=1, post=posted(**more)) is None
    assert not Draft.objects.exists()


def test_drafts_go_after_thirty_days():
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        drafts.save(owner=1, post=posted())
    drafts.save(owner=1, post=posted(draft_subject="p-2"))
    assert [draft.subject for draft in Draft.objects.all()] == ["p-2"]


def late(rf, data=None):
    return rf.post("/people/p-1/notes/new/?step=2", {"note": WRITTEN} if data is None else data)


def test_a_form_that_came_too_late_is_kept_for_a_day_for_whoever_wrote_it(rf):
    reference = drafts.keep(late(rf), owner=1)
    kept = drafts.kept(owner=1, reference=reference)
    assert (kept.page, kept.values["note"]) == ("/people/p-1/notes/new/?step=2", WRITTEN)
    assert drafts.kept(owner=2, reference=reference) is None
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert (drafts.kept(owner=1, reference=reference), drafts.waiting(owner=1)) == (None, [])
        drafts.keep(late(rf), owner=2)
    assert [post.owner_id for post in KeptPost.objects.all()] == [2]


@pytest.mark.parametrize("data", [{}, {"current_password": "x", "note": "y"}])
def test_nothing_and_secrets_are_not_kept(rf, data):
    assert drafts.keep(late(rf, data), owner=1) == ""


def test_nobody_fills_the_database_with_forms_that_come_too_late(rf):
    references = {drafts.keep(late(rf), owner=1) for _ in range(drafts.MOST + 1)}
    assert (KeptPost.objects.count(), "" in references) == (drafts.MOST, True)


def test_what_waits_is_listed_newest_first_and_thrown_away_by_its_owner(rf):
    drafts.save(owner=1, post=posted())
    reference = drafts.keep(late(rf), owner=1)
    assert [type(each) for each in drafts.waiting(owner=1)] == [KeptPost, Draft]
    drafts.discard(owner=2, reference=reference)
    assert len(drafts.waiting(owner=1)) == 2
    drafts.discard(owner=1, reference=reference)
    assert [each.title for each in drafts.waiting(owner=1)] == ["Case note"]


def test_what_was_written_is_shown_without_what_is_not_somebodys_own():
    assert drafts.written(posted(empty=" ")) == [("Note", WRITTEN), ("Seen on day", "5 apr")]


def test_the_tag_marks_the_form_says_when_the_draft_is_of_and_has_a_button(rf):
    template = Template("{% draft form %}")
    draft = drafts.save(owner=1, post=posted())
    page = template.render(Context({"form": form(), "request": rf.get("/people/p-1/notes/new/")}))
    assert 'name="draft_form" value="case-note"' in page
    assert 'name="draft_page" value="/people/p-1/notes/new/"' in page
    assert 'formaction="/drafts/save/"' in page
    assert f"on {timezone.localtime(draft.written_at).day} " in page


def test_a_form_shown_again_after_a_session_carries_what_was_kept_along(rf):
    back = form({"note": WRITTEN, "kept": "k-2345678b", "kept_show": "1"})
    assert (back.is_valid(), back.errors, back["note"].value()) == (False, {}, WRITTEN)
    page = Template("{% draft form %}").render(Context({"form": back, "request": rf.get("/x/")}))
    assert 'name="kept" value="k-2345678b"' in page
    assert form({"note": WRITTEN, "seen_on-day": "5 apr 2015", "kept": "k-2345678b"}).is_valid()
