"""`goldenthread export`: returns and payloads built from a dataset."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.options import folder, with_as_at
from goldenthread.cli.rows import Row, print_rows, with_format
from goldenthread.codes import UserError

if TYPE_CHECKING:
    from goldenthread.analysis.returns.dfe_api import Exported, Finding

FOUND = 1
LISTED = ("key", "why", "count", "first_child", "first_value")


@click.group()
def export() -> None:
    """Build a return, or the payloads of the DfE's API, from a dataset."""


@export.command("dfe-api")
@click.option("--dataset", "source", type=folder, required=True, help="The dataset's folder.")
@click.option("--out", "target", type=folder, required=True, help="The new folder of the export.")
@click.option("--previous", type=folder, help="What was last sent and accepted: the folder of an export, or payloads.")
@click.option("--full", is_flag=True, help="Send every child whole; with --previous, remove what went all the same.")
@with_as_at
@with_format
@click.pass_context
def dfe_api(
    context: click.Context,
    source: Path,
    target: Path,
    previous: Path | None,
    full: bool,
    as_at: date | None,
    form: str,
) -> None:
    """Write the payloads of the DfE's children's social care data API: the first time --full, then --previous.

    Prints what is not sent and why, together where it is the same; each one stands in findings.csv of the export.
    Status 1 if there is any.
    """
    from goldenthread.analysis.returns import dfe_api as api
    from goldenthread.analysis.tables import Dataset

    if previous is None and not full:
        raise UserError("Say what was last sent and accepted with --previous FOLDER, or send everything with --full.")
    before = api.held(previous) if previous else None
    done = api.export(Dataset.open(source), target, as_at=as_at, before=before, whole=full)
    print_rows(_together(done.findings), form, LISTED)
    click.echo(f"Wrote {target}: {_in_words(done)}.", err=True)
    context.exit(FOUND if done.findings else 0)


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
