"""A return's files read and asked every rule; and the same again from what a check has kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from goldenthread.analysis.returns.evaluate import FINDINGS
from goldenthread.analysis.returns.evidence import Lookups
from goldenthread.analysis.returns.reading import Return
from goldenthread.analysis.returns.reference import Postcodes, ReferenceDataError, authority, read_providers
from goldenthread.analysis.returns.report import Checked
from goldenthread.codes import UserError
from goldenthread.kit.mistakes import MistakeError
from goldenthread.oversight.submissions import store
from goldenthread.oversight.submissions.kinds_of_return import KindOfReturn
from goldenthread.oversight.submissions.models import Check, Finding, Submission
from goldenthread.oversight.submissions.models.check import BEFORE, NOW, PROVIDERS

Source = Mapping[str, str]


@dataclass(frozen=True)
class Files:
    """What a check reads: this year's files, last year's and lists of providers. ``now`` and ``before`` are a folder of
    CSV files or one XML file. ``remarks``: what whoever made them could not put in.
    """

    now: Path
    before: Path | None = None
    providers: tuple[Path, ...] = ()
    remarks: tuple[str, ...] = ()

    def by_role(self) -> Iterator[tuple[str, Path]]:
        """Every single file with its role, in the order of names."""
        for role, path in ((NOW, self.now), (BEFORE, self.before)):
            for each in sorted(path.iterdir()) if path and path.is_dir() else filter(None, (path,)):
                yield role, each
        for each in self.providers:
            yield PROVIDERS, each


def check(submission: Submission, files: Files) -> Checked:
    """Read and ask. Raises ``MistakeError`` where the files are no such return."""
    kind = submission.statutory
    try:
        given = _read(kind, submission.year, files)
        found = _ask(kind, submission, given, files)
    except UserError as error:
        field = "providers" if isinstance(error, ReferenceDataError) else "files"
        raise MistakeError(_without_places(str(error), files), field) from error
    return Checked(kind.words, submission.year, given, kind.room.RULES.of(submission.year), found)


def _read(kind: KindOfReturn, year: str, files: Files) -> Return:
    more = {"previous": files.before} if kind.compares else {}
    read: Return = kind.room.read(files.now, year=year, **more)
    return replace(read, remarks=(*read.remarks, *files.remarks))


def _ask(kind: KindOfReturn, submission: Submission, given: Return, files: Files) -> pl.DataFrame:
    more = {"reference": _lookups(submission.authority, files)} if kind.compares else {}
    found: pl.DataFrame = kind.room.validate(given.tables, year=submission.year, form=given.form, **more)
    return found


def _lookups(name: str, files: Files) -> Lookups:
    postcodes = Postcodes.open()
    providers = read_providers(*files.providers, postcodes=postcodes) if files.providers else None
    return Lookups(authority=code_of(name), providers=providers, postcodes=postcodes)


def code_of(name: str) -> str | None:
    """The code of an authority; None for one that is made up, and then rules that ask for it are not asked."""
    try:
        return authority(name).code
    except ReferenceDataError:
        return None


def _without_places(sentence: str, files: Files) -> str:
    """Where files lie for the while of a check says nothing to anybody."""
    places = sorted({str(path.parent) for _, path in files.by_role()}, key=len, reverse=True)
    for place in places:
        sentence = sentence.replace(f"{place}/", "").replace(place, "what you brought")
    return sentence


@contextmanager
def kept_files(run: Check) -> Iterator[Files]:
    """The files of a check under their own names again, for as long as somebody reads them."""
    with TemporaryDirectory(prefix="return-") as name:
        folders = {role: Path(name) / role for role in (NOW, BEFORE, PROVIDERS)}
        for file in run.files.all():
            folders[file.role].mkdir(exist_ok=True)
            shutil.copyfile(store.place(file.digest), folders[file.role] / file.name)
        before, lists = _one_or_all(folders[BEFORE]), folders[PROVIDERS]
        providers = tuple(sorted(lists.iterdir())) if lists.exists() else ()
        yield Files(_one_or_all(folders[NOW]) or folders[NOW], before, providers)


def _one_or_all(folder: Path) -> Path | None:
    """What a reader takes: the one XML file, or the folder; None where nothing was brought."""
    if not folder.exists():
        return None
    return next(folder.glob("*.[xX][mM][lL]"), folder)


def checked_then(run: Check, findings: Iterator[Finding], remark: str = "") -> Checked:
    """The check as it was, from the files and findings that it kept. ``remark`` says what is left out of it."""
    submission = run.submission
    kind = submission.statutory
    with kept_files(run) as files:
        given = _read(kind, submission.year, files)
    remarks = (*run.remarks, *filter(None, (remark,)))
    given = replace(given, remarks=remarks)
    rules = kind.room.RULES.of(submission.year)
    return Checked(kind.words, submission.year, given, rules, pl.DataFrame(map(_row, findings), schema=FINDINGS))


def _row(finding: Finding) -> dict[str, object]:
    fields = [field for field, _ in finding.seen]
    same = {name: getattr(finding, name) for name in ("rule", "type", "row", "issue", "message")}
    return {**same, "table": finding.table or None, "fields": fields, "child": finding.child or None}
