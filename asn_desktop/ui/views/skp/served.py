"""Beside a planned result: the superior's result it serves, picked or written; on qualitative forms, who gave it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.document_state import shortened
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.lines import ResultLine
from asn_desktop.ui.presenters.skp.links import FREE, LinkLine
from asn_desktop.ui.presenters.skp.shape import Beside, Shape
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.growing_text import GrowingText
from asn_desktop.ui.widgets.icons import icon
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

LONGEST = 90
"""Letters of a choice in the menu; its whole text stands in its tip."""


class _Linked(QWidget):
    """How the text hangs together with the superior's; made for those results only that serve one."""

    def __init__(self, texts: Texts, taken: Callable[[], None], left: Callable[[], None]) -> None:
        super().__init__()
        self._shown: tuple[LinkLine, bool] | None = None
        self._chip = ChipLabel()
        self._said = words("", "muted")
        self.take = button(texts.say("skp.link.take"), taken)
        self.leave = button(texts.say("skp.link.leave"), left)
        answers = QHBoxLayout()
        answers.setSpacing(GRID)
        answers.addWidget(self.take)
        answers.addWidget(self.leave)
        answers.addStretch(1)
        column = flush_column(self, spacing=GRID // 2)
        column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said)
        column.addLayout(answers)

    def show_link(self, link: LinkLine, editable: bool) -> None:
        if (link, editable) == self._shown:
            return
        self._shown = link, editable
        self._chip.set_chip(link.chip)
        self._said.setText(link.said)
        self._said.setHidden(not link.said)
        self.take.setHidden(link.new is None or not editable)
        self.leave.setHidden(not link.said or not editable)
        self.setHidden(link == FREE)


class ServedLine(QWidget):
    """One text with its choices, how it is linked, and what to do where the superior has worded it anew."""

    def __init__(self, texts: Texts, presenter: SkpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._presenter = presenter
        self._key = 0
        self._what: Beside = ""
        self._link: LinkLine | None = None
        self.field = GrowingText("", "", 2)
        self.field.typed.connect(self._typed)
        self._title = words("", "label")
        self._title.setBuddy(self.field)
        self.pick = QToolButton()
        self.pick.setIcon(icon("chevron-down", look_of(self.palette()).text, 16))
        self.pick.setAutoRaise(True)
        self.pick.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+P is the way there, so that Tab goes from text to text
        self.pick.setToolTip(texts.say("skp.link.pick"))
        self.pick.setAccessibleName(texts.say("skp.link.pick_name"))
        self.pick.clicked.connect(self.offer)
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        line.addWidget(self.field, 1)
        line.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignTop)
        self._column = flush_column(self, spacing=GRID // 2)
        self._column.addWidget(self._title)
        self._column.addLayout(line)
        self._column.addStretch(1)
        self._state: _Linked | None = None

    def show_line(self, line: ResultLine, shape: Shape, link: LinkLine, editable: bool) -> None:
        self._key = line.key
        self.setHidden(not shape.beside)
        if shape.beside != self._what:
            self._what = shape.beside
            say = self._texts.say
            self._title.setText(say(f"skp.result.{self._what}") if self._what else "")
            self.field.setAccessibleName(self._title.text())
            self.field.setPlaceholderText(say(f"skp.result.{self._what}_hint") if self._what else "")
        self.pick.setHidden(self._what != "diintervensi" or not editable)
        self.field.show_text(line.penugasan if self._what == "penugasan" else line.diintervensi)
        self.field.setReadOnly(not editable)
        self._show_link(link if self._what == "diintervensi" else FREE, editable)

    def _show_link(self, link: LinkLine, editable: bool) -> None:
        self._link = link
        if self._state is None:
            if link == FREE:
                return
            self._state = _Linked(self._texts, self._taken, self._left)
            self._column.insertWidget(2, self._state)
        self._state.show_link(link, editable)

    def _typed(self, text: str) -> None:
        if self._what == "penugasan":
            self._presenter.result_typed(self._key, penugasan=text)
        else:
            self._presenter.result_typed(self._key, diintervensi=text)

    def _taken(self) -> None:
        if self._link is not None and self._link.new is not None:
            self._stay()
            self._presenter.serve(self._key, self._link.new)

    def _left(self) -> None:
        self._stay()
        self._presenter.leave_wording(self._key)

    def _stay(self) -> None:
        """The buttons go once they have been used; the cursor, and with it the page, is not to run away from here."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self) -> None:
        """The superior's results; where there is none yet, that is said."""
        if self.pick.isHidden():
            return
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        owner = ""
        for choice in self._presenter.choices:
            if choice.owner != owner:
                owner = choice.owner
                key = "skp.link.of_person" if choice.hasil_id is not None else "skp.link.of_post"
                menu.addSection(self._texts.say(key, nama=owner))
            entry = menu.addAction(shortened(choice.text, LONGEST))
            entry.setToolTip(choice.text)
            entry.triggered.connect(lambda _checked=False, text=choice.text: self._presenter.serve(self._key, text))
        if not self._presenter.choices:
            menu.addAction(self._texts.say("skp.link.none")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.pick.mapToGlobal(self.pick.rect().bottomLeft()))
