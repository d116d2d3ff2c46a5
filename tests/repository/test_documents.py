"""What the documents say is there is there."""

import re
import subprocess
import sys

import pytest

LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


@pytest.fixture(scope="module")
def documents(project_files):
    return [path for path in project_files if path.suffix == ".md"]


def test_no_link_leads_nowhere(documents, project):
    links = [(document, link) for document in documents for link in LINK.findall(document.read_text())]
    local = [(document, link) for document, link in links if "://" not in link]
    assert [(str(at.relative_to(project)), link) for at, link in local if not (at.parent / link).exists()] == []


def test_the_readme_shows_the_two_commands_and_a_picture(project):
    readme = (project / "README.md").read_text()
    assert "make demo" in readme
    assert "make test" in readme
    assert re.search(r"!\[[^\]]{10,}\]\(docs/screenshots/[\w-]+\.png\)", readme)


def test_the_map_of_the_docs_names_every_document(project, documents):
    index = project / "docs/README.md"
    named = {(index.parent / link).resolve() for link in LINK.findall(index.read_text())}
    pages = {path for path in documents if path.is_relative_to(index.parent) and path != index}
    records = {path for path in pages if path.parent.name == "adr" and path.name != "README.md"}
    assert pages - records - named == set()


def test_every_decision_is_in_the_index_with_its_title_and_numbered_in_a_row(project):
    folder = project / "docs/adr"
    records = sorted(folder.glob("[0-9]*.md"))
    titles = {record.name: record.read_text().splitlines()[0].removeprefix("# ") for record in records}
    index = (folder / "README.md").read_text()
    assert [name for name, title in titles.items() if f"[{title}]({name})" not in index] == []
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))


@pytest.mark.parametrize("heading", ["## Context", "## Decision", "## Consequences"])
def test_every_decision_says_why_and_what_follows(heading, project):
    records = (project / "docs/adr").glob("[0-9]*.md")
    assert [record.name for record in records if heading not in record.read_text()] == []


def test_no_file_names_a_place_on_somebodys_machine(project_files, project):
    place = re.compile(rf"{re.escape(str(project))}|/home/\w+|/Users/\w+".encode())
    readable = [path for path in project_files if path.suffix not in (".png", ".parquet", ".pdf", ".docx")]
    assert [str(path.relative_to(project)) for path in readable if place.search(path.read_bytes())] == []


def test_the_generated_pages_are_what_their_declarations_say(project):
    command = [sys.executable, str(project / "tools/generate_docs.py"), "--check"]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""
