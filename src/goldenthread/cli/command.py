"""The group that every command hangs on."""

from importlib import import_module

import click

COMMANDS = {
    "audit": "audit",
    "backup": "backups",
    "cases": "indicators",
    "dataset": "dataset",
    "demo": "web",
    "export": "export",
    "indicators": "indicators",
    "restore": "backups",
    "review": "review",
    "serve": "web",
    "submissions": "submissions",
    "user": "users",
    "validate": "validate",
}
"""The module of this folder in which each command is."""


class Late(click.Group):
    """Loads a command when it is asked for: all of them take as long as a part of a small return's check."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(f"goldenthread.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command


@click.group(cls=Late, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="goldenthread", message="goldenthread %(version)s")
def goldenthread() -> None:
    """Children's social care: the record, the dataset, the indicator, the review. One thread.

    Exit status: 0 done, 1 a check made findings, 2 bad usage or input.
    """
