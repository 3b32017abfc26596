"""Messages, drafts, dates, search."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.rows import Found
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.drafts import Drafts, split_place
from asn_desktop.ui.presenters.messages import Messages, MessageState
from asn_desktop.ui.presenters.search import Hit, Place, Search


class Bar:
    state = MessageState()

    def render(self, state: MessageState) -> None:
        self.state = state


def test_a_problem_stays_until_it_is_read_and_good_news_does_not_hide_it(texts: Texts) -> None:
    bar = Bar()
    messages = Messages(texts, bar)
    messages.report(UserError("name_missing"))
    messages.report(UserError("name_missing"))
    messages.tell("Tersimpan.")
    messages.tell("Tersimpan lagi.")
    assert bar.state.shown is not None
    assert (bar.state.shown.what, bar.state.waiting) == ("Tersimpan lagi.", 1)
    messages.read()
    assert bar.state.shown.what == "Nama belum diisi."
    assert bar.state.shown.now
    messages.read()
    assert bar.state == MessageState()


def test_only_the_newest_typing_is_written_and_saved_fields_are_forgotten(make_world: Any, waiting: Any) -> None:
    runner = waiting
    world = make_world(runner)
    drafts = Drafts(world.services)
    for text in ("R", "Re", "Rencana"):
        drafts.typed("skp/1/rencana", text)
    assert len(runner.waiting) == 1
    runner.run_all()
    assert world.store.typing == {"skp/1/rencana": "Rencana"}
    drafts.settled("skp/1/rencana")
    runner.run_all()
    assert world.store.typing == {}


def test_a_drafts_place_leads_back_to_its_field() -> None:
    assert split_place("skp/123/hasil/2") == ("skp", "123", "hasil/2")


@pytest.mark.parametrize(
    "typed",
    [
        "1/2/2024",
        "01-02-2024",
        "1.2.2024",
        "2024-02-01",
        "1 Februari 2024",
        "1 feb 2024",
        " 1  FEBRUARI 2024 ",
        "1 peb 2024",
    ],
)
def test_dates_are_read_as_people_write_them(typed: str) -> None:
    assert read_date(typed) == date(2024, 2, 1)


@pytest.mark.parametrize("typed", ["", "1/2/24", "31/2/2024", "31/12/9999", "besok", "1 Foo 2024", "1/2", "٣/2/20x4"])
def test_what_is_no_date_and_what_could_be_two_dates_is_refused(typed: str) -> None:
    assert read_date(typed) is None


class Popup:
    hits: tuple[Hit, ...] = ()

    def render(self, hits: tuple[Hit, ...], searching: bool) -> None:
        self.hits = hits


def test_search_finds_screens_people_and_units(world: Any) -> None:
    person, unit = uuid4(), uuid4()
    world.store.found = (
        Found("pegawai", person, "Ester Evakuasi", "1980 · Analis"),
        Found("unit", unit, "Seksi Evaluasi", "Distrik"),
    )
    popup = Popup()
    search = Search(world.services, [Place("evaluasi", "clipboard-check", "Evaluasi")], popup)
    search.ask("eva")
    assert [(hit.screen, hit.target, hit.place) for hit in popup.hits] == [
        ("evaluasi", None, ""),
        ("pegawai", person, ""),
        ("pegawai", unit, "unit/"),
    ]
    search.ask("")
    assert [hit.screen for hit in popup.hits] == ["evaluasi"]
