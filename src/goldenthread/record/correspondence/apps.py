from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "goldenthread.record.correspondence"
    label = "correspondence"
