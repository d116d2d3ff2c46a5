"""The case record: people, and the work with them."""
