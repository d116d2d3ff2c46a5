from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ChronologyConfig(AppConfig):
    name = "goldenthread.record.chronology"
    label = "chronology"

    def ready(self) -> None:
        # Each room's ``timeline.py`` says what of it could become a line (see ``proposals``).
        autodiscover_modules("timeline")
        from goldenthread.record.people import places  # noqa: PLC0415 - once the apps are loaded

        places.add(places.Place(20, "Chronology", "person-chronology"))
