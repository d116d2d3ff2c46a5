"""Who is looked after on a day, who comes into care, and how settled children are."""

from tables_by_hand import authority, by, figure, parts, status


def episode(child="c", start="2014-05-01", ceased=None, **more):
    return {
        "clae_person_id": child,
        "clae_cla_episode_start_date": start,
        "clae_cla_episode_ceased_date": ceased,
        **more,
    }


def legal(child, code, start="2014-05-01", end=None):
    return {
        "lega_person_id": child,
        "lega_legal_status": code,
        "lega_legal_status_start_date": start,
        "lega_legal_status_end_date": end,
    }


def led(worker, start, end=None, child="c"):
    return {
        "invo_person_id": child,
        "invo_professional_id": worker,
        "invo_professional_role_id": "CW",
        "invo_professional_team": f"team of {worker}",
        "invo_involvement_start_date": start,
        "invo_involvement_end_date": end,
    }


def placement(start, end=None, kind="U6", child="c", **more):
    return {
        "clap_person_id": child,
        "clap_cla_placement_start_date": start,
        "clap_cla_placement_end_date": end,
        "clap_cla_placement_type": kind,
        **more,
    }


def care(*episodes, legal=(), **more):
    return authority(ssd_cla_episodes=list(episodes), ssd_legal_status=list(legal), **more)


class TestLookedAfter:
    def test_an_episode_counts_from_its_first_day_until_the_day_it_ceases(self):
        made = care(episode("a", "2015-03-31"), episode("b", ceased="2015-03-31"), episode("c", ceased="2015-04-01"))
        assert figure(made, "cla_open") == len({"a", "c"})

    def test_episodes_that_follow_each_other_are_one_child(self):
        made = care(episode("a", ceased="2014-09-01"), episode("a", "2014-09-01"))
        assert figure(made, "cla_open") == figure(made, "cla_open", "2014-09") == 1

    def test_short_breaks_do_not_count(self):
        made = care(
            episode("a"), episode("b"), episode("d"),
            legal=[legal("a", "V3"), legal("b", "V4"), legal("d", "V2")],
        )  # fmt: skip
        assert figure(made, "cla_open") == len({"d"})

    def test_a_child_whose_short_breaks_become_care_counts_from_that_day(self):
        change = [legal("c", "V4", end="2014-10-10"), legal("c", "C1", "2014-10-10")]
        made = care(episode(), legal=change)
        assert (figure(made, "cla_open", "2014-09"), figure(made, "cla_open", "2014-10")) == (0, 1)

    def test_a_child_without_a_recorded_legal_status_counts(self):
        assert figure(care(episode()), "cla_open") == 1

    def test_without_the_legal_status_nobody_can_say(self):
        assert status(authority(ssd_cla_episodes=[episode()]), "cla_open") == "not_supplied"

    def test_the_rate_is_set_against_children_under_18(self):
        made = care(episode(), population=[{"year": 2014, "age_band": "0-17", "persons": 4_000}])
        assert figure(made, "cla_rate_10k") == 10_000 * 1 / 4_000


class TestStartingToBeLookedAfter:
    def test_each_period_of_care_counts_once_on_the_day_it_began(self):
        began = {"clae_cla_id": "first", "clae_entered_care_date": "2014-05-01"}
        again = {"clae_cla_id": "second", "clae_entered_care_date": "2015-02-01"}
        made = care(
            episode(ceased="2014-09-01", **began),
            episode(start="2014-09-01", ceased="2014-12-01", **began),
            episode(start="2015-02-01", **again),
        )
        assert figure(made, "cla_starts") == 2

    def test_care_that_began_before_the_records_did_is_not_a_start(self):
        made = care(episode(clae_cla_id="p", clae_entered_care_date="2010-01-01"))
        assert figure(made, "cla_starts") == 0

    def test_a_series_of_short_breaks_is_not_a_start(self):
        assert figure(care(episode(), legal=[legal("c", "V4")]), "cla_starts") == 0


class TestSectionTwenty:
    def test_the_legal_status_on_the_day_decides(self):
        statuses = [legal("a", "V2", end="2015-01-10"), legal("a", "C2", "2015-01-10"), legal("b", "V2")]
        made = care(episode("a"), episode("b"), legal=statuses)
        assert parts(made, "cla_section20_share") == (1, 2)
        assert parts(made, "cla_section20_share", "2014-12") == (2, 2)


class TestThreeSocialWorkers:
    def workers(self, *leads, start="2013-01-01"):
        return parts(care(episode(start=start), ssd_involvements=list(leads)), "cla_sw_changes_3plus_12m")

    def test_from_a_to_b_and_back_to_a_counts_two(self):
        there_and_back = [
            led("A", "2014-04-01", "2014-07-01"),
            led("B", "2014-07-01", "2014-08-01"),
            led("A", "2014-08-01"),
        ]
        assert self.workers(*there_and_back) == (0, 1)

    def test_three_different_workers_within_the_year_count(self):
        three = [led("A", "2014-04-01", "2014-07-01"), led("B", "2014-07-01", "2014-08-01"), led("C", "2014-08-01")]
        assert self.workers(*three) == (1, 1)

    def test_a_worker_who_left_a_year_before_the_day_is_out_of_the_twelve_months(self):
        def first_left(day):
            return self.workers(led("A", "2013-01-01", day), led("B", day, "2014-08-01"), led("C", "2014-08-01"))

        assert first_left("2014-03-31") == (0, 1)
        assert first_left("2014-04-01") == (1, 1)

    def test_workers_from_before_the_child_was_looked_after_do_not_count(self):
        three = [led("A", "2014-04-01", "2014-07-01"), led("B", "2014-07-01", "2014-08-01"), led("C", "2014-08-01")]
        assert self.workers(*three, start="2014-08-01") == (0, 1)


class TestThreePlacements:
    def placed(self, *rows):
        made = care(episode(start="2012-01-01"), ssd_cla_placement=list(rows))
        return parts(made, "cla_placement_3plus_12m")

    def test_three_in_the_twelve_months_to_the_day_count(self):
        rows = [placement("2012-01-01", "2014-05-01"), placement("2014-05-01", "2014-09-01"), placement("2014-09-01")]
        assert self.placed(*rows) == (1, 1)

    def test_one_left_before_the_twelve_months_does_not(self):
        rows = [placement("2012-01-01", "2014-03-31"), placement("2014-03-31", "2014-09-01"), placement("2014-09-01")]
        assert self.placed(*rows) == (0, 1)

    def test_a_temporary_placement_does_not(self):
        rows = [
            placement("2012-01-01", "2014-05-01"),
            placement("2014-05-01", "2014-05-09", "T1"),
            placement("2014-05-09"),
        ]
        assert self.placed(*rows) == (0, 1)


def test_the_team_is_that_of_the_lead_on_the_day():
    made = care(episode(), ssd_involvements=[led("A", "2014-05-01", "2014-06-10"), led("B", "2014-06-10")])
    assert by(made, "cla_open", "team", "2014-05") == {None: 1, "team of A": 1}
    assert by(made, "cla_open", "team") == {None: 1, "team of B": 1}
    assert by(made, "cla_starts", "team") == {None: 1, "team of A": 1}
