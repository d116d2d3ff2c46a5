"""The right to know and the right to be forgotten: subject access, retention, holds, disposal."""
