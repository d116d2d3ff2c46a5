"""Statutory returns: read, checked by the official rules, reported, and built from the dataset."""
