"""The genogram shows the family as the record has it, as the reader may see it and as this record may show it."""

from datetime import date

import pytest

from goldenthread.access.models import Block
from goldenthread.record.case_file.genogram import recorded, table
from goldenthread.record.case_file.genogram.drawing import draw
from goldenthread.record.case_file.genogram.figures import Family, Figure, Tie, TieKind, with_missing_parents
from goldenthread.record.case_file.genogram.svg import svg
from goldenthread.record.people.models import Household, HouseholdMember, Withholding
from made_up_people import make_person, relate

K = TieKind


def family(*ties, index="ella", **people):
    figures = tuple(Figure(key, key.title(), sex) for key, sex in {"ella": "F", **people}.items())
    made = (
        Tie(f"t{at:02}", kind, one, other, f"{kind} of {other}", **more)
        for at, (kind, one, other, more) in enumerate(ties)
    )
    return Family(index, figures, tuple(made))


def tie(kind, one, other, **more):
    return kind, one, other, more


def rows(drawing):
    """The names in each row, from left to right."""
    found = {}
    for cell in drawing.cells:
        found.setdefault(cell.y, []).append(cell)
    return [[cell.figure.key for cell in sorted(found[y], key=lambda each: each.x)] for y in sorted(found)]


def test_parents_stand_over_their_children_and_siblings_in_order_of_birth():
    figures = (
        Figure("ella", "Ella", "F", date(2008, 1, 1), index=True),
        Figure("noah", "Noah", "M", date(2005, 1, 1)),
        Figure("unborn", "Unborn", unborn=True),
        Figure("kim", "Kim", "F"),
        Figure("lee", "Lee", "M"),
    )
    ties = tuple(
        Tie(f"{parent}-{child}", K.PARENT, parent, child, "")
        for parent in ("kim", "lee")
        for child in ("ella", "noah", "unborn")
    )
    assert rows(draw(Family("ella", figures, ties))) == [["lee", "kim"], ["noah", "ella", "unborn"]]


def test_she_who_had_three_partners_stands_between_them():
    found = family(
        *(tie(K.PARTNER, "kim", each) for each in ("lee", "sam", "dev")),
        *(tie(K.PARENT, each, "ella") for each in ("kim", "lee")),
        kim="F",
        lee="M",
        sam="M",
        dev="M",
    )
    (parents, _) = rows(draw(found))
    assert parents.index("kim") == 1


def test_partners_stand_on_the_side_of_their_own_parents_and_cousins_share_a_lane():
    figures = (
        Figure("ella", "Ella", "F", date(2008, 1, 1), index=True),
        *(Figure(key, key, "M", date(2009, 1, 1)) for key in ("noah", "kai", "zed")),
        Figure("kim", "Kim", "F", date(1985, 1, 1)),
        Figure("lee", "Lee", "M", date(1984, 1, 1)),
        Figure("ann", "Ann", "F", date(1990, 1, 1)),
        Figure("joy", "Joy", "F", date(1930, 1, 1)),
        Figure("pam", "Pam", "F", date(1960, 1, 1)),
    )
    parents = {
        "ella": "kim lee",
        "noah": "kim lee",
        "kai": "ann",
        "zed": "ann",
        "kim": "joy",
        "lee": "pam",
        "ann": "pam",
    }
    ties = tuple(
        Tie(f"{parent}-{child}", K.PARENT, parent, child, "")
        for child, both in parents.items()
        for parent in both.split()
    )
    drawing = draw(Family("ella", figures, ties))
    assert rows(drawing)[1] == ["kim", "lee", "ann"]
    bars = {line.paths[1][0][1] for line in drawing.lines if line.kind == "children" and len(line.paths) > 2}
    assert len(bars) == 2


def test_what_a_line_cannot_say_is_said_in_words():
    found = family(
        tie(K.PARENT, "kim", "ella"), tie(K.PARENT, "ella", "kim"), tie(K.OTHER, "dr", "ella"), kim="F", dr="U"
    )
    drawing = draw(found)
    assert drawing.said == {"t00": "line", "t01": "words", "t02": "words"}
    assert drawing.band is not None
    assert "parent of kim" in next(cell.label for cell in drawing.cells if cell.figure.key == "ella")


