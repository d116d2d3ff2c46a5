"""Published rates and mixes that made-up authorities are calibrated from.

Every figure names its year, its place and its publication. What no publication gives (how often a family comes back,
how long early help lasts) is tuned in ``profile`` so that the published figures come out, and said so there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.analysis.synthetic.draws import Band

CIN_2014 = "DfE SFR43/2014, children in need in England"
CIN_2015 = "DfE SFR41/2015, children in need in England"
CIN_2016 = "DfE children in need in England, 2015 to 2016"
CIN_2020 = "DfE children in need 2020"
CIN_2023 = "DfE children in need 2023"
CIN_2025 = "DfE children in need 2025"
CLA_2013 = "DfE children looked after in England, 2013"
CLA_2015 = "DfE SFR34/2015, children looked after in England"
CLA_2020 = "DfE children looked after 2020"
CLA_2024 = "DfE children looked after 2024"
CLA_2025 = "DfE children looked after 2025"
CSWW_2015 = "DfE children's social work workforce 2015, press summaries"


@dataclass(frozen=True)
class Rate:
    """One published figure. A share is in percent."""

    name: str
    value: float
    unit: str
    year: str
    geography: str
    source: str


@dataclass(frozen=True)
class Mix:
    """A published distribution: how often each value occurs, in percent (they need not add to 100)."""

    name: str
    weights: Mapping[Any, float]
    year: str
    source: str


@dataclass(frozen=True)
class Durations:
    """A published distribution of durations, as bands of lowest, highest and share in percent."""

    name: str
    bands: tuple[Band, ...]
    unit: str
    year: str
    source: str


_RATES = (
    Rate("contacts per referral", 3.79, "ratio", "2019-20", "England", "ADCS Safeguarding Pressures 7"),
    Rate("referrals per 10,000", 548.9, "per 10,000 aged 0-17", "2014-15", "England", CIN_2015),
    Rate("re-referral share", 23.4, "%", "2013-14", "England", CIN_2014),
    Rate("children in need per 10,000", 346.4, "per 10,000 aged 0-17", "31 March 2014", "England", CIN_2014),
    Rate("assessments within 45 working days", 85.7, "%", "2024-25", "England", CIN_2025),
    Rate("section 47 per 10,000", 124.1, "per 10,000 aged 0-17", "2013-14", "England", CIN_2014),
    Rate("conference share of section 47", 47.3, "%", "2012-13", "England", CIN_2014),
    Rate("conference within 15 working days", 78.4, "%", "2022-23", "England", CIN_2023),
    Rate("child protection plans starting", 62_200, "plans", "2014-15", "England", CIN_2015),
    Rate("child protection plans per 10,000", 42.9, "per 10,000 aged 0-17", "31 March 2015", "England", CIN_2015),
    Rate("looked after per 10,000", 60.1, "per 10,000 aged 0-17", "31 March 2015", "England", CLA_2015),
    Rate("children in need with a disability", 12.7, "%", "2015-16", "England", CIN_2016),
    Rate("early help assessments per referral", 0.43, "ratio", "2021-22", "England", "ADCS Safeguarding Pressures 8"),
    Rate("immunisations up to date", 88, "%", "2014-15", "England", CLA_2015),
    Rate("dental check in the year", 86, "%", "2014-15", "England", CLA_2015),
    Rate("health assessment in the year", 90, "%", "2014-15", "England", CLA_2015),
    Rate("missing from care", 6, "% of children looked after in the year", "2014-15", "England", CLA_2015),
    Rate("incidents per missing child", 4.7, "ratio", "2014-15", "England", CLA_2015),
    Rate("three or more placements in the year", 11, "%", "2013", "England", CLA_2013),
    Rate("placed inside the boundary", 60, "%", "31 March 2015", "England", CLA_2015),
    Rate("turnover", 16, "%", "September 2015", "England", CSWW_2015),
    Rate("vacancy rate", 16.1, "%", "September 2015", "England", CSWW_2015),
    Rate("agency share", 14.2, "%", "September 2014", "England", CSWW_2015),
    Rate("average caseload", 15, "children per worker", "September 2015", "England", CSWW_2015),
    Rate("complaints per 100 open cases", 5.3, "ratio", "2014-15", "one unitary authority", "Annual review 2014-15"),
)

_MIXES = (
    Mix(
        "referral source",
        {
            "6": 28.7,
            "2A": 18.2,
            "3A": 2.2,
            "3B": 2.6,
            "3C": 1.4,
            "3D": 2.9,
            "3E": 3.7,
            "3F": 2.2,
            "5A": 6.9,
            "5B": 4.6,
            "5C": 2.6,
            "1A": 4.3,
            "1B": 1.7,
            "1C": 1.3,
            "1D": 0.8,
            "8": 4.9,
            "7": 3.9,
            "2B": 2.1,
            "9": 2.1,
            "4": 1.3,
            "10": 1.4,
        },
        "2019-20",
        CIN_2020,
    ),
    Mix(
        "primary need",
        {
            "N1": 50.6,
            "N5": 17.4,
            "N4": 9.4,
            "N2": 9.6,
            "N3": 2.9,
            "N6": 2.2,
            "N8": 3.3,
            "N7": 0.3,
            "N9": 1.0,
            "N0": 3.3,
        },
        "2015-16",
        CIN_2016,
    ),
    Mix("sex of children in need", {"M": 53.5, "F": 46.2, "U": 0.3}, "2015-16", CIN_2016),
    Mix(
        "category of child protection plan",
        {"NEG": 46.0, "EMO": 35.3, "PHY": 8.3, "SAB": 4.7, "MUL": 5.6},
        "2016",
        CIN_2020,
    ),
    Mix(
        "reason for placement change",
        {
            "CARPL": 31.3,
            "PLACE": 24.4,
            "OTHER": 22.4,
            "CREQB": 8.0,
            "CREQO": 6.3,
            "CHILD": 3.1,
            "LAREQ": 1.4,
            "STAND": 1.0,
            "CLOSE": 0.8,
            "ALLEG": 0.7,
            "APPRR": 0.3,
            "CUSTOD": 0.2,
        },
        "2023-24",
        CLA_2024,
    ),
    Mix(
        "ethnicity of children looked after",
        {
            "WBRI": 72.0,
            "WIRI": 0.6,
            "WOTH": 4.6,
            "WROM": 0.6,
            "WIRT": 0.2,
            "MWBC": 3.2,
            "MWBA": 0.9,
            "MWAS": 1.5,
            "MOTH": 3.4,
            "AIND": 0.6,
            "APKN": 1.3,
            "ABAN": 0.7,
            "AOTH": 1.7,
            "BCRB": 2.4,
            "BAFR": 2.9,
            "BOTH": 1.4,
            "CHNE": 0.2,
            "OOTH": 1.6,
            "REFU": 0.2,
            "NOBT": 0.6,
        },
        "31 March 2013",
        CLA_2013,
    ),
    Mix(
        "factors at assessment, in percent of assessments",
        {
            "3B": 41.0,
            "3A": 12.0,
            "4B": 25.0,
            "4A": 10.0,
            "2B": 15.0,
            "2A": 5.0,
            "1B": 15.5,
            "1A": 3.0,
            "17A": 19.3,
            "16A": 17.5,
            "18A": 14.0,
            "19A": 6.4,
            "14A": 6.5,
            "6A": 4.5,
            "5A": 7.0,
            "5B": 4.0,
            "6B": 4.0,
            "7A": 2.8,
            "10A": 3.0,
            "11A": 3.0,
            "15A": 3.7,
            "13A": 0.9,
            "12A": 0.3,
            "20": 15.0,
        },
        "2015-16",
        CIN_2016,
    ),
    Mix(
        "care leavers: accommodation",
        {
            "U": 35.0,
            "D": 18.0,
            "B": 11.3,
            "Z": 8.0,
            "E": 5.4,
            "T": 4.0,
            "K": 4.0,
            "R": 4.5,
            "C": 3.7,
            "X": 3.5,
            "Y": 2.0,
            "S": 1.0,
            "V": 0.3,
            "W": 0.3,
        },
        "2019-20",
        CLA_2020,
    ),
    Mix(
        "care leavers: activity before April 2021",
        {
            "F2": 28.0,
            "G5": 26.0,
            "F3": 20.0,
            "G4": 8.0,
            "0": 8.0,
            "F1": 6.0,
            "G6": 6.0,
            "P2": 4.0,
            "P3": 4.0,
            "P1": 0.3,
        },
        "2013-14",
        "Public Accounts Committee 2015-16, on care leavers aged 19 to 21",
    ),
)

_DURATIONS = (
    Durations(
        "assessment",
        (
            (0, 0, 1.8),
            (1, 10, 11.7),
            (11, 20, 17.3),
            (21, 30, 15.8),
            (31, 40, 20.2),
            (41, 45, 18.9),
            (46, 50, 5.8),
            (51, 60, 4.3),
            (61, 90, 4.2),
        ),
        "working days",
        "2024-25",
        CIN_2025,
    ),
    Durations(
        "section 47 to conference",
        ((6, 10, 9.2), (11, 15, 69.2), (16, 20, 9.5), (21, 40, 12.0)),
        "working days",
        "2022-23",
        CIN_2023,
    ),
    Durations(
        "child protection plan",
        ((20, 91, 15.9), (92, 182, 11.0), (183, 364, 43.5), (365, 729, 25.2), (730, 1_300, 4.4)),
        "days",
        "2024-25",
        CIN_2025,
    ),
    Durations(
        "period of care",
        (
            (1, 13, 11.0),
            (14, 182, 20.0),
            (183, 364, 15.0),
            (365, 729, 17.0),
            (730, 1_824, 17.0),
            (1_825, 3_649, 14.0),
            (3_650, 6_200, 6.0),
        ),
        "days",
        "2012-13",
        CLA_2013,
    ),
    Durations(
        "foster placement",
        (
            (1, 7, 11.0),
            (8, 30, 11.0),
            (31, 91, 14.0),
            (92, 182, 16.0),
            (183, 364, 19.0),
            (365, 729, 14.0),
            (730, 1_824, 10.0),
            (1_825, 4_000, 5.0),
        ),
        "days",
        "2016-17",
        "DfE children looked after 2017",
    ),
    Durations(
        "missing episode",
        ((0, 0, 35.0), (1, 2, 55.0), (3, 7, 7.0), (8, 30, 2.2), (31, 60, 0.8)),
        "days",
        "2014-15",
        CLA_2015,
    ),
)

RATES: Mapping[str, Rate] = {rate.name: rate for rate in _RATES}
MIXES: Mapping[str, Mix] = {mix.name: mix for mix in _MIXES}
DURATIONS: Mapping[str, Durations] = {durations.name: durations for durations in _DURATIONS}


def share(name: str) -> float:
    """A published percentage as a share of one."""
    return RATES[name].value / 100


def mix(name: str) -> Mapping[Any, float]:
    """The weights of a published distribution."""
    return MIXES[name].weights


def bands(name: str) -> tuple[Band, ...]:
    """The bands of a published distribution of durations."""
    return DURATIONS[name].bands
