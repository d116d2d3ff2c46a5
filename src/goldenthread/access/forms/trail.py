"""The filter of the audit log. All of it is coded, so that its address says nothing of anybody."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from goldenthread.access import attempts
from goldenthread.access.models import User
from goldenthread.access.models.audit_event import AuditEventQuerySet
from goldenthread.kit.forms import DayField, Form

RESULTS = (("", "Any"), ("refused", "Refused only"), ("opened", "Opened for a purpose only"))
RESULT_IS = {"refused": {"refused": True}, "opened": {"type": "record:open"}}
CODED = RegexValidator(r"^[a-z-]+:[a-z-]+$", "Write what happened as a code, such as record:read")


class TrailFilter(Form):
    type = forms.CharField(
        label="What happened", help_text="A code such as record:read", required=False, validators=[CODED], max_length=60
    )
    person = forms.CharField(
        label="Whose record", help_text="Its reference, such as p-7k3m9q2x", required=False, max_length=11
    )
    user = forms.ChoiceField(label="Who", required=False)
    since = DayField(label="From", required=False)
    until = DayField(label="To", required=False)
    result = forms.ChoiceField(label="Result", choices=RESULTS, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.order_by("name").values_list("pk", "name")
        self.fields["user"].choices = [("", "Anybody"), *((str(key), name) for key, name in people)]

    def clean_person(self) -> int | None:
        """The key of the person, or -1, which is nobody's."""
        reference = self.cleaned_data["person"]
        return (attempts.key_of(reference) or -1) if reference else None

    def narrowed(self, events: AuditEventQuerySet) -> AuditEventQuerySet:
        """The events that were asked for; all of them where something was asked wrongly."""
        asked = self.cleaned_data if self.is_valid() else {}
        wanted = {
            "type": asked.get("type"),
            "subject_id": asked.get("person"),
            "actor_id": asked.get("user"),
            "at__gte": _midnight(asked.get("since")),
            "at__lt": _midnight(asked.get("until"), days=1),
            **RESULT_IS.get(asked.get("result", ""), {}),
        }
        return events.filter(**{name: value for name, value in wanted.items() if value not in (None, "")})


def _midnight(day: date | None, days: int = 0) -> datetime | None:
    """The beginning of a day by the clock on the wall."""
    return timezone.make_aware(datetime.combine(day + timedelta(days), time())) if day else None
