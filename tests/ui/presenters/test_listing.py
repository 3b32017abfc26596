"""A list asks for pages, remembers filters, never shows the answer to an old question, and exports what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.core.usecases.rows import PegawaiFilter, Sort
from asn_desktop.ui.presenters.listing import PAGE, Asked, Listing, choices_of, detail_of


class View:
    def __init__(self) -> None:
        self.asked: Asked | None = None
        self.count: int | None = -1
        self.rows: dict[int, Sequence[Any]] = {}
        self.resets = 0

    def restored(self, asked: Asked) -> None:
        self.asked = asked

    def reset(self, count: int | None, first: Sequence[Any]) -> None:
        self.count, self.rows = count, {0: first}
        self.resets += 1

    def counted(self, count: int) -> None:
        assert self.rows[0], "rows come before their count"
        self.count = count

    def page(self, offset: int, rows: Sequence[Any]) -> None:
        self.rows[offset] = rows


def listing(world: Any) -> tuple[Listing, View]:
    view = View()
    made = Listing(
        world.services,
        "pegawai",
        lambda reader, asked: reader.pegawai_count(PegawaiFilter(text=asked.text)),
        lambda reader, asked, limit, offset: reader.pegawai_rows(
            PegawaiFilter(text=asked.text), asked.sort, limit, offset
        ),
    )
    made.attach(view)
    return made, view


@pytest.fixture
def people(world: Any, person: Any) -> Any:
    world.store.people = tuple(person(f"Pegawai {number:03d}") for number in range(250))
    return world


def test_the_first_page_and_the_count_come_at_once_and_further_pages_when_wanted(people: Any) -> None:
    made, view = listing(people)
    assert (view.count, list(view.rows)) == (250, [0])
    assert len(view.rows[0]) == PAGE
    made.want(205)
    assert [row.nama for row in view.rows[200]][:1] == ["Pegawai 200"]


def test_a_page_is_fetched_once_until_the_view_forgets_it(people: Any) -> None:
    made, view = listing(people)
    made.want(100)
    del view.rows[100]
    made.want(150)
    assert 100 not in view.rows
    made.forget(100)
    made.want(150)
    assert 100 in view.rows


def test_typing_narrows_and_the_order_is_the_querys(people: Any) -> None:
    made, view = listing(people)
    made.ask(text="pegawai 01", sort=Sort("nama", descending=True))
    assert [row.nama for row in view.rows[0]][:2] == ["Pegawai 019", "Pegawai 018"]


def test_filters_and_order_are_remembered_in_the_file_but_not_what_was_typed(people: Any) -> None:
    made, _ = listing(people)
    made.ask(text="wenda", choices={"unit": "a"}, sort=Sort("nip", descending=True))
    _, again = listing(people)
    assert again.asked == Asked("", {"unit": "a"}, Sort("nip", descending=True))


def test_while_an_answer_is_on_its_way_only_the_newest_question_waits(
    make_world: Any, waiting: Any, person: Any
) -> None:
    runner = waiting
    world = make_world(runner)
    world.store.people = tuple(person(f"Pegawai {number:03d}") for number in range(20))
    made, view = listing(world)
    runner.run_all()
    shown = view.resets
    for text in ("0", "01", "019"):
        made.ask(text=text)
    runner.run_all()
    assert view.resets - shown == 2, "the one under way, and the newest"
    assert [row.nama for row in view.rows[0]] == ["Pegawai 019"]


def test_export_writes_every_row_that_the_list_would_show_and_nips_stay_text(people: Any) -> None:
    made, _ = listing(people)
    made.ask(text="pegawai 1")
    path = Path("daftar.xlsx")
    made.export(path, "Pegawai", ["Nama", "NIP"], [lambda row: row.nama, lambda row: row.nip], "Menyimpan")
    (sheet,) = people.sheets.written[path]
    assert sheet.rows[0] == ["Nama", "NIP"]
    assert len(sheet.rows) == 1 + 100
    assert sheet.rows[1] == ["Pegawai 100", "198001012005011901"]
    assert people.shell.told == [("widget.list.exported", {"n": 100, "name": "daftar.xlsx"})]


def test_places_carry_filters_from_one_screen_to_another() -> None:
    assert choices_of(detail_of({"skp": "none", "unit": "a b"})) == {"skp": "none", "unit": "a b"}
    assert choices_of("") == {}


def test_what_another_screen_asks_at_the_first_visit_is_not_lost_to_what_is_remembered(
    make_world: Any, waiting: Any, person: Any
) -> None:
    world = make_world(waiting)
    world.store.people = (person("Maria"),)
    world.store.settings["list.pegawai"] = {"choices": {"unit": "lama"}, "sort": "nama", "descending": True}
    made, view = listing(world)
    made.ask(choices={"skp": "none"})  # before anything remembered has been read
    waiting.run_all()
    assert made.asked.choices == {"skp": "none"}
    assert made.asked.sort == Sort("nama", descending=True)
    assert view.asked == made.asked
