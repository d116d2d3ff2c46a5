"""Reading a transcribed paper: what is accepted, and one plain sentence for what is not."""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.analysis.committee_paper.checks import PrintedError, check, read_printed, yaml_tree
from goldenthread.codes import UserError


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        file = tmp_path / "paper.yaml"
        file.write_text(text, encoding="utf-8")
        return read_printed(file)

    return read_text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "not a transcribed paper; it should be a mapping of fields such as `complaints:`"),
        ("- one\n- two", "not a transcribed paper"),
        ("just words", "not a transcribed paper"),
        ("complaints: [", "line 2: not YAML"),
        ("a: b: c", "line 1: not YAML"),
        ("review: {period: \x00}", "not YAML"),
        ("review:\n  period: 2014/15\n  period: 2015/16", r"line 3: `period` is given twice \(first on line 2\)"),
        ("review: &r {period: 2014/15}\nother: *r", r"line 2: refers to another part \(\*r\); write the value out"),
        ("review: &r {<<: *r}", r"line 1: refers to another part \(\*r\)"),
        ("review: !!python/object:os.system {}", "line 1: has the YAML tag"),
        ("review: {period: 1}\n---\nreview: {}", "line 2: a second document starts"),
        ("? [a, b]\n: c", "line 1: has a list or mapping where the name of a field should be"),
        ("review: words", "line 1: review should be fields with names"),
        ("review: {period: [2014/15]}", r"line 1: review\.period should be words or a number"),
        ("headline_numbers: {value: 3}", "line 1: headline_numbers should be a list"),
        ("headline_numbers: [{value: 3}]", r"line 1: headline_numbers\[1\] needs `measure`"),
        ("measures: [{measure: Staff, value: lots}]", r"measures\[1\]\.value is 'lots', which is not a number"),
        ("measures: [{measure: Staff, value: .inf}]", "is '.inf', which is not a number"),
        ("measures: [{measure: Staff, value: true}]", "is 'true', which is not a number"),
        ("measures: [{measure: Staff, value: 1e9}]", "is '1e9', which is not a number"),
        (f"measures: [{{measure: Staff, value: {'9' * 400}}}]", "which is not a number"),
        ("complaints: {stages: [A], by_team_and_stage: [{team: T, counts: [1, 2]}]}",
         r"by_team_and_stage\[1\]\.counts has 2 numbers for 1 stages; write one for each, null where blank"),
        ("complaints: {stages: [null], by_team_and_stage: [{team: T, counts: [1]}]}", r"stages\[1\] needs a name"),
        ("complaints: {by_team_and_year: {years: [2014/15], rows: [{team: T, number: [1, 2]}]}}", "for 1 years"),
        ("complaints: {by_team_and_year: {years: [2014/15], rows: [{number: [1]}]}}", "needs `team`"),
        ("review: {report_date: 30 February 2015}", "which is not a date; write it like 2015-07-21"),
        ("review: {report_date: 2014/15}", "is not a date"),
        ("[" * 60 + "]" * 60, "is nested more than 40 deep"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_plain_sentence(read, text, sentence):
    with pytest.raises(PrintedError, match=sentence) as error:
        read(text)
    assert str(error.value).count("\n") == 0
    assert "paper.yaml" in str(error.value)
    assert isinstance(error.value, UserError)


def test_a_missing_file_a_folder_and_bytes_that_are_not_text(tmp_path):
    with pytest.raises(PrintedError, match=r"none\.yaml: cannot be read \(no such file or directory\); check the name"):
        read_printed(tmp_path / "none.yaml")
    with pytest.raises(PrintedError, match="cannot be read"):
        read_printed(tmp_path)
    odd = tmp_path / "odd.yaml"
    odd.write_bytes(b"review: \xff\xfe\xfa")
    with pytest.raises(PrintedError, match="not text in UTF-8"):
        read_printed(odd)


def test_a_file_too_big_to_be_a_paper_is_not_even_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(yaml_tree, "MAX_BYTES", 10)
    big = tmp_path / "big.yaml"
    big.write_text("review: {period: 2014/15}", encoding="utf-8")
    with pytest.raises(PrintedError, match="too big to be a transcribed paper"):
        read_printed(big)


def test_one_text_has_its_limit(read):
    with pytest.raises(PrintedError, match=r"purpose\.statement is too long to be one text \(over 20,000 characters\)"):
        read(f"purpose: {{statement: {'word ' * 5000}}}")


def test_a_bomb_of_aliases_is_refused_at_once(read):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 12)]
    started = time.perf_counter()
    with pytest.raises(PrintedError, match="refers to another part"):
        read("\n".join(lines))
    assert time.perf_counter() - started < 5


def test_deep_nesting_is_refused_at_once(read):
    started = time.perf_counter()
    with pytest.raises(PrintedError, match="nested more than"):
        read("a: " + "[" * 100_000)
    assert time.perf_counter() - started < 5


