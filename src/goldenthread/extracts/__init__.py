"""The only bridge between the record and the dataset: `build()` writes one from the other, `load()` the reverse."""
