"""The real site as `goldenthread demo` brings it up, driven in Chromium."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from browser_server import free_port, serving
from how_much import ON_POSTGRESQL

PROJECT = Path(__file__).parents[2]
AXE = PROJECT / "node_modules/axe-core/axe.min.js"
SCREENSHOTS = PROJECT / "var/screenshots"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def environment(tmp_path_factory) -> Iterator[dict[str, str]]:
    """A demo of its own: folder, dataset and, where the tests run on PostgreSQL, database."""
    var = tmp_path_factory.mktemp("demo")
    with own_database(var.name) as address:
        names = {"GOLDENTHREAD_VAR": str(var), "DJANGO_SETTINGS_MODULE": "goldenthread.site.settings", **address}
        names["GRANIAN_LOG_LEVEL"] = "info"
        yield {**os.environ, **names}


@contextmanager
def own_database(name: str) -> Iterator[dict[str, str]]:
    address = os.environ.get("GOLDENTHREAD_DATABASE")
    if not address:
        yield {}
        return
    database = f"browser_{name}_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{database}"')
        yield {"GOLDENTHREAD_DATABASE": urlsplit(address)._replace(path=f"/{database}").geturl()}
        server.execute(f'DROP DATABASE "{database}" WITH (FORCE)')


@pytest.fixture(scope="session")
def address(environment) -> Iterator[str]:
    """The demo, brought up from nothing."""
    with serving("demo", free_port(), environment) as site:
        yield site


# As long as Playwright is open its event loop runs in this thread, and Django refuses a database there: it closes with
# each module, so that whichever test comes next in this process finds no loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next((found for found in map(shutil.which, CHROMIUM) if found), None)
    if program is None:
        pytest.fail("Chromium is not installed: as root run: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield chromium
        chromium.close()


@dataclass
class Visitor:
    """Somebody at a browser window. ``complaints`` gathers what the browser itself objects to."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def sign_in(self, role: str) -> None:
        self.open("/sign-in/")
        self.follow(self.page.locator(f"form:has(input[value={role}]) button"))
        self.page.get_by_role("button", name="Sign out").wait_for()

    def follow(self, link: Locator) -> None:
        """Press what leads to a page and wait until it is there: who looks at once would see the old page."""
        with self.page.expect_navigation():
            link.click()

    def faults(self) -> list[str]:
        """What axe finds wrong with the page, one line a fault. Asked where everything is tried: see how_much.py."""
        if ON_POSTGRESQL:
            return []
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]

    def sideways(self) -> int:
        """By how many pixels the page itself scrolls sideways."""
        return self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    def picture(self, name: str) -> None:
        """For people to look at: taken if they ask, by SCREENSHOTS in the environment."""
        if "SCREENSHOTS" not in os.environ:
            return
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@pytest.fixture
def visit(browser, address) -> Iterator[object]:
    """Opens windows: ``visit(width=320, script=False)``. All of them close when the test ends."""
    opened = []

    def open_window(width: int = 1280, script: bool = True, **more: object) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script, **more)
        opened.append(context)
        visitor = Visitor(context.new_page(), address)
        visitor.page.on("console", lambda said: visitor.complaints.append(said.text) if said.type == "error" else None)
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        return visitor

    yield open_window
    for context in opened:
        context.close()
