"""People of all offices, sums of a year, and the centre's own page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from posting import TODAY, Office

from asn_desktop.core.usecases.centre.receiving import receive
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.ui.presenters.centre.keys import KeysState, Kunci
from asn_desktop.ui.presenters.centre.people import PegawaiPusat, PegawaiPusatState
from asn_desktop.ui.presenters.centre.totals import Rekap, RekapState
from asn_desktop.ui.views.centre.pegawai import PegawaiPusatScreen
from asn_desktop.ui.views.centre.pusat import PusatScreen
from asn_desktop.ui.views.centre.rekap import RekapScreen


class View:
    state: Any = None

    def render(self, state: Any) -> None:
        self.state = state


@pytest.fixture
def taken(pusat: Any, kantor: Callable[..., Office], tmp_path: Path) -> list[Office]:
    """Two offices with people, taken in."""
    made = []
    for number, name in enumerate(("Distrik Walesi", "Distrik Kurulu")):
        office = kantor(name, pusat.centre)
        office.people(("Yuliana Hubi", "Markus Wenda")[number], first=901 + number)
        office.send(tmp_path / "stik")
        made.append(office)
    receive(pusat.store, pusat.centre.desk(), [tmp_path / "stik"], "Ina")
    return made


def _words(page: Path) -> str:
    import subprocess

    return subprocess.run(["pdftotext", "-layout", str(page), "-"], check=True, capture_output=True, text=True).stdout


def _row(pusat: Any, text: str) -> Any:
    (row,) = pusat.store.persons(PersonFilter(text=text), 5)
    return row


def test_a_person_is_read_handed_over_and_taken_back(pusat: Any, taken: list[Office]) -> None:
    view = View()
    presenter = PegawaiPusat(pusat.services, view)
    presenter.load()
    presenter.open(_row(pusat, "yuliana"))
    state: PegawaiPusatState = view.state
    assert state.person is not None
    assert ("Nama", "Yuliana Hubi") in state.person.cards[0].records[0]
    presenter.ask("transfer")
    presenter.transfer(None, None)
    assert set(view.state.errors) == {"kantor", "tanggal"}
    presenter.transfer(taken[1].id, TODAY)
    assert _row(pusat, "yuliana").kantor == "Distrik Kurulu"
    assert pusat.shell.told[-1][0] == "pusat.pegawai.moved"
    store = pusat.services.context().store
    with store.read() as reader:
        last = reader.last_change()
    assert last is not None
    with store.write("undo", "Ina") as work:
        work.undo(last.group)
    assert _row(pusat, "yuliana").kantor == "Distrik Walesi"


def test_a_correction_is_proposed_with_a_value_that_fits_and_a_reason(pusat: Any, taken: list[Office]) -> None:
    view = View()
    presenter = PegawaiPusat(pusat.services, view)
    presenter.open(_row(pusat, "yuliana"))
    presenter.propose("nama", "Yuliana Hubi", "")
    assert set(view.state.errors) == {"isi", "alasan"}
    presenter.propose("tanggal_lahir", "kemarin", "KTP")
    assert set(view.state.errors) == {"isi"}
    presenter.propose("nama", "Yuliana Huby", "Sesuai KTP")
    assert pusat.shell.told[-1] == ("pusat.pegawai.proposed", {"nama": "Yuliana Hubi"})
    assert pusat.store.decisions(1)[0].action == "propose"


def test_f30_a_person_is_erased_once_it_is_understood_that_nothing_brings_him_back(
    window_world: Any, qtbot: Any, pusat: Any, taken: list[Office]
) -> None:
    screen = PegawaiPusatScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.show()
    row = pusat.store.persons(PersonFilter("Markus"), 1)[0]
    screen.presenter.open(row)
    screen.presenter.ask("erase")
    page = screen.person
    page._erase_action.trigger()
    assert pusat.store.person_count(PersonFilter()) == 2, "not before the box is ticked"
    page._sure.setChecked(True)
    page._erase_action.trigger()
    assert page._basis.wrong
    page._basis.set_value("Surat 12/2026")
    page._erase_action.trigger()
    assert pusat.store.person_count(PersonFilter()) == 1
    assert screen.title == "", "back at the list"
    assert pusat.shell.told[-1][0] == "pusat.pegawai.erased"
    assert [(one.action, dict(one.facts)) for one in pusat.store.decisions(1)] == [
        ("erase", {"alasan": "Surat 12/2026"})
    ]


def test_whoever_ctrl_k_finds_is_opened(window_world: Any, qtbot: Any, pusat: Any, taken: list[Office]) -> None:
    screen = PegawaiPusatScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.resize(1000, 560)
    screen.show()
    assert screen.list.model.rowCount() == 2
    with pusat.services.context().store.read() as reader:
        (found,) = reader.search("markus")
    screen.show_target(found.id, "")
    assert screen.title == "Markus Wenda"
    screen.presenter.ask("propose")
    assert screen.person._propose.isVisible()
    screen.home()
    assert screen.title == ""


def test_sums_of_offices_and_of_the_units_of_one(
    window_world: Any, qtbot: Any, pusat: Any, taken: list[Office], tmp_path: Path
) -> None:
    view = View()
    presenter = Rekap(pusat.services, view)
    presenter.load()
    state: RekapState = view.state
    assert [(row.kantor, row.pegawai) for row in state.rows] == [("Distrik Kurulu", 1), ("Distrik Walesi", 1)]
    presenter.export(tmp_path / "rekap.xlsx")
    assert len(pusat.sheets.written[tmp_path / "rekap.xlsx"][0].rows) == 3
    presenter.export_promotions(tmp_path / "kp.xlsx")
    assert tmp_path / "kp.xlsx" in pusat.sheets.written
    presenter.print(tmp_path / "rekap.pdf")
    presenter.export_promotions(tmp_path / "kp.pdf")
    presenter.choose(office=taken[0].id)
    presenter.print(tmp_path / "unit.pdf")
    assert "Distrik Kurulu" in _words(tmp_path / "rekap.pdf")
    assert "(IKM)" in _words(tmp_path / "rekap.pdf")
    assert "Tidak ada kenaikan pangkat" in _words(tmp_path / "kp.pdf")
    assert "(tanpa unit)" in _words(tmp_path / "unit.pdf")
    screen = RekapScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.resize(1000, 560)
    screen.show()
    assert screen.table.isColumnHidden(1)
    screen._into(0)
    assert screen.table.isColumnHidden(0)
    screen.home()
    assert screen.table.isColumnHidden(1)


def test_an_empty_centre_says_what_comes_first(window_world: Any, qtbot: Any, pusat: Any) -> None:
    screen = RekapScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.show()
    assert screen._pages.currentIndex() == 1


def test_keys_are_saved_under_a_passphrase_that_is_long_enough(pusat: Any, tmp_path: Path) -> None:
    view = View()
    presenter = Kunci(pusat.services, view)
    presenter.load()
    state: KeysState = view.state
    assert len(state.words) == 8
    assert not state.lost
    assert "belum pernah" in state.kept
    assert not presenter.sound("pendek", "pendek")
    assert view.state.error
    assert not presenter.sound("burung cenderawasih terbang", "burung cenderawasih terbbang")
    assert view.state.differs, "nobody sees what is typed, and a slip would close the file for ever"
    assert presenter.sound("burung cenderawasih terbang", "burung cenderawasih terbang")
    assert not view.state.differs
    presenter.save(tmp_path / "kunci.age", "burung cenderawasih terbang")
    assert (tmp_path / "kunci.age").exists()
    assert str(TODAY.year) in view.state.kept
    presenter.restore(tmp_path / "kunci.age", "burung cenderawasih terbang")
    assert pusat.shell.told[-1][0] == "pusat.pusat.keys_restored"


def test_the_page_of_the_centre_keeps_language_and_name(window_world: Any, qtbot: Any, pusat: Any) -> None:
    screen = PusatScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.show()
    screen._prefer(theme="dark")
    assert pusat.computer.preferences.theme == "dark"
