"""The nine boxes as people use them: choose, open, enter, try other lines, take in a file, take it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from asn_desktop import bootstrap
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.talenta import PenilaianPotensi
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Sheet
from asn_desktop.ui.presenters.talenta.rows import NONE
from asn_desktop.ui.views.talenta.nine_boxes import _broken
from asn_desktop.ui.views.talenta.screen import TalentaScreen
from tests.ui.conftest import WaitingRunner
from tests.ui.karier.conftest import Desk
from tests.ui.talenta.conftest import Staff, assess

Make = Callable[[Desk], TalentaScreen]


def names(screen: TalentaScreen) -> list[str]:
    model = screen.boxes.list.model
    return [model.row(number).of.nama for number in range(model.rowCount())]


def undo(desk: Desk, screen: TalentaScreen) -> None:
    with desk.register.ctx.store.read() as reader:
        last = reader.last_change()
    assert last is not None
    with desk.register.ctx.store.write("undo", "Petugas") as work:
        work.undo(last.group)
        changes = work.commit()
    screen.changed(changes)
    QApplication.processEvents()


def test_a_box_shows_who_is_in_it_and_what_is_recommended(desk: Desk, staff: Staff, make: Make) -> None:
    page = make(desk).boxes
    screen = page.window()
    assert names(screen) == ["Agus Wenda", "Elda Tabuni", "Melki Kogoya"]
    box = page.boxes
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 30, 30))
    QApplication.processEvents()
    assert names(screen) == ["Elda Tabuni"]
    assert "Dipromosikan".casefold() in page.advice.text().casefold()
    assert "belum dibaca" in page.caution.text()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 30, 30))
    assert len(names(screen)) == 3


def test_the_keyboard_goes_from_box_to_box(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    box = screen.boxes.boxes
    assert box.current == 9
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Left)
    assert box.current == 5
    assert "Agus Wenda" in box.accessibleDescription()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert names(screen) == ["Agus Wenda"]


def test_who_was_not_assessed_stands_beside_with_what_is_missing(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    page = screen.boxes
    assert "1 orang" in page.outside.text()
    assert "BKPSDM" in page.lacking.text()
    page.presenter.choose_box(NONE)
    assert names(screen) == ["Melki Kogoya"]
    assert page.box_card.isVisible()
    assert not page.caution.isVisible()


def test_an_assessment_is_entered_corrected_and_taken_back(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.boxes.open_person(staff.agus)
    page = screen.boxes.person
    assert page is not None
    assert screen.title == "Agus Wenda"
    page.add_potential.click()
    form = page.form
    form.save()
    assert form.fields["tanggal"].wrong
    assert form.fields["sumber"].wrong
    assert form.fields["nilai"].wrong
    form.fields["tanggal"].editor.setText("14/11/2025")
    form.fields["nilai"].set_value("140")
    form.fields["sumber"].set_value("UPT Penilaian")
    form.save()
    assert [name for name, field in form.fields.items() if field.wrong] == ["nilai"]
    form.fields["nilai"].set_value("82,5")
    screen.save_action.trigger()
    QApplication.processEvents()
    assert not form.isVisible()
    assert page.model.row(0).result == "82,5 · Tinggi"
    assert screen.boxes.presenter.row_of(staff.agus).of.kotak == 8  # type: ignore[union-attr]
    page.presenter.edit(page.model.row(0))
    form.fields["nilai"].set_value("50")
    form.save()
    assert screen.boxes.presenter.row_of(staff.agus).of.kotak == 2  # type: ignore[union-attr]
    assert page.model.rowCount() == 2, "corrected, not added"
    undo(desk, screen)
    assert screen.boxes.presenter.row_of(staff.agus).of.kotak == 8  # type: ignore[union-attr]


def test_a_wrong_entry_is_removed(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.boxes.open_person(staff.elda)
    page = screen.boxes.person
    assert page is not None
    page.presenter.edit(page.model.row(0))
    page.form.strike.click()
    assert screen.boxes.presenter.row_of(staff.elda).of.kotak is None  # type: ignore[union-attr]
    assert page.nothing.isVisible()


def test_escape_leads_from_the_form_to_the_person_to_the_boxes(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.boxes.open_person(staff.elda)
    page = screen.boxes.person
    assert page is not None
    page.presenter.begin("kompetensi")
    assert page.form.levels["SK.1"].isVisible()
    assert not page.form.fields["nilai"].isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.form.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert screen.title == ""
    assert screen.boxes.list.isVisible()


def test_other_lines_are_tried_without_saving(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.boxes.ask_cutoffs()
    panel = screen.boxes.cutoffs
    panel.menengah.editor.setFocus()
    panel.menengah.editor.selectAll()
    QTest.keyClicks(panel.menengah.editor, "70")
    told = [panel.trials.itemAtPosition(row, column).widget().text() for row in range(4) for column in range(2)]
    assert [line.partition(";")[0] for line in told] == [
        "60 / 80 (dipakai)", "0 orang pindah kotak", "70 / 90", "2 orang pindah kotak",
        "46 / 72", "0 orang pindah kotak", "70 / 80", "1 orang pindah kotak",
    ]  # fmt: skip
    assert "kelompok rencana suksesi 1 orang. Agus Wenda 5 → 2" in told[-1]
    assert names(screen) == ["Agus Wenda", "Elda Tabuni", "Melki Kogoya"]
    assert screen.boxes.presenter.row_of(staff.agus).of.kotak == 5  # type: ignore[union-attr]
    QTest.keyClick(panel.menengah.editor, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert screen.boxes.presenter.row_of(staff.agus).of.kotak == 2  # type: ignore[union-attr]


@pytest.mark.parametrize(("low", "high"), [("80", "60"), ("x", "80"), ("", ""), ("0", "50"), ("50", "101")])
def test_lines_in_disorder_are_refused(desk: Desk, staff: Staff, make: Make, low: str, high: str) -> None:
    screen = make(desk)
    screen.boxes.ask_cutoffs()
    panel = screen.boxes.cutoffs
    panel.menengah.set_value(low)
    panel.tinggi.editor.setFocus()
    panel.tinggi.editor.selectAll()
    QTest.keyClicks(panel.tinggi.editor, high or "\b")
    QTest.keyClick(panel.tinggi.editor, Qt.Key.Key_Return)
    assert [error.key for error in desk.shell.reported] == ["talent_cutoffs"]
    assert panel.isVisible()
    assert screen.boxes.cutoffs.tinggi.wrong


def test_as_of_another_day_only_what_was_known_then_counts(desk: Desk, staff: Staff, make: Make) -> None:
    assess(desk.register, staff.agus, "95", date(2026, 2, 1))
    screen = make(desk)
    row = screen.boxes.presenter.row_of(staff.agus)
    assert row is not None
    assert (row.moves, row.trend) == ((None, None, 5, 8), 1)
    screen.as_of.field.setText("1/1/2026")
    QTest.keyClick(screen.as_of.field, Qt.Key.Key_Return)
    assert screen.boxes.presenter.row_of(staff.agus).of.kotak == 5  # type: ignore[union-attr]
    assert screen.as_of.today.isVisible()
    screen.as_of.today.click()
    assert screen.boxes.presenter.row_of(staff.agus).of.kotak == 8  # type: ignore[union-attr]
    screen.as_of.field.setText("kemarin")
    QTest.keyClick(screen.as_of.field, Qt.Key.Key_Return)
    assert len(desk.shell.reported) == 1


def test_a_file_is_looked_at_then_taken_in_and_undone_at_once(desk: Desk, staff: Staff, make: Make) -> None:
    with desk.register.ctx.store.read() as reader:
        nip = reader.get(Pegawai, staff.melki).nip
    path = Path("nilai.xlsx")
    desk.sheets.written[path] = (
        Sheet("Potensi", [["NIP", "Nilai", "Tanggal", "Sumber"], [nip, 70, "14/11/2025", "BKN"],
                          ["199001012018031999", 70, "14/11/2025", "BKN"], [nip, 170, "14/11/2025", "BKN"]]),
    )  # fmt: skip
    screen = make(desk)
    screen.boxes.read_file(path)
    panel = screen.boxes.intake
    assert panel.isVisible()
    assert "1 penilaian baru" in panel.told.text()
    assert panel.refused.isVisible()
    with desk.register.ctx.store.read() as reader:
        assert reader.find(PenilaianPotensi, pegawai_id=staff.melki) == ()
    panel.presenter.take_in()
    assert not panel.isVisible()
    assert screen.boxes.presenter.row_of(staff.melki).of.dinilai is not None  # type: ignore[union-attr]
    undo(desk, screen)
    assert screen.boxes.presenter.row_of(staff.melki).of.dinilai is None  # type: ignore[union-attr]


def test_the_template_holds_those_not_assessed_and_can_be_read_again(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    path = Path("contoh.xlsx")
    screen.boxes.intake.presenter.save_template(path)
    (sheet,) = desk.sheets.written[path]
    assert [row[5] for row in sheet.rows[1:]] == ["Melki Kogoya"]
    sheet.rows[1][1:4] = [70, "14/11/2025", "BKN"]
    screen.boxes.read_file(path)
    assert "1 penilaian baru" in screen.boxes.intake.told.text()


def test_excel_has_what_the_list_shows_and_the_recommendation(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.boxes.presenter.choose_box("9")
    path = Path("talenta.xlsx")
    screen.boxes.list.export_to(path)
    (sheet,) = desk.sheets.written[path]
    (row,) = sheet.rows[1:]
    assert row[0] == "Elda Tabuni"
    assert len(str(row[sheet.rows[0].index("NIP")])) == 18
    assert "dipromosikan" in str(row[-1])
    assert row[sheet.rows[0].index("Perpindahan")] == "– → – → 9 → 9", "searchable: with ordinary spaces"


def test_nothing_is_frozen_while_people_are_placed(make_desk: Any, staff: Staff, make: Make) -> None:
    runner = WaitingRunner()
    desk = make_desk(runner)
    screen = make(desk)
    assert screen.boxes._first.isVisible()
    runner.run_all()
    QApplication.processEvents()
    assert screen.boxes.boxes.isVisible()
    assert runner.titles.count("Menempatkan pegawai") == 1


def test_an_empty_office_says_what_to_do_first(desk: Desk, make: Make) -> None:
    screen = make(desk)
    assert names(screen) == []
    assert screen.boxes.list._empty is not None
    assert screen.boxes.list._empty.isVisible()
    assert not screen.boxes.outside.isVisible()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_is_said_in_both_languages(make_desk: Any, staff: Staff, make: Make, language: str) -> None:
    screen = make(make_desk(texts=bootstrap.texts(language)))  # type: ignore[arg-type]
    screen.boxes.open_person(staff.agus)
    for which in ("potensi", "kompetensi"):
        screen.boxes.person.presenter.begin(which)  # type: ignore[union-attr]
    for box in ("1", "9", NONE):
        screen.boxes.presenter.choose_box(box)
    for index, key in enumerate(("", "talenta_suksesi", "talenta_pola")):
        screen.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        assert screen.help_key == key
        assert screen.services.texts.has(f"help.{key or 'talenta'}")
        assert screen.search_field() is not None or screen.title


def test_the_cursor_goes_with_the_reader_from_page_to_page(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.activateWindow()
    for index in (1, 2, 0):
        QTest.mouseClick(screen.tabs, Qt.MouseButton.LeftButton, pos=screen.tabs.tabRect(index).center())
        QApplication.processEvents()
        assert screen.search_field() is not None
        assert screen.focusWidget() in (screen.search_field(), screen.tabs)
    screen.boxes.open_person(staff.elda)
    assert screen.focusWidget() is screen.boxes.person.add_potential  # type: ignore[union-attr]


def test_source_and_day_of_each_potential_stand_in_a_narrow_list(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    table = screen.boxes.list.table
    titles = {table.model().headerData(n, Qt.Orientation.Horizontal): n for n in range(table.model().columnCount())}
    column = titles["Sumber dan tanggal"]
    assert not table.isColumnHidden(column)
    assert table.model().index(names(screen).index("Elda Tabuni"), column).data() == "1 Juni 2025, BKN"


def test_the_lines_are_shown_from_the_page_of_a_person_too(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.boxes.open_person(staff.agus)
    assert screen.title == "Agus Wenda"
    screen.boxes.ask_cutoffs()
    assert screen.boxes.cutoffs.isVisible()
    assert screen.title == ""


def test_what_is_told_of_other_lines_is_what_was_typed_last(make_desk: Any, staff: Staff, make: Make) -> None:
    """Two weighings run beside each other, and the one of the first digit may end after that of both."""
    runner = WaitingRunner()
    desk = make_desk(runner)
    screen = make(desk)
    runner.run_all()
    screen.boxes.ask_cutoffs()
    panel = screen.boxes.cutoffs
    runner.run_all()
    panel.menengah.editor.selectAll()
    QTest.keyClicks(panel.menengah.editor, "70")
    runner.waiting.reverse()
    runner.run_all()
    told = [panel.trials.itemAtPosition(row, 0).widget().text() for row in range(panel.trials.rowCount())]
    assert told[-1] == "70 / 80"


def test_four_years_of_boxes_stand_whole_in_a_narrow_list(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.resize(976, 515)
    QApplication.processEvents()
    table = screen.boxes.list.table
    header = table.horizontalHeader()
    last = max(
        header.sectionPosition(n) + header.sectionSize(n) for n in range(header.count()) if header.sectionSize(n)
    )
    assert last <= table.viewport().width()


def test_a_long_name_in_a_box_is_broken_where_there_is_room() -> None:
    metrics = QFontMetrics(QFont())
    width = metrics.horizontalAdvance("Damaris Rante P")
    assert _broken("Damaris Rante Pasang", metrics, width) == ("Damaris Rante", "  Pasang")
    assert _broken("Damaris", metrics, width) == ("Damaris",)


def test_boxes_that_could_not_be_filled_say_so_and_are_read_again(
    desk: Desk, staff: Staff, window_world: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_asked: Any) -> Any:
        raise UserError("cancelled")

    with monkeypatch.context() as failing:
        failing.setattr("asn_desktop.ui.presenters.talenta.boxes.talenta.grids", broken)
        screen = TalentaScreen(desk.services)
        qtbot.addWidget(screen)
        screen.resize(968, 520)
        screen.show()
        with pytest.raises(UserError):
            screen.visited()
    told = [label.text() for label in screen.boxes.findChildren(QLabel) if label.isVisible()]
    assert "Pegawai belum dapat ditempatkan ke dalam kotak." in told
    again = next(each for each in screen.boxes.findChildren(QPushButton) if each.text() == "Baca lagi")
    assert again.isVisible()
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert set(names(screen)) == {"Elda Tabuni", "Agus Wenda", "Melki Kogoya"}
    assert not again.isVisible()
