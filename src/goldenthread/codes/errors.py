"""The error that a person can act on."""


class UserError(Exception):
    """A mistake in what the user gave: one plain sentence that says what, where and what to do.

    The command line prints the sentence and exits with status 2; no traceback is shown. Rooms derive their own
    classes from it so that callers can tell them apart.
    """
