"""Documents: kept, shown and downloaded by those who may."""
