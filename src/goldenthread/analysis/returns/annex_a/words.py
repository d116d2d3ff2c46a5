"""The codes of the dataset in Annex A's own words.

Source: the code sets of the published Annex A tools. What has no word there keeps its code, and is listed.
"""

from collections.abc import Iterable, Mapping
from string import ascii_lowercase

import polars as pl

Words = Mapping[str, str]


def _lettered(codes: str, letters: Iterable[str] = (*ascii_lowercase, "zz")) -> Words:
    """Codes as the lists have them: "a) PR0"."""
    return {code: f"{letter}) {code}" for letter, code in zip(letters, codes.split(), strict=False)}


YES_NO: Words = {"Y": "a) Yes", "N": "b) No"}
OFFERED: Words = {**YES_NO, "NA": ""}
UNKNOWN = "c) Unknown"
GENDER: Words = {"M": "a) Male", "F": "b) Female", "U": "c) Not stated/recorded"}
ETHNICITY: Words = {
    **_lettered("WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU"),
    "NOBT": "s) NOBT",
}
SOURCE: Words = {
    "1A": "a) 1A: Individual",
    "1B": "b) 1B: Individual",
    "1C": "c) 1C: Individual",
    "1D": "d) 1D: Individual",
    "2A": "e) 2A: Schools",
    "2B": "f) 2B: Education services",
    "3A": "g) 3A: Health services",
    "3B": "h) 3B: Health services",
    "3C": "i) 3C: Health services",
    "3D": "j) 3D: Health services",
    "3E": "k) 3E: Health services",
    "3F": "l) 3F: Health services",
    "4": "m) 4: Housing",
    "5A": "n) 5A: LA services",
    "5B": "o) 5B: LA services",
    "5C": "p) 5C: LA services",
    "6": "q) 6: Police",
    "7": "r) 7: Other legal agency",
    "8": "s) 8: Other",
    "9": "t) 9: Anonymous",
    "10": "u) 10: Unknown",
}
NEED: Words = {
    "N1": "N1 - Abuse or neglect",
    "N2": "N2 - Child's disability",
    "N3": "N3 - Parental disability or illness",
    "N4": "N4 - Family in acute stress",
    "N5": "N5 - Family dysfunction",
    "N6": "N6 - Socially unacceptable behaviour",
    "N7": "N7 - Low income",
    "N8": "N8 - Absent parenting",
    "N9": "N9 - Cases other than children in need",
    "N0": "N0 - Not stated",
}
CLOSURE: Words = {
    "RC1": "RC1 - Adopted",
    "RC2": "RC2 - Died",
    "RC3": "RC3 - Child arrangements order",
    "RC4": "RC4 - Special guardianship order",
    "RC5": "RC5 - Moved to another authority",
    "RC6": "RC6 - Moved to adult social care",
    "RC7": "RC7 - Any other reason",
    "RC8": "RC8 - Closed after assessment",
}
CASE_STATUS = (
    "a) Looked after child",
    "b) Child Protection plan",
    "c) Child in need plan",
    "d) Open assessment",
    "e) Closed episode",
)
ABUSE: Words = {
    "NEG": "a) Neglect",
    "PHY": "b) Physical abuse",
    "SAB": "c) Sexual abuse",
    "EMO": "d) Emotional abuse",
    "MUL": "e) Multiple/not recommended",
}
LEGAL_STATUS: Words = {
    "C1": "C1: Interim care order",
    "C2": "C2: Full care order",
    "D1": "D1: Freeing order",
    "E1": "E1: Placement order",
    "V2": "V2: Section 20",
    "V3": "V3: Section 20 short breaks",
    "V4": "V4: Section 20 short breaks",
    "L1": "L1: Police protection in council accommodation",
    "L2": "L2: Emergency protection order",
    "L3": "L3: Child assessment order in council accommodation",
    "J1": "J1: Remand to council or youth detention accommodation",
    "J2": "J2: PACE accommodation",
    "J3": "J3: Youth rehabilitation order with residence or intensive fostering",
}
PERMANENCE: Words = {
    "ADOPTION": "b) Adoption",
    "REMAINSUP": "a) Return to family",
    "RETURN1M": "a) Return to family",
    "RETURN6M": "a) Return to family",
    "RETURNEV": "a) Return to family",
    "SUPPLIV": "d) Supported living in the community",
    "RESPLMT": "e) Long-term residential placement",
    "LTFOST18": "f) Long-term fostering",
    "LTRELFR": "g) other",
    "OTHERPLN": "g) other",
}
"""By the flags of a care plan. A long-term home with relatives or friends has no word of its own."""

