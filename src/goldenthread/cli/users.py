"""`goldenthread user`: the first people of a new service. All others are added on the site."""

import re

import click

from goldenthread.cli import service
from goldenthread.codes import UserError

ADMINISTRATOR = "system-administrator"
USERNAME = re.compile(r"[a-z0-9][a-z0-9_-]{1,59}")


@click.group()
def user() -> None:
    """The people who sign in."""


@user.command()
@click.argument("username")
@click.option("--name", required=True, help="As the person is called, such as 'Ada Brook'.")
@click.option("--email", default="", help="The address that single sign-on knows them by.")
@click.option("--role", default=ADMINISTRATOR, show_default=True, help="Or the first who approves roles.")
def add(username: str, name: str, email: str, role: str) -> None:
    """Add the first administrator, or the first who approves roles, and print a link to choose a password."""
    service.start_django()
    from goldenthread.access.actions import accounts, users
    from goldenthread.access.roles import ROLES

    if not USERNAME.fullmatch(username):
        raise UserError(f"'{username}' is no user name: use lower-case letters, figures, - and _.")
    if role not in ROLES:
        raise UserError(f"There is no role '{role}'.")
    service.call("migrate", verbosity=0)
    person = users.add_first(username=username, name=name, email=email, role_slug=role)
    click.echo(f"{name} is added. To choose a password, open this path on the service, once, within three days:\n")
    click.echo(accounts.link_for(person))
