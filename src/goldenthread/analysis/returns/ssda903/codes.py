"""The codes of the SSDA903, year by year: what a field may hold.

A year has the codes of the year before, those that it brought, and none of those that ended with the year before.
Source: the department's guides and published specifications; see `docs/reference/returns-differences.md`.
"""

from goldenthread.analysis.returns.code_lists import CodeLists

CODES = CodeLists(
    first_year="2022-23",
    held={
        "SEX": "1 2",
        "ETHNIC": (
            "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"
        ),
        "UPN": "UN1 UN2 UN3 UN4 UN5",
        "MOTHER": "0 1",
        "UASC": "0 1",
        "LS": "C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3",
        "RNE": "S L P T B U",
        "REC": "X1 E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17",
        "CIN": "N1 N2 N3 N4 N5 N6 N7 N8",
        "PLACE": "A3 A4 A5 A6 H5 K1 K2 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1",
        "PLACE_PROVIDER": "PR0 PR1 PR2 PR3 PR4 PR5",
        "REASON_PLACE_CHANGE": "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE OTHER CUSTOD",
        "PL_LOCATION": "IN OUT",
        "PL_LA": "WAL SCO NIR NUK CON 999",
        "REVIEW_CODE": "PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7",
        "SDQ_REASON": "SDQ1 SDQ2 SDQ3 SDQ4 SDQ5",
        "CONVICTED": "0 1",
        "HEALTH_CHECK": "0 1",
        "IMMUNISATIONS": "0 1",
        "TEETH_CHECK": "0 1",
        "HEALTH_ASSESSMENT": "0 1",
        "SUBSTANCE_MISUSE": "0 1",
        "INTERVENTION_RECEIVED": "0 1",
        "INTERVENTION_OFFERED": "0 1",
        "IN_TOUCH": "YES NO DIED REFU NREQ RHOM",
        "ACTIV": "F1 P1 F2 P2 F4 P4 F5 P5 G4 G5 G6 0",
        "ACCOM": "B1 B2 C1 C2 D1 D2 E1 E2 G1 G2 H1 H2 K1 K2 R1 R2 S1 S2 T1 T2 U1 U2 V1 V2 W1 W2 X1 X2 Y1 Y2 Z1 Z2 0",
        "FOSTER_CARE": "0 1",
        "NB_ADOPTR": "1 2",
        "SEX_ADOPTR": "M1 F1 MM FF MF",
        "LS_ADOPTR": "L0 L11 L12 L2 L3 L4",
        "REASON_PLACED_CEASED": "RD1 RD2 RD3 RD4",
        "PREV_PERM": "P1 P2 P3 P4 Z1",
        "MISSING": "M A",
        "SW_REASON": "",
    },
    brought={
        "2023-24": {
            "SW_REASON": "MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS",
        },
        "2024-25": {
            "SEX": "M F U",
            "PLACE": "K3",
        },
        "2025-26": {
            "PLACE": "Z11 Z12 Z13 Z14",
        },
    },
    ended={
        "2023-24": {
            "SEX": "1 2",
            "PLACE": "H5 P2",
        },
        "2024-25": {
            "PLACE": "Z1",
        },
    },
)
