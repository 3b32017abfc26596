"""The page shown while no office is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.kernel.texts import Language, Texts
from asn_desktop.ui.presenters.centre.start import CentreStart, CentreStartState
from asn_desktop.ui.presenters.centre_places import SUFFIX as CENTRE_SUFFIX
from asn_desktop.ui.presenters.offices import SUFFIX
from asn_desktop.ui.presenters.start import STEPS, Start, StartState
from asn_desktop.ui.widgets.big_choice import BigChoice
from asn_desktop.ui.widgets.buttons import button, primary_button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.centre_form import CentreForm
from asn_desktop.ui.widgets.field import Field, choice_field, text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

HEADS = (JenisJabatan.ADMINISTRATOR, JenisJabatan.PENGAWAS, JenisJabatan.JPT_PRATAMA)


class StartPage(QWidget):
    """Renders `StartState`. `attach` gives it the presenter; `on_language` changes the language at once."""

    def __init__(self, texts: Texts, on_language: Callable[[Language], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._presenter: Start | None = None
        self._centre: CentreStart | None = None
        self._on_language = on_language
        self._state = StartState()
        self.primary_action = QAction(texts.say("start.next"), self)
        self.primary_action.triggered.connect(lambda: self._ask(lambda p: p.next()))
        self._next_action = self.primary_action
        self._pages = QStackedWidget()
        self._choose = self._choose_page()
        self._wizard = self._wizard_page()
        self._form_page = self._centre_page()
        layout = flush_column(self)
        layout.addWidget(self._pages)

    def attach(self, presenter: Start) -> None:
        self._presenter = presenter

    def attach_centre(self, presenter: CentreStart) -> None:
        """Offer the way in to a centre, too."""
        self._centre = presenter
        self._form.attach(presenter)
        self._centre_card.show()

    def render_centre(self, state: CentreStartState) -> None:
        """The form for a centre."""
        self._form.render(state)
        self._pages.setCurrentIndex(self._pages.indexOf(self._form_page))
        self.primary_action = self._form.primary_action

    def render(self, state: StartState) -> None:  # type: ignore[override]
        step_changed = (state.page, state.step) != (self._state.page, self._state.step)
        self._state = state
        self._again.setVisible(state.practice_there)
        self._show_recent(state)
        self._show_rescue(state)
        for part in (*self._choices, self._again):
            part.setEnabled(not state.busy)
        if state.page == "choose":
            self._pages.setCurrentWidget(self._choose)
            return
        self._pages.setCurrentWidget(self._wizard)
        key = state.current.key
        self._card.heading.setText(self._texts.say(f"start.{key}.name"))
        self._number.setText(self._texts.say("start.step", n=state.step + 1, total=len(STEPS)))
        self._about.setText(self._texts.say(f"start.{key}.help"))
        self._fields_of.setCurrentIndex(state.step)
        for name, field in self._fields.items():
            field.set_value(state.values.get(name, ""))
            field.set_error(state.errors.get(name, ""))
        self._next_action.setText(self._texts.say("start.create" if state.last else "start.next"))
        self._next_action.setEnabled(not state.busy)
        wrong = next(iter(state.errors), None)
        if wrong is not None:
            self._fields[wrong].setFocus()
        elif step_changed:
            self._fields[state.current.fields[0]].setFocus()

    def _choose_page(self) -> QWidget:
        say = self._texts.say
        page = ScrollPage()
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(words(say("start.title"), "number"))
        column.addWidget(words(say("start.tagline"), "muted"))
        column.addWidget(self._rescue_card())
        column.addSpacing(2 * GRID)
        big = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        big.setSpacing(2 * GRID)
        self._choices = [
            BigChoice(say("start.new.name"), say("start.new.help"), "building-2", self._new),
            BigChoice(say("start.open.name"), say("start.open.help"), "folder-open", self._browse),
            BigChoice(say("start.practice.name"), say("start.practice.help"), "graduation-cap", self._practise),
        ]
        for choice in self._choices:
            big.addWidget(choice, 1)
        column.addLayout(big)
        self._again = quiet_button(
            say("start.practice.again"), lambda: self._ask(lambda p: p.practice(again=True)), "rotate-ccw"
        )
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignRight)
        self._recent = Card(say("start.recent"))
        self._recent.body.setSpacing(0)
        column.addWidget(self._recent)
        column.addWidget(self._centre_choice())
        column.addStretch(1)
        column.addLayout(self._languages())
        page.body.addLayout(_middle(column, 860))
        self._pages.addWidget(page)
        return page

    def _centre_choice(self) -> Card:
        """Last and small: of hundreds of computers one is a centre."""
        say = self._texts.say
        self._centre_card = Card(say("pusat.start.title"))
        self._centre_card.body.addWidget(words(say("pusat.start.about"), "muted"))
        row = QHBoxLayout()
        row.addWidget(button(say("pusat.start.open_name"), lambda: self._centred(new=False), "folder-open"))
        row.addWidget(button(say("pusat.start.new_name"), lambda: self._centred(new=True), "plus"))
        row.addStretch(1)
        self._centre_card.body.addLayout(row)
        self._centre_card.hide()
        return self._centre_card

    def _centred(self, *, new: bool) -> None:
        if self._centre is not None:
            self._centre.ask(new=new)

    def _centre_page(self) -> QWidget:
        page = ScrollPage()
        self._form = CentreForm(self._texts, self._back_to_choose)
        column = QVBoxLayout()
        column.addSpacing(2 * GRID)
        column.addWidget(self._form)
        column.addStretch(1)
        page.body.addLayout(_middle(column, 640))
        self._pages.addWidget(page)
        return page

    def _back_to_choose(self) -> None:
        self._pages.setCurrentWidget(self._choose)
        self.primary_action = self._next_action

    def _rescue_card(self) -> Card:
        """Where the last file is damaged, the way on comes before everything else."""
        self._rescue = Card(" ")
        self._rescue_said = words("")
        self._rescue.body.addWidget(self._rescue_said)
        go = QAction(self._texts.say("safekeeping.rescue.go"), self)
        go.triggered.connect(lambda: self._ask(lambda p: p.rescue()))
        self._rescue_go = go
        row = QHBoxLayout()
        row.addWidget(primary_button(go, "rotate-ccw", self._rescue))
        row.addStretch(1)
        self._rescue.body.addLayout(row)
        self._rescue.hide()
        return self._rescue

    def _show_rescue(self, state: StartState) -> None:
        rescue = state.rescue
        self._rescue.setVisible(rescue is not None)
        self._rescue_go.setEnabled(not state.busy)
        if rescue is not None:
            say = self._texts.say
            self._rescue.heading.setText(say("safekeeping.rescue.title", name=rescue.file.name))
            held = rescue.contents
            self._rescue_said.setText(
                say(
                    "safekeeping.rescue.help",
                    at=rescue.copy.made_at,
                    kantor=held.kantor,
                    pegawai=held.pegawai,
                    skp=held.skp,
                    evaluasi=held.evaluasi,
                )
            )

    def _languages(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(words(self._texts.say("start.language"), "muted", wrap=False))
        choice = QComboBox()
        choice.setAccessibleName(self._texts.say("start.language"))
        for language, name in (("id", "Bahasa Indonesia"), ("en", "English")):
            choice.addItem(name, language)
        choice.setCurrentIndex(choice.findData(self._texts.language))
        choice.activated.connect(lambda _index: self._on_language(choice.currentData()))
        row.addWidget(choice)
        row.addStretch(1)
        return row

    def _wizard_page(self) -> QWidget:
        say = self._texts.say
        page = ScrollPage()
        self._card = Card(" ")
        self._number = words("", "muted", wrap=False)
        self._card.corner.addWidget(self._number)
        self._about = words("", "muted")
        self._card.body.addWidget(self._about)
        self._fields: dict[str, Field] = {}
        self._fields_of = QStackedWidget()
        for step in STEPS:
            inside = QWidget()
            column = QVBoxLayout(inside)
            column.setContentsMargins(0, GRID, 0, GRID)
            column.setSpacing(2 * GRID)
            for name in step.fields:
                self._fields[name] = self._field(name)
                column.addWidget(self._fields[name])
            if step.key == "file":
                column.addWidget(button(say("start.browse"), self._place, "folder-open"), 0, Qt.AlignmentFlag.AlignLeft)
            column.addStretch(1)
            self._fields_of.addWidget(inside)
        self._card.body.addWidget(self._fields_of)
        foot = QHBoxLayout()
        foot.addWidget(button(say("start.back"), lambda: self._ask(lambda p: p.back()), "arrow-left"))
        foot.addStretch(1)
        foot.addWidget(primary_button(self._next_action))
        self._card.body.addLayout(foot)
        column = QVBoxLayout()
        column.addSpacing(2 * GRID)
        column.addWidget(self._card)
        column.addStretch(1)
        page.body.addLayout(_middle(column, 640))
        self._pages.addWidget(page)
        return page

    def _field(self, name: str) -> Field:
        label, hint = self._texts.say(f"start.field.{name}"), self._texts.say(f"start.hint.{name}")

        def typed() -> None:
            self._ask(lambda p: p.typed(name, str(self._fields[name].value or "")))
            self._fields[name].set_error("")

        if name == "kepala_jenis":
            options = tuple((kind.value, self._texts.show(kind)) for kind in HEADS)
            return choice_field(label, options, hint, typed)
        field = text_field(label, hint, typed)
        if any(name == step.fields[-1] for step in STEPS):
            field.entered = self._next_action.trigger
        return field

    def _show_recent(self, state: StartState) -> None:
        self._recent.setVisible(bool(state.recent))
        while (old := self._recent.body.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        for file in state.recent:
            where = file.folder if file.there else self._texts.say("start.gone")
            row = button(f"{file.name}   ·   {where}", partial(self._open, Path(file.path)), "file-text")
            row.setProperty("role", "row")
            row.setEnabled(file.there and not state.busy)
            self._recent.body.addWidget(row)

    def _new(self) -> None:
        self._ask(lambda p: p.new_office())

    def _practise(self) -> None:
        self._ask(lambda p: p.practice())

    def _open(self, path: Path) -> None:
        if path.suffix == CENTRE_SUFFIX and self._centre is not None:
            self._centre.open(str(path))
        else:
            self._ask(lambda p: p.open(path))

    def _browse(self) -> None:
        kinds = f"{self._texts.say('start.filetype')} (*{SUFFIX})"
        chosen, _ = QFileDialog.getOpenFileName(self, self._texts.say("start.open.name"), "", kinds)
        if chosen:
            self._open(Path(chosen))

    def _place(self) -> None:
        kinds = f"{self._texts.say('start.filetype')} (*{SUFFIX})"
        before = self._state.values.get("berkas", "")
        chosen, _ = QFileDialog.getSaveFileName(self, self._texts.say("start.file.name"), before, kinds)
        if chosen:
            path = str(Path(chosen).with_suffix(SUFFIX))
            self._fields["berkas"].set_value(path)
            self._ask(lambda p: p.typed("berkas", path))

    def _ask(self, intention: Callable[[Start], object]) -> None:
        if self._presenter is not None:
            intention(self._presenter)


def _middle(column: QVBoxLayout, width: int) -> QHBoxLayout:
    """The column in the middle of the page, no wider than reads well."""
    inside = QWidget()
    inside.setMaximumWidth(width)
    column.setContentsMargins(0, 2 * GRID, 0, 2 * GRID)
    inside.setLayout(column)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(inside, 100)
    row.addStretch(1)
    return row
