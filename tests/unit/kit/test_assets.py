"""The design systems' files, fitted to a service that is not on GOV.UK."""

import pytest

from goldenthread.kit import assets

PICTURES = ".a{background:url(/assets/images/icon-document.svg)}"


@pytest.fixture
def modules(tmp_path):
    """A node_modules with the few files that are used."""
    folder = tmp_path / "node_modules"
    texts = dict.fromkeys(assets.STYLESHEETS, PICTURES) | dict.fromkeys(assets.SCRIPTS, "export const a = 1")
    texts[assets.IMAGES / "icon-document.svg"] = "<svg/>"
    texts[assets.IMAGES / "moj-logotype-crest-2024.svg"] = "<svg/>"
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def test_a_source_map_that_is_not_served_is_not_named():
    assert assets.stylesheet("a{}\n/*# sourceMappingURL=a.min.css.map */") == "a{}\n"
    assert assets.script("a()\n//# sourceMappingURL=a.min.js.map\n") == "a()\n"


def test_web_fonts_go_and_system_fonts_take_their_place():
    face = "@font-face{font-family:GDS Transport;src:url(/assets/fonts/a.woff)}"
    text = "b{font-family:GDS Transport,arial,sans-serif}"
    assert assets.stylesheet(face + text) == f"b{{font-family:{assets.SYSTEM_FONTS}}}"


def test_the_crest_goes():
    text = "c{background-image:url(/assets/images/govuk-crest.svg);mask-image:url(/assets/images/govuk-crest.svg)}"
    assert assets.stylesheet(text) == "c{background-image:none;mask-image:none}"


def test_pictures_are_found_beside_the_stylesheet():
    assert assets.stylesheet(PICTURES) == ".a{background:url(images/icon-document.svg)}"


def test_only_pictures_that_a_stylesheet_names_are_copied(modules, tmp_path):
    files = assets.build(modules, tmp_path / "out")
    names = {str(path.relative_to(tmp_path / "out/design")) for path in files}
    assert names == {"govuk.css", "moj.css", "govuk-frontend.js", "images/icon-document.svg"}


def test_building_again_leaves_nothing_old_behind(modules, tmp_path):
    assets.build(modules, tmp_path / "out")
    (tmp_path / "out/design/old.css").write_text("")
    assert "old.css" not in {path.name for path in assets.build(modules, tmp_path / "out")}


def test_the_command_says_what_it_did(modules, tmp_path, capsys):
    assert assets.main([str(modules), str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == f"4 files of the design systems are in {tmp_path / 'out/design'}\n"


def test_without_npm_it_says_what_to_do(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert assets.main([]) == 2
    assert "run 'npm ci' first" in capsys.readouterr().err


def test_what_was_built_here_has_no_crest_font_or_source_map(settings):
    built = "".join(path.read_text() for path in (settings.ASSETS / "design").glob("*.*s"))
    unwanted = ("GDS Transport", "@font-face", "govuk-crest", "sourceMappingURL", "/assets/")
    assert [word for word in unwanted if word in built] == []
