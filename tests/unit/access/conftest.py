from committed_trail import committed, emptied_afterwards, trail  # noqa: F401  fixtures