def test_the_pure_python_parser_reads_the_same(monkeypatch):
    paper = Path(__file__).parents[2] / "fixtures/good/printed/wexcombe-2016-17.yaml"
    fast = read_printed(paper)
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml_tree.yaml.SafeLoader)
    assert read_printed(paper) == fast


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "review: null",
        "complaints:",
        "complaints: {by_team_and_stage: []}",
        "complaints: {by_team_and_year: {rows: []}}",
        "complaints: {by_team_and_year: null, totals_printed: null}",
        "compliments: {items: null}",
        "service_areas: [{section: 7.1, name: A, facts: null, strategic_focus: null}]",
        "service_areas: [null]",
        "conclusion: null\nrecommendations: null\npractice_framework: null\nexternal_audits: null",
        "unknown: {deep: [1, {more: x}]}",
        "headline_numbers: []\nmeasures: null",
        "purpose: a line of text",
    ],
)
def test_parts_may_be_missing_null_or_unknown(read, text):
    assert check(read(text)) == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("31", 31), ('"31"', 31), ('"1,234"', 1234), ("20%", 20), ("-3", -3), ("(3)", -3), ("£5", 5),
        ("12.50", Decimal("12.50")), ("two", 2), ("thirty-one", 31), ("none", 0), ("null", None), ("~", None),
        ('""', None), ("–", None), ("'*'", None), ("'[c]'", None),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(read, written, value):
    measure = read(f"measures:\n  - measure: Staff\n    value: {written}").measures[0]
    assert measure.value.value == value


def test_what_a_measure_keeps(read):
    paper = read(
        """
        headline_numbers: [{measure: People, value: 10, as_at: null}]
        measures:
          - {id: M-1, section: "7.1", measure: Families, value: 177, unit: families, from: 2014-08, to: 2015-02}
          - {measure: Turnover, value: 14, previous: 33, previous_period: 2013/14, since_left: 3, as_at: 2015-03}
          - {measure: Aim, value: 100, is_target: true}
          - {measure: Range, value_low: 3, value_high: 10, period: 2014/15}
          - {measure: Odd, by: all, value: 1, from: 2015-02, to: 2014-08}
        practice_framework: {elements: [Restorative Practice], leaders_trained: 50, partner_agencies: true, none: null}
        """
    )
    people, families, turnover, spread, odd, leaders = paper.measures
    assert people.undated
    assert people.where == "headline numbers measure (People)"
    assert (families.when.start, families.when.end) == (date(2014, 8, 1), date(2015, 2, 28))
    assert turnover.previous.value == 33
    assert (turnover.previous_when.start, turnover.when.end) == (date(2013, 4, 1), date(2015, 3, 31))
    assert {name: cell.value for name, cell in turnover.parts.items()} == {"since left": 3}
    assert spread.value is None
    assert spread.when.end == date(2015, 3, 31)
    assert odd.when is None
    assert (leaders.name, leaders.value.value) == ("Leaders trained", 50)
    assert paper.framework == ("Restorative Practice",)


def test_sections_are_text_and_not_numbers(read):
    paper = read("service_areas:\n  - {section: 7.10, name: Placements, facts: [They are stable.]}\n  - {name: Other}")
    assert [section.number for section in paper.sections] == ["7.10", "Other"]
    assert paper.statements[0].where == "7.10 facts 1"


def test_every_stretch_of_prose_has_its_place(read):
    paper = read(
        """
        cover_report: {summary: The service is safe.}
        purpose: {statement: What we found., inputs: [audits, reports]}
        service_areas:
          - section: "7.1"
            name: Early Help
            note: a remark of the transcriber
            facts: One fact in one place.
            aims: [Increase what we know]
            impacts: [{area: Complaints, text: They rose a lot.}, {area: Nothing}]
            achievements: [{date: April 2014, text: It was opened., note: cut off}, Recruitment days]
            strategic_focus: [{id: F-1, rationale: It is new., recommendation: Use the, note: text is cut short}]
            staff: 15
        complaints: {text: They are few., facts: [They are kind.]}
        conclusion: {section: "8", points: [All is well.], note: no more}
        recommendations: {section: "9", judgement: We are good.}
        """
    )
    told = [(statement.where, statement.kind, statement.section) for statement in paper.statements]
    assert told == [
        ("cover: Summary", "cover", ""),
        ("purpose: Statement", "cover", ""),
        ("7.1 facts", "fact", "7.1"),
        ("7.1 aims 1", "recommendation", "7.1"),
        ("7.1 impacts 1 (Complaints)", "fact", "7.1"),
        ("7.1 achievements 1 (April 2014)", "achievement", "7.1"),
        ("7.1 achievements 2", "achievement", "7.1"),
        ("7.1 F-1 rationale", "rationale", "7.1"),
        ("7.1 F-1 recommendation", "recommendation", "7.1"),
        ("complaints: text", "fact", ""),
        ("complaints: facts 1", "fact", ""),
        ("8 conclusion 1", "cover", "8"),
        ("9 recommendations", "cover", ""),
    ]
    cut = [statement.where for statement in paper.statements if statement.cut_short]
    assert cut == ["7.1 achievements 1 (April 2014)", "7.1 F-1 recommendation"]


