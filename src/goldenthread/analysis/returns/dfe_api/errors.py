"""What stops an export or its sending, in one sentence."""

from goldenthread.codes import UserError


class DfeApiError(UserError):
    """A folder, a file, an address or a key that cannot be used."""
