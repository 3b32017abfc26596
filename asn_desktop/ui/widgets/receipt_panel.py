"""The receipt of an envelope: its code in large letters, totals, what is to be done, and entries that are open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.centre.paper import span_text
from asn_desktop.ui.presenters.centre.receipt import ReceiptShown
from asn_desktop.ui.widgets.buttons import button, icon_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class ReceiptPanel(ScrollPage):
    """`save` is given the receipt and where its page goes."""

    def __init__(self, texts: Texts, save: Callable[[ReceiptShown, Path], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._save = save
        self._shown: ReceiptShown | None = None
        self._card = Card(" ")
        self._about = words("", "muted")
        self._code = words("", "number", wrap=False)
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._code.setAccessibleName(texts.say("pusat.receipt.code"))
        code = QHBoxLayout()
        code.addWidget(self._code)
        code.addWidget(icon_button(texts.say("pusat.receipt.copy"), "copy", self._copy))
        code.addStretch(1)
        self._totals = words("", "strong")
        self._todo = QVBoxLayout()
        self._todo.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.addWidget(button(texts.say("pusat.receipt.save"), self._choose, "printer"))
        row.addStretch(1)
        self._card.body.addWidget(self._about)
        self._card.body.addWidget(self._totals)
        self._card.body.addLayout(self._todo)
        self._card.body.addWidget(words(texts.say("pusat.receipt.code"), "label"))
        self._card.body.addLayout(code)
        self._card.body.addWidget(words(texts.say("pusat.receipt.code_help"), "muted"))
        self._card.body.addLayout(row)
        self._open = Card(texts.say("pusat.receipt.open"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self._open.body.addLayout(self._lines)
        self.body.addWidget(self._card)
        self.body.addWidget(self._open)
        self.body.addStretch(1)

    def show_receipt(self, shown: ReceiptShown) -> None:
        if shown is self._shown:
            return
        self._shown = shown
        say, receipt = self._texts.say, shown.receipt
        self._card.heading.setText(say("pusat.receipt.title", kantor=shown.kantor))
        span = span_text(receipt.epoch, receipt.first, receipt.last, self._texts)
        self._about.setText(say("pusat.receipt.about", number=shown.number, span=span))
        self._code.setText(shown.code)
        self._totals.setText("   ".join(f"{name} {self._texts.show(n)}" for name, n in shown.totals))
        _clear(self._todo)
        for sentence in shown.todo or (say("pusat.todo.nothing"),):
            self._todo.addWidget(words(sentence))
        _clear(self._lines)
        for line in shown.lines:
            part = QWidget()
            column = flush_column(part, spacing=0)
            column.addWidget(words(f"{line.what}: {line.outcome}", "strong"))
            column.addWidget(words(line.why))
            column.addWidget(words(say("pusat.receipt.who", who=line.who), "muted"))
            self._lines.addWidget(part)
        if shown.more:
            self._lines.addWidget(words(say("pusat.receipt.more", n=shown.more), "muted"))
        self._open.setVisible(bool(shown.lines))
        self.verticalScrollBar().setValue(0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code.text())

    def _choose(self) -> None:
        if self._shown is None:
            return
        say, shown = self._texts.say, self._shown
        name = say("pusat.receipt.file", kantor=shown.kantor, number=str(shown.number)) + ".pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, say("pusat.receipt.save"), name, "PDF (*.pdf)")
        if chosen:
            self._save(shown, Path(chosen).with_suffix(".pdf"))


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
