"""What breaks a limit is left out and listed; what the API would refuse is found before it is sent."""

import pytest

from goldenthread.analysis.returns.dfe_api import faults
from goldenthread.analysis.returns.dfe_api.limits import Notes, fitted

EPISODE = {"social_care_episode_id": "R1", "referral_date": "2014-04-01"}


def child(**more):
    return {"la_child_id": "C1"} | more


def left_out(**more):
    """What is sent of a child with these keys, and what is said of the rest."""
    notes = Notes()
    sent = fitted(child(**more), notes)
    return sent, [(each.child, each.key, each.item, each.value, each.why) for each in notes.found]


def details(**more):
    sent, found = left_out(child_details=more)
    return sent.get("child_details"), [(key, value, why) for _, key, _, value, why in found]


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("unique_pupil_number", "K12345678901", "must have exactly 13 characters, but has 12"),
        ("unique_pupil_number", "K1234567890123", "must have exactly 13 characters, but has 14"),
        ("postcode", "WX12 3AAB", "must have at most 8 characters, but has 9"),
        ("first_name", 7, "must be text"),
        ("date_of_birth", "01/04/2014", "must be a date like 2015-03-31"),
        ("date_of_birth", "20140401", "must be a date like 2015-03-31"),
        ("uasc_flag", "Y", "must be true or false"),
        ("ethnicity", "QQQQ", "is no code of the code set ethnicity"),
        ("disabilities", "NONE", "must be a list"),
        ("disabilities", ["LD", "LD"], "must name each code once"),
    ],
)
def test_a_value_outside_its_limits_is_left_out_and_listed_with_what_was_seen(key, value, why):
    sent, found = details(surname="Abery", **{key: value})
    assert sent == {"surname": "Abery"}
    assert found == [(f"child_details.{key}", str(value), why)]


def test_one_bad_code_of_a_list_is_left_out_and_the_others_are_sent():
    sent, found = details(disabilities=["LD", "ld"])
    assert sent == {"disabilities": ["LD"]}
    assert found == [("child_details.disabilities", "ld", "is no code of the code set disability")]


def test_a_list_that_is_too_long_is_not_cut():
    codes = [f"{number}{letter}" for number in range(1, 7) for letter in "ABC"]
    more = ["7A", *[f"8{each}" for each in "BCDEF"], *[f"{each}A" for each in range(9, 20)], "18B", "18C", "19B", "19C"]
    assessment = {"child_and_family_assessment_id": "A1", "factors": [*codes, *more, "20", "21", "22A"]}
    sent, found = left_out(social_care_episodes=[EPISODE | {"child_and_family_assessments": [assessment]}])
    assert sent["social_care_episodes"][0]["child_and_family_assessments"] == [{"child_and_family_assessment_id": "A1"}]
    [(_, key, item, _, why)] = found
    assert (key, item) == ("social_care_episodes[].child_and_family_assessments[].factors", "A1")
    assert why == "must be at most 41 codes"


def test_a_score_is_a_whole_number():
    scores = [{"date": "2014-04-01", "score": 12}, {"date": "2014-05-01", "score": True}]
    sent, found = left_out(health_and_wellbeing={"sdq_assessments": scores})
    assert sent["health_and_wellbeing"]["sdq_assessments"] == [scores[0], {"date": "2014-05-01"}]
    [(_, _, _, value, why)] = found
    assert (value, why) == ("True", "must be a whole number")


def test_an_object_whose_id_cannot_be_sent_is_left_out_whole():
    sent, found = left_out(social_care_episodes=[EPISODE, EPISODE | {"social_care_episode_id": "R 2"}])
    assert sent["social_care_episodes"] == [EPISODE]
    key = "social_care_episodes[].social_care_episode_id"
    assert found == [
        ("C1", key, "R 2", "R 2", "must match [A-Za-z0-9_-]*"),
        ("C1", key, None, None, "cannot be sent without it"),
    ]


def test_a_child_whose_id_the_api_does_not_take_is_not_sent():
    sent, found = left_out(la_child_id="C-1")
    assert sent is None
    assert {each[:2] for each in found} == {("C-1", "la_child_id")}


def test_what_is_empty_is_not_sent_and_keys_come_in_the_order_of_the_schema():
    sent, found = left_out(
        social_care_episodes=[], child_details={"surname": "Abery", "first_name": None}, mis_child_id="OLD1"
    )
    assert list(sent) == ["la_child_id", "mis_child_id", "child_details"]
    assert sent["child_details"] == {"surname": "Abery"}
    assert found == []


def keys(children):
    return [(each.child, each.key, each.why) for each in faults(children)]


def test_the_api_refuses_keys_that_it_does_not_know():
    assert keys([child(name="Isaac")]) == [("C1", "name", "the API does not know this key")]
    odd = child(social_care_episodes=[EPISODE | {"cp_category": "NEG"}])
    assert keys([odd]) == [("C1", "social_care_episodes[].cp_category", "the API does not know this key")]


def test_the_api_takes_a_hundred_children_a_request():
    assert faults([child() | {"la_child_id": f"C{number}"} for number in range(100)]) == []
    many = [child() | {"la_child_id": f"C{number}"} for number in range(101)]
    assert keys(many) == [(None, "children", "must be at most 100 children a request")]


def test_the_body_of_a_request_is_a_list_of_objects():
    assert keys({"children": []}) == [(None, "children", "must be a list of children")]
    assert keys(["C1"]) == [(None, "children", "must be an object")]
    assert keys([child(social_care_episodes={})]) == [("C1", "social_care_episodes[]", "must be a list")]


def test_the_api_takes_null_and_removals():
    removed = {"child_in_need_plan_id": "P1", "purge": True}
    episode = EPISODE | {"closure_date": None, "child_in_need_plans": [removed], "adoption": {"purge": True}}
    assert faults([child(social_care_episodes=[episode], mis_child_id=None)]) == []


def test_one_id_stands_once_in_a_list():
    assert keys([child(social_care_episodes=[EPISODE, EPISODE])]) == [
        ("C1", "social_care_episodes[]", "stands twice in one list")
    ]
