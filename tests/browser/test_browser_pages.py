"""Every page, as every role, wide and narrow: nothing for axe to find, no sideways scroll, one title, no complaint."""

import pytest

RATE = "/performance/indicators/re_referral_rate_12m/"
REVIEW = "/annual-review/2014-15/"

# What differs from role to role. The scorecard shows the same to all but elected members, who get the published one.
HOME = {"home": "/"}
FIGURES = {"scorecard": "/performance/", "indicator": RATE}
CASES = {"cases": f"{RATE}cases/?period=2014-15"}
READERS = {"reviews": "/annual-review/", "review": REVIEW, "figures": f"{REVIEW}figures/"}
FINDINGS = {"findings": f"{REVIEW}findings/"}

# What is the same for everybody but for the frame around it, and states that one role is enough for.
SAME = {
    "scorecard-quarter": "/performance/?period=2014-15-Q2",
    "scorecard-team": "/performance/?team=Ambleside+Social+Work+Team",
    "scorecard-wrong": "/performance/?period=2014-99",
    "indicator-count": "/performance/indicators/complaints_received/",
    "no-cases": f"{RATE}cases/?period=2001-02",
    "manual": "/performance/manual/",
    "manual-entry": "/performance/manual/re_referral_rate_12m/",
    "components": "/components/",
    "help": "/help/",
    "accessibility": "/accessibility/",
    "not-found": "/nowhere/",
    "signed-in": "/sign-in/",
}
PAGES = {
    "social-worker": HOME | CASES | {"refused": REVIEW},
    "team-manager": HOME | CASES,
    "head-of-service": HOME | FIGURES | CASES | SAME,
    "qa-manager": HOME | READERS | FINDINGS,
    "elected-member": HOME | FIGURES | READERS | {"refused": f"{RATE}cases/"},
}
EXPECTED = {"scorecard-wrong": 400, "not-found": 404, "refused": 403}


@pytest.mark.parametrize("role", PAGES)
def test_pages_are_sound(role, visit):
    visitor = visit()
    visitor.sign_in(role)
    faults = {}
    for name, path in PAGES[role].items():
        visitor.open(path)
        for width in (1280, 320):
            visitor.page.set_viewport_size({"width": width, "height": 900})
            visitor.picture(f"{role}-{width}-{name}")
            faults[name, width] = _faults(visitor, name)
        visitor.page.set_viewport_size({"width": 1280, "height": 900})
    assert {name: found for name, found in faults.items() if found} == {}


def _faults(visitor, name):
    page, found = visitor.page, visitor.faults()
    found += [f"scrolls {visitor.sideways()} pixels sideways"] if visitor.sideways() > 0 else []
    found += ["not one h1"] if page.locator("h1").count() != 1 else []
    found += [f"title {page.title()!r}"] if not page.title().endswith(" - Golden Thread") else []
    # A page that is refused or missing is told to the console as a failed load: that is no fault of the page.
    found += [said for said in visitor.complaints if name not in EXPECTED or "Failed to load resource" not in said]
    visitor.complaints.clear()
    return found


@pytest.mark.parametrize("width", [1280, 320])
def test_sign_in_is_sound(width, visit):
    visitor = visit(width)
    visitor.open("/sign-in/")
    visitor.picture(f"nobody-{width}-sign-in")
    assert (visitor.faults(), visitor.sideways(), visitor.complaints) == ([], 0, [])


@pytest.mark.parametrize("path", ["/performance/", RATE, "/components/"])
def test_pages_are_sound_in_forced_colours(path, visit):
    visitor = visit(forced_colors="active")
    visitor.sign_in("head-of-service")
    visitor.open(path)
    visitor.picture(f"forced-colours{path.replace('/', '-')}")
    assert visitor.faults() == []


@pytest.mark.parametrize("path", ["/performance/", RATE, REVIEW])
def test_pages_print_without_what_is_only_for_the_screen(path, visit):
    visitor = visit()
    visitor.sign_in("head-of-service")
    visitor.open(path)
    visitor.page.emulate_media(media="print")
    visitor.picture(f"print{path.replace('/', '-')}")
    hidden = visitor.page.locator(".govuk-service-navigation, .gt-filter, .gt-downloads, .govuk-breadcrumbs")
    assert hidden.count() > 0
    assert [item for item in hidden.all() if item.is_visible()] == []
    assert visitor.page.locator("h1").is_visible()
