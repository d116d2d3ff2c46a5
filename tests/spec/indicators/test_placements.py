"""What the indicators of foster care and of the households that offer it count."""

import pytest

from tables_by_hand import authority, by, figure, parts


def fostered(*, kind="U6", provider="PR1", code="C2", **more):
    return authority(
        ssd_cla_episodes=[{"clae_person_id": "c", "clae_cla_episode_start_date": "2014-05-01"}],
        ssd_legal_status=[
            {"lega_person_id": "c", "lega_legal_status": code, "lega_legal_status_start_date": "2014-05-01"}
        ],
        ssd_cla_placement=[
            {
                "clap_person_id": "c",
                "clap_cla_placement_start_date": "2014-05-01",
                "clap_cla_placement_type": kind,
                "clap_cla_placement_provider": provider,
                **more,
            }
        ],
    )


class TestInHouseFosterCare:
    @pytest.mark.parametrize(("provider", "own"), [("PR1", 1), ("PR2", 0), ("PR4", 0), (None, 0)])
    def test_placements_of_the_authoritys_own_are_the_part(self, provider, own):
        assert parts(fostered(provider=provider), "in_house_foster_share") == (own, 1)

    @pytest.mark.parametrize("kind", ["K2", "P1", "H5", None])
    def test_children_who_are_not_fostered_do_not_count(self, kind):
        assert parts(fostered(kind=kind), "in_house_foster_share") == (0, 0)

    def test_short_breaks_do_not_count(self):
        assert parts(fostered(code="V4"), "in_house_foster_share") == (0, 0)

    def test_a_placement_that_ended_does_not_count(self):
        assert parts(fostered(clap_cla_placement_end_date="2015-03-31"), "in_house_foster_share") == (0, 0)


class TestHouseholds:
    def made(self):
        kinds = ["fostering", "fostering", "connected_carer", "supported_lodgings"]
        ends = ["2015-03-31", None, None, None]
        rows = [
            {"kind": kind, "approved_on": "2012-01-01", "ended_on": end} for kind, end in zip(kinds, ends, strict=True)
        ]
        return authority(foster_households=rows)

    def test_approved_households_count_until_the_day_the_approval_ends(self):
        assert figure(self.made(), "foster_households_approved") == 3 - 1

    def test_they_can_be_told_apart_by_kind(self):
        counted = by(self.made(), "foster_households_approved", "kind")
        assert counted == {
            None: 2,
            "Fostering household": 1,
            "Supported lodgings host": 0,
            "Connected carer": 1,
        }

    def test_supported_lodgings_hosts_are_counted_apart(self):
        assert figure(self.made(), "supported_lodgings_hosts") == 1
