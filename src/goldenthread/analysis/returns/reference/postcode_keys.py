"""A postcode as a number: the same however it is written, and in the order of the alphabet."""

import polars as pl

WRITTEN = "^[A-Z][A-Z0-9]{4,6}$"
"""Without its space. No stricter than that: old postcodes (NPT 0AD, GIR 0AA) have forms of their own."""


def plain(postcode: str) -> pl.Expr:
    """Capitals without spaces; null where it is not written as a postcode is."""
    text = pl.col(postcode).str.to_uppercase().str.replace_all(r"\s", "")
    return pl.when(text.str.contains(WRITTEN)).then(text)


def keyed(postcode: str) -> list[pl.Expr]:
    """`key` (its letters and digits as bytes, as one number) and `area` (its first letters) of a column of text."""
    text = plain(postcode)
    number = text.str.pad_end(8).cast(pl.Binary).bin.reinterpret(dtype=pl.UInt64, endianness="big")
    return [number.alias("key"), text.str.extract("^([A-Z]+)").alias("area")]
