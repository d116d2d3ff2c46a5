"""The documents of one person: the list, a new one, a new version, the file itself."""
