"""Finding people and telling them apart: keys by which each is found, candidates, and how like each is. No pages here.

``search_keys`` (an action) keeps a person's keys; ``find`` reads them for whoever asks; ``likely_duplicates`` warns
before somebody is added twice. ``wanted.read`` turns what was typed into one box into what is looked for.
"""

from goldenthread.record.people.matching.duplicates import likely_duplicates
from goldenthread.record.people.matching.find import find
from goldenthread.record.people.matching.scores import Match
from goldenthread.record.people.matching.wanted import Wanted, read

__all__ = ["Match", "Wanted", "find", "likely_duplicates", "read"]
