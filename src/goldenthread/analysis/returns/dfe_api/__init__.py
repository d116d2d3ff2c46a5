"""The JSON of the DfE's children's social care data API: built from a dataset, full or as what changed, and sent."""

from goldenthread.analysis.returns.dfe_api.build import build
from goldenthread.analysis.returns.dfe_api.connection import Answer, Connection, NoAnswerError, connection
from goldenthread.analysis.returns.dfe_api.declared import CHILDREN, VERSION
from goldenthread.analysis.returns.dfe_api.errors import DfeApiError
from goldenthread.analysis.returns.dfe_api.export import Exported, export
from goldenthread.analysis.returns.dfe_api.held import Outcome, held
from goldenthread.analysis.returns.dfe_api.limits import Finding, faults
from goldenthread.analysis.returns.dfe_api.sending import Post, Sent

__all__ = [
    "CHILDREN",
    "VERSION",
    "Answer",
    "Connection",
    "DfeApiError",
    "Exported",
    "Finding",
    "NoAnswerError",
    "Outcome",
    "Post",
    "Sent",
    "build",
    "connection",
    "export",
    "faults",
    "held",
]
