"""A browser for any user, the site's static files, and a trail that is really committed."""

import pytest

from committed_trail import committed, emptied_afterwards, trail  # noqa: F401  fixtures
from web_site import static_files  # noqa: F401  a fixture


@pytest.fixture
def signed_in(client, static_files):  # noqa: F811
    """Signs a user in and hands the client over."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
