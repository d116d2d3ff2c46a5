"""Right to know and right to be forgotten: subject access, retention, holds, disposal."""
