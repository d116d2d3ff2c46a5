from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldenthread.record.people"
    label = "people"
