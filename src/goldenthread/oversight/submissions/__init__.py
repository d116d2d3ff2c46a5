"""Statutory returns being prepared: checked, explained, handed out to be mended, signed off by somebody else."""
