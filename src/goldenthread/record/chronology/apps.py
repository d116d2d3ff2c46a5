from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "goldenthread.record.chronology"
    label = "chronology"
