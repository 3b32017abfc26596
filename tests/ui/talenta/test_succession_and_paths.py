"""Succession of a post, its requirements, and the paths between posts, as people use them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.talenta import CalonPenerus, Kesiapan, SyaratJabatan
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.karier.paths import ArahKarier
from asn_desktop.storage.db import new_id
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.talenta.paths import PathsPresenter, PathsState
from asn_desktop.ui.presenters.talenta.posts import PostRow
from asn_desktop.ui.views.talenta.paths_page import PathsPage
from asn_desktop.ui.views.talenta.post_page import PostPage
from asn_desktop.ui.views.talenta.screen import BOXES, PATHS, SUCCESSION, TalentaScreen
from asn_desktop.ui.views.talenta.succession_page import SuccessionPage
from asn_desktop.ui.widgets.tokens import DARK, LIGHT, Look, contrast
from tests.core.karier.conftest import Register
from tests.ui.conftest import WaitingRunner
from tests.ui.karier.conftest import Desk
from tests.ui.talenta.conftest import Staff

Make = Callable[[Desk], TalentaScreen]


def opened(screen: TalentaScreen, staff: Staff) -> PostPage:
    screen.tabs.setCurrentIndex(SUCCESSION)
    QApplication.processEvents()
    page = screen.succession
    assert page is not None
    page.list.table.selectRow(0)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert page.post is not None
    assert screen.title == staff.post.nama
    return page.post


def candidates(page: PostPage) -> list[str]:
    return [page.list.model.row(number).of.nama for number in range(page.list.model.rowCount())]


def choose(page: PostPage, name: str) -> None:
    page.list.table.selectRow(candidates(page).index(name))
    QApplication.processEvents()


def test_a_vacant_post_leads_to_everybody_who_could_take_it(desk: Desk, staff: Staff, make: Make) -> None:
    page = opened(make(desk), staff)
    assert candidates(page) == ["Elda Tabuni", "Agus Wenda", "Melki Kogoya"]
    choose(page, "Melki Kogoya")
    assert page.who.text() == "Melki Kogoya"
    assert page.reasons.count() == 2, "the law, and the box; the office asks nothing"
    page.presenter.listing.ask(choices={"asal": "sama"})
    assert candidates(page) == ["Agus Wenda"]


def test_a_successor_is_named_with_a_reason_changed_and_struck(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    page = opened(screen, staff)
    page.presenter.ask_name()
    assert desk.shell.told[-1][0] == "talenta.note.choose"
    choose(page, "Agus Wenda")
    page.name_button.click()
    assert page.naming.isVisible()
    page._save_name()
    assert page.reason.wrong
    page.ready.set_value(Kesiapan.SATU_DUA_TAHUN.value)
    page.reason.set_value("Plt. sejak 2025")
    screen.save_action.trigger()
    QApplication.processEvents()
    assert not page.naming.isVisible()
    assert candidates(page)[0] == "Agus Wenda"
    with desk.register.ctx.store.read() as reader:
        (named,) = reader.find(CalonPenerus)
    assert (named.kesiapan, named.alasan) == (Kesiapan.SATU_DUA_TAHUN, "Plt. sejak 2025")
    choose(page, "Agus Wenda")
    page.strike_button.click()
    with desk.register.ctx.store.read() as reader:
        assert reader.find(CalonPenerus) == ()


def test_requirements_need_their_decree_and_change_the_fit(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    page = opened(screen, staff)
    page.presenter.ask_requirements()
    form = page.requirements
    form.fields["pendidikan"].set_value("s2")
    form.fields["kebutuhan"].set_value("dua")
    form.fields["M.1"].set_value("2")
    form.save()
    assert form.fields["dasar"].wrong
    assert form.fields["kebutuhan"].wrong
    form.fields["kebutuhan"].set_value("1")
    form.fields["dasar"].set_value("Perbup 7/2025")
    form.save()
    QApplication.processEvents()
    assert not form.isVisible()
    with desk.register.ctx.store.read() as reader:
        (kept,) = reader.find(SyaratJabatan)
    assert (kept.kompetensi, kept.kebutuhan, kept.dasar) == ({"M.1": 2}, 1, "Perbup 7/2025")
    choose(page, "Elda Tabuni")
    assert page.reasons.count() == 4
    row = page.list.model.row(candidates(page).index("Elda Tabuni"))
    assert row.of.fit.outcome.value == "not_met", "S-1 where S-2 is asked"


def test_all_posts_can_be_prepared_for(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.tabs.setCurrentIndex(SUCCESSION)
    page = screen.succession
    assert page is not None
    assert page.list.model.rowCount() == 1
    page.presenter.listing.ask(text="tidak ada jabatan begini")
    assert page.list.model.rowCount() == 0
    page.presenter.listing.ask(text="kasi", choices={"lowong": "semua"})
    assert page.list.model.rowCount() == 1


def test_weighing_can_be_ended_and_begun_again(desk: Desk, staff: Staff, make: Make, monkeypatch: Any) -> None:
    screen = make(desk)
    whole = talenta.candidates

    def ended(*_given: object) -> object:
        raise CancelledError

    monkeypatch.setattr(talenta, "candidates", ended)
    page = opened(screen, staff)
    assert page.again.isVisible()
    assert candidates(page) == []
    monkeypatch.setattr(talenta, "candidates", whole)
    page.presenter.read()
    QApplication.processEvents()
    assert not page.again.isVisible()
    assert len(candidates(page)) == 3


def test_the_page_says_that_it_is_at_work(make_desk: Any, staff: Staff, make: Make) -> None:
    runner = WaitingRunner()
    screen = make(make_desk(runner))
    runner.run_all()
    screen.show_target(staff.post.id, "jabatan")
    runner.run_one()
    page = screen.succession.post  # type: ignore[union-attr]
    assert page is not None
    QApplication.processEvents()
    while not page.presenter._read:
        runner.run_one()
    assert page.notice.isVisible()
    runner.run_all()
    assert not page.notice.isVisible()


def test_excel_of_the_succession_list_says_what_is_not_fulfilled(desk: Desk, staff: Staff, make: Make) -> None:
    page = opened(make(desk), staff)
    path = Path("suksesi.xlsx")
    page.list.export_to(path)
    (sheet,) = desk.sheets.written[path]
    column = sheet.rows[0].index("Belum terpenuhi")
    told = {row[0]: str(row[column]) for row in sheet.rows[1:]}
    assert "II/a" in told["Melki Kogoya"]
    assert told["Elda Tabuni"] == "–"


def test_each_page_has_its_paper(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    gone: list[tuple[str, str]] = []
    desk.shell.go = lambda place, _target=None, detail="": gone.append((place, detail))  # type: ignore[method-assign]
    today, then = screen.services.context().today, date(2025, 11, 3)
    screen.printer.click()
    screen.tabs.setCurrentIndex(SUCCESSION)
    asked_for(screen, "3-11-2025")
    screen.printer.click()
    assert gone == [
        ("cetak", f"formulir=laporan_talenta&tahun=2026&hari={today}"),
        ("cetak", f"formulir=daftar_suksesi&tahun=2025&hari={then}"),
    ]
    screen.tabs.setCurrentIndex(PATHS)
    assert not screen.printer.isVisible()


def test_a_kind_narrows_the_paths_and_each_says_its_article(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.tabs.setCurrentIndex(PATHS)
    QApplication.processEvents()
    page = screen.paths
    assert page is not None
    whole = page.list.model.rowCount()
    page.map.setFocus()
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=page.map.area("pengawas").center().toPoint())
    rows = [page.list.model.row(number) for number in range(page.list.model.rowCount())]
    assert 0 < len(rows) < whole
    assert all("pengawas" in row.id for row in rows)
    assert "Kasi Pemerintahan" in page.own.text()
    up = next(number for number, row in enumerate(rows) if row.id == ("pengawas", "administrator"))
    page.list.table.selectRow(up)
    assert rows[up].path.arah is ArahKarier.VERTIKAL
    assert "3 tahun" in rows[up].condition
    assert "PP 11/2017" in rows[up].basis
    assert page.why.isVisible()


def test_the_map_is_walked_with_the_keys_and_told_in_words(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.tabs.setCurrentIndex(PATHS)
    page = screen.paths
    assert page is not None
    page.presenter.choose_kind("pelaksana")
    QTest.keyClick(page.map, Qt.Key.Key_Up)
    assert page.map.current == "pengawas"
    assert "jalur masuk" in page.map.accessibleDescription()
    QTest.keyClick(page.map, Qt.Key.Key_Return)
    assert "Pengawas" in page.told.text()


def test_a_person_is_told_where_to_go_and_a_post_who_can_come(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.tabs.setCurrentIndex(PATHS)
    page = screen.paths
    assert page is not None
    page.presenter.choose_person(str(staff.elda))
    assert "Elda Tabuni" in page.told.text()
    rows = [page.list.model.row(number) for number in range(page.list.model.rowCount())]
    fits = {row.path.ke: row.chance.fit.outcome.value for row in rows}
    assert fits["pengawas"] == "met"
    assert {row.path.dari for row in rows} == {"pelaksana"}
    page.presenter.choose_person("")
    page.presenter.choose_post(str(staff.post.id))
    assert page.who.isEnabled()
    page.who.click()
    QApplication.processEvents()
    assert screen.tabs.currentIndex() == SUCCESSION
    assert screen.title == staff.post.nama


def test_every_page_answers_for_another_day(desk: Desk, staff: Staff, register: Register, make: Make) -> None:
    """Whose holder retires in 2034 is not on today's list of vacancies, but on that of 2030; and back again."""
    other = Jabatan(id=new_id(), nama="Kasi Sosial", jenis=JenisJabatan.PENGAWAS, unit_id=staff.unit.id, eselon="IV.b")
    register.put(other)
    chief = register.person("III/d", nama="Hanna Wenda", tanggal_lahir=date(1976, 5, 12))
    register.add(
        RiwayatJabatan, chief, nama=other.nama, jenis=other.jenis, jabatan_id=other.id,
        eselon="IV.b", tmt=date(2015, 1, 1),
    )  # fmt: skip
    screen = make(desk)
    screen.tabs.setCurrentIndex(SUCCESSION)
    QApplication.processEvents()
    page = screen.succession
    assert page is not None
    assert other.id not in {each.id for each in vacant(page)}
    asked_for(screen, "1 Januari 2031")
    assert date(2034, 6, 1) in {each.tanggal for each in vacant(page)}
    assert page.list.file_name.startswith("2031-01-01 ")
    screen.tabs.setCurrentIndex(PATHS)
    QApplication.processEvents()
    assert screen.paths is not None
    assert screen.paths.presenter.answered_for == date(2031, 1, 1)
    screen.tabs.setCurrentIndex(BOXES)
    assert screen.boxes.presenter.grid is not None
    assert screen.boxes.presenter.grid.day == date(2031, 1, 1)
    QTest.mouseClick(screen.as_of.today, Qt.MouseButton.LeftButton)
    screen.tabs.setCurrentIndex(SUCCESSION)
    assert other.id not in {each.id for each in vacant(page)}


