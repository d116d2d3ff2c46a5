"""The providers that Ofsted registers, from the lists that it gives to authorities.

Lists differ from year to year. Read are: the list of children's homes (one sheet, or one with settings and one with
their addresses), the list of social care providers (a sheet of current and one of closed ones), the combined list, with
or without its sheet of supported accommodation; and a CSV file of any of these sheets. Sheets are known by headings.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from goldenthread.analysis.returns.reference.errors import ReferenceDataError
from goldenthread.analysis.returns.reference.postcode_keys import plain as plain_postcode
from goldenthread.analysis.returns.reference.postcodes import Postcodes
from goldenthread.analysis.returns.reference.provider_sheets import ROW, Sheet, sheets

HEADINGS = {
    "URN": ("urn",),
    "LA_NAME_FROM_FILE": ("local authority", "provider local authority", "la name from file"),
    "PLACE_CODES": ("placement code", "provider placement code", "place codes"),
    "PROVIDER_CODES": ("placement provider code", "provider code", "provider codes"),
    "REG_END": ("deregistration date", "closed date", "reg end"),
    "POSTCODE": ("setting address postcode", "setting postcode", "postcode"),
}
"""What lists have called a column; the first that a sheet has is taken."""
NEEDED = ("PLACE_CODES", "PROVIDER_CODES", "POSTCODE")
PROVIDER_COLUMNS = pl.Schema({**dict.fromkeys(HEADINGS, pl.String), "REG_END": pl.Date, "LA_CODE_INFERRED": pl.String})
SUPPORTED_ACCOMMODATION = {"PLACE_CODES": "K3", "PROVIDER_CODES": "PR4"}
"""Its sheet gives no codes: a placement there is K3, and its providers are private ones unless the sheet says so."""
URN = "^[A-Z]{0,3}[0-9]+$"
DAYS_TO_1970 = 25_569
NO_DATE = ("NULL", "N/A", "-")
DATES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


def read_providers(*paths: Path, postcodes: Postcodes | None = None) -> pl.DataFrame:
    """A row for each row of the lists, with PROVIDER_COLUMNS.

    URN is text (`urn`); PLACE_CODES and PROVIDER_CODES are codes with commas between ("PR1,PR2"); REG_END is the day on
    which a registration ended, null while it lasts; POSTCODE has no space, and is null where the list withholds it;
    LA_CODE_INFERRED is the authority of that postcode, which can differ from the one named in the list. One provider
    may have several rows. Raises ReferenceDataError with file, sheet, row and column.
    """
    read = pl.concat([pl.DataFrame(schema=PROVIDER_COLUMNS).drop("LA_CODE_INFERRED"), *map(_providers, paths)])
    places = (postcodes or Postcodes.open()).find(read["POSTCODE"])
    inferred = places.select(POSTCODE="postcode", LA_CODE_INFERRED="authority")
    return read.unique(maintain_order=True).join(inferred, on="POSTCODE", how="left", maintain_order="left")


def urn(column: str) -> pl.Expr:
    """A URN as text, however a spreadsheet has kept it: 1234567.0 is "1234567", " sc012345" is "SC012345"."""
    text = pl.col(column).cast(pl.String).str.to_uppercase().str.replace_all(r"\s", "")
    return text.str.replace(r"^([0-9]+)\.0*$", "${1}").replace("", None)


def _providers(path: Path) -> pl.DataFrame:
    every = [_renamed(sheet) for sheet in sheets(path)]
    listing = [sheet for sheet in every if "PLACE_CODES" in sheet.rows.columns]
    if not listing:
        raise ReferenceDataError(
            f"{path.name} lists no providers: no sheet has a column URN and a column Placement code."
        )
    addresses = [sheet.rows for sheet in every if set(sheet.rows.columns) == {ROW, "URN", "POSTCODE"}]
    return pl.concat([_tidy(_with_addresses(sheet, addresses)) for sheet in listing])


def _renamed(sheet: Sheet) -> Sheet:
    """With our own names of columns, and the columns that we know."""
    found = {name: [each for each in known if each in sheet.rows.columns] for name, known in HEADINGS.items()}
    headings = {name: matching[0] for name, matching in found.items() if matching}
    rows = sheet.rows.select(ROW, **{name: pl.col(heading) for name, heading in headings.items()})
    return replace(sheet, rows=_supported(sheet.name, rows), headings=headings)


def _supported(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    if not name.casefold().startswith(("sa ", "supported accommodation")):
        return rows
    return rows.with_columns(
        **{column: pl.lit(code) for column, code in SUPPORTED_ACCOMMODATION.items() if column not in rows.columns}
    )


def _with_addresses(sheet: Sheet, addresses: Sequence[pl.DataFrame]) -> Sheet:
    """Its postcodes from a sheet beside it, where it has none itself."""
    rows = sheet.rows
    if "POSTCODE" not in rows.columns and addresses:
        known = pl.concat(addresses).drop(ROW).unique("URN", keep="first")
        rows = rows.join(known, on="URN", how="left", maintain_order="left")
    missing = [_quoted(HEADINGS[column][0]) for column in NEEDED if column not in rows.columns]
    if missing:
        raise ReferenceDataError(f"{sheet.title} has no column {' and none '.join(missing)}.")
    return replace(sheet, rows=rows)


def _tidy(sheet: Sheet) -> pl.DataFrame:
    rows = _dated(sheet, _numbered(sheet, sheet.rows.with_columns(_absent(sheet.rows))))
    postcode = plain_postcode("POSTCODE").alias("POSTCODE")
    return rows.select("URN", "LA_NAME_FROM_FILE", _codes("PLACE_CODES"), _codes("PROVIDER_CODES"), "REG_END", postcode)


def _absent(rows: pl.DataFrame) -> list[pl.Expr]:
    return [pl.lit(None, pl.String).alias(column) for column in HEADINGS if column not in rows.columns]


def _numbered(sheet: Sheet, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with a URN; a row with nothing else is a note under the list."""
    others = pl.any_horizontal(pl.col(column).is_not_null() for column in NEEDED)
    rows = rows.with_columns(urn("URN")).filter(pl.col("URN").is_not_null())
    known = pl.col("URN").str.contains(URN)
    _refuse(sheet, rows.filter(known.not_() & others), "URN", "no URN")
    return rows.filter(known)


