"""What the indicators of the workforce count: caseloads, turnover, vacancies, agency cover, training."""

import pytest

from tables_by_hand import authority, by, figure, parts


def post(key="p", fte=1.0, *, case_holding=True, social_work=True, **more):
    return {
        "post_id": key,
        "team_id": "t",
        "role": "social_worker",
        "fte": fte,
        "social_work_post": social_work,
        "case_holding": case_holding,
        "established_from": "2010-01-01",
        **more,
    }


def holder(key="p", worker="w", contract="permanent", fte=1.0, start="2012-01-01", end=None, **more):
    row = {"post_id": key, "worker_id": worker, "contract": contract, "fte": fte, "started_on": start}
    return row | {"ended_on": end} | more


def held(child, worker="w", start="2014-05-01", end=None, role="CW"):
    return {
        "invo_person_id": child,
        "invo_professional_id": worker,
        "invo_professional_role_id": role,
        "invo_involvement_start_date": start,
        "invo_involvement_end_date": end,
    }


def workforce(posts, holders, **more):
    return authority(posts=posts, post_holders=holders, **more)


class TestCaseload:
    def test_children_held_as_lead_for_each_full_time_equivalent_of_those_who_hold_them(self):
        made = workforce(
            [post("p1"), post("p2", 0.5)],
            [holder("p1", "w1"), holder("p2", "w2", fte=0.5)],
            ssd_involvements=[held("a", "w1"), held("b", "w1"), held("c", "w2")],
        )
        assert figure(made, "caseload_mean_fte") == (2 + 1) / (1.0 + 0.5)

    def test_a_worker_without_a_child_on_the_day_does_not_count(self):
        made = workforce(
            [post("p1"), post("p2")],
            [holder("p1", "w1"), holder("p2", "w2")],
            ssd_involvements=[held("a", "w1"), held("b", "w2", end="2015-03-31")],
        )
        assert parts(made, "caseload_mean_fte") == (1, 1)

    def test_agency_workers_count(self):
        made = workforce([post()], [holder(contract="agency")], ssd_involvements=[held("a")])
        assert parts(made, "caseload_mean_fte") == (1, 1)

    @pytest.mark.parametrize("other", [{"case_holding": False}, {"social_work": False}])
    def test_managers_and_advisers_do_not(self, other):
        made = workforce([post(**other)], [holder()], ssd_involvements=[held("a")])
        assert parts(made, "caseload_mean_fte") == (0, 0)

    def test_only_the_lead_holds_a_child(self):
        made = workforce([post()], [holder()], ssd_involvements=[held("a", role="PA")])
        assert parts(made, "caseload_mean_fte") == (0, 0)

    def test_a_child_moves_with_the_lead(self):
        made = workforce(
            [post("p1"), post("p2")],
            [holder("p1", "w1"), holder("p2", "w2")],
            ssd_involvements=[held("a", "w1", end="2014-09-10"), held("a", "w2", "2014-09-10"), held("b", "w1")],
        )
        assert parts(made, "caseload_mean_fte", "2014-08") == (2, 1)
        assert parts(made, "caseload_mean_fte") == (2, 2)

    def test_the_team_is_that_of_the_post(self):
        made = workforce([post()], [holder()], ssd_involvements=[held("a")])
        assert by(made, "caseload_mean_fte", "team") == {None: 1, "t": 1}


