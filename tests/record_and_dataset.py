"""A few people as a dataset has them, for tests of what goes into the record and comes out of it."""

from datetime import date

import polars as pl

from goldenthread.analysis.tables import TABLES, Dataset
from goldenthread.record.people import ssd
from tables_by_hand import authority

AS_AT = date(2015, 6, 30)
HOME = '{"HOUSE": "12", "STREET": "Larch Lane", "TOWN": "Wexcombe"}'


def people(*more, **changes):
    """Ella and her mother Kim at Larch Lane: every table that people fill. ``changes``: values of Ella's row."""
    ella = {"pers_person_id": "C1", "pers_forename": "Ella", "pers_surname": "Marsh", "pers_dob": "2008-05-14",
            "pers_sex": "F", "pers_upn": "K1", "pers_send_flag": "Y", "pers_is_mother": "N"}  # fmt: skip
    kim = {"pers_person_id": "A1", "pers_forename": "Kim", "pers_surname": "Marsh", "pers_is_mother": "Y"}
    return [ella | changes, kim, *more]


def parts():
    """The other tables of Ella and Kim, by name."""
    return {
        "ssd_family": [
            {"fami_table_id": "F1", "fami_family_id": "FA1", "fami_person_id": "C1"},
            {"fami_table_id": "F2", "fami_family_id": "FA1", "fami_person_id": "A1"},
        ],
        "ssd_address": [
            {"addr_table_id": "D1", "addr_person_id": "C1", "addr_address_start_date": "2010-01-01",
             "addr_address_postcode": "WX1 4QZ", "addr_address_json": HOME},
        ],
        "ssd_disability": [{"disa_table_id": "B1", "disa_person_id": "C1", "disa_disability_code": "HAND"}],
        "ssd_mother": [
            {"moth_table_id": "M1", "moth_person_id": "A1", "moth_childs_person_id": "C1",
             "moth_childs_dob": "2008-05-14"},
        ],
        "ssd_linked_identifiers": [
            {"link_table_id": "L1", "link_person_id": "C1", "link_identifier_type": "NHS Number",
             "link_identifier_value": "999", "link_valid_from_date": "2008-05-14"},
        ],
    }  # fmt: skip


def dataset(as_at=AS_AT, rows=None, **tables) -> Dataset:
    """Ella and Kim, with any table in place of theirs."""
    return authority(as_at=as_at, ssd_person=rows or people(), **{**parts(), **tables})


def frames(found: Dataset) -> dict[str, pl.DataFrame]:
    """The tables that people fill, each sorted by its key."""
    return {name: found.table(name).collect().sort(*TABLES[name].key) for name in ssd.FILLED if found.supplies(name)}


def without_order(found: Dataset) -> Dataset:
    """The same tables of people, sorted by their keys, as an extract has them."""
    facts = found.manifest
    told = {"as_at": facts.as_at, "covers_from": facts.covers_from, "authority": facts.authority}
    return Dataset.from_frames(frames(found), source=facts.source, **told)
