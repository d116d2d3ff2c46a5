from goldenthread.record.information_rights.models.retention import Approval, ClassOfRecord, Disposal, Hold
from goldenthread.record.information_rights.models.subject_access import Item, Mark, Pause, SubjectAccessRequest

__all__ = ["Approval", "ClassOfRecord", "Disposal", "Hold", "Item", "Mark", "Pause", "SubjectAccessRequest"]
