from goldenthread.oversight.submissions.models.check import Check, CheckedFile, Finding, RuleCount
from goldenthread.oversight.submissions.models.submission import Assignment, Explanation, SignedCopy, Submission

__all__ = ["Assignment", "Check", "CheckedFile", "Explanation", "Finding", "RuleCount", "SignedCopy", "Submission"]
