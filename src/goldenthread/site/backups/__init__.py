"""Backups: the whole service in one archive, and back.

An archive is a zip file: ``tables/<table>.jsonl`` (a JSON array a row, in the order of the key), ``files/<place>/...``
and ``manifest.json``. Rows are written as the models have them and not as one database has them, so that what was saved
from SQLite can be restored into PostgreSQL and the other way round. Nothing is ever held in memory whole.
"""
