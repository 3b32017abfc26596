"""Ctrl+Z in the window: in a field it takes back typing, and only there; what was saved is undone by its message."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.core.domain.riwayat import RiwayatGolongan
from asn_desktop.core.domain.skp import HasilKerja, JenisHasilKerja, Skp, StatusSkp
from asn_desktop.core.domain.usulan import StatusUsulan, Usulan


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def undo(office: Any) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    office.settle()


def test_in_a_line_it_takes_back_what_was_typed_and_leaves_the_recorded_step(office: Any) -> None:
    store = office.desk.context().store
    with store.read() as reader:
        sent = next(each for each in reader.find(Usulan) if each.status is StatusUsulan.DIKIRIM)
        ranks = len(reader.find(RiwayatGolongan, pegawai_id=sent.pegawai_id))
    office.window.go("usulan", sent.id)
    office.settle()
    sheet = office.window.visit("usulan").sheet
    number = sheet.deciding.of(sent.hak).fields["nomor_keputusan"].editor
    assert isinstance(number, QLineEdit)
    number.setFocus()
    QTest.keyClicks(number, "823.3/9")
    office.settle()
    undo(office)
    assert number.text() == ""
    assert focused() is number
    undo(office)
    assert number.text() == ""
    with store.read() as reader:
        assert reader.get(Usulan, sent.id) == sent, "nothing that was saved is undone from within a field"
        assert len(reader.find(RiwayatGolongan, pegawai_id=sent.pegawai_id)) == ranks


def test_in_a_long_text_typing_goes_first_and_then_the_row_that_was_removed(office: Any) -> None:
    store = office.desk.context().store
    with store.read() as reader:
        plan = next(
            each
            for each in reader.find(Skp)
            if each.status is StatusSkp.DRAF and len(reader.find(HasilKerja, skp_id=each.id)) > 1
        )
    office.window.go("skp", plan.id)
    office.settle()
    page = office.window.visit("skp").sheet._page

    def rows() -> list[str]:
        return [card.rencana.toPlainText() for card in page.cards[JenisHasilKerja.UTAMA] if card.isVisible()]

    before = rows()
    page.cards[JenisHasilKerja.UTAMA][0].rencana.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert rows() == before[1:]
    field = focused()
    assert isinstance(field, QPlainTextEdit), "the cursor stays in the plan"
    said = field.toPlainText()
    QTest.keyClicks(field, "x")
    office.settle()
    assert field.toPlainText() != said
    undo(office)
    assert field.toPlainText() == said
    assert rows() == before[1:], "typing is taken back before the row comes back"
    undo(office)
    assert rows() == before
