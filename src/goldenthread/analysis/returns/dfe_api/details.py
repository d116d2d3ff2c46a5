"""A child's own details and health, as the API has them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.analysis.returns.dfe_api.limits import Json, Notes
from goldenthread.analysis.returns.dfe_api.rows import Cohort, Row, Source
from goldenthread.codes import CODE_SETS

FORMER = "Former Unique Pupil Number"
UNACCOMPANIED = "Unaccompanied Asylum Seeking Child"
DETAILS = "child_details"


@dataclass(frozen=True)
class Details:
    """What the dataset says of people, by their ids, and whether it says anything of that kind at all."""

    source: Source
    notes: Notes
    identifiers: Mapping[str, list[Row]]
    disabilities: Mapping[str, list[Row]]
    addresses: Mapping[str, list[Row]]
    statuses: Mapping[str, list[Row]]
    scores: Mapping[str, list[Row]]

    @classmethod
    def gathered(cls, source: Source, cohort: Cohort, notes: Notes) -> "Details":
        tables = (
            ("ssd_linked_identifiers", "link_person_id"),
            ("ssd_disability", "disa_person_id"),
            ("ssd_address", "addr_person_id"),
            ("ssd_immigration_status", "immi_person_id"),
            ("ssd_sdq_scores", "csdq_person_id"),
        )
        return cls(source, notes, *(source.of(table, column, sorted(cohort.people)) for table, column in tables))

    def of(self, person: Row) -> Json:
        """``child_details`` of one child."""
        child = person["pers_person_id"]
        return {
            **self._pupil_numbers(person),
            "first_name": person["pers_forename"],
            "surname": person["pers_surname"],
            "date_of_birth": iso(person["pers_dob"]),
            "expected_date_of_birth": iso(person["pers_expected_dob"]),
            "sex": person["pers_sex"] or "U",
            "ethnicity": person["pers_ethnicity"],
            "disabilities": self._disabilities(child),
            "postcode": self._postcode(child),
            **self._unaccompanied(child),
        }

    def health(self, child: str) -> Json:
        """``health_and_wellbeing`` of one child: the scores of the window."""
        inside = [row for row in self.scores.get(child, ()) if self._in_window(row["csdq_sdq_completed_date"])]
        ordered = sorted(inside, key=lambda row: (row["csdq_sdq_completed_date"], row["csdq_table_id"]))
        found = [{"date": iso(row["csdq_sdq_completed_date"]), "score": row["csdq_sdq_score"]} for row in ordered]
        return {"sdq_assessments": found}

    def _in_window(self, day: date | None) -> bool:
        return day is not None and self.source.since <= day <= self.source.as_at

    def _pupil_numbers(self, person: Row) -> Json:
        """Some systems write the reason why there is no number where the number would be."""
        upn, reason = person["pers_upn"], person["pers_upn_unknown"]
        if upn in CODE_SETS["upn_unknown"]:
            upn, reason = None, reason or upn
        former = [row for row in self.identifiers.get(person["pers_person_id"], ()) if self._is_former(row)]
        latest = last(former, "link_valid_from_date", "link_table_id")
        return {
            "unique_pupil_number": upn,
            "former_unique_pupil_number": latest["link_identifier_value"] if latest else None,
            "unique_pupil_number_unknown_reason": reason,
        }

    def _is_former(self, row: Row) -> bool:
        return row["link_identifier_type"] == FORMER and self._begun(row["link_valid_from_date"])

    def _begun(self, day: date | None) -> bool:
        return day is None or day <= self.source.as_at

    def _disabilities(self, child: str) -> list[str] | None:
        """The published map has a child of whom nothing is recorded sent as NONE: so it is, and it is listed."""
        if not self.source.dataset.supplies("ssd_disability"):
            return None
        found = {row["disa_disability_code"].upper() for row in self.disabilities.get(child, ())}
        if not found:
            why = "no disability is recorded, nor that there is none: sent as NONE, as the API's map says"
            self.notes.add(child, f"{DETAILS}.disabilities", None, why)
        return sorted(found) or ["NONE"]

    def _postcode(self, child: str) -> str | None:
        """Of the latest address. Where that is confidential there is none, and no earlier one is sent for it."""
        begun = [row for row in self.addresses.get(child, ()) if self._begun(row["addr_address_start_date"])]
        latest = last(begun, "addr_address_start_date", "addr_table_id")
        if latest is None:
            return None
        if as_object(latest["addr_address_json"]).get("CONFIDENTIAL") == "Y":
            self.notes.add(child, f"{DETAILS}.postcode", None, "the address is confidential: not sent")
            return None
        postcode: str | None = latest["addr_address_postcode"]
        return postcode

    def _unaccompanied(self, child: str) -> Json:
        if not self.source.dataset.supplies("ssd_immigration_status"):
            return {}
        mine = [row for row in self.statuses.get(child, ()) if self._is_unaccompanied(row)]
        latest = last(mine, "immi_immigration_status_start_date", "immi_immigration_status_id")
        end = latest["immi_immigration_status_end_date"] if latest else None
        return {"uasc_flag": bool(mine), "uasc_end_date": iso(end) if self._begun(end) else None}

    def _is_unaccompanied(self, row: Row) -> bool:
        status = row["immi_immigration_status"]
        return status == UNACCOMPANIED and self._begun(row["immi_immigration_status_start_date"])


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def last(rows: Iterable[Row], day: str, key: str) -> Row | None:
    """The row with the latest day; of several, the last by key; one without a day comes before all."""
    return max(rows, key=lambda row: (row[day] or date.min, row[key]), default=None)


def as_object(text: str | None) -> Mapping[str, Any]:
    """A JSON object; an empty one for what is none."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
