"""The succession of one post: candidates at the left, the reasons for and against the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.domain.talenta import Kesiapan
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.chips import Chip, outcome_chip
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.candidates import NAMED, OTHER, POOL, SAME, Reasons
from asn_desktop.ui.presenters.talenta.placed import box_chip, source_text
from asn_desktop.ui.presenters.talenta.rows import NONE
from asn_desktop.ui.presenters.talenta.succession import SuccessionPresenter, SuccessionState
from asn_desktop.ui.views.talenta.columns import candidate_columns
from asn_desktop.ui.views.talenta.requirements_form import RequirementsForm
from asn_desktop.ui.widgets.buttons import button, icon_button, primary_button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.empty_state import EmptyState
from asn_desktop.ui.widgets.field import choice_field, text_field
from asn_desktop.ui.widgets.filter_bar import Filter
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.list_page import ListPage
from asn_desktop.ui.widgets.offer_bar import OfferBar
from asn_desktop.ui.widgets.person_card import PersonCard, PersonHead
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.why_panel import WhyPanel
from asn_desktop.ui.widgets.words import words

SIDE = 0.37
"""Share of the width for the reasons."""


class PostPage(QWidget):
    """View of `SuccessionPresenter`."""

    shown = Signal(str)
    left = Signal()
    """There is no post to show, or the reader wants to go back."""

    def __init__(self, services: Services, on: AskedDay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts = services.texts
        self.say = texts.say
        self.name = ""
        self._shown: tuple[Reasons, ...] | None = None
        self._named_for: object = None
        self.presenter: SuccessionPresenter = SuccessionPresenter(services, self, on)
        self.card = PersonCard()
        self.notice = OfferBar(((self.say("talenta.stop"), self.presenter.stop),))
        self.again = OfferBar(((self.say("talenta.again"), self.presenter.read),))
        self._requirements: RequirementsForm | None = None
        empty = EmptyState("users", self.say("talenta.candidates_empty"), self.say("talenta.candidates_empty_help"))
        self.list = ListPage(
            services,
            self.presenter.listing,
            candidate_columns(texts),
            noun="talenta.candidates",
            hint=self.say("talenta.hint"),
            filters=self._filters(),
            empty=empty,
            other_day=lambda: on.other,
        )
        self.list.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.presenter.choose(self.list.model.row(now.row()))
        )
        self.list.opened.connect(lambda _row: self.presenter.show_career())
        self._make_side()
        self._lay_out()

    def render(self, state: SuccessionState) -> None:  # type: ignore[override]
        self.name = state.name
        chip = Chip(self.say("talenta.set_by_office" if state.set_by_office else "talenta.only_law"), "scale", "info")
        self.card.show_person(PersonHead(state.name, state.facts, (chip,)))
        self.notice.offer(self.say("talenta.weighing") if state.working else "")
        self.again.offer(self.say("talenta.stopped") if state.stopped else "")
        if state.asking or self._requirements is not None:
            self.requirements.show_state(state)
        self._body.setHidden(state.asking)
        self._show_reasons(state)
        self._show_naming(state)
        self.shown.emit(state.name)

    def gone(self) -> None:
        self.left.emit()

    def save(self) -> None:
        """Keep the form that is open."""
        if self._requirements is not None and self._requirements.isVisible():
            self._requirements.save()
        elif self.naming.isVisible():
            self._save_name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.naming.isHidden() and (self._requirements is None or self._requirements.isHidden()):
                self.left.emit()
            else:
                self.presenter.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(int(self.width() * SIDE))

    @property
    def requirements(self) -> RequirementsForm:
        """The form of the post's requirements, made when it is first wanted."""
        if self._requirements is None:
            self._requirements = RequirementsForm(self._texts, self.presenter)
            self._column.insertWidget(self._column.indexOf(self._body), self._requirements, 1)
        return self._requirements

    # Inside

    def _make_side(self) -> None:
        self.who = words("", "heading")
        self.named = words("", "muted")
        self._name = QAction(self.say("talenta.name"), self)
        self._name.triggered.connect(self.presenter.ask_name)
        self.naming = Card(self.say("talenta.naming"))
        ready = tuple((each.value, self._texts.show(each)) for each in Kesiapan)
        self.ready = choice_field(self.say("talenta.column.siap"), ready)
        self.reason = text_field(self.say("talenta.column.alasan"), self.say("talenta.reason_help"))
        self.reason.entered = self._save_name
        self._keep = QAction(self.say("talenta.naming_save"), self)
        self._keep.triggered.connect(self._save_name)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(button(self.say("talenta.form.cancel"), self.presenter.close))
        row.addWidget(primary_button(self._keep, "save"))
        for part in (self.ready, self.reason):
            self.naming.body.addWidget(part)
        self.naming.body.addLayout(row)
        self.naming.hide()
        self.name_button = button(self.say("talenta.name"), self.presenter.ask_name, "user-check")
        self.strike_button = button(self.say("talenta.unname"), self.presenter.strike, "circle-minus")
        self.career_button = quiet_button(self.say("talenta.career"), self.presenter.show_career, "route")
        self.reasons = QVBoxLayout()
        self.reasons.setSpacing(GRID)
        self.hint = words(self.say("talenta.choose_candidate"), "muted")
        self.side = ScrollPage()
        for label in (self.hint, self.who, self.named):
            self.side.body.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for each in (self.name_button, self.strike_button):
            buttons.addWidget(each)
        buttons.addStretch(1)
        self.side.body.setSpacing(GRID)
        self.side.body.addLayout(buttons)
        self.side.body.addWidget(self.naming)
        self.side.body.addLayout(self.reasons)
        career = QHBoxLayout()
        career.addWidget(self.career_button)
        career.addStretch(1)
        self.side.body.addLayout(career)
        self.side.body.addStretch(1)

    def _lay_out(self) -> None:
        back = icon_button(self.say("talenta.back"), "arrow-left", self.left.emit)
        back.setShortcut("Alt+Left")
        self.card.corner.addWidget(
            quiet_button(self.say("talenta.requirements"), self.presenter.ask_requirements, "clipboard-list")
        )
        self.card.corner.addWidget(back)
        self._body = QWidget()
        row = flush_line(self._body, spacing=0)
        row.addWidget(self.list, 1)
        row.addWidget(self.side)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.card, self.notice, self.again):
            layout.addWidget(part)
        layout.addWidget(self._body, 1)

    def _filters(self) -> tuple[Filter, ...]:
        say = self.say
        outcomes = tuple((each.value, self._texts.show(each)) for each in Outcome)
        boxes = tuple((str(n), say("talenta.box.name", n=n)) for n in range(9, 0, -1))
        return (
            Filter("cocok", say("talenta.column.cocok"), outcomes),
            Filter("kotak", say("talenta.column.kotak"), (*boxes, (NONE, say("talenta.none")))),
            Filter("asal", say("talenta.from"), ((SAME, say("talenta.same_unit")), (OTHER, say("talenta.other_unit")))),
            Filter("kelompok", say("talenta.group"), ((NAMED, say("talenta.named")), (POOL, say("talenta.pool")))),
        )

    def _show_reasons(self, state: SuccessionState) -> None:
        chosen = state.chosen
        self.hint.setVisible(chosen is None)
        for part in (self.who, self.career_button, self.name_button):
            part.setVisible(chosen is not None)
        named = chosen.named if chosen is not None else None
        self.strike_button.setVisible(named is not None)
        self.named.setVisible(named is not None)
        if chosen is not None:
            self.who.setText(chosen.nama)
            self.name_button.setText(self.say("talenta.rename" if named is not None else "talenta.name"))
        if named is not None:
            self.named.setText(
                self.say("talenta.named_as", siap=named.kesiapan, tanggal=named.tanggal, alasan=named.alasan)
            )
        if state.reasons == self._shown:
            return
        self._shown = state.reasons
        while (item := self.reasons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in state.reasons:
            card = Card(one.title)
            chip = outcome_chip(self._texts, one.outcome)
            if chosen is not None and one is state.reasons[-1]:
                chip = box_chip(self._texts, chosen.talenta)
            card.corner.addWidget(ChipLabel(chip))
            panel = WhyPanel(self._texts)
            panel.show_why(one.why)
            card.body.addWidget(panel)
            if chosen is not None and one is state.reasons[-1] and chosen.dinilai is not None:
                source = source_text(chosen.dinilai, self._texts)
                card.body.addWidget(words(self.say("talenta.by.source", sumber=source), "muted"))
            self.reasons.addWidget(card)
        self.side.verticalScrollBar().setValue(0)

    def _show_naming(self, state: SuccessionState) -> None:
        open_for = state.chosen.pegawai_id if state.naming and state.chosen is not None else None
        self.naming.setVisible(open_for is not None)
        if open_for is not None and open_for != self._named_for and state.chosen is not None:
            named = state.chosen.named
            self.ready.set_value((named.kesiapan if named else Kesiapan.SIAP).value)
            self.reason.set_value(named.alasan if named else "")
            self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._named_for = open_for
        self.reason.set_error(state.errors.get("alasan", ""))

    def _save_name(self) -> None:
        self.presenter.name(str(self.ready.value), str(self.reason.value))
