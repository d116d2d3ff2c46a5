"""What the indicators of child protection count: enquiries, conferences, plans."""

import pytest

from tables_by_hand import authority, by, figure, parts


def plan(child="c", start="2014-05-01", end=None, **more):
    return {"cppl_person_id": child, "cppl_cp_plan_start_date": start, "cppl_cp_plan_end_date": end, **more}


def plans(*rows, **more):
    return authority(ssd_cp_plans=list(rows), **more)


class TestEnquiries:
    def test_they_count_by_the_day_they_started(self):
        days = ["2014-03-31", "2014-04-01", "2015-03-31"]
        made = authority(ssd_s47_enquiry=[{"s47e_s47_start_date": day} for day in days])
        assert figure(made, "s47_started") == 2


class TestConferencesInTime:
    """From Thursday 1 May 2014, 15 working days over two bank holidays end on Friday 23 May."""

    def held(self, day, *, enquiry="s", **more):
        return authority(
            ssd_s47_enquiry=[{"s47e_s47_enquiry_id": "s", "s47e_s47_start_date": "2014-05-01"}],
            ssd_initial_cp_conference=[{"icpc_icpc_date": day, "icpc_s47_enquiry_id": enquiry, **more}],
        )

    @pytest.mark.parametrize(
        ("day", "in_time"),
        [("2014-05-01", 1), ("2014-05-22", 1), ("2014-05-23", 1), ("2014-05-27", 0)],  # days 0, 14, 15 and 16
    )
    def test_the_start_of_the_enquiry_is_day_0_and_the_15th_working_day_is_in_time(self, day, in_time):
        assert parts(self.held(day), "icpc_15wd") == (in_time, 1)

    def test_a_transfer_in_does_not_count(self):
        assert parts(self.held("2014-05-10", icpc_icpc_transfer_in="Y"), "icpc_15wd") == (0, 0)

    def test_a_conference_before_its_enquiry_does_not_count(self):
        assert parts(self.held("2014-04-30"), "icpc_15wd") == (0, 0)

    def test_a_conference_without_an_enquiry_has_no_time_to_measure(self):
        assert parts(self.held("2014-05-10", enquiry=None), "icpc_15wd") == (0, 0)


class TestChildrenOnPlans:
    def test_a_plan_counts_from_its_first_day_until_the_day_it_ends(self):
        made = plans(plan("a", "2015-03-31"), plan("b", end="2015-03-31"), plan("c", end="2015-04-01"))
        assert figure(made, "cp_plans_open") == len({"a", "c"})

    def test_a_child_counts_once(self):
        assert figure(plans(plan("a"), plan("a", "2014-06-01")), "cp_plans_open") == 1

    def test_a_plan_kept_for_another_authority_does_not_count(self):
        assert figure(plans(plan("a", cppl_cp_plan_ola="Y"), plan("b", cppl_cp_plan_ola="N")), "cp_plans_open") == 1

    def test_the_rate_is_set_against_children_under_18(self):
        made = plans(plan(), population=[{"year": 2014, "age_band": "0-17", "persons": 5_000}])
        assert figure(made, "cp_rate_10k") == 10_000 * 1 / 5_000


class TestSecondPlans:
    def test_ever_means_with_no_limit_of_time(self):
        made = plans(plan("a", "2009-08-01", "2009-12-01"), plan("a", "2014-05-01"))
        assert parts(made, "cp_plan_second_subsequent") == (1, 1)

    def test_a_third_plan_counts_as_a_second_does(self):
        made = plans(
            plan("a", "2010-01-01", "2010-06-01"), plan("a", "2014-05-01", "2014-06-01"), plan("a", "2015-01-01")
        )
        assert parts(made, "cp_plan_second_subsequent") == (2, 2)

    def test_a_plan_of_another_authority_is_no_earlier_plan(self):
        made = plans(plan("a", "2010-01-01", "2010-06-01", cppl_cp_plan_ola="Y"), plan("a"))
        assert parts(made, "cp_plan_second_subsequent") == (0, 1)

    def test_the_team_is_that_of_the_lead_on_the_day_the_plan_began(self):
        led = {
            "invo_person_id": "c",
            "invo_professional_role_id": "CW",
            "invo_professional_team": "t",
            "invo_involvement_start_date": "2014-01-01",
        }
        assert by(plans(plan(), ssd_involvements=[led]), "cp_plan_second_subsequent", "team") == {None: 0, "t": 0}
