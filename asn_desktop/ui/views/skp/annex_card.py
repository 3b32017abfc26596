"""The annex of a plan: three lists of numbered lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget

from asn_desktop.core.domain.skp import BagianLampiran
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.skp.model import Annex
from asn_desktop.ui.presenters.document_state import shortened
from asn_desktop.ui.presenters.skp.annex import AnnexLine, AnnexList
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.state import ANNEX
from asn_desktop.ui.widgets.buttons import icon_button, quiet_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.growing_text import FRAME_HEIGHT, GrowingText
from asn_desktop.ui.widgets.idle import polish
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class _Line:
    """The widgets of one line; they are made once and show whatever stands in their place."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, number: int, parent: QWidget) -> None:
        self.key = 0
        self.number = words(f"{number}.", "muted", parent, wrap=False)
        self.number.setContentsMargins(0, FRAME_HEIGHT // 2, 0, 0)  # beside the first line of the text
        self.field = GrowingText("", parent=parent)
        self.field.typed.connect(lambda text: presenter.annex_typed(self.key, text))
        self.buttons = QWidget(parent)
        row = flush_line(self.buttons, spacing=0)
        for name, picture, does in (
            ("up", "chevron-up", lambda: presenter.move(self.key, -1)),
            ("down", "chevron-down", lambda: presenter.move(self.key, 1)),
            ("remove", "x", lambda: presenter.remove(self.key)),
        ):
            row.addWidget(icon_button(texts.say(f"skp.annex.{name}"), picture, does))

    @property
    def widgets(self) -> tuple[QLabel, GrowingText, QWidget]:
        return self.number, self.field, self.buttons

    def show_line(self, line: AnnexLine, editable: bool) -> None:
        self.key = line.key
        self.field.show_text(line.text)
        self.field.setReadOnly(not editable)
        self.number.setHidden(False)
        self.field.setHidden(False)
        self.buttons.setHidden(not editable)

    def put_away(self) -> None:
        self.key = 0
        for widget in self.widgets:
            widget.hide()


class _List(QWidget):
    """One of the three lists."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, bagian: BagianLampiran) -> None:
        super().__init__()
        self._texts = texts
        self._presenter = presenter
        self._bagian = bagian
        self.lines: list[_Line] = []
        name = texts.show(bagian)
        column = flush_column(self, spacing=GRID // 2)
        column.addWidget(words(name, "label"))
        self._none = words(texts.say("skp.annex.none"), "muted")
        column.addWidget(self._none)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._adders = QWidget()
        row = flush_line(self._adders)
        self.add = quiet_button(texts.say("skp.annex.add"), lambda: presenter.add_annex(bagian), "plus")
        self.add.setAccessibleName(f"{texts.say('skp.annex.add')}: {name}")
        self.usual = quiet_button(texts.say("skp.annex.usual"), self._ask, "lightbulb")
        self.usual.setAccessibleName(f"{texts.say('skp.annex.usual')}: {name}")
        row.addWidget(self.add)
        row.addWidget(self.usual)
        row.addStretch(1)
        column.addWidget(self._adders)
        shortcut(self, "Alt+Return", lambda: presenter.add_annex(bagian))
        shortcut(self, "Alt+Up", lambda: presenter.move(self._under_cursor(), -1))
        shortcut(self, "Alt+Down", lambda: presenter.move(self._under_cursor(), 1))
        shortcut(self, "Ctrl+Delete", lambda: presenter.remove(self._under_cursor()))

    def prepare(self, lines: int) -> None:
        """Make the widgets of so many lines, to be shown later."""
        while len(self.lines) < lines:
            self._add_line().put_away()
        polish(self)

    def _add_line(self) -> _Line:
        made = _Line(self._texts, self._presenter, len(self.lines) + 1, self)
        made.field.setAccessibleName(f"{self._texts.show(self._bagian)} {len(self.lines) + 1}")
        for column, widget in enumerate(made.widgets):
            self._grid.addWidget(widget, len(self.lines), column, Qt.AlignmentFlag.AlignTop)
        self.lines.append(made)
        QWidget.setTabOrder(made.field, self.add)
        return made

    def show_lines(self, lines: tuple[AnnexLine, ...], editable: bool) -> None:
        while len(self.lines) < len(lines):
            self._add_line()
        for gone in self.lines[len(lines) :]:
            gone.put_away()
        for shown, line in zip(self.lines, lines, strict=False):
            shown.show_line(line, editable)
        self._none.setHidden(bool(lines))
        self._adders.setHidden(not editable)

    def focus(self, key: int) -> QWidget | None:
        return next((line.field for line in self.lines if line.key == key), None)

    def _under_cursor(self) -> int:
        return next((line.key for line in self.lines if line.field.hasFocus()), ANNEX)

    def _ask(self) -> None:
        self._presenter.look_for_lines(self._offer)

    def _offer(self, found: Annex) -> None:
        """The lines this list usually has, to be picked one by one."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        there = {line.field.toPlainText().strip().casefold() for line in self.lines if line.key}
        for text in found.get(self._bagian, ()):
            entry = menu.addAction(shortened(text, 90), partial(self._presenter.add_annex, self._bagian, text))
            entry.setToolTip(text)
            entry.setEnabled(text.casefold() not in there)
        if menu.isEmpty():
            menu.addAction(self._texts.say("skp.annex.no_usual")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.usual.mapToGlobal(self.usual.rect().bottomLeft()))


class AnnexCard(Card):
    """The three lists under one another."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("skp.section.lampiran"), parent)
        self._lists = {bagian: _List(texts, presenter, bagian) for bagian in BagianLampiran}
        self.body.setSpacing(2 * GRID)
        for each in self._lists.values():
            self.body.addWidget(each)

    def show_lists(self, lists: tuple[AnnexList, ...], editable: bool) -> None:
        for each in lists:
            self._lists[each.bagian].show_lines(each.lines, editable)

    def prepare(self, lines: int) -> Iterator[Callable[[], object]]:
        """Steps that make the widgets of a usual annex."""
        for each in self._lists.values():
            for many in range(1, lines + 1):
                yield partial(each.prepare, many)

    def focus(self, key: int) -> QWidget | None:
        """Put the cursor into a line; with the key of the annex to where its first line is added."""
        field = next((found for each in self._lists.values() if (found := each.focus(key)) is not None), None)
        if field is None and key == ANNEX:
            field = next(iter(self._lists.values())).add
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def __getitem__(self, bagian: BagianLampiran) -> _List:
        return self._lists[bagian]
