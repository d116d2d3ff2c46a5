"""Why an extract is not built or a dataset not loaded, in one sentence."""

from goldenthread.codes import UserError


class ExtractError(UserError):
    """Nothing was written, to a folder or to the record."""
