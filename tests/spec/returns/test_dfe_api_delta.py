"""What is sent so that the DfE holds what we hold: what went is said, what did not change is not."""

from goldenthread.analysis.returns.dfe_api.delta import message

PLANS = [
    {"child_protection_plan_id": "P1", "start_date": "2014-01-01"},
    {"child_protection_plan_id": "P2", "start_date": "2014-02-01"},
]
EPISODE = {
    "social_care_episode_id": "R1",
    "referral_date": "2014-01-01",
    "closure_date": "2015-01-01",
    "child_protection_plans": PLANS,
}


def child(*episodes, **more):
    return {"la_child_id": "C1", **more, "social_care_episodes": list(episodes)}


def episode_of(found):
    [episode] = found["social_care_episodes"]
    return episode


def test_a_child_who_is_new_is_sent_whole():
    assert message([None], child(EPISODE)) == child(EPISODE)


def test_a_child_who_has_not_changed_is_not_sent():
    assert message([child(EPISODE)], child(EPISODE)) is None
    assert message([None], None) is None


def test_a_child_who_leaves_is_purged():
    assert message([child(EPISODE)], None) == {"la_child_id": "C1", "purge": True}


def test_an_item_that_went_is_purged_and_those_that_stay_are_not_sent_again():
    found = message([child(EPISODE)], child(EPISODE | {"child_protection_plans": PLANS[:1]}))
    removed = {"child_protection_plan_id": "P2", "purge": True}
    assert episode_of(found) == {"social_care_episode_id": "R1", "child_protection_plans": [removed]}


def test_a_value_that_was_cleared_is_sent_as_null_with_the_values_beside_it():
    now = {key: value for key, value in EPISODE.items() if key != "closure_date"}
    found = message([child(EPISODE)], child(now))
    assert episode_of(found) == {
        "social_care_episode_id": "R1",
        "referral_date": "2014-01-01",
        "closure_date": None,
    }


def test_a_list_without_ids_is_sent_whole_and_as_an_empty_one_when_nothing_is_left():
    workers = [{"worker_id": "SW1"}, {"worker_id": "SW2"}]
    found = message([child(EPISODE | {"care_worker_details": workers})], child(EPISODE))
    assert episode_of(found)["care_worker_details"] == []
    found = message(
        [child(EPISODE | {"care_worker_details": workers})], child(EPISODE | {"care_worker_details": workers[:1]})
    )
    assert episode_of(found)["care_worker_details"] == workers[:1]


def test_a_section_that_went_is_purged():
    found = message([child(EPISODE | {"adoption": {"matched_date": "2014-05-01"}})], child(EPISODE))
    assert episode_of(found) == {"social_care_episode_id": "R1", "adoption": {"purge": True}}


def test_a_change_of_any_key_is_seen():
    placement = {"child_looked_after_placement_id": "L1", "change_reason": "CARPL"}
    before = child(EPISODE | {"child_looked_after_placements": [placement]})
    found = message(
        [before], child(EPISODE | {"child_looked_after_placements": [placement | {"change_reason": "OTHER"}]})
    )
    assert episode_of(found)["child_looked_after_placements"] == [placement | {"change_reason": "OTHER"}]


def test_whole_sends_what_has_not_changed_and_still_removes_what_went():
    found = message([child(EPISODE)], child(EPISODE | {"child_protection_plans": PLANS[:1]}), whole=True)
    removed = {"child_protection_plan_id": "P2", "purge": True}
    assert episode_of(found) == EPISODE | {"child_protection_plans": [PLANS[0], removed]}


def test_where_nobody_knows_whether_a_message_arrived_the_next_one_is_right_either_way():
    before, sent = child(EPISODE), child(EPISODE | {"child_protection_plans": PLANS[:1]}, mis_child_id="OLD1")
    found = message([before, sent], child(EPISODE))
    assert found["mis_child_id"] is None
    assert episode_of(found)["child_protection_plans"] == [PLANS[1]]
    assert message([None, sent], None) == {"la_child_id": "C1", "purge": True}
    assert message([None, sent], sent) == sent
