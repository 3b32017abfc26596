"""The line above a list: search, filters, how many there are, export."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.widgets.buttons import icon_button, primary_button
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class Filter(Struct, frozen=True):
    """A choice above a list: its key in `Asked.choices`, its title, and `(value, wording)`.

    "" (any) is added, unless something must be chosen (`required`): then the first option stands for no choice.
    """

    key: str
    title: str
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False


WIDEST = 300
"""Of a filter: the longest name of a form is read in it."""
ARROW = 40
"""Of a filter, beside its words."""
SEARCH = "text"
"""The search among the filters that are in use."""


class SearchField(QLineEdit):
    """Search as you type. Arrow down goes to what was found, Escape clears."""

    down = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        glass = icon("search", look_of(self.palette()).muted, 16)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QFrame):
    """Emits `text_changed` and `choices_changed`; knows nothing of rows."""

    text_changed = Signal(str)
    choices_changed = Signal(dict)
    export_wanted = Signal()

    ONE_LINE = 3
    """More filters than this go on a line of their own, so that a small window shows them whole; what must be chosen
    (the year) is short and stays beside the search."""

    def __init__(
        self,
        texts: Texts,
        hint: str,
        filters: tuple[Filter, ...],
        primary: QAction | None,
        primary_icon: str,
        *,
        apart: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`apart`: the filters stand on a line of their own, few as they may be. There each is as wide as its words ask
        for."""
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._texts = texts
        self.search = SearchField(hint)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(420)
        self.search.textChanged.connect(self.text_changed)
        self.count = words("", "strong", wrap=False)
        self.count.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._combos: dict[str, QComboBox] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        whole.setSpacing(GRID)
        layout = QHBoxLayout()
        layout.setSpacing(GRID)
        whole.addLayout(layout)
        self._line = layout
        below = QHBoxLayout() if apart or len(filters) > self.ONE_LINE else layout
        self._below = below if below is not layout else None
        layout.addWidget(self.search, 4)
        for one in filters:
            combo = QComboBox()
            combo.setAccessibleName(one.title)
            combo.setToolTip(one.title)
            combo.setMinimumContentsLength(5)
            combo.setMaximumWidth(WIDEST)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
            combo.activated.connect(lambda _index: self._chosen())
            self._combos[one.key] = combo
            (layout if one.required else below).addWidget(combo, 2 if one.required and below is not layout else 3)
            self._fill(combo, one)
        if below is not layout:
            below.setSpacing(GRID)
            below.addStretch(1)
            whole.addLayout(below)
        layout.addStretch(1)
        layout.addWidget(self.count)
        self.export = icon_button(texts.say("widget.list.export"), "file-spreadsheet", self.export_wanted.emit)
        layout.addWidget(self.export)
        if primary is not None:
            layout.addWidget(primary_button(primary, primary_icon))

    def add(self, widget: QWidget) -> None:
        """A further button, left of the export."""
        self._line.insertWidget(self._line.indexOf(self.export), widget)

    def use(self, keys: Collection[str]) -> None:
        """Only these filters (and `SEARCH`) say anything about what is shown below; the others rest."""
        for key, combo in self._combos.items():
            combo.setEnabled(key in keys)
        self.search.setEnabled(SEARCH in keys)

    def set_options(self, one: Filter) -> None:
        """Fill a filter later (units known only after reading); what was chosen stays chosen."""
        combo = self._combos[one.key]
        chosen = combo.currentData() or ""
        blocker = QSignalBlocker(combo)
        combo.clear()
        self._fill(combo, one)
        self._choose(combo, chosen)
        blocker.unblock()

    def show_choices(self, choices: Mapping[str, str]) -> None:
        for key, combo in self._combos.items():
            blocker = QSignalBlocker(combo)
            self._choose(combo, choices.get(key, ""))
            blocker.unblock()

    @property
    def choices(self) -> dict[str, str]:
        """What is chosen, without what is left open."""
        return {key: combo.currentData() for key, combo in self._combos.items() if combo.currentData()}

    def widen(self) -> None:
        """Nothing searched, and nothing narrowed but by what must be chosen; says nothing of it."""
        blocker = QSignalBlocker(self.search)
        self.search.clear()
        blocker.unblock()
        self.show_choices({key: found for key, found in self.choices.items() if self._combos[key].itemData(0) != ""})
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, combo: QComboBox, one: Filter) -> None:
        if not one.required:
            combo.addItem(self._texts.say("widget.list.any", what=one.title), "")
        for value, wording in one.options:
            combo.addItem(wording, value)
        longest = sorted((combo.itemText(i) for i in range(combo.count())), key=len)[-20:]
        widest = max((combo.fontMetrics().horizontalAdvance(wording) for wording in longest), default=0)
        combo.view().setMinimumWidth(min(widest + 48, 520))
        self._weigh(combo)

    def _weigh(self, combo: QComboBox) -> None:
        """Room for what is chosen now, where little is to be shared."""
        if self._below is not None:
            self._below.setStretchFactor(combo, combo.fontMetrics().horizontalAdvance(combo.currentText()) + ARROW)

    def _choose(self, combo: QComboBox, value: str) -> None:
        index = combo.findData(value) if value or combo.itemData(0) == "" else min(0, combo.count() - 1)
        if index < 0 and value:
            combo.addItem(value, value)
            index = combo.count() - 1
        combo.setCurrentIndex(index)
        self._weigh(combo)

    def _chosen(self) -> None:
        for combo in self._combos.values():
            self._weigh(combo)
        self.choices_changed.emit(self.choices)
