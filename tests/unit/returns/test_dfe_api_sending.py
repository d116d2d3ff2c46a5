"""Requests go out, fail, and go on, against a server that enforces the schema."""

import json
from datetime import UTC, datetime

import pytest

import api_server
from api_children import children
from goldenthread.analysis.returns.dfe_api import DfeApiError, Outcome, Post, connection, export, held

MANY = [f"C{number:03}" for number in range(250)]


@pytest.fixture
def server():
    with api_server.running() as found:
        yield found


class Pauses(list):
    def __call__(self, seconds):
        self.append(seconds)


@pytest.fixture
def pauses():
    return Pauses()


def settings(server, **more):
    prefix = "GOLDENTHREAD_DFE_API_"
    found = {"ADDRESS": server.address, "LA_CODE": "302", "KEY": api_server.KEY} | more
    return {prefix + name: value for name, value in found.items()}


@pytest.fixture
def send(server, pauses):
    """Send a folder; gives the outcome of each request that was tried."""

    def ask(folder, **more):
        way = connection(settings(server, **more))
        sent = Post(way.post, pauses, lambda: datetime(2026, 11, 27, tzinfo=UTC)).send(folder)
        return [(each.request, str(each.outcome), each.status) for each in sent]

    return ask


@pytest.fixture
def three(tmp_path):
    """An export of three requests."""
    export(children(*MANY), tmp_path / "three", whole=True)
    return tmp_path / "three"


@pytest.fixture
def one(tmp_path):
    export(children("C1"), tmp_path / "one", whole=True)
    return tmp_path / "one"


def lines(folder):
    return [json.loads(line) for line in (folder / "results.jsonl").read_text().splitlines()]


def test_every_request_is_sent_and_its_receipt_kept(three, send, server):
    assert send(three) == [(f"000{number}", "accepted", 200) for number in (1, 2, 3)]
    assert list(server.receiver.children) == MANY
    first, second = lines(three)[:2]
    assert (first["outcome"], second["outcome"], second["at"]) == ("sending", "accepted", "2026-11-27T00:00:00+00:00")
    assert json.loads(second["said"])[0] == "receipt-C000"
    assert send(three) == []


def test_the_next_export_after_a_full_one_brings_the_receiver_to_the_newest_state(three, send, server):
    send(three)
    newest = children(*MANY[10:], "D1", forename="Bo", until="2015-05-05")
    export(newest, three.parent / "next", before=held(three))
    assert {outcome for _, outcome, _ in send(three.parent / "next")} == {"accepted"}
    full = three.parent / "afresh"
    export(newest, full, whole=True)
    with api_server.running() as other:
        Post(connection(settings(other)).post, Pauses(), lambda: datetime(2026, 11, 27, tzinfo=UTC)).send(full)
        assert server.receiver.children == other.receiver.children


def test_a_request_that_is_refused_is_passed_over_and_its_children_do_not_count(three, send, server):
    server.fates = [None, 400]
    assert [outcome for _, outcome, _ in send(three)] == ["accepted", "refused", "accepted"]
    assert list(held(three)) == MANY[:100] + MANY[200:]
    assert send(three) == []


@pytest.mark.parametrize("status", [401, 403, 404, 302])
def test_sending_stops_where_the_way_is_at_fault_and_goes_on_once_it_is_mended(three, send, server, status, pauses):
    server.fates = [None, status]
    assert send(three)[1:] == [("0002", "not taken", status)]
    assert list(held(three)) == MANY[:100]
    assert send(three) == [("0002", "accepted", 200), ("0003", "accepted", 200)]
    assert pauses == []


def test_redirects_are_not_followed(one, send, server):
    server.fates, server.headers = [302], {"Location": f"{server.address}/elsewhere"}
    assert send(one) == [("0001", "not taken", 302)]
    assert server.asked == []


def test_a_failure_that_passes_is_tried_again_after_ever_longer_pauses(one, send, server, pauses):
    server.fates = [503, "lost", 429, 500]
    assert send(one) == [("0001", "accepted", 200)]
    assert pauses == [1, 2, 4, 8]


def test_five_tries_are_enough(one, send, server, pauses):
    server.fates = [429] * 5
    assert send(one) == [("0001", "not taken", 429)]
    assert len(pauses) == 4
    assert held(one) == {}


@pytest.mark.parametrize(("asked", "paused"), [("7", 7), ("3600", 60), ("Fri, 27 Nov 2026 23:59:59 GMT", 1)])
def test_the_api_says_how_long_to_wait_within_reason(one, send, server, pauses, asked, paused):
    server.fates, server.headers = [429], {"Retry-After": asked}
    send(one)
    assert pauses == [paused]


