"""Worked cases of the returns' rules: run a file of them, `python -m returns_cases FILE`.

One JSON object a line: the rule, small tables of text, and which rows should be found. The last line that is printed
counts them.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl

from goldenthread.analysis.returns import cin, ssda903
from goldenthread.analysis.returns.evidence import Lookups

RETURNS = {"903": ssda903, "cin": cin}


def cases(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def return_of(case: dict) -> str:
    return case["case_id"].split(":")[0]


def failure(case: dict) -> str | None:
    """What differs from the case's expectation, or nothing."""
    if case["rule_code"] not in {rule.code for rule in RETURNS[return_of(case)].RULES}:
        return "there is no such rule"
    found = findings(case)
    stuck = found.filter(~pl.col("type").is_in(["error", "query", "not stated", "unreadable"]))
    if len(stuck):
        return stuck["message"][0]
    found = found.filter(pl.col("rule") == case["rule_code"])
    seen, expected = outcome(case, found), expectation(case)
    return None if seen == expected else f"expected {expected}, found {seen}"


def findings(case: dict) -> pl.DataFrame:
    room = RETURNS[return_of(case)]
    form = {"form": case["metadata"]["file_format"]} if "file_format" in case.get("metadata", {}) else {}
    return room.validate(
        tables(case),
        rules=[case["rule_code"]],
        collection=collection(case),
        reference=lookups(case.get("metadata", {})),
        derived=case.get("derived_fields", ()),
        **form,
    )


def tables(case: dict) -> dict[str, pl.DataFrame]:
    return {name: frame(rows, case["columns"].get(name, [])) for name, rows in case["tables"].items()}


def frame(rows: list[dict], columns: list[str]) -> pl.DataFrame:
    names = columns or list(rows[0] if rows else ())
    return pl.DataFrame(
        {name: [row.get(name) for row in rows] for name in names}, schema=dict.fromkeys(names, pl.String)
    )


def collection(case: dict) -> tuple[date, date] | None:
    """The case's own days; where it sets only one, the other is a year away."""
    start, end = (day(case.get(f"collection_{which}")) for which in ("start", "end"))
    if start is None and end is None:
        year = case.get("metadata", {}).get("collectionYear")
        return year and (date(int(year) - 1, 4, 1), date(int(year), 3, 31))
    return start or end.replace(year=end.year - 1), end or start.replace(year=start.year + 1, month=3, day=31)


def day(text: str | None) -> date | None:
    return date(*map(int, reversed(text.split("/")))) if text else None


def lookups(metadata: dict) -> Lookups:
    listed = metadata.get("provider_info")
    return Lookups(authority=metadata.get("localAuthority"), providers=providers(listed) if listed else None)


def providers(rows: list[dict]) -> pl.DataFrame:
    """Ofsted's list as it is once read: of the columns that a case names."""
    listed = pl.DataFrame(rows).cast(pl.String).with_columns(pl.when(pl.all() != "").then(pl.all()))
    return listed.with_columns(pl.col("^REG_END$").str.to_date("%d/%m/%Y"))


def outcome(case: dict, found: pl.DataFrame) -> dict:
    rows = found.drop_nulls("table")
    seen = {table: sorted(set(part["row"])) for (table,), part in rows.group_by("table")}
    result = {"rows": seen, "whole return": len(rows) < len(found)}
    if "expected_groups" in case:
        result["issues"] = {table: groups(part) for (table,), part in rows.group_by("table")}
    return result


def groups(part: pl.DataFrame) -> list[list[int]]:
    return sorted({tuple(sorted(set(issue["row"]))) for _, issue in part.group_by("issue")})


def expectation(case: dict) -> dict:
    rows = case.get("expected_on_strings", case["expected"])
    result = {
        "rows": {table: sorted(set(rows)) for table, rows in rows.items() if rows},
        "whole return": bool(case.get("la_level")),
    }
    if "expected_groups" in case:
        issues = {
            table: sorted({tuple(sorted(set(each))) for each in parts})
            for table, parts in case["expected_groups"].items()
        }
        result["issues"] = {table: parts for table, parts in issues.items() if parts}
    return result


def main(paths: list[str]) -> int:
    results = {case["case_id"]: failure(case) for path in paths for case in cases(Path(path))}
    failed = {case_id: why for case_id, why in results.items() if why}
    for case_id, why in failed.items():
        print(f"{case_id}: {why}")
    print(*failed, sep="\n")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
