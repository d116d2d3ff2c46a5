"""The group that every command hangs on."""

import click

from goldenthread.cli.audit import audit
from goldenthread.cli.backups import backup, restore
from goldenthread.cli.dataset import dataset
from goldenthread.cli.export import export
from goldenthread.cli.indicators import cases, indicators
from goldenthread.cli.review import review
from goldenthread.cli.submissions import submissions
from goldenthread.cli.users import user
from goldenthread.cli.validate import validate
from goldenthread.cli.web import demo, serve


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="goldenthread", message="goldenthread %(version)s")
def goldenthread() -> None:
    """Children's social care: the record, the dataset, the indicator, the review. One thread.

    Exit status: 0 done, 1 a check made findings, 2 bad usage or input.
    """


for command in (
    demo,
    serve,
    dataset,
    indicators,
    cases,
    export,
    review,
    audit,
    backup,
    restore,
    user,
    validate,
    submissions,
):
    goldenthread.add_command(command)
