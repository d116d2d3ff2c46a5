"""What is wrong with a dataset, in one sentence."""

from goldenthread.codes import UserError


class DatasetError(UserError):
    """A folder or a frame that breaks the contract: the sentence names table, column and the first bad rows."""
