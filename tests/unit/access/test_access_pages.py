"""The pages of access: users and their posts, teams, cover, decisions, the matrix, one's own standing."""

import html
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.actions import accounts, posts, teams
from goldenthread.access.models import AuditEvent, Cover, Request, Service, Team, User
from goldenthread.access.roles import ROLES
from goldenthread.codes import UserError
from goldenthread.kit import clock
from made_up_people import make_team, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make_user("system-administrator", name="Robin Sayle")


@pytest.fixture
def approver():
    return make_user("head-of-service", name="Helen Osei")


def day(name, value):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def text(response):
    return html.unescape(response.content.decode())


def ask(keeper, user, role="team-manager"):
    facts = {"role_slug": role, "team_id": "", "service_code": "", "reason": "Starts on Monday"}
    return posts.ask(user=user, **facts, by=keeper)


# -- the matrix


def test_the_matrix_says_every_role_in_plain_words(signed_in):
    page = text(signed_in(make_user("social-worker")).get(reverse("access-matrix")))
    assert all(role.name in page for role in ROLES.values())
    assert "Reads nothing of a record." in page
    assert "Published figures only, the small ones hidden; no cases" in page
    assert "A child may be at risk now and nobody who works with them can be reached" in page


# -- users and their posts


def test_a_user_is_added_without_a_role(signed_in, keeper):
    typed = {"name": "Ada Wren", "username": "ada-wren", "email": ""}
    client = signed_in(keeper)
    assert client.get(reverse("user-new")).status_code == 200
    assert client.post(reverse("user-new"), typed).url == reverse("users")
    assert User.objects.get(username="ada-wren").role_slug == ""
    again = client.post(reverse("user-new"), typed)
    assert (again.status_code, "There is a user of this name already" in text(again)) == (400, True)
    assert "Ada Wren" in text(client.get(reverse("users")))


def test_a_role_is_asked_for_on_the_page_and_changes_nothing_until_it_is_approved(signed_in, keeper):
    team, user = make_team("t1", name="North"), make_user("", name="Ada Wren")
    address = reverse("user", args=[user.pk])
    typed = {"role_slug": "team-manager", "team_id": team.code, "service_code": "", "reason": "Starts on Monday"}
    client = signed_in(keeper)
    assert client.post(address, typed).url == address
    user.refresh_from_db()
    assert (user.role_slug, Request.objects.get().details["role"]) == ("", "team-manager")
    assert client.post(address, {**typed, "reason": ""}).status_code == 400
    assert client.get(reverse("user", args=[10**9])).status_code == 404


def test_somebody_else_approves_on_the_page_and_it_is_carried_out(signed_in, keeper, approver):
    user = make_user("", name="Ada Wren")
    asked = ask(keeper, user)
    client, address = signed_in(approver), reverse("decision", args=[asked.pk])
    assert "Give a user a role" in text(client.get(reverse("decisions")))
    assert "Robin Sayle: Starts on Monday" in text(client.get(address))
    assert client.post(address, {"approved": "yes", "reason": "Agreed"}).url == reverse("decisions")
    user.refresh_from_db()
    assert user.role_slug == "team-manager"
    assert "Approved by Helen Osei" in text(client.get(address))
    assert AuditEvent.objects.get(type="user:post").details["role"] == "team-manager"


def test_every_table_of_a_list_has_its_own_name(signed_in, keeper, approver):
    ask(keeper, make_user("social-worker"))
    page = text(signed_in(keeper).get(reverse("decisions")))
    named = re.findall(r'id="([^"]*-caption)"', page)
    assert named == list(dict.fromkeys(named)) != []
    assert "-caption" not in named


def test_a_refusal_leaves_the_user_as_they_were(signed_in, keeper, approver):
    user = make_user("social-worker")
    asked = ask(keeper, user)
    signed_in(approver).post(reverse("decision", args=[asked.pk]), {"approved": "no", "reason": "Not needed"})
    user.refresh_from_db()
    asked.refresh_from_db()
    assert (user.role_slug, asked.approved) == ("social-worker", False)


def test_nobody_approves_their_own_role_and_there_is_no_such_role(keeper, approver):
    asked = ask(keeper, approver, "director")
    with pytest.raises(UserError, match="about your own role"):
        posts.decide(request=asked, approved=True, reason="Yes", by=approver)
    with pytest.raises(UserError, match="one of the roles"):
        ask(keeper, approver, "emperor")


def test_a_decision_that_is_not_there_is_refused(signed_in, approver):
    assert signed_in(approver).get(reverse("decision", args=[10**9])).status_code == 403


