"""The whole window on a real practice office: what a person sees, by keyboard and by mouse."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.rows import PegawaiFilter, Sort
from asn_desktop.ui.shell.fonts import FAMILY
from asn_desktop.ui.shell.screens import screens
from asn_desktop.ui.widgets.big_choice import BigChoice
from asn_desktop.ui.widgets.screen import Screen

SCREENS = tuple(spec.key for spec in screens(Screen))
"""By name, in the order of the navigation; none is made."""


def texts_in(widget: QWidget) -> str:
    shown = [w.text() for w in widget.findChildren(QLabel) + widget.findChildren(QAbstractButton) if w.isVisible()]
    return "\n".join(shown)


def test_first_start_offers_three_ways_in(program: Any) -> None:
    running = program()
    running.start()
    seen = texts_in(running.window)
    for way in ("Kantor baru", "Buka berkas", "Latihan"):
        assert way in seen
    assert not running.window.nav.isVisible()


def test_a_word_about_an_empty_field_of_the_wizard_goes_when_it_is_typed_into(program: Any) -> None:
    running = program()
    running.start()
    window = running.window
    QTest.mouseClick(window.findChildren(BigChoice)[0], Qt.MouseButton.LeftButton)
    go_on = next(each for each in window.findChildren(QAbstractButton) if each.text() == "Lanjut")
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert "Isi nama kantor." in texts_in(window)
    QTest.keyClicks(next(each for each in window.findChildren(QLineEdit) if each.isVisible()), "Distrik Welesi")
    said = texts_in(window)
    assert "Isi nama kantor." not in said
    assert "Isi instansi yang membawahi kantor ini." in said, "what is still empty is still said"


def test_the_practice_office_says_so_on_every_screen(office: Any) -> None:
    for key in SCREENS:
        office.window.go(key)
        office.settle()
        assert "LATIHAN" in texts_in(office.window.header), key
    assert "LATIHAN" in office.window.windowTitle()


def test_alt_and_a_digit_change_the_page(office: Any) -> None:
    for number, key in enumerate(SCREENS[:10], start=1):  # the tenth is at Alt+0
        office.qtbot.keyClick(office.window, str(number % 10), Qt.KeyboardModifier.AltModifier)
        office.settle()
        assert office.window.place == key


def test_a_screen_that_cannot_be_opened_is_not_marked_as_the_one_on_show(office: Any) -> None:
    def broken(_services: Any) -> Any:
        raise UserError("nothing_to_print")

    window = office.window
    window._specs["keberatan"] = replace(window._specs["keberatan"], make=broken)
    marked = {each.accessibleName(): each for each in window.nav.findChildren(QAbstractButton)}
    marked["Keberatan"].setChecked(True)  # as a click does
    with pytest.raises(UserError):
        window.go("keberatan")
    assert window.place == "beranda"
    assert marked["Beranda"].isChecked()
    assert not marked["Keberatan"].isChecked()


def test_narrow_windows_show_icons_only_and_keep_the_names_for_those_who_cannot_see(office: Any) -> None:
    office.window.resize(1024, 600)
    buttons = office.window.nav.findChildren(QAbstractButton)
    assert [button.text() for button in buttons] == [""] * len(SCREENS)
    assert buttons[0].accessibleName() == "Beranda"
    office.window.resize(1366, 768)
    assert buttons[0].text() == "Beranda"


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768)])
def test_every_screen_fits_the_window_without_pushing_it_wider(office: Any, size: tuple[int, int]) -> None:
    office.window.resize(*size)
    for key in SCREENS:
        office.window.go(key)
        office.settle()
        assert (office.window.width(), office.window.height()) == size, key
        hint = office.window.minimumSizeHint()
        assert hint.width() <= size[0], f"{key} wants {hint.width()} pixels"
        assert hint.height() <= size[1], f"{key} wants {hint.height()} pixels"


def test_ctrl_k_finds_a_person_and_enter_opens_the_page(office: Any) -> None:
    window, qtbot = office.window, office.qtbot
    with office.desk.context().store.read() as reader:
        person = reader.pegawai_rows(PegawaiFilter(), Sort(), 1, 3)[0]
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    popup = window._popup
    qtbot.keyClicks(popup.field, person.nip[:12])
    qtbot.waitUntil(lambda: popup.found.count() > 0 and person.nama in popup.found.item(0).text(), timeout=5000)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    office.settle()
    assert window.place == "pegawai"
    assert not popup.isVisible()
    assert person.nama in window.visit("pegawai").title


def test_f1_opens_help_for_the_screen_on_show_and_follows(office: Any) -> None:
    office.qtbot.keyClick(office.window, Qt.Key.Key_F1)
    panel = office.window.help_panel()
    assert "Hari ini" in panel._body.toPlainText()
    office.window.go("evaluasi")
    office.settle()
    assert "Mengapa?" in panel._body.toPlainText()
    office.qtbot.keyClick(office.window, Qt.Key.Key_F1)
    assert not panel.isVisible()


def test_a_problem_is_told_in_words_and_stays_until_read(office: Any) -> None:
    office.window.report(UserError("name_missing"))
    office.window.go("pegawai")
    office.settle()
    assert "Nama belum diisi." in texts_in(office.window.bar)
    close = next(b for b in office.window.bar.findChildren(QAbstractButton) if b.accessibleName() == "Sudah dibaca")
    close.click()
    assert not office.window.bar.isVisible()


def test_saved_at_is_said_only_after_something_was_saved_and_undo_takes_it_back(office: Any) -> None:
    window = office.window
    assert "Tersimpan" not in texts_in(window.status)
    window.offer(Changes())
    assert "Tersimpan" not in texts_in(window.status)
    window.go("pengaturan")
    office.settle()
    presenter = window.visit("pengaturan").presenter
    before = presenter._state.values["tempat"]
    presenter.typed("tempat", "Wamena")
    presenter.save_office()
    office.settle()
    assert "Tersimpan" in texts_in(window.status)
    undo = next(b for b in window.bar.findChildren(QAbstractButton) if b.text() == "Urungkan")
    undo.click()
    office.settle()
    assert presenter._state.values["tempat"] == before


def test_what_is_on_paper_is_not_offered_to_be_taken_back(office: Any) -> None:
    """A form was printed or saved, and noted for the archive: undoing that note would lose the signed paper."""
    office.window.offer(Changes(frozenset({"cetakan"}), frozenset({uuid4()})))
    office.window.tell("cetak.said.saved", n=3, name="skp.pdf")
    office.settle()
    assert "3 formulir disimpan" in texts_in(office.window.bar)
    assert "Urungkan" not in texts_in(office.window.bar)


def test_a_defect_is_shown_with_details_to_copy(office: Any, caplog: Any) -> None:
    office.window.failed(ZeroDivisionError("demi uji"))
    dialog = office.window._bug
    assert "ZeroDivisionError" in dialog._details
    assert "gangguan" in dialog.windowTitle()
    dialog.close()
    caplog.clear()


def test_language_and_look_change_at_once_and_typing_survives(office: Any) -> None:
    office.window.go("pengaturan")
    office.settle()
    office.window.visit("pengaturan").presenter.typed("alamat", "Jalan Baru 1")
    office.settle()
    desk = office.desk
    office.window.go("pengaturan", None, "tampilan")
    office.window.offer(Changes(frozenset({"unit"})))
    assert "Tersimpan" in texts_in(office.window.status)
    desk.prefer(replace(desk.preferences, language="en", theme="dark"))
    office.settle()
    assert office.window.place == "pengaturan"
    assert office.window.visit("pengaturan").detail == "tampilan"
    assert "Saved" in texts_in(office.window.status)
    assert "Settings" in texts_in(office.window)
    assert office.window.visit("pengaturan").presenter._state.values["alamat"] == "Jalan Baru 1"
    desk.prefer(replace(desk.preferences, language="id", theme="light"))
    office.settle()
    assert "Pengaturan" in texts_in(office.window)


def test_the_next_start_opens_the_same_file_and_offers_what_was_being_typed(
    office: Any, program: Any, tmp_path: Path
) -> None:
    store = office.desk.context().store
    store.keep_draft(f"pengaturan/{uuid4()}/alamat", "Jalan yang")
    office.close()
    again = program()
    again.desk.start()
    again.qtbot.waitUntil(lambda: again.window.place == "beranda", timeout=20000)
    again.settle()
    assert "1 ketikan yang belum disimpan" in texts_in(again.window.bar)
    next(b for b in again.window.bar.findChildren(QAbstractButton) if b.text() == "Lanjutkan").click()
    again.settle()
    assert again.window.place == "pengaturan"


def test_what_was_being_typed_is_offered_above_the_word_that_evidence_was_left_behind(
    office: Any, program: Any
) -> None:
    context = office.desk.context()
    context.store.keep_draft(f"pengaturan/{uuid4()}/alamat", "Jalan yang")
    assert context.vault.is_there()
    shutil.rmtree(context.vault.folder)
    office.close()
    again = program()
    again.desk.start()
    again.qtbot.waitUntil(lambda: again.window.place == "beranda", timeout=20000)
    again.settle()
    said = texts_in(again.window.bar)
    assert "1 ketikan yang belum disimpan" in said
    assert "1 pesan lain" in said
    next(b for b in again.window.bar.findChildren(QAbstractButton) if b.text() == "Lanjutkan").click()
    again.settle()
    assert "folder" in texts_in(again.window.bar), "the other message comes when the first one is read"


def test_a_file_that_is_gone_leads_to_the_start_page_with_the_reason(program: Any, tmp_path: Path) -> None:
    running = program()
    running.desk.start(tmp_path / "hilang.asn")
    running.qtbot.waitUntil(lambda: running.window.bar.isVisible(), timeout=20000)
    assert "Kantor baru" in texts_in(running.window)


def test_every_control_has_a_name_for_those_who_cannot_see_it(office: Any) -> None:
    nameless: list[str] = []
    for key in SCREENS:
        office.window.go(key)
        office.settle()
        nameless.extend(f"{key}: {widget}" for widget in _controls(office.window) if not _name(widget))
    assert not nameless


def test_no_page_opens_a_window_of_its_own_even_for_a_moment(office: Any, qapp: Any) -> None:
    class Watch(QObject):
        seen: list[QObject] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.seen.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    for key in SCREENS:
        office.window.go(key)
        office.settle()
    qapp.removeEventFilter(watch)
    assert not watch.seen


def test_the_letters_are_there(office: Any) -> None:
    assert QFontInfo(office.window.font()).family() == FAMILY


def test_qts_own_dialogs_speak_indonesian(office: Any, tmp_path: Path) -> None:
    translator = office.desk._translator
    translator.missing.clear()
    box = QMessageBox(
        QMessageBox.Icon.Question, "Judul", "Isi",
        QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
    )  # fmt: skip
    box.setDetailedText("Rincian")
    files = QFileDialog(office.window, "Simpan", str(tmp_path))
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    printer = QPrinter()  # the dialog does not keep it
    printing = QPrintDialog(printer, office.window)
    for dialog in (box, files, printing):
        dialog.show()
        dialog.grab()
    for editor in (QLineEdit("a"), QPlainTextEdit("a")):
        menu = editor.createStandardContextMenu()
        assert menu is not None
        menu.deleteLater()
    seen = {button.text().replace("&", "") for d in (box, files) for button in d.findChildren(QAbstractButton)}
    for dialog in (box, files, printing):
        dialog.close()
        dialog.deleteLater()
    assert {"Simpan", "Batal"} <= seen
    ours = {
        *("QMessageBox", "QPlatformTheme", "QFileDialog", "QLineEdit", "QWidgetTextControl", "QFileSystemModel"),
        *("QPrintDialog", "QPrintSettingsOutput", "QPrintWidget", "QPrintPropertiesDialog", "QPrintPropertiesWidget"),
    }
    assert not {pair for pair in translator.missing if pair[0] in ours and pair[1].strip(" .:&")}


def _controls(window: QWidget) -> Iterator[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractSpinBox)
    for widget in window.findChildren(QWidget):
        around = widget.parentWidget()
        part = isinstance(around, (QLineEdit, QComboBox, QTabBar)) or widget.objectName().startswith("qt_")
        part = part or widget.metaObject().className() in ("QTableCornerButton", "QComboBoxListView")
        if isinstance(widget, kinds) and widget.isVisible() and not part:
            yield widget


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@pytest.mark.parametrize("kind", ["gone", "spreadsheet", "database"])
def test_a_file_that_is_no_office_is_explained_on_the_start_page(program: Any, tmp_path: Path, kind: str) -> None:
    """Double-clicked or named on the command line; nothing in it is changed."""
    file = tmp_path / {"gone": "hilang.asn", "spreadsheet": "daftar.xlsx", "database": "lain.asn"}[kind]
    if kind == "spreadsheet":
        file.write_bytes(b"PK\x03\x04 lembar kerja")
    elif kind == "database":
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE resep (nama TEXT)")
            other.commit()
    before = file.read_bytes() if file.exists() else None
    running = program()
    running.desk.start(file)
    running.qtbot.waitUntil(lambda: "Kantor baru" in texts_in(running.window))
    running.settle()
    said = texts_in(running.window)
    assert file.name in said
    assert {"gone": "tidak ditemukan", "spreadsheet": "lewat Impor", "database": "program lain"}[kind] in said
    assert (file.read_bytes() if file.exists() else None) == before
