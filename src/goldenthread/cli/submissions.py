"""`goldenthread submissions`: the returns that are prepared on the site."""

from pathlib import Path

import click

from goldenthread.cli import service
from goldenthread.cli.options import folder
from goldenthread.cli.rows import print_rows, with_format

FOUND = 1
CHECKED = ("return", "issues", "children", "why_not")


@click.group()
def submissions() -> None:
    """The statutory returns that are prepared on the site."""


@submissions.command()
@click.option("--dataset", "source", type=folder, help="The dataset's folder.  [default: that of the site]")
@with_format
@click.pass_context
def check(context: click.Context, source: Path | None, form: str) -> None:
    """Build the returns of the dataset's year and check them: for a schedule, each night.

    What is found stands under Submissions, and on the home page of whoever works with the child. A return that is
    signed off is left as it is. Status 1 if anything is found.
    """
    service.start_django()
    from goldenthread.analysis.tables import Dataset
    from goldenthread.oversight.performance import datasets
    from goldenthread.oversight.submissions.actions import checks

    done = checks.nightly(dataset=Dataset.open(source) if source else datasets.opened(), by=None)
    print_rows([_row(each.title, each.check.counts if each.check else {}, each.why) for each in done], form, CHECKED)
    context.exit(FOUND if any(each.check and each.check.counts["issues"] for each in done) else 0)


def _row(title: str, counts: dict[str, int], why: str) -> dict[str, object]:
    return {
        "return": title,
        "issues": counts.get("issues"),
        "children": counts.get("children with issues"),
        "why_not": why,
    }
