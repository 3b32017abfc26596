"""The second step of the import: what was recognised, and what each column means."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from asn_desktop.core.usecases.intake import Column, Inspection, Kind
from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.intake.screen import IntakePresenter, targets
from asn_desktop.ui.presenters.intake.state import IntakeState
from asn_desktop.ui.views.pegawai.page import Page
from asn_desktop.ui.widgets.card import Card, ScrollPage
from asn_desktop.ui.widgets.chip import ChipLabel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

SURE = 80
"""From this confidence on a suggestion is shown as sure."""


class MatchStep(ScrollPage):
    """The file's facts on one card, its columns on the next. Columns of known formats are only shown."""

    def __init__(self, page: Page, presenter: IntakePresenter) -> None:
        super().__init__(width=1000)
        self._page = page
        self._presenter = presenter
        self._inspection: Inspection | None = None
        self._combos: dict[int, QComboBox] = {}
        self._targets = targets(page.services.texts)
        self._facts = Card()
        self._kind = words("", "heading")
        self._where = words("", "body")
        self._also = words("", "muted")
        self._sheets = QComboBox()
        self._sheets.setAccessibleName(page.say("intake_ui.match.sheet"))
        self._sheets.activated.connect(lambda _i: presenter.use_sheet(self._sheets.currentData()))
        self._sheet_field = Field(page.say("intake_ui.match.sheet"), self._sheets)
        self._since = DateField(page.services.texts)
        self._since.changed.connect(lambda: presenter.since(self._since.text()))
        self._since_field = Field(
            page.say("intake_ui.match.since"), self._since, page.say("intake_ui.match.since_help")
        )
        for part in (self._kind, self._where, self._also):
            self._facts.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for field in (self._sheet_field, self._since_field):
            field.setMaximumWidth(440)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        self._facts.body.addLayout(row)
        self._columns = Card(page.say("intake_ui.match.columns"))
        self._help = words(page.say("intake_ui.match.help"), "muted")
        self._columns.body.addWidget(self._help)
        self._table = QWidget()
        self._columns.body.addWidget(self._table)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._columns)
        self.body.addStretch(1)

    def show_state(self, state: IntakeState) -> None:
        inspection = state.inspection
        if inspection is None:
            return
        if inspection is not self._inspection:
            self._inspection = inspection
            self._show_facts(state, inspection)
            self._build(inspection)
        for index, combo in self._combos.items():
            blocker = QSignalBlocker(combo)
            combo.setCurrentIndex(combo.findData(state.mapping.get(index, "")))
            blocker.unblock()

    def _show_facts(self, state: IntakeState, inspection: Inspection) -> None:
        say = self._page.say
        self._kind.setText(say(f"intake.kind.{inspection.kind.value}"))
        below = max(0, len(inspection.rows) - inspection.first_row + 1)
        lines = [
            say(
                "intake_ui.match.where",
                file=inspection.berkas,
                sheet=inspection.sheet,
                row=inspection.header_row,
                n=below,
            )
        ]
        if inspection.kind is Kind.REKAP and inspection.tahun is not None:
            month = say("intake_ui.match.year_only", tahun=str(inspection.tahun))
            if inspection.bulan is not None:
                month = say("intake_ui.match.month", bulan=str(inspection.bulan), tahun=str(inspection.tahun))
            lines.append(say("intake_ui.match.rekap", periode=month, unit=inspection.unit or "–"))
        if inspection.as_of is not None:
            lines.append(say("intake_ui.match.as_of", tanggal=inspection.as_of))
        if inspection.in_use:
            lines.append(say("intake_ui.match.in_use"))
        self._where.setText("\n".join(lines))
        others = [source.path.name for source in state.sources[1:] if source.problem is None]
        also = [say("intake_ui.match.together", files=", ".join(others))] if others else []
        if state.waiting:
            also.append(say("intake_ui.match.waiting", files=", ".join(path.name for path in state.waiting)))
        also += [say("intake_ui.match.broken", file=s.path.name) for s in state.sources if s.problem is not None]
        self._also.setText("\n".join(also))
        self._also.setVisible(bool(also))
        usable = [candidate for candidate in inspection.candidates if candidate.header_row]
        blocker = QSignalBlocker(self._sheets)
        self._sheets.clear()
        for candidate in usable:
            self._sheets.addItem(candidate.sheet, candidate.sheet)
        self._sheets.setCurrentIndex(self._sheets.findData(inspection.sheet))
        blocker.unblock()
        self._sheet_field.setVisible(len(usable) > 1)
        self._since_field.setVisible(inspection.kind is not Kind.REKAP)

    def _build(self, inspection: Inspection) -> None:
        self._combos.clear()
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for place, key in enumerate(("column", "samples", "meaning", "sure")):
            grid.addWidget(words(self._page.say(f"intake_ui.match.{key}"), "label", wrap=False), 0, place)
        suggestions = {suggestion.column: suggestion for suggestion in inspection.suggestions}
        free = inspection.kind is Kind.DAFTAR
        shown = [c for c in inspection.columns if free or c.index in suggestions]
        self._help.setText(
            self._page.say("intake_ui.match.help")
            if free
            else self._page.say("intake_ui.match.known", n=len(shown), total=len(inspection.columns))
        )
        for row, column in enumerate(shown, start=1):
            heading = words(f"{column.letter}  {' '.join(column.heading.split())}", "body")
            grid.addWidget(heading, row, 0)
            samples = _Elided("; ".join(sample for sample in column.samples if sample))
            samples.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(samples, row, 1)
            suggestion = suggestions.get(column.index)
            if free:
                grid.addWidget(self._combo(column), row, 2)
            elif suggestion is not None:
                grid.addWidget(words(self._page.say(f"intake.field.{suggestion.target}"), "strong"), row, 2)
            if suggestion is not None:
                sure = suggestion.confidence >= SURE
                text = self._page.say("intake_ui.match.surely" if sure else "intake_ui.match.perhaps")
                chip = ChipLabel(Chip(text, "circle-check" if sure else "circle-dashed", "ok" if sure else "warn"))
                chip.setToolTip(self._page.say(f"intake.basis.{suggestion.basis}"))
                grid.addWidget(chip, row, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)
        grid.setColumnStretch(2, 3)
        self._columns.body.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table

    def _combo(self, column: Column) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(self._page.say("intake_ui.match.meaning_of", heading=column.heading))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(14)
        combo.addItem(self._page.say("intake_ui.match.leave_out"), "")
        for key, wording in self._targets:
            combo.addItem(wording, key)
        combo.activated.connect(lambda _i, index=column.index: self._presenter.match(index, combo.currentData()))
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        self._combos[column.index] = combo
        return combo


class _Elided(QLabel):
    """Sample values in one line that never widens the table; all of them in the tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(80)
        self.setToolTip(text)
        self._whole = text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))
