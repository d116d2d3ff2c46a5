"""Datasets of a few children for the DfE's API, and what was written of them."""

import json

from tables_by_hand import authority


def children(*names, forename="Ada", plans=(), until=None):
    """Children with an open episode of need each; ``plans`` are child protection plans of the first of them."""
    people = [{"pers_person_id": name, "pers_dob": "2004-05-06", "pers_forename": forename} for name in names]
    needs = [
        {
            "cine_referral_id": f"R{name}",
            "cine_person_id": name,
            "cine_referral_date": "2014-05-01",
            "cine_close_date": until,
        }
        for name in names
    ]
    protection = [
        {"cppl_cp_plan_id": plan, "cppl_referral_id": f"R{names[0]}", "cppl_cp_plan_start_date": "2014-06-01"}
        for plan in plans
    ]
    return authority(ssd_person=people, ssd_cin_episodes=needs, ssd_cp_plans=protection)


def requests(folder):
    """The bodies of the requests of an export, in order."""
    return [json.loads(path.read_text()) for path in sorted((folder / "requests").iterdir())]