def test_an_unknown_kind_of_request_is_still_listed(signed_in, keeper):
    facts = {"asked_by": keeper, "asked_role": "", "asked_at": "2015-06-01T09:00:00Z", "reason": "-"}
    Request.objects.create(kind="hat:buy", subject="hat:1", **facts)
    assert "hat:buy" in text(signed_in(keeper).get(reverse("decisions")))


@pytest.mark.parametrize("slug", ["unlock", "deactivate"])
def test_an_account_is_kept_by_one_press_of_a_button(slug, signed_in, keeper):
    user = make_user("social-worker", is_demo=False)
    address = reverse("user-job", args=[user.pk, slug])
    client = signed_in(keeper)
    assert user.name in text(client.get(address))
    assert client.post(address).url == reverse("user", args=[user.pk])
    assert AuditEvent.objects.filter(type__startswith="account:").count() == 1
    assert User.objects.get(pk=user.pk).is_active == (slug != "deactivate")


def ask_for(client, user, slug, reason="Lost telephone, seen in person"):
    return client.post(reverse("user-job", args=[user.pk, slug]), {"reason": reason})


def decide(client, kind, approved="yes"):
    asked = Request.objects.get(kind=kind)
    return client.post(reverse("decision", args=[asked.pk]), {"approved": approved, "reason": "I rang them"})


def test_a_link_for_a_password_is_approved_by_somebody_else_and_shown_to_whoever_asked_once(
    signed_in, keeper, approver
):
    user = make_user("social-worker", name="Ada Wren", is_demo=False)
    address, client = reverse("user-job", args=[user.pk, "link"]), signed_in(keeper)
    assert "somebody else has to approve it" in text(client.get(address))
    assert "Say why" in text(ask_for(client, user, "link", reason=""))
    assert ask_for(client, user, "link").url == reverse("user", args=[user.pk])
    assert "has asked for this" in text(client.get(address))
    assert "Asked for, not decided" in text(client.get(reverse("user", args=[user.pk])))
    with pytest.raises(PermissionDenied):
        accounts.give_link(user=user, by=keeper)
    assert "Ada Wren, now social worker" in text(signed_in(approver).get(reverse("decision", args=[_only().pk])))
    assert decide(client, accounts.LINK).url == reverse("decisions")
    client = signed_in(keeper)
    assert "/sign-in/first/" not in text(client.get(address))
    assert "/sign-in/first/" in text(client.post(address))
    assert AuditEvent.objects.get(type="account:link").details == {"request": _only().pk}
    assert accounts.released(user=user, by=keeper) is None
    assert "Ask for this" in text(client.get(address))


def _only() -> Request:
    return Request.objects.get()


def test_a_release_is_for_whoever_asked_and_for_three_days(signed_in, keeper, approver):
    user = make_user("social-worker", is_demo=False)
    ask_for(signed_in(keeper), user, "link")
    decide(signed_in(approver), accounts.LINK)
    with pytest.raises(PermissionDenied):
        accounts.give_link(user=user, by=make_user("system-administrator"))
    with time_machine.travel(timezone.now() + timedelta(days=4)), pytest.raises(PermissionDenied):
        accounts.give_link(user=user, by=keeper)
    assert accounts.give_link(user=user, by=keeper)


def test_a_reset_is_carried_out_when_somebody_else_has_approved_it_and_releases_a_link(signed_in, keeper, approver):
    user = make_user("social-worker", is_demo=False)
    user.set_password("three plain words together")
    user.save()
    assert ask_for(signed_in(keeper), user, "reset").url == reverse("user", args=[user.pk])
    assert User.objects.get(pk=user.pk).has_usable_password()
    decide(signed_in(approver), accounts.RESET)
    assert not User.objects.get(pk=user.pk).has_usable_password()
    assert AuditEvent.objects.get(type="account:reset").actor_id == str(approver.pk)
    assert accounts.released(user=user, by=keeper) == _only()


def test_what_is_refused_changes_no_account(signed_in, keeper, approver):
    user = make_user("social-worker", is_demo=False)
    user.set_password("three plain words together")
    user.save()
    ask_for(signed_in(keeper), user, "reset")
    decide(signed_in(approver), accounts.RESET, "no")
    assert User.objects.get(pk=user.pk).has_usable_password()
    assert accounts.released(user=user, by=keeper) is None


def test_nobody_approves_what_is_about_their_own_account(signed_in, keeper, approver):
    approver.is_demo = False
    approver.save()
    ask_for(signed_in(keeper), approver, "reset")
    with pytest.raises(UserError, match="about your own account"):
        accounts.decide(request=_only(), approved=True, reason="Yes", by=approver)
    with pytest.raises(PermissionDenied):
        accounts.ask(kind=accounts.LINK, user=keeper, reason="-", by=keeper)


