"""Official code sets and timescales, effective-dated. Plain Python: everything above reads the same lists."""


class UserError(Exception):
    """A mistake the user can mend, told in one plain sentence: what, where, what to do. Never shown as a traceback."""
