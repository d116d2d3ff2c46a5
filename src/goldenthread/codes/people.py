"""Who a person is."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import CIN, SSD

SEX = code_set(
    "sex",
    "Sex",
    SSD,
    {"F": "Female", "M": "Male", "U": "Unknown"},
)

GENDER = code_set(
    "gender",
    "Gender",
    SSD,
    {
        "00": "Not known",
        "01": "Man, boy or male",
        "02": "Woman, girl or female",
        "09": "Prefers to self-describe",
    },
)

ETHNICITY = code_set(
    "ethnicity",
    "Ethnic group",
    CIN,
    {
        "WBRI": "White British",
        "WIRI": "White Irish",
        "WIRT": "Traveller of Irish heritage",
        "WOTH": "Other White background",
        "WROM": "Gypsy or Roma",
        "MWBC": "White and Black Caribbean",
        "MWBA": "White and Black African",
        "MWAS": "White and Asian",
        "MOTH": "Other Mixed background",
        "AIND": "Indian",
        "APKN": "Pakistani",
        "ABAN": "Bangladeshi",
        "AOTH": "Other Asian background",
        "BCRB": "Black Caribbean",
        "BAFR": "Black African",
        "BOTH": "Other Black background",
        "CHNE": "Chinese",
        "OOTH": "Other ethnic group",
        "REFU": "Refused",
        "NOBT": "Not yet obtained",
    },
)

DISABILITY = code_set(
    "disability",
    "Disability",
    CIN,
    {
        "NONE": "No disability",
        "MOB": "Mobility",
        "HAND": "Hand function",
        "PC": "Personal care",
        "INC": "Incontinence",
        "COMM": "Communication",
        "LD": "Learning",
        "HEAR": "Hearing",
        "VIS": "Vision",
        "BEH": "Behaviour (including ADHD)",
        "CON": "Consciousness (seizures)",
        "AUT": "Diagnosed autism",
        "DDA": "Other disability under equality law",
    },
)

UPN_UNKNOWN = code_set(
    "upn_unknown",
    "Why the unique pupil number is not known",
    SSD,
    {
        "UN1": "Not of school age, no UPN",
        "UN2": "Never attended a maintained school in England",
        "UN3": "Educated outside England",
        "UN4": "UPN not yet known",
        "UN5": "Sources disagree, no reliable match",
        "UN6": "Wording not found",
        "UN7": "Wording not found",
        "UN8": "New to the authority, number not known",
        "UN9": "Never in a state school or college in England",
        "UN10": "Request closed before a number was known",
    },
)

IMMIGRATION_STATUS = code_set(
    "immigration_status",
    "Immigration status",
    SSD,
    {
        "Indefinite Leave to Remain in the UK (ILR)": "Indefinite leave",
        "Discretionary Leave to Remain in the UK to 18 (DLR)": "Discretionary leave to 18",
        "Refugee Status": "Refugee",
        "Adult Asylum Seeker": "Adult asylum seeker",
        "Unaccompanied Asylum Seeking Child": "Unaccompanied asylum-seeking child",
    },
)

ADDRESS_TYPE = code_set(
    "address_type",
    "Kind of address",
    SSD,
    {"Primary Address": "Main home", "Placement": "Where a looked-after child is placed"},
)
