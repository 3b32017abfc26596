"""One printed form of the archive: what came back of it, whether it is still as stored, and its pages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.arsip.current import Kecocokan
from asn_desktop.core.usecases.arsip.lists import Kembali
from asn_desktop.core.usecases.arsip.names import version_words
from asn_desktop.ui.presenters.arsip.lines import back_chip, match_chip
from asn_desktop.ui.presenters.arsip.state import Attachment, Shown
from asn_desktop.ui.widgets.buttons import icon_button, quiet_button
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.page_preview import PagePreview
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class FormPanel(QFrame):
    """Shown beside the list, or in its place where there is no room."""

    closed = Signal()
    source_wanted = Signal()
    export_wanted = Signal(object)
    detach_wanted = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._texts = texts
        self._attachments: tuple[Attachment, ...] = ()
        self._close = quiet_button(texts.say("arsip.back_to_list"), self.closed.emit, "arrow-left")
        self._name = words("", "heading")
        self._line = words("", "muted")
        self._back = ChipLabel()
        self._match = ChipLabel()
        self._advice = words("", "body")
        self._source = quiet_button(texts.say("arsip.source"), self.source_wanted.emit, "link")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID // 2)
        self.preview = PagePreview(texts)
        self._nothing = EmptyState("file-text", texts.say("arsip.no_picture"), texts.say("arsip.no_picture_help"))
        self._lay_out()

    def show_form(self, shown: Shown | None) -> None:
        if shown is None:
            return
        row, texts = shown.row, self._texts
        self._name.setText(row.nama)
        self._line.setText(
            texts.say(
                "arsip.printed",
                form=texts.term("formkind", row.formulir),
                version=version_words(texts, row.formulir, row.revisi),
                code=row.kode,
                day=row.tanggal,
                n=row.halaman,
            )
        )
        self._back.set_chip(back_chip(texts, row.kembali))
        came_back = row.kembali is not Kembali.BELUM
        self._match.set_chip(match_chip(texts, shown.match) if shown.match is not Kecocokan.COCOK else None)
        differs = came_back and shown.match is not Kecocokan.COCOK
        self._advice.setText(texts.say(f"arsip.advice.{shown.match.value}") if differs else "")
        self._advice.setHidden(not differs)
        if self._attachments != shown.attachments:
            self._attachments = shown.attachments
            self._fill()

    def show_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self.preview.show_document(sizes)
        self.preview.setHidden(not sizes)
        self._nothing.setHidden(bool(sizes))

    def show_close(self, shown: bool) -> None:
        """The way back to the list, where the panel stands in its place."""
        self._close.setHidden(not shown)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        head.setSpacing(GRID // 2)
        chips = QHBoxLayout()
        chips.setSpacing(GRID)
        chips.addWidget(self._back)
        chips.addWidget(self._match)
        chips.addStretch(1)
        chips.addWidget(self._source)
        for part in (self._close, self._name, self._line):
            head.addWidget(part)
        head.addLayout(chips)
        head.addWidget(self._advice)
        head.addLayout(self._rows)
        layout = flush_column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self._nothing, 1)
        self.preview.hide()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for attachment in self._attachments:
            self._rows.addWidget(self._row(attachment))

    def _row(self, attachment: Attachment) -> QWidget:
        row = QWidget()
        line = flush_line(row)
        line.addWidget(words(attachment.words, "body"), 1)
        if attachment.pages:
            save = self._texts.say("arsip.export")
            line.addWidget(icon_button(save, "download", lambda: self.export_wanted.emit(attachment)))
        remove = self._texts.say("arsip.detach")
        line.addWidget(icon_button(remove, "trash-2", lambda: self.detach_wanted.emit(attachment)))
        return row
