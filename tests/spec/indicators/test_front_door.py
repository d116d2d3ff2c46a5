"""What the indicators of the front door count: contacts, the Early Help Hub, referrals and re-referrals."""

from datetime import date

import pytest

from goldenthread.analysis.indicators import calculate
from goldenthread.analysis.indicators.contacts import FOLLOWING_WORK
from goldenthread.analysis.periods import Period
from tables_by_hand import authority, by, figure, parts, status


def contact(day="2014-05-01", **more):
    return {"cont_contact_date": day, **more}


def decision(number, received="2014-05-01", decided=None, outcome=None, **more):
    """What was decided on the contact of that number; one with an outcome was decided, on its own day unless said."""
    made = {"contact_id": f"ssd_contacts-{number}", "received_at": received, **more}
    if outcome or decided:
        made |= {"decided_at": decided or received, "decided_by": "m", "outcome": outcome or "no_further_action"}
    return made


def referral(child, day, closed=None, **more):
    return {"cine_person_id": child, "cine_referral_date": day, "cine_close_date": closed, **more}


def referrals(*rows, **more):
    return authority(ssd_cin_episodes=list(rows), **more)


class TestContactsReceived:
    def test_each_child_that_a_contact_is_about_counts(self):
        call_about_two_children = [contact(cont_person_id="c1"), contact(cont_person_id="c2")]
        assert figure(authority(ssd_contacts=call_about_two_children), "contacts_received") == 1 + 1

    def test_the_first_and_the_last_day_of_the_year_count_and_no_others(self):
        days = ["2014-03-31", "2014-04-01", "2015-03-31", "2015-04-01"]
        assert figure(authority(ssd_contacts=[contact(day) for day in days]), "contacts_received") == 4 - 2

    def test_the_team_is_the_one_that_took_the_contact(self):
        made = authority(
            ssd_contacts=[contact(), contact()],
            contact_decisions=[decision(0, team_id="t1")],
            ssd_department=[{"dept_team_id": "t1", "dept_team_name": "Duty"}],
        )
        assert by(made, "contacts_received", "team") == {None: 2, "Duty": 1, "Not recorded": 1}


class TestContactsDecidedWithinOneWorkingDay:
    def decided(self, received, decided, **more):
        return authority(
            ssd_contacts=[contact(received[:10])], contact_decisions=[decision(0, received, decided)], **more
        )

    @pytest.mark.parametrize(
        ("decided", "in_time"),
        [
            ("2014-05-01T16:00", 1),  # the same Thursday is day 0
            ("2014-05-02T23:59", 1),  # Friday is working day 1
            ("2014-05-05T09:00", 1),  # Monday was the May bank holiday: still working day 1
            ("2014-05-06T09:00", 0),  # Tuesday is working day 2
        ],
    )
    def test_the_day_of_the_contact_is_day_0(self, decided, in_time):
        assert parts(self.decided("2014-05-01T09:00", decided), "contacts_decided_1wd") == (in_time, 1)

    def test_a_contact_that_waits_too_long_counts_against(self):
        assert parts(self.decided("2014-05-01T09:00", None), "contacts_decided_1wd") == (0, 1)

    def test_a_contact_that_is_not_due_yet_does_not_count(self):
        waiting = self.decided("2015-03-31T09:00", None, as_at=date(2015, 4, 1))
        assert parts(waiting, "contacts_decided_1wd") == (0, 0)
        assert status(waiting, "contacts_decided_1wd") == "no_value"

    def test_a_decision_made_after_the_day_asked_about_is_not_known_yet(self):
        made = self.decided("2015-03-30T09:00", "2015-04-20T09:00")
        assert parts(made, "contacts_decided_1wd", as_at=date(2015, 3, 31)) == (0, 0)
        assert parts(made, "contacts_decided_1wd", as_at=date(2015, 4, 1)) == (0, 1)


class TestContactsProgressingToReferral:
    def test_the_one_coded_outcome_decides(self):
        outcomes = ["referral", "early_help_hub", "no_further_action", None]
        made = authority(
            ssd_contacts=[contact() for _ in outcomes],
            contact_decisions=[decision(number, outcome=outcome) for number, outcome in enumerate(outcomes)],
        )
        assert figure(made, "contact_to_referral_conversion") == 100 * 1 / 4


NOTHING_BEGUN = {table: [] for table in FOLLOWING_WORK}


