"""The steps of a subject access request and of retention, by the word that stands for them in an address."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.record.information_rights import forms
from goldenthread.record.information_rights.actions import (
    answers,
    disposals,
    holds,
    record_classes,
    subject_access,
)
from goldenthread.record.information_rights.steps import Step

NEW_REQUEST = Step(
    "Record a subject access request", "Record the request", subject_access.open_request, forms.NewRequestForm
)

# In the order in which they are usually taken.
REQUEST_STEPS: Mapping[str, Step] = {
    "identity": Step(
        "Who asks has been confirmed", "Save", subject_access.confirm_identity, forms.DayForm,
        "The day on which you were satisfied who asks, and that they may.",
    ),
    "pause": Step(
        "Stop the clock", "Stop the clock", subject_access.pause, forms.PauseForm,
        "The clock stops while you wait to hear who asks, or what they want to know.",
    ),
    "resume": Step(
        "Start the clock again", "Start the clock", subject_access.resume, forms.DayForm,
        "The day on which the answer to your question came.",
    ),
    "extend": Step(
        "Take two further months", "Extend", subject_access.extend, forms.ReasonForm,
        "For a complex request, or one of many. Tell the person why within the first month.",
    ),
    "gather": Step(
        "Gather everything that is held", "Gather", answers.gather,
        explanation="Copies all that the record holds and marks what speaks of others. It starts the marks afresh.",
    ),
    "finish": Step(
        "Ready for approval", "Say that it is ready", answers.finish,
        explanation="Somebody who redacted nothing in it then reads and approves it.",
    ),
    "send": Step(
        "Sent to the person", "Record that it was sent", answers.send,
        explanation="Send the answer safely first: to the person, at an address that is checked.",
    ),
    "close": Step("Close without an answer", "Close the request", subject_access.close, forms.ReasonForm,
                  "Withdrawn, or refused: with the ground in law."),
}  # fmt: skip

ITEM_STEPS: Mapping[str, Step] = {
    "words": Step("Redact other words", "Redact", answers.mark, forms.WordsForm),
    "withhold": Step("Leave the whole of it out", "Save", answers.withhold, forms.WithholdForm),
}

APPROVE_ANSWER = Step(
    "Approve the answer",
    "Approve",
    answers.approve,
    explanation="You have read it, and nothing in it tells of others what the person may not learn.",
)

ASSIGN = Step("Say what kind of record this is", "Save", record_classes.assign, forms.ClassForm)
PLACE_HOLD = Step(
    "Hold this record", "Place the hold", holds.place, forms.ReasonForm,
    "Nothing of it is disposed of while the hold stands.",
)  # fmt: skip
LIFT_HOLD = Step("Lift the hold", "Lift the hold", holds.lift, forms.ReasonForm)
PROPOSE = Step(
    "Propose disposal", "Propose", disposals.propose, forms.ReasonForm,
    "Two others have to approve it. Once carried out it cannot be undone.",
)  # fmt: skip
APPROVE_DISPOSAL = Step("Approve the disposal", "Approve", disposals.approve, forms.ReasonForm)
STOP_DISPOSAL = Step("Stop the disposal", "Stop it", disposals.stop, forms.ReasonForm)
CARRY_OUT = Step(
    "Carry out the disposal",
    "Remove the record for good",
    disposals.carry_out,
    explanation="The whole record is removed, its files too. This cannot be undone.",
)
