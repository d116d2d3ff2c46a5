from goldenthread.record.correspondence.models.document import About, Document

__all__ = ["About", "Document"]