class TestAmbiguousOutcomes:
    """10 working days from Thursday 1 May 2014, a bank holiday between, end on Friday 16 May."""

    def judged(self, *, nfa="Y", begun=None, **ticked):
        form = decision(0, outcome="referral", referral_id="r", **ticked)
        work = [{"cina_referral_id": "r", "cina_assessment_start_date": begun}] if begun else []
        made = referrals(
            referral("c", "2014-05-01", cine_referral_id="r", cine_referral_nfa=nfa),
            ssd_contacts=[contact()],
            contact_decisions=[form],
            **NOTHING_BEGUN | {"ssd_cin_assessments": work},
        )
        return parts(made, "contact_outcome_ambiguous_rate")

    def test_a_referral_closed_at_once_with_nothing_begun_is_flagged(self):
        assert self.judged() == (1, 1)

    def test_an_assessment_on_the_tenth_working_day_clears_it_and_on_the_eleventh_does_not(self):
        assert self.judged(begun="2014-05-16") == (0, 1)
        assert self.judged(begun="2014-05-19") == (1, 1)

    def test_a_referral_that_was_taken_further_is_not_flagged(self):
        assert self.judged(nfa="N") == (0, 1)

    def test_both_boxes_ticked_are_flagged_whatever_followed(self):
        both = {"contact_only_ticked": True, "contact_and_referral_ticked": True}
        assert self.judged(nfa="N", begun="2014-05-02", **both) == (1, 1)
        assert self.judged(nfa="N", contact_only_ticked=False, contact_and_referral_ticked=True) == (0, 1)

    def test_only_contacts_coded_as_referral_are_looked_at(self):
        made = referrals(
            ssd_contacts=[contact()],
            contact_decisions=[decision(0, outcome="early_help_hub")],
            **NOTHING_BEGUN,
        )
        assert parts(made, "contact_outcome_ambiguous_rate") == (0, 0)

    @pytest.mark.parametrize("table", FOLLOWING_WORK)
    def test_a_source_without_some_kind_of_work_cannot_say(self, table):
        supplied = {name: rows for name, rows in NOTHING_BEGUN.items() if name != table}
        made = referrals(ssd_contacts=[contact()], contact_decisions=[decision(0, outcome="referral")], **supplied)
        assert status(made, "contact_outcome_ambiguous_rate") == "not_supplied"


class TestEarlyHelpHub:
    def considered(self):
        meetings = [("a", "2014-08-14"), ("a", "2015-02-05"), ("b", "2014-10-02"), ("c", "2014-07-31")]
        rows = [
            {"consideration_id": f"{family}{day}", "family_id": family, "meeting_on": day, "meeting": "early_help_hub"}
            for family, day in meetings
        ]
        other = {"consideration_id": "d", "family_id": "d", "meeting_on": "2014-10-02", "meeting": "mash"}
        children = [("a2014-08-14", "x"), ("a2014-08-14", "y"), ("a2015-02-05", "y"), ("b2014-10-02", "z"), ("d", "w")]
        return authority(
            hub_considerations=[*rows, other],
            hub_consideration_children=[{"consideration_id": key, "person_id": child} for key, child in children],
        )

    august_to_february = Period("2014-08 to 2015-02", "rolling_12m", date(2014, 8, 1), date(2015, 2, 28))

    def test_a_family_considered_twice_counts_once(self):
        families = {"a", "b"}  # "a" twice; "c" in July; "d" at another meeting
        found = figure(self.considered(), "early_help_hub_families_considered", self.august_to_february)
        assert found == len(families)

    def test_a_child_considered_twice_counts_once(self):
        children = {"x", "y", "z"}
        found = figure(self.considered(), "early_help_hub_children_considered", self.august_to_february)
        assert found == len(children)

    def test_the_months_add_to_more_than_the_year_where_a_family_came_back(self):
        made = self.considered()
        months = calculate(["early_help_hub_families_considered"], made, periods=["2014-15"], by=["month"])
        assert months["value"].sum() == 3 + 1
        assert figure(made, "early_help_hub_families_considered") == 3


class TestReferralsReceived:
    def test_several_referrals_of_a_child_on_one_day_count_once(self):
        twice = [referral("c", "2014-05-01", "2014-05-02"), referral("c", "2014-05-01", "2014-05-02")]
        assert figure(referrals(*twice, referral("d", "2014-05-01")), "referrals_received") == 1 + 1

    def test_a_referral_of_a_child_in_need_on_that_day_is_not_counted(self):
        made = referrals(referral("c", "2014-05-01", "2014-07-01"), referral("c", "2014-06-01"))
        assert figure(made, "referrals_received") == 1

    def test_on_the_day_an_episode_closes_the_child_is_no_longer_in_need(self):
        made = referrals(referral("c", "2014-05-01", "2014-06-01"), referral("c", "2014-06-01"))
        assert figure(made, "referrals_received") == 2

    def test_a_referral_without_further_action_leaves_no_child_in_need(self):
        made = referrals(referral("c", "2014-05-01", cine_referral_nfa="Y"), referral("c", "2014-06-01"))
        assert figure(made, "referrals_received") == 2

    def test_a_long_episode_counts_through_a_short_one_within_it(self):
        long, short = referral("c", "2014-04-01", "2014-12-01"), referral("c", "2014-05-01", "2014-05-20")
        assert figure(referrals(long, short, referral("c", "2014-06-01")), "referrals_received") == 1