def test_what_other_lines_say_needs_none_of_its_own():
    found = family(
        tie(K.PARENT, "joy", "kim"),
        tie(K.PARENT, "kim", "ella"),
        tie(K.PARENT, "kim", "noah"),
        tie(K.GRANDPARENT, "joy", "ella"),
        tie(K.SIBLING, "noah", "ella"),
        tie(K.SIBLING, "mia", "ella"),
        tie(K.GRANDPARENT, "ron", "ella"),
        joy="F",
        kim="F",
        noah="M",
        mia="F",
        ron="M",
    )
    said = draw(found).said
    assert [said[f"t0{at}"] for at in range(7)] == ["line", "line", "line", "implied", "implied", "line", "line"]


@pytest.mark.parametrize(
    ("sexes", "missing"),
    [
        ("", ["Father not recorded", "Mother not recorded"]),
        ("F", ["Father not recorded"]),
        ("M", ["Mother not recorded"]),
        ("U", ["Other parent not recorded"]),
        ("FF", []),
    ],
)
def test_a_parent_who_is_not_recorded_is_a_gap(sexes, missing):
    people = {f"parent{at}": sex for at, sex in enumerate(sexes)}
    found = with_missing_parents(family(*(tie(K.PARENT, each, "ella") for each in people), **people), sexes)
    assert sorted(figure.name for figure in found.figures if figure.missing) == missing


@pytest.mark.django_db
def test_stepparents_are_not_parents_by_birth_and_a_parent_whom_the_reader_does_not_see_is_no_gap(worker, ella, known):
    relate(known("Sam", sex="M"), "step-father", ella)
    relate(known("Kim", sex="F", seen=False), "mother", ella)
    found = recorded.of(worker, ella).family
    assert [figure.name for figure in found.figures if figure.missing] == ["Father not recorded"]


def test_marks_of_the_drawing():
    figures = (
        Figure("ella", "Ella & co", "F", index=True, at_home=True),
        Figure("kim", "Kim", "F", at_home=True),
        Figure("lee", "Lee", "M", died=True),
        Figure("sam", "Sam", "M"),
        Figure("dev", "Dev", "U"),
        Figure("gap", "Gap", missing=True),
        Figure("dr", "Dr Bell"),
        Figure("baby", "Baby", unborn=True),
    )
    ties = (
        Tie("1", K.PARTNER, "kim", "lee", "", ended=True),
        Tie("2", K.PARTNER, "kim", "sam", ""),
        Tie("3", K.PARTNER, "kim", "dev", "", ended=True),
        Tie("4", K.PARENT, "kim", "ella", ""),
        Tie("9", K.PARENT, "kim", "baby", ""),
        Tie("5", K.PARENT, "lee", "ella", "", ended=True),
        Tie("6", K.PARENT, "gap", "ella", "", by_birth=False),
        Tie("7", K.PARENT, "sam", "ella", "", by_birth=False),
        *(Tie(f"8{at}", K.OTHER, "dr", "ella", f"doctor of Ella {at}") for at in range(2)),
    )
    drawing = draw(Family("ella", figures, ties))
    text = svg(drawing, "A family")
    assert 'role="img" aria-label="A family"' in text
    assert "Ella &amp; co" in text
    assert "stroke-dasharray" in text
    assert "Others who matter" in text
    assert "<style" not in text
    assert " style=" not in text


def test_many_others_stand_in_rows_of_six():
    people = {f"friend{at}": "F" for at in range(8)}
    drawing = draw(family(*(tie(K.OTHER, each, "ella") for each in people), **people))
    assert [len(row) for row in rows(drawing)] == [1, 6, 2]


# From the record


@pytest.fixture
def kin(worker, known, ella):
    """Kim and Lee, who have parted, with their children; Kim's mother, who died; a teacher; an uncle kept from us."""
    people = {
        "kim": known("Kim", sex="F", born_on=date(1985, 1, 1)),
        "lee": known("Lee", sex="M"),
        "noah": known("Noah", sex="M", born_on=date(2011, 1, 1)),
        "joy": known("Joy", "Oduya", sex="F", born_on=date(1950, 1, 1), died_on=date(2010, 2, 2)),
        "teacher": known("Ann", "Hart"),
        "friend": known("Una", "Friend"),
        "unseen": known("Jim", seen=False),
    }
    for child in (ella, people["noah"]):
        relate(people["kim"], "mother", child, parental_responsibility=True)
        relate(people["lee"], "father", child)
    relate(people["kim"], "spouse", people["lee"], starts_on=date(2004, 1, 1), ends_on=date(2012, 1, 1))
    relate(people["joy"], "mother", people["kim"])
    relate(people["joy"], "grandmother", ella)
    relate(people["noah"], "sibling", ella)
    relate(people["teacher"], "teacher", ella)
    relate(people["friend"], "friend", people["kim"])
    relate(people["unseen"], "uncle", ella)
    Block.objects.create(
        subject_id=people["unseen"].pk, user=worker, reason="", starts_on=date(2015, 1, 1), set_by_id=0
    )
    return people


