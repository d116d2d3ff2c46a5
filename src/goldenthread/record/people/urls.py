from django.urls import URLPattern, path

from goldenthread.record.people.views import details, family, merge, new, rows, sight, viewed
from goldenthread.record.people.views.parts import Part, adding, changing


def _row_pages(place: str, part: Part) -> list[URLPattern]:
    """The page that adds a row and the page that changes one."""
    name = f"person-{part.noun}"
    return [
        path(f"<slug:reference>/{place}/new/", adding(part), name=f"{name}-new"),
        path(f"<slug:reference>/{place}/<int:row>/", changing(part), name=name),
    ]


urlpatterns = [
    path("new/", new.new, name="person-new"),
    path("<slug:reference>/details/", details.details, name="person-details"),
    path("<slug:reference>/access/", sight.open_for_a_purpose, name="person-access"),
    path("<slug:reference>/restriction/", sight.guarded, name="person-restriction"),
    path("<slug:reference>/restriction/<slug:slug>/", sight.job, name="person-restriction-job"),
    path("<slug:reference>/restriction/grants/<int:key>/end/", sight.end_grant, name="person-grant-end"),
    path("<slug:reference>/merge/", merge.merge, name="person-merge"),
    path("<slug:reference>/merge/decide/", merge.decide, name="person-merge-decide"),
    path("<slug:reference>/merge/undo/", merge.undo, name="person-merge-undo"),
    path("<slug:reference>/viewed/", viewed.viewed, name="person-viewed"),
    path("<slug:reference>/viewed/<int:key>/", viewed.ask, name="person-viewed-ask"),
    path("<slug:reference>/details/edit/", details.edit, name="person-edit"),
    path("<slug:reference>/details/birth/", details.birth, name="person-birth"),
    path("<slug:reference>/details/death/", details.death, name="person-death"),
    path("<slug:reference>/details/disability/", details.disability, name="person-disability"),
    *_row_pages("details/names", rows.NAMES),
    path("<slug:reference>/details/names/<int:row>/show/", family.show_name, name="person-name-show"),
    *_row_pages("details/numbers", rows.NUMBERS),
    path("<slug:reference>/family/", family.family, name="person-family"),
    *_row_pages("family/addresses", rows.ADDRESSES),
    path("<slug:reference>/family/addresses/<int:row>/show/", family.show_address, name="person-address-show"),
    path("<slug:reference>/family/addresses/<int:row>/confirm/", family.confirm_address, name="person-address-confirm"),
    *_row_pages("family/relationships", rows.RELATIONSHIPS),
    *_row_pages("family/household", rows.HOUSEHOLDS),
    *_row_pages("family/warnings", rows.WARNINGS),
    *_row_pages("family/withholdings", rows.WITHHOLDINGS),
    path("<slug:reference>/family/members/new/", family.join, name="person-family-join"),
    path("<slug:reference>/family/members/<int:row>/leave/", family.leave, name="person-family-leave"),
]