def test_every_field_that_is_printed_is_kept_blank_or_not(read):
    paper = read(
        """
        review: {ward: null, title: Review}
        cover_report:
          background_papers: ""
          monitoring: {quarterly: null}
          contact_table: {Email: null, Date: May}
          financial: {rows: [{cost: null, year: Year 1}, {cost: 5}]}
        previous_recommendations: {items: [{id: P-1, text: Do it, status: null}]}
        inspections: {items: [{service: Seaview, date_printed: null}]}
        recommendations: {items: [{id: R-1, rationale: null, recommendation: Do it}]}
        service_areas: [{section: "7.1", strategic_focus: [{id: F-1, recommendation: null}]}]
        complaints: {themes: [{theme: Delay, action: null}]}
        """
    )
    assert [(field.where, field.name) for field in paper.fields if field.text is None] == [
        ("cover: Ward", "Ward"),
        ("cover: Background papers", "Background papers"),
        ("cover, contact table", "Email"),
        ("cover, financial table: Year 1", "cost"),
        ("previous recommendations P-1: status", "status"),
        ("inspections row 1: date printed", "date printed"),
        ("recommendations R-1: rationale", "rationale"),
        ("7.1 F-1: recommendation", "recommendation"),
        ("complaints: themes Delay: action", "action"),
    ]


def test_registers(read):
    paper = read(
        """
        document: {authority: Wexcombe Borough Council, meeting_date: 2015-07-21, meeting_day_printed: Tuesday}
        review: {period: 2014/15, signed_off_by_roles: [Head of service]}
        review_team: {lead_role: Lead, members: [{role: Head of service}, {area: none}]}
        methodology:
          evidence_grid: [{source: Data}]
          areas: [{name: Early Help}]
        inspections: {items: [{service: Seaview, from: 2014-12-30, judgements: [{domain: Overall, grade: Good}]}]}
        previous_recommendations: {items: [{text: Do it, status: Achieved}]}
        cover_report: {overall_recommendations: [{number: 1, text: Do it}, {text: Do more}]}
        recommendations: {items: [{recommendation: Do it, cover_number: 1}, {text: Do more}]}
        external_audits:
          items: [{title: Front door, date: 2014-09}]
          mentioned_elsewhere: [{by: Auditor, section: "7.2", date: 2014-10, in_list: false}, {date: soon}]
        complaints: {themes: [{theme: Delay, context: It took long}]}
        """
    )
    assert (paper.authority, paper.period, paper.meeting_day) == ("Wexcombe Borough Council", "2014-15", "Tuesday")
    assert paper.team_roles == ("Head of service",)
    assert paper.signed_off_by == ("Head of service",)
    assert [(item.id, item.source) for item in paper.evidence] == [("row 1", "Data")]
    assert [(area.id, area.section) for area in paper.areas] == [("area 1", None)]
    assert paper.inspections[0].grades == (("Overall", "Good"),)
    assert [(row.id, row.number) for row in paper.cover_recommendations] == [("cover 1", "1"), ("cover 2", None)]
    assert [(row.id, row.text, row.number) for row in paper.recommendations] == [
        ("row 1", "Do it", "1"),
        ("row 2", "Do more", None),
    ]
    assert [(mention.where, mention.about, mention.listed) for mention in paper.audit_mentions] == [
        ("7.2 audit", "Auditor", False),
        ("audits audit", "", None),
    ]
    assert paper.themes == ("Delay It took long",)


def test_tables_without_totals_percentages_or_periods(read):
    paper = read(
        """
        complaints:
          stages: [Stage 1]
          by_team_and_stage: [{team: A, counts: [1]}, {team: B, counts: null}]
          by_team_and_year: {years: [2013/14, 2014/15], rows: [{team: A, number: [1, 2]}, {team: B, number: null}]}
          team_name_map: {A: A, B: null}
        compliments: {period: 2014/15, items: [{team: A, number: 1, from: Parents, from_kind: family}]}
        """
    )
    staged, yearly, given = paper.tables
    assert [column.kind for column in staged.columns] == ["count"]
    assert staged.totals is None
    assert [column.name for column in yearly.columns] == ["2013/14", "2014/15"]
    assert [cell.value for cell in yearly.rows[1].cells] == [None, None]
    assert (given.period, given.rows[0].group, given.rows[0].source) == ("2014-15", "family", "Parents")
    assert paper.team_names == {"A": "A"}
    assert paper.period is None


def test_a_grand_total_without_row_totals_still_has_a_column(read):
    paper = read(
        "complaints: {stages: [Stage 1], by_team_and_stage: [{team: A, counts: [1]}], totals_printed: {total: 2}}"
    )
    assert [column.kind for column in paper.tables[0].columns] == ["count", "total"]
    assert [finding.code for finding in check(paper)] == ["sum.grand_total"]
