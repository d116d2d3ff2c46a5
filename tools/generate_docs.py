#!/usr/bin/env python3
"""Write the generated pages of docs/reference again, or with --check say which are out of date (exit status 1)."""

import sys
from importlib import import_module
from pathlib import Path

REFERENCE = Path(__file__).resolve().parent.parent / "docs/reference"

# Each page and the function that makes its text.
PAGES = {
    "data-dictionary.md": "goldenthread.analysis.tables.dictionary:markdown",
    "indicators.md": "goldenthread.analysis.indicators.manual:markdown",
    "review-checks.md": "goldenthread.analysis.committee_paper.checks.manual:markdown",
    "review-content.md": "goldenthread.analysis.committee_paper.manual:markdown",
}


def text_of(maker: str) -> str:
    module, function = maker.split(":")
    return getattr(import_module(module), function)()


def main(check: bool) -> int:
    texts = {REFERENCE / name: text_of(maker) for name, maker in PAGES.items()}
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text() != text]
    for path in stale:
        if check:
            print(f"{path.name} is out of date: run make docs", file=sys.stderr)
        else:
            path.write_text(texts[path])
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
