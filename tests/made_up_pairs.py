"""Labelled pairs: a person on record, and how somebody who means them may ask. Everybody is made up.

Names have the frequencies of a real place: a few very common ones, a long tail of rare ones, families and twins. Each
``Asked`` says by its ``kind`` in which way it differs from what is recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random


def _words(text: str) -> list[str]:
    return text.split()


GIRLS = _words("""
Olivia Amelia Emily Ava Isla Jessica Poppy Isabella Sophie Mia Ruby Lily Grace Evie Sophia Ella Scarlett Chloe
Isabelle Freya Charlotte Sienna Daisy Phoebe Millie Eva Alice Lucy Florence Sofia Layla Lola Holly Imogen Molly
Matilda Lilly Rosie Elizabeth Erin Maisie Lexi Ellie Hannah Evelyn Abigail Elsie Summer Megan Jasmine Maya
Amelie Lacey Willow Emma Bella Eleanor Esme Eliza Georgia Harriet Gracie Annabelle Emilia Amber Ivy Brooke Rose
Anna Zara Leah Mollie Martha Faith Catherine Katherine Kathryn Margaret Susan Patricia Christine Victoria
Rebecca Jennifer Sarah Deborah Samantha Stephanie Nicola Joanne Alexandra Gabrielle Aisha Fatima Maryam Zainab
Khadija Siobhan Bronwyn Katarzyna Magdalena Priya Ngozi Chiamaka Yetunde Oluwaseun Mehwish Soraya Ioana
Anastasia Rosalind Philippa Bethany Natasha
""")
BOYS = _words("""
Oliver Jack Harry Jacob Charlie Thomas Oscar William James George Alfie Joshua Noah Ethan Muhammad Archie Leo
Henry Joseph Samuel Riley Daniel Mohammed Alexander Max Lucas Mason Logan Isaac Benjamin Dylan Jake Edward
Finley Freddie Harrison Tyler Sebastian Zachary Adam Theo Jayden Arthur Toby Luke Lewis Matthew Harvey Harley
David Ryan Tommy Michael Reuben Nathan Blake Mohammad Jenson Bobby Luca Charles Frankie Dexter Kai Alex Connor
Liam Jamie Elijah Stanley Louie Jude Callum Hugo Leon Elliot Louis Theodore Gabriel Ollie Aaron Frederick Evan
Elliott Owen Teddy Finlay Caleb Ibrahim Ronnie Felix Aiden Cameron Austin Kian Christopher Robert Richard
Stephen Anthony Andrew Nicholas Patrick Jonathan Timothy Kenneth Gareth Yusuf Hassan Ahmed Kwame Chukwuemeka
Tadeusz Piotr Szymon Rhys Dafydd Ruairi Tobias
""")
FAMILIES = _words("""
Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White
Roberts Green Hall Wood Jackson Clarke Khan Clark Harrison Scott Cooper Ward Davis Turner Hughes Morris Martin
Hill Thomas Moore Lee King Baker Morgan Allen Harris Anderson Watson Young Mitchell Carter Bennett Singh Ahmed
Hussain Begum Kaur Ali Cox Shah Phillips Richardson Bailey Marshall Collins Griffiths Shaw Price Ellis Kelly
Adams Simpson Bell Parker Edwards Cook Murphy Gray Lewis Stewart Rogers Russell Palmer Mason Webb Reid Holmes
Stevens Murray Knight Butler Hunt Barnes Fisher Gibson Mills Campbell Stone Powell Chapman Matthews Lloyd
Pearson Rose Dixon Harvey Graham Fletcher Sullivan O'Neill O'Brien O'Connor McDonald MacLeod McCarthy Fitzgerald
Gallagher Doherty Okafor Adeyemi Okonkwo Mensah Kowalski Nowak Wisniewska Popescu Ionescu Nguyen Silva Ferreira
Garcia D'Souza De-Silva Van-Dijk Al-Hassan Abdullahi Rahman Chowdhury Islam Uddin Akhtar Bibi Mahmood Malik
Iqbal Yilmaz Demir Petrov Horvath Novak
""")
STARTS = _words("""
Ack Alder Ash Bar Beck Bel Birch Black Bran Brock Brom Cal Carl Chal Col Crow Dal Den Dray Dun East El Fair Far
Fen Gar Gos Gran Hal Ham Har Hath Hazel Hol Ing Kel Ken Kirk Lang Lin Mar Mel Mor Nor Oak Ot Pem Pen Pick Quar
Rad Raven Rock Ros Sal Sed Shel Sil Stan Sut Swin Tam Thorn Tol Tre Ul Wad Wal War Wen Whit Wil Win Wy Yar
""")
ENDS = _words("""
bourne brook bury by cliffe combe cott dale den don ell ett ey field ford gate grave ham hurst ing ington land
ley low man mere more ney ridge ring row sby shaw sley son stead stock ston thorpe ton tree wald ward wick wood
worth worthy
""")
STREETS = """Larch Lane|Mill Road|Church Street|Station Road|Orchard Close|Kingfisher Way|Hawthorn Avenue|Castle Street
Bridge Street|Meadow View|Windmill Hill|Priory Park|Elm Grove|Beech Drive|Quarry Lane|Tanner Row|Weavers Court
Foundry Street|Chapel Terrace|Harbour Walk|Juniper Road|Rowan Crescent|Sycamore Gardens|Victoria Square"""
STREET_NAMES = [
    f"{word} {street.split()[1]}"
    for street in STREETS.replace("\n", "|").split("|")
    for word in (street.split()[0], *(f"{start}{end}" for start, end in zip(STARTS[::3], ENDS[::2], strict=False)))
]
SHORT = {
    "Catherine": "Kate", "Katherine": "Katie", "Kathryn": "Cathy", "Margaret": "Maggie", "Susan": "Sue",
    "Patricia": "Trish", "Christine": "Chris", "Victoria": "Vicky", "Rebecca": "Becky", "Jennifer": "Jenny",
    "Deborah": "Debbie", "Samantha": "Sam", "Stephanie": "Steph", "Elizabeth": "Lizzie", "Isabella": "Bella",
    "Abigail": "Abby", "Eleanor": "Ellie", "Matilda": "Tilly", "Charlotte": "Lottie", "Olivia": "Livvy",
    "Alexandra": "Lexi", "Gabrielle": "Gabby", "Philippa": "Pip", "Bethany": "Beth", "Natasha": "Tasha",
    "William": "Bill", "Robert": "Bob", "Richard": "Rick", "Stephen": "Steve", "Anthony": "Tony", "Andrew": "Andy",
    "Nicholas": "Nick", "Patrick": "Paddy", "Jonathan": "Jon", "Timothy": "Tim", "Kenneth": "Ken", "James": "Jim",
    "Joseph": "Joe", "Samuel": "Sam", "Daniel": "Danny", "Alexander": "Alex", "Benjamin": "Ben", "Edward": "Ted",
    "Thomas": "Tom", "Michael": "Mike", "Charles": "Charlie", "Frederick": "Fred", "Christopher": "Chris",
    "Matthew": "Matt", "Joshua": "Josh", "Zachary": "Zac", "Tobias": "Toby", "Mohammed": "Muhamad",
    "Muhammad": "Mohamed", "Mohammad": "Mohammed", "Aisha": "Ayesha", "Fatima": "Fatimah", "Yusuf": "Youssef",
    "Hassan": "Hasan", "Gareth": "Gary", "David": "Dave", "Theodore": "Theo", "Lucas": "Luke",
}  # fmt: skip
SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("gh", "g"), ("y", "i"), ("ie", "y"), ("ei", "ie"), ("ll", "l"), ("tt", "t"), ("nn", "n"),
    ("ss", "s"), ("mm", "m"), ("rr", "r"), ("ea", "ee"), ("ou", "u"), ("ks", "x"), ("z", "s"), ("c", "k"), ("ah", "a"),
    ("ae", "e"), ("oo", "u"), ("ey", "y"), ("wh", "w"), ("ay", "ai"), ("ow", "ou"), ("e", "a"), ("o", "u"), ("a", "e"),
)  # fmt: skip
TODAY = date(2015, 6, 30)


@dataclass(frozen=True)
class Known:
    """What is recorded of somebody. ``former``: another family name that they have had."""

    given: str
    family: str
    born_on: date
    house: str
    street: str
    postcode: str
    former: str = ""


@dataclass(frozen=True)
class Asked:
    """``target``: the place in the population of who is meant."""

    kind: str
    target: int
    given: str
    family: str
    born_on: date | None
    address: str = ""


def population(size: int, seed: int = 1) -> Iterator[Known]:
    """People in families, twins among them, one family after the other."""
    random, made = Random(seed), 0
    while made < size:
        for known in list(_family(random))[: size - made]:
            made += 1
            yield known


def _family(random: Random) -> Iterator[Known]:
    family = _family_name(random)
    street, house = random.choice(STREET_NAMES), str(random.randint(1, 180))
    unit = f"{random.randint(1, 9)}{random.choice('ABDEFGHJLN')}{random.choice('PQRSTUWXYZ')}"
    postcode = f"WX{random.randint(1, 19)} {unit}"
    for born_on in _births(random):
        former = _family_name(random) if random.random() < 0.12 else ""
        shared = family if random.random() < 0.85 else _family_name(random)
        yield Known(_given_name(random), shared, born_on, house, street, postcode, former)


def _births(random: Random) -> Iterator[date]:
    for _ in range(random.choice((1, 2, 2))):
        yield TODAY - timedelta(days=random.randint(19 * 365, 60 * 365))
    for _ in range(random.choice((1, 1, 2, 2, 3, 4))):
        born_on = TODAY - timedelta(days=random.randint(0, 19 * 365))
        yield born_on
        if random.random() < 0.03:
            yield born_on


def _given_name(random: Random) -> str:
    names = GIRLS if random.random() < 0.5 else BOYS
    if random.random() < 0.15:
        return random.choice(STARTS) + random.choice(("a", "an", "ia", "en", "is", "on", "elle", "iah"))
    name = _common(random, names)
    return f"{name} {_common(random, names)}" if random.random() < 0.05 else name


def _family_name(random: Random) -> str:
    if random.random() < 0.45:
        return random.choice(STARTS) + random.choice(ENDS)
    name = _common(random, FAMILIES).replace("-", " ")
    return f"{name}-{_common(random, FAMILIES)}" if random.random() < 0.04 else name


def _common(random: Random, names: list[str]) -> str:
    """The first are the commonest: about as often as one in their rank."""
    return names[int(len(names) ** random.random()) - 1 if random.random() < 0.5 else random.randrange(len(names))]


# -- how what is asked differs from what is recorded ------------------------------------------------------------------


def pairs(known: list[Known], count: int, seed: int = 2) -> list[Asked]:
    """So many pairs, the kinds in turn. Who cannot be asked for in a way (no short form) is passed over."""
    random, found = Random(seed), []
    kinds = list(KINDS.items())
    while len(found) < count:
        kind, distort = kinds[len(found) % len(kinds)]
        target = random.randrange(len(known))
        if asked := distort(random, known[target]):
            found.append(replace(asked, kind=kind, target=target))
    return found


def _same(known: Known, **other: object) -> Asked:
    return replace(Asked("", 0, known.given, known.family, known.born_on), **other)


def _slip(random: Random, name: str) -> str:
    """One letter left out, doubled, changed or swapped with the next, not the first."""
    at = random.randrange(1, max(len(name) - 1, 2))
    letter = random.choice("abcdefghijklmnopqrstuvwxyz")
    return random.choice((
        name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:] if at < len(name) else name,
        name[:at] + letter + name[at + 1 :], name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
    ))  # fmt: skip


def _slip_in_one(random: Random, known: Known) -> Asked:
    if random.random() < 0.5:
        return _same(known, given=_slip(random, known.given))
    return _same(known, family=_slip(random, known.family))


def _slip_in_both(random: Random, known: Known) -> Asked:
    return _same(known, given=_slip(random, known.given), family=_slip(random, known.family))


def _heard(random: Random, name: str) -> str:
    can = [(spelt, heard) for spelt, heard in SOUNDS if spelt in name[1:]]
    for spelt, heard in random.sample(can, min(2, len(can))):
        name = name[0] + name[1:].replace(spelt, heard, 1)
    return name


def _as_it_sounds(random: Random, known: Known) -> Asked:
    return _same(known, given=_heard(random, known.given), family=_heard(random, known.family))


def _short_form(random: Random, known: Known) -> Asked | None:
    short = SHORT.get(known.given)
    return _same(known, given=short) if short else None


def _short_form_heard(random: Random, known: Known) -> Asked | None:
    short = SHORT.get(known.given)
    return _same(known, given=short, family=_heard(random, known.family)) if short else None


def _swapped(random: Random, known: Known) -> Asked:
    return _same(known, given=known.family, family=known.given)


def _former_name(random: Random, known: Known) -> Asked | None:
    return _same(known, family=known.former) if known.former else None


def _marks_left_out(random: Random, known: Known) -> Asked | None:
    bare = known.family.replace("'", random.choice(("", " "))).replace("-", random.choice(("", " ")))
    return _same(known, family=bare.lower()) if bare != known.family else None


def _date_swapped(random: Random, known: Known) -> Asked | None:
    day = known.born_on
    return _same(known, born_on=date(day.year, day.day, day.month)) if day.day <= 12 and day.day != day.month else None


def _date_slip(random: Random, known: Known) -> Asked:
    days = random.choice((-366, -365, 365, 366, 1, -1, 10, -10))
    return _same(known, born_on=known.born_on + timedelta(days=days))


def _slip_and_date(random: Random, known: Known) -> Asked | None:
    return replace(asked, given=_slip(random, known.given)) if (asked := _date_swapped(random, known)) else None


def _no_date(random: Random, known: Known) -> Asked:
    asked = _slip_in_one(random, known)
    return replace(asked, born_on=None, address=f"{known.house} {known.street}, {known.postcode}")


def _moved(random: Random, known: Known) -> Asked:
    asked = _slip_in_one(random, known)
    return replace(asked, address=f"{random.randint(1, 180)} {random.choice(STREET_NAMES)}")


def _initial(random: Random, known: Known) -> Asked:
    return _same(known, given=known.given[0])


def _part_of_name(random: Random, known: Known) -> Asked:
    return _same(known, given=known.given[:3], family=known.family[:5])


def _first_letter(random: Random, known: Known) -> Asked:
    return _same(known, family=random.choice("BCDGHKLMPRST") + known.family[1:])


def _half_a_double_name(random: Random, known: Known) -> Asked | None:
    halves = known.family.replace("-", " ").split()
    return _same(known, family=_slip(random, random.choice(halves))) if len(halves) > 1 else None


def _former_name_short_form(random: Random, known: Known) -> Asked | None:
    short = SHORT.get(known.given)
    return _same(known, given=short, family=known.former) if short and known.former else None


def _swapped_with_a_slip(random: Random, known: Known) -> Asked:
    return _same(known, given=known.family, family=_slip(random, known.given))


def _all_a_little_wrong(random: Random, known: Known) -> Asked:
    return replace(_date_slip(random, known), given=_heard(random, known.given), family=_slip(random, known.family))


KINDS: dict[str, Callable[[Random, Known], Asked | None]] = {
    "one slip of the hand": _slip_in_one,
    "a slip in each name": _slip_in_both,
    "written as it sounds": _as_it_sounds,
    "short form of the given name": _short_form,
    "short form, family name as it sounds": _short_form_heard,
    "given and family name swapped": _swapped,
    "former family name": _former_name,
    "marks and spaces left out": _marks_left_out,
    "day and month swapped": _date_swapped,
    "date a day, ten days or a year out": _date_slip,
    "a slip, and day and month swapped": _slip_and_date,
    "no date, a slip, the address": _no_date,
    "a slip, and an address since left": _moved,
    "initial and family name": _initial,
    "first letters of both names": _part_of_name,
    "first letter of the family name wrong": _first_letter,
    "half of a double family name, a slip": _half_a_double_name,
    "former family name, short form": _former_name_short_form,
    "given and family name swapped, a slip": _swapped_with_a_slip,
    "both names and the date a little wrong": _all_a_little_wrong,
}
