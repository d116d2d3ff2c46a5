"""Saves that never overwrite what somebody else has saved since: optimistic locking by a version column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from django.db import models


class StaleError(Exception):
    """The record has been saved by somebody else since it was read. Nothing was written.

    ``current`` is the record as it stands now, ``posted`` the values that were refused: a page shows both.
    """

    def __init__(self, current: models.Model, posted: Mapping[str, Any]) -> None:
        super().__init__("somebody else has saved this since it was opened")
        self.current = current
        self.posted = dict(posted)


class Versioned(models.Model):
    """An editable record. ``version`` goes up by one with every save through ``save_over``."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save_over(self, version: int, values: Mapping[str, Any]) -> Self:
        """Save ``values`` where the stored version still is ``version``. Raises ``StaleError`` and writes nothing
        otherwise. One statement, so that of two who save at once one is refused.
        """
        manager = type(self)._base_manager
        saved = manager.filter(pk=self.pk, version=version).update(**values, version=version + 1)
        if not saved:
            raise StaleError(manager.get(pk=self.pk), values)
        self.refresh_from_db()
        return self
