"""Every field of every model has a privacy class, and no class is left over for a field that is gone."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

MODELS = [model for model in apps.get_models() if model.__module__.startswith("goldenthread.")]


def declared(model):
    return import_module(f"{model._meta.app_config.name}.privacy").FIELDS[model.__name__]


def test_there_are_models_to_look_at():
    assert {"User", "AuditEvent", "BuiltReview"} <= {model.__name__ for model in MODELS}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_classified_once(model):
    own = {*model._meta.concrete_fields, *model._meta.many_to_many}  # what points here is another room's field
    assert {field.name for field in own} == set(declared(model))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_class_says_how_long_it_is_kept(model):
    assert [name for name, privacy in declared(model).items() if not privacy.kept] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_text_without_a_limit_is_free_text(model):
    unlimited = {field.name for field in model._meta.get_fields() if field.get_internal_type() == "TextField"}
    assert {name for name, privacy in declared(model).items() if privacy.free_text} == unlimited


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration(capsys):
    call_command("makemigrations", check_changes=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out
