"""`goldenthread validate`: check a statutory return by the official rules."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.options import folder
from goldenthread.cli.rows import print_rows

if TYPE_CHECKING:
    from goldenthread.analysis.returns.evidence import Lookups
    from goldenthread.analysis.returns.report import Checked
    from goldenthread.analysis.returns.rule import Rule

FOUND = 1
MOST_RULES = 25
LONGEST = 92

with_year = click.option("--year", help="The year of the return, such as 2026-27; the newest unless you say.")
with_out = click.option("--out", type=folder, help="Write the report: a file that ends in .xlsx, .csv or .json.")


@click.group()
def validate() -> None:
    """Check a return: its errors, its queries, and what could not be checked. Status 1 if there is any finding.

    Rules that lack what they need, such as last year's return, are named; they are no findings.
    """
    os.environ.setdefault(
        "POLARS_MAX_THREADS", "1"
    )  # a return is small: handing it to threads takes more than it saves


@validate.command()
@click.argument("source", metavar="PATH", type=folder)
@click.option("--previous", type=folder, help="Last year's return, for the rules that compare.")
@with_year
@click.option("--authority", help="The authority whose return it is: its number, code or name.")
@click.option("--providers", type=folder, multiple=True, help="Ofsted's list of providers. May be repeated.")
@with_out
@click.pass_context
def ssda903(
    context: click.Context,
    source: Path,
    previous: Path | None,
    year: str | None,
    authority: str | None,
    providers: tuple[Path, ...],
    out: Path | None,
) -> None:
    """Check a children looked after return: a folder of CSV files, or one XML file."""
    from goldenthread.analysis.returns import ssda903 as room
    from goldenthread.analysis.returns.report import Checked

    year = year or room.YEARS[-1]
    given = room.read(source, year=year, previous=previous)
    findings = room.validate(
        given.tables, year=year, reference=_lookups(authority, providers), form=given.form, watch=_watched
    )
    _report(context, Checked(room.TITLE, year, given, room.RULES.of(year), findings), out)


@validate.command()
@click.argument("source", metavar="PATH", type=folder)
@with_year
@with_out
@click.pass_context
def cin(context: click.Context, source: Path, year: str | None, out: Path | None) -> None:
    """Check a children in need census: one XML file, or a folder of CSV files."""
    from goldenthread.analysis.returns import cin as room
    from goldenthread.analysis.returns.report import Checked

    year = year or room.YEARS[-1]
    given = room.read(source, year=year)
    findings = room.validate(given.tables, year=year, form=given.form, watch=_watched)
    _report(context, Checked(room.TITLE, year, given, room.RULES.of(year), findings), out)


def _watched(rules: Sequence["Rule"]) -> Iterator["Rule"]:
    """The rules, with a bar that shows how far it is, where somebody looks on."""
    alone = not sys.stderr.isatty()
    with click.progressbar(rules, label="Checking", file=sys.stderr, hidden=alone) as bar:
        yield from bar


def _lookups(name: str | None, providers: tuple[Path, ...]) -> "Lookups":
    from goldenthread.analysis.returns.evidence import Lookups
    from goldenthread.analysis.returns.reference import Postcodes, authority, read_providers

    postcodes = Postcodes.open()
    listed = read_providers(*providers, postcodes=postcodes) if providers else None
    return Lookups(authority=authority(name).code if name else None, providers=listed, postcodes=postcodes)


def _report(context: click.Context, checked: "Checked", out: Path | None) -> None:
    if out is not None:
        from goldenthread.analysis.returns.report import write

        write(checked, out)
    _show(checked)
    if out is not None:
        click.echo(f"\nWrote {out}.")
    context.exit(FOUND if checked.has_findings else 0)


def _show(checked: "Checked") -> None:
    """The whole at a glance: what was read, what adds up, and the rules with most issues."""
    rows = sum(len(frame) for frame in checked.given.tables.values())
    click.echo(f"{checked.title}, {checked.year}: {len(checked.given.tables)} tables, {rows:,} rows.")
    for remark in checked.given.remarks:
        click.echo(f"  {remark}")
    click.echo("")
    for name, count in checked.counts.items():
        click.echo(f"{count:>9,}  {name}")
    _show_rules(checked)
    _show_unanswered(checked)


def _show_rules(checked: "Checked") -> None:
    found = checked.by_rule.head(MOST_RULES).to_dicts()
    if found:
        click.echo("")
        shown = [{**row, "message": _short(row["message"])} for row in found]
        print_rows(shown, "table", ("rule", "type", "issues", "children", "message"))
    if len(checked.by_rule) > MOST_RULES:
        click.echo(f"… and {len(checked.by_rule) - MOST_RULES} rules more: --out writes them all.")


def _show_unanswered(checked: "Checked") -> None:
    """The rules that could not be asked, those with one reason together."""
    reasons: dict[str, list[str]] = {}
    for row in checked.unanswered.iter_rows(named=True):
        reasons.setdefault(row["message"].partition(": ")[2], []).append(row["rule"])
    for reason, rules in reasons.items():
        click.echo(f"\nNot evaluated, as {reason.rstrip('.')}:\n  {', '.join(rules)}")


def _short(message: str) -> str:
    return message if len(message) <= LONGEST else f"{message[: LONGEST - 1].rstrip()}…"
