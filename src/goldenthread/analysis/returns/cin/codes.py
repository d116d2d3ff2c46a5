"""The codes of the children in need census, year by year: what a field may hold.

A year has the codes of the year before, those that it brought, and none of those that ended with the year before.
Source: the department's guides and published specifications; see `docs/reference/returns-differences.md`.
"""

from goldenthread.analysis.returns.code_lists import CodeLists

CODES = CodeLists(
    first_year="2022-23",
    held={
        "Sex": "",
        "GenderCurrent": "1 2 0 9",
        "Ethnicity": (
            "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"
        ),
        "Disability": "NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA",
        "UPNunknown": "UN1 UN2 UN3 UN4 UN5 UN6 UN7",
        "ReferralSource": "1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10",
        "PrimaryNeedCode": "N1 N2 N3 N4 N5 N6 N7 N8 N9 N0",
        "ReasonForClosure": "RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9",
        "AssessmentFactors": (
            "1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A "
            "16A 17A 18B 18C 19B 19C 20 21 22A 23A 24A"
        ),
        "InitialCategoryOfAbuse": "NEG PHY SAB EMO MUL",
        "LatestCategoryOfAbuse": "NEG PHY SAB EMO MUL",
        "yes_no": "true false 1 0 TRUE FALSE",
    },
    brought={
        "2024-25": {
            "Sex": "M F U",
        },
    },
    ended={
        "2023-24": {
            "GenderCurrent": "1 2 0 9",
        },
    },
)
