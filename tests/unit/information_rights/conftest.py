"""People of the two rights: who prepares, who approves, and whose record it is."""

from datetime import date

import pytest

from goldenthread.record.information_rights.actions import answers, record_classes, subject_access
from goldenthread.record.people.models import Warning, Withholding
from made_up_people import make_address, make_family, make_person, make_user, relate


@pytest.fixture
def lead(db):
    return make_user("information-governance-lead")


@pytest.fixture
def head(db):
    return make_user("head-of-service")


@pytest.fixture
def director(db):
    return make_user("director")


@pytest.fixture
def worker(db):
    return make_user("social-worker")


@pytest.fixture
def child(db):
    """Ella, whose record speaks of Kim, her mother, and Lee, who must not learn where Kim lives."""
    child, mother, father = make_person(), make_person("Kim"), make_person("Lee", "Dark")
    make_family(child, mother, father)
    relate(mother, "mother", child)
    relate(child, "daughter", father)
    make_address(mother, "7", "Refuge Row", "WX9 1AA", confidential=True)
    make_address(child)
    text = "Kim lives at 7 Refuge Row, WX9 1AA. Lee rang 01632 960114."
    Warning.objects.create(person=child, kind="contact", text=text, starts_on=date(2015, 5, 3))
    Withholding.objects.create(person=mother, kept_from=father, what="address", reason="-", starts_on=date(2015, 1, 1))
    return child


@pytest.fixture
def request_of(child, lead):
    facts = {"requested_by_words": "Ella herself", "received_on": date(2015, 6, 1)}
    return subject_access.open_request(person=child, by=lead, **facts)


@pytest.fixture
def gathered(request_of, lead):
    answers.gather(request=request_of, by=lead)
    return request_of


@pytest.fixture
def decided(gathered, lead):
    for item in gathered.items.all():
        for each in item.marks.all():
            answers.decide(mark=each, redact=True, by=lead)
    return gathered


@pytest.fixture
def old(lead):
    """A contact of 1999 that led to nothing: kept until 2005."""
    person = make_person("Una", "Vale", date(1990, 3, 1))
    make_address(person)
    record_classes.assign(person=person, kind="contact", event_on=date(1999, 6, 1), by=lead)
    return person
