"""What staff do all day, for Locust: search, open a record and its pages, change something and save.

Reads PLAN (a session, own people and names to look for, for each member of staff) and writes ANSWERS: every answer
since all have begun. Run by benchmarks/web.py.
"""

import json
import os
import random
import re
from html.parser import HTMLParser
from itertools import count
from pathlib import Path

from locust import HttpUser, between, events, task

PLAN = json.loads(Path(os.environ["PLAN"]).read_text())
NUMBERS = count()
HEADERS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1", "Accept": "text/html"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')

answers: list[dict] = []
begun = False


@events.spawning_complete.add_listener
def all_have_begun(**_) -> None:
    global begun  # noqa: PLW0603  Locust's events have nowhere else to keep it
    begun = True


@events.request.add_listener
def answered(name, response_time, exception, **_) -> None:
    if begun:
        answers.append({"kind": name, "milliseconds": response_time, "wrong": str(exception or "")})


@events.quit.add_listener
def finished(**_) -> None:
    Path(os.environ["ANSWERS"]).write_text(json.dumps(answers))


class Fields(HTMLParser):
    """What a browser would send of the first form that is posted to this page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.texts: list[str] = []
        self.form = self.select = self.area = None
        self.feed(page)

    def handle_starttag(self, tag: str, attributes) -> None:
        told = dict(attributes)
        if tag == "form":
            self.form = "this" if told.get("action") in (None, "") and told.get("method") == "post" else None
        elif self.form and tag == "input":
            self._input(told)
        elif self.form and tag == "select":
            self.select = told.get("name")
            self.fields.setdefault(self.select, "")
        elif self.select and tag == "option" and "selected" in told:
            self.fields[self.select] = told.get("value", "")
        elif self.form and tag == "textarea":
            self.area = told["name"]
            self.fields[self.area] = ""

    def _input(self, told: dict) -> None:
        kind, name = told.get("type", "text"), told.get("name")
        if not name or kind in ("file", "submit") or (kind in ("radio", "checkbox") and "checked" not in told):
            return
        self.fields[name] = told.get("value") or ""
        if kind == "text":
            self.texts.append(name)

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        self.select = None if tag == "select" else self.select
        self.area = None if tag == "textarea" else self.area


class Staff(HttpUser):
    wait_time = between(5, 15)

    def on_start(self) -> None:
        mine = PLAN["staff"][next(NUMBERS) % len(PLAN["staff"])]
        self.people, self.names = mine["people"], mine["names"]
        self.cookies = {PLAN["cookie"]: mine["session"]}

    def ask(self, kind: str, address: str, data: dict | None = None):
        """One request, as the browser of this member of staff sends it. Anything but 200 or a redirect is wrong."""
        headers = {**HEADERS, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Origin": self.host.replace("http:", "https:")} if data else {}
        method = "POST" if data else "GET"
        with self.client.request(
            method, address, name=kind, data=data, headers=headers, allow_redirects=False, catch_response=True
        ) as response:
            self.cookies |= response.cookies.get_dict()
            moved = response.headers.get("Location", "")
            if response.status_code not in (200, 302) or "/sign-in/" in moved:
                response.failure(f"{response.status_code} {moved}")
        return response

    @task(3)
    def find(self) -> None:
        """Somebody from the whole authority, as heard on the telephone."""
        token = TOKEN.search(self.ask("open: search", "/search/").text)
        data = {"csrfmiddlewaretoken": token[1], "text": random.choice(self.names)}
        moved = self.ask("search", "/search/", data).headers.get("Location")
        if moved:
            self.ask("search: results", moved)

    @task(6)
    def read(self) -> None:
        person = random.choice(self.people)
        for kind, page in random.sample(sorted(PLAN["pages"].items()), k=min(3, len(PLAN["pages"]))):
            self.ask(f"open: {kind}", page.format(person=person))
            self.wait()

    @task(1)
    def change(self) -> None:
        """Open the form, think, change a text and save."""
        if not PLAN["form"]:
            return
        address = PLAN["form"].format(person=random.choice(self.people))
        form = Fields(self.ask("open: edit", address).text)
        self.wait()
        changed = {PLAN["field"]: f"{random.choice(PLAN['words'])} {random.randrange(1000)}"}
        saved = self.ask("save: edit", address, form.fields | changed)
        if saved.status_code == 302:
            self.ask("open: after saving", saved.headers["Location"])
