from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    name = "goldenthread.oversight.submissions"
    label = "submissions"

    def ready(self) -> None:
        from goldenthread.access.request_kinds import register  # noqa: PLC0415 - once the apps are loaded
        from goldenthread.oversight.submissions.request_kinds import SIGN_OFF  # noqa: PLC0415

        register(SIGN_OFF)
