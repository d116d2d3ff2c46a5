"""What the indicators of supervision count: 28 days back from the day."""

import pytest

from tables_by_hand import authority, parts


class TestWorkers:
    def supervised(self, *days, started="2012-01-01", kind="personal"):
        made = authority(
            posts=[{"post_id": "p", "social_work_post": True, "established_from": "2010-01-01"}],
            post_holders=[{"post_id": "p", "worker_id": "w", "started_on": started}],
            supervisions=[{"worker_id": "w", "held_on": day, "kind": kind} for day in days],
        )
        return parts(made, "supervision_4weekly")

    @pytest.mark.parametrize(("held", "in_time"), [("2015-03-31", 1), ("2015-03-03", 1), ("2015-03-02", 0)])
    def test_a_session_28_days_ago_still_counts(self, held, in_time):
        assert self.supervised(held) == (in_time, 1)

    def test_a_session_after_the_day_does_not_count(self):
        assert self.supervised("2015-02-01", "2015-04-01") == (0, 1)

    def test_reflective_supervision_is_not_personal_supervision(self):
        assert self.supervised("2015-03-31", kind="reflective") == (0, 1)

    @pytest.mark.parametrize(("started", "counted"), [("2015-03-03", 1), ("2015-03-04", 0)])
    def test_a_worker_counts_after_28_days_in_post(self, started, counted):
        assert self.supervised(started=started) == (0, counted)


class TestChildren:
    def talked_through(self, *days, allocated="2014-05-01", until=None):
        made = authority(
            ssd_involvements=[
                {
                    "invo_person_id": "c",
                    "invo_professional_role_id": "CW",
                    "invo_involvement_start_date": start,
                    "invo_involvement_end_date": end,
                }
                for start, end in ((allocated, "2015-03-20"), ("2015-03-20", until))
            ],
            case_supervisions=[{"person_id": "c", "held_on": day} for day in days],
        )
        return parts(made, "case_supervision_in_timescale")

    @pytest.mark.parametrize(("held", "in_time"), [("2015-03-31", 1), ("2015-03-03", 1), ("2015-03-02", 0)])
    def test_a_session_28_days_ago_still_counts(self, held, in_time):
        assert self.talked_through(held) == (in_time, 1)

    def test_a_change_of_worker_does_not_restart_the_clock(self):
        assert self.talked_through() == (0, 1)

    def test_a_child_allocated_for_less_than_28_days_does_not_count(self):
        assert self.talked_through(allocated="2015-03-04") == (0, 0)

    def test_a_child_no_longer_allocated_does_not_count(self):
        assert self.talked_through(until="2015-03-31") == (0, 0)