class TestReReferrals:
    def rate(self, *days):
        rows = [referral("c", day, date.fromisoformat(day).replace(day=28).isoformat()) for day in days]
        return parts(referrals(*rows), "re_referral_rate_12m")

    def test_each_referral_looks_back_twelve_months_from_its_own_date(self):
        # June 2014 follows July 2013; March 2015 follows June 2014; July 2013 itself lies before the year.
        assert self.rate("2013-07-01", "2014-06-01", "2015-03-01") == (2, 2)

    def test_the_same_day_a_year_before_is_within_twelve_months_and_the_day_before_it_is_not(self):
        assert self.rate("2013-06-10", "2014-06-10") == (1, 1)
        assert self.rate("2013-06-09", "2014-06-10") == (0, 1)

    def test_referrals_on_one_day_are_no_re_referrals_of_each_other(self):
        assert self.rate("2014-06-10", "2014-06-10") == (0, 1)

    def test_a_referral_of_a_child_in_need_is_neither_a_referral_nor_an_earlier_one(self):
        made = referrals(
            referral("c", "2013-01-01", "2013-12-01"),
            referral("c", "2013-11-01", "2013-11-20"),  # in need since January: not counted
            referral("c", "2014-06-01"),  # 17 months after the only counted one
        )
        assert parts(made, "re_referral_rate_12m") == (0, 1)

    def test_it_needs_a_year_of_history_before_the_year(self):
        made = [referral("c", "2014-06-01")]
        assert status(referrals(*made, covers_from=date(2013, 4, 1)), "re_referral_rate_12m") == "published"
        assert status(referrals(*made, covers_from=date(2013, 4, 2)), "re_referral_rate_12m") == "not_supplied"


class TestAdjustedReReferrals:
    """Three referrals of 2014/15; that of April was a contact only. Headline: two follow another; adjusted: one."""

    def made(self, *corrections):
        return referrals(
            referral("c", "2014-04-10", "2014-04-11", cine_referral_id="mistake"),
            referral("c", "2014-09-01", "2014-10-01"),
            referral("c", "2015-02-01", "2015-03-01"),
            contact_decisions=[decision(0, "2014-04-10", outcome="referral", referral_id="mistake", contact_id="k1")],
            record_corrections=list(corrections),
        )

    of_the_contact = {  # noqa: RUF012 - a row, not a default
        "table_name": "contact_decisions",
        "record_id": "k1",
        "field": "outcome",
        "original_value": "referral",
        "corrected_value": "information_and_advice",
        "decided_on": "2014-10-15",
    }
    of_the_referral = {  # noqa: RUF012
        "table_name": "ssd_cin_episodes",
        "record_id": "mistake",
        "field": "cine_referral_id",
        "decided_on": "2014-10-15",
    }

    @pytest.mark.parametrize("correction", [of_the_contact, of_the_referral])
    def test_what_a_correction_says_was_a_contact_only_leaves_numerator_denominator_and_history(self, correction):
        made = self.made(correction)
        assert parts(made, "re_referral_rate_12m") == (2, 3)
        assert parts(made, "re_referral_rate_adjusted") == (1, 2)

    def test_before_the_correction_was_decided_both_rates_are_the_same(self):
        made = self.made(self.of_the_contact)
        assert parts(made, "re_referral_rate_adjusted", "2014-15-Q1", as_at=date(2014, 10, 14)) == (0, 1)
        assert parts(made, "re_referral_rate_adjusted", "2014-15-Q1", as_at=date(2014, 10, 15)) == (0, 0)

    def test_a_correction_of_something_else_changes_nothing(self):
        other = self.of_the_contact | {"field": "form_version"}
        assert parts(self.made(other), "re_referral_rate_adjusted") == (2, 3)

    def test_a_correction_to_a_referral_changes_nothing(self):
        other = self.of_the_contact | {"original_value": "no_further_action", "corrected_value": "referral"}
        assert parts(self.made(other), "re_referral_rate_adjusted") == (2, 3)
