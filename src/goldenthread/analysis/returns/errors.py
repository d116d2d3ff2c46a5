"""What is wrong with a return's files, or with what was asked about it, in one sentence."""

from goldenthread.codes import UserError


class ReturnError(UserError):
    """A file, a folder or a year that cannot be worked with: the sentence says which, where and what to do."""


class NotSuppliedError(Exception):
    """A rule needs what nobody has supplied: a table, or a list that it looks things up in.

    Not a fault of the return: the rule is reported as not evaluated, with the reason.
    """
