from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldenthread.record.people"
    label = "people"

    def ready(self) -> None:
        from goldenthread.access import attempts  # noqa: PLC0415 - once the apps are loaded
        from goldenthread.access.permissions import Permission  # noqa: PLC0415
        from goldenthread.access.request_kinds import register  # noqa: PLC0415
        from goldenthread.record.people import places, records  # noqa: PLC0415
        from goldenthread.record.people.request_kinds import MERGE, VIEWING  # noqa: PLC0415

        attempts.are_about_a_record("people/<slug:reference>/", records.key_of)
        register(MERGE)
        register(VIEWING)
        places.add(places.Place(30, "Family and network", "person-family"))
        places.add(places.Place(40, "Details", "person-details"))
        places.add(places.Place(92, "Who may see", "person-restriction", Permission.CONFLICT_SET))
        places.add(places.Place(95, "Who has looked", "person-viewed", Permission.VIEWING_LIST))
