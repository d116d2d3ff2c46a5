"""What makes the audit trail hold against somebody who owns the database: seals and witnesses kept outside it."""
