"""The worked example: Wexcombe, a made-up town whose records give the figures of a real annual review."""

from difflib import get_close_matches

import polars as pl

from goldenthread.analysis.synthetic.authority import child_tables
from goldenthread.analysis.synthetic.example import hub, incident, registers, representations, surroundings, town
from goldenthread.analysis.synthetic.example.teams import TEAMS
from goldenthread.analysis.synthetic.front_door import contact_tables, contacts, meeting_tables
from goldenthread.analysis.synthetic.layout import Tables
from goldenthread.analysis.synthetic.structure import team_tables
from goldenthread.analysis.synthetic.supervision import group_supervisions, supervisions
from goldenthread.analysis.synthetic.workforce import with_caseloads
from goldenthread.analysis.tables import MADE_UP, TABLES, Dataset
from goldenthread.codes import UserError

EXAMPLES = ("2014-15",)


def example(year: str) -> Dataset:
    """The worked example for the annual review of ``year``: six years up to 30 June 2015, held in memory.

    Raises ``UserError`` for a year that has none.
    """
    if year not in EXAMPLES:
        near = get_close_matches(year, EXAMPLES, n=1, cutoff=0.3)
        hint = f"did you mean {near[0]}?" if near else f"there is one for {', '.join(EXAMPLES)}."
        raise UserError(f"There is no worked example for {year}: {hint}")
    frames = _tables()
    return Dataset.from_frames(
        {name: frames[name] for name in TABLES if name in frames},
        authority=town.NAME,
        as_at=town.HORIZON.last,
        covers_from=town.HORIZON.first,
        source=f"{MADE_UP}the worked example for {year}",
        check=False,
    )


def _tables() -> Tables:
    """Every table that is supplied."""
    made = town.make()
    meetings = hub.settle(made.known)
    known, streams = meetings.known, made.known.streams
    recorded = incident.record(known, contacts(known))
    of_children = child_tables(known)
    of_children["ssd_cin_episodes"] = pl.concat([of_children["ssd_cin_episodes"], recorded.referrals])
    return {
        **of_children,
        **contact_tables(known, recorded.contacts),
        **meeting_tables(known, meetings.considered),
        **recorded.tables,
        **team_tables(TEAMS, town.HORIZON),
        **made.workforce,
        "ssd_professionals": with_caseloads(
            made.workforce["ssd_professionals"], of_children["ssd_involvements"].lazy()
        ),
        "supervisions": supervisions(streams, town.HORIZON, known.held),
        "group_supervisions": group_supervisions(streams, town.HORIZON, made.posts),
        **representations.complaint_tables(streams, town.HORIZON),
        "compliments": representations.compliment_table(streams, town.HORIZON),
        "audits": registers.audit_table(streams, town.HORIZON, of_children["ssd_cin_episodes"]),
        **registers.inspection_tables(),
        **registers.recommendation_tables(),
        "engagement_sessions": registers.engagement_table(),
        "training_attendances": registers.training_table(streams, town.HORIZON, known.held),
        **surroundings.tables(streams, town.HORIZON),
    }
