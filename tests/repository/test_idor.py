"""Every role tries somebody else's things at every address that names one, to look and to post.

The address list is the site's own. A new address with arguments fails here until it has a row: see foreign_record.py
for what is somebody's, and ``NOBODYS`` for what is not. What is expected: the one refusal, nothing changed in the
database, and an event of the refusal for each try.
"""

import pytest
from django.apps import apps
from django.core import serializers
from django.urls import reverse

import foreign_record
from addresses import patterns
from goldenthread.access.models import AuditEvent
from goldenthread.access.roles import ROLES
from how_much import some
from web_site import content, site, site_rows, small_dataset, static_files  # noqa: F401  fixtures

# Addresses whose arguments name nothing of a person's record: who may open them is in test_urls.py.
NOBODYS = {
    "indicator", "indicator-months-csv", "indicator-teams-csv", "indicator-cases", "indicator-cases-csv",
    "manual-entry", "annual-review", "annual-review-figures", "annual-review-findings", "annual-review-file",
    "submission", "submission-check", "submission-report", "submission-copy", "submission-rule", "submission-explain",
    "submission-children", "submission-child", "submission-finding", "submission-ask", "submission-sign-off",
    "user", "user-job", "team", "team-job", "acting-end",
}  # fmt: skip
# Who answers for restricted records says who is named for them, by reference, without seeing them; and whoever answers
# for access reviews every opening. Both are their work, and on the trail.
RIGHTLY = {
    "person-restriction": foreign_record.GUARDS,
    "person-restriction-job": foreign_record.GUARDS,
    "person-grant-end": foreign_record.GUARDS,
    "opening-review": {"head-of-service", "director", "qa-manager", "information-governance-lead"},
}
# What is its author's alone is, for others, as if it were not there: these answer so, and a discarded draft of nobody's
# leads back to the list. No refusal: no record is touched.
AUTHORS = {"kept": {404}, "draft-discard": {302, 405}}
FEW = ("social-worker", "team-manager", "head-of-service", "information-governance-lead")
NOT_ALLOWED = 405  # an address that only takes what is posted
POSTED = {"reason": "-", "version": "1", "approved": "yes", "accepted": "yes", "note": "-", "purpose": "-", "text": "-"}
# Written by looking and by refusing: not part of what must stay as it was.
UNTOUCHED = {"access.auditevent", "sessions.session"}


def named_things():
    """The names of all addresses that take an argument."""
    return sorted({each.name for each in patterns() if each.pattern.converters and not is_public(each)} - NOBODYS)


def is_public(pattern):
    return getattr(pattern.callback, "is_public", False)


@pytest.fixture
def foreign(site):  # noqa: F811
    return foreign_record.build()


def everything():
    """All rows of our tables as text, but those of the trail."""
    models = [each for each in apps.get_models() if each._meta.label_lower not in UNTOUCHED]
    ours = [each for each in models if each.__module__.startswith("goldenthread.")]
    return {each._meta.label: serializers.serialize("json", each._base_manager.order_by("pk")) for each in ours}


def test_every_address_that_names_something_has_a_row(foreign):
    assert set(named_things()) == set(foreign.arguments()), "see foreign_record.py and NOBODYS"


@pytest.mark.no_cover
@pytest.mark.parametrize("name", named_things())
def test_nobody_reaches_what_is_somebody_elses(name, site, foreign):  # noqa: F811
    address = reverse(name, kwargs=foreign.arguments()[name])
    strangers = some(sorted(set(ROLES) - set(RIGHTLY.get(name, ()))), 6)
    clients = {slug: site.quick_client(slug) for slug in strangers}
    before = everything()
    answers = {slug: tried(client, address) for slug, client in clients.items()}
    assert {slug: set(codes) - {NOT_ALLOWED} for slug, codes in answers.items()} == dict.fromkeys(
        strangers, AUTHORS.get(name, {403}) - {NOT_ALLOWED}
    )
    assert everything() == before
    refused = AuditEvent.objects.filter(refused=True, subject=address[:200])
    events = {slug: refused.filter(actor_role=slug).count() for slug in strangers}
    assert events == {slug: codes.count(403) for slug, codes in answers.items()}


def tried(client, address) -> list[int]:
    """What looking and posting is answered with."""
    answers = [client.get(address), client.post(address, POSTED)]
    for answer in answers:
        content(answer)
    return [answer.status_code for answer in answers]


@pytest.mark.parametrize("name", named_things())
def test_a_made_up_reference_is_refused_in_the_same_words(name, site, foreign):  # noqa: F811
    """What is not there and what is not yours look the same to everybody who may open such a page at all."""
    arguments = foreign.arguments()[name]
    made_up = {
        each: 10**9 if isinstance(value, int) else f"{str(value)[:2]}zzzzzzzz" for each, value in arguments.items()
    }
    if "slug" in arguments:
        made_up["slug"] = arguments["slug"]
    address, answers = reverse(name, kwargs=made_up), {NOT_ALLOWED, *AUTHORS.get(name, {403})}
    for slug in sorted(set(FEW) - set(RIGHTLY.get(name, ()))):
        assert (slug, set(tried(site.quick_client(slug), address)) <= answers) == (
            slug,
            True,
        )


def test_the_owner_is_let_in(site, foreign):  # noqa: F811
    client = site.client()
    client.force_login(foreign.owner)
    assert client.get(reverse("person-details", kwargs=foreign.arguments()["person-details"])).status_code == 200
