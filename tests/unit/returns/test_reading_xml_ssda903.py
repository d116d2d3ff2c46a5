"""The SSDA903 as one XML file becomes the same tables as its CSV files do."""

import pytest

from goldenthread.analysis.returns import ssda903

HEADER = "<CHILDID>77</CHILDID><UPN>E1</UPN><SEX>M</SEX><DOB>02/03/2013</DOB><ETHNIC>WBRI</ETHNIC>"
EPISODE = "<EPISODE><DECOM>11/11/2026</DECOM><LS>C2</LS><PL>U1</PL><DEC/></EPISODE>"


def of(tmp_path, *children: str, root: str = "EXPSSDA903", year: str = "2026-27"):
    """What is read from an XML file of these children."""
    path = tmp_path / "return.xml"
    path.write_text(
        f"<?xml version='1.0'?>\n<{root}>{''.join(children)}</{root.split(maxsplit=1)[0]}>", encoding="utf-8"
    )
    return ssda903.read(path, year=year)


def child(header: str = HEADER, episodes: str = EPISODE) -> str:
    return f"<CHILD><HEADER>{header}</HEADER>{episodes}</CHILD>"


def rows(found, table: str, *columns: str):
    return found.tables[table].select(columns).rows()


def test_each_element_gives_a_row_to_its_table(tmp_path):
    groups = (
        "<AREVIEW><REVIEW>01/05/2026</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>"
        "<AREVIEW><REVIEW>01/11/2026</REVIEW></AREVIEW>"
        "<AMISSING><MISSING>M</MISSING><MIS_START>02/06/2026</MIS_START></AMISSING>"
        "<OC2><SDQ_SCORE>12</SDQ_SCORE></OC2>"
        "<PERMANENCE><PREV_PERM>P1</PREV_PERM></PERMANENCE>"
        "<AD_PLACED><DATE_PLACED>03/07/2026</DATE_PLACED></AD_PLACED>"
    )
    found = of(tmp_path, child(HEADER + groups, EPISODE * 2), child("<CHILDID>78</CHILDID>", ""))
    assert found.form == "xml"
    assert rows(found, "Header", "CHILD", "SEX", "ETHNIC", "UASC") == [("77", "M", "WBRI", None), ("78", *[None] * 3)]
    assert rows(found, "Episodes", "CHILD", "DECOM", "PLACE", "DEC") == [("77", "11/11/2026", "U1", None)] * 2
    assert rows(found, "Reviews", "CHILD", "DOB", "REVIEW", "REVIEW_CODE") == [
        ("77", "02/03/2013", "01/05/2026", "PN1"),
        ("77", "02/03/2013", "01/11/2026", None),
    ]
    assert rows(found, "Missing", "CHILD", "MISSING", "MIS_START") == [("77", "M", "02/06/2026")]
    assert rows(found, "OC2", "CHILD", "DOB", "SDQ_SCORE") == [("77", "02/03/2013", "12")]
    assert rows(found, "PrevPerm", "CHILD", "PREV_PERM") == [("77", "P1")]
    assert rows(found, "PlacedAdoption", "CHILD", "DATE_PLACED") == [("77", "03/07/2026")]
    assert found.remarks == ()
    assert set(found.files.values()) == {"return.xml"}


def test_every_table_of_the_year_is_there_even_without_rows(tmp_path):
    assert list(of(tmp_path, child()).tables) == list(ssda903.layout_of("2026-27").names)
    assert "DoLo" not in of(tmp_path, child(), year="2025-26").tables


@pytest.mark.parametrize(
    ("fields", "tables"),
    [
        ("<UASC>1</UASC><DUC>01/06/2026</DUC>", {"UASC"}),
        ("<UASC/><DUC>01/06/2026</DUC>", {"UASC"}),
        ("<UASC/><DUC/>", set()),
        ("<IN_TOUCH>YES</IN_TOUCH>", {"OC3"}),
        ("<ACCOM>B1</ACCOM>", {"OC3"}),
        ("<DATE_INT>01/06/2026</DATE_INT>", {"AD1"}),
        ("<IN_TOUCH/><ACTIV/><DATE_INT/>", set()),
    ],
)
def test_fields_of_the_header_give_a_row_to_the_table_they_belong_to(fields, tables, tmp_path):
    found = of(tmp_path, child(HEADER + fields))
    assert {name for name in ("UASC", "OC3", "AD1") if len(found.tables[name])} == tables
    for name in tables:
        assert rows(found, name, "CHILD", "DOB") == [("77", "02/03/2013")]


@pytest.mark.parametrize("tag", ["SWEPISODE", "SW_EPISODE", "SWE"])
def test_social_worker_episodes_are_known_by_their_name_or_else_by_their_fields(tag, tmp_path):
    group = f"<{tag}><SW_ID>AB1</SW_ID><SW_DECOM>01/04/2026</SW_DECOM></{tag}>"
    found = of(tmp_path, child(HEADER + group), child(episodes=group))
    assert rows(found, "SWEpisodes", "CHILD", "SW_ID") == [("77", "AB1")] * 2
    expected = ("The element SWE was read as SWEpisodes, whose fields it has.",) if tag == "SWE" else ()
    assert found.remarks == expected


