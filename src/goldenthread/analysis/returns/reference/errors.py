"""What is wrong with the things that a return is looked up in, in one sentence."""

from goldenthread.codes import UserError


class ReferenceDataError(UserError):
    """An authority nobody knows, a provider list that cannot be read, or reference data that is missing or broken."""