def test_a_job_that_is_none(signed_in, keeper):
    user = make_user("social-worker", is_demo=False)
    client = signed_in(keeper)
    assert client.get(reverse("user-job", args=[user.pk, "hug"])).status_code == 404
    assert "The account" in text(client.get(reverse("user", args=[user.pk])))


# -- teams


def test_services_and_teams_open_and_change_on_their_pages(signed_in, keeper):
    client, on = signed_in(keeper), day("on", clock.today())
    client.post(reverse("service-new"), {"name": "Early help", "code": "early-help", **on})
    service = Service.objects.get(code="early-help")
    client.post(reverse("team-new"), {"name": "North", "code": "EH1", "service": service.pk, **on})
    client.post(reverse("team-new"), {"name": "South", "code": "EH2", "service": service.pk, **on})
    north, south = Team.objects.get(code="EH1"), Team.objects.get(code="EH2")
    client.post(reverse("team-job", args=[north.pk, "alias"]), {"alias": "N-1"})
    late = day("on", clock.today() + timedelta(days=5))
    client.post(reverse("team-job", args=[north.pk, "rename"]), {"name": "North and west", **late})
    client.post(reverse("team-job", args=[south.pk, "merge"]), {"into": north.pk, **late})
    page = text(client.get(reverse("team", args=[north.pk])))
    assert all(each in page for each in ("North and west", "From 30 June 2015 to 4 July 2015", "N-1", "South"))
    assert "Merged into North and west, 5 July 2015" in text(client.get(reverse("teams")))
    client.post(reverse("team-job", args=[north.pk, "close"]), late)
    assert "Closed 5 July 2015" in text(client.get(reverse("team", args=[north.pk])))


def test_a_mistake_about_a_team_is_said_at_its_field(signed_in, keeper):
    team = make_team("t1")
    teams.add_alias(team=team, alias="N-1", by=keeper)
    answer = signed_in(keeper).post(reverse("team-job", args=[team.pk, "alias"]), {"alias": "N-1"})
    assert (answer.status_code, "A team is known by this already" in text(answer)) == (400, True)


def test_a_team_or_a_job_that_is_not_there(signed_in, keeper):
    client, team = signed_in(keeper), make_team("t1")
    assert client.get(reverse("team", args=[10**9])).status_code == 404
    assert client.get(reverse("team-job", args=[team.pk, "hug"])).status_code == 404


# -- cover


def test_cover_is_arranged_shown_and_ended(signed_in):
    manager, worker = make_user("team-manager", "t1"), make_user("social-worker", "t1", name="Sam Idris")
    other, client = make_user("social-worker", "t1", name="Ada Wren"), signed_in(manager)
    days = {**day("starts_on", clock.today()), **day("ends_on", clock.today() + timedelta(days=7))}
    typed = {"user": other.pk, "acting_for": worker.pk, "reason": "On leave", **days}
    assert client.get(reverse("acting-new")).status_code == 200
    assert client.post(reverse("acting-new"), typed).url == reverse("acting")
    assert all(name in text(client.get(reverse("acting"))) for name in ("Sam Idris", "Ada Wren", "7 July 2015"))
    end = reverse("acting-end", args=[Cover.objects.get().pk])
    assert client.post(end, {"reason": ""}).status_code == 400
    assert client.post(end, {"reason": "Back"}).url == reverse("acting")
    assert client.get(end).status_code == 404
    Cover.objects.create(
        user=other, role_slug="social-worker", starts_on=clock.today(), ends_on=clock.today(), arranged_by_id=1
    )
    assert client.get(reverse("acting")).status_code == 200
    Cover.objects.update(ended_at=None)
    assert client.post(end, {"reason": "Back"}).url == reverse("acting")


# -- one's own standing


def test_everybody_sees_what_they_are_when_they_act_and_what_they_viewed(signed_in):
    make_team("t1", name="North")
    user, manager = make_user("social-worker", "t1"), make_user("team-manager", "t1", name="Ruth Hall")
    facts = {"role_slug": "team-manager", "team_id": "t1", "arranged_by_id": 1, "acting_for": manager}
    Cover.objects.create(user=user, starts_on=clock.today(), ends_on=clock.today(), **facts)
    seen = {"actor_id": str(user.pk), "subject": "p-2345678x", "subject_id": 5}
    AuditEvent.objects.create(type="record:read", **seen)
    AuditEvent.objects.create(type="page:open", refused=True, **seen)
    page = text(signed_in(user).get(reverse("account-access")))
    assert all(each in page for each in ("North", "Team manager (acting)", "Ruth Hall", "record: read", "(refused)"))
    assert "30 June 2015 to 30 June 2015" in page
