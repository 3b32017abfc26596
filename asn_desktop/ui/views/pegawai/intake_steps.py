"""The first and the last step of the import: which files, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.ui.presenters.intake.screen import IntakePresenter
from asn_desktop.ui.presenters.intake.state import IntakeState
from asn_desktop.ui.views.pegawai.page import Page
from asn_desktop.ui.widgets.buttons import button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class ChooseStep(ScrollPage):
    """What can be taken in, and what is wrong with files that could not be read."""

    template_wanted = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(width=860)
        self._page = page
        card = Card()
        picture = QLabel()
        picture.setPixmap(pixmap("file-spreadsheet", look_of(self.palette()).muted, 48))
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        heading = words(page.say("intake_ui.choose.drop"), "heading")
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        help_text = words(page.say("intake_ui.choose.kinds_help"), "muted")
        help_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.body.addSpacing(2 * GRID)
        for part in (picture, heading, help_text):
            card.body.addWidget(part)
        card.body.addSpacing(2 * GRID)
        self.body.addWidget(card)
        what = Card(page.say("intake_ui.choose.what"))
        for key in ("siasn", "template", "daftar", "rekap"):
            row = QHBoxLayout()
            name = words(page.say(f"intake.kind.{key}"), "strong")
            name.setFixedWidth(220)
            row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words(page.say(f"intake_ui.choose.{key}"), "body"), 1)
            what.body.addLayout(row)
        what.body.addWidget(
            quiet_button(page.say("intake_ui.choose.get_template"), self.template_wanted.emit, "download"),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        self.body.addWidget(what)
        self._problems = QVBoxLayout()
        self._shown: list[QWidget] = []
        self.body.insertLayout(0, self._problems)
        self.body.addStretch(1)

    def show_state(self, state: IntakeState) -> None:
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self._shown.clear()
        for source in state.sources:
            if source.problem is not None:
                what, why, now = self._page.services.texts.error(source.problem)
                self._shown.append(_problem(source.path.name, what, why, now))
                self._problems.addWidget(self._shown[-1])


class DoneStep(ScrollPage):
    """What was saved, how to take it back, and where to go on."""

    refused_wanted = Signal()

    def __init__(self, page: Page, presenter: IntakePresenter) -> None:
        super().__init__(width=860)
        self._page = page
        self._presenter = presenter
        self._card = Card()
        self._sentence = words("", "title")
        self._detail = words("", "body")
        self._card.body.addWidget(self._sentence)
        self._card.body.addWidget(self._detail)
        row = QHBoxLayout()
        self._undo = button(page.say("intake_ui.done.undo"), presenter.undo, "undo-2")
        self._next = button(page.say("intake_ui.done.next"), presenter.next_file, "arrow-right")
        self._again = button(page.say("intake_ui.done.again"), presenter.start, "import")
        self._doctor = button(page.say("intake_ui.done.doctor"), lambda: presenter.go("periksa"), "stethoscope")
        self._refused = button(page.say("intake_ui.save.refused"), self.refused_wanted.emit, "file-down")
        for part in (self._refused, self._next, self._again, self._doctor, self._undo):
            row.addWidget(part)
        row.addStretch(1)
        self._card.body.addSpacing(GRID)
        self._card.body.addLayout(row)
        self.body.addWidget(self._card)
        self.body.addStretch(1)

    def show_state(self, state: IntakeState) -> None:
        say = self._page.say
        if state.undone:
            self._sentence.setText(say("intake_ui.done.undone"))
            self._detail.setText(say("intake_ui.done.undone_help"))
        else:
            counts = state.counts
            self._sentence.setText(say(f"intake_ui.done.title{state.suffix}", n=counts.baru + counts.berubah))
            lines = [
                say(f"intake_ui.done.{name}{state.suffix}", n=getattr(counts, name))
                for name in ("baru", "berubah", "sama", "ganda", "ditolak")
                if getattr(counts, name)
            ]
            if state.places:
                lines.append(say("intake_ui.done.places", n=len(state.places)))
            if counts.ditolak:
                lines.append(say("intake_ui.done.refused_help"))
            self._detail.setText("\n".join(lines))
        self._undo.setVisible(not state.undone)
        self._refused.setVisible(bool(state.counts.ditolak) and not state.undone)
        self._next.setVisible(bool(state.waiting))
        self._next.setText(say("intake_ui.done.next", n=len(state.waiting)))


def _problem(name: str, what: str, why: str, now: str) -> QWidget:
    frame = QFrame()
    frame.setProperty("role", "problem")
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    column.setSpacing(GRID // 2)
    column.addWidget(words(name, "strong"))
    for sentence in (what, why, now):
        column.addWidget(words(sentence, "body"))
    return frame
