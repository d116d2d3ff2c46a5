"""Every key of the payload: its type, its limits and where the dataset holds it. Declared once, read by all.

Source: the schema of the DfE's children's social care data API, version 1.0.1, and the published map from the Standard
Safeguarding Dataset to it. The schema has no lists of codes, only lengths: allowed codes are those of the code set that
the dataset's column has. It refuses every key that is not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

VERSION = "1.0.1"
REQUEST = 100
PURGE = "purge"

Kind = Literal["text", "date", "flag", "whole"]


@dataclass(frozen=True)
class Value:
    """One value. ``source`` is ``"table.column"`` of the dataset; ``codes`` the code set that it must come from.

    ``shortest`` and ``longest`` are lengths in characters; ``pattern`` must match the whole of it.
    """

    name: str
    kind: Kind
    source: str | None = None
    required: bool = False
    pattern: str | None = None
    shortest: int | None = None
    longest: int | None = None
    codes: str | None = None


@dataclass(frozen=True)
class Codes:
    """A list of codes, each once, at most ``most`` of at most ``longest`` characters."""

    name: str
    source: str
    codes: str
    most: int
    longest: int


@dataclass(frozen=True)
class Part:
    """An object of these members, or a list of them where ``many``, at most ``most``."""

    name: str
    members: tuple["Value | Codes | Part", ...]
    many: bool = False
    most: int | None = None

    @cached_property
    def by_name(self) -> Mapping[str, "Value | Codes | Part"]:
        return {member.name: member for member in self.members}

    @cached_property
    def id(self) -> str | None:
        """The member that tells one object of a list from another; none for lists that are sent whole."""
        return next((each.name for each in self.members if isinstance(each, Value) and each.required), None)

    @cached_property
    def parts(self) -> tuple["Part", ...]:
        """The members that change by themselves: objects, and lists whose objects have an id."""
        return tuple(each for each in self.members if isinstance(each, Part) and (each.id or not each.many))

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The members that are sent together: values, and lists whose objects have no id. In order."""
        parts = {part.name for part in self.parts}
        return tuple(each.name for each in self.members if each.name not in {*parts, self.id, PURGE})


_ID = r"[A-Za-z0-9_-]*"
_WITH_PURGE = Value(PURGE, "flag")


def _id(name: str, source: str) -> Value:
    return Value(name, "text", source, required=True, pattern=_ID, longest=36)


def _date(name: str, source: str) -> Value:
    return Value(name, "date", source)


def _flag(name: str, source: str) -> Value:
    return Value(name, "flag", source)


def _code(name: str, source: str, longest: int, codes: str) -> Value:
    return Value(name, "text", source, longest=longest, codes=codes)


def _upn(name: str, source: str) -> Value:
    return Value(name, "text", source, shortest=13, longest=13)


_DETAILS = Part(
    "child_details",
    (
        _upn("unique_pupil_number", "ssd_person.pers_upn"),
        _upn("former_unique_pupil_number", "ssd_linked_identifiers.link_identifier_value"),
        _code("unique_pupil_number_unknown_reason", "ssd_person.pers_upn_unknown", 4, "upn_unknown"),
        Value("first_name", "text", "ssd_person.pers_forename"),
        Value("surname", "text", "ssd_person.pers_surname"),
        _date("date_of_birth", "ssd_person.pers_dob"),
        _date("expected_date_of_birth", "ssd_person.pers_expected_dob"),
        _code("sex", "ssd_person.pers_sex", 1, "sex"),
        _code("ethnicity", "ssd_person.pers_ethnicity", 4, "ethnicity"),
        Codes("disabilities", "ssd_disability.disa_disability_code", "disability", most=12, longest=4),
        Value("postcode", "text", "ssd_address.addr_address_postcode", longest=8),
        _flag("uasc_flag", "ssd_immigration_status.immi_immigration_status"),
        _date("uasc_end_date", "ssd_immigration_status.immi_immigration_status_end_date"),
        _WITH_PURGE,
    ),
)

_SDQ = Part(
    "sdq_assessments",
    (
        _date("date", "ssd_sdq_scores.csdq_sdq_completed_date"),
        Value("score", "whole", "ssd_sdq_scores.csdq_sdq_score"),
    ),
    many=True,
)

_WORKERS = Part(
    "care_worker_details",
    (
        Value("worker_id", "text", "ssd_professionals.prof_social_worker_registration_no", pattern=_ID, longest=12),
        _date("start_date", "ssd_involvements.invo_involvement_start_date"),
        _date("end_date", "ssd_involvements.invo_involvement_end_date"),
    ),
    many=True,
)

