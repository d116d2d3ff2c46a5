"""Where the database is."""

import pytest

from goldenthread.codes import UserError
from goldenthread.site.database import settings_for


def test_without_an_address_it_is_sqlite_in_var(tmp_path):
    found = settings_for(None, tmp_path)
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", tmp_path / "goldenthread.sqlite3")
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_an_address_names_every_part_of_a_postgresql_server(tmp_path):
    found = settings_for("postgresql://ann:p%40ss@db.example:6432/gold%20en?sslmode=require", tmp_path)
    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "gold en",
        "USER": "ann",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "require"},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def test_a_socket_folder_is_a_host(tmp_path):
    found = settings_for("postgresql://ann@/golden?host=/run/postgresql", tmp_path)
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/run/postgresql", "", {})


@pytest.mark.parametrize("address", ["mysql://a/b", "postgresql://server", "postgresql://server/", "golden.sqlite3"])
def test_anything_else_is_refused_in_words(address, tmp_path):
    with pytest.raises(UserError, match="must look like postgresql://"):
        settings_for(address, tmp_path)
