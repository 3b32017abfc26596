"""The desk: both sides seen, decided, and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from posting import TODAY, Office

from asn_desktop.core.usecases.centre.receiving import receive
from asn_desktop.core.usecases.centre.rows import Decision
from asn_desktop.storage.db import open_store
from asn_desktop.ui.presenters.centre_desk import Meja, MejaState, decision_text, reversible, task_about, task_title
from asn_desktop.ui.views.centre.meja import MejaScreen


class View:
    state = MejaState()

    def render(self, state: MejaState) -> None:
        self.state = state


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
    Meja(pusat.services, view).load()
    (task,) = view.state.tasks
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
    presenter = Meja(pusat.services, view)
    presenter.load()
    assert not presenter.decide(Decision.CENTRE, " ")
    assert presenter.decide(Decision.CENTRE, "Sesuai SK CPNS")
    presenter.load()
    assert view.state.tasks == ()
    newest = view.state.decided[0]
    assert "isi pusat" in decision_text(newest, pusat.services)
    assert "Sesuai SK CPNS" in decision_text(newest, pusat.services)
    assert reversible(newest)
    assert pusat.shell.told[-1][0] == "pusat.meja.decided"
    presenter.undo(newest)
    presenter.load()
    assert len(view.state.tasks) == 1
    assert not reversible(next(row for row in view.state.decided if row.id == newest.id))


def test_the_undo_button_of_the_window_takes_the_last_decision_back(pusat: Any, two_values: Office, view: View) -> None:
    presenter = Meja(pusat.services, view)
    presenter.load()
    presenter.decide(Decision.OFFICE, "")
    store = pusat.services.context().store
    with store.read() as reader:
        last = reader.last_change()
    assert last is not None
    with store.write("undo", "Ina") as work:
        work.undo(last.group)
        assert work.commit()
    presenter.load()
    assert len(view.state.tasks) == 1
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
    presenter = Meja(pusat.services, view)
    presenter.load()
    (task,) = view.state.tasks
    assert view.state.sides is not None
    assert {view.state.sides.left, view.state.sides.right} == {"Distrik Walesi", "Distrik Kurulu"}
    assert presenter.decide(Decision.MERGE_HERE, "")
    presenter.load()
    assert view.state.tasks == ()
    (row,) = pusat.store.persons(_everybody(), 10)
    assert row.kantor == task.kantor


def test_a_clear_desk_says_so_and_the_screen_asks_for_reasons_in_the_page(
    window_world: Any, qtbot: Any, pusat: Any, two_values: Office
) -> None:
    screen = MejaScreen(pusat.services)
    qtbot.addWidget(screen)
    screen.resize(1000, 560)
    screen.show()
    assert screen.model.rowCount() == 1
    screen.sheet._buttons[Decision.CENTRE].click()
    assert screen.sheet.asking.isVisible()
    screen.sheet.asking._go.trigger()
    assert screen.sheet._reason.wrong
    screen.sheet._reason.set_value("Sesuai SK")
    screen.sheet.asking._go.trigger()
    screen.presenter.load()
    assert screen._tasks.currentWidget() is screen._empty
    screen.show_target(None, "diputuskan")
    assert screen.detail == "diputuskan"


def _everybody() -> Any:
    from asn_desktop.core.usecases.centre.rows import PersonFilter

    return PersonFilter()
