"""Extracts: a dataset built from the record, and a dataset loaded into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.actions import imports as work
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.analysis.tables import MADE_UP, Dataset
from goldenthread.extracts.errors import ExtractError
from goldenthread.extracts.models import Load
from goldenthread.kit import clock
from goldenthread.record.people import ssd
from goldenthread.record.people.actions import imports
from goldenthread.record.people.actions.imports import Counts
from goldenthread.record.people.ssd.refusals import REFUSED, RefusedRowsError

DEPARTMENTS, INVOLVEMENTS = "ssd_department", "ssd_involvements"
SOURCE = "Golden Thread: the record"


@dataclass(frozen=True)
class Loaded:
    """``load`` says what became of the rows; ``again``: the record had loaded this very dataset last, so nothing was
    done. ``refused``: the rows left out, as ``record.people.ssd.refusals.REFUSED``.
    """

    load: Load
    refused: pl.DataFrame
    again: bool = False


@transaction.atomic
def build(*, authority: str, as_at: date, to: Path, by: User) -> Dataset:
    """Write an extract to a new folder: the tables that the record fills as they stood on a day, and no others.

    The building is recorded as an export, with the number of rows of each table. Raises ``PermissionDenied``,
    ``ExtractError`` for a folder that exists or a day to come, and ``DatasetError``.
    """
    if not by.may(Permission.EXTRACT_BUILD):
        raise PermissionDenied
    _check_place(to)
    _check_day(as_at)
    facts = {"authority": authority, "as_at": as_at, "covers_from": _covers_from(as_at), "source": _source()}
    dataset = Dataset.from_frames(ssd.tables(as_at), **facts)
    details = {"rows": dict(dataset.manifest.rows), "as_at": as_at.isoformat(), "fingerprint": dataset.fingerprint}
    audit_events.record(type="extract:build", by=by, subject=to.name[:200], details=details)
    dataset.write(to)
    return dataset


@transaction.atomic
def load(*, dataset: Dataset, by: User, leave_out: bool = False) -> Loaded:
    """Read a dataset into the record: all of it or, where anything is wrong, nothing.

    ``leave_out``: load without the rows that the record cannot hold, instead of refusing them all. Raises
    ``PermissionDenied``, ``ExtractError`` and ``RefusedRowsError``.
    """
    if not by.may(Permission.EXTRACT_LOAD):
        raise PermissionDenied
    last = Load.objects.first()
    if last and last.fingerprint == dataset.fingerprint:
        return Loaded(last, pl.DataFrame(schema=REFUSED), again=True)
    _check_fits(dataset, last)
    imported = imports.load(tables=_tables(dataset), by=by, leave_out=leave_out)
    counts, refused = _work(dataset, imported, by)
    refused = pl.concat([imported.refused, refused])
    if refused.height and not leave_out:
        raise RefusedRowsError(refused)
    kept = _keep(dataset, {**imported.counts, **counts}, by)
    details = {"rows": kept.counts, "fingerprint": kept.fingerprint, "as_at": kept.as_at.isoformat()}
    audit_events.record(type="dataset:load", by=by, subject=kept.authority, details=details)
    return Loaded(kept, refused)


def _tables(dataset: Dataset) -> dict[str, pl.DataFrame]:
    return {name: dataset.table(name).collect() for name in ssd.FILLED if dataset.supplies(name)}


def _work(dataset: Dataset, imported: imports.Imported, by: User) -> tuple[Counts, pl.DataFrame]:
    """Teams, and who works with whom: what became of their rows, and those refused."""
    counts, refused = {}, pl.DataFrame(schema=REFUSED)
    known = imported.known
    if dataset.supplies(DEPARTMENTS):
        departments, teams = (dataset.table(name).collect() for name in (DEPARTMENTS, "teams"))
        counts[DEPARTMENTS] = work.load_teams(departments=departments, teams=teams, by=by)
    if dataset.supplies(INVOLVEMENTS):
        matched = work.load_involvements(
            rows=dataset.table(INVOLVEMENTS).collect(), people=known.people, away=known.away, by=by
        )
        counts[INVOLVEMENTS] = matched.counts
        told = matched.refused.with_columns(pl.lit(INVOLVEMENTS).alias("table"), pl.col("row").cast(pl.Int64))
        refused = told.select(*REFUSED)
    return counts, refused


def _source() -> str:
    return f"{MADE_UP}the record of a training service" if settings.TRAINING else SOURCE


def _check_place(to: Path) -> None:
    if to.exists():
        raise ExtractError(f"{to} exists already: an extract is never written over another, so name a new folder.")


def _check_day(as_at: date) -> None:
    if as_at > clock.today():
        raise ExtractError(f"{as_at} is still to come: an extract stands for today or a day before.")


def _covers_from(as_at: date) -> date:
    """The record is complete from where what was loaded into it is; a record of its own from the day itself."""
    earliest = Load.objects.order_by("covers_from").values_list("covers_from", flat=True).first()
    return min(earliest or as_at, as_at)


def _check_fits(dataset: Dataset, last: Load | None) -> None:
    """A record is one authority's, and goes forward. Made-up people and real ones never share one."""
    facts = dataset.manifest
    if settings.LIVE and facts.made_up != settings.TRAINING:
        raise ExtractError(
            f"This is a {settings.MODE} service: {'only' if settings.TRAINING else 'no'} made-up people."
        )
    if not any(dataset.supplies(name) for name in ssd.FILLED):
        raise ExtractError(f"The dataset holds nothing that the record takes in: {', '.join(ssd.FILLED)}.")
    if last and last.authority != facts.authority:
        raise ExtractError(f"The record holds {last.authority}: a dataset of {facts.authority} is not loaded into it.")
    if last and last.as_at > facts.as_at:
        raise ExtractError(
            f"The record was loaded as at {last.as_at}: a dataset as at {facts.as_at} would put it back in time."
        )


def _keep(dataset: Dataset, counts: Counts, by: User) -> Load:
    facts = dataset.manifest
    return Load.objects.create(
        authority=facts.authority,
        source=facts.source,
        as_at=facts.as_at,
        covers_from=facts.covers_from,
        fingerprint=dataset.fingerprint,
        loaded_by_id=by.pk,
        counts=counts,
    )
