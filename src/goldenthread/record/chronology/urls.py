from django.urls import path

from goldenthread.record.chronology.views import entry, listed, snapshots

urlpatterns = [
    path("<slug:reference>/chronology/", listed.listed, name="person-chronology"),
    path("<slug:reference>/chronology/new/", entry.new, name="person-chronology-new"),
    path("<slug:reference>/chronology/put-aside/", listed.put_aside, name="person-chronology-put-aside"),
    path("<slug:reference>/chronology/snapshots/new/", snapshots.new, name="person-snapshot-new"),
    path("<slug:reference>/chronology/snapshots/<slug:snapshot>/", snapshots.read, name="person-snapshot"),
    path("<slug:reference>/chronology/<slug:entry>/correct/", entry.correct, name="person-chronology-correct"),
    path("<slug:reference>/chronology/<slug:entry>/mark/", listed.mark, name="person-chronology-mark"),
]
