"""What leaves the record is written in the audit trail. Nothing else is written in this room."""
