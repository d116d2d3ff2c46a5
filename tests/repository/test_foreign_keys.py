"""Foreign keys point down the house. import-linter cannot see one that is written as a string."""

import tomllib

from django.apps import apps

DJANGO = -1


def storeys(project) -> list[list[str]]:
    """Rooms from the lowest storey to the highest, as the import contract lists them."""
    contracts = tomllib.loads((project / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["name"].startswith("The storeys"))
    return [[room.strip() for room in layer.split("|")] for layer in reversed(layers)]


def height(app_name: str, project) -> int:
    if not app_name.startswith("goldenthread."):
        return DJANGO
    room = app_name.split(".")[1]
    return next(at for at, rooms in enumerate(storeys(project)) if room in rooms)


def relations():
    models = [model for model in apps.get_models() if model.__module__.startswith("goldenthread.")]
    fields = [field for model in models for field in model._meta.get_fields() if field.is_relation]
    return [field for field in fields if not field.auto_created]


def test_the_storeys_are_known(project):
    assert height("goldenthread.kit", project) < height("goldenthread.access", project)
    assert height("goldenthread.access", project) < height("goldenthread.oversight.annual_review", project)
    assert height("django.contrib.auth", project) == DJANGO


def test_every_foreign_key_points_to_its_own_room_or_below(project):
    def app_height(model):
        return height(model._meta.app_config.name, project)

    upward = [field for field in relations() if app_height(field.related_model) > app_height(field.model)]
    assert [str(field) for field in upward] == []


def test_an_audit_event_has_no_foreign_keys():
    assert [str(field) for field in relations() if field.model.__name__ == "AuditEvent"] == []
