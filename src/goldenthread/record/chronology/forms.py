"""The forms of a chronology: an entry, a correction, a snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from goldenthread.access.data_classes import ITEM_CHOICES, DataClass
from goldenthread.access.models import User
from goldenthread.access.reaches import Reach
from goldenthread.kit.drafts import Drafted
from goldenthread.kit.forms import DayField, Form, VersionedForm
from goldenthread.record.chronology.models import Entry, Line
from goldenthread.record.chronology.models.entry import LONGEST
from goldenthread.record.chronology.moments import Moment, MomentField
from goldenthread.record.chronology.words import AUDIENCES, CATEGORIES, CERTAINTIES, OCCASIONS
from goldenthread.record.people.models import Person

TOO_LONG = f"Use {LONGEST} characters or fewer: a chronology tells the event, the record tells the rest"


class EntryFields(forms.Form):
    """What an entry says. ``person`` is the child on whose record it is written."""

    happened = MomentField(
        label="When did it happen?",
        past=True,
        help_text="If you do not know the day, or the month, leave its box empty.",
    )
    about = forms.BooleanField(label="About this day: the exact day is not known", required=False)
    ended_on = DayField(label="When did it end, if it went on?", required=False)
    category = forms.ChoiceField(label="What kind of event?", choices=[("", ""), *CATEGORIES])
    what_happened = forms.CharField(
        label="What happened?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG},
    )
    impact = forms.CharField(label="What did it mean for the child?", widget=forms.Textarea, required=False)
    certainty = forms.ChoiceField(label="How do we know?", choices=CERTAINTIES, widget=forms.RadioSelect)
    source = forms.CharField(
        label="Who told us, or what shows it?", max_length=200, help_text="A name and role, or the title of a paper."
    )
    source_on = DayField(label="When did they tell us, or when is the paper from?", required=False, past=True)
    data_class = forms.ChoiceField(label="Who may read it?", choices=ITEM_CHOICES)

    def __init__(self, *args: Any, user: User, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = person.given_name or "the child"
        self.fields[
            "what_happened"
        ].help_text = f"{given} may read this. Say what was seen and said, in {LONGEST} characters."
        self.fields["impact"].label = f"What did it mean for {given}?"
        self.fields["data_class"].choices = readable_classes(user)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        happened, ended = found.get("happened"), found.get("ended_on")
        if happened and ended and ended < happened.on:
            self.add_error("ended_on", "It must end on or after the day on which it happened")
        return found


class EntryForm(Drafted, EntryFields, Form):
    """A new entry, for this child and for brothers and sisters whom it touches too."""

    draft = "chronology-entry"
    key = forms.BooleanField(label="Significant event", required=False)
    siblings = forms.MultipleChoiceField(
        label="Does it touch brothers or sisters too?", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self, *args: Any, siblings: Iterable[tuple[str, str]], from_record: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = list(siblings)
        self.fields["siblings"].choices = choices
        if not choices:
            del self.fields["siblings"]
        if from_record:
            del self.fields["source"], self.fields["source_on"]


class CorrectionForm(EntryFields, VersionedForm):
    """A correction says why; what was written before is kept beside it."""

    reason = forms.CharField(label="Why is it corrected?", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, from_record: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if from_record:
            del self.fields["source"], self.fields["source_on"]


class SnapshotForm(Form):
    """For what the chronology is frozen, and for whom."""

    occasion = forms.ChoiceField(label="What is it for?", choices=[("", ""), *OCCASIONS])
    occasion_on = DayField(label="When is that?")
    purpose = forms.CharField(
        label="In your words",
        max_length=200,
        help_text="For example: first child protection conference for Ella and Noah",
    )
    audience = forms.ChoiceField(label="Who will read it?", choices=AUDIENCES, widget=forms.RadioSelect)
    key_only = forms.BooleanField(label="Significant events only", required=False, initial=True)


class AnswerForm(Form):
    """What to do about lines that hold what this record keeps confidential."""

    LEAVE, KEEP = "leave", "keep"

    answer = forms.ChoiceField(
        label="What should happen to these lines?",
        choices=[(LEAVE, "Leave them out"), (KEEP, "Keep them, because")],
        widget=forms.RadioSelect,
    )
    keep_because = forms.CharField(
        label="Why they may be read", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("answer") == self.KEEP and not found.get("keep_because"):
            self.add_error("keep_because", "Say why these lines may be read")
        return found


def facts(values: Mapping[str, Any]) -> dict[str, Any]:
    """Form values as the fields of an entry."""
    happened: Moment = values["happened"]
    precision = "about" if values["about"] and happened.precision == "exact" else happened.precision
    same = ("ended_on", "category", "what_happened", "certainty", "data_class")
    source = {"source": values.get("source", ""), "source_on": values.get("source_on")}
    return {"happened_on": happened.on, "precision": precision, **{name: values[name] for name in same}, **source}


def stored(line: Line) -> dict[str, Any]:
    """A line as the values of its form."""
    entry: Entry = line.entry
    about = entry.precision == "about"
    same = ("ended_on", "category", "what_happened", "certainty", "data_class", "source", "source_on")
    values = {name: getattr(entry, name) for name in same}
    happened = Moment(entry.happened_on, "exact" if about else entry.precision)
    return {"happened": happened, "about": about, **values, "impact": line.impact, "reason": ""}


def readable_classes(user: User) -> list[tuple[str, str]]:
    """The classes that some post of the user reads; the action asks for this person."""
    posts = user.standing.posts
    reads = {each for each in DataClass if any(post.role.reads_class(each) is not Reach.NONE for post in posts)}
    return [(value, words.capitalize()) for value, words in ITEM_CHOICES if value in reads]
