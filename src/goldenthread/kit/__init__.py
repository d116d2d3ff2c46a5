"""A tiny Django base without a word of the field: frame, components, clock, downloads, the design systems' files."""
