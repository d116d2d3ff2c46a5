"""The doors: an authority of any size as a dataset in memory, or written to a folder chunk by chunk."""

import tempfile
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path

import polars as pl

from goldenthread.analysis.periods import LAST_DAY as LAST_KNOWN
from goldenthread.analysis.synthetic.allocation import involvements
from goldenthread.analysis.synthetic.authority import chunk_tables, known_children
from goldenthread.analysis.synthetic.complaints import complaint_tables
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import CHUNK_CHILDREN, Tables
from goldenthread.analysis.synthetic.measures import measure_tables
from goldenthread.analysis.synthetic.oversight import open_files, oversight_tables
from goldenthread.analysis.synthetic.profile import Profile
from goldenthread.analysis.synthetic.spells import held as held_events
from goldenthread.analysis.synthetic.streams import Streams
from goldenthread.analysis.synthetic.structure import Team, team_tables, teams_for
from goldenthread.analysis.synthetic.supervision import group_supervisions, supervisions
from goldenthread.analysis.synthetic.workforce import establishment, holdings, with_caseloads, workforce_tables
from goldenthread.analysis.tables import MADE_UP, TABLES, Dataset
from goldenthread.codes import UserError

LAST_DAY = date(2015, 6, 30)
FIRST_COVERED = date(2009, 7, 1)
"""No authority covers an earlier day: the working days of England are known from 2008, and figures look a year back."""

NAME = "Made-up authority"


@dataclass(frozen=True)
class Service:
    """What all chunks of an authority share: its time, teams and workforce."""

    seed: int
    horizon: Horizon
    profile: Profile
    teams: tuple[Team, ...]
    posts: pl.DataFrame
    held: pl.DataFrame
    workforce: Tables

    @classmethod
    def of(cls, children: int, horizon: Horizon, seed: int, profile: Profile) -> "Service":
        """The service of an authority that knows ``children`` children."""
        streams = Streams(seed)
        teams = teams_for(children, profile.caseload)
        posts = establishment(teams, horizon)
        held = holdings(streams, horizon, profile, posts)
        return cls(seed, horizon, profile, teams, posts, held, workforce_tables(streams, horizon, posts, held))

    def known(self, chunk: int, children: int) -> Known:
        """``children`` children of one chunk, worked out and allocated."""
        streams = Streams(self.seed, chunk)
        spells = known_children(streams, self.horizon, self.profile, children)
        allocated = involvements(streams, self.horizon, self.profile, spells, self.held)
        allocated = allocated.filter(pl.col("ends") >= self.horizon.held_from)
        names = self.workforce["ssd_professionals"].select(
            worker_id="prof_professional_id", prof_professional_name="prof_professional_name"
        )
        ids = {team.name: team.team_id for team in self.teams}
        places = {
            "front_door": ids["Front Door and Triage"],
            "early_help": ids["Early Help Team North"],
        }
        return Known(streams, self.horizon, held_events(self.horizon, spells), allocated, self.held, names, places)


def authority(children: int, years: int, seed: int, last: date | None = None) -> Dataset:
    """A made-up authority that knows ``children`` children over ``years`` years up to ``last``, held in memory.

    ``last`` is 30 June 2015 unless more than six years are asked for; no day before 1 July 2009 is covered.
    Raises ``UserError`` for sizes that make no authority.
    """
    horizon = _horizon(children, years, last)
    service = Service.of(children, horizon, seed, Profile())
    known = [service.known(chunk, size) for chunk, size in enumerate(_chunks(children))]
    frames = [chunk_tables(each) for each in known]
    joined = {name: pl.concat([frame[name] for frame in frames]) for name in frames[0]}
    return _dataset(service, children, {name: frame.lazy() for name, frame in joined.items()})


def write_authority(path: Path, *, children: int, years: int, seed: int, last: date | None = None) -> None:
    """Write the dataset that ``authority`` would make to a folder, with no more than one chunk in memory at a time.

    Raises ``UserError`` for sizes that make no authority, and ``DatasetError`` where something else is in the way.
    """
    horizon = _horizon(children, years, last)
    service = Service.of(children, horizon, seed, Profile())
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".parts-", dir=path.parent) as folder:
        parts = Path(folder)
        for chunk, size in enumerate(_chunks(children)):
            for name, frame in chunk_tables(service.known(chunk, size)).items():
                frame.write_parquet(parts / f"{name}-{chunk:04d}.parquet", compression="lz4")
        names = {part.name.rsplit("-", 1)[0] for part in parts.iterdir()}
        lazy = {name: pl.scan_parquet(sorted(parts.glob(f"{name}-????.parquet"))) for name in sorted(names)}
        _dataset(service, children, lazy).write(path)


def _horizon(children: int, years: int, last: date | None) -> Horizon:
    if children < 1 or years < 1:
        raise UserError("A made-up authority needs at least one child and one year: give higher numbers.")
    end = last or LAST_DAY.replace(year=max(LAST_DAY.year, FIRST_COVERED.year + years))
    if end > LAST_KNOWN:
        raise UserError(
            f"{years} years would go on to {end:%-d %B %Y}, and England's working days are known up to "
            f"{LAST_KNOWN:%-d %B %Y}: ask for fewer years."
        )
    horizon = Horizon.ending(end, years)
    if horizon.first < FIRST_COVERED:
        raise UserError(
            f"{years} years up to {end:%-d %B %Y} begin before {FIRST_COVERED:%-d %B %Y}, the first day there can be: "
            "ask for fewer years or a later last day."
        )
    return horizon


def _chunks(children: int) -> list[int]:
    """Sizes of chunks: equal as far as can be, none above the most that is held in memory at once."""
    count = ceil(children / CHUNK_CHILDREN)
    return [children // count + (place < children % count) for place in range(count)]


def _dataset(service: Service, children: int, chunked: dict[str, pl.LazyFrame]) -> Dataset:
    """Add what is not about single children, and supply every table that an authority fills."""
    streams = Streams(service.seed)
    files = open_files(chunked["ssd_cin_episodes"], service.horizon.first, service.horizon.last)
    whole = {
        **team_tables(service.teams, service.horizon),
        **service.workforce,
        "ssd_professionals": with_caseloads(service.workforce["ssd_professionals"], chunked["ssd_involvements"]),
        "supervisions": supervisions(streams, service.horizon, service.held),
        "group_supervisions": group_supervisions(streams, service.horizon, service.posts),
        **complaint_tables(streams, service.horizon, service.teams, children),
        **oversight_tables(streams, service.horizon, service.held, files, children),
        **measure_tables(streams, service.horizon, children),
    }
    empty = {name: TABLES[name].empty() for name in ("recording_incidents", "record_corrections")}
    frames = {**chunked, **{name: frame.lazy() for name, frame in {**whole, **empty}.items()}}
    return Dataset.from_frames(
        {name: frames[name] for name in TABLES if name in frames},
        authority=NAME,
        as_at=service.horizon.last,
        covers_from=service.horizon.first,
        source=f"{MADE_UP}{children} children, seed {service.seed}",
        check=False,
    )
