"""The digest of a program."""

from types import ModuleType

from goldenthread.kit.program import digest_of


def package(folder, text):
    folder.mkdir()
    (folder / "__init__.py").write_text(text)
    made = ModuleType(folder.name)
    made.__file__ = str(folder / "__init__.py")
    return made


def test_the_same_files_have_the_same_digest_wherever_they_are(tmp_path):
    assert digest_of(package(tmp_path / "a", "x = 1")) == digest_of(package(tmp_path / "b", "x = 1"))


def test_another_line_is_another_program(tmp_path):
    assert digest_of(package(tmp_path / "a", "x = 1")) != digest_of(package(tmp_path / "b", "x = 2"))
