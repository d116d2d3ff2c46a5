from django.urls import path, register_converter

from goldenthread.oversight.annual_review import views


class ReviewYear:
    """A reporting year: 2014-15."""

    regex = r"20\d\d-\d\d"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ReviewYear, "review_year")

urlpatterns = [
    path("", views.reviews, name="annual-reviews"),
    path("<review_year:year>/", views.paper, name="annual-review"),
    path("<review_year:year>/figures/", views.figures, name="annual-review-figures"),
    path("<review_year:year>/findings/", views.findings, name="annual-review-findings"),
    path("<review_year:year>/files/<slug:kind>/", views.download, name="annual-review-file"),
]
