"""Who is a child in need on a day, and the rate of the population."""

from datetime import date

from tables_by_hand import authority, by, figure, parts, status


def in_need(**tables):
    supplied = {"ssd_cin_episodes": [], "ssd_cp_plans": [], "ssd_cla_episodes": []} | tables
    return authority(**supplied)


def episode(child="c", start="2014-05-01", closed=None, nfa=None):
    return {
        "cine_person_id": child,
        "cine_referral_date": start,
        "cine_close_date": closed,
        "cine_referral_nfa": nfa,
    }


class TestChildrenInNeed:
    def test_an_open_episode_counts_from_the_referral_until_the_day_it_closes(self):
        made = in_need(
            ssd_cin_episodes=[
                episode("begun today", "2015-03-31"),
                episode("closed today", closed="2015-03-31"),
                episode("closes tomorrow", closed="2015-04-01"),
                episode("begins tomorrow", "2015-04-01"),
            ]
        )
        assert figure(made, "cin_open") == len({"begun today", "closes tomorrow"})

    def test_a_referral_without_further_action_does_not_count(self):
        assert figure(in_need(ssd_cin_episodes=[episode(nfa="Y")]), "cin_open") == 0

    def test_a_child_on_a_plan_or_looked_after_counts_with_or_without_an_open_episode(self):
        made = in_need(
            ssd_cin_episodes=[episode("a")],
            ssd_cp_plans=[
                {"cppl_person_id": "a", "cppl_cp_plan_start_date": "2014-06-01"},
                {"cppl_person_id": "b", "cppl_cp_plan_start_date": "2014-06-01"},
            ],
            ssd_cla_episodes=[{"clae_person_id": "c", "clae_cla_episode_start_date": "2014-06-01"}],
        )
        assert figure(made, "cin_open") == len({"a", "b", "c"})

    def test_a_child_with_two_open_episodes_counts_once(self):
        assert figure(in_need(ssd_cin_episodes=[episode("a"), episode("a", "2014-09-01")]), "cin_open") == 1

    def test_a_past_day_gives_the_same_figure_whatever_happened_since(self):
        made = in_need(ssd_cin_episodes=[episode("a", closed="2015-05-20"), episode("b", "2015-04-02")])
        assert figure(made, "cin_open") == figure(made, "cin_open", as_at=date(2015, 3, 31)) == 1

    def test_the_team_is_that_of_the_lead_worker_on_the_day(self):
        def led(team, start, end=None):
            return {
                "invo_person_id": "a",
                "invo_professional_role_id": "CW",
                "invo_professional_team": team,
                "invo_involvement_start_date": start,
                "invo_involvement_end_date": end,
            }

        made = in_need(
            ssd_cin_episodes=[episode("a"), episode("b")],
            ssd_involvements=[led("duty", "2014-05-02", "2014-07-01"), led("long term", "2014-07-01")],
        )
        assert by(made, "cin_open", "team") == {None: 2, "long term": 1, "Not recorded": 1}
        assert by(made, "cin_open", "team", "2014-06") == {None: 2, "duty": 1, "Not recorded": 1}


class TestRate:
    population = [  # noqa: RUF012 - rows, not defaults
        {"year": 2013, "age_band": "0-17", "persons": 10_000},
        {"year": 2014, "age_band": "0-17", "persons": 20_000},
        {"year": 2014, "age_band": "0-18", "persons": 22_000},
    ]

    def test_it_is_set_against_the_children_under_18_of_the_estimate_in_the_reporting_year(self):
        made = in_need(ssd_cin_episodes=[episode(str(child)) for child in range(30)], population=self.population)
        assert parts(made, "cin_rate_10k") == (30, 20_000)
        assert figure(made, "cin_rate_10k") == 10_000 * 30 / 20_000

    def test_a_year_without_an_estimate_has_no_rate(self):
        made = in_need(ssd_cin_episodes=[episode()], population=self.population)
        assert status(made, "cin_rate_10k", "2012-13") == status(made, "cin_rate_10k", "2015-06") == "no_value"

    def test_it_has_no_rows_by_team(self):
        made = in_need(ssd_cin_episodes=[episode()], population=self.population)
        assert list(by(made, "cin_rate_10k", "team")) == [None]
