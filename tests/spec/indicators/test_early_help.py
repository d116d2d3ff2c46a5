"""What the indicators of early help count: open episodes, and the steps between early help and social care."""

import pytest

from tables_by_hand import authority, by, figure, parts


def episode(child="c", start="2014-05-01", end=None, **more):
    row = {"earl_person_id": child, "earl_episode_start_date": start, "earl_episode_end_date": end}
    return row | more


class TestChildrenInEarlyHelp:
    def test_a_child_counts_from_the_first_day_until_the_day_it_ends(self):
        made = authority(ssd_early_help_episodes=[episode("a", "2015-03-31"), episode("b", end="2015-03-31")])
        assert figure(made, "early_help_open_children") == 1  # "a" began on the last day, "b" ended on it

    def test_a_child_with_two_episodes_counts_once(self):
        made = authority(ssd_early_help_episodes=[episode("a"), episode("a", "2014-06-01")])
        assert figure(made, "early_help_open_children") == 1

    def test_a_child_helped_by_two_teams_counts_in_each_and_once_in_the_whole(self):
        made = authority(
            ssd_early_help_episodes=[episode("a", earl_episode_id="e1"), episode("a", earl_episode_id="e2")],
            early_help_episode_details=[{"episode_id": "e1", "team_id": "t1"}, {"episode_id": "e2", "team_id": "t2"}],
        )
        assert by(made, "early_help_open_children", "team") == {None: 1, "t1": 1, "t2": 1}


class TestStepUp:
    def test_episodes_that_end_in_the_period_are_the_whole_and_those_left_behind_by_a_step_up_the_part(self):
        made = authority(
            ssd_early_help_episodes=[
                episode("a", end="2014-06-01", earl_episode_id="up"),
                episode("b", end="2014-06-01"),
                episode("c", "2014-01-06", end="2014-03-31", earl_episode_id="earlier"),
                episode("d"),
            ],
            step_ups=[
                {"episode_id": "up", "decided_on": "2014-05-30"},
                {"episode_id": "earlier", "decided_on": "2014-03-30"},
            ],
        )
        assert parts(made, "step_up_to_csc") == (1, 2)
        assert figure(made, "step_up_to_csc") == 100 * 1 / 2


class TestStepDown:
    """Ten working days from Tuesday 1 July 2014 end on Tuesday 15 July."""

    def stepped_down(self, *, helped_from="2014-07-01", closed="2014-07-01", nfa="N", named=True):
        return authority(
            ssd_cin_episodes=[
                {
                    "cine_referral_id": "r",
                    "cine_referral_date": "2014-04-01",
                    "cine_close_date": closed,
                    "cine_referral_nfa": nfa,
                    "cine_referral_team": "first",
                }
            ],
            ssd_early_help_episodes=[episode("c", helped_from, earl_episode_id="e")],
            step_downs=[
                {
                    "referral_id": "r",
                    "episode_id": "e" if named else None,
                    "decided_on": "2014-06-30",
                    "team_id": "left",
                }
            ],
        )

    @pytest.mark.parametrize(("helped_from", "in_time"), [("2014-06-20", 1), ("2014-07-15", 1), ("2014-07-16", 0)])
    def test_early_help_opens_within_ten_working_days_of_the_closing_or_before_it(self, helped_from, in_time):
        assert parts(self.stepped_down(helped_from=helped_from), "step_down_from_csc") == (in_time, 1)

    def test_a_step_down_that_names_no_early_help_hands_over_to_nobody(self):
        assert parts(self.stepped_down(named=False), "step_down_from_csc") == (0, 1)

    def test_a_referral_without_further_action_is_no_episode_of_need_that_closes(self):
        assert parts(self.stepped_down(nfa="Y"), "step_down_from_csc") == (0, 0)

    def test_the_year_is_that_of_the_closing(self):
        assert parts(self.stepped_down(closed="2015-04-01"), "step_down_from_csc") == (0, 0)

    def test_the_team_is_the_one_the_child_leaves(self):
        assert by(self.stepped_down(), "step_down_from_csc", "team") == {None: 100, "left": 100}


class TestAgenciesNotified:
    """Five working days from Thursday 17 April 2014, over Good Friday and Easter Monday, end on Monday 28 April."""

    @pytest.mark.parametrize(("told", "in_time"), [("2014-04-17", 1), ("2014-04-28", 1), ("2014-04-29", 0), (None, 0)])
    def test_agencies_are_told_within_five_working_days(self, told, in_time):
        made = authority(step_downs=[{"decided_on": "2014-04-17", "agencies_notified_on": told}])
        assert parts(made, "step_down_agencies_notified") == (in_time, 1)
