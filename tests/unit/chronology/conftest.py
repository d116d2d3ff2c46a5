from datetime import date

import pytest
from django.urls import reverse

from made_up_people import involve, make_person, make_user
from web_site import static_files  # noqa: F401  a fixture


@pytest.fixture
def worker(db):
    return make_user("social-worker", name="Sam Idris")


@pytest.fixture
def ella(worker):
    person = make_person("Ella", "Marsh", date(2008, 5, 14))
    involve(person, worker)
    return person


@pytest.fixture
def noah(worker, ella):
    person = make_person("Noah", "Marsh", date(2011, 2, 1))
    involve(person, worker)
    return person


@pytest.fixture
def page(client, worker, static_files):  # noqa: F811
    """Get (or, with ``data``, post to) a page of a person's record."""
    client.force_login(worker)

    def open_page(name, person, *args, data=None, query="", follow=False):
        address = reverse(name, args=[person.reference, *args]) + query
        return client.get(address) if data is None else client.post(address, data, follow=follow)

    return open_page


@pytest.fixture
def typed():
    """What somebody types into the form of an entry."""
    return {
        "happened-day": "3",
        "happened-month": "5",
        "happened-year": "2015",
        "ended_on-day": "",
        "ended_on-month": "",
        "ended_on-year": "",
        "category": "health",
        "what_happened": "Ella was taken to hospital",
        "impact": "She was frightened",
        "certainty": "fact",
        "source": "Dr Bell",
        "source_on-day": "4",
        "source_on-month": "5",
        "source_on-year": "2015",
        "data_class": "G",
    }
