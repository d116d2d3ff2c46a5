"""The Header of the census: whose it is and of which year."""

from datetime import UTC, datetime, time
from importlib.metadata import version

import polars as pl

from goldenthread.analysis.returns.cin.build.census import Census
from goldenthread.analysis.returns.lacking import Lacking
from goldenthread.analysis.returns.reference import ReferenceDataError, authority

LOCAL_AUTHORITY = "L"


def header(census: Census, given: str | None) -> pl.DataFrame:
    """One row. The time is the first of the day on which the dataset stood, so that a census comes out the same twice.

    Raises ``ReferenceDataError`` where ``given`` is no authority.
    """
    stood = datetime.combine(census.dataset.manifest.as_at, time(), UTC)
    row = {
        "Collection": "CIN",
        "Year": str(census.year.end.year),
        "ReferenceDate": census.year.end,
        "SourceLevel": LOCAL_AUTHORITY,
        "LEA": authority(given).number if given else _own_number(census),
        "SoftwareCode": "Golden Thread",
        "Release": version("goldenthread"),
        "SerialNo": "001",
        "DateTime": f"{stood:%Y-%m-%dT%H:%M:%S}",
    }
    return census.text("Header", pl.DataFrame([row]))


def _own_number(census: Census) -> str | None:
    """The number of the authority that the dataset names, if it is one of England."""
    name = census.dataset.manifest.authority
    try:
        return authority(name).number
    except ReferenceDataError:
        why = f"the dataset is of “{name}”, no authority with a number: give --authority"
        census.lacking.append(Lacking("Header", "LEA", why, 1))
        return None
