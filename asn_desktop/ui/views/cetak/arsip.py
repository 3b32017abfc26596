"""The archive inside Cetak: what was printed, what came back, and taking in scans that are dropped or chosen here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.arsip.lists import ArsipRow, Kembali
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.arsip.archive import ArsipPresenter
from asn_desktop.ui.presenters.arsip.lines import back_chip
from asn_desktop.ui.presenters.arsip.state import ArsipState, Attachment, Size
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.cetak.arsip_form import FormPanel
from asn_desktop.ui.views.cetak.arsip_result import ResultPage
from asn_desktop.ui.views.cetak.pictures import picture_of
from asn_desktop.ui.views.cetak.places import documents
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import Field, text_field
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

WIDE = 860
"""From this width on the list and the opened form stand side by side."""

YEARS = 6
"""Years of printing that can be chosen."""

SCANS = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp"


def columns(texts: Texts) -> tuple[Column, ...]:
    """Who, which form, when it was printed, and what came back."""
    return (
        Column("arsip.column.nama", lambda row: row.nama, "nama", width=24),
        Column("arsip.column.formulir", lambda row: texts.term("formkind", row.formulir), "formulir", width=18),
        chip_column("arsip.column.kembali", lambda row: back_chip(texts, row.kembali), "kembali", width=18),
        Column("arsip.column.kode", lambda row: row.kode, "kode", width=15, firm=True),
        Column("arsip.column.tanggal", lambda row: texts.show(row.tanggal), "tanggal", cell=lambda row: row.tanggal,
               width=16, spare=True),
        Column("arsip.column.nip", lambda row: grouped_nip(row.nip), "nip", cell=lambda row: row.nip, width=22,
               firm=True, spare=True),
    )  # fmt: skip


class ArsipPage(QWidget):
    """`show_detail("kembali=belum")` opens the list with filters."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.presenter = ArsipPresenter(services, self)
        self.setAcceptDrops(True)
        self.attach_action = QAction(self._say("arsip.attach"), self)
        self.attach_action.triggered.connect(self.presenter.scans.attach)
        self._make_parts()
        self._lay_out()
        self.presenter.render()

    def render(self, state: ArsipState) -> None:  # type: ignore[override]
        reading = state.found is None and state.reading
        self._files.setEnabled(not state.reading)
        self._folder.setEnabled(not state.reading)
        self.attach_action.setText(self._say("arsip.attach_n", n=state.attachable))
        self.attach_action.setEnabled(state.attachable > 0)
        self.code.set_error(state.code_problem, elsewhere=True)
        self._problem.setText(state.code_problem)
        self._problem.setHidden(not state.code_problem)
        if self.code.value != state.code:
            self.code.set_value(state.code)
        self.result.show_result(state)
        self.form.show_form(state.shown)
        shown = self._reading if reading else self._list if state.found is None else self.result
        self._pages.setCurrentWidget(shown)
        self._fit()

    def show_thumbnail(self, line: int, png: bytes) -> None:
        self.result.show_thumbnail(line, picture_of(png))

    def show_pages(self, sizes: tuple[Size, ...]) -> None:
        self.form.show_pages(sizes)

    def turn_page(self, number: int, size: Size) -> None:
        self.form.preview.resize_page(number, size)

    def show_page(self, number: int, png: bytes, turn: int) -> None:
        self.form.preview.show_page(number, picture_of(png, turn))

    def show_choices(self, choices: dict[str, str]) -> None:
        """Open the list with these filters."""
        self.presenter.scans.leave()
        self.presenter.listing.ask(text="", choices=choices)
        self.list.bar.show_choices(choices)

    def changed(self, changes: Changes) -> None:
        self.presenter.changed(changes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.presenter.scans.read(paths)

    def _make_parts(self) -> None:
        texts = self.services.texts
        year = self.services.context().today.year
        self.list = ListPage(
            self.services,
            self.presenter.listing,
            columns(texts),
            noun="arsip.count",
            hint=self._say("arsip.hint"),
            filters=(
                Filter("kembali", self._say("arsip.column.kembali"), tuple((k.value, texts.show(k)) for k in Kembali)),
                Filter(
                    "formulir",
                    self._say("arsip.column.formulir"),
                    tuple((k.value, texts.show(k)) for k in FormKind if k is not FormKind.SERAH_TERIMA),
                ),
                Filter(
                    "tahun",
                    self._say("arsip.filter.tahun"),
                    tuple((str(each), str(each)) for each in range(year, year - YEARS, -1)),
                ),
            ),
            empty=EmptyState("printer", self._say("arsip.empty"), self._say("arsip.empty_help")),
            filters_apart=True,  # beside an opened form the list is narrow, and the names of forms are long
        )
        self.list.opened.connect(self._open)
        self.list.selection_changed.connect(self._selected)
        self.form = FormPanel(self.services.texts)
        opened = self.presenter.opened
        self.form.preview.wanted.connect(opened.draw)
        self.form.preview.offer_turn(opened.turn)
        self.form.closed.connect(self._close_form)
        self.form.export_wanted.connect(self._export)
        self.form.detach_wanted.connect(opened.detach)
        self.form.source_wanted.connect(opened.where_from)
        scans = self.presenter.scans
        self.result = ResultPage(texts, self.attach_action, scans.leave, scans.note_code)
        self._reading = EmptyState("file-text", self._say("arsip.reading"), self._say("arsip.reading_help"))
        self._files = button(self._say("arsip.choose_files"), self._choose_files, "file-plus")
        self._folder = button(self._say("arsip.choose_folder"), self._choose_folder, "folder-open")
        self.code: Field = text_field(self._say("arsip.code"), typed=lambda: scans.type_code(self._typed))
        self.code.entered = self._note
        self._note_button = button(self._say("arsip.note"), self._note, "check")
        self._problem = words("", "error")
        self._problem.hide()

    def _lay_out(self) -> None:
        top = QFrame()
        top.setProperty("role", "bar")
        head = QVBoxLayout(top)
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        head.setSpacing(GRID // 2)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        head.addLayout(line)
        head.addWidget(self._problem)  # over the whole width: under the narrow field it would take many lines
        drop = words(self._say("arsip.drop"), "body")
        line.addWidget(drop, 1)
        line.addWidget(self._files, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignBottom)
        line.addSpacing(2 * GRID)
        self.code.setMaximumWidth(240)
        line.addWidget(self.code, 1)
        line.addWidget(self._note_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._list = QWidget()
        across = flush_line(self._list, spacing=0)
        across.addWidget(self.list, 2)
        across.addWidget(self.form, 1)
        self._pages = QStackedWidget()
        for page in (self._list, self._reading, self.result):
            self._pages.addWidget(page)
        layout = flush_column(self, spacing=0)
        layout.addWidget(top)
        layout.addWidget(self._pages, 1)

    def _fit(self) -> None:
        """Side by side where there is room; otherwise the opened form takes the place of the list."""
        opened = self.presenter.state.shown is not None
        wide = self.width() >= WIDE
        self.form.setHidden(not opened)
        self.form.show_close(not wide)
        self.list.setHidden(opened and not wide)

    @property
    def _typed(self) -> str:
        return str(self.code.value)

    def _note(self) -> None:
        if self._typed.strip():
            self.presenter.scans.note_code(self._typed)

    def _open(self, row: ArsipRow) -> None:
        self.presenter.opened.open(row)

    def _selected(self, many: int) -> None:
        if many == 1 and self.width() >= WIDE:
            self.list.with_selected(lambda rows: self.presenter.opened.open(rows[0]))

    def _close_form(self) -> None:
        self.presenter.opened.close()
        self.list.table.setFocus()

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self, self._say("arsip.choose_files"), documents(), f"{self._say('arsip.scans')} ({SCANS})"
        )
        self.presenter.scans.read([Path(each) for each in chosen])

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._say("arsip.choose_folder"), documents())
        if chosen:
            self.presenter.scans.read([Path(chosen)])

    def _export(self, attachment: Attachment) -> None:
        shown = self.presenter.state.shown
        if shown is None:
            return
        name = f"{shown.row.nama} {shown.row.kode}"
        chosen, _ = QFileDialog.getSaveFileName(self, self._say("arsip.export"), str(Path(documents()) / name))
        if chosen:
            self.presenter.opened.export(attachment, Path(chosen))

    def _say(self, key: str, **facts: object) -> str:
        return self.services.texts.say(key, **facts)
