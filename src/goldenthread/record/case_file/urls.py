from django.urls import path

from goldenthread.record.case_file.views import genogram, overview, pack

urlpatterns = [
    path("<slug:reference>/", overview.page, name="person"),
    path("<slug:reference>/why/", overview.why, name="person-why"),
    path("<slug:reference>/print/", pack.page, name="person-print"),
    path("<slug:reference>/print/<int:key>/", pack.check, name="person-pack"),
    path("<slug:reference>/print/<int:key>/paper/", pack.checked, name="person-pack-paper"),
    path("<slug:reference>/family/genogram/", genogram.page, name="person-genogram"),
    path("<slug:reference>/family/genogram/file/", genogram.file, name="person-genogram-file"),
]