_ASSESSMENTS = Part(
    "child_and_family_assessments",
    (
        _id("child_and_family_assessment_id", "ssd_cin_assessments.cina_assessment_id"),
        _date("start_date", "ssd_cin_assessments.cina_assessment_start_date"),
        _date("authorisation_date", "ssd_cin_assessments.cina_assessment_auth_date"),
        Codes("factors", "ssd_assessment_factors.cinf_assessment_factors_json", "assessment_factors", 41, 3),
        _WITH_PURGE,
    ),
    many=True,
)

_PLANS = Part(
    "child_in_need_plans",
    (
        _id("child_in_need_plan_id", "ssd_cin_plans.cinp_cin_plan_id"),
        _date("start_date", "ssd_cin_plans.cinp_cin_plan_start_date"),
        _date("end_date", "ssd_cin_plans.cinp_cin_plan_end_date"),
        _WITH_PURGE,
    ),
    many=True,
)

_ENQUIRIES = Part(
    "section_47_assessments",
    (
        _id("section_47_assessment_id", "ssd_s47_enquiry.s47e_s47_enquiry_id"),
        _date("start_date", "ssd_s47_enquiry.s47e_s47_start_date"),
        _flag("icpc_required_flag", "ssd_s47_enquiry.s47e_s47_outcome_json"),
        _date("icpc_date", "ssd_initial_cp_conference.icpc_icpc_date"),
        _date("end_date", "ssd_s47_enquiry.s47e_s47_end_date"),
        _WITH_PURGE,
    ),
    many=True,
)

_PROTECTION = Part(
    "child_protection_plans",
    (
        _id("child_protection_plan_id", "ssd_cp_plans.cppl_cp_plan_id"),
        _date("start_date", "ssd_cp_plans.cppl_cp_plan_start_date"),
        _date("end_date", "ssd_cp_plans.cppl_cp_plan_end_date"),
        _WITH_PURGE,
    ),
    many=True,
)

_PLACEMENTS = Part(
    "child_looked_after_placements",
    (
        _id("child_looked_after_placement_id", "ssd_cla_placement.clap_cla_placement_id"),
        _date("start_date", "ssd_cla_placement.clap_cla_placement_start_date"),
        _code("start_reason", "ssd_cla_episodes.clae_cla_episode_start_reason", 1, "reason_new_episode"),
        _code("placement_type", "ssd_cla_placement.clap_cla_placement_type", 3, "placement_type"),
        Value("postcode", "text", "ssd_cla_placement.clap_cla_placement_postcode", longest=8),
        _date("end_date", "ssd_cla_placement.clap_cla_placement_end_date"),
        _code("end_reason", "ssd_cla_episodes.clae_cla_episode_ceased_reason", 3, "reason_episode_ceased"),
        _code("change_reason", "ssd_cla_placement.clap_cla_placement_change_reason", 6, "reason_place_change"),
        _WITH_PURGE,
    ),
    many=True,
)

_ADOPTION = Part(
    "adoption",
    (
        _date("initial_decision_date", "ssd_permanence.perm_adm_decision_date"),
        _date("matched_date", "ssd_permanence.perm_matched_date"),
        _date("placed_date", "ssd_permanence.perm_placed_for_adoption_date"),
        _WITH_PURGE,
    ),
)

_LEAVERS = Part(
    "care_leavers",
    (
        _date("contact_date", "ssd_care_leavers.clea_care_leaver_latest_contact"),
        _code("activity", "ssd_care_leavers.clea_care_leaver_activity", 2, "activity"),
        _code("accommodation", "ssd_care_leavers.clea_care_leaver_accommodation", 1, "accommodation"),
        _WITH_PURGE,
    ),
)

_EPISODES = Part(
    "social_care_episodes",
    (
        _id("social_care_episode_id", "ssd_cin_episodes.cine_referral_id"),
        _date("referral_date", "ssd_cin_episodes.cine_referral_date"),
        _code("referral_source", "ssd_cin_episodes.cine_referral_source_code", 2, "referral_source"),
        _flag("referral_no_further_action_flag", "ssd_cin_episodes.cine_referral_nfa"),
        _date("closure_date", "ssd_cin_episodes.cine_close_date"),
        _code("closure_reason", "ssd_cin_episodes.cine_close_reason", 3, "reason_for_closure"),
        _WORKERS,
        _ASSESSMENTS,
        _PLANS,
        _ENQUIRIES,
        _PROTECTION,
        _PLACEMENTS,
        _ADOPTION,
        _LEAVERS,
        _WITH_PURGE,
    ),
    many=True,
)

CHILDREN = Part(
    "children",
    (
        Value("la_child_id", "text", "ssd_person.pers_person_id", required=True, pattern=r"[A-Za-z0-9]+", longest=20),
        Value("mis_child_id", "text", "ssd_person.pers_legacy_id", pattern=_ID, longest=36),
        _WITH_PURGE,
        _DETAILS,
        Part("health_and_wellbeing", (_SDQ, _WITH_PURGE)),
        _EPISODES,
    ),
    many=True,
    most=REQUEST,
)
