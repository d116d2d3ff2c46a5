"""The pages of a chronology."""

from datetime import date

import pytest

from goldenthread.access.models import AuditEvent
from goldenthread.kit.models import Draft
from goldenthread.record.chronology.models import Entry, Line, Snapshot
from goldenthread.record.people.models import Withholding
from made_up_people import make_address, make_line, make_person, make_user, relate
from page_words import words_of

pytestmark = pytest.mark.django_db


def html(response):
    return response.content.decode()


def test_the_list_tells_in_order_with_source_and_lateness(page, ella):
    make_line(ella, what_happened="Second", impact="She cried", recorded_on=date(2015, 6, 20))
    make_line(ella, what_happened="First", happened_on=date(2008, 6, 1), precision="month", source_on=date(2015, 6, 1))
    text = html(page("person-chronology", ella))
    assert text.index("First") < text.index("Second")
    assert '<time datetime="2008-06">June 2008</time>' in text
    assert "What it meant for Ella:</strong> She cried" in text
    assert "Source: Dr Bell, 1 June 2015." in text
    assert "Recorded 20 June 2015, 19 days after" in text
    assert AuditEvent.objects.filter(type="chronology:read", subject_id=ella.pk).exists()


def test_an_empty_list_says_so(page, ella):
    assert "No entries recorded." in html(page("person-chronology", ella))
    assert "No entry is of the kinds that you chose." in html(page("person-chronology", ella, query="?key=yes"))
    assert "No entry is of the kinds" in html(page("person-chronology", ella, query="?category=harm&category=made-up"))


def test_brothers_and_sisters_are_merged_in_on_request_with_names_as_they_may_be_shown(page, ella, noah):
    relate(noah, "sibling", ella)
    shared = make_line(ella, what_happened="Both moved")
    Line.objects.create(entry=shared.entry, person=noah)
    make_line(noah, what_happened="Noah started school")
    assert "Noah started school" not in html(page("person-chronology", ella))
    text = html(page("person-chronology", ella, query="?siblings=yes"))
    assert "Noah started school" in text
    assert text.count("Both moved") == 1
    assert "Ella Marsh, Noah Marsh" in text
    Withholding.objects.create(person=noah, kept_from=ella, what="name", reason="x", starts_on=date(2015, 1, 1))
    assert "Noah Marsh" not in html(page("person-chronology", ella, query="?siblings=yes"))


def test_the_number_of_queries_does_not_depend_on_the_data(page, ella, noah, django_assert_max_num_queries):
    relate(noah, "sibling", ella)
    make_address(ella)
    page("person-chronology", ella)  # what is looked up once for the process
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(40) as captured:
            page("person-chronology", ella, query="?siblings=yes")
        counts.append(len(captured))
        for number in range(8):
            line = make_line(ella, significance="key")
            Line.objects.create(entry=line.entry, person=noah)
            make_address(ella, str(number))
    assert counts[0] == counts[1]


def test_one_tick_is_one_post(page, ella):
    line = make_line(ella)
    data = {"version": "1", "significance": "key"}
    response = page("person-chronology-mark", ella, line.entry.reference, data=data)
    assert response.url.endswith(f"/chronology/#{line.entry.reference}")
    assert Line.objects.get().is_key
    assert "✓" in html(page("person-chronology", ella))
    assert page("person-chronology-mark", ella, line.entry.reference, data={"version": "x"}).status_code == 409
    page("person-chronology-mark", ella, line.entry.reference, data={"version": "2"})
    assert not Line.objects.get().is_key


def test_the_line_of_another_person_is_refused(page, ella, noah):
    line = make_line(noah)
    for name in ("person-chronology-mark", "person-chronology-correct"):
        assert page(name, ella, line.entry.reference, data={"version": "1"}).status_code == 403
        assert page(name, ella, "e-nothing", data={"version": "1"}).status_code == 403


