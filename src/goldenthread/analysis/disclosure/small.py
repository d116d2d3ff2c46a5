"""Which numbers are small enough to point at a person."""

SMALLEST_SAFE = 6


def is_small(number: float) -> bool:
    """Whether a count, or a weight that counts part-time people, lies between nothing and six: 1 to 5, and parts."""
    return 0 < number < SMALLEST_SAFE
