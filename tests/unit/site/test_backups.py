"""Saving the whole service and bringing it back: every table and every file, or nothing at all."""

import hashlib
import io
import json
import random
import shutil
import stat
import zipfile
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, models
from django.test import override_settings
from django.utils import timezone

from goldenthread.access.actions import audit_events, seals
from goldenthread.access.models import AuditEvent, User
from goldenthread.access.trail.outside import append
from goldenthread.access.trail.verify import verify
from goldenthread.cli.run import run
from goldenthread.codes import UserError
from goldenthread.record.people.models import Address, Name, Person
from goldenthread.site.actions import marks
from goldenthread.site.backups import archive, encryption, make, places, restore, tables
from made_up_people import involve, make_address, make_family, make_person, make_team, make_user, relate
from own_databases import ON_POSTGRESQL, databases_of_this_run, own_databases, used  # noqa: F401  fixtures

pytestmark = pytest.mark.database

KEY = b"a key of thirty-two or more random characters\n"
LETTER = random.Random(2015).randbytes(1_100_000)  # more than a block, and nothing to compress
ODD = {"z": [1, None, "é\u2028"], "a": {"née": 1.5}}


def make_files(folder: Path) -> dict[str, Path]:
    """A folder with documents and, beside it, a file that grows."""
    (folder / "files/2015").mkdir(parents=True)
    (folder / "files/2015/letter é.bin").write_bytes(LETTER)
    (folder / "files/empty.txt").touch()
    (folder / "seals.jsonl").write_text('{"seal": 1}\n')
    return {"files": folder / "files", "seals": folder / "seals.jsonl"}


@pytest.fixture
def kept_files(settings, tmp_path) -> Path:
    settings.KEPT_FILES = make_files(tmp_path / "kept")
    return tmp_path / "kept"


def fill() -> None:
    """A bit of everything that a row can hold."""
    manager, ella, kim = make_user("team-manager", is_demo=False), make_person(), make_person("Kim", born_on=None)
    make_address(ella, confidential=True)
    make_family(ella, kim)
    relate(kim, "mother", ella, parental_responsibility=True, starts_on=date(2008, 5, 14))
    involve(ella, manager, make_team())
    audit_events.record(type="case:list", by=manager, subject="indicator:x", subject_id=ella.pk, details=ODD)
    make_person("Noah").delete()


@pytest.fixture(scope="session")
def saved_once(databases_of_this_run, django_db_blocker, tmp_path_factory):  # noqa: F811
    folder = tmp_path_factory.mktemp("saved")
    kept = override_settings(KEPT_FILES=make_files(folder / "kept"))
    with django_db_blocker.unblock(), used(databases_of_this_run.migrated()) as connection, kept:
        fill()
        make.make(folder / "saved.gt")
        return folder / "saved.gt", contents(connection)


@pytest.fixture
def saved(saved_once, kept_files, tmp_path):
    """An archive of a service with people and files in it, and what that service held, table by table."""
    return shutil.copy(saved_once[0], tmp_path / "saved.gt"), saved_once[1]


@pytest.fixture
def tables_at_once(saved_once, own_databases, monkeypatch) -> None:  # noqa: F811
    """Restoring makes the tables without working out every migration again, which others have proved."""
    monkeypatch.setattr(restore, "call_command", own_databases.migrate_again)


@pytest.fixture
def elsewhere(settings, tmp_path) -> Path:
    """The place of a service that has no files yet."""
    settings.KEPT_FILES = {name: tmp_path / "new" / path.name for name, path in settings.KEPT_FILES.items()}
    return tmp_path / "new"


def contents(connection) -> dict[str, list[tuple]]:
    """Every row of every table as the database has it; but for sessions, and for when a migration ran."""
    names = set(connection.introspection.table_names()) - {"django_session", "django_migrations"}
    with connection.cursor() as cursor:
        return {name: rows(cursor, name) for name in sorted(names)}


