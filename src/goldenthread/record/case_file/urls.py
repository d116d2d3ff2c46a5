from django.urls import path

from goldenthread.record.case_file.views import genogram

urlpatterns = [
    path("<slug:reference>/family/genogram/", genogram.page, name="person-genogram"),
    path("<slug:reference>/family/genogram/file/", genogram.file, name="person-genogram-file"),
]
