"""The tables of the SSDA903, year by year."""

from collections.abc import Mapping
from types import MappingProxyType

from goldenthread.analysis.returns.layout import Layout, ReturnTable, table

TITLE = "The SSDA903 return"
YEARS = ("2022-23", "2023-24", "2024-25", "2025-26", "2026-27")

_WHO = "CHILD SEX DOB"
_TABLES = (
    table(
        "Header",
        f"{_WHO} ETHNIC UPN MOTHER MC_DOB UASC",
        child="CHILD",
        dates="DOB MC_DOB",
        optional="UASC",
    ),
    table(
        "Episodes",
        "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN"
        " PL_LA PL_LOCATION PL_DISTANCE",
        child="CHILD",
        dates="DECOM DEC",
        optional="PL_LA PL_LOCATION PL_DISTANCE",
    ),
    table("Reviews", "CHILD DOB REVIEW REVIEW_CODE", child="CHILD", dates="DOB REVIEW"),
    table("UASC", f"{_WHO} DUC", child="CHILD", dates="DOB DUC"),
    table(
        "OC2",
        "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT"
        " SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
        child="CHILD",
        dates="DOB",
        whole="SDQ_SCORE",
    ),
    table("OC3", "CHILD DOB IN_TOUCH ACTIV ACCOM", child="CHILD", dates="DOB"),
    table(
        "AD1",
        "CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
        child="CHILD",
        dates="DOB DATE_INT DATE_MATCH",
    ),
    table(
        "PlacedAdoption",
        "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
        child="CHILD",
        dates="DOB DATE_PLACED DATE_PLACED_CEASED",
    ),
    table("PrevPerm", "CHILD DOB PREV_PERM LA_PERM DATE_PERM", child="CHILD", dates="DOB"),
    table("Missing", "CHILD DOB MISSING MIS_START MIS_END", child="CHILD", dates="DOB MIS_START MIS_END"),
)
_FROM = MappingProxyType(
    {
        "2023-24": (
            table(
                "SWEpisodes", "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON", child="CHILD", dates="DOB SW_DECOM SW_DEC"
            ),
        ),
        "2026-27": (table("DoLo", "CHILD DOB DOLO_START DOLO_END", child="CHILD", dates="DOB DOLO_START DOLO_END"),),
    }
)
"""The tables that a year brought; it keeps those of the years before."""


def layout_of(year: str) -> Layout:
    """The tables of a year in the order of the department's guide."""
    brought = (each for first, tables in _FROM.items() if first <= year for each in tables)
    return Layout(TITLE, _by_name((*_TABLES, *brought)))


def _by_name(tables: tuple[ReturnTable, ...]) -> Mapping[str, ReturnTable]:
    return MappingProxyType({each.name: each for each in tables})
