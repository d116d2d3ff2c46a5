from django.apps import AppConfig


class AnnualReviewConfig(AppConfig):
    name = "goldenthread.oversight.annual_review"
    label = "annual_review"
