"""Users: the list, one of them, adding one, and asking for a role that somebody else approves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.access.actions import accounts, posts
from goldenthread.access.forms.users import PostForm, ReasonForm, UserForm
from goldenthread.access.gate import requires
from goldenthread.access.models import Request, User
from goldenthread.access.permissions import Permission
from goldenthread.access.views import forms
from goldenthread.kit.forms import Form
from goldenthread.kit.tables import Cell, Column, Link, Table

USERS = ("Users", "users")


@requires(Permission.USER_MANAGE)
def listed(request: HttpRequest) -> HttpResponse:
    """Every user with role and place. Names and places only: whoever keeps users opens no record."""
    columns = (Column("Name"), Column("User name"), Column("Role"), Column("Team"), Column("State"))
    rows = tuple(_row(user, request.user) for user in User.objects.order_by("name", "pk"))
    context = {
        "title": "Users",
        "jobs": [Link("Add a user", reverse("user-new"))],
        "tables": [Table("Users", columns, rows)],
        "breadcrumbs": forms.trail(),
    }
    return render(request, "access/list.html", context)


def _row(user: User, viewer: User) -> tuple[Cell, ...]:
    team = viewer.places.name(user.team_id) or user.team_id
    state = Cell("Active") if user.is_active else Cell("Left", tag="grey")
    href = reverse("user", args=[user.pk])
    return Cell(user.name, href=href), Cell(user.username), Cell(user.role.name), Cell(team), state


@requires(Permission.USER_MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    form = UserForm(request.POST or None)
    said = ["A new user can do nothing until somebody else has approved a role for them."]
    facts = {"title": "Add a user", "button": "Add the user", "onward": reverse("users")}
    crumbs = forms.trail(USERS)
    return forms.page(
        request, form, lambda typed: posts.add_user(**typed, by=request.user), **facts, said=said, breadcrumbs=crumbs
    )


@requires(Permission.USER_MANAGE)
def one(request: HttpRequest, key: int) -> HttpResponse:
    """A user, and the form that asks for another role or place."""
    user = _found(key)
    now = {"role_slug": user.role_slug, "team_id": user.team_id, "service_code": user.service_code}
    form = PostForm(request.POST or None, initial=now)
    onward = reverse("user", args=[key])
    return forms.page(
        request,
        form,
        lambda typed: posts.ask(user=user, **typed, by=request.user),
        title=user.name,
        button="Ask for this",
        onward=onward,
        facts=_facts(user, request.user),
        said=["Somebody else has to approve what you ask for here."],
        template="access/user.html",
        jobs=[]
        if user.is_demo
        else [Link(job.title, reverse("user-job", args=[key, slug])) for slug, job in JOBS.items()],
        breadcrumbs=forms.trail(USERS),
    )


def _facts(user: User, viewer: User) -> list[dict[str, str]]:
    waiting = Request.objects.filter(subject=f"user:{user.pk}", decided_at=None).count()
    return [
        {"key": "User name", "value": user.username},
        {"key": "Role", "value": user.role.name},
        {"key": "Team", "value": viewer.places.name(user.team_id) or user.team_id or "None"},
        {"key": "Service", "value": user.service_code or "None"},
        {"key": "State", "value": "Active" if user.is_active else "Left"},
        {"key": "Asked for, not decided", "value": str(waiting)},
    ]


def _found(key: int) -> User:
    user = User.objects.filter(pk=key).first()
    if user is None:
        raise Http404("There is no such user.")
    return user


@dataclass(frozen=True)
class Job:
    """Something to do with one account: its slug is the last part of the address.

    ``act``: what one person does alone; ``kind``: that of the request by which somebody else approves it first.
    """

    title: str
    says: str
    act: Callable[..., object] | None = None
    kind: str = ""


RESET_SAYS = "For a lost telephone. Their sessions and their password end; then you give them a link for a new one."
JOBS = {
    "link": Job("Give a link for a password", "The link works once, for a short time.", kind=accounts.LINK),
    "unlock": Job("Unlock", "Forget the wrong tries at this account.", accounts.unlock),
    "reset": Job("Reset the second factor", RESET_SAYS, kind=accounts.RESET),
    "deactivate": Job("Deactivate", "Somebody has left. Their sessions end at once.", accounts.deactivate),
}


@requires(Permission.USER_MANAGE)
def job(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    """One press of a button; or, where somebody could sign in as that person by it, a request that another decides."""
    user = _found(key)
    if slug not in JOBS:
        raise Http404("There is no such job.")
    todo, title = JOBS[slug], f"{JOBS[slug].title}: {user.name}"
    context = {"title": title, "button": todo.title, "cancel": reverse("user", args=[key]), "said": [todo.says]}
    context |= {"breadcrumbs": forms.trail(USERS), "form": Form()}
    if slug == "link" and accounts.released(user=user, by=request.user):
        return _link(request, user, context)
    if todo.act is None:
        return _asked(request, user, todo, context)
    if request.method == "POST":
        todo.act(user=user, by=request.user)
        return redirect(context["cancel"])
    return render(request, "access/form.html", context)


def _link(request: HttpRequest, user: User, context: dict[str, Any]) -> HttpResponse:
    """Shown once, to be handed over."""
    if request.method == "POST":
        link = request.build_absolute_uri(accounts.give_link(user=user, by=request.user))
        context |= {"said": ["Hand this link over yourself. It is not shown again."], "form": None}
        context |= {"facts": [{"key": "Link", "value": link}]}
    else:
        context["said"] = ["Somebody else has approved it. The link works once, for a short time."]
    return render(request, "access/form.html", context)


def _asked(request: HttpRequest, user: User, todo: Job, context: dict[str, Any]) -> HttpResponse:
    if waits := accounts.waiting(user=user, kind=todo.kind):
        context |= {"said": [f"{waits.asked_by.name} has asked for this, and somebody else has to approve it."]}
        return render(request, "access/form.html", context | {"form": None})
    facts = {"title": context["title"], "button": "Ask for this", "onward": context["cancel"]}
    said = [todo.says, "Whoever has the link can sign in as this person, so somebody else has to approve it."]
    return forms.page(
        request,
        ReasonForm(request.POST or None),
        lambda typed: accounts.ask(kind=todo.kind, user=user, reason=typed["reason"], by=request.user),
        **facts,
        said=said,
        breadcrumbs=context["breadcrumbs"],
    )
