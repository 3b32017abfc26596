"""The screen of careers as people use it: views, keys, tiles, days for sending, a career and what if."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.rencana_karier import AndaianJabatan, AndaianPelatihan, AndaianPendidikan
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.usecases.rows import Found
from asn_desktop.ui.presenters.search import Hit, Place, Search
from asn_desktop.ui.views.karier.calendar_page import LIST, MONTHS, PEOPLE
from asn_desktop.ui.views.karier.screen import KarierScreen
from tests.ui.conftest import World
from tests.ui.karier.conftest import Desk


@pytest.fixture
def make(window_world: Any, qtbot: Any) -> Callable[[Desk], KarierScreen]:
    def made(desk: Desk) -> KarierScreen:
        screen = KarierScreen(desk.services)
        qtbot.addWidget(screen)
        screen.resize(968, 520)
        screen.show()
        screen.visited()
        QApplication.processEvents()
        return screen

    return made


def people(desk: Desk) -> tuple[UUID, UUID]:
    register = desk.register
    one = register.person("III/a", date(2022, 5, 1), mkg=(3, 0), nama="Ambrosius Itlay")
    other = register.person("III/a", date(2024, 4, 1), nama="Bertha Kogoya")
    for year in (2024, 2025):
        register.appraised(one, year)
    return one, other


def test_the_list_opens_the_career_at_the_right_and_escape_leads_back(desk: Desk, make: Any) -> None:
    people(desk)
    screen = make(desk)
    desk.shell.go = lambda _screen, target=None, detail="": screen.show_target(target, detail)  # type: ignore[method-assign]
    table = screen.calendar.list.table
    assert screen.calendar.list.model.rowCount() == len(screen.calendar.presenter.rows.all)
    first = screen.calendar.list.model.row(0)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert screen.title == first.person.nama
    assert screen.person is not None
    chosen = [row for row in screen.person.rights.rows.rows if row.isChecked()]
    assert [row.line.part for row in chosen] == [first.due.hak]
    assert chosen[0].hasFocus()
    QTest.keyClick(screen.person, Qt.Key.Key_Escape)
    assert screen.title == ""
    assert table.hasFocus()


def test_the_line_at_the_cursor_is_told_in_full_below_the_list(desk: Desk, make: Any) -> None:
    people(desk)
    page = make(desk).calendar
    assert page.strip.isHidden()
    number = next(n for n in range(page.list.model.rowCount()) if page.list.model.row(n).due.missing)
    page.list.table.selectRow(number)
    assert page.strip.isVisible()
    row = page.list.model.row(number)
    assert "Yang dapat melengkapi:" in page.strip.why.text()
    assert bool(page.strip.papers.text()) == bool(row.due.papers)
    QTest.mouseClick(page.strip.reasons, Qt.MouseButton.LeftButton)
    assert desk.shell.places[-1] == ("karier", row.person.id, row.due.hak.value)
    page.list.bar.search.setText("siapa pun")
    assert page.strip.isHidden()


def test_the_question_goes_with_the_reader_through_all_views(desk: Desk, make: Any) -> None:
    people(desk)
    page = make(desk).calendar
    page.list.bar.search.setText("bertha")
    assert (page.months, page.people) == (None, None), "made when they are first wanted"
    page.tabs.setCurrentIndex(PEOPLE)
    assert page.people.bar.search.text() == "bertha"
    assert [page.people.model.row(n).person.nama for n in range(page.people.model.rowCount())] == ["Bertha Kogoya"]
    page.tabs.setCurrentIndex(MONTHS)
    assert page.months.bar.search.text() == "bertha"
    shown = sum(tile.tile.total for tile in page.months.tiles.tiles if not tile.isHidden())
    assert shown == page.list.model.rowCount() > 0
    page.months.bar.search.setText("")
    assert sum(tile.tile.total for tile in page.months.tiles.tiles) > shown
    page.tabs.setCurrentIndex(LIST)
    assert page.list.bar.search.text() == ""


def test_a_tile_shows_its_month_in_the_list(desk: Desk, make: Any) -> None:
    people(desk)
    page = make(desk).calendar
    page.tabs.setCurrentIndex(MONTHS)
    QApplication.processEvents()
    tile = next(each for each in page.months.tiles.tiles if each.tile.month and each.tile.total)
    assert tile.accessibleName().startswith(tile.text())
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert page.tabs.currentIndex() == LIST
    assert page.list.model.rowCount() == tile.tile.total
    assert page.list.bar.choices["masa"] == f"{tile.tile.month:%Y-%m}"
    empty = next(each for each in page.months.tiles.tiles if not each.tile.total)
    assert not empty.isEnabled()


def test_counts_above_the_list_narrow_it(desk: Desk, make: Any) -> None:
    people(desk)
    page = make(desk).calendar
    late = next(button for button in page.counts.findChildren(QPushButton) if "batas kirimnya lewat" in button.text())
    QTest.mouseClick(late, Qt.MouseButton.LeftButton)
    assert 0 < page.list.model.rowCount() < len(page.presenter.rows.all)
    assert {page.list.model.row(n).urgensi.value for n in range(page.list.model.rowCount())} == {"terlambat"}


def test_whoever_comes_with_a_filter_before_the_calendar_was_seen_finds_it_filled(
    desk: Desk, window_world: Any, qtbot: Any
) -> None:
    desk.register.person()
    screen = KarierScreen(desk.services)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_target(None, "hak=kgb")
    QApplication.processEvents()
    assert screen.calendar.list.model.rowCount() > 0


def test_days_for_sending_are_kept_with_enter_and_refused_in_words(desk: Desk, make: Any) -> None:
    people(desk)
    page = make(desk).calendar
    before = page.list.model.row(0).safe
    QTest.mouseClick(page.sending, Qt.MouseButton.LeftButton)
    panel = page.days_panel
    assert panel.courier.editor.hasFocus()
    panel.courier.editor.setText("banyak")
    QTest.keyClick(panel.courier.editor, Qt.Key.Key_Return)
    assert not panel.isHidden()
    assert panel.courier.editor.accessibleDescription() == "Isi bilangan 0 sampai 365."
    panel.courier.editor.setText("20")
    QTest.keyClick(panel.courier.editor, Qt.Key.Key_Return)
    assert panel.isHidden()
    assert (before - page.list.model.row(0).safe).days == 6
    QTest.mouseClick(page.sending, Qt.MouseButton.LeftButton)
    QTest.keyClick(panel.courier.editor, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_another_day_is_typed_and_a_wrong_one_is_said(desk: Desk, make: Any) -> None:
    people(desk)
    page = make(desk).calendar
    page.as_of.field.setText("1/1/2025")
    QTest.keyClick(page.as_of.field, Qt.Key.Key_Return)
    assert page.presenter.rows.all
    assert not page.as_of.today.isHidden()
    assert page.as_of.field.text() == "1 Januari 2025"
    assert page.list.file_name == "2025-01-01 Kalender Karier"
    page.as_of.field.setText("entah")
    QTest.keyClick(page.as_of.field, Qt.Key.Key_Return)
    assert desk.shell.reported[-1].key == "date_unreadable"
    QTest.mouseClick(page.as_of.today, Qt.MouseButton.LeftButton)
    assert page.as_of.field.text() == "10 Maret 2026"
    assert page.list.file_name == "Kalender Karier"


def test_excel_has_what_a_narrow_list_leaves_out(desk: Desk, make: Any, tmp_path: Any) -> None:
    people(desk)
    page = make(desk).calendar
    hidden = [n for n, _ in enumerate(page.list.model.columns) if page.list.table.isColumnHidden(n)]
    assert hidden
    page.list.export_to(tmp_path / "karier.xlsx")
    (sheet,) = desk.sheets.written[tmp_path / "karier.xlsx"]
    assert len(sheet.rows) == page.list.model.rowCount() + 1
    assert len(sheet.rows[0]) == len(page.list.model.columns)
    lacking = sheet.rows[0].index("Yang belum ada")
    assert any("Yang dapat melengkapi" in str(row[lacking]) for row in sheet.rows[1:])


def test_nobody_in_the_register(desk: Desk, make: Any) -> None:
    page = make(desk).calendar
    assert not page.events.isEnabled()
    assert page.counts.isHidden()
    assert page.list.model.rowCount() == 0


def test_a_person_opened_before_the_calendar_was_seen(desk: Desk, window_world: Any, qtbot: Any) -> None:
    one, _ = people(desk)
    screen = KarierScreen(desk.services)
    qtbot.addWidget(screen)
    screen.show_target(one, "andai")
    assert screen.title == "Ambrosius Itlay"
    assert screen.help_key == "karier_orang"
    screen.home()
    assert screen.title == ""
    assert screen.calendar.presenter.rows.all


def test_a_person_who_is_gone_leads_back_to_the_calendar(desk: Desk, make: Any) -> None:
    people(desk)
    screen = make(desk)
    screen.show_target(UUID(int=3), "")
    assert screen.title == ""
    assert screen.search_field() is screen.calendar.search


def test_arrow_keys_go_through_rights_and_through_the_line(desk: Desk, make: Any) -> None:
    one, _ = people(desk)
    screen = make(desk)
    screen.show_target(one, "kgb")
    QApplication.processEvents()
    rights = screen.person.rights
    first = rights.rows.rows[0]
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert rights.rows.rows[1].isChecked()
    assert not first.isChecked()
    line = rights.line
    assert "III/a" in line.accessibleDescription()
    line.setFocus()
    hint = line.caption
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert line.caption != hint
    QTest.keyClick(line, Qt.Key.Key_Left)
    QTest.keyClick(line, Qt.Key.Key_Left)  # stays at the first
    assert "III/a" in line.caption


def test_the_reasons_stand_beside_the_row_they_are_about(desk: Desk, make: Any) -> None:
    """The list is longer than the window: who clicks far down looks for the reasons there."""
    one, _ = people(desk)
    screen = make(desk)
    screen.resize(1200, 600)
    screen.show_target(one, "kgb")
    QApplication.processEvents()
    rights = screen.person.rights
    row = rights.ways.rows[0]
    rights.ensureWidgetVisible(row)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    detail = rights._detail
    assert detail.heading.text() in row.line.name
    assert not detail.heading.visibleRegion().isEmpty()


def test_whoever_is_led_to_a_right_sees_its_reasons_too(desk: Desk, make: Any) -> None:
    """As much of them as the window has room for, and the row they are about."""
    one, _ = people(desk)
    screen = make(desk)
    screen.resize(1200, 600)
    screen.show_target(one, "satyalancana")
    QApplication.processEvents()
    rights = screen.person.rights
    row = next(row for row in rights.rows.rows if row.isChecked())
    detail, room = rights._detail, rights.viewport().rect()
    seen = detail.visibleRegion().boundingRect().height()
    assert row.visibleRegion().boundingRect().height() == row.height()
    top_of_row = row.mapTo(rights.viewport(), row.rect().topLeft()).y()
    assert seen == detail.height() or top_of_row < room.height() // 4


def test_a_step_on_the_line_is_explained_below_it(desk: Desk, make: Any) -> None:
    one, _ = people(desk)
    screen = make(desk)
    screen.show_target(one, "kgb")
    QApplication.processEvents()
    rights = screen.person.rights
    rank = next(mark for mark in rights.line._marks if mark.key.startswith("kenaikan_pangkat/"))
    QTest.mouseClick(rights.line, Qt.MouseButton.LeftButton, pos=rank.area.center().toPoint())
    assert [row.line.part.value for row in rights.rows.rows if row.isChecked()] == ["kenaikan_pangkat"]
    screen.person.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    page = screen.person.what_if
    page.line.setFocus()
    for _ in page.line._marks:
        QTest.keyClick(page.line, Qt.Key.Key_Right)
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert page.table.currentIndex().row() == page.model.rowCount() - 1  # the last step
    assert not page._hint.isVisibleTo(page)


def test_what_if_by_hand(desk: Desk, make: Any) -> None:
    _, other = people(desk)
    screen = make(desk)
    screen.show_target(other, "andai")
    QApplication.processEvents()
    page = screen.person.what_if
    side = page.side
    assert not side._clear.isEnabled()
    combo = side.combos[2026]
    combo.setCurrentIndex(combo.findData("baik"))
    combo.activated.emit(combo.currentIndex())
    QTest.mouseClick(side.all_good, Qt.MouseButton.LeftButton)
    assert {box.currentData() for box in side.combos.values()} == {"baik"}
    assert any(page.model.row(n).moved == "menjadi pasti" for n in range(page.model.rowCount()))
    page.table.selectRow(0)
    assert not page._hint.isVisibleTo(page)
    side._add_training()
    assert side.training_day.editor.accessibleDescription() == "Isi tanggalnya, misalnya 14 Maret 2026."
    for typed, said in (("31/2/2027", "“31/2/2027” bukan tanggal"), ("1/1/2026", "belum terjadi")):
        side.training_day.editor.setText(typed)
        side._add_training()
        assert said in side.training_day.editor.accessibleDescription()
        assert side.training_day.editor.hasFocus()
    side.training_day.editor.setText("1/6/2027")
    side._add_training()
    side._add_diploma()
    side.kind.set_value(JenisJabatan.PENGAWAS.value)
    side._show_kind()
    assert side.level.isHidden()
    assert not side.eselon.isHidden()
    side.post_day.editor.setText("1/1/2028")
    side._add_post()
    kinds = [type(each) for each in screen.person.presenter.assumed][-3:]
    assert kinds == [AndaianPelatihan, AndaianPendidikan, AndaianJabatan]
    assert screen.person.presenter.assumed[-2] == AndaianPendidikan(2026, Pendidikan.S1)
    assert page._consequences.count() == 2  # what the post asks for, and what the diploma opens
    QTest.mouseClick(side._clear, Qt.MouseButton.LeftButton)
    assert screen.person.presenter.assumed == ()
    assert page._consequences.count() == 0
    assert {box.currentData() for box in side.combos.values()} == {""}
    screen.show_target(other, "")
    screen.person.tabs.setCurrentIndex(1)
    assert screen.person.pages.currentWidget() is page


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("detail", ["", "andai"])
def test_everything_fits_into_a_small_window(make_desk: Any, make: Any, language: Any, detail: str) -> None:
    desk = make_desk(texts=bootstrap.texts(language))
    one, _ = people(desk)
    screen = make(desk)
    assert screen.minimumSizeHint().width() <= 968
    screen.show_target(one, detail)
    QApplication.processEvents()
    assert screen.minimumSizeHint().width() <= 968
    for area in (screen.person.rights, *((screen.person.what_if.side,) if screen.person.what_if else ())):
        if area.isVisible():
            assert area.widget().width() <= area.viewport().width()


def test_search_leads_to_a_career_by_name(world: World) -> None:
    found: list[tuple[Hit, ...]] = []

    class View:
        def render(self, hits: tuple[Hit, ...], _searching: bool) -> None:
            found.append(hits)

    person = Found("pegawai", UUID(int=1), "Maria Kogoya", "Pelaksana")
    world.store.found = (person,)
    places = (Place("karier", "route", "Karier"), Place("skp", "clipboard-list", "SKP"))
    search = Search(world.services, places, View())
    search.ask("karier maria")
    assert [(hit.screen, hit.target) for hit in found[-1]] == [("karier", person.id)]
    search.ask("maria")
    assert [(hit.screen, hit.target) for hit in found[-1]] == [("pegawai", person.id)]
    search.ask("karier")
    assert [hit.screen for hit in found[-1]] == ["karier"]
    search.ask("skp maria")
    assert found[-1] == ()


def test_the_program_reaches_careers_from_everywhere(office: Any) -> None:
    window = office.window
    QTest.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    office.settle()
    assert window.place == "karier"
    screen = window.visit("karier")
    assert screen.calendar.list.model.rowCount() > 0
    person = screen.calendar.list.model.row(0).person
    window.go("pegawai", person.id)
    office.settle()
    button = next(b for b in window.visit("pegawai").findChildren(QPushButton) if b.text() == "Karier")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    office.settle()
    assert (window.place, screen.title) == ("karier", person.nama)
    window._toggle_help()
    assert window.help_panel().isVisible()
    window.nav.findChildren(QPushButton)[-1].click()
    office.settle()
    assert window.place == "pengaturan"
    QTest.mouseMove(window, QPoint(5, 5))


def test_no_part_of_a_career_is_a_window_for_a_moment(desk: Desk, make: Any, window_world: Any) -> None:
    class Watch(QObject):
        seen: list[QObject] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.seen.append(watched)
            return False

    _, other = people(desk)
    watch = Watch()
    window_world.installEventFilter(watch)
    screen = make(desk)
    for face in (MONTHS, PEOPLE, LIST):
        screen.calendar.tabs.setCurrentIndex(face)
    screen.calendar._ask_days()
    screen.show_target(other, "andai")
    QApplication.processEvents()
    screen.person.what_if.side._add_diploma()
    screen.person.presenter.assume(AndaianJabatan(date(2028, 1, 1), "Kepala", JenisJabatan.PENGAWAS, None, "IV.a"))
    screen.show_target(other, "kgb")
    QApplication.processEvents()
    window_world.removeEventFilter(watch)
    assert watch.seen == [screen]
