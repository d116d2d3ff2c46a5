from goldenthread.oversight.annual_review.models.built_review import BuiltReview

__all__ = ["BuiltReview"]
