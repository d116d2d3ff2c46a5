"""The privacy class of every field of this room."""

from goldenthread.kit.privacy import Fields, Privacy

RETURNS = "six years after the end of the return's year, as the authority's own copies of its returns"
RETURN = Privacy("nobody", kept=RETURNS)
WORKER = Privacy("staff", kept=RETURNS)
# Children stand in returns under the numbers that the authority gave them, with what was done for them.
CHILD = Privacy("child", kept=RETURNS, special=True)
WORDS = Privacy("child", kept=RETURNS, special=True, free_text=True)
SIGNED_WORDS = Privacy("staff", kept=RETURNS, free_text=True)

FIELDS: Fields = {
    "Submission": {
        **dict.fromkeys(("id", "reference", "kind", "year", "authority", "source", "started_at"), RETURN),
        "started_by": WORKER,
    },
    "Explanation": {
        **dict.fromkeys(("id", "submission", "rule", "at"), RETURN),
        "mark": CHILD,
        "child": CHILD,
        "reason": WORDS,
        "by": WORKER,
    },
    "Assignment": {
        **dict.fromkeys(("id", "submission", "rule", "at"), RETURN),
        "child": CHILD,
        "to": WORKER,
        "by": WORKER,
    },
    "SignedCopy": {
        **dict.fromkeys(("id", "submission", "number", "signed_at"), RETURN),
        "digest": CHILD,  # of an archive with all that the return says of children
        "size": RETURN,
        "asked_by": WORKER,
        "signed_by": WORKER,
        "signed_role": WORKER,
        "reason": SIGNED_WORDS,
    },
    "Check": {
        **dict.fromkeys(("id", "submission", "number", "made_at", "made_on", "form"), RETURN),
        **dict.fromkeys(("tables", "counts", "remarks"), RETURN),
        "by": WORKER,
    },
    "CheckedFile": {
        **dict.fromkeys(("id", "check_run", "role", "name", "size"), RETURN),
        "digest": CHILD,
    },
    "RuleCount": dict.fromkeys(("id", "check_run", "rule", "type", "message", "issues", "rows", "children"), RETURN),
    "Finding": {
        **dict.fromkeys(("id", "check_run", "issue", "rule", "type", "table", "row", "line", "file"), RETURN),
        **dict.fromkeys(("child", "seen", "message", "mark"), CHILD),
    },
}
