"""Records in a real browser: whose they are, who is refused, what opens them, and what they never give away."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

# The stories of the demo (goldenthread.site.demo_people): Tilly's father must not learn where she lives.
SECRETS = ("Quayside Walk", "WX9 6PD", "WX96PD", "Little Oxton")
RECORD = re.compile(r"/people/(p-[a-z0-9]{8})/")


def record_of(visitor, name):
    """The reference of a person, found as people are found: by a search."""
    page = visitor.page
    page.locator("#search-text").fill(name)
    page.locator("#search-text").press("Enter")
    page.wait_for_url("**/search/s-*/")
    visitor.follow(page.get_by_role("link", name=name).first)
    page.wait_for_url(RECORD)
    return RECORD.search(page.url)[1]


@pytest.fixture
def tilly(visit):
    """Signed in as the social worker who knows her, on her page."""
    visitor = visit()
    visitor.sign_in("social-worker")
    reference = record_of(visitor, "Tilly Fairweather")
    visitor.picture("overview")
    return visitor, reference


@pytest.mark.database
def test_a_neighbours_record_is_refused_and_the_refusal_is_on_record(tilly, visit):
    _, reference = tilly
    neighbour = visit()
    neighbour.sign_in("personal-adviser")
    neighbour.open(f"/people/{reference}/")
    assert neighbour.page.locator("h1").inner_text() == "You cannot open this page"
    assert "Fairweather" not in neighbour.page.content()
    neighbour.open("/people/p-2222222b/")
    assert neighbour.page.locator("h1").inner_text() == "You cannot open this page"
    assert neighbour.faults() == []
    neighbour.picture("record-refused")
    auditor = visit()
    auditor.sign_in("information-governance-lead")
    auditor.open("/audit/?refused=1")
    assert f"/people/{reference}/" in auditor.page.content()
    assert auditor.faults() == []
    auditor.picture("audit")


@pytest.mark.database
def test_a_record_is_opened_for_a_purpose_and_the_opening_is_reviewed(tilly, visit):
    _, reference = tilly
    duty = visit()
    duty.sign_in("out-of-hours-worker")
    duty.open(f"/people/{reference}/access/")
    assert duty.faults() == []
    duty.picture("open-for-a-purpose")
    duty.follow(duty.page.get_by_role("button", name="Open"))
    assert "There is a problem" in duty.page.content()
    duty.page.get_by_role("radio").first.check()
    duty.page.get_by_label("Why", exact=False).fill("The hospital rang at two in the morning about Tilly.")
    duty.follow(duty.page.get_by_role("button", name="Open"))
    duty.open(f"/people/{reference}/")
    assert "Tilly Fairweather" in duty.page.content()
    manager = visit()
    manager.sign_in("information-governance-lead")
    manager.open("/audit/break-glass/")
    assert manager.faults() == []
    manager.picture("openings")
    assert "Morwenna Katz" in manager.page.content()


@pytest.mark.database
def test_a_confidential_address_leaks_from_no_page_and_no_file(tilly):
    """Walk every address inside the record of her father, files too, and look for what he must not learn."""
    visitor, _ = tilly
    reference = record_of(visitor, "Craig Holt")
    inside, seen, waiting = re.compile(rf'href="(/people/{reference}/[^"#?]*)'), {}, [f"/people/{reference}/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        answer = visitor.page.request.get(visitor.address + path)
        assert answer.ok, path
        seen[path] = words_of(answer)
        waiting += inside.findall(seen[path])
    found = {path: secret for path, text in seen.items() for secret in SECRETS if secret.casefold() in text.casefold()}
    assert found == {}
    assert len(seen) >= 11, sorted(seen)


def words_of(answer):
    """All that can be read of a page or a file."""
    if "pdf" in answer.headers.get("content-type", ""):
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.body())).pages)
    return answer.text()
