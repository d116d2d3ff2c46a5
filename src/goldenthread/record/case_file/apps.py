from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CaseFileConfig(AppConfig):
    name = "goldenthread.record.case_file"
    label = "case_file"

    def ready(self) -> None:
        # Each room's ``overview.py`` says what of it stands on the first page (see ``people.cards``).
        autodiscover_modules("overview")
        from goldenthread.access.permissions import Permission  # noqa: PLC0415 - once the apps are loaded
        from goldenthread.access.request_kinds import register  # noqa: PLC0415
        from goldenthread.record.case_file.request_kinds import PACK  # noqa: PLC0415
        from goldenthread.record.people import places  # noqa: PLC0415 - once the apps are loaded

        register(PACK)
        places.add(places.Place(10, "Overview", "person"), places.Place(35, "Genogram", "person-genogram"))
        places.add(places.Place(90, "Print pack", "person-print", Permission.PACK_PRINT))
