"""What happened to a child and what it meant: curated events, and frozen copies of them for a meeting."""
