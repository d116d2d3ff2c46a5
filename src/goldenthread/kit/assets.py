"""Fetch what the pages need of the design systems out of ``node_modules``.

Run as ``python -m goldenthread.kit.assets`` after ``npm ci``. Neither design system is copied into the repository.
This service is not on GOV.UK, so the crest, the crown and the GDS Transport typeface stay behind.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

GOVUK = Path("govuk-frontend/dist/govuk")
MOJ = Path("@ministryofjustice/frontend/moj")
STYLESHEETS = {GOVUK / "govuk-frontend.min.css": "govuk.css", MOJ / "moj-frontend.min.css": "moj.css"}
SCRIPTS = {GOVUK / "govuk-frontend.min.js": "govuk-frontend.js"}
IMAGES = MOJ / "assets/images"

SOURCE_MAP = re.compile(r"/[/*][#@] sourceMappingURL=[^\s*]*\s*(?:\*/)?")
FONT_FACE = re.compile(r"@font-face\s*{[^}]*}")
CREST = re.compile(r"url\(/assets/images/[\w-]*(?:crest|crown)[\w-]*\.\w+\)")
TYPEFACE = re.compile(r"GDS Transport(,\s*arial,\s*sans-serif)?")
SYSTEM_FONTS = '-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif'
PICTURE_IN_CSS = re.compile(r"url\(images/([\w.-]+)\)")


class AssetsError(Exception):
    """The design systems are not where npm puts them."""


def stylesheet(text: str) -> str:
    """A design system's stylesheet without source map, web fonts, crest, and paths from the server's root."""
    text = SOURCE_MAP.sub("", text)
    text = FONT_FACE.sub("", text)
    text = CREST.sub("none", text)
    text = TYPEFACE.sub(SYSTEM_FONTS, text)
    return text.replace("/assets/", "")


def script(text: str) -> str:
    """A design system's script without the address of a source map that is not served."""
    return SOURCE_MAP.sub("", text)


def build(modules: Path, target: Path) -> list[Path]:
    """Write the files under ``target/design`` and return them. Replaces the folder as a whole."""
    missing = [str(path) for path in (*STYLESHEETS, *SCRIPTS) if not (modules / path).is_file()]
    if missing:
        raise AssetsError(f"{modules} has no {missing[0]}: run 'npm ci' first.")
    fresh = target / ".design.new"
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "images").mkdir(parents=True)
    _write_texts(modules, fresh)
    _copy_pictures(modules, fresh)
    return _replace(fresh, target / "design")


def _write_texts(modules: Path, folder: Path) -> None:
    for source, name in STYLESHEETS.items():
        (folder / name).write_text(stylesheet((modules / source).read_text()))
    for source, name in SCRIPTS.items():
        (folder / name).write_text(script((modules / source).read_text()))


def _copy_pictures(modules: Path, folder: Path) -> None:
    """Only those that a stylesheet names."""
    for sheet in folder.glob("*.css"):
        for name in PICTURE_IN_CSS.findall(sheet.read_text()):
            shutil.copyfile(modules / IMAGES / name, folder / "images" / name)


def _replace(fresh: Path, folder: Path) -> list[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def main(arguments: list[str]) -> int:
    """``assets [node_modules [target]]``; 0 when the files are there, 2 when npm has not run."""
    modules, target = Path("node_modules"), Path(".assets")
    if arguments:
        modules, target = Path(arguments[0]), Path(arguments[1])
    try:
        files = build(modules, target)
    except AssetsError as error:
        print(f"goldenthread: {error}", file=sys.stderr)  # noqa: T201  a command's message to its user
        return 2
    print(f"{len(files)} files of the design systems are in {target / 'design'}")  # noqa: T201
    return 0


if __name__ == "__main__":  # pragma: no cover - `make install` runs this as a program; tests call main()
    raise SystemExit(main(sys.argv[1:]))
