"""What the rules of a return look things up in: postcodes, authorities, and the provider lists of Ofsted.

Postcodes and authorities are open data of the Office for National Statistics, carried by two packages (their sources
and licences: docs/reference/reference-data.md). A provider list comes from a file that the authority gives.
"""

from goldenthread.analysis.returns.reference.authorities import AUTHORITIES, Authority, authority
from goldenthread.analysis.returns.reference.errors import ReferenceDataError
from goldenthread.analysis.returns.reference.placements import location, miles, with_placements
from goldenthread.analysis.returns.reference.postcodes import Postcodes
from goldenthread.analysis.returns.reference.providers import PROVIDER_COLUMNS, read_providers, urn

__all__ = [
    "AUTHORITIES",
    "PROVIDER_COLUMNS",
    "Authority",
    "Postcodes",
    "ReferenceDataError",
    "authority",
    "location",
    "miles",
    "read_providers",
    "urn",
    "with_placements",
]