def rows(cursor, name: str) -> list[tuple]:
    cursor.execute(f'SELECT * FROM "{name}" ORDER BY 1')
    return [tuple(map(str, row)) for row in cursor.fetchall()]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rewritten(path: Path, change) -> Path:
    """The archive with its members as ``change`` left them: a dictionary of name and bytes."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    members["manifest.json"] = json.loads(members["manifest.json"])
    change(members)
    if isinstance(members.get("manifest.json"), dict):
        members["manifest.json"] = json.dumps(members["manifest.json"])
    with zipfile.ZipFile(path.with_name("rewritten.gt"), "w") as new:
        for name, content in members.items():
            new.writestr(name, content)
    return path.with_name("rewritten.gt")


def refused(own_databases, path: Path, words: str, **more) -> None:  # noqa: F811
    """The archive is refused in words, and there is neither a table nor a file afterwards."""
    with used(own_databases.empty()) as connection:
        with pytest.raises(UserError, match=words):
            restore.restore(path, **more)
        assert connection.introspection.table_names() == []
    assert places.taken() == []
    assert [path for each in places.places().values() for path in each.parent.glob("*being-restored*")] == []


# -- whole --------------------------------------------------------------------------------------------------------


def test_every_table_and_every_file_comes_back(saved, own_databases, kept_files, elsewhere):  # noqa: F811
    path, before = saved
    with used(own_databases.empty()) as connection:
        restore.restore(path)
        after = contents(connection)
        told = after["access_auditevent"].pop()
    assert after == before
    assert "backup:restore" in told
    assert sum(map(len, before.values())) > 20
    assert files(elsewhere) == files(kept_files)
    assert len(files(elsewhere)) == 3


def test_the_archive_holds_that_it_was_made_and_its_owner_only_may_read_it(saved):
    path, before = saved
    assert "backup:make" in before["access_auditevent"][-1]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("tables_at_once")
def test_a_key_that_was_given_out_is_never_given_out_again(saved, own_databases, elsewhere):  # noqa: F811
    """The trail still speaks of whom it belonged to."""
    with used(own_databases.empty()):
        restore.restore(saved[0])
        last = Person.objects.order_by("pk").last().pk
        assert make_person("Later").pk == last + 2
        assert Address.objects.first().person.given_name == "Ella"


def test_the_trail_stays_insert_only(saved, own_databases, elsewhere):  # noqa: F811
    with used(own_databases.empty()) as connection:
        restore.restore(saved[0])
        with pytest.raises(DatabaseError, match="never changed or removed"), connection.cursor() as cursor:
            cursor.execute("DELETE FROM access_auditevent")


@pytest.mark.skipif(not ON_POSTGRESQL, reason="needs both databases")
@pytest.mark.parametrize("embedded", [True, False])
def test_what_one_database_saved_the_other_takes(embedded, own_databases, kept_files, tmp_path, settings):  # noqa: F811
    with used(own_databases.migrated(embedded=embedded)):
        fill()
        make.make(tmp_path / "saved.gt")
        before = {model: list(model._base_manager.order_by("pk").values()) for model in tables.kept()}
    settings.KEPT_FILES = {name: tmp_path / "new" / path.name for name, path in settings.KEPT_FILES.items()}
    with used(own_databases.empty(embedded=not embedded)):
        restore.restore(tmp_path / "saved.gt")
        after = {model: list(model._base_manager.order_by("pk").values()) for model in tables.kept()}
    after[AuditEvent].pop()
    assert after == before


def test_work_goes_on_meanwhile_and_none_of_it_is_half_in(own_databases, kept_files, tmp_path, monkeypatch):  # noqa: F811
    """Somebody adds an event and a user in one go after the first table was read: neither is in the archive."""
    with used(own_databases.migrated()) as connection:
        make_user()
        other = type(connection)(connection.settings_dict, "other")
        usual = tables.rows

        def rows(model):
            yield from usual(model)
            if model is AuditEvent:
                add_user(other)

        monkeypatch.setattr(tables, "rows", rows)
        found = make.make(tmp_path / "saved.gt")
        other.close()
        assert User.objects.count() == 2
    assert (found.tables["access_user"].rows, found.tables["access_auditevent"].rows) == (1, 1)


def add_user(connection) -> None:
    fields = "username, password, name, email, role_slug, team_id, service_code, worker_id, is_demo, is_active"
    others = [field for field in User._meta.local_concrete_fields if field.column not in f"id, last_login, {fields}"]
    names = ", ".join([fields, *(field.column for field in others)])
    values = ["late", "", "Late", "", "", "", "", "", False, True, *(field.get_default() for field in others)]
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO access_user ({names}) VALUES ({', '.join(['%s'] * len(values))})", values)


@pytest.fixture
def trail(settings, tmp_path):
    """A trail of its own, kept with the backup; gives a way to move to another place."""

    def at(name: str) -> None:
        settings.AUDIT_SEALS = tmp_path / name / "audit/seals.jsonl"
        settings.AUDIT_WITNESSES = settings.AUDIT_SEALS.with_suffix(".witnesses")
        nothing = {"files": tmp_path / name / "files"}
        settings.KEPT_FILES = {"seals": settings.AUDIT_SEALS, "witnesses": settings.AUDIT_WITNESSES, **nothing}

    settings.AUDIT_KEY_FILE = tmp_path / "audit-key"
    settings.AUDIT_KEY_FILE.write_text("k" * 64)
    at("old")
    return at


def write_events(count: int) -> None:
    for _ in range(count):
        audit_events.record(type="record:read", by=None, subject="p-1")


@pytest.mark.usefixtures("tables_at_once")
def test_a_restored_trail_verifies_whatever_was_written_and_sealed_meanwhile(
    own_databases,  # noqa: F811
    trail,
    tmp_path,
    monkeypatch,
):
    usual = tables.rows

    def rows(model):
        yield from usual(model)
        if model is AuditEvent:
            meanwhile()

    def meanwhile():
        """Events with their witnesses, a seal with its line, and a half-written line: none of the moment."""
        append(settings.AUDIT_WITNESSES, "999 " + "0" * 32, lasting=False)
        append(settings.AUDIT_WITNESSES, "seal 99 " + "0" * 32, lasting=False)
        append(settings.AUDIT_SEALS, '{"number": 99}', lasting=False)
        with settings.AUDIT_WITNESSES.open("ab") as file:
            file.write(b"1000 00")

    with used(own_databases.migrated()):
        write_events(3)
        seals.make(wait=True)
        write_events(2)
        seals.make(wait=True)
        write_events(2)
        assert verify().whole
        monkeypatch.setattr(tables, "rows", rows)
        make.make(tmp_path / "saved.gt")
        monkeypatch.undo()
    trail("new")
    with used(own_databases.empty()):
        restore.restore(tmp_path / "saved.gt")
        found = verify()
        assert (found.findings, found.events, found.seals, found.unsealed) == ([], 5, 2, 4)
        seals.make(wait=True)
        assert verify().whole


@pytest.mark.usefixtures("tables_at_once")
def test_a_trail_without_a_seal_is_saved_too(own_databases, trail, tmp_path):  # noqa: F811
    with used(own_databases.migrated()):
        make.make(tmp_path / "saved.gt")
    trail("new")
    with used(own_databases.empty()):
        restore.restore(tmp_path / "saved.gt")
        assert verify().findings == []


def test_every_table_has_a_key_by_which_both_databases_order_alike():
    ordered = (models.IntegerField, models.UUIDField)
    odd = [model for model in tables.kept() if not isinstance(_end(model._meta.pk), ordered)]
    assert odd == []


def _end(field: models.Field) -> models.Field:
    return _end(field.target_field) if field.is_relation else field


def test_only_sessions_are_left_out():
    names = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if not model._meta.proxy}
    assert names - {model._meta.db_table for model in tables.kept()} == {"django_session"}


SAMPLES = {
    "DateTimeField": timezone.now(),
    "DateField": date(2015, 6, 30),
    "TimeField": time(14, 5, 0, 7),
    "DurationField": timedelta(days=2, microseconds=5),
    "DecimalField": Decimal("1.50"),
    "UUIDField": UUID(int=7),
    "BinaryField": b"\x00\xff",
    "JSONField": ODD,
    "BooleanField": True,
}


@pytest.mark.parametrize("field", sorted(SAMPLES))
def test_every_kind_of_value_survives(field):
    value = SAMPLES[field]
    text = json.dumps(value, default=tables.plain)
    assert tables.python(getattr(models, field)(), json.loads(text)) == value


def test_a_kind_of_value_that_is_not_known_is_a_defect():
    with pytest.raises(TypeError, match="no way to write"):
        tables.plain(object())


# -- encrypted ----------------------------------------------------------------------------------------------------


@pytest.fixture
def sealed(own_databases, kept_files, tmp_path) -> Path:  # noqa: F811
    with used(own_databases.migrated()):
        fill()
        make.make(tmp_path / "sealed.gt", key=KEY)
    return tmp_path / "sealed.gt"


@pytest.mark.usefixtures("tables_at_once")
def test_an_encrypted_archive_says_nothing_and_comes_back(sealed, own_databases, kept_files, elsewhere):  # noqa: F811
    assert b"Larch Lane" not in sealed.read_bytes()
    assert b"manifest" not in sealed.read_bytes()
    with used(own_databases.empty()):
        restore.restore(sealed, key=KEY)
        assert Person.objects.count() == 2
    assert files(elsewhere) == files(kept_files)


def test_an_encrypted_archive_needs_its_key(sealed, own_databases, elsewhere):  # noqa: F811
    refused(own_databases, sealed, "is encrypted: give the key")
    refused(own_databases, sealed, "the key is another one", key=b"x" * 40)
    refused(own_databases, sealed, "too short a key", key=b"short")


@pytest.mark.parametrize("cut", [40, 100, 64 * 1024 + 16, None])
def test_an_encrypted_archive_that_was_cut_does_not_open(cut, sealed, own_databases, elsewhere):  # noqa: F811
    """Between two chunks too: the last one knows that it is the last."""
    start = len(encryption.OPENING) + encryption.SALT
    content = sealed.read_bytes()
    sealed.write_bytes(content[: start + cut] if cut else content[:-1])
    refused(own_databases, sealed, "key is another one, or the file is damaged", key=KEY)


def test_a_changed_byte_of_an_encrypted_archive_does_not_open(sealed, own_databases, elsewhere):  # noqa: F811
    content = bytearray(sealed.read_bytes())
    content[len(content) // 2] ^= 1
    sealed.write_bytes(content)
    refused(own_databases, sealed, "key is another one, or the file is damaged", key=KEY)


# -- damaged, cut, of another version -----------------------------------------------------------------------------


@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.9, 0.999])
def test_an_archive_that_was_cut_is_refused(part, saved, own_databases, elsewhere):  # noqa: F811
    content = saved[0].read_bytes()
    saved[0].write_bytes(content[: int(len(content) * part)])
    refused(own_databases, saved[0], "is not a whole backup")


def test_no_changed_byte_is_a_traceback(saved, tmp_path):
    """Whichever byte is changed, reading all of the archive ends well or in one sentence."""
    content, damaged = saved[0].read_bytes(), tmp_path / "damaged.gt"
    said = set()
    for place in [*range(0, len(content), 20_000), *range(len(content) - 16_000, len(content), 37)]:
        damaged.write_bytes(content[:place] + bytes([content[place] ^ 0x41]) + content[place + 1 :])
        said.add(outcome(damaged))
    assert {words for words in said if "backup" not in words.lower()} <= {"whole"}
    assert len(said) > 1


def outcome(path: Path) -> str:
    try:
        with archive.reading(path, None) as opened:
            restore.check(opened, opened.manifest())
    except UserError as error:
        return str(error)
    return "whole"


CHANGES = {
    "has format 2": lambda members: members["manifest.json"].update(format=2),
    "was made by Golden Thread 0.0.9": lambda members: members["manifest.json"].update(
        product="0.0.9", migrations={"access": ["0001_initial"]}
    ),
    "GOLDENTHREAD_MODE is demo": lambda members: members["manifest.json"].update(mode="live"),
    "manifest cannot be read": lambda members: members["manifest.json"].pop("tables"),
    "has no manifest": lambda members: members.pop("manifest.json"),
    "people_person.jsonl is not what": lambda members: members.pop("tables/people_person.jsonl"),
    "empty.txt is not what": lambda members: members.pop("files/files/empty.txt"),
    "tables/more.jsonl is not what": lambda members: members.update({"tables/more.jsonl": b""}),
    "access_user.jsonl is not what": lambda members: members.update({"tables/access_user.jsonl": b"[]\n"}),
    "seals is not what": lambda members: members.update({"files/seals": b"other"}),
}


@pytest.mark.parametrize("words", sorted(CHANGES))
def test_an_archive_that_is_not_what_it_says_is_refused(words, saved, own_databases, elsewhere):  # noqa: F811
    refused(own_databases, rewritten(saved[0], CHANGES[words]), words)


@pytest.mark.parametrize("name", ["files/../../out.txt", "other/out.txt", "files//out.txt", "/out.txt"])
def test_a_file_never_lands_outside_its_place(name, saved, own_databases, elsewhere):  # noqa: F811
    def add(members):
        members[f"files/{name}"] = b""
        members["manifest.json"]["files"][name] = members["manifest.json"]["files"]["files/empty.txt"]

    refused(own_databases, rewritten(saved[0], add), "is not what its manifest says")


def replaced(table: str, line: bytes, content: str = ""):
    """A change that puts one line in the place of a table's, with digests that agree, unless told otherwise."""

    def change(members):
        members[f"tables/{table}.jsonl"] = line
        digest = hashlib.sha256(line).hexdigest()
        members["manifest.json"]["tables"][table].update(sha256=digest, content=content or digest, rows=1)

    return change


