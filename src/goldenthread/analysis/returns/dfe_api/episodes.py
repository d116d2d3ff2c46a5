"""Episodes of need with all that hangs on them, as the API has them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from goldenthread.analysis.returns.dfe_api.details import as_object, iso, last
from goldenthread.analysis.returns.dfe_api.limits import Json, Notes
from goldenthread.analysis.returns.dfe_api.rows import Cohort, Row, Source, by

EPISODES = "social_care_episodes[]"
SOCIAL_WORKER = "CW"
YES_NO = {"Y": True, "N": False}


@dataclass(frozen=True)
class Episodes:
    """Gathers what belongs to each episode of the cohort. What belongs to none is added to ``notes``."""

    source: Source
    cohort: Cohort
    notes: Notes

    def of(self, child: str) -> list[Json]:
        """``social_care_episodes`` of one child, oldest first."""
        return [self._episode(row) for row in self.cohort.of[child]]

    def _episode(self, row: Row) -> Json:
        name = row["cine_referral_id"]
        return {
            "social_care_episode_id": name,
            "referral_date": iso(row["cine_referral_date"]),
            "referral_source": row["cine_referral_source_code"],
            "referral_no_further_action_flag": YES_NO.get(row["cine_referral_nfa"]),
            "closure_date": iso(row["cine_close_date"]),
            "closure_reason": row["cine_close_reason"],
            "care_worker_details": self._workers.get(name),
            "child_and_family_assessments": self._assessments.get(name),
            "child_in_need_plans": self._plans.get(name),
            "section_47_assessments": self._enquiries.get(name),
            "child_protection_plans": self._protection.get(name),
            "child_looked_after_placements": self._placements.get(name),
            "adoption": self._adoptions.get(name),
            "care_leavers": self._leavers.get(name),
        }

    # -- which episode a row belongs to -------------------------------------------------------------------------

    def _rows(self, table: str, referral: str, person: str, key: str) -> dict[str, list[Row]]:
        """The rows of a table by episode. ``key`` is the list of the API they go to, for what is noted."""
        children = sorted(self.cohort.people)
        lost = pl.col(referral).is_null() & pl.col(person).is_in(children)
        rows = self.source.rows(table, pl.col(referral).is_in(sorted(self.cohort.episodes)) | lost)
        return by((row for row in rows if self._belongs(row, row[referral], row[person], key)), referral)

    def _belongs(self, row: Row, referral: str | None, person: str | None, key: str) -> bool:
        """Whether a row has an episode of its own child. One child's data never goes out under another's name."""
        id_ = str(next(iter(row.values())))
        if referral is None:
            self.notes.add(person, f"{EPISODES}.{key}", id_, "belongs to no episode of need: not sent", id_)
            return False
        owner = self.cohort.episodes[referral]["cine_person_id"]
        if person not in (None, owner):
            why = f"belongs to another child than its episode of need, which is {owner}'s: not sent"
            self.notes.add(person, f"{EPISODES}.{key}", id_, why, id_)
            return False
        return True

    # -- workers, assessments, plans, enquiries -----------------------------------------------------------------

    @cached_property
    def _workers(self) -> dict[str, list[Json]]:
        found = self._rows("ssd_involvements", "invo_referral_id", "invo_person_id", "care_worker_details[]")
        return {
            name: [each for row in self._in_turn(rows) if (each := self._worker(row))] for name, rows in found.items()
        }

    def _in_turn(self, rows: list[Row]) -> list[Row]:
        mine = [row for row in rows if row["invo_professional_role_id"] == SOCIAL_WORKER]
        return sorted(
            mine, key=lambda row: (iso(row["invo_involvement_start_date"]) or "", row["invo_involvements_id"])
        )

    def _worker(self, row: Row) -> Json | None:
        number = self._registered.get(row["invo_professional_id"])
        if number is None:
            key, episode = f"{EPISODES}.care_worker_details[].worker_id", row["invo_referral_id"]
            child = self.cohort.episodes[episode]["cine_person_id"]
            why = "the worker has no number in the register: this involvement is not sent"
            self.notes.add(child, key, row["invo_professional_id"], why, episode)
            return None
        start, end = row["invo_involvement_start_date"], row["invo_involvement_end_date"]
        return {"worker_id": number, "start_date": iso(start), "end_date": iso(end)}

    @cached_property
    def _registered(self) -> dict[str, str | None]:
        rows = self.source.rows("ssd_professionals", pl.lit(True))
        return {row["prof_professional_id"]: row["prof_social_worker_registration_no"] for row in rows}

    @cached_property
    def _assessments(self) -> dict[str, list[Json]]:
        key = "child_and_family_assessments[]"
        found = self._rows("ssd_cin_assessments", "cina_referral_id", "cina_person_id", key)
        ids = [row["cina_assessment_id"] for rows in found.values() for row in rows]
        factors = self.source.of("ssd_assessment_factors", "cinf_assessment_id", sorted(ids))
        return {name: [self._assessment(row, name, factors) for row in rows] for name, rows in found.items()}

    def _assessment(self, row: Row, episode: str, factors: Mapping[str, list[Row]]) -> Json:
        name = row["cina_assessment_id"]
        return {
            "child_and_family_assessment_id": name,
            "start_date": iso(row["cina_assessment_start_date"]),
            "authorisation_date": iso(row["cina_assessment_auth_date"]),
            "factors": sorted({code for each in factors.get(name, ()) for code in self._factors(each, episode)}),
        }

    def _factors(self, row: Row, episode: str) -> list[str]:
        """Codes as a list, or as older extracts have them: an object of codes and Yes."""
        text = row["cinf_assessment_factors_json"] or "null"
        try:
            found = json.loads(text)
        except ValueError:
            found = text
        if isinstance(found, dict):
            return [code for code, said in found.items() if str(said).strip().lower() in ("yes", "y", "true")]
        if found is None or isinstance(found, list):
            return [str(code) for code in found or ()]
        child = self.cohort.episodes[episode]["cine_person_id"]
        key, id_ = f"{EPISODES}.child_and_family_assessments[].factors", row["cinf_assessment_id"]
        self.notes.add(child, key, text, "is no list of codes in JSON: not sent", id_)
        return []

    @cached_property
    def _plans(self) -> dict[str, list[Json]]:
        found = self._rows("ssd_cin_plans", "cinp_referral_id", "cinp_person_id", "child_in_need_plans[]")
        return _plans("child_in_need_plan_id", "cinp_cin", found)

    @cached_property
    def _protection(self) -> dict[str, list[Json]]:
        found = self._rows("ssd_cp_plans", "cppl_referral_id", "cppl_person_id", "child_protection_plans[]")
        return {
            name: [_plan("child_protection_plan_id", "cppl_cp", row) for row in rows] for name, rows in found.items()
        }

    @cached_property
    def _enquiries(self) -> dict[str, list[Json]]:
        found = self._rows("ssd_s47_enquiry", "s47e_referral_id", "s47e_person_id", "section_47_assessments[]")
        ids = [row["s47e_s47_enquiry_id"] for rows in found.values() for row in rows]
        conferences = self.source.of("ssd_initial_cp_conference", "icpc_s47_enquiry_id", sorted(ids))
        return {name: [self._enquiry(row, conferences) for row in rows] for name, rows in found.items()}

    def _enquiry(self, row: Row, conferences: Mapping[str, list[Row]]) -> Json:
        name = row["s47e_s47_enquiry_id"]
        owner = row["s47e_person_id"]
        mine = [each for each in conferences.get(name, ()) if each["icpc_person_id"] in (None, owner)]
        held = last(mine, "icpc_icpc_date", "icpc_icpc_id")
        return {
            "section_47_assessment_id": name,
            "start_date": iso(row["s47e_s47_start_date"]),
            "icpc_required_flag": YES_NO.get(as_object(row["s47e_s47_outcome_json"]).get("CP_CONFERENCE_FLAG", "")),
            "icpc_date": iso(held["icpc_icpc_date"]) if held else None,
            "end_date": iso(row["s47e_s47_end_date"]),
        }

    # -- looked after, adopted, leaving care: by way of the episodes of care ---------------------------------------

    @cached_property
    def _care(self) -> list[Row]:
        """Episodes of care of the cohort, oldest first."""
        rows = self.source.rows("ssd_cla_episodes", pl.col("clae_person_id").is_in(sorted(self.cohort.people)))
        return sorted(rows, key=lambda row: iso(row["clae_cla_episode_start_date"]) or "")

    def _through_care(self, table: str, person: str, care: str, column: str, key: str) -> dict[str, list[Row]]:
        """The rows of a table by episode of need: that of the first episode of care that has the same ``column``."""
        needs: dict[str, str] = {}
        for each in self._care:
            if each["clae_referral_id"] is not None:
                needs.setdefault(each[column], each["clae_referral_id"])
        rows = self.source.rows(table, pl.col(person).is_in(sorted(self.cohort.people)))
        found: dict[str, list[Row]] = {}
        for row in rows:
            need = needs.get(row[care])
            sent = need is None or need in self.cohort.episodes
            if sent and self._belongs(row, need, row[person], key):
                found.setdefault(str(need), []).append(row)
        return found

    @cached_property
    def _placements(self) -> dict[str, list[Json]]:
        during = by(self._care, "clae_cla_placement_id")
        wanted = ("ssd_cla_placement", "clap_person_id", "clap_cla_placement_id", "clae_cla_placement_id")
        found = self._through_care(*wanted, "child_looked_after_placements[]")
        return {name: [_placement(row, during) for row in rows] for name, rows in found.items()}

    @cached_property
    def _adoptions(self) -> dict[str, Json]:
        wanted = ("ssd_permanence", "perm_person_id", "perm_cla_id", "clae_cla_id")
        found = self._through_care(*wanted, "adoption")
        return {name: self._adoption(rows) for name, rows in found.items()}

    def _adoption(self, rows: list[Row]) -> Json:
        latest = last(rows, "perm_adm_decision_date", "perm_table_id") or {}
        self._note_others(rows, latest, "perm_person_id", "adoption")
        dates = ("perm_adm_decision_date", "perm_matched_date", "perm_placed_for_adoption_date")
        names = ("initial_decision_date", "matched_date", "placed_date")
        return {name: self._past(latest[column]) for name, column in zip(names, dates, strict=True)}

    def _past(self, day: Any) -> str | None:
        return iso(day) if day is not None and day <= self.source.as_at else None

    @cached_property
    def _leavers(self) -> dict[str, Json]:
        """A care leaver has no episode of need of their own in the dataset: the latest is taken."""
        found = self.source.of("ssd_care_leavers", "clea_person_id", sorted(self.cohort.people))
        return {self.cohort.of[child][-1]["cine_referral_id"]: self._leaver(rows) for child, rows in found.items()}

    def _leaver(self, rows: list[Row]) -> Json:
        latest = last(rows, "clea_care_leaver_latest_contact", "clea_table_id") or {}
        self._note_others(rows, latest, "clea_person_id", "care_leavers")
        return {
            "contact_date": self._past(latest["clea_care_leaver_latest_contact"]),
            "activity": latest["clea_care_leaver_activity"],
            "accommodation": latest["clea_care_leaver_accommodation"],
        }

    def _note_others(self, rows: list[Row], latest: Row, person: str, key: str) -> None:
        for row in rows:
            if row is not latest:
                id_ = next(iter(row.values()))
                why = "the API has room for one row here and the latest is sent: this one is not"
                self.notes.add(row[person], f"{EPISODES}.{key}", id_, why, id_)


def _plans(name: str, prefix: str, found: Mapping[str, list[Row]]) -> dict[str, list[Json]]:
    return {episode: [_plan(name, prefix, row) for row in rows] for episode, rows in found.items()}


def _plan(name: str, prefix: str, row: Row) -> Json:
    start, end = row[f"{prefix}_plan_start_date"], row[f"{prefix}_plan_end_date"]
    return {name: row[f"{prefix}_plan_id"], "start_date": iso(start), "end_date": iso(end)}


def _placement(row: Row, during: Mapping[str, list[Row]]) -> Json:
    """Why it began and ended stands in its own first and last episode of care, not in others of the period of care."""
    care = during.get(row["clap_cla_placement_id"], [])
    return {
        "child_looked_after_placement_id": row["clap_cla_placement_id"],
        "start_date": iso(row["clap_cla_placement_start_date"]),
        "start_reason": care[0]["clae_cla_episode_start_reason"] if care else None,
        "placement_type": row["clap_cla_placement_type"],
        "postcode": row["clap_cla_placement_postcode"],
        "end_date": iso(row["clap_cla_placement_end_date"]),
        "end_reason": care[-1]["clae_cla_episode_ceased_reason"] if care else None,
        "change_reason": row["clap_cla_placement_change_reason"],
    }
