"""What somebody can mend, found by an action and said at the field of the form that it came from."""

from __future__ import annotations

from goldenthread.codes import UserError


class MistakeError(UserError):
    """``field``: the name of the form's field, or nothing where it is about the whole."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
