"""A few made-up stories in the demo's record, beside the example's people, that make its pages worth looking at.

The Fairweathers, whom the demo's social worker knows: three generations, an unborn baby, a home that the father must
not learn of, warnings, a chronology. A child of a neighbouring team, whose record the social worker has opened on duty,
which waits for its review. A record restricted to named people. Everybody is made up, and no figure counts them:
figures are counted from the dataset.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from goldenthread.access.actions import grants, involvements, openings, restrictions
from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import Team, User
from goldenthread.access.roles import DUTY
from goldenthread.analysis.tables import Dataset
from goldenthread.codes import UserError
from goldenthread.extracts.actions import extracts
from goldenthread.kit import clock
from goldenthread.record.chronology.actions import entries
from goldenthread.record.chronology.words import KEY, SUPPORTING
from goldenthread.record.people.actions import (
    addresses,
    families,
    households,
    names,
    persons,
    relationships,
    warnings,
    withholdings,
)
from goldenthread.record.people.models import Person

FAIRWEATHERS: Mapping[str, Mapping[str, Any]] = {
    "tilly": {"given_name": "Tilly", "born_on": date(2008, 9, 2), "sex": "F", "first_language": "English",
              "why_involved": "Tilly and Jonah saw their father hurt their mother. They moved in March, and the plan "
                              "is about feeling safe at home and at school, and about the baby who is coming."},
    "jonah": {"given_name": "Jonah", "born_on": date(2012, 2, 19), "sex": "M", "has_ehc_plan": True},
    "dana": {"given_name": "Dana", "born_on": date(1986, 11, 30), "sex": "F", "is_mother": True},
    "craig": {"given_name": "Craig", "family_name": "Holt", "born_on": date(1983, 6, 14), "sex": "M"},
    "lewis": {"given_name": "Lewis", "family_name": "Okoro", "born_on": date(1984, 1, 8), "sex": "M"},
    "maureen": {"given_name": "Maureen", "born_on": date(1957, 4, 23), "sex": "F"},
    "stan": {"given_name": "Stan", "born_on": date(1954, 12, 3), "died_on": date(2011, 10, 9), "sex": "M"},
    "baby": {"given_name": "", "expected_on": date(2015, 9, 14)},
}  # fmt: skip
BORN_HERE = {"family_name": "Fairweather", "ethnicity": "WBRI"}
RELATED = (
    ("dana", "mother", "tilly", True),
    ("dana", "mother", "jonah", True),
    ("dana", "mother", "baby", None),
    ("craig", "father", "tilly", True),
    ("craig", "father", "jonah", True),
    ("lewis", "father", "baby", None),
    ("maureen", "mother", "dana", None),
    ("stan", "father", "dana", None),
    ("tilly", "sibling", "jonah", None),
    ("dana", "former-partner", "craig", None),
    ("dana", "partner", "lewis", None),
)
OLD_HOME = {"parts": {"HOUSE": "7", "STREET": "Tannery Row", "TOWN": "Wexcombe"}, "postcode": "WX3 2LT"}
NEW_HOME = {"parts": {"FLAT": "Flat 4", "HOUSE": "31", "STREET": "Quayside Walk", "TOWN": "Little Oxton"},
            "postcode": "WX9 6PD"}  # fmt: skip
GRANS_HOME = {"parts": {"HOUSE": "18", "STREET": "Chapel Hill", "TOWN": "Wexcombe"}, "postcode": "WX1 8RA"}
MOVED = date(2015, 3, 6)
HAPPENED = (
    (date(2013, 9, 4), "education", "Tilly started school, and reads already.",
     "account", SUPPORTING, {"tilly": "She is proud of it and talks about her books first."}),
    (date(2014, 12, 7), "police", "Police came at night. Dana's wrist was broken; the children were on the stairs.",
     "fact", KEY, {"tilly": "She rang 999 herself.", "jonah": "He did not speak for two days."}),
    (MOVED, "address", "Dana left with both children and moved to a confidential address.",
     "fact", KEY, {"tilly": "A new school, and no goodbye to her friends.", "jonah": "He sleeps through again."}),
    (date(2015, 3, 9), "legal", "The family court made a non-molestation order against Craig.",
     "fact", KEY, {"tilly": "She asked whether he still has a key.", "jonah": "Nobody has told him yet."}),
    (date(2015, 6, 11), "family", "Dana is expecting a baby with Lewis, due in September.",
     "account", SUPPORTING, {"tilly": "She is making a list of names.", "baby": "The plan covers the birth."}),
)  # fmt: skip


@transaction.atomic
def load(dataset: Dataset, users: Mapping[str, User]) -> str:
    """Load the dataset's people into the record, and write the stories into one that has none. Says what was done.

    A dataset that does not go into this record, such as another authority's, is said to and stops nothing.
    """
    try:
        loaded = extracts.load(dataset=dataset, by=users["system-administrator"], leave_out=True)
    except UserError as error:
        return f"{error} The record stays as it is."
    if not Person.objects.filter(imported=False).exists():
        tell(users)
    return f"{loaded.load.counts['ssd_person']['added']:,} people were added"


@transaction.atomic
def tell(users: Mapping[str, User]) -> None:
    """Write the stories. ``users``: the demo's, by role."""
    worker, head = users["social-worker"], users["head-of-service"]
    home = Team.objects.filter(code=worker.team_id).first()
    Fairweathers(worker).tell()
    for person in Person.objects.filter(recorded_by_id=worker.pk):
        _involve(person, head, user=worker, team=home)
    _tell_of_a_neighbour(worker, head, home)
    _tell_of_a_restricted_record(users)


