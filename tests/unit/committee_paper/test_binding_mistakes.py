"""A binding that names nothing stops the build with file, line and the nearest name."""

from pathlib import Path

import pytest

from goldenthread.analysis.committee_paper.build import build
from goldenthread.analysis.committee_paper.located import ContentError
from goldenthread.analysis.tables import Dataset

MISTAKES = {
    "an indicator": ("{{ complaints_received }}", "{{ complaint_received }}", "did you mean 'complaints_received'?"),
    "a register": ("count:inspections", "count:inspectons", "did you mean 'inspections'?"),
    "a team": ("[Brambles]", "[Bramble]", "did you mean 'Brambles Social Work Team'?"),
    "a stage": ("stage: Early Resolution]", "stage: Early]", "there is Early Resolution, Stage 1"),
    "a dimension": ("; stage:", "; stag:", "did you mean 'stage'?"),
    "a grade": ("grade: Outstanding", "grade: Outstandng", "did you mean 'Outstanding'?"),
    "a register's dimension": ("[grade: Outstanding]", "[grad: Outstanding]", "did you mean 'grade'?"),
    "a dimension that a register has not": ("count:practice_leaders", "count:practice_leaders [grade: good]", "none"),
    "a team of a register": ("count:practice_leaders", "count:practice_leaders [Brambles]", "is not kept by team"),
    "a headline": ("headline:borough_population", "headline:borough", "there is borough_population"),
    "a year of population": ("population:0-17 @ 2013", "population:0-17 @ 1999", "2013, 2014"),
    "an age band": ("population:0-17", "population:0-99", "There is no age band"),
    "a comparator": ("comparator:complaints_received [", "comparator:complaints_received @ 1999-00 [", "2014-15"),
    "a comparator's indicator": ("comparator:complaints_received", "comparator:complaints", "did you mean"),
    "a place": ("[england]", "[englund]", "did you mean 'England'?"),
    "a quotation": ("quoted:barbecues", "quoted:barbecue", "did you mean 'barbecues'?"),
    "a period": ("population:0-17 @ 2013 }}", "cla_open @ 2013-15 }}", "is not a period"),
    "a denominator of a count": ("{{ complaints_received }}", "{{ complaints_received.denominator }}", "has no"),
    "a claim": ('figure: "complaints_received [B', 'figure: "complaint [B', "did you mean"),
    "a claim that is no binding": ('figure: "complaints_received [B', 'figure: "no, [B', "is not a binding"),
    "an indicator in a table": ("figures: [complaints_received,", "figures: [complaints_recieved,", "did you mean"),
    "braces": ("{{ complaints_received }} complaints were", "{{ complaints_received } were", "open at one end"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_binding_is_told_with_its_line(
    authority: Dataset, content_file: Path, tmp_path: Path, old: str, new: str, hint: str
) -> None:
    text = content_file.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "content.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        build(authority, "2014-15", path)
    line = 1 + text[: text.index(old)].count("\n")
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert hint in str(caught.value)