PROVIDER: Words = _lettered("PR0 PR1 PR2 PR3 PR4 PR5")
PLACEMENT: Words = _lettered(
    "U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 P1 P2 P3 H5 K1 K2 R1 R2 R3 R5 S1 Z1 T0 T1 T2 T3 T4",
)
CEASED: Words = _lettered("E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E7 E9 E14 E15 E16 E8 X1 E17")
ELIGIBILITY: Words = {
    "Relevant": "a) Relevant child",
    "Former Relevant": "b) Former relevant child",
    "Qualifying": "c) Qualifying care leaver",
}
IN_TOUCH: Words = {
    "YES": "a) Yes",
    "NO": "b) No",
    "DIED": "c) Died",
    "REFU": "d) Refu",
    "NREQ": "e) NREQ",
    "RHOM": "f) Rhom",
}
ACCOMMODATION: Words = {
    "B": "B: Parents or relatives",
    "C": "C: Community or residential care home",
    "D": "D: Semi-independent or transitional",
    "E": "E: Supported lodgings",
    "G": "G: Gone abroad",
    "H": "H: Deported",
    "K": "K: Ordinary lodgings, no formal support",
    "R": "R: Not known",
    "S": "S: No fixed abode",
    "T": "T: Foyer or similar",
    "U": "U: Independent living",
    "V": "V: Emergency accommodation",
    "W": "W: Bed and breakfast",
    "X": "X: Custody",
    "Y": "Y: Other",
    "Z": "Z: Former foster carer (staying put)",
}
SUITABLE: Words = {"1": "a) Suitable", "2": "b) Unsuitable"}
ACTIVITY: Words = {
    **{code: code for code in ("F1", "P1", "F2", "P2", "F3", "P3", "G4", "G5", "G6")},
    "F4": "F3",
    "F5": "F3",
    "P4": "P3",
    "P5": "P3",
}
"""The lists know training and employment as one, which the returns have kept apart since 2021-22."""

REVERSED: Words = {code: code for code in ("RD1", "RD2", "RD3", "RD4")}


def worded(column: str, words: Words) -> pl.Expr:
    """The words of a code; a code that has none stays as it is."""
    return pl.col(column).replace_strict(dict(words), default=pl.col(column), return_dtype=pl.String)


WORDED: Mapping[str, Words] = {
    "Gender": GENDER,
    "Ethnicity": ETHNICITY,
    "Contact Source": SOURCE,
    "Referral Source": SOURCE,
    "Primary Need Code": NEED,
    "Child's Category of Need": NEED,
    "Reason for Closure": CLOSURE,
    "Initial Category of Abuse": ABUSE,
    "Latest Category of Abuse": ABUSE,
    "Child's Legal Status": LEGAL_STATUS,
    "What is the permanence plan for this child?": PERMANENCE,
    "Placement Provider": PROVIDER,
    "Placement Type": PLACEMENT,
    "Reason Ceased to be Looked After": CEASED,
    "Eligibility Category": ELIGIBILITY,
    "LA In Touch": IN_TOUCH,
    "Type of Accommodation": ACCOMMODATION,
    "Suitability of Accommodation": SUITABLE,
    "Activity Status": ACTIVITY,
    "Reason Why Child No Longer Placed for Adoption": REVERSED,
    "Referral NFA?": YES_NO,
    "Child Seen During Continuous Assessment": YES_NO,
    "Did the Initial Child Protection Conference Result in a Child Protection Plan": YES_NO,
    "Was the Child Seen Alone?": YES_NO,
    "Was the child offered a Return Interview after their last missing episode?": OFFERED,
    "Did the child accept a Return Interview after their last missing episode?": OFFERED,
}
"""The words of each column that holds codes, by its heading."""
