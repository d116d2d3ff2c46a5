"""Full, then deltas: whatever happens on the way, the DfE ends up with what a full load of the newest would give it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from api_receiver import Receiver
from goldenthread.analysis.returns.dfe_api import CHILDREN, build, faults
from goldenthread.analysis.returns.dfe_api.declared import Codes, Part
from goldenthread.analysis.returns.dfe_api.export import changes
from goldenthread.analysis.tables import TABLES
from goldenthread.codes import CODE_SETS
from tables_by_hand import authority

IDS = ["X1", "X2", "X3"]


def some(member):
    """A value of one key: few different ones, so that they repeat; sometimes none."""
    if isinstance(member, Codes):
        return st.lists(st.sampled_from(CODE_SETS[member.codes].values[:3]), unique=True)
    if isinstance(member, Part):
        return listed(member) if member.many else objects(member)
    if member.codes:
        return st.none() | st.sampled_from(CODE_SETS[member.codes].values[:2])
    few = {
        "flag": [True, False],
        "whole": [0, 12],
        "date": ["2014-04-01", "2015-03-31"],
        "text": ["A" * (member.shortest or 1), "B" * (member.shortest or 1)],
    }
    return st.none() | st.sampled_from(few[member.kind])


def objects(part):
    """An object with some of its keys, as ``fitted`` leaves them: nothing empty in it."""
    keys = {each.name: some(each) for each in part.members if each.name != "purge"}
    return st.fixed_dictionaries(keys).map(
        lambda found: {key: value for key, value in found.items() if value not in (None, [], {})}
    )


def listed(part):
    if part.id is None:
        return st.lists(objects(part).filter(bool), max_size=2)
    named = st.dictionaries(st.sampled_from(IDS[:2]), objects(part), max_size=2)
    return named.map(lambda found: [each | {part.id: name} for name, each in sorted(found.items())])


loads = st.dictionaries(st.sampled_from(IDS), objects(CHILDREN), max_size=3).map(
    lambda found: {name: each | {"la_child_id": name} for name, each in found.items()}
)

# What becomes of a request: the DfE took it and said so; refused it; took it, or did not, and nobody heard which.
FATES = ["accepted", "refused", "unheard, taken", "unheard, lost"]


def plain(children):
    """Children as the receiver holds them: lists with ids as mappings."""
    receiver = Receiver()
    receiver.take(list(children.values()))
    return receiver.children


def send(receiver, held, now, fates, whole=False):
    """Send what is to be sent, each child with its fate. Returns what may now be held, as an export keeps it."""
    after = {}
    for each in changes(held, now, whole=whole):
        fate = "accepted" if each.message is None else fates()
        if each.message is not None:
            assert faults([each.message]) == []
            if fate in ("accepted", "unheard, taken"):
                receiver.take([each.message])
        states = (
            [each.after] if fate == "accepted" else [*each.before] if fate == "refused" else [*each.before, each.after]
        )
        if any(state is not None for state in states):
            after[each.child] = states
    return after


@settings(deadline=None)
@given(st.lists(loads, min_size=1, max_size=4), st.booleans(), st.data())
def test_any_payloads_with_any_fate_end_in_the_newest_state(steps, replaces, data):
    receiver, held = Receiver(replaces=replaces), {}
    for now in steps:
        held = send(receiver, held, now, lambda: data.draw(st.sampled_from(FATES)), data.draw(st.booleans()))
    held = send(receiver, held, steps[-1], lambda: "accepted")
    assert receiver.children == plain(steps[-1])
    assert [each for each in changes(held, steps[-1], whole=False) if each.message is not None] == []


# -- from datasets ------------------------------------------------------------------------------------------------

PEOPLE = ["C1", "C2", "C3"]
REFERRALS = {"R1": "C1", "R2": "C1", "R3": "C2", "R4": "C3"}
DAYS = ["2014-04-01", "2014-09-01", "2015-01-05"]

# The columns that are drawn, of the tables that hang on a child or a referral.
OF_CHILD = {
    "ssd_disability": ("disa_person_id", "disa_disability_code"),
    "ssd_address": ("addr_person_id", "addr_address_start_date", "addr_address_postcode"),
    "ssd_sdq_scores": ("csdq_person_id", "csdq_sdq_completed_date", "csdq_sdq_score"),
    "ssd_care_leavers": ("clea_person_id", "clea_care_leaver_latest_contact", "clea_care_leaver_activity"),
}
OF_REFERRAL = {
    "ssd_cin_assessments": ("cina_referral_id", "cina_assessment_start_date", "cina_assessment_auth_date"),
    "ssd_cin_plans": ("cinp_referral_id", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    "ssd_s47_enquiry": ("s47e_referral_id", "s47e_s47_start_date", "s47e_s47_end_date"),
    "ssd_cp_plans": ("cppl_referral_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
}


def cell(table, name):
    column = TABLES[table].column(name)
    if column.code_set:
        return st.sampled_from(CODE_SETS[column.code_set].values[:3])
    if column.type == "whole number":
        return st.integers(0, 40)
    return st.sampled_from(["WX1 1AA", "WX12345678"]) if column.type == "text" else st.sampled_from(DAYS)


def rows(table, columns, owners):
    """Up to three rows with keys that stay the same from dataset to dataset; an end, if any, is the last of days."""
    link, first, second = (*columns, columns[-1])[:3]
    ends = second.endswith(("end_date", "auth_date"))
    fixed = {first: cell(table, first), second: st.sampled_from([None, "2015-06-01"]) if ends else cell(table, second)}
    drawn = st.dictionaries(
        st.integers(1, 3), st.fixed_dictionaries({link: st.sampled_from(owners), **fixed}), max_size=3
    )
    key = TABLES[table].key[0]
    return drawn.map(lambda found: [{key: f"{table[4:7]}{number}"} | row for number, row in sorted(found.items())])


@st.composite
def datasets(draw):
    people = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    needs = [name for name, child in REFERRALS.items() if child in people]
    tables = {"ssd_person": [draw(person(name)) for name in sorted(people)]}
    tables["ssd_cin_episodes"] = (
        [draw(referral(name)) for name in draw(st.lists(st.sampled_from(needs), unique=True))] if needs else []
    )
    for table, columns in OF_CHILD.items():
        tables[table] = draw(rows(table, columns, people)) if people else []
    for table, columns in OF_REFERRAL.items():
        tables[table] = draw(rows(table, columns, needs)) if needs else []
    return authority(**tables)


def person(name):
    few = {
        "pers_dob": ["2004-02-29", "1988-01-01"],
        "pers_forename": ["Ada", "Bo", None],
        "pers_upn": ["A123456789012", "UN1", "A1", None],
    }
    return st.fixed_dictionaries({column: st.sampled_from(values) for column, values in few.items()}).map(
        lambda found: {"pers_person_id": name} | found
    )


def referral(name):
    ends = st.sampled_from([None, "2010-05-05", "2015-05-05"])
    return ends.map(
        lambda end: {
            "cine_referral_id": name,
            "cine_person_id": REFERRALS[name],
            "cine_referral_date": "2010-01-01",
            "cine_close_date": end,
        }
    )


@settings(deadline=None, max_examples=50)
@given(st.lists(datasets(), min_size=2, max_size=3))
def test_a_full_load_then_deltas_of_datasets_give_what_a_full_load_of_the_newest_gives(steps):
    receiver, held = Receiver(), {}
    for dataset in steps:
        newest = build(dataset, dataset.manifest.as_at).children
        held = send(receiver, held, newest, lambda: "accepted")
    assert receiver.children == plain(newest)
    assert held == {name: [child] for name, child in newest.items()}
