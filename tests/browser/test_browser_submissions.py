"""A return on its way through the site: brought, read, explained, handed over and signed by somebody else."""

import pytest

from made_up_returns import HEADER, csv_files, zipped

ZIP = {"name": "return.zip", "mimeType": "application/zip", "buffer": zipped(csv_files(Header=HEADER))}


@pytest.mark.parametrize("width", [1280, 320])
def test_a_return_is_checked_explained_and_signed_without_script(width, visit):
    analyst, head = visit(width, script=False), visit(width)
    analyst.sign_in("performance-analyst")
    analyst.open("/submissions/new/")
    page = analyst.page
    page.get_by_label("Children looked after return").check()
    page.get_by_label("Which year?").select_option("2025-26")
    page.get_by_label("Files that you bring").check()
    page.get_by_label("Which authority").fill(f"Wexcombe {width}")
    analyst.follow(page.get_by_role("button", name="Continue"))
    page.get_by_label("This year’s return").set_input_files([ZIP])
    analyst.follow(page.get_by_role("button", name="Check these files"))
    own = page.url.removeprefix(analyst.address)
    rules = page.locator("#rules tbody a").all_inner_texts()
    assert "301" in rules
    analyst.open(f"{own}rules/301/")
    analyst.follow(page.locator("#places a").first)
    assert page.locator("dd", has_text="01/04/2027").is_visible()
    for rule in rules:
        analyst.open(f"{own}rules/{rule}/explain/")
        page.get_by_label("Why is this right as it stands?").fill("Asked the team: it is right")
        analyst.follow(page.get_by_role("button", name="Keep this explanation"))
    analyst.follow(page.get_by_role("button", name="Ask for sign-off"))
    page.get_by_label("What should whoever signs it know?").fill("All explained")
    analyst.follow(page.get_by_role("button", name="Ask for sign-off"))
    head.sign_in("head-of-service")
    head.open(own)
    assert [head.faults(), head.sideways() <= 0] == [[], True]
    head.picture(f"submission-{width}")
    head.follow(head.page.get_by_role("link", name="Sign it off or send it back"))
    head.page.get_by_label("Sign it off").check()
    head.page.get_by_label("Why?").fill("Read it")
    head.follow(head.page.get_by_role("button", name="Record your decision"))
    assert "Nothing of it can be changed" in head.page.locator("main").inner_text()
    for place in (own, f"{own}children/", f"{own}rules/301/", "/submissions/", f"{own}sign-off/"):
        head.open(place)
        assert (place, head.faults(), head.sideways() <= 0) == (place, [], True)
    assert head.complaints == []


@pytest.mark.parametrize("width", [1280, 320])
def test_the_forms_are_sound_and_say_what_is_wrong(width, visit):
    visitor = visit(width)
    visitor.sign_in("performance-analyst")
    visitor.open("/submissions/new/")
    visitor.follow(visitor.page.get_by_role("button", name="Continue"))
    assert visitor.page.get_by_role("alert").get_by_role("link").count() == 3
    assert [visitor.faults(), visitor.sideways() <= 0] == [[], True]
    visitor.picture(f"submission-new-{width}")


def test_another_role_is_refused(visit):
    visitor = visit()
    visitor.sign_in("social-worker")
    visitor.open("/submissions/")
    assert visitor.page.locator("#rules, #returns").count() == 0
    assert "Submissions" not in visitor.page.locator("header").inner_text()
