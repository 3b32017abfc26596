"""Mengapa? A sentence first, then every reason with its mark and article, then what would have changed it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.ui.presenters.chips import OUTCOME_MARKS, Tone
from asn_desktop.ui.presenters.why import Why, WhyLine
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.icons import pixmap
from asn_desktop.ui.widgets.tokens import GRID, look_of
from asn_desktop.ui.widgets.words import words

_SPARE: tuple[str, Tone] = ("circle-minus", "neutral")
"""Not met, and not needed."""


class WhyPanel(QWidget):
    """Shows a `Why`, or a part of one; put it into something that scrolls. All of it can be selected and copied.

    `marks` are icon and tone of each outcome, and `meaning` the key under which each is named, where a reason that is
    not met is no fault.
    """

    def __init__(
        self,
        texts: Texts,
        parent: QWidget | None = None,
        *,
        marks: Mapping[Outcome, tuple[str, Tone]] = OUTCOME_MARKS,
        meaning: str = "",
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._marks = marks
        self._meaning = meaning
        self._inside: QWidget | None = None
        self._why: Why | None = None
        self._layout = flush_column(self)

    def show_why(self, why: Why | None) -> None:
        """Show it; nothing is made anew where it reads as before, because screens show it at every key."""
        if why == self._why:
            return
        self._why = why
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        if why is None:
            return
        inside = QWidget()
        column = flush_column(inside, spacing=GRID)
        if why.headline:
            column.addWidget(_selectable(words(why.headline, "strong")))
        for line in why.lines:
            column.addLayout(self._line(line))
        for heading, sentences, mark in (
            ("widget.why.missing", why.missing, "circle-dashed"),
            ("widget.why.alternatives", why.alternatives, "lightbulb"),
        ):
            if sentences:
                column.addSpacing(GRID // 2)
                column.addWidget(words(self._texts.say(heading), "label"))
                for sentence in sentences:
                    column.addLayout(self._marked(mark, "info", _selectable(words(sentence))))
        if why.footer:
            column.addSpacing(GRID // 2)
            column.addWidget(_selectable(words(why.footer, "muted")))
        column.addStretch(1)
        self._inside = inside
        self._layout.addWidget(inside)
        inside.show()  # at once: by itself it would come after the page around it has been laid out

    def _line(self, line: WhyLine) -> QHBoxLayout:
        mark, tone = _SPARE if line.spare else self._marks[line.outcome]
        if line.spare:
            meaning = self._texts.say("explain.spare")
        else:
            meaning = self._texts.say(f"{self._meaning}.{line.outcome.value}") if self._meaning else ""
        body = QWidget()
        inner = flush_column(body, spacing=2)
        inner.addWidget(_selectable(words(line.sentence, "muted" if line.spare else "body")))
        if line.article:
            article = line.article
            if not line.verified:
                article = self._texts.say("widget.why.unverified", article=article)
            inner.addWidget(_selectable(words(article, "muted")))
        row = self._marked(mark, tone, body, meaning or self._texts.show(line.outcome))
        row.setContentsMargins(line.depth * 2 * GRID, 0, 0, 0)
        return row

    def _marked(self, mark: str, tone: Tone, body: QWidget, meaning: str = "") -> QHBoxLayout:
        look = look_of(self.palette())
        picture = QLabel()
        picture.setPixmap(pixmap(mark, look.tone(tone)[0], 18))
        picture.setToolTip(meaning)
        picture.setAccessibleName(meaning)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(body, 1)
        return row


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