def test_the_family_is_reached_from_tie_to_tie_and_friends_of_relatives_are_not(worker, ella, kin):
    found = recorded.of(worker, ella)
    assert set(found.names.values()) == {"Ella Marsh", "Kim Marsh", "Lee Marsh", "Noah Marsh", "Joy Oduya", "Ann Hart"}
    kinds = sorted(tie.kind for tie in found.family.ties)
    assert kinds == ["grandparent", "other", *["parent"] * 5, "partner", "sibling"]
    figure = next(each for each in found.family.figures if each.name == "Joy Oduya")
    assert (figure.note, figure.died) == ("1950 to 2010", True)


def test_whoever_lives_with_them_is_at_home(worker, ella, kin):
    home = Household.objects.create()
    for person in (ella, kin["kim"]):
        HouseholdMember.objects.create(household=home, person=person)
    HouseholdMember.objects.create(household=home, person=kin["lee"], ends_on=date(2012, 1, 1))
    found = recorded.of(worker, ella)
    assert {each.name for each in found.family.figures if each.at_home} == {"Ella Marsh", "Kim Marsh"}


def test_a_name_that_is_withheld_takes_its_dates_along(worker, ella, kin):
    Withholding.objects.create(person=kin["kim"], kept_from=ella, what="both", reason="x", starts_on=date(2010, 1, 1))
    found = recorded.of(worker, ella)
    figure = next(each for each in found.family.figures if each.name == "Name withheld")
    assert (figure.note, figure.born_on) == ("", None)
    assert "Kim" not in svg(draw(found.family), "x")


def test_gaps_are_shown_for_a_child_and_not_for_a_grown_up(worker, ella, known):
    lone = known("Lone", expected_on=date(2015, 9, 1))
    adult, unknown = known("Adult", born_on=date(1980, 1, 1)), known("Unknown")
    gaps = [
        any(each.missing for each in recorded.of(worker, person).family.figures)
        for person in (ella, lone, adult, unknown)
    ]
    assert gaps == [True, True, False, False]


def test_the_tables_say_every_person_and_every_relationship_once(worker, ella, kin):
    found = recorded.of(worker, ella)
    names = [row[0].text for row in table.people(found).rows]
    assert names[0] == "Ella Marsh"
    assert len(names) == len(set(names)) == 6
    said = [tuple(cell.text for cell in row) for row in table.relationships(found).rows]
    assert len(said) == len(set(said)) == len(found.rows)
    assert ("Kim Marsh", "mother", "Ella Marsh", "", "", "Yes") in said
    marriage = ("Kim Marsh", "husband, wife or civil partner", "Lee Marsh", "1 January 2004", "1 January 2012", "")
    assert marriage in said


def test_a_former_partner_has_ended_without_a_date(worker, ella, kin):
    relate(kin["kim"], "former-partner", kin["lee"])
    assert "Ended" in [row[4].text for row in table.relationships(recorded.of(worker, ella)).rows]


def test_the_page_and_the_file(page, ella, kin):
    text = page("person-genogram", ella).content.decode()
    assert "Father not recorded" not in text
    assert "<svg" in text
    assert 'aria-current="page">Genogram</a>' in text
    assert 'aria-current="true"' not in text
    response = page("person-genogram-file", ella)
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Disposition"] == f'attachment; filename="genogram-{ella.reference}.svg"'
    alone = page("person-genogram", make_alone(ella)).content.decode()
    assert "No relationships recorded." in alone
    assert "Father not recorded. " in alone


def make_alone(ella):
    ella.relationships.all().delete()
    ella.inverse_relationships.all().delete()
    return ella


def test_queries_do_not_grow_with_the_family(worker, ella, kin, django_assert_max_num_queries):
    with django_assert_max_num_queries(16) as few:
        recorded.of(worker, ella)
    for _ in range(6):
        relate(kin["kim"], "mother", make_person("More"))
    with django_assert_max_num_queries(16) as many:
        recorded.of(worker, ella)
    assert max(len(few), len(many)) <= 14
