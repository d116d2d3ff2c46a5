"""Find a person, merge two records and undo it, in a real browser: shown, by keyboard, small, in few keys."""

import re

import pytest

from how_much import some

pytestmark = pytest.mark.database

KEYS_AT_MOST, LOADS_AT_MOST = 14, 2  # "Find a child by partial name"
MATCH = ".gt-match a.govuk-link"


def sign_in(visit, role, width=1280, **more):
    visitor = visit(width, **more)
    visitor.sign_in(role)
    return visitor


def search(visitor, text):
    visitor.page.get_by_label("Find a person").fill(text)
    visitor.page.get_by_label("Find a person").press("Enter")
    visitor.page.wait_for_url("**/search/s-*/")


def somebody(visitor):
    """Name and reference of the first whom a letter finds."""
    search(visitor, "ma")
    card = visitor.page.locator(".gt-match:has(h2 a)").first
    name = card.locator("h2 a").inner_text()
    return name, re.search(r"p-\w{8}", card.inner_text()).group()


def test_a_child_is_found_by_part_of_a_name_in_few_keys(visit):
    visitor = sign_in(visit, "head-of-service")
    given, *_, family = somebody(visitor)[0].split()
    visitor.open("/")
    loads = []
    visitor.page.on("framenavigated", lambda frame: loads.append(frame.url) if frame.parent_frame is None else None)
    typed = f"{family[:5]} {given[:3]}".lower()
    visitor.page.get_by_label("Find a person").click()
    visitor.page.keyboard.type(typed)
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/search/s-*/")
    assert given in visitor.page.locator(MATCH).first.inner_text()
    visitor.follow(visitor.page.locator(MATCH).first)
    visitor.page.wait_for_url("**/people/p-*/")
    keys = 1 + len(typed) + 1 + 1
    assert (keys <= KEYS_AT_MOST, len(loads) <= LOADS_AT_MOST) == (True, True), (keys, loads)


def test_no_name_stands_in_the_address_or_the_title(visit):
    visitor = sign_in(visit, "head-of-service")
    search(visitor, "quarrendon")
    assert re.fullmatch(r".*/search/s-\w{8}/", visitor.page.url)
    assert re.fullmatch(r"Search results \(s-\w{8}\) - Golden Thread", visitor.page.title())


@pytest.mark.parametrize("width", some([1280, 320], 1))
def test_the_pages_of_the_search_are_sound(width, visit):
    visitor = sign_in(visit, "head-of-service", width)
    faults = {}
    for name, text in (("found", "ma"), ("nobody", "zzyzx 1/1/1901")):
        search(visitor, text)
        visitor.picture(f"search-{name}-{width}")
        faults[name] = [*visitor.faults(), *["sideways"] * (visitor.sideways() > 0)]
    visitor.open("/search/")
    visitor.follow(visitor.page.get_by_role("main").get_by_role("button", name="Search"))
    visitor.picture(f"search-form-{width}")
    faults["form"] = [*visitor.faults(), *["sideways"] * (visitor.sideways() > 0)]
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_search_works_by_keyboard_and_without_script(visit):
    visitor = sign_in(visit, "head-of-service", script=False)
    page = visitor.page
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to search"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab") if page.evaluate("document.activeElement.id") != "search-text" else None
    page.keyboard.type("ma")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/s-*/")
    assert page.locator(MATCH).count() > 0


@pytest.mark.parametrize("width", some([1280, 320], 1))
def test_two_records_are_merged_by_two_people_and_taken_apart_again(width, visit):
    asks = sign_in(visit, "head-of-service", width)
    search(asks, "ma")
    found = asks.page.locator(".gt-match:has(h2 a)").all_inner_texts()
    standing, other = (re.search(r"p-\w{8}", text).group() for text in found[:2])
    faults = {}

    def look(visitor, name):
        visitor.picture(f"merge-{name}-{width}")
        faults[name] = [*visitor.faults(), *["sideways"] * (visitor.sideways() > 0)]

    asks.open(f"/people/{standing}/merge/")
    look(asks, "which")
    asks.page.get_by_label("Reference of the other record").fill(other)
    asks.follow(asks.page.get_by_role("button", name="Show both side by side"))
    for group in asks.page.locator(".gt-sides").all():
        group.get_by_role("radio").first.check()
    asks.page.get_by_label("Why are these one person?").fill("The same number on two forms")
    look(asks, "sides")
    asks.follow(asks.page.get_by_role("button", name="Ask for the merge"))
    assert "someone else must decide it" in asks.page.locator("main").inner_text()

    decides = sign_in(visit, "director", width)
    decides.open(f"/people/{standing}/merge/decide/")
    decides.page.get_by_label("Yes, merge the two records").check()
    decides.page.get_by_label("Why did you decide this?").fill("Seen both")
    look(decides, "decide")
    decides.follow(decides.page.get_by_role("button", name="Record decision"))
    asks.open(f"/people/{other}/")
    assert standing in asks.page.url
    decides.page.get_by_label("Why are these two people after all?").fill("Two numbers after all")
    look(decides, "undo")
    decides.follow(decides.page.get_by_role("button", name="Undo the merge"))
    assert "Undone on" in decides.page.locator("main").inner_text()
    asks.open(f"/people/{other}/")
    assert other in asks.page.url
    assert {name: found for name, found in faults.items() if found} == {}
