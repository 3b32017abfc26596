"""The screens SKP, Evaluasi and Cetak as a person uses them, in real windows over a real file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QPoint, Qt, QTranslator
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Predikat, Rating
from asn_desktop.core.domain.skp import HasilKerja, JenisHasilKerja, Skp, StatusSkp
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases import evaluasi, pelaksanaan, skp
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.core.usecases.pelaksanaan import MonthsDraft, RealisedDraft
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.core.usecases.ports import PaperSize
from asn_desktop.ui.presenters.listing import choices_of
from asn_desktop.ui.widgets import idle
from asn_desktop.ui.widgets.screen import Screen

TODAY = date(2026, 1, 19)


def settle(times: int = 6) -> None:
    for _ in range(times):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(15)


@pytest.fixture
def show(desk: Any, window_world: QApplication) -> Iterator[Callable[..., Screen]]:
    """Opens a screen in a window that binds the keys the program's window binds."""
    hosts: list[QMainWindow] = []

    def make(name: str, width: int = 1166, height: int = 640) -> Screen:
        made: Screen = __import__(f"asn_desktop.ui.views.{name}", fromlist=["make"]).make(desk.services)
        host = QMainWindow()
        host.setCentralWidget(made)
        for keys, action in (("Ctrl+Return", "primary_action"), ("Ctrl+S", "save_action")):
            QShortcut(QKeySequence(keys), host).activated.connect(lambda action=action: getattr(made, action).trigger())
        host.resize(width, height)
        host.show()
        host.activateWindow()
        QTest.qWaitForWindowActive(host)
        desk.window.open.append(made)
        hosts.append(host)
        settle()
        return made

    yield make
    desk.window.open.clear()
    for host in hosts:
        presenter = getattr(host.centralWidget(), "presenter", None)
        if hasattr(presenter, "close"):
            presenter.close()
        host.close()
        host.deleteLater()
    settle()


def press(key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    if ctrl:
        modifiers |= Qt.KeyboardModifier.ControlModifier
    if alt:
        modifiers |= Qt.KeyboardModifier.AltModifier
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)
    settle(3)


