"""The chronology of one person: the list, an entry, snapshots."""
