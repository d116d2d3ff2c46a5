"""The only bridge between the record and the dataset: extracts built from the one, datasets loaded into it."""
