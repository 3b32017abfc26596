"""The desk: both sides seen, decided, and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from posting import TODAY, Office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from asn_desktop.core.usecases.centre.receiving import receive
from asn_desktop.core.usecases.centre.rows import Decision
from asn_desktop.storage.db import new_id, open_store
from asn_desktop.ui.presenters.centre.desk import (
    Meja,
    MejaState,
    Task,
    decision_text,
    reversible,
    task_about,
    task_title,
)
from asn_desktop.ui.presenters.centre_services import CHANGED, CentreBook
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.views.centre.meja import MejaScreen


class View:
    """Shows the state, and of the list its first page."""

    state = MejaState()
    tasks: tuple[Task, ...] = ()

    def render(self, state: MejaState) -> None:
        self.state = state

    def restored(self, asked: Asked) -> None: ...

    def reset(self, _count: int | None, first: Sequence[Any]) -> None:
        self.tasks = tuple(first)

    def counted(self, count: int) -> None: ...

    def page(self, offset: int, rows: Sequence[Any]) -> None: ...


def opened(pusat: Any, view: View) -> Meja:
    """The desk with its first task on show."""
    presenter = Meja(pusat.services, view)
    presenter.listing.attach(view)
    presenter.load()
    presenter.choose(view.tasks[0])
    return presenter


@pytest.fixture
def view() -> View:
    return View()


@pytest.fixture
def two_values(pusat: Any, kantor: Callable[..., Office], tmp_path: Path) -> Office:
    """An office went back to an old copy and went on from there."""
    walesi = kantor("Distrik Walesi", pusat.centre)
    (ester,) = walesi.people("Ester Logo")
    file, old = walesi.folder / "kantor.asn", walesi.folder / "lama.asn"
    walesi.store.close()
    shutil.copy(file, old)
    walesi.store = open_store(file, today=TODAY, installation="Distrik Walesi")
    walesi.put(ester.with_(nama="Ester Logo Wamena"))
    walesi.send(tmp_path / "s1")
    walesi.store.close()
    walesi.store = open_store(old, today=TODAY, installation="Distrik Walesi")
    walesi.put(ester.with_(nama="Ester Logo Kurulu", tempat_lahir="Wamena"))
    walesi.send(tmp_path / "s2")
    for stick in ("s1", "s2"):
        receive(pusat.store, pusat.centre.desk(), [tmp_path / stick], "Ina")
    return walesi


def test_both_values_stand_side_by_side_with_what_differs(pusat: Any, two_values: Office, view: View) -> None:
    opened(pusat, view)
    (task,) = view.tasks
    assert view.state.waiting == 1
    assert task_title(task, pusat.services).startswith("Ester Logo")
    assert "salinan lama" in task_about(task, pusat.services)
    assert view.state.sides is not None
    assert [(line.name, line.left, line.right) for line in view.state.sides.lines] == [
        ("Nama", "Ester Logo Kurulu", "Ester Logo Wamena"),
        ("Tempat lahir", "Wamena", ""),
    ]


def test_a_decision_for_the_centre_needs_its_reason_and_can_be_taken_back(
    pusat: Any, two_values: Office, view: View
) -> None:
    presenter = opened(pusat, view)
    assert not presenter.decide(Decision.CENTRE, " ")
    assert presenter.decide(Decision.CENTRE, "Sesuai SK CPNS")
    presenter.load()
    assert view.tasks == ()
    newest = view.state.decided[0]
    assert "isi pusat" in decision_text(newest, pusat.services)
    assert "Sesuai SK CPNS" in decision_text(newest, pusat.services)
    assert reversible(newest)
    assert pusat.shell.told[-1][0] == "pusat.meja.decided"
    presenter.undo(newest)
    presenter.load()
    assert len(view.tasks) == 1
    assert not reversible(next(row for row in view.state.decided if row.id == newest.id))


def test_the_undo_button_of_the_window_takes_the_last_decision_back(pusat: Any, two_values: Office, view: View) -> None:
    presenter = opened(pusat, view)
    presenter.decide(Decision.OFFICE, "")
    store = pusat.services.context().store
    with store.read() as reader:
        last = reader.last_change()
    assert last is not None
    with store.write("undo", "Ina") as work:
        work.undo(last.group)
        assert work.commit()
    presenter.load()
    assert len(view.tasks) == 1
    with store.read() as reader:
        assert reader.last_change() is None


def test_one_person_in_two_offices_goes_to_the_one_that_is_named(
    pusat: Any, kantor: Callable[..., Office], view: View, tmp_path: Path
) -> None:
    for name in ("Distrik Walesi", "Distrik Kurulu"):
        office = kantor(name, pusat.centre)
        office.people("Yuliana Hubi")
        office.send(tmp_path / "stik")
    receive(pusat.store, pusat.centre.desk(), [tmp_path / "stik"], "Ina")
    presenter = opened(pusat, view)
    (task,) = view.tasks
    assert view.state.sides is not None
    assert {view.state.sides.left, view.state.sides.right} == {"Distrik Walesi", "Distrik Kurulu"}
    assert presenter.decide(Decision.MERGE_HERE, "")
    presenter.load()
    assert view.tasks == ()
    (row,) = pusat.store.persons(_everybody(), 10)
    assert row.kantor == task.kantor


def test_a_clear_desk_says_so_and_the_screen_asks_for_reasons_in_the_page(
    window_world: Any, qtbot: Any, pusat: Any, two_values: Office
) -> None:
    screen = MejaScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.resize(1000, 560)
    screen.show()
    assert screen.list.model.rowCount() == 1
    screen.sheet._buttons[Decision.CENTRE].click()
    assert screen.sheet.asking.isVisible()
    screen.sheet.asking._go.trigger()
    assert screen.sheet._reason.wrong
    screen.sheet._reason.set_value("Sesuai SK")
    screen.sheet.asking._go.trigger()
    screen.presenter.load()
    assert screen.list._stack.currentWidget() is screen.list._empty
    assert screen.sheet.isHidden()
    screen.show_target(None, "diputuskan")
    assert screen.detail == "diputuskan"


def test_an_alert_is_ticked_off_with_a_note_and_stands_again_after_undo(
    window_world: Any, qtbot: Any, pusat: Any, kantor: Callable[..., Office]
) -> None:
    walesi = kantor("Distrik Walesi", pusat.centre)
    pusat.store.alert(walesi.id, new_id(), "centre_two_machines", {"nama": "Distrik Walesi", "epoch": 1})
    screen = MejaScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.resize(1000, 560)
    screen.show()
    screen.show_target(None, "peringatan")
    assert screen._tabs.tabText(2) == "Peringatan (1)"
    settle = next(one for one in screen.alerts.findChildren(QPushButton) if one.text() == "Sudah ditangani")
    qtbot.mouseClick(settle, Qt.MouseButton.LeftButton)
    assert screen.alerts.asking.isVisible()
    qtbot.keyClick(screen.alerts.note.editor, Qt.Key.Key_Return)
    assert screen.alerts.note.wrong
    qtbot.keyClicks(screen.alerts.note.editor, "Sudah ditelepon")
    qtbot.keyClick(screen.alerts.note.editor, Qt.Key.Key_Return)
    screen.changed(CHANGED)
    assert (screen._tabs.tabText(2), screen.alerts.asking.isHidden()) == ("Peringatan (0)", True)
    newest = screen._state.decided[0]
    said = decision_text(newest, pusat.services)
    assert said.startswith("Distrik Walesi: ")
    assert said.endswith("Sudah ditangani: Sudah ditelepon")
    assert reversible(newest)
    screen.presenter.undo(newest)
    screen.changed(CHANGED)
    assert screen._tabs.tabText(2) == "Peringatan (1)"


def test_after_a_decision_the_next_task_is_on_the_sheet_and_filters_narrow_the_list(
    window_world: Any, qtbot: Any, pusat: Any, kantor: Callable[..., Office], tmp_path: Path
) -> None:
    for name in ("Distrik Walesi", "Distrik Kurulu"):
        office = kantor(name, pusat.centre)
        office.people("Yuliana Hubi", "Simson Wenda", "Maria Kogoya")
        office.send(tmp_path / "stik")
    receive(pusat.store, pusat.centre.desk(), [tmp_path / "stik"], "Ina")
    screen = MejaScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.resize(1000, 560)
    screen.show()
    model = screen.list.model
    names = [model.data(model.index(row, 0)) for row in range(3)]
    screen.list.table.selectRow(1)
    assert screen.sheet._card.heading.text() == names[1]
    screen.sheet._buttons[Decision.DIFFERENT].click()
    screen.changed(CHANGED)
    assert model.rowCount() == 2
    assert screen.sheet._card.heading.text() == names[2], "the one after it"
    assert screen.list.table.currentIndex().row() == 1
    assert screen._tabs.tabText(0).endswith("(2)")
    screen.list.bar.search.setText(names[0])
    assert (model.rowCount(), screen.sheet._card.heading.text()) == (1, names[0])
    screen.list.bar.search.clear()
    screen.presenter.listing.ask(choices={"giliran": "held"})
    assert (model.rowCount(), screen.sheet.isHidden()) == (0, True)
    assert screen._tabs.tabText(0).endswith("(2)"), "whatever is shown, so many wait"


def test_what_another_operator_was_faster_with_is_said_and_the_list_is_true(
    pusat: Any, two_values: Office, view: View
) -> None:
    ours, theirs = opened(pusat, view), View()
    other = opened(pusat, theirs)
    assert ours.decide(Decision.OFFICE, "")
    assert other.decide(Decision.OFFICE, "")
    assert pusat.shell.reported[-1].key == "centre_decided_already"
    assert theirs.tasks == ()
    newest = theirs.state.decided[0]
    ours.undo(newest)
    other.undo(newest)
    assert pusat.shell.reported[-1].key == "centre_cannot_undo"
    assert len(theirs.tasks) == 1


def test_the_undo_button_never_takes_back_what_somebody_else_decided(
    pusat: Any, two_values: Office, view: View
) -> None:
    opened(pusat, view).decide(Decision.OFFICE, "")
    book = CentreBook(pusat.store, lambda: "Budi")
    assert book.last_change() is None
    assert CentreBook(pusat.store, lambda: "Ina").last_change() is not None


def _everybody() -> Any:
    from asn_desktop.core.usecases.centre.rows import PersonFilter

    return PersonFilter()
