"""How much a long sweep tries: everything on SQLite, an even share of it on PostgreSQL.

What differs between roles and pages is the same code on both; what the databases may do differently shows in a share.
"""

import os
from collections.abc import Iterable
from typing import Any

ON_POSTGRESQL = "GOLDENTHREAD_DATABASE" in os.environ


def some(things: Iterable[Any], count: int) -> list[Any]:
    """``count`` of them, evenly spread from the first on; all of them on SQLite."""
    every = list(things)
    return every[:: max(1, len(every) // count)][:count] if ON_POSTGRESQL else every
