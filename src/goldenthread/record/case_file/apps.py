from django.apps import AppConfig


class CaseFileConfig(AppConfig):
    name = "goldenthread.record.case_file"
    label = "case_file"
