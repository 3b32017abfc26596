"""iCalendar files as other programs read them (RFC 5545)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.karier.wording import Event
from asn_desktop.storage.ical import write_calendar
from asn_desktop.storage.ical.writing import escaped, folded

LETTERS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=300)


def unfolded(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


@given(LETTERS)
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(text: str) -> None:
    content = folded(text)
    pieces = content.split(b"\r\n")
    assert pieces[-1] == b""
    assert all(len(piece) <= 75 for piece in pieces)
    assert all(piece.decode() is not None for piece in pieces)
    assert all(piece.startswith(b" ") for piece in pieces[1:-1])
    assert unfolded(content) == [text]


@given(st.text(st.sampled_from("a,;\\\nn ü"), max_size=40))
def test_escapes_can_be_taken_back(text: str) -> None:
    back, letters = "", iter(escaped(text))
    for letter in letters:
        if letter == "\\":
            following = next(letters)
            back += "\n" if following == "n" else following
        else:
            assert letter not in ",;\n"
            back += letter
    assert back == text


def test_an_event_is_a_whole_day_with_a_reminder(tmp_path: Path) -> None:
    file = tmp_path / "kalender.ics"
    event = Event("kgb-1", date(2026, 12, 31), "KGB: Yosina; S.Pd", "Baris satu\nbaris dua", date(2026, 11, 1))
    assert write_calendar(file, "Kalender Karier", [event], date(2026, 3, 10)) == 1
    lines = unfolded(file.read_bytes())
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    for wanted in (
        "UID:kgb-1@asn-desktop",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:KGB: Yosina\\; S.Pd",
        "DESCRIPTION:Baris satu\\nbaris dua",
        "TRIGGER:-P60D",
    ):
        assert wanted in lines
    assert list(tmp_path.iterdir()) == [file]


def test_a_calendar_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        write_calendar(tmp_path / "tidak ada" / "k.ics", "Kalender", [], date(2026, 3, 10))
    assert told.value.key == "file_ics_not_written"
