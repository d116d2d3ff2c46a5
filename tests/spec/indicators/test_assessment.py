"""What the indicators of assessments count."""

from datetime import date

import pytest

from goldenthread.analysis.periods import twelve_months_to
from tables_by_hand import authority, figure, parts


def assessment(begun, authorised=None, **more):
    return {"cina_assessment_start_date": begun, "cina_assessment_auth_date": authorised, **more}


def assessments(*rows, **more):
    return authority(ssd_cin_assessments=list(rows), **more)


class TestAssessmentsCompleted:
    def test_the_day_of_authorisation_counts(self):
        made = assessments(assessment("2014-03-01", "2014-04-01"), assessment("2015-03-01", "2015-04-01"))
        assert figure(made, "assessments_completed") == 1

    def test_an_open_assessment_is_not_completed(self):
        assert figure(assessments(assessment("2014-05-01")), "assessments_completed") == 0


class TestFortyFiveWorkingDays:
    """From Thursday 3 April 2014 over Easter and two May holidays (four days off), 45 working days end on 11 June."""

    @pytest.mark.parametrize(
        ("authorised", "in_time"),
        [("2014-04-03", 1), ("2014-06-10", 1), ("2014-06-11", 1), ("2014-06-12", 0)],  # days 0, 44, 45 and 46
    )
    def test_the_start_is_day_0_and_the_45th_working_day_is_in_time(self, authorised, in_time):
        assert parts(assessments(assessment("2014-04-03", authorised)), "assessments_45wd") == (in_time, 1)

    def test_it_is_a_share_of_those_completed(self):
        in_time, late = assessment("2014-05-01", "2014-05-20"), assessment("2014-05-01", "2014-12-01")
        made = assessments(in_time, late, late, assessment("2014-05-01"))
        assert figure(made, "assessments_45wd") == 100 * 1 / 3


class TestOpenPastFortyFiveWorkingDays:
    @pytest.mark.parametrize(("day", "late"), [(date(2014, 6, 11), 0), (date(2014, 6, 12), 1)])
    def test_an_assessment_is_late_on_the_46th_working_day(self, day, late):
        made = assessments(assessment("2014-04-03"))
        assert parts(made, "assessments_open_over_45wd", twelve_months_to(day)) == (late, 1)

    def test_authorised_on_the_day_is_no_longer_open_and_authorised_after_it_still_is(self):
        made = assessments(assessment("2014-04-03", "2015-03-31"), assessment("2014-04-03", "2015-04-01"))
        assert parts(made, "assessments_open_over_45wd") == (1, 1)

    def test_an_assessment_begun_after_the_day_is_not_open_on_it(self):
        assert parts(assessments(assessment("2015-04-01")), "assessments_open_over_45wd") == (0, 0)


class TestManagementRationale:
    def test_what_no_decision_records_counts_as_without_rationale(self):
        done = [assessment("2014-05-01", "2014-05-20", cina_assessment_id=key) for key in ("yes", "no", "none")]
        decisions = [
            {"assessment_id": "yes", "decided_on": "2014-05-20", "rationale_recorded": True},
            {"assessment_id": "no", "decided_on": "2014-05-20", "rationale_recorded": False},
        ]
        made = assessments(*done, assessment_decisions=decisions)
        assert parts(made, "assessment_management_rationale") == (1, 3)