def test_an_entry_is_added_for_brothers_and_sisters_too(page, ella, noah, typed):
    relate(noah, "sibling", ella)
    assert "Noah Marsh" in html(page("person-chronology-new", ella))
    data = typed | {"happened-day": "", "key": "on", "siblings": [noah.reference], "about": "on"}
    response = page("person-chronology-new", ella, data=data)
    entry = Entry.objects.get()
    assert response.url.endswith(f"#{entry.reference}")
    assert (entry.precision, entry.happened_on) == ("month", date(2015, 5, 1))
    assert {(line.person_id, line.is_key) for line in entry.lines.all()} == {(ella.pk, True), (noah.pk, True)}


def test_mistakes_are_said_at_their_fields(page, ella, typed):
    data = typed | {"what_happened": "x" * 601, "certainty": "", "ended_on-day": "1 5 2015"}
    text = html(page("person-chronology-new", ella, data=data))
    assert "Use 600 characters or fewer" in text
    assert "It must end on or after the day on which it happened" in text
    assert "<title>Error:" in text
    assert "Ella was" not in text.split("</title>")[0]
    assert not Entry.objects.exists()


def test_what_is_proposed_is_taken_with_its_source_or_put_aside(page, ella, typed):
    first, second = make_address(ella), make_address(ella, "99", starts_on=date(2014, 2, 1))
    text = html(page("person-chronology", ella))
    assert "Proposed for the chronology (2)" in text
    source = f"address:{second.pk}"
    text = html(page("person-chronology-new", ella, query=f"?source_record={source}"))
    assert "Moved to: 99, Larch Lane" in text
    page("person-chronology-new", ella, data=typed | {"source_record": source})
    assert (Entry.objects.get().source_record, Entry.objects.get().source) == (source, "")
    assert "Source: The addresses on this record." in html(page("person-chronology", ella))
    page("person-chronology-put-aside", ella, data={"source": f"address:{first.pk}"})
    page("person-chronology-put-aside", ella, data={"source": "address:0"})
    assert "Proposed for the chronology" not in html(page("person-chronology", ella))
    edited = typed | {"version": "1", "reason": "A slip", "about": "on"}
    page("person-chronology-correct", ella, Entry.objects.get().reference, data=edited)
    assert Entry.objects.get().precision == "about"


def test_who_only_reads_gets_nothing_to_press(client, page, ella):
    make_line(ella)
    make_address(ella)
    reader = make_user("qa-manager")
    page("person-chronology", ella)
    client.force_login(reader)
    text = html(client.get(f"/people/{ella.reference}/chronology/"))
    assert "gt-tick" not in text
    assert "Proposed" not in text
    assert "Add an entry" not in text


def test_a_correction_shows_what_was_written_before(page, ella, typed):
    line = make_line(ella, what_happened="What was first written")
    reference = line.entry.reference
    assert "What was first written" in html(page("person-chronology-correct", ella, reference))
    page("person-chronology-correct", ella, reference, data=typed | {"version": "1", "reason": "Misheard"})
    text = html(page("person-chronology-correct", ella, reference))
    assert "Ella was taken to hospital" in text
    assert "What was first written" in text
    assert "Corrected by Sam Idris: Misheard" in text
    assert "Why is it corrected?" in html(page("person-chronology-correct", ella, reference, data=typed))


def test_a_stale_correction_shows_both_and_loses_nothing(page, ella, typed, worker):
    line = make_line(ella, source_on=date(2015, 5, 4))
    reference = line.entry.reference
    page("person-chronology-correct", ella, reference, data=typed | {"version": "1", "reason": "First"})
    mine = typed | {"version": "1", "reason": "Second", "what_happened": "My own words"}
    response = page("person-chronology-correct", ella, reference, data=mine)
    text = html(response)
    assert response.status_code == 409
    assert "Sam Idris corrected this entry on" in text
    assert "My own words" in text
    assert "Ella was taken to hospital" in text
    again = mine | {"version": "2", "conflict": "1"}
    assert page("person-chronology-correct", ella, reference, data=again).status_code == 409
    page("person-chronology-correct", ella, reference, data=again | {"keep-what_happened": "mine"})
    assert Entry.objects.get().what_happened == "My own words"


