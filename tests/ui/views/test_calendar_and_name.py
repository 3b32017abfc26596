"""The settings' calendar on a real practice office: cadence, public holidays, and what they change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from asn_desktop.core.domain.kantor import HariLibur, Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.keberatan import holidays
from asn_desktop.ui.presenters.pengaturan.calendar_lines import read_lines
from asn_desktop.ui.presenters.preferences import known_name


def seen(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def open_calendar(office: Any) -> Any:
    office.window.go("pengaturan", None, "kalender")
    office.settle()
    return office.window.visit("pengaturan").calendar


def stored(office: Any) -> dict[date, str]:
    with office.desk.context().store.read() as reader:
        return {each.tanggal: each.nama for each in reader.find(HariLibur)}


@pytest.mark.parametrize(
    ("line", "day", "name"),
    [
        ("17/08/2026 Hari Kemerdekaan", date(2026, 8, 17), "Hari Kemerdekaan"),
        ("17-8-2026; Hari Kemerdekaan;", date(2026, 8, 17), "Hari Kemerdekaan"),
        ("2026-08-17\tHari Kemerdekaan", date(2026, 8, 17), "Hari Kemerdekaan"),
        ("  Senin, 17 Agustus 2026   Proklamasi  Kemerdekaan", date(2026, 8, 17), "Proklamasi Kemerdekaan"),
        ("3 April 2026\tJumat\tWafat Yesus Kristus", date(2026, 4, 3), "Wafat Yesus Kristus"),
        ("1 Januari 2026 (Kamis) – Tahun Baru 2026 Masehi", date(2026, 1, 1), "Tahun Baru 2026 Masehi"),
        ("27 Mei 2026 Idul Adha 1447 H (Cuti bersama)", date(2026, 5, 27), "Idul Adha 1447 H (Cuti bersama)"),
    ],
)
def test_a_line_of_the_decree_is_read(texts: Texts, line: str, day: date, name: str) -> None:
    assert read_lines(texts, line, 2026, {}).days == ((day, name),)


def test_what_cannot_be_read_is_said_by_its_line(texts: Texts) -> None:
    typed = "17/08/2026 Hari Kemerdekaan\n\n31/02/2026 Bukan hari\n25/12/2026\n17/08/2026 Lagi\nNatal"
    found = read_lines(texts, typed, 2026, {})
    assert [problem.split(" ")[1].rstrip(":") for problem in found.problems] == ["3", "4", "5", "6"]
    assert "17 Agustus 2026" in found.problems[2]


def test_pasted_holidays_are_recorded_in_one_step_and_undone_in_one(office: Any) -> None:
    page = open_calendar(office)
    page.presenter.show_year(2026)
    page.lines.setPlainText("17/08/2026 Hari Kemerdekaan\n25/12/2026 Hari Raya Natal")
    office.settle()
    assert "2 hari siap dicatat" in seen(page)
    page.add.click()
    office.settle()
    assert stored(office) == {date(2026, 8, 17): "Hari Kemerdekaan", date(2026, 12, 25): "Hari Raya Natal"}
    assert page.lines.toPlainText() == ""
    assert "2 hari libur sudah dicatat" in seen(office.window.bar)
    with office.desk.context().store.read() as reader:
        assert date(2026, 8, 17) in holidays(reader)
    office.window.bar._button.click()
    office.settle()
    assert stored(office) == {}
    assert not page.table.isVisible()


def test_a_broken_line_keeps_everything_until_it_is_put_right(office: Any) -> None:
    page = open_calendar(office)
    page.lines.setPlainText("17/08/2026 Hari Kemerdekaan\nNatal")
    office.settle()
    assert "Baris 2 belum dapat dibaca: “Natal”" in seen(page)
    assert not page.add.isEnabled()
    page.presenter.record()
    office.settle()
    assert stored(office) == {}


def test_a_day_takes_its_new_name_and_is_removed_with_the_key(office: Any) -> None:
    page = open_calendar(office)
    for name in ("Kemerdekaan", "Hari Kemerdekaan"):
        page.lines.setPlainText(f"17/08/2027 {name}")
        office.settle()
        page.add.click()
        office.settle()
    assert stored(office) == {date(2027, 8, 17): "Hari Kemerdekaan"}
    assert page.year.currentData() == 2027, "the year of what was recorded is shown"
    page.table.setFocus()
    page.table.selectRow(0)
    office.qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    office.settle()
    assert stored(office) == {}
    bin_rows = office.window.visit("pengaturan")._state.bin
    assert any("Hari Kemerdekaan" in row.label and "17 Agustus 2027" in row.label for row in bin_rows)


def test_typing_outlives_the_window(office: Any) -> None:
    page = open_calendar(office)
    page.lines.setPlainText("17/08/2026 Hari Kem")
    office.settle()
    with office.desk.context().store.read() as reader:
        assert "17/08/2026 Hari Kem" in reader.drafts().values()
    office.desk.prefer(type(office.desk.preferences)(actor="Maria", theme="dark"))
    office.settle()
    assert open_calendar(office).lines.toPlainText() == "17/08/2026 Hari Kem"


def test_the_cadence_is_the_offices(office: Any) -> None:
    page = open_calendar(office)
    combo = page.cadence.editor
    combo.setCurrentIndex(combo.findData(JenisEvaluasi.BULAN))
    combo.activated.emit(combo.currentIndex())
    office.settle()
    with office.desk.context().store.read() as reader:
        assert reader.find(Kantor)[0].periodik is JenisEvaluasi.BULAN
    assert "setiap bulan" in seen(office.window.bar)


@pytest.mark.parametrize(
    ("actor", "account", "shown"),
    [("root", "root", ""), ("Maria Tabuni", "Maria Tabuni", "Maria Tabuni"), ("maria", "root", "maria"), ("", "x", "")],
)
def test_an_account_is_no_name_but_what_was_typed_is(actor: str, account: str, shown: str) -> None:
    assert known_name(actor, account) == shown


def test_passing_the_empty_name_does_not_take_the_signature_away(office: Any) -> None:
    office.desk.account = office.desk.preferences.actor
    before = office.desk.preferences.actor
    office.window.go("pengaturan", None, "tampilan")
    office.settle()
    screen = office.window.visit("pengaturan")
    assert screen.presenter.actor == known_name(before, before)
    field = next(edit for edit in screen.findChildren(QLineEdit) if edit.accessibleName() == "Nama Anda")
    field.clear()
    field.editingFinished.emit()
    assert office.desk.preferences.actor == before
    field.setText("Ester Kogoya")
    field.editingFinished.emit()
    assert office.desk.preferences.actor == "Ester Kogoya"
