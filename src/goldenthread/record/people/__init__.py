"""People, families, households, relationships, addresses, identifiers: who they are, and how they are never mixed up."""
