"""The three steps by which a computer becomes known to the centre."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.kirim.identity import IdentityPresenter, IdentityState
from asn_desktop.ui.views.kirim.places import documents
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.icons import icon, pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words


class EnrolSteps(Card):
    """Shows an `IdentityState`. The certificate can be dropped here, too."""

    def __init__(self, texts: Texts, presenter: IdentityPresenter) -> None:
        super().__init__(texts.say("kirim.enrol.title"))
        self._texts = texts
        self._presenter = presenter
        self._asked_for = False
        say = texts.say
        self.setAcceptDrops(True)
        self.why = words(say("kirim.enrol.why"), "muted")
        self.body.addWidget(self.why)
        self.request = button(say("kirim.enrol.1_go"), self._save_request, "file-down")
        self.asked = words("", "muted")
        self.asked.hide()
        self.words = EightWords()
        self.no_words = words(say("kirim.enrol.2_none"), "muted")
        self.admit = button(say("kirim.enrol.3_go"), self._take_admission, "import")
        self.new_centre = QCheckBox(say("kirim.identity.new_centre"))
        self.new_centre.hide()
        self.request.setProperty("mark", "file-down")
        self.admit.setProperty("mark", "import")
        self._step("1", self.request, self.asked)
        self._step("2", self.words, self.no_words)
        self._step("3", self.admit, self.new_centre)

    def show_identity(self, state: IdentityState) -> None:
        key = "kirim.enrol.renew" if state.admitted else "kirim.enrol.title"
        self.heading.setText(self._texts.say(key))
        why = "renew_help" if state.admitted else "keyless" if state.keyless else "again" if state.elsewhere else "why"
        self.why.setText(self._texts.say(f"kirim.enrol.{why}"))
        self.asked.setText(state.asked)
        self.asked.setVisible(bool(state.asked))
        self.words.show_words(state.words)
        self.no_words.setVisible(not state.words)
        self.new_centre.setVisible(state.admitted)
        self._asked_for = bool(state.words)
        for step, leads in ((self.request, not state.words), (self.admit, bool(state.words))):
            _lead(step, on=leads and state.wants_one)

    def proceed(self) -> None:
        """The step that comes next."""
        if self._asked_for:
            self._take_admission()
        else:
            self._save_request()

    def dragEnterEvent(self, event: object) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):  # type: ignore[attr-defined]
            event.acceptProposedAction()  # type: ignore[attr-defined]

    def dropEvent(self, event: object) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]  # type: ignore[attr-defined]
        event.acceptProposedAction()  # type: ignore[attr-defined]
        if paths:
            self._presenter.admit(paths[0], new_centre=self.new_centre.isChecked())

    def _step(self, number: str, *parts: QWidget) -> None:
        say = self._texts.say
        line = QFrame()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(words(say(f"kirim.enrol.{number}"), "strong"))
        column.addWidget(words(say(f"kirim.enrol.{number}_help"), "muted"))
        for part in parts:
            wide = isinstance(part, EightWords) or part.property("role") == "muted"
            column.addWidget(part, 0, Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(line)

    def _save_request(self) -> None:
        proposed = str(Path(documents()) / self._presenter.proposed_request())
        kinds = f"{self._texts.say('kirim.identity.requests')} (*.json)"
        chosen, _ = QFileDialog.getSaveFileName(self, self._texts.say("kirim.enrol.1_go"), proposed, kinds)
        if chosen:
            self._presenter.request(Path(chosen))

    def _take_admission(self) -> None:
        kinds = f"{self._texts.say('kirim.identity.admissions')} (*.json)"
        chosen, _ = QFileDialog.getOpenFileName(self, self._texts.say("kirim.enrol.3_go"), documents(), kinds)
        if chosen:
            self._presenter.admit(Path(chosen), new_centre=self.new_centre.isChecked())


def _lead(step: QPushButton, *, on: bool) -> None:
    """The next step stands out as the one primary button."""
    if on is (step.property("role") == "primary"):
        return
    look = look_of(step.palette())
    step.setProperty("role", "primary" if on else "")
    step.setIcon(icon(str(step.property("mark")), look.on_accent if on else look.text, 16, gap=4))
    step.style().unpolish(step)
    step.style().polish(step)


class EightWords(QFrame):
    """Words to be read aloud: large, numbered in the order in which they are said, four in a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        self._mark = words("", wrap=False)
        self._mark.setPixmap(pixmap("message-square-text", look_of(self.palette()).accent, 20))
        row.addWidget(self._mark)
        self.label = words("", "heading")
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row.addWidget(self.label, 1)
        self.hide()

    def show_words(self, said: tuple[str, ...]) -> None:
        self.label.setText("   ".join(said[:4]) + "\n" + "   ".join(said[4:]))
        self.setVisible(bool(said))
