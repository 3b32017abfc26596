"""What is assumed: the predikat of each year, a diploma, a training, another post."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.rencana_karier import AndaianJabatan, AndaianPelatihan, AndaianPendidikan
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.dates import unread
from asn_desktop.ui.presenters.entry_fields import ESELON
from asn_desktop.ui.presenters.karier.person import CareerPresenter
from asn_desktop.ui.presenters.karier.state import AssumedLine, CareerState, YearChoice
from asn_desktop.ui.widgets.buttons import button, icon_button, quiet_button
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, choice_field, go_to_wrong, text_field
from asn_desktop.ui.widgets.flush import flush_line
from asn_desktop.ui.widgets.growing_text import StillCombo
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

EXAMS = ("Ujian Dinas Tingkat I", "Ujian Dinas Tingkat II", "Pelatihan Kepemimpinan Pengawas (PKP)")
"""Trainings that open a step; others are typed."""


class AssumeSide(ScrollPage):
    """Everything that can be thought of at the left of what would become of it."""

    taken = Signal()
    """What is assumed is to go into the plan."""

    def __init__(self, texts: Texts, presenter: CareerPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.say = texts.say
        self._presenter = presenter
        self._years: tuple[YearChoice, ...] = ()
        self._from = date.min
        self.combos: dict[int, QComboBox] = {}
        self._lines: tuple[AssumedLine, ...] = ()
        self._held: list[QWidget] = []
        self.body.addWidget(words(self.say("karier_ui.assume.note"), "muted"))
        self._clear = quiet_button(self.say("karier_ui.assume.clear"), presenter.clear, "rotate-ccw")
        self.body.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        self.take = quiet_button(self.say("rencana.action.take"), self.taken.emit, "target")
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._make_years())
        self.body.addWidget(self._make_diploma())
        self.body.addWidget(self._make_training())
        self.body.addWidget(self._make_post())
        self.body.addStretch(1)
        for combo in self.findChildren(QComboBox):
            _give_way(combo)

    def show_state(self, state: CareerState) -> None:
        self._from = state.day
        self._show_years(state.years)
        self._show_lines(state.lines)
        for act in (self._clear, self.take):
            act.setEnabled(bool(state.assumed))
        years = [str(each.tahun) for each in state.years if each.tahun >= state.day.year]
        combo = self.diploma_year.editor
        if isinstance(combo, QComboBox) and [combo.itemData(n) for n in range(combo.count())] != years:
            combo.clear()
            for year in years:
                combo.addItem(year, year)

    # Parts

    def _make_years(self) -> Card:
        card = Card(self.say("karier_ui.assume.predikat"))
        self.all_good = quiet_button(self.say("karier_ui.assume.all_good"), self._presenter.assume_all_good)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        card.body.addLayout(self._grid)
        card.body.addWidget(self.all_good, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _make_diploma(self) -> Card:
        options = tuple((each.value, self._texts.show(each)) for each in Pendidikan)
        self.diploma = choice_field(self.say("karier_ui.assume.level"), options)
        self.diploma.set_value(Pendidikan.S1.value)
        self.diploma_year = choice_field(self.say("karier_ui.assume.year"), ())
        add = button(self.say("karier_ui.assume.add"), self._add_diploma, "plus")
        self.diplomas, card = self._card("pendidikan", (self.diploma, self.diploma_year), add)
        return card

    def _make_training(self) -> Card:
        self.training = Field(self.say("karier_ui.assume.training"), StillCombo(self.say("karier_ui.assume.training")))
        combo = self.training.editor
        if isinstance(combo, QComboBox):
            combo.setEditable(True)
            combo.addItems(EXAMS)
        self.training_day = Field(self.say("karier_ui.assume.day"), DateField(self._texts))
        add = button(self.say("karier_ui.assume.add"), self._add_training, "plus")
        self.trainings, card = self._card("pelatihan", (self.training, self.training_day), add)
        return card

    def _make_post(self) -> Card:
        texts = self._texts
        self.kind = choice_field(
            self.say("karier_ui.assume.kind"), tuple((each.value, texts.show(each)) for each in JenisJabatan)
        )
        self.kind.set_value(JenisJabatan.FUNGSIONAL.value)
        self.level = choice_field(
            self.say("karier_ui.assume.jenjang"), tuple((each.value, texts.show(each)) for each in Jenjang)
        )
        self.level.set_value(Jenjang.AHLI_PERTAMA.value)
        self.eselon = choice_field(self.say("karier_ui.assume.eselon"), tuple((each, each) for each in ESELON))
        self.post = text_field(self.say("karier_ui.assume.post"), self.say("karier_ui.assume.post_help"))
        self.post_day = Field(self.say("karier_ui.assume.tmt"), DateField(texts))
        self.kind.editor.activated.connect(lambda _index: self._show_kind())  # type: ignore[attr-defined]
        add = button(self.say("karier_ui.assume.add"), self._add_post, "plus")
        fields = (self.kind, self.level, self.eselon, self.post, self.post_day)
        self.posts, card = self._card("jabatan", fields, add)
        self._show_kind()
        return card

    def _card(self, name: str, fields: tuple[Field, ...], add: QWidget) -> tuple[QVBoxLayout, Card]:
        card = Card(self.say(f"karier_ui.assume.{name}"))
        held = QVBoxLayout()
        held.setSpacing(GRID // 2)
        card.body.addLayout(held)
        for field in fields:
            card.body.addWidget(field)
        card.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        return held, card

    # What the reader does

    def _show_kind(self) -> None:
        """A functional post has a jenjang, a managerial one an eselon."""
        kind = JenisJabatan(str(self.kind.value))
        self.level.setVisible(kind is JenisJabatan.FUNGSIONAL)
        self.eselon.setVisible(kind.manajerial)

    def _add_diploma(self) -> None:
        self._presenter.assume(
            AndaianPendidikan(int(str(self.diploma_year.value)), Pendidikan(str(self.diploma.value)))
        )

    def _add_training(self) -> None:
        combo = self.training.editor
        name = combo.currentText().strip() if isinstance(combo, QComboBox) else ""
        day = self._day(self.training_day)
        self.training.set_error("" if name else self.say("karier_ui.assume.no_name"))
        if go_to_wrong(self.training, self.training_day) or day is None:
            return
        self._presenter.assume(AndaianPelatihan(day, name))

    def _add_post(self) -> None:
        day = self._day(self.post_day)
        if go_to_wrong(self.post_day) or day is None:
            return
        kind = JenisJabatan(str(self.kind.value))
        level = Jenjang(str(self.level.value)) if kind is JenisJabatan.FUNGSIONAL else None
        name = str(self.post.value).strip() or " ".join(self._texts.show(each) for each in (kind, level) if each)
        eselon = str(self.eselon.value) if kind.manajerial else ""
        self._presenter.assume(AndaianJabatan(day, name, kind, level, eselon))

    def _day(self, field: Field) -> date | None:
        """The day in a field; where it is none, or one that lies behind already, that is said below it."""
        editor = field.editor
        day = editor.date() if isinstance(editor, DateField) else None
        text = editor.text() if isinstance(editor, DateField) else ""
        wrong = ""
        if day is None:
            wrong = unread(text, self._texts) or self.say("karier_ui.assume.no_day")
        elif day < self._from:
            wrong = self.say("karier_ui.assume.past_day", hari=self._from)
        field.set_error(wrong)
        return None if wrong else day

    def _dropping(self, number: int) -> Callable[[], None]:
        return lambda: self._presenter.drop(number)

    # What is shown

    def _show_years(self, years: tuple[YearChoice, ...]) -> None:
        if years == self._years:
            return
        if [(each.tahun, each.recorded) for each in years] != [(each.tahun, each.recorded) for each in self._years]:
            self._make_combos(years)
        self._years = years
        for each in years:
            combo = self.combos.get(each.tahun)
            if combo is not None:
                blocker = QSignalBlocker(combo)
                combo.setCurrentIndex(max(0, combo.findData(each.chosen)))
                blocker.unblock()

    def _make_combos(self, years: tuple[YearChoice, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.combos = {}
        for row, each in enumerate(years):
            self._grid.addWidget(words(str(each.tahun), "label", wrap=False), row, 0)
            if each.recorded:
                self._grid.addWidget(words(self.say("karier_ui.assume.recorded", predikat=each.recorded)), row, 1)
                continue
            combo = StillCombo(self.say("karier_ui.assume.of_year", tahun=str(each.tahun)))
            combo.addItem(self.say("karier_ui.assume.unknown"), "")
            for predikat in Predikat:
                combo.addItem(self._texts.show(predikat), predikat.value)
            _give_way(combo)
            combo.activated.connect(
                lambda _index, year=each.tahun, box=combo: self._presenter.assume_predikat(year, box.currentData())
            )
            self.combos[each.tahun] = combo
            self._grid.addWidget(combo, row, 1)

    def _show_lines(self, lines: tuple[AssumedLine, ...]) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        for widget in self._held:
            widget.hide()
            widget.deleteLater()
        self._held = []
        for line in lines:
            inside = QWidget()
            row = flush_line(inside, spacing=GRID)
            label: QLabel = words(line.text)
            row.addWidget(label, 1)
            name = self.say("karier_ui.assume.drop", what=line.text)
            row.addWidget(icon_button(name, "x", self._dropping(line.number)))
            self._held.append(inside)
            {"pendidikan": self.diplomas, "pelatihan": self.trainings, "jabatan": self.posts}[line.kind].addWidget(
                inside
            )


def _give_way(combo: QComboBox) -> None:
    """Narrow where the side is narrow: the list that opens is as wide as its words."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
