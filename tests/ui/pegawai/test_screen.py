"""The screen of people as somebody uses it: real widgets, a real file, the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatPenghargaan
from asn_desktop.core.usecases.export import HEADINGS
from asn_desktop.core.usecases.ports import Sheet
from asn_desktop.ui.presenters.pegawai.fields import TABS
from asn_desktop.ui.views.pegawai import make
from asn_desktop.ui.views.pegawai.doctor import DoctorPage
from asn_desktop.ui.views.pegawai.intake import IntakePage
from asn_desktop.ui.views.pegawai.list import PegawaiList
from asn_desktop.ui.views.pegawai.new import NewPage
from asn_desktop.ui.views.pegawai.person import PersonPage
from asn_desktop.ui.views.pegawai.screen import PegawaiScreen
from asn_desktop.ui.views.pegawai.units import UnitsPage

Key = Qt.Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def screen(qtbot: QtBot, window_world: Any, office: Any) -> Iterator[PegawaiScreen]:
    made = make(office.services)
    assert isinstance(made, PegawaiScreen)
    office.shell.on_offer = made.changed

    def go(where: str, target: UUID | None = None, detail: str = "") -> None:
        office.shell.gone.append((where, target, detail))
        if where == "pegawai":
            made.show_target(target, detail)

    office.shell.go = go
    qtbot.addWidget(made)
    made.resize(1166, 640)
    made.show()
    made.activateWindow()
    yield made
    made.hide()


def person(screen: PegawaiScreen) -> PersonPage:
    assert isinstance(screen.page, PersonPage)
    return screen.page


def settle(focused: QWidget) -> None:
    """Let the window lay itself out, as it does before anybody can press a key."""
    QApplication.processEvents()
    assert QApplication.focusWidget() is focused


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_typing_finds_and_enter_opens(screen: PegawaiScreen, qtbot: QtBot) -> None:
    page = screen.page
    assert isinstance(page, PegawaiList)
    search = page.search_field()
    assert search is not None
    assert page.page.bar.count.text() == "3 pegawai"
    qtbot.keyClicks(search, "kogoya")
    assert page.page.bar.count.text() == "1 pegawai"
    qtbot.keyClick(search, Key.Key_Down)
    qtbot.keyClick(page.page.table, Key.Key_Return)
    assert screen.title == "Maria Kogoya, S.Sos"
    qtbot.keyClick(screen.page, Key.Key_Escape)
    assert screen.page is page


def test_filters_narrow_and_are_remembered(screen: PegawaiScreen, office: Any, qtbot: QtBot) -> None:
    screen.show_target(None, f"unit={office['desk']}")
    page = screen.page
    assert isinstance(page, PegawaiList)
    assert page.page.bar.count.text() == "2 pegawai"
    page.page.bar.choices_changed.emit({"golongan": "IV/a"})
    again = make(office.services)
    qtbot.addWidget(again)
    assert isinstance(again, PegawaiScreen)
    assert isinstance(again.page, PegawaiList)
    assert again.page.page.bar.count.text() == "1 pegawai"


def test_export_writes_what_is_shown(screen: PegawaiScreen, office: Any, qtbot: QtBot, tmp_path: Path) -> None:
    page = screen.page
    assert isinstance(page, PegawaiList)
    search = page.search_field()
    assert search is not None
    qtbot.keyClicks(search, "sekretariat")
    page.page.export_to(tmp_path / "daftar.xlsx")
    (sheet,) = office.services.sheets.read(tmp_path / "daftar.xlsx")
    assert [row[0] for row in sheet.rows] == ["Nama", "Maria Kogoya, S.Sos", "Yunus Wenda, S.Sos"]
    assert sheet.rows[1][1] == "198509262010012902"


def test_the_selected_people_are_exported(screen: PegawaiScreen, office: Any, tmp_path: Path) -> None:
    page = screen.page
    assert isinstance(page, PegawaiList)
    page.page.table.selectAll()
    page.page.table.selectionModel().select(
        page.page.model.index(1, 0),
        QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows,
    )
    page.export_selected(tmp_path / "dipilih.xlsx")
    (sheet,) = office.services.sheets.read(tmp_path / "dipilih.xlsx")
    assert [row[0] for row in sheet.rows[1:]] == ["Maria Kogoya, S.Sos", "Yunus Wenda, S.Sos"]


def test_all_fields_of_whom_the_list_shows_are_written_in_the_form_of_the_template(
    screen: PegawaiScreen, office: Any, tmp_path: Path
) -> None:
    page = screen.page
    assert isinstance(page, PegawaiList)
    buttons = [one for one in page.page.bar.findChildren(QToolButton) if "bentuk templat" in one.accessibleName()]
    assert len(buttons) == 1
    page._presenter.listing.ask(text="Maria")
    page._presenter.export_whole(tmp_path / "lengkap.xlsx")
    people, *_help = office.services.sheets.read(tmp_path / "lengkap.xlsx")
    titles, *rows = people.rows
    assert tuple(titles) == HEADINGS
    assert len(rows) == 1
    assert "Maria Kogoya" in rows[0]
    assert "198509262010012902" in rows[0]


def test_enter_goes_from_field_to_field_and_ctrl_s_saves(screen: PegawaiScreen, office: Any, qtbot: QtBot) -> None:
    screen.show_target(office["maria"], "tempat_lahir")
    page = person(screen)
    place = page.identity.fields["tempat_lahir"].editor
    settle(place)
    qtbot.keyClicks(place, "Wamena")
    qtbot.keyClick(place, Key.Key_Return)
    born = page.identity.fields["tanggal_lahir"].editor
    assert QApplication.focusWidget() is born
    qtbot.keyClicks(born, "26/9/1985")
    assert "belum disimpan" in page.bar.note.text()
    assert screen.save_action is not None
    screen.save_action.trigger()
    (saved,) = office.read(Pegawai, id=office["maria"])
    assert saved.tempat_lahir == "Wamena"
    assert saved.tanggal_lahir is not None
    assert page.bar.note.text() == "Semua perubahan sudah disimpan."


def test_tab_visits_every_field_of_the_identity_in_order(screen: PegawaiScreen, office: Any, qtbot: QtBot) -> None:
    screen.show_target(office["maria"], "nama")
    page = person(screen)
    editors = [field.editor for field in page.identity.fields.values()]
    settle(editors[0])
    for editor in editors[1:]:
        now = QApplication.focusWidget()
        assert now is not None
        qtbot.keyClick(now, Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused is editor or focused.parentWidget() is editor, editor.accessibleName()


def test_every_tab_opens_and_says_what_it_is(screen: PegawaiScreen, office: Any) -> None:
    screen.show_target(office["maria"], "")
    page = person(screen)
    for number, tab in enumerate(TABS):
        page.tabs.setCurrentIndex(number)
        assert page.pages.currentIndex() == number, tab
    assert "Universitas Cenderawasih" in words_of(page.histories["pendidikan"])
    assert page.changes.table.model().rowCount() > 0


def test_a_history_entry_is_added_from_the_keyboard(screen: PegawaiScreen, office: Any, qtbot: QtBot) -> None:
    screen.show_target(office["maria"], "")
    screen.show_target(office["maria"], "penghargaan")
    page = person(screen)
    page._presenter.entries.add()
    editor = page.histories["penghargaan"].editor
    name = editor.form.fields["nama"].editor
    settle(name)
    qtbot.keyClicks(name, "Satyalancana Karya Satya X Tahun")
    qtbot.keyClick(name, Key.Key_Return)
    qtbot.keyClicks(editor.form.fields["tanggal"].editor, "17 Agustus 2025")
    assert screen.save_action is not None
    screen.save_action.trigger()
    (award,) = office.read(RiwayatPenghargaan, pegawai_id=office["maria"])
    assert award.nama == "Satyalancana Karya Satya X Tahun"
    assert editor.isHidden()
    assert "17 Agustus 2025" in words_of(page.histories["penghargaan"].line)


def test_what_is_wrong_stands_under_its_field(screen: PegawaiScreen, office: Any, qtbot: QtBot) -> None:
    screen.show_target(office["maria"], "nama")
    page = person(screen)
    name = page.identity.fields["nama"]
    name.editor.setFocus()
    name.editor.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClick(name.editor, Key.Key_Delete)
    assert screen.save_action is not None
    screen.save_action.trigger()
    assert "Nama tanpa gelar harus diisi." in words_of(name)
    assert name.editor.accessibleDescription() == "Nama tanpa gelar harus diisi."


def test_a_new_employee_is_written_down_and_opened(screen: PegawaiScreen, office: Any, qtbot: QtBot) -> None:
    screen.show_target(None, "baru")
    page = screen.page
    assert isinstance(page, NewPage)
    qtbot.keyClicks(page.form.fields["nip"].editor, "199203152024212904")
    assert "diangkat tahun 2024" in words_of(page.form.fields["nip"])
    qtbot.keyClicks(page.form.fields["nama"].editor, "Naomi Itlay")
    screen.save_action.trigger()  # type: ignore[union-attr]
    assert screen.title == "Naomi Itlay"
    (saved,) = office.read(Pegawai, nip="199203152024212904")
    assert saved.jenis_pegawai == "pppk"
    assert saved.jenis_kelamin == "wanita"


def test_a_unit_is_picked_by_part_of_its_name(screen: PegawaiScreen, office: Any, qtbot: QtBot) -> None:
    screen.show_target(None, "baru")
    page = screen.page
    assert isinstance(page, NewPage)
    pick = page.form.fields["unit_id"].editor
    pick.setFocus()
    qtbot.keyClicks(pick, "sekretariat")
    page.form.fields["nama"].editor.setFocus()
    assert pick.value == str(office["desk"])  # type: ignore[attr-defined]
    pick.setFocus()
    qtbot.keyClick(pick, Key.Key_Backspace)
    assert pick.value == ""  # type: ignore[attr-defined]


def test_the_import_runs_through_its_four_pages(screen: PegawaiScreen, office: Any, tmp_path: Path) -> None:
    rows = [
        ["No", "Nama", "NIP", "Golongan", "TMT Golongan", "Jabatan", "Unit Kerja"],
        [1, "Debora Asso", "199008092014032911", "III/b", "01/04/2023", "Pengelola Keuangan", "Sekretariat"],
    ]
    office.services.sheets.write(tmp_path / "daftar.xlsx", [Sheet("Data", rows)])
    screen.show_target(None, "impor")
    page = screen.page
    assert isinstance(page, IntakePage)
    page.take([tmp_path / "daftar.xlsx"])
    assert "Daftar pegawai kantor" in words_of(page.match)
    screen.primary_action.trigger()  # type: ignore[union-attr]
    assert page.check.tabs.tabText(0) == "Baru (1)"
    screen.primary_action.trigger()  # type: ignore[union-attr]
    assert "1 pegawai diambil" in words_of(page.done)
    assert page.done.isVisible()
    screen.primary_action.trigger()  # type: ignore[union-attr]
    assert isinstance(screen.page, PegawaiList)
    assert screen.page.page.bar.count.text() == "4 pegawai"


def test_units_and_doctor_open_and_lead_on(screen: PegawaiScreen, office: Any, qtbot: QtBot) -> None:
    screen.show_target(None, "unit")
    units = screen.page
    assert isinstance(units, UnitsPage)
    assert "1 susunan keliru" in words_of(units)
    screen.show_target(None, "periksa")
    doctor = screen.page
    assert isinstance(doctor, DoctorPage)
    qtbot.keyClick(doctor.table, Key.Key_Return)
    assert screen.page is not doctor
    screen.page.back.emit()
    assert screen.page is doctor, "back to the findings one came from"


@pytest.mark.parametrize("page", ["", "baru", "impor", "unit", "periksa"])
def test_every_control_has_a_name(screen: PegawaiScreen, page: str) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView

    screen.show_target(None, page)
    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView):
        for control in screen.page.findChildren(kind):
            inner = control.parentWidget()
            if control.isHidden() or not control.isVisible() or isinstance(inner, QComboBox | QTableView | QLineEdit):
                continue
            text = control.text() if isinstance(control, QAbstractButton) else ""
            assert control.accessibleName() or text or control.toolTip(), control


def test_a_person_comes_into_view_with_the_content(screen: PegawaiScreen, office: Any) -> None:
    """The list stays until the person has been read: nobody sees an empty page."""
    office.runner.held = []
    screen.show_target(office["maria"], "")
    assert isinstance(screen.page, PegawaiList)
    office.runner.let_go()
    assert isinstance(screen.page, PersonPage)
    assert screen.title == "Maria Kogoya, S.Sos"
    assert screen.window().updatesEnabled()
