"""An export as a folder, and what the next one takes from it."""

import json

import pytest

from api_children import children, requests
from goldenthread.analysis.returns.dfe_api import DfeApiError, export, held

MANY = [f"C{number:03}" for number in range(250)]


def written(folder, name):
    return (folder / name).read_text()


def content(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def full(tmp_path):
    """Two children, one with two plans, sent whole."""
    export(children("C1", "C2", plans=("P1", "P2")), tmp_path / "full", whole=True)
    return tmp_path / "full"


def results(folder, *rows):
    lines = [json.dumps({"request": number, "outcome": outcome}) + "\n" for number, outcome in rows]
    (folder / "results.jsonl").write_text("".join(lines))


def delta(previous, dataset, whole=False):
    """The messages of the next export, by child."""
    to = previous.parent / f"{previous.name}-next"
    done = export(dataset, to, before=held(previous), whole=whole)
    return done, {message["la_child_id"]: message for request in requests(to) for message in request}


def test_children_go_a_hundred_a_request_in_the_order_of_their_ids(tmp_path):
    done = export(children(*reversed(MANY)), tmp_path / "out", whole=True)
    assert [len(request) for request in requests(tmp_path / "out")] == [100, 100, 50]
    assert [each["la_child_id"] for request in requests(tmp_path / "out") for each in request] == MANY
    assert (done.counts["added"], done.sent, done.requests) == (250, 250, 3)


def test_the_same_dataset_twice_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        export(children(*MANY, plans=("P1",)), tmp_path / name, whole=True)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_only_its_owner_can_read_it(full):
    assert full.stat().st_mode & 0o077 == 0


def test_it_says_what_it_was_built_from(full):
    facts = json.loads(written(full, "export.json"))
    assert (facts["kind"], facts["as_at"], facts["api_version"]) == ("full", "2015-06-30", "1.0.1")
    assert facts["children"] == {"added": 2, "changed": 0, "unchanged": 0, "left": 0}
    assert list(facts["digests"]) == ["requests/0001.json", "states.jsonl"]


def test_findings_stand_in_a_file(full):
    assert written(full, "findings.csv").splitlines()[0] == "child,key,item,value,why"


def test_it_is_never_written_over_another(full):
    with pytest.raises(DfeApiError, match="is there already"):
        export(children("C1"), full, whole=True)


def test_the_next_export_sends_what_changed_and_removes_what_went(full):
    done, messages = delta(full, children("C1", "C3", plans=("P2",)))
    removed = {"child_protection_plan_id": "P1", "purge": True}
    assert messages["C1"]["social_care_episodes"][0]["child_protection_plans"] == [removed]
    assert messages["C2"] == {"la_child_id": "C2", "purge": True}
    assert messages["C3"]["child_details"]["first_name"] == "Ada"
    assert done.counts == {"added": 1, "changed": 1, "unchanged": 0, "left": 1}


def test_nothing_is_sent_of_children_who_have_not_changed(full):
    done, messages = delta(full, children("C1", "C2", plans=("P1", "P2")))
    assert (done.counts["unchanged"], done.requests, messages) == (2, 0, {})


def test_a_child_who_left_and_comes_back_as_before_is_sent_again(full):
    same = children("C1", "C2", plans=("P1", "P2"))
    delta(full, children("C1", plans=("P1", "P2")))
    _, messages = delta(full.parent / "full-next", same)
    assert list(messages) == ["C2"]


def test_full_after_a_previous_export_sends_everybody_and_removes_what_went(full):
    done, messages = delta(full, children("C1", plans=("P1",)), whole=True)
    plans = messages["C1"]["social_care_episodes"][0]["child_protection_plans"]
    assert plans == [
        {"child_protection_plan_id": "P1", "start_date": "2014-06-01"},
        {"child_protection_plan_id": "P2", "purge": True},
    ]
    assert messages["C2"] == {"la_child_id": "C2", "purge": True}
    assert done.counts["changed"] == 1


def test_full_sends_children_who_have_not_changed_as_well(full):
    done, messages = delta(full, children("C1", "C2", plans=("P1", "P2")), whole=True)
    assert (done.counts["unchanged"], list(messages)) == (2, ["C1", "C2"])


# -- what counts as held -------------------------------------------------------------------------------------


def test_only_children_of_accepted_requests_count(full):
    results(full, ("0001", "refused"))
    assert held(full) == {}
    results(full, ("0001", "sending"), ("0001", "accepted"))
    assert list(held(full)) == ["C1", "C2"]


def test_nothing_of_an_export_counts_whose_sending_began_and_came_to_nothing(full):
    results(full)
    assert held(full) == {}


@pytest.mark.parametrize("outcome", ["sending", "unanswered"])
def test_children_of_a_request_without_an_answer_may_be_held_or_not(full, outcome):
    results(full, ("0001", outcome))
    assert [states[0] for states in held(full).values()] == [None, None]
    done, messages = delta(full, children("C1"))
    plans = messages["C1"]["social_care_episodes"][0]["child_protection_plans"]
    assert [plan["child_protection_plan_id"] for plan in plans if plan["purge"]] == ["P1", "P2"]
    assert messages["C2"] == {"la_child_id": "C2", "purge": True}
    assert (done.counts["changed"], done.counts["left"]) == (1, 1)


def test_a_child_who_is_removed_in_vain_is_removed_again(full):
    delta(full, children("C1", plans=("P1", "P2")))
    second = full.parent / "full-next"
    results(second, ("0001", "not taken"))
    assert list(held(second)) == ["C1", "C2"]
    _, messages = delta(second, children("C1", plans=("P1", "P2")))
    assert messages == {"C2": {"la_child_id": "C2", "purge": True}}


# -- payloads from elsewhere ---------------------------------------------------------------------------------

PLAIN = {"la_child_id": "C1", "purge": False, "mis_child_id": None, "child_details": {"first_name": "Ada", "sex": "Q"}}


def payload(tmp_path, content):
    (tmp_path / "payloads").mkdir()
    (tmp_path / "payloads/1.json").write_text(content if isinstance(content, str) else json.dumps(content))
    return tmp_path / "payloads"


def test_payloads_that_were_accepted_can_be_given_as_files(tmp_path):
    folder = payload(tmp_path, [PLAIN])
    known = {"C1": ({"la_child_id": "C1", "child_details": {"first_name": "Ada", "sex": "Q"}},)}
    assert held(folder) == known
    assert held(folder / "1.json") == known


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[", "is not JSON that can be read"),
        ({"children": []}, "must be a list of children"),
        ([PLAIN | {"name": "Ada"}], r"name \(Ada\) the API does not know this key"),
        ([PLAIN | {"la_child_id": "C-1"}], "la_child_id"),
        ([PLAIN | {"purge": True}], "removes something"),
        ([PLAIN | {"social_care_episodes": [{"social_care_episode_id": "R1", "purge": True}]}], "removes something"),
    ],
)
def test_a_file_that_is_no_payload_is_refused(tmp_path, content, why):
    with pytest.raises(DfeApiError, match=why):
        held(payload(tmp_path, content))


def test_a_place_without_an_export_is_refused(tmp_path):
    with pytest.raises(DfeApiError, match="There is no previous export"):
        held(tmp_path / "nowhere")
    with pytest.raises(DfeApiError, match="holds no export and no payloads"):
        held(tmp_path)


@pytest.mark.parametrize("name", ["states.jsonl", "export.json"])
def test_an_export_that_is_not_as_it_was_written_is_refused(full, name):
    (full / name).write_text(written(full, name)[:-20])
    with pytest.raises(DfeApiError, match="is not as the export wrote it"):
        held(full)


@pytest.mark.parametrize("damage", ["{", "7", '{"request": "0001"}', '{"request": "0001", "outcome": "lost"}'])
def test_a_damaged_record_of_sending_is_refused(full, damage):
    (full / "results.jsonl").write_text(f"{damage}\n")
    with pytest.raises(DfeApiError, match="is damaged"):
        held(full)


def test_a_last_line_that_was_cut_short_is_as_good_as_not_written(full):
    results(full, ("0001", "sending"))
    with (full / "results.jsonl").open("a") as file:
        file.write('{"request": "0001", "outc')
    assert [len(states) for states in held(full).values()] == [2, 2]
