"""The bank holidays that are kept with the code are those of the library that knows them."""

from holidays import country_holidays

from goldenthread.analysis.periods import FIRST_DAY, LAST_DAY, bank_holidays


def test_the_file_holds_what_the_library_says():
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    assert bank_holidays() == tuple(sorted(country_holidays("GB", subdiv="ENG", years=years)))
