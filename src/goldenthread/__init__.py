"""Golden Thread: the record, the dataset, the indicator, the review."""
