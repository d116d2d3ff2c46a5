from django.urls import path

from goldenthread.record.information_rights.views import answers, retention, subject_access

urlpatterns = [
    path("subject-access/", subject_access.requests, name="subject-access-requests"),
    path("subject-access/<slug:reference>/", subject_access.one, name="subject-access"),
    path("subject-access/<slug:reference>/approve/", subject_access.approve, name="subject-access-approve"),
    path("subject-access/<slug:reference>/answer/", answers.pages, name="subject-access-answer"),
    path("subject-access/<slug:reference>/answer.json", answers.data, name="subject-access-data"),
    path("subject-access/<slug:reference>/steps/<slug:slug>/", subject_access.step, name="subject-access-step"),
    path("subject-access/<slug:reference>/items/<int:position>/", answers.item, name="subject-access-item"),
    path(
        "subject-access/<slug:reference>/items/<int:position>/<slug:slug>/",
        answers.item_step,
        name="subject-access-item-step",
    ),
    path("retention/", retention.schedule, name="retention"),
    path("retention/disposals/<slug:reference>/", retention.disposal, name="disposal"),
    path("retention/disposals/<slug:reference>/approve/", retention.approve, name="disposal-approve"),
    path("retention/disposals/<slug:reference>/stop/", retention.stop, name="disposal-stop"),
    path("retention/disposals/<slug:reference>/carry-out/", retention.carry_out, name="disposal-carry-out"),
    path("people/<slug:reference>/subject-access/new/", subject_access.new, name="person-subject-access"),
    path("people/<slug:reference>/retention/", retention.record, name="person-retention"),
    path("people/<slug:reference>/retention/class/", retention.assign, name="person-retention-class"),
    path("people/<slug:reference>/retention/propose/", retention.propose, name="person-retention-propose"),
    path("people/<slug:reference>/retention/hold/", retention.hold, name="person-retention-hold"),
    path("people/<slug:reference>/retention/holds/<int:number>/lift/", retention.lift, name="person-retention-lift"),
]
