"""The recording incident of April to June 2014 lies in the records as they were made, with corrections beside them."""

from datetime import date

import polars as pl
import pytest

from goldenthread.analysis.indicators import CATALOGUE, calculate
from goldenthread.analysis.periods import period
from goldenthread.analysis.synthetic import example
from goldenthread.analysis.synthetic.example import incident
from goldenthread.codes import UserError
from worked_example import worked_example

RED_ABOVE = 24.0


def rate(indicator: str, label: str) -> float:
    return float(calculate([CATALOGUE[indicator]], worked_example(), periods=[period(label)])["value"][0])


def corrected() -> pl.DataFrame:
    return worked_example().table("record_corrections").collect()


def test_the_form_of_the_incident_had_two_boxes_and_the_others_none() -> None:
    decisions = worked_example().table("contact_decisions").collect()
    ticked = pl.col("contact_and_referral_ticked").is_not_null()
    by_form = decisions.group_by("form_version").agg(
        first=pl.col("received_at").min().dt.date(), last=pl.col("received_at").max().dt.date(), boxes=ticked.all()
    )
    forms = {version: rest for version, *rest in by_form.iter_rows()}
    assert forms["2"] == [date(2014, 4, 1), date(2014, 6, 30), True]
    assert forms["1"][1] == date(2014, 3, 31)
    assert forms["3"][0] == date(2014, 7, 1)
    assert not forms["1"][2]
    assert not forms["3"][2]


def test_wrong_contacts_have_both_boxes_ticked_and_a_referral_closed_within_days() -> None:
    both = (
        worked_example()
        .table("contact_decisions")
        .filter("contact_only_ticked", "contact_and_referral_ticked")
        .collect()
    )
    assert both.height == incident.WRONGLY_TICKED
    assert set(both["outcome"]) == {"referral"}
    false = (
        worked_example()
        .table("ssd_cin_episodes")
        .collect()
        .join(both, left_on="cine_referral_id", right_on="referral_id")
    )
    assert false.height == both.height
    assert set(false["cine_referral_nfa"]) == {"Y"}
    assert (false["cine_close_date"] - false["cine_referral_date"]).max().days <= 4


def test_each_wrong_record_is_corrected_beside_the_original() -> None:
    (found,) = worked_example().table("recording_incidents").collect().iter_rows(named=True)
    assert (found["from_date"], found["to_date"]) == (date(2014, 4, 1), date(2014, 6, 30))
    assert found["found_on"].month == 9
    contacts = corrected().filter(pl.col("table_name") == "contact_decisions")
    assert set(contacts["original_value"]) == {"referral"}
    assert set(contacts["corrected_value"]) <= {"information_and_advice", "no_further_action"}
    referrals = corrected().filter(pl.col("table_name") == "ssd_cin_episodes")
    assert referrals["corrected_value"].is_null().all()
    assert contacts.height == referrals.height == incident.WRONGLY_TICKED
    assert corrected()["decided_on"].min() > found["found_on"]
    recorded = (
        worked_example().table("contact_decisions").collect().join(contacts, left_on="contact_id", right_on="record_id")
    )
    assert set(recorded["outcome"]) == {"referral"}


@pytest.mark.parametrize("label", ["12m-to-2014-06-30", "12m-to-2014-09-30", "2014-15", "2014-15-Q1"])
def test_the_headline_rate_turns_red_and_the_adjusted_does_not(label: str) -> None:
    assert rate("re_referral_rate_12m", label) > RED_ABOVE
    assert rate("re_referral_rate_adjusted", label) < 21.0


def test_both_rates_are_the_same_before_the_incident() -> None:
    assert rate("re_referral_rate_12m", "2013-14") == rate("re_referral_rate_adjusted", "2013-14")
    england = (
        worked_example()
        .table("comparators")
        .filter(pl.col("indicator_id") == "re_referral_rate_12m", pl.col("period") == "2013-14")
    )
    assert rate("re_referral_rate_12m", "2013-14") < england.collect()["value"][0]


def test_the_target_is_red_above_24() -> None:
    (target,) = (
        worked_example()
        .table("targets")
        .filter(pl.col("indicator_id") == "re_referral_rate_12m")
        .collect()
        .iter_rows(named=True)
    )
    assert target["kind"] == "at_most"
    assert target["target"] * (1 + target["amber_within"]) == pytest.approx(RED_ABOVE)


def test_there_is_one_worked_example() -> None:
    with pytest.raises(UserError, match=r"no worked example for 2014-16: did you mean 2014-15\?"):
        example("2014-16")
    with pytest.raises(UserError, match="there is one for 2014-15"):
        example("next")