class TestTurnover:
    def test_leavers_of_twelve_months_against_those_in_post_on_the_day(self):
        made = workforce(
            [post(str(number)) for number in range(5)],
            [holder(str(number), f"w{number}", fte=0.8) for number in range(4)]
            + [holder("4", "gone", end="2014-09-30", left_authority=True)],
        )
        assert figure(made, "turnover_rate_12m") == pytest.approx(100 * 1.0 / (4 * 0.8))

    def left(self, last_day, **more):
        made = workforce([post("p"), post("q")], [holder("q", "x"), holder(end=last_day, left_authority=True) | more])
        return parts(made, "turnover_rate_12m")[0]

    def test_the_twelve_months_reach_from_the_first_of_april_to_the_31st_of_march(self):
        days = ["2014-03-31", "2014-04-01", "2015-03-31", "2015-04-01"]
        assert [self.left(day) for day in days] == [0, 1, 1, 0]

    def test_a_move_between_posts_is_not_leaving(self):
        assert self.left("2014-09-30", left_authority=False) == 0

    def test_agency_workers_neither_leave_nor_stay(self):
        made = workforce([post()], [holder(contract="agency", end="2014-09-30", left_authority=True)])
        assert parts(made, "turnover_rate_12m") == (0, 0)

    def test_posts_outside_social_work_are_not_counted(self):
        made = workforce([post(social_work=False)], [holder(end="2014-09-30", left_authority=True)])
        assert parts(made, "turnover_rate_12m") == (0, 0)


class TestVacancies:
    def test_a_post_covered_by_an_agency_worker_is_vacant(self):
        made = workforce([post("p1"), post("p2")], [holder("p1"), holder("p2", "a", "agency")])
        assert parts(made, "vacancy_rate_fte") == (1, 2)
        assert figure(made, "vacancy_rate_fte") == 100 * 1 / 2

    def test_the_part_of_a_post_that_nobody_holds_is_vacant(self):
        assert parts(workforce([post()], [holder(fte=0.6)]), "vacancy_rate_fte") == pytest.approx((0.4, 1.0))

    def test_two_who_share_a_post_fill_it(self):
        made = workforce([post()], [holder(fte=0.5), holder(worker="v", fte=0.5)])
        assert parts(made, "vacancy_rate_fte") == (0, 1)

    def test_a_hand_over_with_two_in_one_post_is_no_negative_vacancy(self):
        made = workforce([post(), post("q")], [holder(), holder(worker="v")])
        assert parts(made, "vacancy_rate_fte") == (1, 2 + 1)

    def test_a_holder_counts_on_the_last_day_in_post(self):
        assert parts(workforce([post()], [holder(end="2015-03-31")]), "vacancy_rate_fte") == (0, 1)
        assert parts(workforce([post()], [holder(end="2015-03-30")]), "vacancy_rate_fte") == (1, 1)

    def test_a_post_no_longer_established_is_not_vacant(self):
        assert parts(workforce([post(established_to="2015-03-30")], []), "vacancy_rate_fte") == (0, 0)


class TestAgencyAndPermanent:
    def staff(self):
        posts = [post("p1"), post("p2"), post("p3", 0.5), post("p4")]
        holders = [holder("p1"), holder("p2", "a", "agency"), holder("p3", "f", "fixed_term", 0.5)]
        return workforce(posts, holders)

    def test_agency_workers_out_of_all_workers_in_post(self):
        assert parts(self.staff(), "agency_rate_fte") == (1.0, 1.0 + 1.0 + 0.5)

    def test_permanent_staff_out_of_the_establishment(self):
        assert parts(self.staff(), "permanent_staff_rate") == (1.0, 1.0 + 1.0 + 0.5 + 1.0)


class TestTraining:
    def place(self, person, attended="2014-11-03", course="practice_leader_5_day", **more):
        return {"attendee_id": person, "attended_on": attended, "course": course, **more}

    def test_different_people_who_attended_the_five_day_course_count(self):
        places = [
            self.place("a"),
            self.place("a", "2015-01-05"),  # came twice
            self.place("b", organisation="Health"),
            self.place("c", None),  # planned and not taken up
            self.place("d", course="attachment"),
            self.place("e", "2015-04-01"),  # after the day
        ]
        made = authority(training_attendances=places)
        assert figure(made, "training_uptake_practice_framework") == len({"a", "b"})

    def test_they_can_be_told_apart_by_organisation(self):
        made = authority(
            training_attendances=[self.place("a", organisation="Health"), self.place("b", organisation="Us")]
        )
        assert by(made, "training_uptake_practice_framework", "organisation") == {None: 2, "Health": 1, "Us": 1}
