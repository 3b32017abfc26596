"""Surveys of public satisfaction as an officer records them, in a real window over a real file."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton, QWidget

from asn_desktop.core.domain.survei import MasaSurvei, SurveiKepuasan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases import survei
from asn_desktop.core.usecases.ports import Cell, Sheet
from asn_desktop.core.usecases.survei_sheet import HEADS
from asn_desktop.storage.db import new_id
from asn_desktop.storage.sheets import SpreadsheetFiles
from asn_desktop.ui.presenters.survei.form import form_of, new_form, read, with_answers
from asn_desktop.ui.views.sebaran.screen import SebaranScreen

MEANS = ["3,1", "3", "3,2", "3.9", "3", "3,1", "3,3", "2,9", "3,2"]


def seen(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(widget: QWidget, name: str) -> None:
    buttons = [*widget.findChildren(QPushButton), *widget.findChildren(QToolButton)]
    found = next(b for b in buttons if b.isVisible() and (b.text() or b.accessibleName()).startswith(name))
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def stored(desk: Any) -> tuple[SurveiKepuasan, ...]:
    found: tuple[SurveiKepuasan, ...] = desk.stored(SurveiKepuasan)
    return found


def survey(desk: Any, **fields: Any) -> SurveiKepuasan:
    (unit, *_) = [each for each in desk.stored(Unit) if each.nama == "Sekretariat"]
    told: dict[str, Any] = {"tahun": 2025, "layanan": "Kartu keluarga", "responden": 226, **fields}
    made = SurveiKepuasan(id=new_id(), unit_id=unit.id, nrr=(Decimal("3.25"),) * 9, **told)
    survei.save(desk.ctx, made)
    return made


@pytest.fixture
def screen(desk: Any, window_world: QApplication, qtbot: Any) -> Callable[[], SebaranScreen]:
    def opened(width: int = 1166, height: int = 640) -> SebaranScreen:
        made = SebaranScreen(desk.services)
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.activateWindow()
        desk.window.open.append(made)
        made.show_target(None, "survei=ya&tahun=2025")
        qtbot.wait(50)
        return made

    return opened


def test_a_survey_by_keyboard_from_the_empty_page(desk: Any, screen: Callable[[], SebaranScreen]) -> None:
    page = screen()
    assert "Belum ada survei kepuasan masyarakat tahun 2025" in seen(page)
    assert not page.export.isEnabled()
    assert page.primary_action is not None
    page.primary_action.trigger()
    form = page.surveys.form
    fields = form.fields
    assert page.save_action is not None
    page.save_action.trigger()
    said = seen(form)
    assert "Pilih unit kerja." in said
    assert said.count("Belum diisi.") == 9
    assert QApplication.focusWidget() is fields["unit"].editor
    fields["unit"].editor.setCurrentIndex(1)
    for text in ("", "Kartu  keluarga ", "", "226", "550", *MEANS[:4], "5", *MEANS[5:]):
        now = QApplication.focusWidget()
        QTest.keyClicks(now, text)
        QTest.keyClick(now, Qt.Key.Key_Return)
    assert stored(desk) == ()
    assert "Isi angka 1 sampai 4, misalnya 3,25." in seen(form)
    wrong = QApplication.focusWidget()
    assert wrong is fields["U5"].editor
    wrong.selectAll()
    QTest.keyClicks(wrong, MEANS[4])
    page.save_action.trigger()
    (kept,) = stored(desk)
    assert (kept.layanan, kept.responden, kept.populasi, kept.tahun) == ("Kartu keluarga", 226, 550, 2025)
    assert kept.nrr == tuple(Decimal(each.replace(",", ".")) for each in MEANS)
    side = seen(page.surveys.side)
    assert "IKM 79,72" in side
    assert "Mutu B (Baik), karena indeks kepuasan masyarakat 79,72." in side
    assert "U8 Penanganan Pengaduan, Saran dan Masukan: 2,900 (tertimbang 0,322)." in side
    assert "Responden cukup, karena 226 orang menjawab dan yang diperlukan 226." in side
    assert "Banyak aplikasi daerah menukar keduanya" in side
    assert "0,111" in side
    assert QApplication.focusWidget() is page.surveys.chooser.table
    assert page.export.isEnabled()


def test_answers_come_from_a_sheet(
    desk: Any, screen: Callable[[], SebaranScreen], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = screen()
    press(page, "Tambah survei")
    form = page.surveys.form
    form.fields["unit"].editor.setCurrentIndex(0)
    form.fields["layanan"].set_value("Rawat jalan")
    path = tmp_path / "jawaban.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    SpreadsheetFiles().write(path, [Sheet("A", [["No", *HEADS], [1, *[4] * 8, 9]])])
    press(form, "Ambil dari lembar kerja")
    assert [error.key for error in desk.window.reported] == ["survei_wrong_answer"]
    rows: list[list[Cell]] = [[1, *[4] * 9], [2, *[3] * 9], [3, *[3] * 9]]
    SpreadsheetFiles().write(path, [Sheet("A", [["No", *HEADS], *rows])])
    press(form, "Ambil dari lembar kerja")
    assert form.fields["layanan"].value == "Rawat jalan"
    assert (form.fields["responden"].value, form.fields["U1"].value) == ("3", "3,333")
    assert "Diambil dari jawaban.xlsx" in seen(form)
    assert stored(desk) == ()
    press(form, "Simpan survei")
    (kept,) = stored(desk)
    assert kept.nrr[0] == Decimal("3.333333333")
    assert "IKM 83,33" in seen(page.surveys.side)
    press(page.surveys.side, "Ubah")
    form.fields["layanan"].set_value("Rawat inap")
    press(form, "Simpan survei")
    (again,) = stored(desk)
    assert (again.layanan, again.nrr, again.version) == ("Rawat inap", kept.nrr, 2)
    empty = tmp_path / "kosong.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(empty), ""))
    press(page, "Tambah survei")
    press(form, "Simpan lembar kosong")
    assert SpreadsheetFiles().read(empty)[0].rows == [["No", *HEADS]]


def test_what_was_typed_twice_stays_to_be_put_right(desk: Any, screen: Callable[[], SebaranScreen]) -> None:
    survey(desk)
    survey(desk, layanan="Akta kelahiran", masa=MasaSurvei.SEMESTER_1)
    page = screen()
    page.surveys.presenter.search("akta")
    press(page.surveys.side, "Ubah")
    form = page.surveys.form
    form.fields["layanan"].set_value("Kartu keluarga")
    press(form, "Simpan survei")
    assert [error.key for error in desk.window.reported] == ["survei_twice"]
    assert form.isVisible()
    assert form.fields["layanan"].value == "Kartu keluarga"
    QTest.keyClick(form.fields["layanan"].editor, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert {each.layanan for each in stored(desk)} == {"Akta kelahiran", "Kartu keluarga"}


def test_one_is_removed_and_brought_back_with_its_history(
    desk: Any, screen: Callable[[], SebaranScreen], qtbot: Any
) -> None:
    survey(desk, responden=90)
    first = survey(desk, layanan="Akta kelahiran", responden=10)
    (kept,) = desk.stored(SurveiKepuasan, id=first.id)
    survei.save(desk.ctx, kept.with_(nrr=(Decimal(4),) * 9))
    page = screen()
    side = page.surveys.side
    assert "Bersama 2 survei unit ini pada tahun yang sama: IKM 83,13, mutu B (Baik), 100 responden." in seen(side)
    press(side, "Riwayat perubahan")
    table = side.changes.table.table
    told = {str(table.model().index(n, 4).data()) for n in range(table.model().rowCount())}
    assert "; ".join(["4"] * 9) in told
    QTest.keyClick(table, Qt.Key.Key_Escape)
    page.surveys.chooser.table.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(page.surveys.chooser.table, Qt.Key.Key_Delete)
    assert [each.layanan for each in stored(desk)] == ["Kartu keluarga"]
    assert desk.window.said[-1] == "Survei Akta kelahiran tahun 2025 dihapus."
    with desk.ctx.store.write("undo", "Petugas") as work:
        work.undo(work.last_change().group)
        changes = work.commit()
    desk.window.offer(changes)
    assert page.surveys.chooser.model.rowCount() == 2
    page.surveys.presenter.search("tidak ada yang begini")
    assert "Tidak ada survei yang cocok" in seen(page)


def test_the_year_goes_along_and_the_list_is_written(
    desk: Any, screen: Callable[[], SebaranScreen], tmp_path: Path
) -> None:
    survey(desk, populasi=550)
    page = screen()
    assert "survei=ya" in page.detail
    page.export_to(tmp_path / "s.xlsx")
    (sheet,) = SpreadsheetFiles().read(tmp_path / "s.xlsx")
    assert sheet.rows[0][:3] == ["Unit kerja", "Nama layanan", "Masa survei"]
    assert sheet.rows[1][-2:] == [81.25, "B (Baik)"]
    bar = page.tabs
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center() + QPoint(1, 1))
    assert page.units.presenter.tahun == 2025
    assert page.primary_action is None
    assert page.term.isVisible()


@pytest.mark.parametrize(("width", "height"), [(1093, 520), (870, 500)])
def test_everything_fits_in_small_windows(
    desk: Any, screen: Callable[..., SebaranScreen], qtbot: Any, width: int, height: int
) -> None:
    survey(desk)
    page = screen(width, height)
    inside = page.surveys.side.page
    assert inside.widget().minimumSizeHint().width() <= inside.viewport().width()
    page.surveys.presenter.edit()
    qtbot.wait(50)
    inside = page.surveys.form.page
    assert inside.widget().minimumSizeHint().width() <= inside.viewport().width()


def test_figures_are_read_as_people_write_them(texts: Any) -> None:
    typed = dict(zip(HEADS, MEANS, strict=True)) | {
        "unit": str(new_id()), "layanan": "A", "masa": "tahun", "responden": "1.250", "populasi": "12,500",
    }  # fmt: skip
    form = new_form(2025, None)

    def typing(**other: str) -> tuple[SurveiKepuasan | None, dict[str, str]]:
        from msgspec.structs import replace

        return read(replace(form, typed=typed | other), new_id(), texts)

    made, wrong = typing()
    assert made is not None
    assert (made.responden, made.populasi, wrong) == (1250, 12500, {})
    for name, text in (
        ("responden", "0"), ("responden", "-3"), ("responden", "dua"), ("responden", "99999999999"),
        ("populasi", "1249"), ("populasi", "?"), ("U1", "0,99"), ("U1", "4,01"), ("U1", "NaN"), ("U1", "٣"),
        ("layanan", "  "),
    ):  # fmt: skip
        assert set(typing(**{name: text})[1]) == {name}, text
    answers = survei_answers()
    filled = with_answers(form_of(made), typed, answers, "a.xlsx")
    assert (filled.typed["U1"], filled.means, filled.stored) == ("3,5", answers.nrr, made)


def survei_answers() -> Any:
    from asn_desktop.core.usecases.survei_sheet import Answers

    return Answers(4, (Decimal("3.5"),) * 9)