def type_in(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    settle(2)


def ready_to_rate(desk: Any, many: int) -> list[Any]:
    """Appraisals with all realisations, waiting for the two ratings."""
    rows = desk.rows(2026, skp=StatusSkp.DISETUJUI)[:many]
    for row in rows:
        this, _ = evaluasi.begin(desk.ctx, row.skp_id)
        found = evaluasi.appraisal(desk.ctx, this)
        measures = [i.id for planned in found.plan.results for i in planned.indikator]
        evaluasi.save(desk.ctx, this, AppraisalDraft(realisasi=dict.fromkeys(measures, "Tercapai")))
    return [row for row in desk.rows(2026, evaluasi=StatusEvaluasi.DRAF) if row.skp_id in {r.skp_id for r in rows}]


def test_three_people_are_rated_and_made_final_with_the_keyboard_alone(desk: Any, show: Callable[..., Screen]) -> None:
    people = ready_to_rate(desk, 3)
    assert len(people) == 3
    screen = show("evaluasi")
    screen.show_target(None, "tahun=2026&evaluasi=draf")
    settle()
    screen.list.page.bar.search.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    target = desk.window.gone[-1]
    assert target == ("evaluasi", people[0].evaluasi_id, "")
    screen.show_target(target[1], target[2])
    settle()
    press(Qt.Key.Key_3, ctrl=True)
    wanted = [
        (Qt.Key.Key_1, Qt.Key.Key_1, Predikat.SANGAT_BAIK),
        (Qt.Key.Key_2, Qt.Key.Key_2, Predikat.BAIK),
        (Qt.Key.Key_3, Qt.Key.Key_3, Predikat.SANGAT_KURANG),
    ]
    for number, (hasil, perilaku, _predikat) in enumerate(wanted):
        press(hasil)
        press(perilaku)
        press(Qt.Key.Key_Return, ctrl=True)
        press(Qt.Key.Key_Return)
        if number < 2:
            press(Qt.Key.Key_Down, ctrl=True)
    stored = [desk.evaluasi(row.evaluasi_id) for row in people]
    assert [e.status for e in stored] == [StatusEvaluasi.FINAL] * 3
    assert [e.predikat for e in stored] == [predikat for _, _, predikat in wanted]
    assert {e.tanggal for e in stored} == {TODAY}
    assert desk.window.reported == []


def test_a_unit_is_rated_from_first_to_last_without_the_mouse(
    desk: Any, show: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    """1, 2, 3 for results and behaviour, Enter saves and goes on, F makes final; in the end who is left and why."""
    people = ready_to_rate(desk, 3)
    screen = show("evaluasi")
    desk.window.go = lambda name, target=None, detail="": (
        screen.show_target(target, detail) if name == "evaluasi" else 0
    )
    screen.show_target(None, "tahun=2026&evaluasi=draf")
    settle()
    QTest.keyClick(screen, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settle()
    sheet = screen.sheet
    assert sheet.run_bar.isVisible()
    total = sheet._state.run.total
    assert sheet._run_said.text() == f"1 dari {total}"
    for number in range(total):
        press(Qt.Key.Key_2)
        press(Qt.Key.Key_1)
        assert (sheet._state.rating_hasil, sheet._state.rating_perilaku) == (Rating.SESUAI, Rating.DI_ATAS)
        if number == 0:
            press(Qt.Key.Key_F)
            press(Qt.Key.Key_Return)
        else:
            press(Qt.Key.Key_Return)
        settle(2)
    assert screen.list.run_panel.isVisible()
    assert f"{total} evaluasi berurutan: 1 final" in screen.list.run_panel.headline.text()
    stored = [desk.evaluasi(row.evaluasi_id) for row in people]
    assert [each.predikat for each in stored] == [Predikat.BAIK] * 3
    screen.list.run_panel.finalise.trigger()
    press(Qt.Key.Key_Return)
    settle()
    assert [desk.evaluasi(row.evaluasi_id).status for row in people] == [StatusEvaluasi.FINAL] * 3
    assert not screen.list.run_panel.isVisible()


def test_the_achievement_of_the_unit_is_set_beside_the_list_by_keys(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("evaluasi")
    screen.show_target(None, "tahun=2025")
    settle()
    panel = screen.list.panel
    panel.show()
    settle()
    panel._set.click()
    assert QApplication.focusWidget() is panel.form.capaian.editor
    press(Qt.Key.Key_Escape)
    assert panel.form.isHidden()
    assert QApplication.focusWidget() is panel._set
    panel._set.click()
    panel.form.capaian.set_value(Capaian.KURANG.value)
    panel.form.set_by.set_value("Bupati")
    QTest.keyClick(panel.form.basis.editor, Qt.Key.Key_Return)
    settle()
    assert "Kurang" in panel._capaian.text()
    assert "Bupati" in panel._set_by.text()


def test_a_day_of_a_handover_that_cannot_be_stays_to_be_mended(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("evaluasi")
    screen.show_target(desk.appraisal(StatusEvaluasi.FINAL).evaluasi_id, "")
    settle()
    sheet = screen.sheet
    sheet.ask_handover()
    fields = sheet.handover.fields
    fields["diserahkan"].set_value(TODAY)
    fields["diterima"].set_value(TODAY + timedelta(days=1))
    fields["dikembalikan"].set_value(None)
    press(Qt.Key.Key_Return)
    assert sheet.handover.isVisible()
    assert QApplication.focusWidget() is fields["diterima"].editor
    said = "\n".join(label.text() for label in fields["diterima"].findChildren(QLabel) if label.isVisible())
    assert "belum tiba" in said
    fields["diterima"].set_value(TODAY)
    press(Qt.Key.Key_Return)
    settle()
    assert sheet.handover.isHidden()
    assert any("erah terima" in said for said in desk.window.said)


def test_the_cursor_is_in_the_search_when_the_list_is_visited(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("evaluasi")
    screen.list.page.table.setFocus()
    screen.visited()
    assert screen.list.page.bar.search.hasFocus()
    screen.show_target(desk.appraisal().evaluasi_id, "")
    settle()
    screen.home()
    settle()
    assert screen.list.page.table.hasFocus(), "back from somebody the cursor is at his row"


def test_the_right_pane_is_not_made_anew_where_nothing_changed(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("evaluasi")
    screen.show_target(desk.appraisal(StatusEvaluasi.FINAL).evaluasi_id, "")
    settle()
    before = set(map(id, screen.sheet.rating.findChildren(QWidget)))
    screen.sheet.presenter._render()
    settle()
    assert set(map(id, screen.sheet.rating.findChildren(QWidget))) == before


def test_realisation_is_typed_from_field_to_field(desk: Any, show: Callable[..., Screen]) -> None:
    row = next(
        row
        for row in desk.rows(2025, skp=StatusSkp.DISETUJUI, evaluasi="none")
        if len(skp.plan(desk.ctx, row.skp_id).results[0].indikator) > 1
    )
    screen = show("evaluasi")
    screen.show_target(row.skp_id, "")
    settle()
    press(Qt.Key.Key_2, ctrl=True)
    type_in("10 laporan")
    press(Qt.Key.Key_Return)
    type_in("95 persen")
    press(Qt.Key.Key_S, ctrl=True)
    found = evaluasi.appraisal(desk.ctx, screen.sheet.presenter.appraisal.evaluasi.id)
    first = found.plan.results[0].indikator
    assert [found.draft.realisasi[i.id] for i in first[:2]] == ["10 laporan", "95 persen"]


@pytest.mark.parametrize(("width", "panes"), [(1300, 3), (968, 2), (763, 1)])
def test_the_sheet_fits_the_window(desk: Any, show: Callable[..., Screen], width: int, panes: int) -> None:
    screen = show("evaluasi", width, 500)
    screen.show_target(desk.appraisal().evaluasi_id, "")
    settle()
    sheet = screen.sheet
    shown = [pane for pane in (sheet.plan, sheet.realisation, sheet.rating) if pane.isVisible()]
    assert len(shown) == panes
    assert screen.width() == width
    for number in range(3):
        sheet._to_pane(number)
        settle(2)
        pane = (sheet.plan, sheet.realisation, sheet.rating)[number]
        assert pane.isVisible()
        assert pane.widget().width() <= pane.viewport().width()


def test_nothing_can_be_typed_into_what_is_final(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("evaluasi")
    screen.show_target(desk.appraisal(StatusEvaluasi.FINAL).evaluasi_id, "")
    settle()
    fields = [field for field in screen.sheet.realisation.findChildren(QPlainTextEdit) if field.isVisible()]
    assert fields
    assert all(field.isReadOnly() for field in fields)
    assert screen.primary_action.text() == "Buat revisi"
    before = screen.sheet.presenter.appraisal.evaluasi
    screen.sheet.rating.hasil.setFocus()
    press(Qt.Key.Key_3)
    assert screen.sheet.presenter.appraisal.evaluasi == before


def test_a_revision_needs_its_reason(desk: Any, show: Callable[..., Screen]) -> None:
    row = desk.appraisal(StatusEvaluasi.FINAL)
    screen = show("evaluasi")
    screen.show_target(row.evaluasi_id, "")
    settle()
    press(Qt.Key.Key_Return, ctrl=True)
    press(Qt.Key.Key_Return)
    assert desk.evaluasi(row.evaluasi_id).status is StatusEvaluasi.FINAL
    assert not screen.sheet.presenter.appraisal.earlier
    type_in("Keberatan diterima")
    press(Qt.Key.Key_Return)
    assert screen.sheet.presenter.appraisal.evaluasi.alasan_perubahan == "Keberatan diterima"


def test_a_plan_is_written_with_the_keyboard_alone(desk: Any, show: Callable[..., Screen]) -> None:
    person = desk.rows(2026, skp="none")[0]
    skp_id, _ = skp.start(desk.ctx, person.pegawai_id, 2026)
    screen = show("skp")
    screen.show_target(skp_id, "")
    settle()
    screen.sheet.presenter.jump(screen.sheet._page.cards[JenisHasilKerja.UTAMA][0].key)
    settle()
    type_in("Laporan tersusun")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    for measure in ("Jumlah", "Mutu", "Waktu"):
        press(Qt.Key.Key_Return)
        type_in(f"{measure} laporan")
        press(Qt.Key.Key_Return)
        type_in("12")
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, ctrl=True)
    press(Qt.Key.Key_Return)
    plan = skp.plan(desk.ctx, skp_id)
    assert [(i.indikator, i.target) for i in plan.results[0].indikator] == [
        ("Jumlah laporan", "12"),
        ("Mutu laporan", "12"),
        ("Waktu laporan", "12"),
    ]
    assert (plan.skp.status, plan.skp.tanggal_disetujui) == (StatusSkp.DISETUJUI, TODAY)


def test_rows_come_go_and_come_back_by_keys(desk: Any, show: Callable[..., Screen]) -> None:
    row = desk.plan()
    screen = show("skp")
    screen.show_target(row.skp_id, "")
    settle()
    card = screen.sheet._page.cards[JenisHasilKerja.UTAMA][0]
    shown = [field.indikator.toPlainText() for field in card._rows if field.key]
    card._rows[0].indikator.setFocus()
    press(Qt.Key.Key_Down, alt=True)
    assert [field.indikator.toPlainText() for field in card._rows if field.key][:2] == [shown[1], shown[0]]
    press(Qt.Key.Key_Delete, ctrl=True)
    assert len([field for field in card._rows if field.key]) == len(shown) - 1
    press(Qt.Key.Key_Z, ctrl=True)
    assert len([field for field in card._rows if field.key]) == len(shown)


def test_leaving_the_plan_saves_it(desk: Any, show: Callable[..., Screen]) -> None:
    row = desk.plan()
    screen = show("skp")
    screen.show_target(row.skp_id, "")
    settle()
    card = screen.sheet._page.cards[JenisHasilKerja.UTAMA][0]
    card.rencana.setFocus()
    QTest.keyClick(card.rencana, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_in(" lengkap")
    screen.show_target(None, "")
    settle()
    assert any(h.rencana.endswith(" lengkap") for h in desk.stored(HasilKerja, skp_id=row.skp_id))


def test_a_long_text_shows_every_line(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("skp")
    screen.show_target(desk.plan().skp_id, "")
    settle()
    field = screen.sheet._page.cards[JenisHasilKerja.UTAMA][0].rencana
    before = field.height()
    field.setPlainText("Tersusunnya laporan pelayanan administrasi kependudukan. " * 12)
    settle(10)
    assert field.height() > before
    assert field.verticalScrollBar().maximum() == 0


def test_the_list_selects_by_space_and_creates_plans(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("skp")
    screen.show_target(None, "tahun=2026&skp=none")
    settle()
    screen.list.page.table.setFocus()
    press(Qt.Key.Key_A, ctrl=True)
    many = screen.list.page.selected
    assert many == len(desk.rows(2026, skp="none")) > 0
    press(Qt.Key.Key_Return, ctrl=True)
    assert f"{many} SKP tahun 2026 dibuat." in desk.window.said
    assert screen.list.page.model.rowCount() == 0


def test_the_print_screen_shows_saves_and_prints(desk: Any, show: Callable[..., Screen], tmp_path: Path) -> None:
    from asn_desktop.ui.views.cetak.print_run import fits, prepared

    row = desk.appraisal(StatusEvaluasi.FINAL)
    screen = show("cetak")
    screen.show_target(row.pegawai_id, "evaluasi/2025")
    settle(10)
    assert screen.preview.isVisible()
    assert screen.preview._pages.pictures
    assert screen.presenter.shown.landscape
    target = tmp_path / "evaluasi.pdf"
    screen._saving.save_to(target, Pile.ONE)
    assert target.read_bytes().startswith(b"%PDF")
    folder = tmp_path / "satu"
    folder.mkdir()
    screen._saving.save_to(folder, Pile.EACH)
    assert len(list(folder.glob("evaluasi_2025_*.pdf"))) == len(screen.presenter.selection.skp_ids)
    printer = prepared(screen.presenter.paper, screen.presenter.shown.landscape)
    assert fits(printer, screen.presenter.paper)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "dicetak.pdf"))
    screen.print_on(printer)
    assert "halaman dikirim ke pencetak" in desk.window.said[-1]
    listed = subprocess.run(["pdfimages", "-list", tmp_path / "dicetak.pdf"], check=True, capture_output=True).stdout
    pages = [line.split() for line in listed.decode().splitlines()[2:]]
    assert [page[0] for page in pages if page[2] == "image"] == [
        str(n + 1) for n in range(screen.presenter.shown.count)
    ]
    assert {page[8] for page in pages} == {"image"}  # kept as drawn: as a photograph letters blur, or are lost


def test_the_form_of_a_quarter_is_shown_at_once_as_another_screen_asks(desk: Any, show: Callable[..., Screen]) -> None:
    quarter = desk.stored(Evaluasi, jenis=JenisEvaluasi.TRIWULAN, status=StatusEvaluasi.FINAL, digantikan=False)[0]
    screen = show("cetak")
    screen.show_target(None, f"tahun={quarter.tahun}&skp=draf&evaluasi=draf")  # chosen before, and not of this plan
    settle()
    screen.show_target(quarter.skp_id, f"evaluasi/{quarter.tahun}/triwulan-{quarter.nomor}")
    settle(10)
    assert screen.preview.isVisible()
    assert screen._choices.term.value == f"triwulan/{quarter.nomor}"
    assert screen.presenter.selection.skp_ids == (quarter.skp_id,)
    screen.show_target(quarter.skp_id, f"skp/{quarter.tahun}/triwulan-{quarter.nomor}")  # a plan is of no term
    settle(10)
    assert screen.preview.isVisible()
    assert screen._choices.term.isHidden()


def test_without_a_plan_the_print_screen_leads_to_the_plans(desk: Any, show: Callable[..., Screen]) -> None:
    row = desk.rows(2025, skp="none")[0]
    screen = show("cetak")
    screen.show_target(row.pegawai_id, "skp/2025")
    settle()
    shown = screen._right.currentWidget()
    words = "\n".join(label.text() for label in shown.findChildren(QLabel))
    assert f"{row.nama} belum memiliki SKP tahun 2025" in words
    assert "Pilih pegawai" not in words
    shown.findChild(QPushButton).click()
    assert desk.window.gone[-1] == ("skp", None, f"tahun=2025&skp=none&unit={row.unit_id}")
    screen.presenter.show(desk.rows(2025, skp="none"))
    settle()
    assert screen._right.currentWidget() is shown
    screen.presenter.show(desk.rows(2025, skp="disetujui")[:1])
    settle(5)
    assert screen.preview.isVisible()
    screen.presenter.show(())
    settle()
    assert "Pilih pegawai" in "\n".join(label.text() for label in screen._right.currentWidget().findChildren(QLabel))


def test_drafts_and_missing_plans_are_said_before_printing(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("cetak")
    screen.show_target(None, "tahun=2025")
    settle()
    screen.presenter.show(desk.rows(2025), whole=True)
    settle()
    said = screen._drafts.text()
    assert "tanda DRAF" in said
    assert desk.rows(2025, skp="none")[0].nama in said
    assert "10 formulir pertama" in screen._shown.text()


@pytest.mark.parametrize("name", ["skp", "evaluasi", "cetak"])
def test_every_control_has_a_name(desk: Any, show: Callable[..., Screen], name: str) -> None:
    screen = show(name)
    target = desk.appraisal().skp_id
    screen.show_target(target, "evaluasi/2025" if name == "cetak" else "")
    settle()
    for kind in (QPushButton, QToolButton, QComboBox, QLineEdit, QPlainTextEdit):
        for control in screen.findChildren(kind):
            if control.isVisible() and control.objectName() != "qt_spinbox_lineedit":
                said = control.accessibleName() or (control.text() if hasattr(control, "text") else "")
                inside = isinstance(control.parent(), (QComboBox, QLineEdit))
                assert said or inside, (type(control).__name__, control.parent())


@pytest.mark.parametrize("size", [(1166, 640), (968, 500)])
@pytest.mark.parametrize("name", ["skp", "evaluasi"])
def test_no_label_is_cut(desk: Any, show: Callable[..., Screen], name: str, size: tuple[int, int]) -> None:
    screen = show(name, *size)
    screen.show_target(desk.appraisal().skp_id, "")
    settle(12)
    for label in screen.findChildren(QLabel):
        if label.isVisible() and label.text() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert screen.mapTo(screen.window(), QPoint(0, 0)).x() >= 0
    assert screen.window().width() == size[0]


def test_rating_taken_in_by_mouse_moves_nothing_it_should_not(desk: Any, show: Callable[..., Screen]) -> None:
    row = ready_to_rate(desk, 1)[0]
    screen = show("evaluasi")
    screen.show_target(row.evaluasi_id, "")
    settle()
    keys = list(screen.sheet.rating.perilaku.findChildren(QPushButton))
    QTest.mouseClick(keys[1], Qt.MouseButton.LeftButton)
    settle()
    state = screen.sheet._state
    assert (state.rating_hasil, state.rating_perilaku) == (None, Rating.SESUAI)
    assert state.predikat is None


@pytest.mark.parametrize(("width", "height"), [(1198, 685), (964, 517)])
def test_the_reason_is_seen_without_scrolling(desk: Any, show: Callable[..., Screen], width: int, height: int) -> None:
    row = ready_to_rate(desk, 1)[0]
    screen = show("evaluasi", width, height)
    screen.show_target(row.evaluasi_id, "")
    settle()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_2)
    settle()
    pane = screen.sheet.rating
    said = [label for label in pane.findChildren(QLabel) if label.isVisible()]
    for text in ("Baik, karena", "Rating hasil kerja:"):
        label = next(label for label in said if label.text().startswith(text))
        foot = label.mapTo(pane.viewport(), QPoint(0, label.height())).y()
        assert foot <= pane.viewport().height(), text


def test_a_list_leaves_out_a_column_rather_than_cut_a_nip(desk: Any, show: Callable[..., Screen], qtbot: QtBot) -> None:
    screen = show("evaluasi", 1198, 685)
    screen.list._toggled()
    table = screen.list.page.table
    titles = [column.title_key for column in screen.list.page.model.columns]
    nip, unit = titles.index("evaluasi.column.nip"), titles.index("evaluasi.column.unit")
    qtbot.waitUntil(lambda: table.isColumnHidden(unit), timeout=10_000)
    assert table.columnWidth(nip) >= table.fontMetrics().horizontalAdvance("19820104 202321 1 901") + 24
    screen.list._toggled()
    qtbot.waitUntil(lambda: not table.isColumnHidden(unit), timeout=10_000)


def test_the_state_in_the_print_list_is_that_of_the_chosen_form(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("cetak")
    screen.show_target(None, "tahun=2026&skp=disetujui&evaluasi=none")
    settle()
    column = next(each for each in screen.page.model.columns if each.title_key == "cetak.column.keadaan")
    row = screen.page.model.row(0)
    assert column.text(row) == "Disetujui"
    screen.presenter.choose_form(FormKind.EVALUASI)
    assert column.text(row) == "Belum dievaluasi"


def test_a_plan_that_lacks_something_says_so_instead_of_a_dead_button(desk: Any, show: Callable[..., Screen]) -> None:
    row = desk.plan(StatusSkp.DRAF)
    skp.save(desk.ctx, row.skp_id, skp.PlanDraft((), {}))
    screen = show("skp")
    screen.show_target(row.skp_id, "")
    settle()
    press(Qt.Key.Key_Return, ctrl=True)
    assert "Belum dapat dilanjutkan" in desk.window.said[-1]
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)


def test_an_appraisal_that_lacks_something_says_so_and_goes_there(desk: Any, show: Callable[..., Screen]) -> None:
    row = desk.rows(2026, skp=StatusSkp.DISETUJUI, evaluasi="none")[0]
    screen = show("evaluasi")
    screen.show_target(row.skp_id, "")
    settle()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, ctrl=True)
    assert "indikator belum diisi realisasinya" in desk.window.said[-1]
    assert QApplication.focusWidget() is screen.sheet.realisation.cards[0].measures[0].field


def test_the_appraiser_of_a_plan_is_named_and_freed_again(desk: Any, show: Callable[..., Screen]) -> None:
    row = desk.plan(StatusSkp.DRAF)
    other = next(r for r in desk.rows(2026) if r.pegawai_id != row.pegawai_id and r.nama != row.penilai)
    screen = show("skp")
    screen.show_target(row.skp_id, "")
    settle()
    asked = screen.sheet.questions
    asked.ask_rater()
    asked._found.clearFocus()  # the list of names is a window of its own, which this platform has not
    asked._found.wanted.emit(other.nip)
    asked._found.set_value(str(other.pegawai_id))
    assert asked._rater_chosen()
    settle()
    assert desk.stored(Skp, id=row.skp_id)[0].penilai_id == other.pegawai_id
    asked.ask_rater()
    assert asked._rater_chosen()
    assert desk.stored(Skp, id=row.skp_id)[0].penilai_id is None


@pytest.mark.parametrize("name", ["skp", "evaluasi"])
def test_a_key_makes_no_widget(
    desk: Any, show: Callable[..., Screen], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is made anew at every key is felt by who types."""
    monkeypatch.setattr(idle, "FIRST", 10**6)  # what is made ahead between two keys is no work of the key
    row = desk.plan(StatusSkp.DRAF) if name == "skp" else desk.rows(2026, skp=StatusSkp.DISETUJUI)[0]
    screen = show(name)
    screen.show_target(row.skp_id, "")
    settle()
    field = next(f for f in screen.findChildren(QPlainTextEdit) if f.isVisible() and not f.isReadOnly())
    field.setFocus()
    type_in("La")
    before = screen.findChildren(QWidget)  # kept: what Python has let go may come back at the same place
    type_in("poran")
    assert set(map(id, screen.findChildren(QWidget))) == set(map(id, before))


def test_what_the_power_cut_left_is_still_offered_after_a_stray_key(desk: Any, show: Callable[..., Screen]) -> None:
    """The cursor waits at the offer; and who types on all the same has not lost it."""
    row = desk.plan(StatusSkp.DRAF)
    before = skp.plan(desk.ctx, row.skp_id)
    first = before.results[0]
    kept = skp.PlanDraft((skp.ResultDraft(JenisHasilKerja.UTAMA, "Rencana sebelum listrik padam"),), {})
    desk.ctx.store.keep_draft(f"skp/{row.skp_id}/isi", msgspec.to_builtins(kept, str_keys=True))
    screen = show("skp")
    screen.show_target(row.skp_id, "")
    settle()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    card = screen.sheet._page.all_cards()[0]
    assert card.rencana.toPlainText() == first.hasil.rencana
    card.rencana.setFocus()
    type_in("x")
    focus.click()
    settle()
    assert card.rencana.toPlainText() == "Rencana sebelum listrik padam"


def test_a_page_that_cannot_be_read_never_passes_for_a_white_sheet(
    desk: Any, window_world: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen in the program: the reader guessed another format for a sound picture, and preview and paper were white."""
    from asn_desktop.ui.views.cetak import pictures

    said: list[tuple[Any, ...]] = []

    class Reader(QImage):
        @staticmethod
        def fromData(*given: Any) -> QImage:
            said.append(given)
            return QImage.fromData(*given)

    monkeypatch.setattr(pictures, "QImage", Reader)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    white = QImage(4, 3, QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    white.save(buffer, "PNG")
    assert pictures.picture_of(bytes(buffer.data())).width() == 4
    assert said[-1][1] == "PNG"
    with pytest.raises(ValueError, match="cannot be read"):
        pictures.picture_of(b"no picture")


def test_a_dialog_that_leaves_no_paper_gets_ours_back(
    desk: Any, show: Callable[..., Screen], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen without any printer: the dialog left a paper of no size, and two white pages were "sent"."""
    from PySide6.QtPrintSupport import QPrintDialog

    from asn_desktop.ui.views.cetak import print_run

    row = desk.rows(2026, skp=StatusSkp.DISETUJUI)[0]
    screen = show("cetak")
    screen.show_target(row.pegawai_id, "skp/2026")
    settle(10)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(print_run, "has_paper", lambda _printer: False)
    sent: list[Any] = []
    monkeypatch.setattr(screen, "print_on", sent.append)
    screen._print()
    assert print_run.fits(sent[0], screen.presenter.paper)
    assert not sent[0].pageLayout().fullRectPoints().isEmpty()


@pytest.mark.parametrize("paper", list(PaperSize))
def test_paper_has_a_size_whatever_the_translation_says(window_world: QApplication, paper: PaperSize) -> None:
    """Seen in the program: the translation had no word for A4, the paper was void, and every page came out white."""
    from asn_desktop.ui.views.cetak.print_run import fits, has_paper, prepared

    class Wordless(QTranslator):
        def isEmpty(self) -> bool:
            return False

        def translate(self, *_: Any) -> str:
            return ""

    mute = Wordless()
    window_world.installTranslator(mute)
    try:
        printer = prepared(paper, True)
        assert has_paper(printer)
        assert fits(printer, paper)
    finally:
        window_world.removeTranslator(mute)


def test_what_was_not_done_is_a_note_and_not_a_success(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("skp")
    screen.primary_action.trigger()
    assert desk.window.noted == [desk.services.texts.say("skp.said.none_chosen")]
    desk.window.noted.clear()
    without = next(row for row in desk.states(2025) if row.row.skp_id is None)
    other = show("evaluasi")
    other.list.presenter.open(without)
    assert desk.window.noted == [f"{without.row.nama} belum memiliki SKP. Buat SKP-nya lebih dahulu."]


def test_the_sheet_comes_into_view_with_its_content(desk: Any, show: Callable[..., Screen]) -> None:
    """While a person is being read the list stays; nobody sees an empty sheet, or that of somebody else."""
    screen = show("skp")
    waiting: list[Callable[[], Any]] = []
    submit = desk.window.submit
    desk.window.submit = lambda *asked, **more: waiting.append(lambda: submit(*asked, **more))
    first, second = desk.rows(2026, skp=StatusSkp.DRAF)[:2]
    screen.show_target(first.skp_id, "")
    assert screen.sheet.isHidden()
    assert not screen.window().updatesEnabled()
    for work in waiting:
        work()
    assert screen.sheet.isVisible()
    assert screen.window().updatesEnabled()
    assert screen.title == first.nama
    waiting.clear()
    screen.show_target(second.skp_id, "")
    screen.show_target(None, "")
    for work in waiting:
        work()
    assert screen.sheet.isHidden(), "the way back was chosen meanwhile"
    assert screen.title == ""


@pytest.mark.parametrize("name", ["skp", "evaluasi"])
def test_led_to_kept_typing_it_is_there_at_once(desk: Any, show: Callable[..., Screen], name: str) -> None:
    row = desk.plan() if name == "skp" else desk.appraisal()
    target = row.skp_id if name == "skp" else row.evaluasi_id
    first = show(name)
    first.show_target(target, "")
    if name == "skp":
        first.sheet.presenter.result_typed(first.sheet._state.results[0].key, rencana="Ketikan lama")
    else:
        first.sheet.presenter.note_typed("Ketikan lama")
    again = __import__(f"asn_desktop.ui.views.{name}", fromlist=["make"]).make(desk.services)
    again.show_target(target, "isi")
    state = again.sheet._state
    assert "Ketikan lama" in (state.results[0].rencana if name == "skp" else state.catatan)
    assert (state.recovery, state.dirty) == (False, True)
    again.deleteLater()


def test_locked_fields_look_locked_from_the_first_row_on(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("skp")
    draft, agreed = desk.plan(), desk.plan(StatusSkp.DISETUJUI)
    screen.show_target(draft.skp_id, "")
    settle()
    open_colour = _ground(screen.sheet._page.all_cards()[0].rencana)
    screen.show_target(agreed.skp_id, "")
    settle()
    fields = [f for f in screen.sheet._page.findChildren(QPlainTextEdit) if f.isVisible()]
    assert len({_ground(field) for field in fields}) == 1
    assert _ground(fields[0]) != open_colour


def _ground(field: QPlainTextEdit) -> str:
    picture = field.grab().toImage()
    return picture.pixelColor(picture.width() - 6, 6).name()


def test_a_search_without_an_answer_offers_to_clear_it(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("skp")
    page = screen.list.page
    everybody = page.model.rowCount()
    page.bar.search.setText("tidak ada nama seperti ini")
    settle(12)
    assert page.model.rowCount() == 0
    (offer,) = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == "Hapus pencarian"]
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    settle(12)
    assert (page.bar.search.text(), page.model.rowCount()) == ("", everybody)
    assert page.bar.search.hasFocus()


def test_before_many_are_final_their_fairness_can_be_seen(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("evaluasi")
    rows = [row for row in desk.states(2025) if row.row.penilai]
    screen.list._ask_for(tuple(row for row in rows if row.row.penilai == rows[0].row.penilai))
    assert screen.list.fairness.isVisible()
    screen.list.fairness.click()
    place, _target, detail = desk.window.gone[-1]
    assert (place, choices_of(detail)) == (
        "sebaran",
        {"tahun": "2025", "keadilan": "ya", "penilai": rows[0].row.penilai},
    )
    assert screen.list.fairness.isVisible()  # the question waits
    screen.list._ask_for(tuple(rows))
    screen.list.fairness.click()
    fair = show("sebaran")
    fair.show_target(None, desk.window.gone[-1][2])
    assert (fair.tabs.currentIndex(), fair.raters.presenter.tahun) == (1, 2025)


def test_a_plan_leads_to_its_months(desk: Any, show: Callable[..., Screen]) -> None:
    screen = show("skp")
    screen.show_target(desk.plan().skp_id, "")
    settle()
    (entry,) = (each for each in screen.sheet.menu.actions() if each.text() == "Buka pelaksanaan")
    entry.trigger()
    assert desk.window.gone[-1] == ("pelaksanaan", desk.plan().skp_id, "")


def test_what_lacks_is_filled_and_left_again_by_keys(desk: Any, show: Callable[..., Screen]) -> None:
    row = next(each for each in desk.rows(2026, skp=StatusSkp.DISETUJUI) if each.evaluasi_id is None)
    found = evaluasi.appraisal(desk.ctx, evaluasi.begin(desk.ctx, row.skp_id)[0])
    indicator = found.plan.results[0].indikator[0].id
    pelaksanaan.save(desk.ctx, row.skp_id, MonthsDraft(realised={(indicator, 1): RealisedDraft("3 laporan")}))
    screen = show("evaluasi")
    screen.show_target(row.skp_id, "")
    settle()
    sheet = screen.sheet
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_I)
    assert sheet.presenter._draft.realisasi[indicator] == "3 laporan"
    assert sheet.rating.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_F)
    assert "belum diisi" in desk.window.said[-1]
    cursor = QApplication.focusWidget()
    assert isinstance(cursor, QPlainTextEdit)
    QTest.keyClicks(cursor, "1f")
    press(Qt.Key.Key_Escape)
    assert sheet.rating.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_3)
    assert (sheet._state.rating_hasil, sheet._state.rating_perilaku) == (Rating.SESUAI, Rating.DI_BAWAH)
    assert cursor.toPlainText() == "1f"


def test_filling_from_the_months_leaves_the_cursor_at_the_top(desk: Any, show: Callable[..., Screen]) -> None:
    row = next(each for each in desk.rows(2026, skp=StatusSkp.DISETUJUI) if each.evaluasi_id is None)
    found = evaluasi.appraisal(desk.ctx, evaluasi.begin(desk.ctx, row.skp_id)[0])
    indicator = found.plan.results[0].indikator[0].id
    pelaksanaan.save(desk.ctx, row.skp_id, MonthsDraft(realised={(indicator, 1): RealisedDraft("3 laporan")}))
    screen = show("evaluasi")
    screen.show_target(row.skp_id, "")
    settle()
    pane = next(each for each in screen.sheet.findChildren(QWidget) if hasattr(each, "unfill"))
    top = pane.verticalScrollBar()
    top.setValue(0)
    pane.fill.setFocus()
    pane.fill.click()
    settle()
    assert QApplication.focusWidget() is pane.unfill
    assert top.value() == 0  # what was filled is in sight
