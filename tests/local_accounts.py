"""People with a local account, and the codes that their telephones would show. Everybody is made up."""

import base64
import hmac
import re
import struct
import time

from django.test import Client

from goldenthread.access.actions import accounts
from goldenthread.access.models import User
from web_site import HOST

PASSWORD = "three plain words together"


def make_account(username: str = "ada.brook", role: str = "qa-manager", password: str = PASSWORD, **facts) -> User:
    facts = {"name": "Ada Brook", "email": f"{username}@wexcombe.example"} | facts
    user = User(username=username, role_slug=role, **facts)
    user.set_password(password)
    user.save()
    return user


def code_of(secret: str, step: int = 0) -> str:
    """The six figures of RFC 6238 for a secret, now or some half minutes away."""
    counter = int(time.time()) // 30 + step
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", counter), "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def browser() -> Client:
    return Client(headers={"host": HOST})


def secret_on(page: str) -> str:
    """The key that a set-up page shows for typing."""
    return re.search(r'gt-key">([A-Z2-7 ]+)<', page)[1].replace(" ", "")


def give_password(client: Client, login: str = "ada.brook", password: str = PASSWORD, **more):
    return client.post("/sign-in/", {"login": login, "password": password, **more})


def set_up(client: Client) -> str:
    """Set up the second factor of whoever has just given the password. Returns its secret."""
    secret = secret_on(client.get("/account/second-factor/").content.decode())
    assert client.post("/account/second-factor/", {"code": code_of(secret)}).status_code == 302
    return secret


def signed_in(user: User | None = None) -> Client:
    """A browser in which somebody has signed in with both factors."""
    user = user or make_account()
    client = browser()
    give_password(client, user.username)
    set_up(client)
    client.get("/account/recovery-codes/")
    return client


def link_for(user: User) -> str:
    return accounts.link_for(user)
