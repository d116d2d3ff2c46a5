"""Made-up returns of any size to measure validators with: nobody in them exists, and one row in ten has a slip.

    python benchmarks/made_up_returns.py ssda903|cin PATH CHILDREN

Postcodes are real ones of 20 postcode areas: looking them up is a part of the work.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

import polars as pl

from goldenthread.analysis.returns.reference import Postcodes
from goldenthread.analysis.returns.ssda903.layout import layout_of

AREAS = [
    "SL",
    "RG",
    "HP",
    "GU",
    "KT",
    "HA",
    "UB",
    "WD",
    "LU",
    "MK",
    "OX",
    "SN",
    "BA",
    "BS",
    "GL",
    "CV",
    "LE",
    "NG",
    "S",
    "LS",
]
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
YEAR_START, YEAR_END = date(2025, 4, 1), date(2026, 3, 31)
CLEAN = 0.9
ETHNICITIES, STATUSES = ["WBRI", "WIRI", "MWBC", "AIND", "BAFR", "OOTH"], ["C1", "C2", "V2", "E1"]
PLACEMENTS = ["U1", "U4", "U6", "K2", "P1", "S1", "R1"]
FACTORS = ["1A", "1B", "2B", "3A", "4B", "5B", "8B", "18B", "19B", "21"]


def postcodes(rng: random.Random, wanted: int) -> list[str]:
    """Real postcodes of every area."""
    index, found = Postcodes.open(), []
    while len(found) < wanted:
        tried = {
            f"{area}{rng.randint(1, 20)} {rng.randint(1, 9)}{rng.choice(LETTERS)}{rng.choice(LETTERS)}"
            for area in AREAS
            for _ in range(2_000)
        }
        known = index.find(pl.Series("postcode", sorted(tried))).drop_nulls("easting")
        found += known["postcode"].to_list()
    rng.shuffle(found)
    return found[:wanted]


def written(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def ssda903(folder: Path, children: int, seed: int = 1) -> None:
    """Write this year's return of ``children`` children with five episodes each, and last year's, below ``folder``."""
    rng = random.Random(seed)
    posts = postcodes(rng, min(3_000, children * 2))
    people = [_child(rng, number) for number in range(children)]
    for name, shift in (("now", 0), ("before", 365)):
        _write(folder / name, _tables(rng, people, posts, shift))


def _child(rng: random.Random, number: int) -> dict[str, object]:
    born = YEAR_START - timedelta(days=rng.randint(200, 17 * 365))
    upn = f"A{rng.choice(['868', '867', '870'])}{rng.randint(10**8, 10**9 - 1)}"
    return {"CHILD": str(100_000 + number), "SEX": rng.choice("MF"), "born": born, "UPN": upn[:13]}


def _tables(rng: random.Random, people: list[dict], posts: list[str], shift: int) -> dict[str, list[dict]]:
    tables: dict[str, list[dict]] = {name: [] for name in layout_of("2026-27").tables}
    for child in people:
        for name, row in _rows(rng, child, posts, timedelta(days=shift)):
            tables[name].append({"CHILD": child["CHILD"], "SEX": child["SEX"], "DOB": written(child["born"]), **row})
    return tables


def _rows(rng: random.Random, child: dict, posts: list[str], shift: timedelta) -> Iterator[tuple[str, dict]]:
    end = YEAR_END + timedelta(days=365) - shift
    started = max(child["born"], end - timedelta(days=rng.randint(200, 900)))
    mother = "0" if child["SEX"] == "F" else ""
    yield "Header", {"ETHNIC": rng.choice(ETHNICITIES), "UPN": child["UPN"], "MOTHER": mother, "MC_DOB": ""}
    yield from _episodes(rng, posts, started, end)
    yield from _care(rng, started, end)
    yield from _seldom(rng, started, end)


def _episodes(rng: random.Random, posts: list[str], started: date, end: date) -> Iterator[tuple[str, dict]]:
    home, last = rng.choice(posts), rng.random()
    days = sorted(
        {started, *(started + timedelta(days=rng.randint(1, max(2, (end - started).days))) for _ in range(4))}
    )
    for number, day in enumerate(days):
        following = days[number + 1] if number + 1 < len(days) else None
        leaves = following is None and last < 0.2
        yield (
            "Episodes",
            {
                "DECOM": written(day),
                "RNE": "S" if number == 0 else rng.choice("PLTBU"),
                "LS": rng.choice(STATUSES),
                "CIN": rng.choice(["N1", "N5", "N9" if rng.random() > CLEAN else "N8"]),
                "PLACE": rng.choice(PLACEMENTS),
                "PLACE_PROVIDER": rng.choice(["PR1", "PR4", ""]),
                "DEC": written(following or (end - timedelta(days=3) if leaves else None)),
                "REC": "X1" if following else "E4A" if leaves else "",
                "REASON_PLACE_CHANGE": rng.choice(["CARPL", "CREQB"]) if following else "",
                "HOME_POST": home,
                "PL_POST": rng.choice(posts) if rng.random() < CLEAN else "ZZ99 9ZZ",
                "URN": rng.choice(["SC012345", "SC067890", ""]),
            },
        )


def _care(rng: random.Random, started: date, end: date) -> Iterator[tuple[str, dict]]:
    flags = ["CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"]
    score = str(rng.randint(0, 40)) if rng.random() < CLEAN else "41"
    yield "OC2", {"SDQ_SCORE": score, "SDQ_REASON": "", **{flag: rng.choice("01") for flag in flags}}
    for months in (1, 4, 9):
        review = started + timedelta(days=months * 30)
        yield "Reviews", {"REVIEW": written(min(review, end)), "REVIEW_CODE": f"PN{rng.randint(0, 7)}"}
    yield (
        "SWEpisodes",
        {
            "SW_ID": f"SW{rng.randint(1000, 1100)}",
            "SW_DECOM": written(started),
            "SW_DEC": "",
            "SW_REASON": rng.choice(["", "MANAGE"]),
        },
    )


def _seldom(rng: random.Random, started: date, end: date) -> Iterator[tuple[str, dict]]:
    if rng.random() < 0.3:
        away = started + timedelta(days=rng.randint(0, 200))
        yield (
            "Missing",
            {"MISSING": rng.choice("MA"), "MIS_START": written(away), "MIS_END": written(away + timedelta(1))},
        )
    if rng.random() < 0.1:
        yield "OC3", {"IN_TOUCH": "YES", "ACTIV": rng.choice(["F2", "G5"]), "ACCOM": rng.choice(["B1", "U1"])}
    if rng.random() < 0.05:
        yield (
            "AD1",
            {"DATE_INT": written(started), "DATE_MATCH": written(started), "FOSTER_CARE": "0", "NB_ADOPTR": "2"},
        )
        yield "PlacedAdoption", {"DATE_PLACED": written(started), "DATE_PLACED_CEASED": "", "REASON_PLACED_CEASED": ""}
    if rng.random() < 0.05:
        yield "PrevPerm", {"PREV_PERM": "P1", "LA_PERM": "868", "DATE_PERM": "01/05/2015"}
        yield "UASC", {"DUC": written(end)}
    if rng.random() < 0.02:
        yield "DoLo", {"DOLO_START": written(started), "DOLO_END": written(started + timedelta(days=30))}


def _write(folder: Path, tables: dict[str, list[dict]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in layout_of("2026-27").tables.items():
        columns = [each for each in table.columns if each not in table.optional]
        cells = {column: [str(row.get(column, "")) for row in tables[name]] for column in columns}
        pl.DataFrame(cells, schema=dict.fromkeys(columns, pl.String)).write_csv(
            folder / f"{name.lower()}.csv", quote_style="never"
        )


def cin(path: Path, children: int, seed: int = 1) -> None:
    """Write a census of ``children`` children as one XML file."""
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="utf-8"?>\n<Message>\n')
        out.write(_element("Header", _element("CollectionDetails", _head()) + _element("Source", _source())))
        out.write("<Children>\n")
        for number in range(children):
            out.write(_element("Child", _census_child(rng, number)) + "\n")
        out.write("</Children>\n</Message>\n")


def _head() -> str:
    return _leaves(Collection="CIN", Year="2026", ReferenceDate=str(YEAR_END))


def _source() -> str:
    return _leaves(
        SourceLevel="L", LEA="868", SoftwareCode="Made up", Release="1", SerialNo="001", DateTime="2026-05-01T00:00:00"
    )


def _element(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>"


def _leaves(**values: object) -> str:
    return "".join(_element(name, escape(str(value))) for name, value in values.items() if value is not None)


def _census_child(rng: random.Random, number: int) -> str:
    born = YEAR_START - timedelta(days=rng.randint(1, 17 * 365))
    sex = rng.choice("MF") if rng.random() < CLEAN else "9"
    upn = f"A868{rng.randint(10**8, 10**9 - 1)}"
    who = _leaves(LAchildID=f"C{number:06d}", UPN=upn, PersonBirthDate=born, Sex=sex)
    disability = _element("Disabilities", _leaves(Disability=rng.choice(["NONE", "MOB", "LD", "AUT"])))
    traits = _leaves(Ethnicity=rng.choice(ETHNICITIES)) + disability
    return _element("ChildIdentifiers", who) + _element("ChildCharacteristics", traits) + _need(rng)


def _need(rng: random.Random) -> str:
    referred = YEAR_START + timedelta(days=rng.randint(-60, 300))
    closed = referred + timedelta(days=rng.randint(30, 200))
    ended = closed <= YEAR_END
    facts = _leaves(CINreferralDate=referred, ReferralSource="1A", PrimaryNeedCode=rng.choice(["N1", "N5"]))
    closure = _leaves(CINclosureDate=closed, ReasonForClosure=rng.choice(["RC1", "RC8"])) if ended else ""
    inner = facts + closure + _leaves(ReferralNFA="false") + _assessments(rng, referred) + _enquiry(rng, referred)
    return _element("CINdetails", inner)


def _assessments(rng: random.Random, referred: date) -> str:
    started = referred + timedelta(days=rng.randint(-1, 10))
    factors = "".join(_leaves(AssessmentFactors=each) for each in rng.sample(FACTORS, 3))
    dates = _leaves(
        AssessmentActualStartDate=started, AssessmentAuthorisationDate=started + timedelta(days=rng.randint(5, 60))
    )
    plan = _leaves(CINPlanStartDate=started, CINPlanEndDate=started + timedelta(days=90))
    return _element("Assessments", dates + _element("FactorsIdentifiedAtAssessment", factors)) + _element(
        "CINPlanDates", plan
    )


def _enquiry(rng: random.Random, referred: date) -> str:
    if rng.random() < 0.6:
        return ""
    day = referred + timedelta(days=rng.randint(0, 5))
    held = day + timedelta(days=rng.randint(5, 20))
    dates = _leaves(S47ActualStartDate=day, InitialCPCtarget=held, DateOfInitialCPC=held, ICPCnotRequired="false")
    review = _element("Reviews", _leaves(CPPreviewDate=held + timedelta(days=80)))
    abuse = _leaves(CPPstartDate=held, InitialCategoryOfAbuse="NEG", LatestCategoryOfAbuse="NEG", NumberOfPreviousCPP=0)
    return _element("Section47", dates) + _element("ChildProtectionPlans", abuse + review)


if __name__ == "__main__":
    which, path, children = sys.argv[1:]
    {"ssda903": ssda903, "cin": cin}[which](Path(path), int(children))
