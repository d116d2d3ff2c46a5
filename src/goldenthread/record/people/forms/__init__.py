"""What people type about a person, by what it is about."""
