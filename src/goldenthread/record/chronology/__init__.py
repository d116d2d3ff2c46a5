"""Significant events of a child's life: written by hand, ticked as significant, frozen for a meeting."""
