"""What a person may be allowed to do: a noun and a verb. Roles are sets of these (``roles.py``)."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """The value is how the access matrix says it in plain words."""

    HOME_VIEW = "see the home page and sign out"
    COMPONENT_VIEW = "see the gallery of components"
    ACCOUNT_VIEW = "see their own account and what they have viewed"
    MATRIX_VIEW = "read who may see and do what"

    # figures and the review
    SCORECARD_VIEW = "see scorecards and indicators"
    SCORECARD_DOWNLOAD = "download scorecards and indicator tables"
    MANUAL_VIEW = "read the indicator manual"
    CASE_LIST = "see the cases behind a figure, within scope"
    CASE_DOWNLOAD = "download the cases behind a figure, within scope"
    REVIEW_VIEW = "read the annual review"
    REVIEW_DOWNLOAD = "download the annual review"
    FINDING_VIEW = "see what the checks found in the annual review"
    REVIEW_BUILD = "build the annual review"

    # statutory returns
    SUBMISSION_VIEW = "see the statutory returns being prepared, and what is found in them"
    SUBMISSION_PREPARE = "check a statutory return, hand its findings out and explain them"
    SUBMISSION_SIGN = "sign off a statutory return that somebody else prepared"

    # record and dataset
    EXTRACT_BUILD = "build a dataset from the record"
    EXTRACT_LOAD = "load a dataset into the record"

    # people and their records
    PERSON_SEARCH = "search for a person"
    PERSON_VIEW = "open the record of a person, within reach"
    PERSON_CREATE = "add a person, after a search"
    PERSON_EDIT = "change a person's details, family and network"
    ADDRESS_CHANGE = "record a change of address, which a worker confirms who may change details"
    MERGE_REQUEST = "ask for two records of one person to be merged"
    MERGE_APPROVE = "approve or undo a merge that somebody else asked for"
    CHRONOLOGY_WRITE = "write in the chronology"
    DOCUMENT_ADD = "add a document"
    PACK_PRINT = "print a pack of a record, with its redaction check"
    PACK_APPROVE = "check a pack that somebody else made, before it leaves the authority"

    # who may see
    INVOLVEMENT_SET = "say who works with a person"
    RECORD_OPEN = "open a record outside their work for a stated purpose"
    OPENING_REVIEW = "review each week the records that were opened for a purpose"
    VIEWING_LIST = "see who has looked at a record"
    RESTRICTION_SET = "restrict a record to named people"
    NAME_GRANT = "name who may open a restricted record or a sealed class"
    CONFLICT_DECLARE = "declare a conflict of interest of their own"
    CONFLICT_SET = "block a worker from the record of somebody they are linked to"
    COVER_ARRANGE = "arrange who acts for whom, between two dates"
    USER_MANAGE = "add users and ask for their roles"
    ROLE_APPROVE = "approve a role that somebody else asked for"
    TEAM_MANAGE = "open, rename, merge and close services and teams"
    AUDIT_READ = "read the audit trail"
    TRAIL_VERIFY = "verify that the audit trail is whole"

    # right to know, right to be forgotten
    DISCLOSURE_VIEW = "see subject access requests and their answers"
    DISCLOSURE_PREPARE = "prepare the answer to a subject access request"
    DISCLOSURE_APPROVE = "approve an answer that somebody else prepared"
    DISPOSAL_VIEW = "see how long a record is kept, and what was disposed of"
    DISPOSAL_PROPOSE = "propose what has been kept long enough for disposal"
    DISPOSAL_APPROVE = "approve a disposal that somebody else proposed"
    HOLD_PLACE = "stop a disposal with a hold"
