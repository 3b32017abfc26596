"""The months of one person: the year in a line, a card for each result, feedback beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from asn_desktop.ui.presenters.document_state import DocumentState
from asn_desktop.ui.presenters.evidence import EvidenceLine, file_name
from asn_desktop.ui.presenters.keadaan_rows import StateRows
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.pelaksanaan.document import MonthsPresenter
from asn_desktop.ui.presenters.pelaksanaan.state import MonthsState
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.views.pelaksanaan.evidence_form import EvidenceForm
from asn_desktop.ui.views.pelaksanaan.evidence_tiles import SIDE
from asn_desktop.ui.views.pelaksanaan.feedback_side import FeedbackSide
from asn_desktop.ui.views.pelaksanaan.month_row import MonthRow
from asn_desktop.ui.views.pelaksanaan.result_card import Dropped, ResultCard
from asn_desktop.ui.widgets.buttons import icon_button
from asn_desktop.ui.widgets.card import ScrollPage
from asn_desktop.ui.widgets.document_sheet import DocumentSheet
from asn_desktop.ui.widgets.idle import polish
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.refused_panel import RefusedPanel
from asn_desktop.ui.widgets.thumbnails import Thumbnails
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

USUAL_RESULTS, USUAL_MONTHS, USUAL_MEASURES = 4, 3, 3
"""Results, and of each the months of a term and the measures, whose widgets are made ahead."""
USUAL_FEEDBACK = 2
"""Cards of feedback that are made ahead."""
WIDE = 1000
"""From this width on, the feedback at the side has its full width."""


class MonthsSheet(DocumentSheet):
    """View of `MonthsPresenter`."""

    def __init__(
        self, services: Services, rows: StateRows, asked: Callable[[], Asked], parent: QWidget | None = None
    ) -> None:
        super().__init__(services, "pelaksanaan", "clipboard-check", parent)
        self._state: MonthsState | None = None
        self.cards: list[ResultCard] = []
        self._opened = QTemporaryDir()
        """Copies that other programs show; gone with the sheet."""
        self.presenter: MonthsPresenter = MonthsPresenter(
            services, self, lambda: datetime.now().astimezone(), rows, asked
        )
        self._pictures = Thumbnails(self.presenter.evidence.thumbnail, SIDE)
        self._make_turns()
        self._make_page()
        for keys, does in (
            ("Ctrl+PgDown", lambda: self.presenter.walk(1)),
            ("Ctrl+PgUp", lambda: self.presenter.walk(-1)),
            ("Alt+PgDown", lambda: self.presenter.turn(1)),
            ("Alt+PgUp", lambda: self.presenter.turn(-1)),
            ("Ctrl+Z", lambda: self.presenter.undo()),
            ("Ctrl+Shift+U", lambda: self.presenter.feedback.begin()),
        ):
            shortcut(self, keys, does)
        self.menu.addAction(self.say("pelaksanaan.menu.plan"), lambda: self.presenter.show_plan())

    def show_content(self, state: DocumentState) -> None:
        assert isinstance(state, MonthsState)
        self._state = state
        self.row.show_state(state)
        self._undo.offer(state.undo)
        self._closed.setText(state.closed)
        self._closed.setVisible(bool(state.closed) and not state.away)  # the line of the sheet says it
        self._refused.show_refused(state.refused)
        self._show_turns(state)
        self._show_results(state)
        self.side.show_state(state.feedback)
        self.step_action.setText(self.say("pelaksanaan.action.appraise", masa=state.term_name))

    def turn_over(self) -> None:
        self._page.verticalScrollBar().setValue(0)
        self.form.hide()

    def settle(self, *, other: bool) -> None:
        state = self._state
        if state is None:
            return
        if state.focus is not None:
            for card in self.cards:
                field = card.step_field(state.focus)
                if field is not None:
                    field.setFocus()
                    self._page.ensureWidgetVisible(field, 0, 4 * GRID)
                    return
        elif other and state.feedback.writing is None:
            field = next((found for card in self.cards if (found := card.first_field())), None)
            if field is not None:
                field.setFocus()
                self._page.verticalScrollBar().setValue(0)
            else:
                self.row.focus_chosen()

    def fit(self) -> None:
        self.side.setFixedWidth(FeedbackSide.WIDTH if self.width() >= WIDE else FeedbackSide.NARROW)

    def prepare(self) -> Iterator[Callable[[], object]]:
        yield partial(polish, self.row)
        yield partial(self.side.prepare, USUAL_FEEDBACK)
        for number in range(USUAL_RESULTS):
            yield partial(self._prepared, number)
            for months in range(1, USUAL_MONTHS + 1):
                yield partial(self._furnished, number, months, 0)
            for measures in range(1, USUAL_MEASURES + 1):
                yield partial(self._furnished, number, USUAL_MONTHS, measures)

    def step(self) -> None:
        self.presenter.appraise()

    # What the cards ask for

    def choose_files(self, hasil_id: UUID) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self, self.say("pelaksanaan.evidence.files"), "", self.say("pelaksanaan.evidence.kinds")
        )
        self.presenter.evidence.attach(hasil_id, [Path(each) for each in chosen])

    def paste_into(self, hasil_id: UUID) -> None:
        found = Dropped(QApplication.clipboard().mimeData())
        if found:
            self.take_in(hasil_id, found)
        else:
            self.services.shell.note("pelaksanaan.said.nothing_to_paste")

    def take_in(self, hasil_id: UUID, content: Dropped) -> None:
        if content.paths:
            self.presenter.evidence.attach(hasil_id, content.paths)
        else:
            self.presenter.evidence.paste(hasil_id, content.picture)

    def link_to(self, hasil_id: UUID) -> None:
        self.form.ask(None, lambda *texts: self.presenter.evidence.link(hasil_id, *texts))

    def describe_evidence(self, line: EvidenceLine) -> None:
        self.form.ask(line, lambda *texts: self.presenter.evidence.describe(line, *texts))

    def remove_evidence(self, line: EvidenceLine) -> None:
        self.presenter.evidence.remove(line)

    def open_evidence(self, line: EvidenceLine) -> None:
        """With the program the computer has for it; a file that is gone is told with what to do."""
        if line.sha256:
            target = Path(self._opened.path()) / line.sha256[:8] / file_name(line)
            self.presenter.evidence.take_out(line, target, self._open)
        elif line.tautan.startswith(("http://", "https://")):
            QDesktopServices.openUrl(QUrl(line.tautan))
        else:
            self.services.shell.note("pelaksanaan.said.place", nama=line.nama, tempat=line.tautan)

    def save_evidence(self, line: EvidenceLine) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.say("pelaksanaan.evidence.menu_save"), f"{file_name(line)}.{line.media}"
        )
        if chosen:
            self.presenter.evidence.save_copy(line, Path(chosen))

    def picture_of(self, sha256: str, on_done: Callable[[QPixmap], None]) -> None:
        self._pictures.show(sha256, on_done)

    # How it is made

    def _make_turns(self) -> None:
        self._position = words("", "muted", wrap=False)
        self._before = icon_button(
            self.say("pelaksanaan.action.previous"), "chevron-up", lambda: self.presenter.walk(-1)
        )
        self._after = icon_button(self.say("pelaksanaan.action.next"), "chevron-down", lambda: self.presenter.walk(1))
        parts: tuple[QWidget, ...] = (self._position, self._before, self._after)
        for place, part in enumerate(parts):
            self.head.corner.insertWidget(place, part)

    def _make_page(self) -> None:
        texts = self.services.texts
        self.row = MonthRow(texts, self.presenter)
        self._undo = OfferBar(((self.say("skp.undo.button"), lambda: self.presenter.undo()),))
        self._closed = words("", "strong")
        self._closed.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        self._closed.hide()
        self._refused = RefusedPanel(
            self.say("pelaksanaan.evidence.refused"),
            self.say("skp.refused.close"),
            lambda: self.presenter.evidence.read_refused(),
        )
        for place, part in enumerate((self.row, self._closed, self._undo, self._refused), start=2):
            self.insert(place, part)
        self._page = ScrollPage()
        self._empty = words(self.say("pelaksanaan.empty.no_result"), "muted")
        self._page.body.addWidget(self._empty)
        self._page.body.addStretch(1)
        self.side = FeedbackSide(texts, self.presenter.feedback)
        self.middle.addWidget(self._page, 1)
        self.middle.addWidget(self.side)
        self.form = EvidenceForm(texts)
        self.insert(self._column.indexOf(self.bar), self.form)

    def _show_results(self, state: MonthsState) -> None:
        self._empty.setVisible(not state.results)
        while len(self.cards) < len(state.results):
            self._add_card()
        for card in self.cards[len(state.results) :]:
            card.put_away()
        for card, block in zip(self.cards, state.results, strict=False):
            card.show_block(block, state)

    def _prepared(self, number: int) -> None:
        if len(self.cards) <= number:
            self._add_card()

    def _furnished(self, number: int, months: int, measures: int) -> None:
        self.cards[number].prepare(months, measures)

    def _add_card(self) -> None:
        card = ResultCard(self.services.texts, self.presenter, self)
        card.put_away()
        self.cards.append(card)
        self._page.body.insertWidget(len(self.cards), card)

    def _show_turns(self, state: MonthsState) -> None:
        self._position.setText(state.position)
        for key, turn, name in (("previous", self._before, state.before), ("next", self._after, state.after)):
            turn.setEnabled(bool(name))
            said = self.say(f"pelaksanaan.action.{key}")
            turn.setToolTip(f"{name}\n{said}" if name else said)

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
