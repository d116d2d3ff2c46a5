"""The `goldenthread` command.

Modules here import no Polars and no Django when they load: a command imports what it needs when it runs, so that
`goldenthread --help` answers at once.
"""

from goldenthread.cli.run import main

__all__ = ["main"]
