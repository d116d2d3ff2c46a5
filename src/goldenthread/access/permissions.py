"""What a person may be allowed to do: a noun and a verb. Roles are sets of these (``roles.py``)."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """The value is how the access matrix says it in plain words."""

    HOME_VIEW = "see the home page and sign out"
    COMPONENT_VIEW = "see the gallery of components"
    SCORECARD_VIEW = "see scorecards and indicators"
    SCORECARD_DOWNLOAD = "download scorecards and indicator tables"
    MANUAL_VIEW = "read the indicator manual"
    CASE_LIST = "see the cases behind a figure, within scope"
    CASE_DOWNLOAD = "download the cases behind a figure, within scope"
    REVIEW_VIEW = "read the annual review"
    REVIEW_DOWNLOAD = "download the annual review"
    FINDING_VIEW = "see what the checks found in the annual review"
    REVIEW_BUILD = "build the annual review"
