"""Plain answers."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import SSD

YES_NO = code_set("yes_no", "Yes or no", SSD, {"Y": "Yes", "N": "No"})

YES_NO_NOT_APPLICABLE = code_set(
    "yes_no_not_applicable", "Yes, no or not applicable", SSD, {"Y": "Yes", "N": "No", "NA": "Not applicable"}
)
