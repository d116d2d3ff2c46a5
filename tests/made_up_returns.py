"""Returns of children who do not exist, as somebody would bring them."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.analysis.returns import cin, ssda903
from goldenthread.oversight.submissions.actions import checks, submissions
from goldenthread.oversight.submissions.checking import Files

YEAR = "2025-26"
AUTHORITY = "Wexcombe Borough Council"
# Born after the return's year (rule 301), and a day that no calendar has.
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n11,1,01/04/2027,WBRI,UN1,,\n12,1,31/02/2015,WBRI,UN1,,\n"
MENDED = HEADER.replace("31/02/2015", "28/02/2015")
ROOMS = {"ssda903": ssda903, "cin": cin}


def csv_files(kind="ssda903", year=YEAR, **tables):
    """Every table of a return as a CSV file, by name; those not given have a heading alone."""
    layout = ROOMS[kind].layout_of(year)
    empty = {name: ",".join(table.columns) + "\n" for name, table in layout.tables.items()}
    return {f"{name}.csv": content.encode() for name, content in {**empty, **tables}.items()}


def zipped(files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def upload(name, content):
    return SimpleUploadedFile(name, content)


def start(by, kind="ssda903", year=YEAR, authority=AUTHORITY, source="files"):
    return submissions.start(kind=kind, year=year, authority=authority, source=source, by=by)


def check(submission, by, folder, files=None, **tables):
    """Check the files of a return as if they had been brought."""
    folder.mkdir(parents=True)
    brought = files or csv_files(submission.kind, submission.year, **(tables or {"Header": HEADER}))
    for name, content in brought.items():
        (folder / name).write_bytes(content)
    return checks.run(submission=submission, files=Files(folder), by=by)
