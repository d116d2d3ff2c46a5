"""What the indicators of leaving care count."""

import pytest

from tables_by_hand import authority, parts


def leavers(born, **standing):
    return authority(
        ssd_person=[{"pers_person_id": "c", "pers_dob": born}],
        ssd_care_leavers=[{"clea_person_id": "c", **standing}],
    )


@pytest.mark.parametrize(
    ("born", "counted"),
    [
        ("1996-03-31", 1),  # 19 on the day
        ("1996-04-01", 0),  # 19 on the day after
        ("1993-04-01", 1),  # 22 on the day after
        ("1993-03-31", 0),  # 22 on the day
    ],
)
def test_young_people_aged_19_20_and_21_on_the_day_count(born, counted):
    assert parts(leavers(born), "care_leavers_suitable_accommodation") == (0, counted)


@pytest.mark.parametrize(("suitable", "counted"), [("1", 1), ("2", 0), (None, 0)])
def test_a_home_that_is_held_to_be_suitable_counts(suitable, counted):
    made = leavers("1995-01-01", clea_care_leaver_accom_suitable=suitable)
    assert parts(made, "care_leavers_suitable_accommodation") == (counted, 1)


@pytest.mark.parametrize(("activity", "counted"), [("F1", 1), ("P5", 1), ("G4", 0), ("G5", 0), (None, 0)])
def test_learning_training_and_work_count_full_time_or_part_time(activity, counted):
    assert parts(leavers("1995-01-01", clea_care_leaver_activity=activity), "care_leavers_eet") == (counted, 1)