def test_the_potential_of_a_candidate_names_its_source_and_day(desk: Desk, staff: Staff, make: Make) -> None:
    page = opened(make(desk), staff)
    page.list.table.selectRow(candidates(page).index("Elda Tabuni"))
    QApplication.processEvents()
    told = [label.text() for label in page.side.findChildren(QLabel)]
    assert "Potensial menurut BKN, 1 Juni 2025." in told


def test_an_office_without_posts_is_not_told_that_none_is_vacant(desk: Desk, make: Make) -> None:
    screen = make(desk)
    screen.tabs.setCurrentIndex(SUCCESSION)
    QApplication.processEvents()
    assert screen.succession is not None
    told = [label.text() for label in screen.succession.findChildren(QLabel) if label.isVisible()]
    assert "Belum ada jabatan." in told


def test_a_page_that_another_screen_asks_for_has_the_cursor_in_its_search(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    screen.show_target(None, "suksesi")
    assert screen.focusWidget() is screen.search_field()
    screen.show_target(None, "pola")
    assert screen.focusWidget() is screen.search_field()


def vacant(page: SuccessionPage) -> list[PostRow]:
    return [page.list.model.row(number) for number in range(page.list.model.rowCount())]


def asked_for(screen: TalentaScreen, day: str) -> None:
    screen.as_of.field.setFocus()
    screen.as_of.field.selectAll()
    QTest.keyClicks(screen.as_of.field, day)
    QTest.keyClick(screen.as_of.field, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_an_answer_that_comes_after_a_later_question_is_left(desk: Desk, staff: Staff) -> None:
    shown: list[tuple[str, ...]] = []

    class Seen:
        def render(self, state: PathsState) -> None:
            self.state = state

        def show_people(self, options: tuple[Option, ...]) -> None:
            shown.append(tuple(option.label for option in options))

    runner = WaitingRunner()
    presenter = PathsPresenter(replace(desk.services, runner=runner), view := Seen())
    presenter.look_up("Melki")
    presenter.look_up("Elda")
    runner.waiting.pop()()
    runner.run_all()
    assert shown == [("Elda Tabuni",)]
    presenter.read()
    runner.run_all()
    presenter.choose_person(str(staff.elda))
    presenter.choose_person("")
    runner.run_all()
    assert view.state.person == ""
    assert not view.state.chances


def test_an_office_is_not_said_to_have_no_posts_before_they_were_read(desk: Desk, staff: Staff, make: Make) -> None:
    screen = make(desk)
    runner = WaitingRunner()
    at = replace(desk.services, runner=runner)
    page = SuccessionPage(at, AskedDay(at), screen)
    page.show()
    page.settle()
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "Mencari jabatan yang lowong." in said
    assert "Belum ada jabatan." not in said
    runner.run_all()
    assert page.list.model.rowCount() == 1
    assert "Mencari jabatan yang lowong." not in [label.text() for label in page.findChildren(QLabel)]


def test_posts_that_could_not_be_read_are_neither_counted_nor_searched_for_ever(
    desk: Desk, staff: Staff, make: Make, monkeypatch: Any
) -> None:
    def broken(_ctx: Any) -> Any:
        raise UserError("cancelled")

    screen = make(desk)
    runner = WaitingRunner()
    at = replace(desk.services, runner=runner)
    page = SuccessionPage(at, AskedDay(at), screen)
    page.show()
    with monkeypatch.context() as failing:
        failing.setattr("asn_desktop.ui.presenters.talenta.posts.read_posts", broken)
        page.settle()
        assert page.list.bar.count.isHidden(), "0 jabatan would be a number nobody has counted"
        with pytest.raises(UserError):
            runner.run_all()
        runner.run_all()
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Jabatan belum dapat dibaca." in said
    assert "Mencari jabatan yang lowong." not in said
    QTest.mouseClick(page.again.findChild(QPushButton), Qt.MouseButton.LeftButton)
    runner.run_all()
    assert page.list.model.rowCount() == 1
    assert page.list.bar.count.isVisible()
    assert page.again.isHidden()


def test_paths_are_not_counted_before_they_were_read(desk: Desk, staff: Staff, make: Make, monkeypatch: Any) -> None:
    def broken(_ctx: Any, _day: Any) -> Any:
        raise UserError("cancelled")

    screen = make(desk)
    runner = WaitingRunner()
    at = replace(desk.services, runner=runner)
    page = PathsPage(at, AskedDay(at), screen)
    page.show()
    page.settle()
    assert page.told.text() == "Membaca jalur antarjabatan…"
    assert page.list.bar.count.isHidden(), "0 jalur would be a number nobody has counted"
    with monkeypatch.context() as failing:
        failing.setattr("asn_desktop.ui.presenters.talenta.paths.pattern", broken)
        with pytest.raises(UserError):
            runner.run_all()
        runner.run_all()
    assert page.told.text().startswith("Jalur antarjabatan belum dapat dibaca.")
    page.settle()
    runner.run_all()
    assert page.told.text() == "Klik satu kotak untuk melihat jalurnya."
    assert page.list.bar.count.isVisible()
    assert page.list.model.rowCount() > 0


def test_an_office_without_posts_is_told_so_beside_the_map(desk: Desk, make: Make) -> None:
    screen = make(desk)
    screen.tabs.setCurrentIndex(PATHS)
    QApplication.processEvents()
    assert screen.paths is not None
    assert screen.paths.told.text().startswith("Kantor ini belum mempunyai jabatan.")


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_lines_between_kinds_stand_out_from_the_page(desk: Desk, staff: Staff, make: Make, look: Look) -> None:
    screen = make(desk)
    screen.tabs.setCurrentIndex(PATHS)
    QApplication.processEvents()
    assert screen.paths is not None
    drawn = screen.paths.map
    palette = drawn.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(look.window))
    drawn.setPalette(palette)
    picture = drawn.grab().toImage()
    lower, upper = drawn.area("pelaksana"), drawn.area("pengawas")
    middle = (lower.top() + upper.bottom()) / 2
    around = [picture.pixelColor(int(lower.center().x()) + step, int(middle)).name() for step in (-2, -1, 0, 1)]
    assert max(contrast(colour, look.window) for colour in around) >= 2