def _dated(sheet: Sheet, rows: pl.DataFrame) -> pl.DataFrame:
    written = rows.with_columns(pl.col("REG_END").replace(dict.fromkeys(NO_DATE)))
    read = written.with_columns(_ended())
    _refuse(sheet, written.filter(written["REG_END"].is_not_null() & read["REG_END"].is_null()), "REG_END", "no date")
    return read


def _codes(column: str) -> pl.Expr:
    codes = pl.col(column).str.to_uppercase().str.extract_all("[A-Z]+[0-9]+").list.join(",")
    return codes.replace("", None).alias(column)


def _ended() -> pl.Expr:
    """Excel has a date as text with a time, or as a number of days since 30 December 1899."""
    days = pl.col("REG_END").str.extract("^([0-9]{5})(?:[.]0*)?$").cast(pl.Int32)
    read = (pl.col("REG_END").str.to_date(form, strict=False) for form in DATES)
    return pl.coalesce(*read, (days - DAYS_TO_1970).cast(pl.Date))


def _refuse(sheet: Sheet, wrong: pl.DataFrame, column: str, why: str) -> None:
    """Raises ReferenceDataError for the first of these rows."""
    for row in wrong.head(1).iter_rows(named=True):
        where = f"{sheet.title}, row {row[ROW]}, column {_quoted(sheet.headings[column])}"
        raise ReferenceDataError(f"{where}: “{row[column]}” is {why}.")


def _quoted(heading: str) -> str:
    return "“URN”" if heading == "urn" else f"“{heading.capitalize()}”"
