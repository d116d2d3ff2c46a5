"""Run a published validator over a return and write what it found: `published_validators.py ssda903|cin SOURCE REPORT`.

Run by the interpreter of the environment that the validators are installed in (requirements-returns.txt), not ours.
"""

import importlib
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

NEWEST_903, NEWEST_CIN = ("lac2026_27", "lac2025_26"), ("cin2025_26", "cin2024_25")
COLLECTION_YEAR, AUTHORITY = "2027", "E06000040"


def newest(package: str, names: tuple[str, ...]):
    for name in names:
        try:
            return importlib.import_module(f"{package}.rules.{name}").registry
        except ModuleNotFoundError:
            continue
    raise SystemExit(f"{package} has none of {names}")


def ssda903(source: Path) -> dict[str, dict[str, list[int]]]:
    from lac_validator.lac_validator import LacValidator, create_issue_df  # noqa: PLC0415
    from lac_validator.report import Report  # noqa: PLC0415
    from lac_validator.utils import process_uploaded_files  # noqa: PLC0415

    years = {"This year": source / "now", "Prev year": source / "before"}
    given = {name: [str(path) for path in sorted(folder.glob("*.csv"))] for name, folder in years.items()}
    registry = newest("lac_validator", NEWEST_903)
    checked = LacValidator(
        metadata={"collectionYear": COLLECTION_YEAR, "localAuthority": AUTHORITY},
        files=process_uploaded_files(given),
        registry=registry,
        selected_rules=None,
    )
    report = Report(checked.ds_results, registry)
    issues = create_issue_df(report.report, report.error_report)
    failed = [str(each) for each in checked.fails]
    return {
        "found": _found_903(checked.ds_results),
        "failed": failed,
        "issues": json.loads(issues.to_json(orient="records")),
    }


def _found_903(results) -> dict[str, dict[str, list[int]]]:
    found: dict[str, dict[str, list[int]]] = {}
    for table, frame in results.items():
        if isinstance(frame, dict):  # what was said of the return beside its tables
            continue
        for column in frame.columns:
            if str(column).startswith("ERR_") and frame[column].any():
                rows = [int(row) for row in frame.index[frame[column].fillna(False).astype(bool)]]
                found.setdefault(str(column)[4:], {})[table] = rows
    return found


def cin(source: Path) -> dict[str, dict[str, list[int]]]:
    from cin_validator import cin_validator  # noqa: PLC0415

    tables = cin_validator.process_data(cin_validator.convert_data(ET.parse(source).getroot()))
    checked = cin_validator.CinValidator(tables, newest("cin_validator", NEWEST_CIN))
    issues = checked.full_issue_df
    found: dict[str, dict[str, list[int]]] = {}
    for (rule, table), part in issues.groupby(["rule_code", "tables_affected"]):
        found.setdefault(str(rule), {})[str(table)] = sorted({int(row) for row in part["row_id"]})
    return {"found": found, "whole_return": [str(each) for each in checked.multichild_issues["rule_code"]]}


if __name__ == "__main__":
    which, source, report = sys.argv[1:]
    Path(report).write_text(json.dumps({"ssda903": ssda903, "cin": cin}[which](Path(source))))
