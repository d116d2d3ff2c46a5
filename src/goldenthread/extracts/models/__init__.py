from goldenthread.extracts.models.load import Load

__all__ = ["Load"]
