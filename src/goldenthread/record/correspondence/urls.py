from django.urls import path

from goldenthread.record.correspondence.views import documents

urlpatterns = [
    path("<slug:reference>/documents/", documents.listed, name="person-documents"),
    path("<slug:reference>/documents/new/", documents.new, name="person-document-new"),
    path("<slug:reference>/documents/<slug:document>/replace/", documents.replace, name="person-document-replace"),
    path("<slug:reference>/documents/<slug:document>/file/", documents.file, name="person-document-file"),
]
