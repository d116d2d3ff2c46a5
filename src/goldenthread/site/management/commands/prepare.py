"""Make a service ready to serve: tables, static files and, in a demo, its users and the two editions of the review."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from goldenthread.access.actions import users
from goldenthread.analysis.tables import Dataset
from goldenthread.extracts.models import Load
from goldenthread.oversight.annual_review.actions import reviews
from goldenthread.oversight.annual_review.models import BuiltReview
from goldenthread.oversight.annual_review.models.built_review import EDITIONS
from goldenthread.oversight.performance import choices, datasets, scorecards
from goldenthread.site import demo, demo_people, live


class Command(BaseCommand):
    help = "Migrate, collect static files and, in a demo, make its users, load its people and build the annual review."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  Django's own signature
        live.verify_settings()
        live.verify_mark()
        dataset = datasets.opened()
        live.verify_made_up(dataset)
        call_command("open_record")
        call_command("createcachetable", verbosity=0)
        call_command("clearsessions", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if not settings.LIVE:
            self._prepare_demo(dataset)

    def _prepare_demo(self, dataset: Dataset) -> None:
        made = users.ensure_demo(posts=demo.posts(dataset), by=None)
        if not Load.objects.filter(fingerprint=dataset.fingerprint).exists():
            self.stdout.write("Loading the people of the dataset into the record")
            self.stdout.write(demo_people.load(dataset, {user.role_slug: user for user in made}))
        mark = reviews.source_mark(dataset, settings.REVIEW_YEAR)
        for edition in EDITIONS:
            built = BuiltReview.objects.filter(year=settings.REVIEW_YEAR, edition=edition, made_from=mark)
            if not built.exists():
                self.stdout.write(f"Building the {edition} edition of the {settings.REVIEW_YEAR} review")
                reviews.build(dataset=dataset, year=settings.REVIEW_YEAR, edition=edition, by=None)
            # Calculated once here, so that nobody waits for the first page.
            scorecards.areas(choices.Choice(choices.usual_period(dataset), None), edition)
