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