@pytest.mark.usefixtures("tables_at_once")
def test_rows_that_the_database_refuses_leave_nothing(saved, own_databases, elsewhere):  # noqa: F811
    """A name of a person who is not there."""
    row = [{"person_id": 77, "id": 1}.get(field.attname, field.get_default()) for field in tables.fields(Name)]
    line = json.dumps(row, separators=(",", ":")).encode() + b"\n"
    path = rewritten(saved[0], replaced("people_name", line))
    refused(own_databases, path, "The database does not take the backup")


@pytest.mark.usefixtures("tables_at_once")
def test_rows_that_come_back_otherwise_leave_nothing(saved, own_databases, elsewhere):  # noqa: F811
    with zipfile.ZipFile(saved[0]) as file:
        line = file.read("tables/people_family.jsonl")
    refused(
        own_databases, rewritten(saved[0], replaced("people_family", line, "0")), "people_family came back otherwise"
    )


@pytest.mark.usefixtures("tables_at_once")
def test_files_that_cannot_be_written_leave_nothing(saved, own_databases, elsewhere, monkeypatch):  # noqa: F811
    def full(*_):
        raise OSError(28, "No space left on device", "seals")

    monkeypatch.setattr(Path, "rename", full)
    with used(own_databases.empty()) as connection:
        with pytest.raises(OSError, match="No space left"):
            restore.restore(saved[0])
        assert connection.introspection.table_names() == []
    assert places.taken() == []