def test_deprivation_of_liberty_orders_are_read_too(tmp_path):
    found = of(tmp_path, child(HEADER + "<ADOLO><DOLO_START>01/05/2026</DOLO_START></ADOLO>"))
    assert rows(found, "DoLo", "CHILD", "DOLO_START", "DOLO_END") == [("77", "01/05/2026", None)]


def test_what_the_return_does_not_know_is_remarked_upon(tmp_path):
    unknown = "<SHOES>7</SHOES><PETS><CAT>1</CAT></PETS><EMPTY/><UPN><PART>E2</PART></UPN>"
    found = of(tmp_path, child(HEADER + unknown), child(HEADER + "<SHOES>8</SHOES>"), "<NOTE/>")
    assert found.remarks == (
        "CHILD has the element SHOES, which the return does not know (2 times). It was left out.",
        "CHILD has the element PETS, which the return does not know (once). It was left out.",
        "CHILD has the element EMPTY, which the return does not know (once). It was left out.",
        "CHILD has the element UPN, which the return does not know (once). It was left out.",
        "EXPSSDA903 has the piece NOTE, which the return does not know (once). It was left out.",
    )


def test_a_field_that_stands_twice_is_read_once_and_remarked_upon(tmp_path):
    found = of(tmp_path, child("<UPN/>" + HEADER + "<UPN>E2</UPN>"))
    assert rows(found, "Header", "UPN") == [("E1",)]
    assert found.remarks == ("UPN stands more than once in HEADER (once): the first was read.",)


def test_attributes_are_fields_and_those_of_other_namespaces_are_not(tmp_path):
    parts = child().replace("<EPISODE>", "<EPISODE xmlns:i='urn:i' i:nil='no' RNE='S' COLOUR='red'>")
    found = of(tmp_path, parts)
    assert rows(found, "Episodes", "CHILD", "RNE") == [("77", "S")]
    assert found.remarks == (
        "EPISODE has the attribute COLOUR, which the return does not know (once). It was left out.",
    )


def test_namespaces_comments_and_instructions_make_no_difference(tmp_path):
    plain = of(tmp_path, child())
    dressed = child(HEADER.replace("E1", "E<!-- pupil -->1")).replace("<EPISODE>", "<?page new?>\n  <EPISODE>")
    found = of(tmp_path, "<!-- first -->", dressed, root='EXPSSDA903 xmlns="urn:903"')
    assert found.remarks == ()
    for name, frame in plain.tables.items():
        assert found.tables[name].equals(frame), name


def test_ready_made_columns_are_there_only_where_the_file_has_them(tmp_path):
    assert "PL_LA" not in of(tmp_path, child()).tables["Episodes"].columns
    found = of(tmp_path, child(episodes=EPISODE.replace("<DEC/>", "<PL_LA>E06000047</PL_LA>")))
    assert rows(found, "Episodes", "PL_LA") == [("E06000047",)]


def test_a_child_may_be_called_anything_and_hold_another_of_its_name(tmp_path):
    parts = child(HEADER + "<CHILD>no</CHILD>").replace("<CHILD><HEADER>", "<PUPIL><HEADER>")
    found = of(tmp_path, parts.removesuffix("</CHILD>") + "</PUPIL>")
    assert rows(found, "Header", "CHILD") == [("77",)]


def test_last_years_return_may_be_xml_as_well(tmp_path):
    of(tmp_path, child())
    before = tmp_path / "before.xml"
    before.write_text(f"<R>{child(HEADER + '<X/>')}</R>", encoding="utf-8")
    found = ssda903.read(tmp_path / "return.xml", previous=before)
    assert rows(found, "Header_last", "CHILD") == [("77",)]
    assert found.files["Header_last"] == "before.xml"
    assert found.remarks[0].startswith("Last year's return: CHILD has the element X")


@pytest.mark.parametrize(
    ("begun", "ended", "remark"),
    [
        ("01/05/2027", "", "Every episode begins after 31/03/2027: is this the return of 2026-27?"),
        ("01/05/2020", "01/06/2021", "Every episode ended before 01/04/2026: is this the return of 2026-27?"),
        ("01/05/2020", "", None),
        ("tomorrow", "", None),
        ("01/05/2026", "01/06/2026", None),
    ],
)
def test_episodes_all_of_another_year_are_remarked_upon(begun, ended, remark, tmp_path):
    episode = f"<EPISODE><DECOM>{begun}</DECOM><DEC>{ended}</DEC></EPISODE>"
    assert of(tmp_path, child(episodes=episode * 2)).remarks == ((remark,) if remark else ())


def test_one_episode_of_the_year_among_many_of_another_is_enough(tmp_path):
    late = EPISODE.replace("2026", "2028") * 150
    assert of(tmp_path, child(episodes=late + EPISODE)).remarks == ()


def test_a_return_without_episodes_has_no_year_to_tell(tmp_path):
    assert of(tmp_path, child(episodes="")).remarks == ()
