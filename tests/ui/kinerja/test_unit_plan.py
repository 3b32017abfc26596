"""Planning of a unit as its head's deputy does it: results before the head has a plan, and the table of roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMainWindow, QPlainTextEdit

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.skp import (
    HasilKerja,
    HasilSementara,
    JenisHasilKerja,
    Keluarga,
    Pendekatan,
    PeranHasil,
    SebabSkp,
    Skp,
    StatusSkp,
)
from asn_desktop.core.usecases import skp as usecase
from asn_desktop.core.usecases.headed import head_of, staff_of
from asn_desktop.core.usecases.skp import kinds, periods
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.skp.links import LinkLine
from asn_desktop.ui.presenters.skp.unit import UnitPlanPresenter, UnitPlanState
from asn_desktop.ui.views.skp.long_list import LongList

YEAR = 2027
"""A year in which nobody has planned anything yet."""


class View:
    def __init__(self) -> None:
        self.states: list[UnitPlanState] = []

    def render(self, state: UnitPlanState) -> None:
        self.states.append(state)

    @property
    def state(self) -> UnitPlanState:
        return self.states[-1]


@pytest.fixture
def unit_id(desk: Any) -> UUID:
    """The unit whose head has the most people under him, of those whose heads have planned this year."""
    day = date(2026, 1, 19)
    with desk.ctx.store.read() as reader:
        heads = [post.unit_id for post in reader.find(Jabatan, kepala=True)]
        planned = [unit for unit in heads if head_of(reader, unit, day.year, day).results]
        return max(planned, key=lambda unit: len(staff_of(reader, unit, day)))


@pytest.fixture
def presenter(desk: Any) -> UnitPlanPresenter:
    made = UnitPlanPresenter(desk.services, View())
    desk.window.open.append(made)
    return made


def texts_of(state: UnitPlanState) -> list[str]:
    assert state.provisional is not None
    return [item.record.rencana for item in state.provisional.items]


def test_without_a_unit_the_first_one_with_a_head_is_shown(presenter: UnitPlanPresenter) -> None:
    presenter.open()
    state = presenter._view.state
    assert str(state.unit_id) == state.units[0][0]


def test_results_are_written_before_the_head_has_a_plan(presenter: UnitPlanPresenter, unit_id: UUID) -> None:
    presenter.open(unit_id, YEAR)
    presenter.add("Layanan meningkat\nArsip tertib\n\nlayanan meningkat.")
    state = presenter._view.state
    assert texts_of(state) == ["Layanan meningkat", "Arsip tertib"]
    assert "belum mempunyai SKP" in state.head
    presenter.move(state.provisional.items[1].record.id, -1)
    first = presenter._view.state.provisional.items[0].record
    presenter.edit(first.id, "Arsip digital tertib")
    assert texts_of(presenter._view.state) == ["Arsip digital tertib", "Layanan meningkat"]
    presenter.remove(first.id)
    assert texts_of(presenter._view.state) == ["Layanan meningkat"]


def test_last_years_results_are_a_beginning(desk: Any, presenter: UnitPlanPresenter, unit_id: UUID) -> None:
    presenter.open(unit_id, YEAR)
    presenter.seed()
    assert texts_of(presenter._view.state)
    presenter.open(unit_id, 2001)
    presenter.seed()
    assert [error.key for error in desk.window.reported] == ["no_plan_last_year"]


def test_the_real_result_is_proposed_and_linked(desk: Any, presenter: UnitPlanPresenter, unit_id: UUID) -> None:
    presenter.open(unit_id, 2026)
    for item in presenter._view.state.provisional.items:
        presenter.remove(item.record.id)
    real = presenter._view.state.provisional.head.results[0]
    presenter.add(real.rencana + " bersama")
    (pair,) = [p for p in presenter._view.state.pairs if p.hasil.id == real.id]
    presenter.link(pair.sementara.id, real.id)
    assert presenter._view.state.pairs == ()
    item = next(i for i in presenter._view.state.provisional.items if i.record.id == pair.sementara.id)
    assert item.became == real


def test_cells_are_changed_and_taken_back(desk: Any, presenter: UnitPlanPresenter, unit_id: UUID) -> None:
    presenter.open(unit_id, YEAR)
    presenter.add("Layanan meningkat\nArsip tertib")
    matrix = presenter._view.state.matrix
    person, column = matrix.rows[0].member.pegawai_id, matrix.columns[0]
    assert len(matrix.idle) == len(matrix.rows)
    presenter.cell(person, column.hasil_id, "Loket buka setiap hari\nAntrean tercatat\n")
    matrix = presenter._view.state.matrix
    assert [cell.peran for cell in matrix.rows[0].cells[column.hasil_id]] == [
        "Loket buka setiap hari",
        "Antrean tercatat",
    ]
    assert [c.text for c in matrix.unserved] == ["Arsip tertib"]
    presenter.undo_cell()
    assert desk.stored(PeranHasil, unit_id=unit_id, tahun=YEAR) == ()


def differing(desk: Any, presenter: UnitPlanPresenter, unit_id: UUID) -> tuple[UUID, UUID]:
    """A draft and an agreed plan that serve a provisional result, which is then worded anew."""
    presenter.open(unit_id, 2026)
    presenter.add("Pelayanan publik membaik")
    record = presenter._view.state.provisional.items[-1].record
    with desk.ctx.store.read() as reader:
        people = {member.pegawai_id for member in staff_of(reader, unit_id, date(2026, 1, 19))}
    plans = [s for s in desk.stored(Skp, tahun=2026) if s.pegawai_id in people]
    draft = next(s for s in plans if s.status is not StatusSkp.DISETUJUI)
    agreed = next(s for s in plans if s.status is StatusSkp.DISETUJUI)
    with desk.ctx.store.write("test", "Petugas") as work:
        for plan in (draft, agreed):
            work.put(
                HasilKerja(
                    id=work.new_id(),
                    skp_id=plan.id,
                    urutan=90,
                    jenis=JenisHasilKerja.UTAMA,
                    rencana="Loket",
                    diintervensi=record.rencana,
                    sementara_id=record.id,
                )
            )
        work.commit()
    presenter.edit(record.id, "Pelayanan publik membaik di semua kampung")
    return draft.id, agreed.id


def test_new_wordings_are_taken_over_and_agreed_plans_are_named(
    desk: Any, presenter: UnitPlanPresenter, unit_id: UUID
) -> None:
    draft, agreed = differing(desk, presenter, unit_id)
    found = [each for each in presenter._view.state.differing if each.skp_id in (draft, agreed)]
    assert {each.agreed for each in found} == {True, False}
    presenter.take([each.hasil_id for each in found])
    state = presenter._view.state
    assert [each.skp_id for each in state.differing if each.skp_id in (draft, agreed)] == [agreed]
    assert len(state.refused) == 1
    presenter.read_refused()
    presenter.leave([each.hasil_id for each in state.differing])
    assert presenter._view.state.differing == ()
    texts = {h.diintervensi for h in desk.stored(HasilKerja, rencana="Loket")}
    assert texts == {"Pelayanan publik membaik di semua kampung", "Pelayanan publik membaik"}


# In a window


def settle(times: int = 6) -> None:
    for _ in range(times):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(15)


@pytest.fixture
def show(desk: Any, window_world: QApplication) -> Iterator[Callable[..., Any]]:
    hosts: list[QMainWindow] = []

    def make(width: int = 1198, height: int = 684) -> Any:
        made = __import__("asn_desktop.ui.views.skp", fromlist=["make"]).make(desk.services)
        host = QMainWindow()
        host.setCentralWidget(made)
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
        host.close()
        host.deleteLater()
    settle()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)
    settle(3)


def test_the_table_is_filled_by_keys_alone(desk: Any, show: Callable[..., Any], unit_id: UUID) -> None:
    screen = show()
    screen.show_target(None, f"rencana_unit={unit_id}&tahun={YEAR}&tab=matrix")
    settle()
    unit = screen.unit
    unit.presenter.add("Layanan meningkat\nArsip tertib")
    settle()
    cells = unit.matrix.cells
    cells.setFocus()
    assert cells.currentIndex().isValid()
    press(Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, "Loket buka")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(QApplication.focusWidget(), "Antrean tercatat")
    press(Qt.Key.Key_Return)
    assert (cells.currentIndex().row(), cells.currentIndex().column()) == (1, 0)
    press(Qt.Key.Key_Right)
    QTest.keyClicks(cells, "A")
    QTest.keyClicks(QApplication.focusWidget(), "rsip")
    press(Qt.Key.Key_Return)
    stored = desk.stored(PeranHasil, unit_id=unit_id, tahun=YEAR)
    assert sorted(cell.peran for cell in stored) == ["Antrean tercatat", "Arsip", "Loket buka"]
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.stored(PeranHasil, unit_id=unit_id, tahun=YEAR)) == 2
    cells.setCurrentIndex(unit.matrix.model.index(0, 0))
    press(Qt.Key.Key_Delete)
    assert desk.stored(PeranHasil, unit_id=unit_id, tahun=YEAR) == ()
    assert "belum didukung: 1, 2" in unit._lacking.text()


def test_names_stay_in_view_and_rows_keep_together(desk: Any, show: Callable[..., Any], unit_id: UUID) -> None:
    screen = show(900, 400)
    screen.show_target(None, f"rencana_unit={unit_id}&tahun={YEAR}&tab=matrix")
    unit = screen.unit
    unit.presenter.add("\n".join(f"Hasil kerja pimpinan nomor {number} yang cukup panjang" for number in range(8)))
    person = unit.matrix.model.matrix.rows[1].member.pegawai_id
    unit.presenter.cell(person, unit.matrix.model.matrix.columns[7].hasil_id, "Peran yang panjang " * 20)
    settle()
    table = unit.matrix
    assert table.cells.horizontalScrollBar().maximum() > 0
    table.cells.horizontalScrollBar().setValue(table.cells.horizontalScrollBar().maximum())
    table.cells.verticalScrollBar().setValue(120)
    settle()
    assert table.people.isVisible()
    assert table.people.horizontalScrollBar().maximum() == 0
    for row in range(table.model.rowCount()):
        assert table.people.rowViewportPosition(row) == table.cells.rowViewportPosition(row)
        assert table.people.rowHeight(row) == table.cells.rowHeight(row)
    assert table.cells.rowHeight(1) > table.cells.rowHeight(0)


def test_a_provisional_result_is_kept_when_its_field_is_left(
    desk: Any, show: Callable[..., Any], unit_id: UUID
) -> None:
    screen = show()
    screen.show_target(None, f"rencana_unit={unit_id}&tahun={YEAR}")
    pane = screen.unit.provisional
    pane.new.setFocus()
    QTest.keyClicks(pane.new, "Layanan meningkat")
    QShortcut(QKeySequence("Ctrl+Return"), QApplication.activeWindow())  # the window has these keys for its own
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    field = pane.items[0].field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, " pesat")
    press(Qt.Key.Key_Return)
    (stored,) = desk.stored(HasilSementara, unit_id=unit_id, tahun=YEAR)
    assert stored.rencana == "Layanan meningkat pesat"
    assert screen.title == "Rencana unit"
    screen.show_target(None, "")
    assert (screen.title, screen.list.isVisible()) == ("", True)


def visible_texts(screen: Any, name: str) -> list[QPlainTextEdit]:
    fields = screen.sheet._page.findChildren(QPlainTextEdit)
    return [field for field in fields if field.isVisible() and field.accessibleName() == name]


def test_the_cards_follow_the_form_chosen_in_the_sheet(desk: Any, show: Callable[..., Any]) -> None:
    row = desk.rows(2026, skp="none")[0]
    skp_id, _ = usecase.start(desk.ctx, row.pegawai_id, 2026)
    screen = show()
    screen.show_target(skp_id, "")
    settle()
    assert visible_texts(screen, "Target")
    kind = screen.sheet._page.kind
    kind.change.click()
    for combo, value in ((kind.keluarga, Keluarga.JPT_MANDIRI), (kind.pendekatan, Pendekatan.KUANTITATIF)):
        combo.setCurrentIndex(combo.findData(value))
    kind._chosen()
    settle()
    shown = [c for c in screen.sheet._page.findChildren(QComboBox) if c.isVisible()]
    assert "Perspektif" in {combo.accessibleName() for combo in shown}
    assert not visible_texts(screen, "Rencana hasil kerja pimpinan yang diintervensi")
    kind.pendekatan.setCurrentIndex(kind.pendekatan.findData(Pendekatan.KUALITATIF))
    kind._chosen()
    settle()
    assert not visible_texts(screen, "Target")
    assert visible_texts(screen, "Penugasan dari")


def test_the_library_is_opened_and_used_by_keys(desk: Any, show: Callable[..., Any]) -> None:
    row = desk.rows(2026, skp="none")[0]
    skp_id, _ = usecase.start(desk.ctx, row.pegawai_id, 2026)
    screen = show()
    screen.show_target(skp_id, "")
    settle()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    side = screen.sheet.library
    assert side.search.hasFocus()
    QTest.keyClicks(side.search, "laporan")
    QTest.qWait(300)
    assert side.entries.count()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    results = [line for line in screen.sheet._state.results if not line.untouched]
    assert len(results) == 1
    assert "laporan" in results[0].rencana.lower()
    assert screen.sheet._state.dirty
    side.search.setFocus()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert not side.isVisible()


@pytest.mark.parametrize("keluarga", [Keluarga.ADMINISTRASI_FUNGSIONAL, Keluarga.JPT_MANDIRI])
@pytest.mark.parametrize("pendekatan", list(Pendekatan))
def test_what_lacks_leads_into_the_field_that_is_empty(
    desk: Any, show: Callable[..., Any], keluarga: Keluarga, pendekatan: Pendekatan
) -> None:
    """Seen in the program: the cursor went to the result, and the empty target had to be found."""
    skp_id, _ = usecase.start(desk.ctx, desk.rows(2026, skp="none")[0].pegawai_id, 2026)
    kinds.set_kind(desk.ctx, skp_id, keluarga, pendekatan)
    screen = show()
    screen.show_target(skp_id, "")
    settle()
    sheet = screen.sheet
    first, row = sheet._page.all_cards()[0], sheet._page.all_cards()[0]._rows[0]
    sheet.step()
    assert first.rencana.hasFocus()
    QTest.keyClicks(first.rencana, "Laporan tersusun")
    sheet.step()
    assert row.indikator.hasFocus()
    QTest.keyClicks(row.indikator, "Jumlah laporan")
    sheet.step()
    if pendekatan is Pendekatan.KUALITATIF:
        assert sheet.questions.agreement.isVisible(), "measure and target are one narrative"
        return
    assert row.target.hasFocus()
    QTest.keyClicks(row.target, "12 laporan")
    if keluarga is Keluarga.JPT_MANDIRI:
        gap = next(each for each in sheet._state.gaps if each.text.startswith("Utama 1") and not each.blocking)
        sheet.presenter.jump(gap.key)
        assert row.aspek.hasFocus()


def test_plans_to_copy_from_tell_of_which_days_they_are(desk: Any, show: Callable[..., Any]) -> None:
    """Seen in the program: three plans of one year, all called by the same words."""
    row = desk.plan(StatusSkp.DISETUJUI)
    periods.split(desk.ctx, row.skp_id, date(2026, 1, 10), SebabSkp.GANTI_PENILAI, alasan="Penilai berganti")
    skp_id, _ = usecase.start(desk.ctx, row.pegawai_id, 2027)
    screen = show()
    screen.show_target(skp_id, "")
    settle()
    screen.sheet._open_copy()
    settle()
    offered = [screen.sheet.copying.entries.item(n).text() for n in range(screen.sheet.copying.entries.count())]
    own = [text for text in offered if "miliknya sendiri" in text and "2026" in text]
    assert len(own) == len(set(own)) == 2
    assert "(01/01 - 09/01)" in "".join(own)


@pytest.mark.parametrize("width", [180, 240, 320])
def test_a_text_of_any_length_is_shown_whole_beside_a_scroll_bar(window_world: QApplication, width: int) -> None:
    """Seen in the program: what a result of the library is used for was cut off once there was a scroll bar."""
    entries = LongList("Pustaka")
    entries.resize(400, 200)
    entries.show()
    for times in (1, 2, 3, 5, 9):
        entries.addItem("Terlaksananya penyusunan rencana kerja " * times + "\nDipakai 3 kali, terakhir 2026")
    settle()
    entries.resize(width, 200)
    settle()
    metrics = entries.fontMetrics()
    for number in range(entries.count()):
        room = entries.visualItemRect(entries.item(number))
        inside = QRect(0, 0, room.width() - 6, 1 << 20)
        needed = metrics.boundingRect(inside, int(Qt.TextFlag.TextWordWrap), entries.item(number).text())
        assert room.right() < entries.viewport().width()
        assert room.height() >= needed.height()
    entries.close()


@pytest.mark.parametrize("answer", ["take", "leave"])
def test_the_page_stays_where_a_changed_wording_was_answered(desk: Any, show: Callable[..., Any], answer: str) -> None:
    """Seen in the program: the buttons went once they were used, and the page ran away with the cursor."""
    screen = show()
    screen.show_target(desk.plan().skp_id, "")
    settle()
    card = screen.sheet._page.all_cards()[0]
    differs = LinkLine(Chip("Berbeda dari rencana pimpinan", "circle-alert", "warn"), "Rumusan baru", "Rumusan baru")
    card.served._show_link(differs, True)
    settle()
    getattr(card.served._state, answer).setFocus()
    getattr(card.served._state, answer).click()
    settle()
    assert card.served.field.hasFocus()
    assert screen.sheet._page.verticalScrollBar().value() == 0


def test_nobody_has_agreed_on_a_day_to_come(desk: Any, show: Callable[..., Any]) -> None:
    row = desk.plan(StatusSkp.DIAJUKAN)
    screen = show()
    screen.show_target(row.skp_id, "")
    settle()
    sheet = screen.sheet
    sheet.step()
    sheet.questions.date.set_value(date(2062, 1, 19))
    sheet.questions.agreement._confirm()
    assert sheet.questions.agreement.isVisible()
    assert desk.stored(Skp, id=row.skp_id)[0].status is StatusSkp.DIAJUKAN
    sheet.questions.date.set_value(desk.ctx.today)
    sheet.questions.agreement._confirm()
    assert desk.stored(Skp, id=row.skp_id)[0].tanggal_disetujui == desk.ctx.today


def test_a_period_is_put_right_in_the_sheet(desk: Any, show: Callable[..., Any]) -> None:
    row = desk.plan(StatusSkp.DISETUJUI)
    screen = show()
    screen.show_target(row.skp_id, "")
    settle()
    panel = screen.sheet.questions.period
    screen.sheet.questions.ask_period()
    panel.last.set_value(date(2026, 11, 30))
    for _ in range(2):
        panel._confirm()
        assert panel.isVisible(), "a plan agreed on changes only for a reason"
        assert panel.reason.editor.hasFocus()
        panel.last.editor.setFocus()
    panel.reason.set_value("Pensiun")
    panel._confirm()
    settle()
    assert desk.stored(Skp, id=row.skp_id)[0].sampai == date(2026, 12, 1)
    assert [line.reason for line in screen.sheet._state.versions] == ["Pensiun", ""]
    screen.sheet._show_side(screen.sheet._versions)
    settle()
    assert screen.sheet._versions.isVisible()
    printing = [
        b for b in screen.sheet._versions.findChildren(QAbstractButton) if b.accessibleName() == "Cetak versi 1"
    ]
    printing[0].click()
    assert desk.window.gone[-1] == ("cetak", row.skp_id, "skp/2026//1")


def test_splitting_is_asked_above_the_buttons(desk: Any, show: Callable[..., Any]) -> None:
    row = desk.plan()
    screen = show()
    screen.show_target(row.skp_id, "pisah=2026-05-04&sebab=mutasi&dari=Seksi+A&ke=Seksi+B")
    settle()
    panel = screen.sheet.questions.split
    assert panel.isVisible()
    assert panel.title.text() == "Mutasi pada 4 Mei 2026: Seksi A menjadi Seksi B."
    assert panel.reason.isHidden(), "a draft changes without a reason"
    panel._confirm()
    assert desk.window.gone[-1][0] == "skp"
    assert desk.stored(Skp, id=row.skp_id)[0].sampai == date(2026, 5, 4)


def test_a_refused_split_keeps_what_was_typed_and_says_why_at_the_day(desk: Any, show: Callable[..., Any]) -> None:
    row = desk.plan()
    screen = show()
    screen.show_target(row.skp_id, "pisah=2026-05-04&sebab=mutasi&dari=Seksi+A&ke=Seksi+B")
    settle()
    panel = screen.sheet.questions.split
    panel.keep.setChecked(False)
    panel.day.set_value(date(2027, 2, 3))
    panel._confirm()
    settle()
    assert panel.isVisible()
    assert (panel.day.value, panel.sebab.value, panel.keep.isChecked()) == (date(2027, 2, 3), "mutasi", False)
    assert "3 Februari 2027 tidak berada di dalam periode" in panel.day.editor.accessibleDescription()
    assert panel.day.wrong
    assert panel.day.editor.hasFocus()
    panel.day.set_value(date(2026, 5, 4))
    panel._confirm()
    settle()
    assert panel.isHidden()
    assert desk.stored(Skp, id=row.skp_id)[0].sampai == date(2026, 5, 4)


def test_a_split_of_what_was_agreed_tells_its_reason(desk: Any, show: Callable[..., Any]) -> None:
    row = desk.plan(StatusSkp.DISETUJUI)
    screen = show()
    screen.show_target(row.skp_id, "pisah=2026-05-04&sebab=mutasi&dari=Seksi+A&ke=Seksi+B")
    settle()
    panel = screen.sheet.questions.split
    assert panel.reason.value == "Dipisah: Mutasi"
    panel.sebab.editor.setCurrentIndex(panel.sebab.editor.findData(SebabSkp.LAINNYA.value))
    assert panel.reason.value == "", "another cause is told in words"
    for _ in range(2):
        panel.day.editor.setFocus()
        panel._confirm()
        assert panel.isVisible()
        assert panel.reason.editor.hasFocus()
    panel.reason.set_value("Diperbantukan ke kabupaten")
    panel.sebab.editor.setCurrentIndex(panel.sebab.editor.findData(SebabSkp.PLT.value))
    panel._confirm()
    (ended,) = desk.stored(Skp, id=row.skp_id)
    assert (ended.sampai, ended.alasan_perubahan) == (date(2026, 5, 4), "Diperbantukan ke kabupaten")