@pytest.mark.usefixtures("tables_at_once")
def test_a_failure_after_the_files_takes_them_away_again(saved, own_databases, elsewhere, monkeypatch):  # noqa: F811
    def refuse(**_):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(audit_events, "record", refuse)
    refused(own_databases, saved[0], "the disk is full")


# -- refused before anything --------------------------------------------------------------------------------------


def test_a_database_that_is_not_empty_is_refused(saved, own_databases, elsewhere):  # noqa: F811
    with used(own_databases.migrated()), pytest.raises(UserError, match="database is not empty"):
        restore.restore(saved[0])


def test_a_folder_that_is_not_empty_is_refused(saved, own_databases, kept_files):  # noqa: F811
    with used(own_databases.empty()), pytest.raises(UserError, match="files is not empty"):
        restore.restore(saved[0])


@pytest.mark.usefixtures("tables_at_once")
def test_an_empty_folder_is_no_obstacle(saved, own_databases, elsewhere):  # noqa: F811
    (elsewhere / "files").mkdir(parents=True)
    with used(own_databases.empty()):
        restore.restore(saved[0])
    assert len(files(elsewhere)) == 3


def test_the_archive_has_the_mode_of_the_database_and_not_of_the_environment(own_databases, kept_files, tmp_path):  # noqa: F811
    with used(own_databases.migrated()):
        marks.ensure(mode="training", by=None)
        assert make.make(tmp_path / "saved.gt").mode == "training"


