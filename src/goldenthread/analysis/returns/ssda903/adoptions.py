"""What several rules ask about adoption: which cells tell of one, and which episodes are part of one."""

from goldenthread.analysis.returns.ssda903.episodes import one_of

ADOPTION = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
"""The columns of AD1 that are filled in for an adopted child."""
ADOPTION_FIELDS = " ".join(f"AD1.{column}" for column in ADOPTION)

IS_ADOPTED = one_of("REC", "E11", "E12")
"""Whether an episode ended because the child was adopted."""
IS_PLACED_FOR_ADOPTION = one_of("PLACE", "A3", "A4", "A5", "A6")
