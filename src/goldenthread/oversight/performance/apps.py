from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "goldenthread.oversight.performance"
    label = "performance"
