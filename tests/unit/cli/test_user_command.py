"""`goldenthread user add`: the first people of a new service."""

import pytest

from goldenthread.access.models import AuditEvent, User
from goldenthread.cli import service
from goldenthread.cli.run import run
from local_accounts import browser, make_account
from web_site import static_files  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _migrated(monkeypatch):
    """The test's database has its tables."""
    monkeypatch.setattr(service, "call", lambda *_, **__: None)


def add(username="robin", *options) -> int:
    return run(["user", "add", username, "--name", "Robin Sayle", *options])


@pytest.mark.parametrize("role", ["system-administrator", "director"])
def test_the_first_keeper_and_the_first_approver_are_added_with_a_link_for_a_password(role, capsys, static_files):  # noqa: F811
    make_account("worker", role="social-worker")
    assert add("robin", "--role", role, "--email", "robin@wexcombe.example") == 0
    person = User.objects.get(username="robin")
    assert (person.role_slug, person.email, person.has_usable_password()) == (role, "robin@wexcombe.example", False)
    event = AuditEvent.objects.get(type="user:create")
    assert (event.actor_id, event.details) == ("", {"role": role, "how": "command"})
    client = browser()
    client.get(capsys.readouterr().out.splitlines()[-1])
    assert "Choose a password" in client.get("/sign-in/first/").content.decode()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["robin", "--role", "social-worker"], "an administrator does that on the site"),
        (["robin", "--role", "wizard"], "There is no role 'wizard'"),
        (["robin"], "keeper is there already"),
        (["keeper", "--role", "director"], "There is a user keeper already"),
        (["Robin Sayle"], "is no user name"),
    ],
)
def test_nobody_else_is_added_by_command(options, said, capsys):
    make_account("keeper", role="system-administrator")
    assert add(*options) == 2
    assert said in capsys.readouterr().err
    assert User.objects.count() == 1


def test_somebody_who_has_left_or_a_demos_user_keeps_nothing():
    make_account("left", role="system-administrator", is_active=False)
    make_account("demo", role="system-administrator", is_demo=True)
    assert add() == 0
