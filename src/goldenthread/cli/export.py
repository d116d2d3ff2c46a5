"""`goldenthread export`: returns and payloads built from a dataset."""

import os
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli import returns
from goldenthread.cli.options import folder, with_as_at, with_dataset
from goldenthread.cli.rows import Row, print_rows, with_format
from goldenthread.codes import UserError

if TYPE_CHECKING:
    import polars as pl

    from goldenthread.analysis.returns.dfe_api import Connection, Exported, Finding, Sent

FOUND = 1
LISTED = ("key", "why", "count", "first_child", "first_value")
LACKING = ("table", "field", "why", "count", "first_child")


@click.group()
def export() -> None:
    """Build a return, or the payloads of the DfE's API, from a dataset."""


export.add_command(returns.cin)
export.add_command(returns.annex_a)


@export.command("dfe-api")
@click.option(
    "--dataset", "source", type=folder, help="The dataset's folder. Without it, --send sends what --out holds."
)
@click.option("--out", "target", type=folder, required=True, help="The folder of the export: a new one to build it.")
@click.option("--previous", type=folder, help="What was last sent and accepted: the folder of an export, or payloads.")
@click.option("--full", is_flag=True, help="Send every child whole; with --previous, remove what went all the same.")
@click.option("--send", is_flag=True, help="Send it, or what is left of it. Never without: see settings.md.")
@click.option("--address", help="The API's address.  [default: GOLDENTHREAD_DFE_API_ADDRESS]")
@click.option("--la-code", type=int, help="The authority's number.  [default: GOLDENTHREAD_DFE_API_LA_CODE]")
@with_as_at
@with_format
@click.pass_context
def dfe_api(
    context: click.Context,
    source: Path | None,
    target: Path,
    previous: Path | None,
    full: bool,
    send: bool,
    address: str | None,
    la_code: int | None,
    as_at: date | None,
    form: str,
) -> None:
    """Write the payloads of the DfE's children's social care data API: the first time --full, then --previous.

    Prints what is not sent and why, together where it is the same; each one stands in findings.csv of the export.
    With --send it goes to the configured address, and results.jsonl says what became of each request; sending that
    stopped goes on with --send and --out alone. Status 1 if anything is listed, or a request was not accepted.
    """
    if source is None and not send:
        raise UserError("Give the dataset to build from with --dataset, or send what --out holds with --send.")
    way = _way(address, la_code) if send else None
    status = _built(source, target, previous, full, as_at, form) if source is not None else 0
    context.exit(max(status, _sent(target, way) if way else 0))


@export.command()
@with_dataset
@click.option("--year", required=True, help="The year of the return, such as 2026-27.")
@click.option("--out", "target", type=folder, required=True, help="The folder of the return: a new one.")
@with_format
def ssda903(source: Path, year: str, target: Path, form: str) -> None:
    """Write the children looked after return of a year: a CSV file a table, ready for `validate ssda903`.

    Prints what the return asks for and the dataset does not supply, together where it is the same; each one stands in
    not-supplied.csv beside the tables. It is left blank, never made up.
    """
    from goldenthread.analysis.returns.ssda903.build import build, write
    from goldenthread.analysis.tables import Dataset

    built = build(Dataset.open(source), year)
    write(built, target)
    print_rows(_lacking_together(built.lacking), form, LACKING)
    rows = sum(len(frame) for frame in built.tables.values())
    counted = f"{len(built.tables)} tables, {rows:,} rows; {len(built.lacking):,} not supplied"
    click.echo(f"Wrote {target}: {counted}.", err=True)


def _lacking_together(lacking: "pl.DataFrame") -> list[Row]:
    """What is lacking for one reason as one row, with how often and the first child."""
    import polars as pl

    counted = lacking.group_by("table", "field", "why", maintain_order=True)
    return list(counted.agg(count=pl.len(), first_child=pl.col("child").first()).iter_rows(named=True))


def _built(source: Path, target: Path, previous: Path | None, full: bool, as_at: date | None, form: str) -> int:
    from goldenthread.analysis.returns import dfe_api as api
    from goldenthread.analysis.tables import Dataset

    if previous is None and not full:
        raise UserError("Say what was last sent and accepted with --previous FOLDER, or send everything with --full.")
    before = api.held(previous) if previous else None
    done = api.export(Dataset.open(source), target, as_at=as_at, before=before, whole=full)
    print_rows(_together(done.findings), form, LISTED)
    click.echo(f"Wrote {target}: {_in_words(done)}.", err=True)
    return FOUND if done.findings else 0


def _way(address: str | None, la_code: int | None) -> "Connection":
    """Looked at before anything is built, so that nothing is left half done for want of a key."""
    from goldenthread.analysis.returns.dfe_api import connection

    return connection(os.environ, address=address, authority=la_code)


def _sent(folder: Path, way: "Connection") -> int:
    from goldenthread.analysis.returns.dfe_api import Outcome, Post

    sent = Post(way.post, time.sleep, lambda: datetime.now(UTC)).send(folder)
    for each in sent:
        click.echo(f"Request {each.request}: {each.outcome}{_answer(each)}", err=True)
    if not sent:
        click.echo("Nothing is left to send.", err=True)
    return 0 if all(each.outcome is Outcome.ACCEPTED for each in sent) else FOUND


def _answer(sent: "Sent") -> str:
    """The status where there was one. What the API said stands in results.jsonl: it may name a child."""
    return f" ({sent.status})" if sent.status else ""


def _together(findings: Sequence["Finding"]) -> list[Row]:
    """Findings of one kind as one row, with how many there are and the first of them."""
    firsts = {(each.key, each.why): each for each in reversed(findings)}
    counted = Counter((each.key, each.why) for each in findings)
    return [
        {"key": key, "why": why, "count": count, "first_child": first.child, "first_value": first.value}
        for (key, why), count in counted.items()
        for first in [firsts[key, why]]
    ]


def _in_words(done: "Exported") -> str:
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in done.counts.items())
    return f"children {kinds}; {done.sent:,} sent in {done.requests:,} requests; {len(done.findings):,} findings"
