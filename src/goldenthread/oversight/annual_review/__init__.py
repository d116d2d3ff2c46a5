"""The annual review: the built paper as a page, the figures behind it, what its checks found, its files."""
