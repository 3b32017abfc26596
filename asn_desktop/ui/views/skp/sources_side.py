"""Beside the plan: where texts can be taken from, which are the office's library and other plans."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QListWidgetItem, QVBoxLayout

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.library import LibraryEntry
from asn_desktop.core.usecases.rows import PlanSource
from asn_desktop.core.usecases.skp.copying import What
from asn_desktop.ui.presenters.skp.beside import short_period
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.views.skp.long_list import LongList
from asn_desktop.ui.widgets.buttons import button, icon_button
from asn_desktop.ui.widgets.filter_bar import SearchField
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

PAUSE = 200
"""Milliseconds without a key before the library is asked."""


class _Entries(LongList):
    """Enter or a double click takes one."""

    def __init__(self, name: str, taken: Callable[[], None]) -> None:
        super().__init__(name)
        self._taken = taken
        self.itemDoubleClicked.connect(lambda _item: taken())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._taken()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(160, 200)

    def show_texts(self, texts: list[str]) -> None:
        self.clear()
        for text in texts:
            item = QListWidgetItem(text, self)
            item.setToolTip(text)
        if texts:
            self.setCurrentRow(0)


class _Side(QFrame):
    """A column with a heading and a way to close it."""

    def __init__(self, title: str, close: str, closed: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "side")
        top = QHBoxLayout()
        top.addWidget(words(title, "heading"), 1)
        top.addWidget(icon_button(close, "x", closed), 0, Qt.AlignmentFlag.AlignTop)
        self._closed = closed
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * GRID, 2 * GRID, GRID, GRID)
        self.column.setSpacing(GRID)
        self.column.addLayout(top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._closed()
        else:
            super().keyPressEvent(event)


class LibrarySide(_Side):
    """Results as the office plans them; what is typed in a result searches, too."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, closed: Callable[[], None]) -> None:
        super().__init__(texts.say("skp.library.title"), texts.say("skp.library.close"), closed)
        self._say = texts.say
        self._presenter = presenter
        self._found: tuple[LibraryEntry, ...] = ()
        self._asked = ""
        self.search = SearchField(texts.say("skp.library.hint"))
        self.entries = _Entries(texts.say("skp.library.title"), self._take)
        self._note = words("", "muted")
        self._go = button(texts.say("skp.library.take"), self._take, "plus")
        for widget in (self.search, self._note, self.entries, self._go):
            self.column.addWidget(widget)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self.search.textEdited.connect(self.look_for)
        self.search.down.connect(self.entries.setFocus)

    def open(self) -> None:
        """Begin with what is usual for the post."""
        self.search.setText("")
        self.look_for("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_for(self, text: str) -> None:
        """Search for what is being typed, here or in a result."""
        self._asked = " ".join(text.split()[-6:])
        self._pause.start()

    def _ask(self) -> None:
        asked = self._asked

        def found(entries: tuple[LibraryEntry, ...]) -> None:
            if asked == self._asked:
                self._show(entries)

        self._presenter.look_in_library(asked, found)

    def _show(self, entries: tuple[LibraryEntry, ...]) -> None:
        self._found = entries
        self.entries.show_texts([f"{each.rencana}\n{self._used(each)}" for each in entries])
        self._note.setText("" if entries else self._say("skp.library.nothing"))
        self._note.setHidden(bool(entries))
        self._go.setEnabled(bool(entries))

    def _used(self, each: LibraryEntry) -> str:
        return self._say("skp.library.used", n=each.used, tahun=str(each.tahun), indikator=len(each.indikator))

    def _take(self) -> None:
        row = self.entries.currentRow()
        if 0 <= row < len(self._found):
            self._presenter.take_entry(self._found[row])


class CopySide(_Side):
    """Other plans of this year and the last, the nearest first, and which parts of one are copied."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, closed: Callable[[], None]) -> None:
        super().__init__(texts.say("skp.copy.title"), texts.say("skp.library.close"), closed)
        self._texts = texts
        self._presenter = presenter
        self._found: tuple[PlanSource, ...] = ()
        self._note = words(texts.say("skp.copy.help"), "muted")
        self.entries = _Entries(texts.say("skp.copy.title"), self._copy)
        self.parts = {what: QCheckBox(texts.say(f"skp.copy.{what.value}")) for what in What}
        self._go = button(texts.say("skp.copy.go"), self._copy, "copy")
        self.column.addWidget(self._note)
        self.column.addWidget(self.entries, 1)
        for box in self.parts.values():
            box.setChecked(True)
            self.column.addWidget(box)
        self.column.addWidget(self._go)

    def open(self) -> None:
        self._presenter.look_for_sources(self._show)
        self.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> UUID | None:
        row = self.entries.currentRow()
        return self._found[row].skp_id if 0 <= row < len(self._found) else None

    def _show(self, found: tuple[PlanSource, ...]) -> None:
        self._found = found
        say = self._texts.say
        self.entries.show_texts(
            [
                say(
                    "skp.copy.own" if each.nearness == 0 else "skp.copy.other",
                    tahun=str(each.tahun),
                    periode=short_period(each.mulai, each.sampai),
                    nama=each.nama,
                    jabatan=each.jabatan,
                    unit=each.unit,
                    hasil=each.hasil,
                    indikator=each.indikator,
                )
                for each in found
            ]
        )
        self._note.setText(say("skp.copy.help" if found else "skp.copy.nothing"))
        self._go.setEnabled(bool(found))

    def _copy(self) -> None:
        source = self.chosen
        what = [part for part, box in self.parts.items() if box.isChecked()]
        if source is not None and what:
            self._presenter.copy_from(source, what)
