from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "goldenthread.record.correspondence"
    label = "correspondence"

    def ready(self) -> None:
        from goldenthread.record.people import places  # noqa: PLC0415 - once the apps are loaded

        places.add(places.Place(50, "Documents", "person-documents"))
