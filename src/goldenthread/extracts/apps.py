from django.apps import AppConfig


class ExtractsConfig(AppConfig):
    name = "goldenthread.extracts"
    label = "extracts"
