"""What figures are set against: places, populations and targets."""

from goldenthread.codes.code_set import code_set
from goldenthread.codes.publications import OWN

AGE_BAND = code_set("age_band", "Age band", OWN, {"0-17": "0 to 17", "0-18": "0 to 18", "all": "All ages"})

GEOGRAPHY = code_set(
    "geography",
    "Place that a comparator is for",
    OWN,
    {"england": "England", "statistical_neighbours": "Statistical neighbours", "region": "Region"},
)

TARGET_KIND = code_set(
    "target_kind",
    "How a target is met",
    OWN,
    {"at_least": "At least", "at_most": "At most", "between": "Between"},
)
