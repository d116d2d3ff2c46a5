from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldenthread.record.people"
    label = "people"

    def ready(self) -> None:
        from goldenthread.record.people import places  # noqa: PLC0415 - once the apps are loaded

        places.add(places.Place(40, "Details", "person-details"))