def test_a_backup_never_takes_the_place_of_another(saved, own_databases):  # noqa: F811
    with used(own_databases.migrated()), pytest.raises(UserError, match="is there already"):
        make.make(saved[0])


def test_a_database_of_another_version_is_not_saved(own_databases, kept_files, tmp_path):  # noqa: F811
    with used(own_databases.empty()), pytest.raises(UserError, match="start it once with this one"):
        make.make(tmp_path / "saved.gt")
    assert not (tmp_path / "saved.gt").exists()


# -- the commands -------------------------------------------------------------------------------------------------


def test_the_two_commands(own_databases, kept_files, tmp_path, settings, capsys):  # noqa: F811
    (tmp_path / "key").write_bytes(KEY)
    key = ["--key-file", str(tmp_path / "key")]
    with used(own_databases.migrated()):
        fill()
        assert run(["backup", "--out", str(tmp_path / "saved.gt"), *key]) == 0
    assert "3 files." in capsys.readouterr().out
    with used(own_databases.empty()):
        assert run(["restore", str(tmp_path / "saved.gt"), *key]) == 2
        said = capsys.readouterr().err
        assert "is not empty: restore where" in said
        assert said.count("\n") == 1
        settings.KEPT_FILES = {"files": tmp_path / "new/files", "seals": tmp_path / "new/seals.jsonl"}
        assert run(["restore", str(tmp_path / "saved.gt"), *key]) == 0
    assert capsys.readouterr().out.startswith("Restored ")


def test_a_backup_that_is_not_there_is_one_sentence(own_databases, elsewhere, tmp_path, capsys):  # noqa: F811
    with used(own_databases.empty()):
        assert run(["restore", str(tmp_path / "none.gt")]) == 2
    assert "none.gt cannot be used: No such file" in capsys.readouterr().err


def test_closing_an_encrypted_file_twice_writes_its_end_once():
    file = io.BytesIO()
    target = encryption.Encrypting(file, b"k" * 32)
    target.write(b"words")
    target.close()
    length = len(file.getvalue())
    target.close()
    assert len(file.getvalue()) == length
