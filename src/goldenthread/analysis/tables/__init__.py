"""The contracted tables: every column declared once, and a dataset that keeps what they promise."""

from goldenthread.analysis.tables.contract import Column, ColumnType, Constraint, Table
from goldenthread.analysis.tables.dataset import Dataset
from goldenthread.analysis.tables.errors import DatasetError
from goldenthread.analysis.tables.manifest import CONTRACT_VERSION, MADE_UP, MANIFEST_FILE, Manifest
from goldenthread.analysis.tables.registry import TABLES
from goldenthread.analysis.tables.writing import check_place

__all__ = [
    "CONTRACT_VERSION",
    "MADE_UP",
    "MANIFEST_FILE",
    "TABLES",
    "Column",
    "ColumnType",
    "Constraint",
    "Dataset",
    "DatasetError",
    "Manifest",
    "Table",
    "check_place",
]
