"""The JSON of the DfE's children's social care data API: built from a dataset, full or as what changed, and sent."""

from goldenthread.analysis.returns.dfe_api.build import build
from goldenthread.analysis.returns.dfe_api.declared import CHILDREN, VERSION
from goldenthread.analysis.returns.dfe_api.errors import DfeApiError
from goldenthread.analysis.returns.dfe_api.export import Exported, export
from goldenthread.analysis.returns.dfe_api.held import held
from goldenthread.analysis.returns.dfe_api.limits import Finding, faults

__all__ = ["CHILDREN", "VERSION", "DfeApiError", "Exported", "Finding", "build", "export", "faults", "held"]
