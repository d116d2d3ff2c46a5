"""What a case weighs."""

import polars as pl

ONE = pl.lit(1.0)


def one_if(condition: pl.Expr) -> pl.Expr:
    """1 where the condition holds; 0 where it does not or is not known."""
    return condition.fill_null(False).cast(pl.Float64)
