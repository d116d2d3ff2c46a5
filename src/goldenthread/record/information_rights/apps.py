from django.apps import AppConfig


class InformationRightsConfig(AppConfig):
    name = "goldenthread.record.information_rights"
    label = "information_rights"
