"""All analysis: frames in, figures out. Polars only; no Django, no database."""
