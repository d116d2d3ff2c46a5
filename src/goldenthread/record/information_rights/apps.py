from django.apps import AppConfig


class InformationRightsConfig(AppConfig):
    name = "goldenthread.record.information_rights"
    label = "information_rights"

    def ready(self) -> None:
        from goldenthread.access.permissions import Permission  # noqa: PLC0415 - once the apps are loaded
        from goldenthread.record.people import places  # noqa: PLC0415

        places.add(
            places.Place(90, "Retention", "person-retention", Permission.DISPOSAL_VIEW),
            places.Place(95, "Subject access", "person-subject-access", Permission.DISCLOSURE_PREPARE),
        )
