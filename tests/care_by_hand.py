"""A dataset of one looked after child, for the tests of the return that is built from it.

C1 is a girl of ten, in one foster placement under a care order since 2023: each test changes what it is about.
"""

from datetime import date

from goldenthread.analysis.tables import Dataset
from tables_by_hand import rows_of

YEAR = "2025-26"
BORN = date(2015, 6, 1)
ENTERED = date(2023, 5, 2)
READ = (
    "ssd_person",
    "ssd_address",
    "ssd_immigration_status",
    "ssd_mother",
    "ssd_legal_status",
    "ssd_cla_episodes",
    "ssd_cla_placement",
    "ssd_cla_reviews",
    "ssd_cla_health",
    "ssd_cla_immunisations",
    "ssd_cla_substance_misuse",
    "ssd_cla_convictions",
    "ssd_sdq_scores",
    "ssd_cla_previous_permanence",
    "ssd_permanence",
    "ssd_missing",
    "ssd_care_leavers",
    "ssd_involvements",
    "ssd_professionals",
)
"""The tables that the return is built from."""


def person(child="C1", **others):
    return {
        "pers_person_id": child,
        "pers_sex": "F",
        "pers_ethnicity": "WBRI",
        "pers_dob": BORN,
        "pers_upn": "A123456789012",
        "pers_is_mother": "N",
    } | others


def episode(child="C1", start=ENTERED, end=None, **others):
    return {
        "clae_cla_episode_id": f"E-{child}-{start}",
        "clae_person_id": child,
        "clae_cla_placement_id": f"Z-{child}",
        "clae_cla_episode_start_date": start,
        "clae_cla_episode_start_reason": "S",
        "clae_cla_primary_need_code": "N1",
        "clae_cla_episode_ceased_date": end,
        "clae_cla_episode_ceased_reason": "E4A" if end else None,
        "clae_cla_id": f"L-{child}",
        "clae_entered_care_date": start,
    } | others


def placement(child="C1", **others):
    return {
        "clap_cla_placement_id": f"Z-{child}",
        "clap_person_id": child,
        "clap_cla_placement_type": "U6",
        "clap_cla_placement_provider": "PR1",
        "clap_cla_placement_postcode": "XW1 1AB",
        "clap_cla_placement_urn": "SC400001",
    } | others


def status(child="C1", code="C2", start=ENTERED, end=None):
    return {
        "lega_legal_status_id": f"O-{child}-{start}",
        "lega_person_id": child,
        "lega_legal_status": code,
        "lega_legal_status_start_date": start,
        "lega_legal_status_end_date": end,
    }


def home(child="C1", postcode="WX1 1AA", start=date(2020, 1, 1)):
    return {
        "addr_table_id": f"A-{child}-{start}",
        "addr_person_id": child,
        "addr_address_type": "Primary Address",
        "addr_address_start_date": start,
        "addr_address_postcode": postcode,
    }


def looked_after(*, as_at=date(2026, 3, 31), covers_from=date(2020, 4, 1), without=(), **rows):
    """The dataset of C1; a table given (by its name) is held instead, those in ``without`` are not supplied."""
    held = {
        "ssd_person": [person()],
        "ssd_cla_episodes": [episode()],
        "ssd_cla_placement": [placement()],
        "ssd_legal_status": [status()],
        "ssd_address": [home()],
    } | rows
    frames = {name: rows_of(name, held.get(name, [])) for name in READ if name not in without}
    return Dataset.from_frames(
        frames, authority="Wexcombe", as_at=as_at, covers_from=covers_from, source="By hand", check=False
    )
