"""`goldenthread review`: build the annual review as a committee paper, and check one."""

import textwrap
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.options import folder, with_dataset
from goldenthread.cli.rows import print_rows, with_format
from goldenthread.codes import UserError

if TYPE_CHECKING:
    from goldenthread.analysis.committee_paper import Edition, Finding

FOUND = 1
INDENT = " " * 6
FINDING = ("code", "severity", "where", "printed", "computed", "why")


@click.group()
def review() -> None:
    """Build the annual review as a committee paper, and check one."""


@review.command()
@click.argument("year")
@with_dataset
@click.option("--content", type=folder, help="The narrative, as YAML.  [default: the worked example's]")
@click.option("--edition", type=click.Choice(["internal", "published"]), default="internal", show_default=True)
@click.option("--out", "target", type=folder, required=True, help="The paper: a .docx, .html or .pdf file.")
def build(year: str, source: Path, content: Path | None, edition: "Edition", target: Path) -> None:
    """Build the review of YEAR, such as 2014-15. Writes the paper and, beside it, FILE.review.json."""
    from goldenthread.analysis.committee_paper import build_to_file
    from goldenthread.analysis.tables import Dataset

    build_to_file(Dataset.open(source), year, content, target, edition)


@review.command()
@click.argument("paper", type=folder, required=False)
@click.option("--printed", type=folder, help="A paper transcribed as YAML.")
@with_format
@click.pass_context
def check(context: click.Context, paper: Path | None, printed: Path | None, form: str) -> None:
    """Check a built review (the paper or its .review.json) or a transcribed one. Status 1 when it finds anything."""
    findings = _findings(paper, printed)
    if form == "table":
        _print_findings(findings)
    else:
        print_rows([asdict(found) for found in findings], form, FINDING)
    context.exit(FOUND if findings else 0)


def _findings(paper: Path | None, printed: Path | None) -> list["Finding"]:
    from goldenthread.analysis.committee_paper import checks

    if paper is not None and printed is None:
        return checks.check(checks.read_built(paper))
    if printed is not None and paper is None:
        return checks.check(checks.read_printed(printed))
    raise UserError("Say which paper to check: a built review, or --printed FILE.yaml.")


def _print_findings(findings: list["Finding"]) -> None:
    for found in findings:
        click.echo(f"{found.severity}  {found.code}  {found.where}")
        sides = (("printed", found.printed), ("computed", found.computed))
        for line in ("; ".join(f"{side} {text}" for side, text in sides if text), found.why):
            click.echo(textwrap.fill(line, 100, initial_indent=INDENT, subsequent_indent=INDENT))
        click.echo()
    click.echo(_summary(Counter(found.severity for found in findings)))


def _summary(counts: Counter[str]) -> str:
    total = counts.total()
    if not total:
        return "No findings"
    of_each = ", ".join(f"{count} {severity}" for severity, count in counts.items())
    return f"{total} {'finding' if total == 1 else 'findings'}: {of_each}"
