"""What the first page of a record shows of the rooms below: the person, the family, who works with them, who looked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.models import AuditEvent, Involvement, Opening, User
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import kept_from
from goldenthread.kit import clock
from goldenthread.kit.tables import Link
from goldenthread.kit.words import day
from goldenthread.record.people import cards, naming
from goldenthread.record.people.cards import Card, KeyDate, Reading
from goldenthread.record.people.models import Address, Disability, Person, Relationship, Warning
from goldenthread.record.people.relationship_kinds import Sort, named

LOOKED_DAYS, LOOKED = 30, 5
SOON_DAYS = 42
INTERPRETER = {True: "needs an interpreter", False: "", None: ""}


@dataclass(frozen=True)
class Row:
    """A line of a card: ``key`` in bold, what it says, and where it leads."""

    key: str
    value: str
    href: str = ""
    note: str = ""


def _to(reading: Reading, name: str, text: str) -> Link:
    return Link(text, reverse(name, kwargs={"reference": reading.person.reference}))


@cards.card(10)
def why(reading: Reading) -> Card | None:
    """In plain words, as the child may read it; those who may change it are reminded of that. It is of the sensitive
    class, and it is not shown to those who do not read that.
    """
    if not reading.sensitive:
        return None
    may_edit = reading.user.may(Permission.PERSON_EDIT)
    given = reading.person.given_name or "The child"
    content = {"text": reading.person.why_involved, "hint": f"{given} may read this." if may_edit else ""}
    more = _to(reading, "person-why", "Change" if reading.person.why_involved else "Write it") if may_edit else None
    return Card("Why we are involved", "case_file/why.html", content, more)


@cards.card(20)
def who_i_am(reading: Reading) -> Card:
    person = reading.person
    language = ", ".join(filter(None, (person.first_language, INTERPRETER[person.needs_interpreter])))
    rows = [Row("Speaks", language or "Not recorded")]
    if reading.sensitive:
        codes = Disability.objects.visible_to(reading.user).filter(person=person)
        rows += [
            Row("Disability", ", ".join(row.get_code_display() for row in codes) or "Not asked yet"),
            Row("Ethnic group", person.get_ethnicity_display() or "Not recorded"),
            Row("Religion", person.religion or "Not recorded"),
        ]
    return Card("Who I am", "case_file/rows.html", rows, _to(reading, "person-details", "All details"))


@cards.card(30)
def who_is_important(reading: Reading) -> Card:
    """Parents and carers, brothers and sisters, the wider family; professionals stand on the family page."""
    rows = sorted(_kin(reading), key=lambda pair: pair[0])
    more = _to(reading, "person-genogram", "Genogram")
    return Card("Family and network", "case_file/rows.html", [row for _, row in rows], more)


def _kin(reading: Reading) -> Iterator[tuple[tuple[int, str], Row]]:
    """Those whom the reader is kept from are left out; the record of another opens by its own rule."""
    person = reading.person
    rows = Relationship.objects.filter(Q(person=person) | Q(related=person)).select_related("person", "related")
    rows = list(rows.exclude(kept_from(reading.user, "person_id")).exclude(kept_from(reading.user, "related_id")))
    others = {row.pk: row.related if row.person_id == person.pk else row.person for row in rows}
    seen = Person.objects.visible_to(reading.user).filter(pk__in={each.pk for each in others.values()})
    opened = set(seen.values_list("pk", flat=True))
    for row in rows:
        kind, other = named(row.kind), others[row.pk]
        word = kind.inverse_word(other.sex) if row.person_id == person.pk else kind.word
        over = row.ends_on is not None and row.ends_on < clock.today()
        href = reverse("person", kwargs={"reference": other.reference}) if other.pk in opened else ""
        rank = list(Sort).index(kind.sort), naming.full_name(other)
        yield rank, Row(reading.rule.name(other), word, href, _life(reading, other, over))


def _life(reading: Reading, other: Person, over: bool) -> str:
    """Age or death, and whether the relationship is over; nothing of the age of somebody whose name is withheld."""
    if reading.rule.withholds_name(other):
        return ""
    life = f"died {day(other.died_on)}" if other.died_on else naming.age(other) if other.born_on else ""
    return ", ".join(filter(None, (life, "ended" if over else "")))


@cards.card(15)
def must_happen(reading: Reading) -> Card:
    today = clock.today()
    rows = [(each, each.on is not None and each.on < today) for each in cards.dates_of(reading)]
    return Card("What must happen next", "case_file/dates.html", rows, beside=True)


@cards.key_dates
def warnings_ending(reading: Reading) -> Iterator[KeyDate]:
    """A warning that ends within six weeks is to be looked at before."""
    today = clock.today()
    until = {"ends_on__gte": today, "ends_on__lte": today + timedelta(days=SOON_DAYS)}
    for warning in Warning.objects.visible_to(reading.user).filter(person=reading.person, **until):
        yield KeyDate(f"Warning ends: {warning.text}", warning.ends_on)


@cards.key_dates
def addresses_to_confirm(reading: Reading) -> Iterator[KeyDate]:
    waiting = Address.objects.visible_to(reading.user).filter(person=reading.person, confirmed=False)
    for address in waiting:
        yield KeyDate(f"Confirm the change of address: {reading.rule.address(address)}")


@cards.key_dates
def openings_to_review(reading: Reading) -> Iterator[KeyDate]:
    """For those who review them: this record was opened for a purpose, and nobody has looked at why."""
    if reading.user.may(Permission.OPENING_REVIEW):
        waiting = Opening.objects.reviewable_by(reading.user).waiting().filter(subject_id=reading.person.pk)
        for opening in waiting.select_related("user"):
            due = opening.opened_at.date() + timedelta(days=7)
            yield KeyDate(f"Review why {opening.user.name} opened this record", due)


@cards.key_dates
def birth_expected(reading: Reading) -> Iterator[KeyDate]:
    if reading.person.is_unborn:
        yield KeyDate("Birth expected", reading.person.expected_on)


@cards.card(25)
def addresses(reading: Reading) -> Card:
    """Where they live today, as this page may show it, and how to reach them safely."""
    today = Address.objects.visible_to(reading.user).on(clock.today()).filter(person=reading.person)
    rows = [Row(each.get_kind_display() or "Address", reading.rule.address(each), note=_reach(each)) for each in today]
    return Card("Address", "case_file/rows.html", rows, beside=True)


def _reach(address: Address) -> str:
    write = {False: "Do not write here.", True: "Safe to write.", None: ""}[address.safe_to_write]
    waiting = "" if address.confirmed else "Not confirmed yet."
    return " ".join(filter(None, (write, address.safe_contact, waiting)))


@cards.card(35)
def who_works_with(reading: Reading) -> Card:
    rows = Involvement.objects.on(clock.today()).filter(subject_id=reading.person.pk).select_related("user", "team")
    found = [
        Row(
            str(row.user or row.team),
            row.part,
            note=", ".join(filter(None, (str(row.team) if row.user and row.team else "", _since(row.starts_on)))),
        )
        for row in rows.order_by("-user", "starts_on", "pk")
    ]
    return Card("Who works with them", "case_file/rows.html", found, beside=True)


def _since(start: date) -> str:
    return f"since {day(start)}"


@cards.card(60)
def who_looked(reading: Reading) -> Card | None:
    """For managers: who opened the record in the last thirty days."""
    if not reading.user.may(Permission.VIEWING_LIST):
        return None
    since = timezone.now() - timedelta(days=LOOKED_DAYS)  # the audit trail tells the true time
    events = AuditEvent.objects.filter(subject_id=reading.person.pk, type__endswith=":read", at__gte=since)
    latest = events.exclude(actor_id="").values("actor_id").annotate(last=Max("at")).order_by("-last")[:LOOKED]
    found = [(each["actor_id"], each["last"]) for each in latest]
    people = User.objects.in_bulk([int(key) for key, _ in found])
    rows = [Row(str(people.get(int(key), "Somebody who has left")), day(last.date())) for key, last in found]
    return Card("Who has looked", "case_file/rows.html", rows, beside=True)
