"""People at work: by keyboard, without script, on a small screen."""

import pytest

# The design systems show the focus in yellow, some parts with a shadow, some with a background.
SHOWN = """(() => { const { backgroundColor, boxShadow } = getComputedStyle(document.activeElement)
  return (backgroundColor + boxShadow).includes('rgb(255, 221, 0)') })()"""
# Scrolling by a key takes some frames: waits for the first of them, for no more than 300.
SCROLLED = """pane => new Promise(resolve => {
  const look = frame => pane.scrollLeft || frame == 300 ? resolve(pane.scrollLeft)
    : requestAnimationFrame(() => look(frame + 1))
  look(0) })"""
RATE = "Re-referrals within 12 months"


@pytest.mark.database
def test_from_sign_in_to_the_cases_by_keyboard_alone(visit):
    visitor = visit()
    visitor.open("/sign-in/")
    press_to(visitor, "button", "Sign in as Team manager")
    press_to(visitor, "a", "Performance")
    press_to(visitor, "a", RATE)
    press_to(visitor, "a", "Cases")
    assert visitor.page.locator("h1").inner_text() == f"Cases: {RATE}"


def press_to(visitor, element, name):
    """Tab until the element has the focus, see that the focus shows, and press Enter."""
    page = visitor.page
    for _ in range(200):
        page.keyboard.press("Tab")
        tag, text = page.evaluate("[document.activeElement.tagName, document.activeElement.innerText]")
        if (tag, " ".join(text.split())) == (element.upper(), name):
            break
    else:
        pytest.fail(f"{name} is not reached by keyboard")
    assert page.evaluate(SHOWN), f"the focus on {name} does not show"
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def test_the_first_stop_of_the_keyboard_skips_to_the_content(visit):
    visitor = visit()
    visitor.sign_in("qa-manager")
    visitor.open("/performance/")
    visitor.page.keyboard.press("Tab")
    link = visitor.page.get_by_text("Skip to main content")
    assert link.is_visible()
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "main-content"


@pytest.mark.parametrize("width", [1280, 320])
def test_everything_works_without_script(width, visit):
    visitor = visit(width, script=False)
    page = visitor.page
    visitor.sign_in("head-of-service")
    visitor.follow(page.get_by_role("navigation", name="Menu").get_by_role("link", name="Performance"))
    page.get_by_label("Period", exact=True).select_option("2013-14")
    visitor.follow(page.get_by_role("button", name="Show"))
    assert page.locator("h1").inner_text() == "Scorecard, 2013 to 2014"
    visitor.follow(page.get_by_role("link", name=RATE, exact=True))
    page.get_by_text("Show as table").click()
    assert page.get_by_role("rowheader", name="March 2014").is_visible()
    visitor.follow(page.get_by_role("navigation", name="This indicator").get_by_role("link", name="Cases"))
    assert page.locator("h1").inner_text() == f"Cases: {RATE}"
    visitor.follow(page.get_by_role("button", name="Sign out"))
    assert page.locator("h1").inner_text() == "Sign in to the demo"


def test_a_narrow_screen_folds_the_menu_and_opens_it(visit):
    visitor = visit(320)
    visitor.sign_in("qa-manager")
    link = visitor.page.get_by_role("link", name="Annual review").first
    assert not link.is_visible()
    visitor.page.get_by_role("button", name="Menu").click()
    assert link.is_visible()


def test_a_problem_takes_the_focus_and_leads_to_its_field(visit):
    visitor = visit()
    visitor.sign_in("qa-manager")
    visitor.open("/performance/?period=2014-99")
    assert visitor.page.evaluate("document.activeElement.className") == "govuk-error-summary"
    visitor.page.get_by_role("link", name="'2014-99' is not a period").click()
    assert visitor.page.evaluate("document.activeElement.id") == "period"


def test_a_figure_of_the_paper_leads_to_its_indicator_and_on_to_its_cases(visit):
    visitor = visit()
    page = visitor.page
    visitor.sign_in("head-of-service")
    visitor.follow(page.get_by_role("link", name="Annual review").first)
    visitor.follow(page.locator(".gt-card a").first)
    visitor.follow(page.locator("a.gt-bound[href*='complaints_received']").first)
    assert "/performance/indicators/complaints_received/?period=201" in page.url
    visitor.follow(page.get_by_role("navigation", name="This indicator").get_by_role("link", name="Cases"))
    assert page.locator("tbody tr").count() > 0


def test_a_download_is_a_file(visit):
    visitor = visit()
    visitor.sign_in("elected-member")
    visitor.open("/performance/")
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name="Download this scorecard (CSV)").click()
    assert download.value.suggested_filename == "scorecard-2014-15.csv"


def test_the_paper_is_downloaded_as_word(visit):
    visitor = visit()
    visitor.sign_in("elected-member")
    visitor.open("/annual-review/2014-15/")
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name="Download the published edition (Word)").click()
    assert download.value.path().read_bytes().startswith(b"PK")


def test_wide_tables_scroll_in_a_pane_that_the_keyboard_reaches(visit):
    visitor = visit(320)
    visitor.sign_in("head-of-service")
    visitor.open("/performance/indicators/re_referral_rate_12m/cases/?period=2014-15")
    pane = visitor.page.get_by_role("region", name=RATE)
    pane.focus()
    pane.press("ArrowRight")
    assert pane.evaluate(SCROLLED) > 0
