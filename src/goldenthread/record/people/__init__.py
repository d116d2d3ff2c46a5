"""People, families, households, relationships, addresses and identifiers."""