@dataclass
class Fairweathers:
    """The family of Tilly Fairweather, recorded by one worker."""

    by: User
    people: dict[str, Person] = field(default_factory=dict)

    def tell(self) -> None:
        for key, facts in FAIRWEATHERS.items():
            self.people[key] = persons.create(values={**BORN_HERE, **facts}, by=self.by)
        for one, kind, other, responsible in RELATED:
            values = {"kind": kind, "parental_responsibility": responsible, "source": "Told by Dana"}
            relationships.add(person=self.people[one], related=self.people[other], values=values, by=self.by)
        self._live_together()
        self._live_somewhere()
        self._keep_safe()
        self._remember()

    def _remember(self) -> None:
        for day, category, what, certainty, significance, impacts in HAPPENED:
            facts = {"happened_on": day, "category": category, "what_happened": what, "certainty": certainty}
            facts |= {"source": "Dana and the police log", "data_class": DataClass.GENERAL.value}
            whom = {self.people[key]: impact for key, impact in impacts.items()}
            entries.add(facts=facts, impacts=whom, significance=significance, by=self.by)

    def _live_together(self) -> None:
        dana = self.people["dana"]
        for key in ("tilly", "jonah", "baby", "maureen", "craig"):
            families.join(person=self.people[key], other=dana, by=self.by)
        for key in ("tilly", "jonah"):
            households.join(person=self.people[key], other=dana, starts_on=MOVED, by=self.by)
        married = {"kind": "former", "given_name": "Dana", "family_name": "Holt", "ends_on": date(2014, 12, 1)}
        names.add(person=dana, values=married, by=self.by)

    def _live_somewhere(self) -> None:
        """They left by night in March. Their father lives where they all did."""
        for key in ("dana", "tilly", "jonah"):
            until = {"starts_on": date(2012, 5, 1), "ends_on": MOVED - timedelta(days=1)}
            self._home(key, OLD_HOME | until)
            self._home(key, NEW_HOME | {"starts_on": MOVED, "confidential": True, "safe_to_write": False})
        self._home("craig", OLD_HOME | {"starts_on": date(2012, 5, 1), "safe_to_write": True})
        self._home("maureen", GRANS_HOME | {"starts_on": date(1984, 7, 1), "safe_to_write": True})

    def _home(self, key: str, facts: Mapping[str, Any]) -> None:
        addresses.add(person=self.people[key], values={"kind": "Primary Address", **facts}, by=self.by)

    def _keep_safe(self) -> None:
        why = "Craig must not learn where they live: non-molestation order of 9 March 2015."
        for key in ("dana", "tilly", "jonah"):
            values = {"what": "address", "reason": why, "starts_on": MOVED}
            withholdings.add(person=self.people[key], kept_from=self.people["craig"], values=values, by=self.by)
        self._warn("tilly", "contact", "Ring Dana's mobile between 9 and 3 only. Leave no message, send no letters.")
        self._warn("craig", "staff", "Two workers on every visit. He followed a worker to her car in February 2015.")
        self._warn("jonah", "health", "Severe allergy to peanuts: school and grandmother keep an adrenaline pen.")

    def _warn(self, key: str, kind: str, text: str) -> None:
        values = {"kind": kind, "text": text, "starts_on": MOVED}
        warnings.add(person=self.people[key], values=values, by=self.by)


def _tell_of_a_neighbour(worker: User, head: User, home: Team | None) -> None:
    """A child of another team, opened by the social worker on duty; somebody has yet to review that."""
    rory = persons.create(values={"given_name": "Rory", "family_name": "Blakemore", "sex": "M",
                                  "born_on": date(2004, 7, 21)}, by=head)  # fmt: skip
    if neighbour := _neighbour(home):
        _involve(rory, head, team=neighbour)
    why = "Rory's school rang at half past four. His own team had gone, and I was on duty."
    openings.open(subject_id=rory.pk, subject=rory.reference, purpose=DUTY, reason=why, by=worker)


def _neighbour(home: Team | None) -> Team | None:
    """Another team of the same service."""
    if home is None:
        return None
    return Team.objects.filter(service=home.service).exclude(pk=home.pk).order_by("code").first()


def _tell_of_a_restricted_record(users: Mapping[str, User]) -> None:
    """A child of somebody who works here: the service manager is named for it, and nobody else sees it."""
    head, director = users["head-of-service"], users["director"]
    amira = persons.create(values={"given_name": "Amira", "family_name": "Castell", "sex": "F",
                                   "born_on": date(2010, 1, 27)}, by=head)  # fmt: skip
    named = {"subject_id": amira.pk, "subject": amira.reference}
    restrictions.set(**named, reason="Her mother works in this service.", by=head)
    purpose = "Holds the case, outside the mother's team."
    grants.give(**named, user=users["service-manager"], data_class=DataClass.RESTRICTED, purpose=purpose, by=director)


def _involve(person: Person, by: User, *, team: Team | None, user: User | None = None) -> None:
    facts = {"subject_id": person.pk, "subject": person.reference, "kind": "lead-worker", "by": by}
    involvements.start(**facts, starts_on=clock.today() - timedelta(days=110), user=user, team=team)
