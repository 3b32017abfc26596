"""Beside the months: continuous feedback, given with day and name, and a gentle word while it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.pelaksanaan.feedback import FeedbackDesk
from asn_desktop.ui.presenters.pelaksanaan.feedback_state import FeedbackLine, FeedbackState, FeedbackTyped
from asn_desktop.ui.widgets.buttons import button, icon_button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.field import Field, go_to_wrong
from asn_desktop.ui.widgets.growing_text import GrowingText, StillCombo
from asn_desktop.ui.widgets.idle import polish
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class FeedbackCard(Card):
    """One piece of feedback that was given."""

    def __init__(self, texts: Texts, desk: FeedbackDesk, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._line: FeedbackLine | None = None
        self._about = words("", "muted")
        self._text = words("")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._giver = words("", "muted")
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._giver, 1)
        for label in (self._about, self._text):
            self.body.addWidget(label)
        self.body.addLayout(below)
        self._buttons = (
            icon_button(texts.say("pelaksanaan.feedback.correct"), "pencil", lambda: self._do(desk.begin)),
            icon_button(texts.say("pelaksanaan.feedback.remove"), "trash-2", lambda: self._do(desk.remove)),
        )
        for each in self._buttons:
            below.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)

    def show_line(self, line: FeedbackLine) -> None:
        self._line = line
        self.heading.setText(line.tanggal)
        self._about.setText(line.tentang)
        self._text.setText(line.isi)
        self._giver.setText(line.pemberi)
        for each in self._buttons:
            each.setVisible(line.editable)
        self.show()

    def _do(self, action: object) -> None:
        if self._line is not None and callable(action):
            action(self._line.id)


class FeedbackForm(QFrame):
    """Feedback being written."""

    def __init__(self, texts: Texts, desk: FeedbackDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._texts = texts
        self._desk = desk
        say = texts.say
        self.tanggal = QLineEdit()
        self.tanggal.textEdited.connect(lambda text: desk.typed(tanggal=text))
        self.pemberi = QLineEdit()
        self.pemberi.textEdited.connect(lambda text: desk.typed(pemberi=text))
        self.tentang = StillCombo(say("pelaksanaan.feedback.about"))
        self.tentang.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tentang.setMinimumContentsLength(12)
        self.tentang.activated.connect(lambda _index: desk.typed(tentang=str(self.tentang.currentData() or "")))
        self.isi = GrowingText(say("pelaksanaan.feedback.text"), say("pelaksanaan.feedback.text_hint"), 4)
        self.isi.typed.connect(lambda text: desk.typed(isi=text))
        self._fields = {
            "tanggal": Field(say("pelaksanaan.feedback.day"), self.tanggal),
            "pemberi": Field(say("pelaksanaan.feedback.giver"), self.pemberi),
            "tentang": Field(say("pelaksanaan.feedback.about"), self.tentang),
            "isi": Field(say("pelaksanaan.feedback.text"), self.isi),
        }
        self._hints = words("", "muted")
        self._asked = False
        self._give = button(say("pelaksanaan.feedback.give"), self._ask, "check")
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(button(say("evaluasi.finalise.cancel"), desk.cancel))
        buttons.addWidget(self._give)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        for field in self._fields.values():
            layout.addWidget(field)
        layout.addWidget(self._hints)
        layout.addLayout(buttons)
        self._shown: FeedbackTyped | None = None
        self.hide()

    def show_state(self, state: FeedbackState) -> None:
        began = self.isHidden() and state.writing is not None
        self.setVisible(state.writing is not None)
        if state.writing is None:
            return
        wanted = [value for value, _ in state.about]
        if [self.tentang.itemData(number) for number in range(self.tentang.count())] != wanted:
            self.tentang.clear()
            for value, wording in state.about:
                self.tentang.addItem(wording, value)
        for field, text in ((self.tanggal, state.writing.tanggal), (self.pemberi, state.writing.pemberi)):
            if field.text() != text:
                field.setText(text)
        self.tentang.setCurrentIndex(max(0, self.tentang.findData(state.writing.tentang)))
        self.isi.show_text(state.writing.isi)
        for name, one in self._fields.items():
            one.set_error(state.problems.get(name, ""))
        self._hints.setText("\n".join(state.hints))
        self._hints.setVisible(bool(state.hints))
        if self._asked and go_to_wrong(*self._fields.values()):
            self._asked = False
        if began:
            self._asked = False
            self.isi.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """The answer, which goes to the first wrong field, comes with what is shown next."""
        self._asked = True
        self._desk.give()


class FeedbackSide(ScrollPage):
    """The side column: what was given in the term on show, and a form for what is given now."""

    WIDTH, NARROW = 316, 248

    def __init__(self, texts: Texts, desk: FeedbackDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._desk = desk
        say = texts.say
        self.cards: list[FeedbackCard] = []
        self._title = words(say("pelaksanaan.feedback.title"), "heading")
        self.add = button(say("pelaksanaan.feedback.add"), desk.begin, "message-square-text")
        self.add.setToolTip("Ctrl+Shift+U")
        self.form = FeedbackForm(texts, desk)
        self._none = words(say("pelaksanaan.feedback.none"), "muted")
        self._all = quiet_button("", self._toggle)
        self._everything = False
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID)
        self.body.addWidget(self._title)
        self.body.addWidget(self.add)
        self.body.addWidget(self.form)
        self.body.addWidget(self._none)
        self.body.addLayout(self._column)
        self.body.addWidget(self._all)
        self.body.addStretch(1)

    def prepare(self, cards: int) -> None:
        """Make the cards of so many pieces of feedback, to be shown later."""
        while len(self.cards) < cards:
            self._add_card().hide()
        polish(self)

    def show_state(self, state: FeedbackState) -> None:
        say = self._texts.say
        self.add.setVisible(state.open and state.writing is None)
        self.form.show_state(state)
        self._none.setVisible(not state.lines)
        while len(self.cards) < len(state.lines):
            self._add_card()
        for card in self.cards[len(state.lines) :]:
            card.hide()
        for card, line in zip(self.cards, state.lines, strict=False):
            card.show_line(line)
        self._everything = state.everything
        key = "pelaksanaan.feedback.only" if state.everything else "pelaksanaan.feedback.all"
        self._all.setText(say(key, n=state.elsewhere))
        self._all.setVisible(bool(state.elsewhere))

    def _add_card(self) -> FeedbackCard:
        card = FeedbackCard(self._texts, self._desk, self)
        self.cards.append(card)
        self._column.addWidget(card)
        return card

    def _toggle(self) -> None:
        self._desk.show_everything(not self._everything)