@pytest.mark.parametrize("fate", ["lost", "unheard"])
def test_where_nobody_answers_the_next_export_is_right_either_way(one, send, server, fate):
    server.fates = [fate] * 5
    assert send(one) == [("0001", "unanswered", None)]
    export(children("C2"), one.parent / "next", before=held(one))
    assert send(one.parent / "next") == [("0001", "accepted", 200)]
    assert list(server.receiver.children) == ["C2"]


def test_a_request_that_may_have_arrived_stays_in_doubt_when_a_later_try_is_turned_away(one, send, server):
    server.fates = ["unheard", 401]
    assert send(one) == [("0001", "unanswered", 401)]


def test_sending_that_was_killed_goes_on(three, send):
    send(three)
    written = (three / "results.jsonl").read_text().splitlines(keepends=True)
    (three / "results.jsonl").write_text("".join(written[:3]) + written[3][:20])
    assert held(three)["C100"][0] is None
    assert [name for name, _, _ in send(three)] == ["0002", "0003"]
    assert len(held(three)) == 250


def test_an_edited_request_is_not_sent(one, send, server):
    path = one / "requests/0001.json"
    path.write_text(path.read_text().replace("Ada", "Bo"))
    with pytest.raises(DfeApiError, match="is not as the export wrote it"):
        send(one)
    assert server.asked == []


def test_a_folder_that_is_no_export_is_refused(tmp_path, send):
    with pytest.raises(DfeApiError, match="is no export"):
        send(tmp_path)


# -- the way ----------------------------------------------------------------------------------------------------------


def test_the_key_goes_in_a_header_and_can_stand_in_a_file(one, server, send, tmp_path):
    (tmp_path / "key").write_text(f"{api_server.KEY}\n")
    assert send(one, KEY="", KEY_FILE=str(tmp_path / "key")) == [("0001", "accepted", 200)]
    [(path, headers)] = server.asked
    assert (path, headers["SupplierKey"], headers["Authorization"]) == (api_server.PATH, api_server.KEY, None)


def test_a_token_is_fetched_once_and_again_when_it_has_run_out(three, server, send):
    server.wants_token = True
    client = {"CLIENT_ID": "us", "CLIENT_SECRET": api_server.SECRET, "SCOPE": "children"}
    token = {"TOKEN_ADDRESS": f"{server.address}/token", **client}
    server.fates = [None, 401]
    assert {outcome for _, outcome, _ in send(three, **token)} == {"accepted"}
    assert server.tokens == 2


def test_no_token_no_sending(one, server, send):
    token = {"TOKEN_ADDRESS": f"{server.address}/token", "CLIENT_ID": "us", "CLIENT_SECRET": "wrong"}
    with pytest.raises(DfeApiError, match="gave no token"):
        send(one, **token)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://api.example/api", "must begin with https://"),
        ("ftp://127.0.0.1/api", "must begin with https://"),
        ("https://me:secret@api.example/api", "must be a plain one"),
        ("https://api.example/api?key=1", "must be a plain one"),
        ("api.example", "must be a plain one"),
        ("https://[::1", "is no address"),
    ],
)
def test_data_goes_to_no_address_that_is_not_safe(address, why, server):
    with pytest.raises(DfeApiError, match=why) as refused:
        connection(settings(server), address=address)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("address", ["https://api.example/api/", "http://localhost:8000", "http://[::1]:8000"])
def test_https_and_this_machine_are_safe(address, server):
    found = connection(settings(server), address=address, authority=7)
    assert found.address == f"{address.rstrip('/')}/children_social_care_data/7/children"


@pytest.mark.parametrize("missing", ["ADDRESS", "LA_CODE", "KEY"])
def test_nothing_is_sent_without_a_setting(missing, server):
    with pytest.raises(DfeApiError, match=f"GOLDENTHREAD_DFE_API_{missing}"):
        connection(settings(server, **{missing: " "}))


@pytest.mark.parametrize("code", ["0", "1000", "Wexcombe", "٣٠٢"])
def test_an_authority_has_a_number(code, server):
    with pytest.raises(DfeApiError, match="LA_CODE must be the authority's number"):
        connection(settings(server, LA_CODE=code))


def test_a_key_is_one_line_and_is_never_shown(server):
    with pytest.raises(DfeApiError, match="holds characters that cannot be sent") as refused:
        connection(settings(server, KEY="k\r\nX: 1"))
    assert "X: 1" not in str(refused.value)


def test_outcomes_are_words():
    assert [str(each) for each in Outcome] == ["sending", "accepted", "refused", "not taken", "unanswered"]
