"""The case record: one app for each term of the field. Nothing here knows the dataset; `extracts` is the bridge."""
