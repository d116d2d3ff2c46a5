"""What the rules of a return look at: its tables once read, the year's, and what things are looked up in."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import polars as pl

from goldenthread.analysis.returns.cells import Cells, read_cells
from goldenthread.analysis.returns.errors import NotSuppliedError
from goldenthread.analysis.returns.layout import PRIOR, Layout
from goldenthread.analysis.returns.years import CollectionYear

if TYPE_CHECKING:
    from goldenthread.analysis.returns.reference import Postcodes

Form = Literal["csv", "xml"]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Lookups:
    """What some rules look things up in. Each may be lacking, and then those rules are not evaluated.

    ``authority`` is the code of the authority whose return it is, as derived placement authorities are written;
    ``providers`` the Ofsted list as ``reference.providers`` reads it, ``postcodes`` the index that places are found in.
    """

    authority: str | None = None
    providers: pl.DataFrame | None = None
    postcodes: "Postcodes | None" = None


@dataclass(frozen=True, eq=False)
class Evidence:
    """The tables of one return, with everything that its rules share.

    ``evidence["Episodes"]`` is the table once read: dates and numbers typed, blanks null, and a column ``Episodes``
    with the row's number in the file. Tables of last year's return are named ``Episodes_last`` and so on. A table that
    the return does not have raises ``NotSuppliedError``. ``derived`` names columns that came ready-made.
    ``asked`` is the year that the return should be of, ``year`` the one that it says it is of.
    """

    layout: Layout
    asked: CollectionYear
    year: CollectionYear
    tables: Mapping[str, Cells]
    codes: Mapping[str, Collection[str]]
    lookups: Lookups = field(default_factory=Lookups)
    form: Form = "csv"
    derived: Collection[str] = ()
    shared: dict[Any, Any] = field(default_factory=dict, repr=False)

    def __getitem__(self, name: str) -> pl.DataFrame:
        return self._cells(name).typed

    def __contains__(self, name: str) -> bool:
        return name in self.tables

    def text(self, name: str) -> pl.DataFrame:
        """The table as the file has it: for the few rules that ask how a cell is written."""
        return self._cells(name).text

    def children(self, name: str) -> pl.Series:
        """Whose each row of a table is, as text; null where the table does not say."""
        text, table = self.text(name), self.layout.table(name)
        if table and table.child in text.columns:
            return text[table.child]
        return pl.repeat(None, len(text), dtype=pl.String, eager=True)

    @property
    def start(self) -> date:
        return self.year.start

    @property
    def end(self) -> date:
        return self.year.end

    @property
    def authority(self) -> str:
        if self.lookups.authority is None:
            raise NotSuppliedError("the code of the authority was not given")
        return self.lookups.authority

    @property
    def providers(self) -> pl.DataFrame:
        if self.lookups.providers is None:
            raise NotSuppliedError("no list of Ofsted providers was given")
        return self.lookups.providers

    def _cells(self, name: str) -> Cells:
        if name not in self.tables:
            whose = "last year's" if name.endswith(PRIOR) else "the"
            raise NotSuppliedError(f"{whose} return has no table {name.removesuffix(PRIOR)}")
        return self.tables[name]


def read_tables(tables: Mapping[str, pl.DataFrame], layout: Layout) -> dict[str, Cells]:
    """Every table with its cells read."""
    return {name: read_cells(name, frame, layout.table(name)) for name, frame in tables.items()}


def shared(make: Callable[[Evidence], Found]) -> Callable[[Evidence], Found]:
    """Compute once for a return what several rules look at. A failure is not kept: each rule that asks says so."""

    @wraps(make)
    def found(evidence: Evidence) -> Found:
        if make not in evidence.shared:
            evidence.shared[make] = make(evidence)
        result: Found = evidence.shared[make]
        return result

    return found
