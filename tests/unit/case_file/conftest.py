from datetime import date

import pytest
from django.urls import reverse

from made_up_people import involve, make_person, make_user
from web_site import static_files  # noqa: F401  a fixture


@pytest.fixture
def worker(db):
    return make_user("social-worker", name="Sam Idris")


@pytest.fixture
def known(worker):
    """Makes somebody whom the worker works with, or, ``seen=False``, does not."""

    def make(given, family="Marsh", born_on=None, seen=True, **facts):
        person = make_person(given, family, born_on, **facts)
        if seen:
            involve(person, worker)
        return person

    return make


@pytest.fixture
def ella(known):
    return known("Ella", born_on=date(2008, 5, 14), sex="F")


@pytest.fixture
def page(client, worker, static_files):  # noqa: F811
    """Get (or, with ``data``, post to) a page of a person's record."""
    client.force_login(worker)

    def open_page(name, person, *args, data=None, query="", follow=False):
        address = reverse(name, args=[person.reference, *args]) + query
        return client.get(address) if data is None else client.post(address, data, follow=follow)

    return open_page