def test_a_stale_correction_after_one_whose_author_is_not_known(page, ella, typed):
    line = make_line(ella)
    Entry.objects.update(version=3)
    data = typed | {"version": "1", "reason": "x"}
    assert "Somebody else has saved this entry" in html(
        page("person-chronology-correct", ella, line.entry.reference, data=data)
    )


FREEZE = {
    "occasion": "conference",
    "occasion_on-day": "2",
    "occasion_on-month": "7",
    "occasion_on-year": "2015",
    "purpose": "First conference",
    "audience": "family",
}


def test_a_copy_is_frozen_and_read(page, ella):
    make_line(ella, what_happened="Kept for ever")
    assert "Freeze the copy" in html(page("person-snapshot-new", ella))
    text = html(page("person-snapshot-new", ella, data=FREEZE, follow=True))
    assert "Kept for ever" in text
    assert "unchanged since it was frozen" in text
    assert "First conference" in html(page("person-chronology", ella))
    assert "Choose what is it for" not in html(page("person-snapshot-new", ella, data={}))
    assert page("person-snapshot", ella, "n-nothing").status_code == 403


def test_a_copy_that_was_changed_says_so_and_lines_of_other_classes_are_left_out(page, ella):
    snapshot = {"occasion": "review", "audience": "internal", "digest": "x", "purpose": "A review", "key_only": True}
    days = {"occasion_on": date(2015, 7, 1), "taken_on": date(2015, 6, 1), "taken_at": "2015-06-01T10:00Z"}
    row = Snapshot.objects.create(
        person=ella,
        **snapshot,
        **days,
        taken_by_id=0,
        content=[{"entry": "e-sealed", "data_class": "A", "what_happened": "Sealed"}],
    )
    text = html(page("person-snapshot", ella, row.reference))
    assert "do not rely on it" in text
    assert "Some information is not shown because of your role." in text
    assert "Sealed" not in text


def test_confidential_lines_are_shown_and_must_be_answered_for(page, ella):
    make_address(ella, "7", "Refuge Row", "WX9 1AA", confidential=True)
    make_line(ella, what_happened="Met at 7 refuge row")
    text = html(page("person-snapshot-new", ella, data=FREEZE))
    assert "1 line holds an address or a name" in text
    asked = FREEZE | {"asked": "1"}
    assert "There is a problem" in html(page("person-snapshot-new", ella, data=asked))
    assert "Say why these lines" in html(page("person-snapshot-new", ella, data=asked | {"answer": "keep"}))
    page("person-snapshot-new", ella, data=asked | {"answer": "leave", "keep_because": "ignored"})
    page("person-snapshot-new", ella, data=asked | {"answer": "keep", "keep_because": "The court knows"})
    kept, left = Snapshot.objects.all()
    assert (left.content, left.left_out, left.kept_because) == ([], 1, "")
    assert (len(kept.content), kept.kept_because) == (1, "The court knows")


def test_siblings_whom_the_reader_does_not_see_are_not_offered(page, ella):
    relate(make_person("Una"), "sibling", ella)
    assert "Una" not in words_of(html(page("person-chronology", ella)))


def test_an_entry_half_written_is_there_again_and_gone_when_it_is_added(client, page, ella, typed):
    address = f"/people/{ella.reference}/chronology/new/"
    half = {"what_happened": "Ella said that", "happened-year": "2015"}
    marks = {"draft_form": "chronology-entry", "draft_subject": ella.reference, "draft_page": address}
    assert client.post("/drafts/save/", half | marks).url == address
    shown = html(client.get(address))
    assert ("Ella said that" in shown, "There is a problem" in shown) == (True, False)
    assert client.post(address, typed | marks).status_code == 302
    assert not Draft.objects.exists()
