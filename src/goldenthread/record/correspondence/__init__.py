"""Documents about people: files kept outside the web root, served by class, replaced and never overwritten."""
