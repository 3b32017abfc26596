"""The archive as a person uses it: drop scans, look, attach, find again, type a code, take away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)
from worn_pages import MILD, scan_pdf, worn

from asn_desktop import bootstrap
from asn_desktop.core.domain.arsip import CaraKenal, Cetakan, Pindaian
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases import skp
from asn_desktop.core.usecases.arsip.register import register_printed
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.core.usecases.ports import PaperSize
from asn_desktop.core.usecases.printing import print_forms
from asn_desktop.storage.pdfium import Pdf
from asn_desktop.ui.views.cetak.print_run import prepared
from tests.ui.arsip.conftest import Desk

Show = Callable[..., Any]


def settle(times: int = 6) -> None:
    for _ in range(times):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(10)


def said(widget: QWidget) -> str:
    """All words that can be seen, chips too."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*labels, *(w.accessibleName() for w in widget.findChildren(QWidget) if w.isVisible())])


def click(widget: QWidget, words: str) -> None:
    buttons = [*widget.findChildren(QPushButton), *widget.findChildren(QToolButton)]
    found = [each for each in buttons if each.isVisible() and words in (each.text() or each.accessibleName())]
    assert found, words
    found[0].click()
    settle()


def drop(page: Any, *paths: Path) -> None:
    """Let go of files over the page, as from the file manager."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, no = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(10, 10), copy, carried, left, no)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(10, 10), copy, carried, left, no))
    settle()


def scanned(source: Path, target: Path) -> Path:
    """The printed pages after they went through a scanner."""
    with Pdf(source, "") as document:
        pages = [worn(document.picture(n, 200 / 72, grey=True), MILD, seed=n) for n in range(document.page_count)]
    target.write_bytes(scan_pdf(pages))
    return target


def select(page: Any, number: int = 0) -> None:
    page.list.table.selectRow(number)
    settle()


@pytest.fixture
def archive(desk: Desk, screen: Show) -> Any:
    """The archive page with two plans printed."""
    desk.print("Sekcam", "Staf")
    page = screen()._modes.archive
    settle()
    return page


def test_nothing_printed_yet_says_what_will_be_here(desk: Desk, screen: Show) -> None:
    page = screen()._modes.archive
    settle()
    assert "Belum ada formulir final yang dicetak" in said(page)


def test_scans_are_dropped_looked_at_and_attached(archive: Any, desk: Desk) -> None:
    assert said(archive).count("2 cetakan") >= 1
    drop(archive, scanned(desk.folder / "Sekcam-Staf.pdf", desk.folder / "Pindaian.pdf"))
    words = said(archive)
    assert "2 formulir siap dilampirkan" in words
    assert "cocok dengan data" in words
    assert desk.stored(Pindaian) == ()
    assert all(not label.pixmap().isNull() for label in archive.result._pictures)

    click(archive, "Lampirkan 2 formulir")
    assert {scan.cara for scan in desk.stored(Pindaian)} == {CaraKenal.QR}
    assert desk.shell.told[-1] == ("arsip.said.attached", {"n": 2})
    assert [archive.list.model.row(n).kembali.value for n in range(2)] == ["ada", "ada"]


def test_every_file_that_cannot_be_read_says_why_and_what_to_do(archive: Any, desk: Desk) -> None:
    pile = desk.folder / "campuran"
    pile.mkdir()
    (pile / "nol.jpg").write_bytes(b"")
    (pile / "rusak.pdf").write_bytes(b"bukan pdf" * 50)
    drop(archive, pile)
    words = said(archive)
    assert (
        "Tidak ada isinya sama sekali: penyalinan atau pemindaiannya terputus. Salin atau pindai sekali lagi" in words
    )
    assert "Foto HEIC dari iPhone belum dapat dibaca. Simpan sebagai PDF atau JPG" in words


def test_closing_the_result_keeps_nothing(archive: Any, desk: Desk) -> None:
    drop(archive, desk.folder)
    click(archive, "Tutup tanpa menyimpan")
    assert desk.stored(Pindaian) == ()
    assert archive.list.isVisible()


def test_the_scan_of_a_row_is_shown_beside_it(archive: Any, desk: Desk) -> None:
    drop(archive, scanned(desk.folder / "Sekcam-Staf.pdf", desk.folder / "Pindaian.pdf"))
    click(archive, "Lampirkan 2 formulir")
    select(archive)
    assert archive.form.preview.isVisible()
    assert archive.form.preview._pages.pictures
    assert "Dilampirkan 15 Desember 2025: halaman 1" in said(archive.form)


def test_a_row_without_paper_says_so(archive: Any) -> None:
    select(archive)
    assert "Belum ada gambar dari formulir ini" in said(archive.form)
    assert not archive.form.preview.isVisible()


def test_what_differs_from_what_was_signed_is_said(archive: Any, desk: Desk) -> None:
    drop(archive, desk.folder)
    click(archive, "Lampirkan 2 formulir")
    skp.reopen(desk.office.ctx, desk.office["SKP Sekcam"], "Tugas berubah")
    select(archive)
    assert "versi lama" in said(archive.form)
    assert "Versi yang berlaku sekarang perlu dicetak" in said(archive.form)

    drop(archive, desk.folder)
    assert "Tidak ada yang baru untuk dilampirkan" in said(archive)


def test_a_typed_code_notes_the_paper_without_a_picture(archive: Any, desk: Desk) -> None:
    (first, *_) = desk.stored(Cetakan)
    QTest.keyClicks(archive.code.editor, first.kode.replace("-", " ").lower())
    click(archive, "Catat kembali")
    (scan,) = desk.stored(Pindaian)
    assert (scan.cetakan_id, scan.cara, scan.sha256) == (first.id, CaraKenal.KODE, "")
    assert archive.code.value == ""


def test_a_refused_code_does_not_stretch_the_head_of_the_page(archive: Any) -> None:
    before = archive.list.height()
    QTest.keyClicks(archive.code.editor, "7K3M")
    QTest.keyClick(archive.code.editor, Qt.Key.Key_Return)
    settle()
    assert archive.code.editor.property("wrong")
    assert before - archive.list.height() <= 3 * archive.fontMetrics().lineSpacing()


def lying(source: Path, target: Path, degrees: int) -> Path:
    """The printed pages as they lay in the scanner, turned clockwise."""
    with Pdf(source, "") as document:
        printed = [document.picture(n, 200 / 72, grey=True) for n in range(document.page_count)]
    target.write_bytes(scan_pdf([page.rotate(-degrees, expand=True) for page in printed]))
    return target


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_scan_that_lay_the_wrong_way_is_shown_upright(archive: Any, desk: Desk, degrees: int) -> None:
    """The reader need not stand on his head: the code says how the page lies."""
    drop(archive, lying(desk.folder / "Sekcam-Staf.pdf", desk.folder / "Pindaian.pdf", degrees))
    click(archive, "Lampirkan 2 formulir")
    select(archive)
    pages = archive.form.preview._pages
    assert all(width < height for width, height in pages.sizes), "as printed"
    shown = pages.pictures[0].convertToFormat(QImage.Format.Format_Grayscale8)
    assert shown.width() < shown.height()
    assert _ink(shown, 0.0, 0.8) > 2 * _ink(shown, 0.85, 0.8), "the code is at the lower left"


def _ink(picture: QImage, left: float, top: float) -> int:
    """How dark a part of the page is: 15 % of the width and 20 % of the height from there."""
    wide, high = picture.width(), picture.height()
    xs = range(int(left * wide), int((left + 0.15) * wide), 2)
    ys = range(int(top * high), int(min(1.0, top + 0.2) * high), 2)
    return sum(255 - QColor(picture.pixel(x, y)).lightness() for x in xs for y in ys)


def test_a_page_is_turned_by_hand_and_stays_so(archive: Any, desk: Desk) -> None:
    drop(archive, scanned(desk.folder / "Sekcam-Staf.pdf", desk.folder / "Pindaian.pdf"))
    click(archive, "Lampirkan 2 formulir")
    select(archive)
    before = archive.form.preview._pages.sizes
    click(archive.form, "Putar halaman")
    after = archive.form.preview._pages.sizes
    assert after[0] == before[0][::-1]
    assert after[1:] == before[1:]
    assert archive.form.preview._pages.pictures[0].width() > archive.form.preview._pages.pictures[0].height()
    select(archive, 1)
    select(archive, 0)
    assert archive.form.preview._pages.sizes == after
    for _ in range(3):
        click(archive.form, "Putar halaman")
    assert archive.form.preview._pages.sizes == before


def test_from_a_form_one_gets_to_what_it_is_of(archive: Any, desk: Desk) -> None:
    select(archive)
    click(archive.form, "Buka datanya")
    assert desk.shell.places[-1][:2] == ("skp", archive.presenter.state.shown.row.subjek_id)


def test_a_card_is_shown_with_its_day_and_leads_to_the_person(desk: Desk, screen: Show) -> None:
    made, person = bootstrap.printing(), desk.office["Staf"]
    target, asked = desk.folder / "kartu.pdf", Selection(pegawai_ids=(person,))
    printed = print_forms(desk.office.ctx, made.paper, made.maker, FormKind.KARTU_KARIER, asked, PaperSize.A4, target)
    register_printed(desk.office.ctx, printed.forms)
    page = screen()._modes.archive
    drop(page, target)
    assert "Kartu Karier keadaan 15 Desember 2025" in said(page)
    click(page, "Lampirkan 1 formulir")
    select(page)
    assert "Kartu Karier, keadaan 15 Desember 2025, kode" in said(page.form)
    click(page.form, "Buka datanya")
    assert desk.shell.places[-1] == ("karier", person, "")


@pytest.mark.parametrize("width", [1166, 960])
def test_filters_are_read_whole_beside_an_opened_form(desk: Desk, screen: Show, width: int) -> None:
    desk.print("Sekcam")
    page = screen(width)._modes.archive
    settle()
    select(page)
    assert page.form.isVisible()
    for box in page.list.bar.findChildren(QComboBox):
        for chosen in (0, max(range(box.count()), key=lambda at: len(box.itemText(at)))):
            box.setCurrentIndex(chosen)
            box.activated.emit(chosen)
            settle()
            asked = QStyleOptionComboBox()
            box.initStyleOption(asked)
            room = box.style().subControlRect(
                QStyle.ComplexControl.CC_ComboBox, asked, QStyle.SubControl.SC_ComboBoxEditField, box
            )
            assert box.fontMetrics().horizontalAdvance(box.currentText()) <= room.width(), box.currentText()
        box.setCurrentIndex(0)
        box.activated.emit(0)
        settle()


def test_a_wrong_code_is_explained_at_the_field(archive: Any, desk: Desk) -> None:
    QTest.keyClicks(archive.code.editor, "7K3M")
    QTest.keyClick(archive.code.editor, Qt.Key.Key_Return)
    settle()
    assert "Kode terdiri atas 12 huruf dan angka" in said(archive)
    QTest.keyClicks(archive.code.editor, "Q")
    settle()
    assert "Kode terdiri atas 12" not in said(archive)
    assert desk.stored(Pindaian) == ()


def test_an_unreadable_page_is_attached_by_its_code(archive: Any, desk: Desk) -> None:
    (first, *_) = desk.stored(Cetakan)
    Image.effect_noise((600, 800), 90).save(desk.folder / "buram.png")
    drop(archive, desk.folder / "buram.png")
    assert "kode QR tidak terbaca" in said(archive)
    field = next(each for each in archive.result.findChildren(QLineEdit) if each.isVisible())
    QTest.keyClicks(field, first.kode)
    click(archive.result, "Lampirkan dengan kode")
    (scan,) = desk.stored(Pindaian)
    assert (scan.cetakan_id, scan.media) == (first.id, "png")
    assert "kode QR tidak terbaca" not in said(archive)


def test_the_pages_of_an_unknown_form_are_one_line(archive: Any, desk: Desk) -> None:
    """A draft, or of another office: said once, with all its pages."""
    made = bootstrap.printing()
    skp.reopen(desk.office.ctx, desk.office["SKP Staf"], "Tugas berubah")
    draft, chosen = desk.folder / "draf.pdf", Selection(2025, skp_ids=(desk.office["SKP Staf"],))
    print_forms(desk.office.ctx, made.paper, made.maker, FormKind.SKP, chosen, PaperSize.A4, draft)
    drop(archive, draft)
    assert said(archive).count("kode tidak dikenal") == 1
    with Pdf(draft, "") as document:
        assert document.page_count == 2
    assert "draf.pdf, halaman 1, 2" in said(archive)


def test_strange_and_broken_files_do_not_stop_the_pile(archive: Any, desk: Desk) -> None:
    (desk.folder / "rusak.pdf").write_bytes(b"%PDF-1.7")
    drop(archive, desk.folder)
    words = said(archive)
    assert "rusak.pdf" in words
    assert "tidak terbaca" in words
    assert "2 formulir siap dilampirkan" in words


def test_an_attachment_is_taken_away(archive: Any, desk: Desk) -> None:
    drop(archive, desk.folder)
    click(archive, "Lampirkan 2 formulir")
    select(archive)
    click(archive.form, "Hapus lampiran")
    assert len(desk.stored(Pindaian)) == 1
    assert desk.shell.told[-1][0] == "arsip.said.detached"
    assert "Belum ada gambar dari formulir ini" in said(archive.form)


def test_a_copy_is_taken_out(archive: Any, desk: Desk) -> None:
    drop(archive, desk.folder)
    click(archive, "Lampirkan 2 formulir")
    select(archive)
    shown = archive.presenter.state.shown
    archive.presenter.opened.export(shown.attachments[0], desk.folder / "untuk BKPSDM")
    assert (desk.folder / "untuk BKPSDM.pdf").read_bytes().startswith(b"%PDF")


def test_a_lost_file_is_said_and_shown_as_such(archive: Any, desk: Desk) -> None:
    drop(archive, desk.folder)
    click(archive, "Lampirkan 2 formulir")
    for path in desk.office.ctx.vault.folder.rglob("*"):
        if path.is_file():
            path.unlink()
    select(archive)
    assert "berkasnya tidak ada di folder lampiran" in said(archive.form)


def test_in_a_small_window_the_form_takes_the_place_of_the_list(desk: Desk, screen: Show) -> None:
    desk.print("Staf")
    page = screen(780, 520)._modes.archive
    settle()
    page.list.opened.emit(page.list.model.row(0))
    settle()
    assert page.form.isVisible()
    assert not page.list.isVisible()
    click(page.form, "Kembali ke daftar")
    assert page.list.isVisible()


def test_filters_can_be_asked_for_from_elsewhere(desk: Desk, screen: Show) -> None:
    desk.print("Sekcam", "Staf")
    made = screen()
    (first, *_) = desk.stored(Cetakan)
    made._modes.archive.presenter.scans.note_code(first.kode)
    made.show_target(None, "arsip&kembali=belum")
    settle()
    assert made._modes.archive.list.model.rowCount() == 1
    assert made.detail == "arsip"
    made.show_target(None, "")
    assert made._modes.archive is None


def test_saving_a_pdf_registers_what_is_final(desk: Desk, screen: Show) -> None:
    made = screen()
    made.show_target(desk.office["Staf"], "skp/2025")
    settle()
    made.presenter.save(desk.folder / "simpan.pdf", Pile.ONE)
    settle()
    assert [each.pegawai_id for each in desk.stored(Cetakan)] == [desk.office["Staf"]]


def test_a_preview_registers_nothing(desk: Desk, screen: Show) -> None:
    made = screen()
    made.show_target(desk.office["Staf"], "skp/2025")
    settle()
    assert made.preview.isVisible()
    assert desk.stored(Cetakan) == ()


def test_what_the_printer_took_is_registered(desk: Desk, screen: Show, tmp_path: Path) -> None:
    made = screen()
    made.show_target(desk.office["Staf"], "skp/2025")
    settle()
    printer = prepared(made.presenter.paper, landscape=False)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "dicetak.pdf"))
    made.print_on(printer)
    settle()
    (printed,) = desk.stored(Cetakan)
    assert printed.pegawai_id == desk.office["Staf"]
    assert printed.halaman >= 1


def test_a_file_that_is_printed_to_has_the_paper_that_was_chosen(
    desk: Desk, screen: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's dialog knows no F4: without a printer it puts Letter in its place."""
    target = tmp_path / "dicetak.pdf"

    def accepted(dialog: QPrintDialog) -> int:
        dialog.printer().setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        dialog.printer().setOutputFileName(str(target))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", accepted)
    made = screen()
    made.show_target(desk.office["Staf"], "skp/2025")
    made.presenter.choose_paper(PaperSize.F4)
    settle()
    click(made, "Cetak")
    settle()
    with Pdf(target, "") as document:
        width, height = document.size(0)
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (215, 330)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_where_no_printer_answers_it_is_said_and_nothing_is_registered(desk: Desk, screen: Show) -> None:
    made = screen()
    made.show_target(desk.office["Staf"], "skp/2025")
    settle()
    made.print_on(prepared(made.presenter.paper, landscape=False))  # no printer, and no file that stands for one
    settle()
    assert desk.shell.told[-1][0] == "cetak.said.no_printer"
    assert desk.stored(Cetakan) == ()


def test_every_word_of_the_archive_is_there_in_english(desk: Desk) -> None:
    from asn_desktop import bootstrap

    indonesian, english = (bootstrap.texts(language)._topic("arsip") for language in ("id", "en"))
    assert indonesian.keys() == english.keys()


def test_the_plan_itself_says_that_it_differs_from_what_was_signed(
    archive: Any, desk: Desk, window_world: QApplication
) -> None:
    from PySide6.QtWidgets import QMainWindow

    from asn_desktop.ui.views.skp import make

    plan = desk.office["SKP Sekcam"]
    host = QMainWindow()
    made = make(desk.services)
    host.setCentralWidget(made)
    host.resize(1166, 640)
    host.show()
    made.show_target(plan, "")
    settle()
    assert "ditandatangani" not in said(made)

    host.hide()
    drop(archive, desk.folder)
    click(archive, "Lampirkan 2 formulir")
    host.show()
    settle()
    assert "sudah ditandatangani" in said(made)

    skp.reopen(desk.office.ctx, plan, "Tugas berubah")
    host.hide()
    host.show()
    settle()
    assert "berbeda dari yang ditandatangani" in said(made)
    host.close()
    host.deleteLater()
