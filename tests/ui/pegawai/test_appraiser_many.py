"""One appraiser for the people selected in the list: asked under it, done at once, undone at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases import penetapan
from asn_desktop.storage.db import new_id
from asn_desktop.ui.presenters.entry_fields import YES
from asn_desktop.ui.presenters.rater_search import OUTSIDE
from asn_desktop.ui.views.pegawai import make
from asn_desktop.ui.views.pegawai.list import PegawaiList

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = date(2026, 3, 16)


@pytest.fixture
def page(qtbot: QtBot, window_world: Any, office: Any) -> Iterator[PegawaiList]:
    screen = make(office.services)
    office.shell.on_offer = screen.changed
    qtbot.addWidget(screen)
    screen.resize(1166, 640)
    screen.show()
    found = screen.page  # type: ignore[attr-defined]
    assert isinstance(found, PegawaiList)
    yield found
    screen.hide()


def ask(page: PegawaiList) -> None:
    page.page.table.selectAll()
    page._rater.click()
    assert page.appraiser.isVisibleTo(page)
    assert not page._bar.isVisibleTo(page)


def pick(page: PegawaiList, qtbot: QtBot, text: str) -> None:
    """Type a part of the name, and take the first one offered."""
    field = page.appraiser.form.fields["penilai"].editor
    field.setFocus()
    qtbot.keyClicks(field, text)
    page.appraiser.presenter.find("penilai", text)
    field._chosen(field._model.index(0, 0))  # type: ignore[attr-defined]


def test_everybody_but_the_appraiser_himself(page: PegawaiList, office: Any, qtbot: QtBot) -> None:
    assert not page._rater.isVisibleTo(page)
    penetapan.assign(office.services.context(), office["yunus"], date(2025, 1, 1), penilai_id=office["simson"])
    ask(page)
    pick(page, qtbot, "yunus")
    qtbot.keyClicks(page.appraiser.form.fields["dasar"].editor, "SPT 12")
    assert page.primary is not None
    page.primary.trigger()

    decided = office.read(PenetapanPenilai, penilai_id=office["yunus"])
    assert {(entry.pegawai_id, entry.penilai_id, entry.tmt, entry.dasar) for entry in decided} == {
        (office["maria"], office["yunus"], TODAY, "SPT 12"),
    }
    assert office.shell.told == [("appraiser.said.done", {"n": 1, "tanggal": TODAY, "lama": 0})]
    words = [label.text() for label in page.appraiser.refused.findChildren(QLabel)]
    assert any(text.startswith("Simson Hubi, S.Sos: ") and "saling menilai" in text for text in words)
    assert any(text.startswith("Yunus Wenda, S.Sos: ") and "dirinya sendiri" in text for text in words)
    refused = page.appraiser.refused
    assert refused.isVisibleTo(page)
    QApplication.processEvents()
    assert refused._area.verticalScrollBar().maximum() == 0, "two sentences are seen whole"
    assert page._bar.isVisibleTo(page)
    assert not page.appraiser.isVisibleTo(page)
    assert page.primary.text() == "Pegawai baru"
    page.appraiser.presenter.read_refused()
    assert not page.appraiser.refused.isVisibleTo(page)

    people.undo_last(office.services.context())
    assert office.read(PenetapanPenilai, penilai_id=office["yunus"]) == ()


def test_an_outside_official_acting_for_another(page: PegawaiList, office: Any, qtbot: QtBot) -> None:
    regent = Pejabat(id=new_id(), nama="Yosep Bupati", jabatan="Bupati")
    people.save(office.services.context(), regent)
    ask(page)
    pick(page, qtbot, "yosep")
    assert page.appraiser.presenter.state.form.typed["penilai"] == f"{OUTSIDE}{regent.id}"  # type: ignore[union-attr]
    page.appraiser.presenter.typed("status", StatusJabatan.PLT.value)
    page.appraiser.presenter.typed("tmt", "1-2-2026")
    page.appraiser.go.trigger()
    decided = office.read(PenetapanPenilai, pejabat_id=regent.id)
    assert len(decided) == 3
    assert {(entry.status, entry.tmt) for entry in decided} == {(StatusJabatan.PLT, date(2026, 2, 1))}

    ask(page)
    pick(page, qtbot, "yosep")
    page.appraiser.presenter.typed("status", StatusJabatan.PLT.value)
    page.appraiser.go.trigger()
    assert office.shell.told[-1] == ("appraiser.said.same", {"n": 3})
    assert len(office.read(PenetapanPenilai)) == 3


def test_a_vacant_post_and_a_missing_answer(page: PegawaiList, office: Any, qtbot: QtBot) -> None:
    ask(page)
    page.appraiser.go.trigger()
    form = page.appraiser.presenter.state.form
    assert form is not None
    assert "Pilih salah satu" in form.problems["penilai"]
    pick(page, qtbot, "maria")
    page.appraiser.presenter.typed("kosong", YES)
    form = page.appraiser.presenter.state.form
    assert form is not None
    assert form.typed["penilai"] == ""
    page.appraiser.presenter.typed("tmt", "besok lusa")
    page.appraiser.go.trigger()
    assert "Tanggal tidak terbaca" in page.appraiser.presenter.state.form.problems["tmt"]  # type: ignore[union-attr]
    page.appraiser.presenter.typed("tmt", "1 Januari 2026")
    page.appraiser.go.trigger()
    assert {(entry.penilai_id, entry.pejabat_id) for entry in office.read(PenetapanPenilai)} == {(None, None)}
    assert len(office.read(PenetapanPenilai)) == 3


def test_escape_gives_up(page: PegawaiList, office: Any, qtbot: QtBot) -> None:
    ask(page)
    qtbot.keyClick(page.appraiser, Qt.Key.Key_Escape)
    assert not page.appraiser.isVisibleTo(page)
    assert page._bar.isVisibleTo(page)
    assert office.read(PenetapanPenilai) == ()
