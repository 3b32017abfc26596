"""One planned result in the months on show: what is to be done, what was achieved, and what proves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.pelaksanaan.document import MonthsPresenter
from asn_desktop.ui.presenters.pelaksanaan.state import MeasureBlock, MonthsState, RealisedLine, ResultBlock
from asn_desktop.ui.views.pelaksanaan.evidence_tiles import EvidenceActions, EvidenceTiles
from asn_desktop.ui.views.pelaksanaan.step_rows import StepGroupView, plain
from asn_desktop.ui.widgets.buttons import quiet_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.growing_text import GrowingText
from asn_desktop.ui.widgets.idle import polish
from asn_desktop.ui.widgets.keys import shortcut
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class CardActions(EvidenceActions, Protocol):
    """What a card asks of the sheet."""

    def choose_files(self, hasil_id: UUID) -> None: ...
    def paste_into(self, hasil_id: UUID) -> None: ...
    def link_to(self, hasil_id: UUID) -> None: ...
    def take_in(self, hasil_id: UUID, content: Dropped) -> None: ...


class Dropped:
    """What the clipboard or a drop brought: files, or a picture."""

    def __init__(self, data: QMimeData) -> None:
        self.paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
        self.picture = b"" if self.paths or not data.hasImage() else _png(data.imageData())

    def __bool__(self) -> bool:
        return bool(self.paths or self.picture)

    @staticmethod
    def fits(data: QMimeData) -> bool:
        """Looked at while something is dragged over: nothing is read yet."""
        return data.hasImage() or any(url.isLocalFile() for url in data.urls())


class RealisedRow(QWidget):
    """What was achieved on one indicator in a term, beside where the figure comes from."""

    def __init__(self, texts: Texts, presenter: MonthsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = texts.say
        self._line: RealisedLine | None = None
        self._name = words("", "muted", wrap=False)
        self._hints = (say("pelaksanaan.realised.hint"), say("pelaksanaan.realised.source_hint"))
        self.realisasi = plain(GrowingText(say("pelaksanaan.realised.realisasi")))
        self.sumber = plain(GrowingText(say("pelaksanaan.realised.sumber")))
        self._hint = words("", "muted")
        self.realisasi.typed.connect(lambda text: self._typed(presenter, realisasi=text))
        self.sumber.typed.connect(lambda text: self._typed(presenter, sumber=text))
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self._name)
        line.addWidget(self.realisasi, 3)
        line.addWidget(self.sumber, 2)
        layout = flush_column(self, spacing=2)
        layout.addLayout(line)
        layout.addWidget(self._hint)

    def show_line(self, line: RealisedLine) -> None:
        self._line = line
        self._name.setText(line.name)
        self._name.setVisible(bool(line.name))
        self._hint.setText(line.hint)
        self._hint.setVisible(bool(line.hint))
        for field, text, hint in zip(
            (self.realisasi, self.sumber), (line.realisasi, line.sumber), self._hints, strict=True
        ):
            field.setPlaceholderText(hint if line.editable else "")
            field.show_text(text)
            field.setReadOnly(not line.editable)
        self.show()

    def _typed(self, presenter: MonthsPresenter, *, realisasi: str | None = None, sumber: str | None = None) -> None:
        if self._line is not None:
            presenter.realised_typed(self._line.indikator_id, self._line.bulan, realisasi=realisasi, sumber=sumber)


class MeasureView(QWidget):
    """One indicator, its target, and its realisation under it."""

    def __init__(self, texts: Texts, presenter: MonthsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._presenter = presenter
        self.rows: list[RealisedRow] = []
        self._indikator = words("", "body")
        self._target = words("", "muted")
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID // 2)
        layout = flush_column(self, spacing=2)
        layout.addWidget(self._indikator)
        layout.addWidget(self._target)
        layout.addLayout(self._column)

    def prepare(self) -> None:
        """Make the widgets of one realisation, to be shown later."""
        if not self.rows:
            self._add_row()

    def show_measure(self, block: MeasureBlock) -> None:
        say = self._texts.say
        name = say("pelaksanaan.realised.measure", aspek=block.aspek, indikator=block.indikator)
        self._indikator.setText(name if block.aspek else block.indikator)
        self._target.setText(say("pelaksanaan.realised.target", target=block.target) if block.target else "")
        self._target.setVisible(bool(block.target))
        while len(self.rows) < len(block.lines):
            self._add_row()
        for row in self.rows[len(block.lines) :]:
            row.hide()
        for row, line in zip(self.rows, block.lines, strict=False):
            row.show_line(line)
        self.show()

    def _add_row(self) -> None:
        self.rows.append(RealisedRow(self._texts, self._presenter, self))
        self._column.addWidget(self.rows[-1])


class ResultCard(Card):
    """The card of one result; made once, it shows whatever result stands in its place. Files can be dropped on it."""

    def __init__(
        self, texts: Texts, presenter: MonthsPresenter, actions: CardActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", parent)
        self._texts = texts
        self._presenter = presenter
        self._actions = actions
        self.hasil_id: UUID | None = None
        self.groups: list[StepGroupView] = []
        self.measures: list[MeasureView] = []
        say = texts.say
        self.heading.setWordWrap(True)
        self._realised = words("", "label")
        self._no_measure = words(say("pelaksanaan.realised.no_measure"), "muted")
        self._to_plan = quiet_button(say("pelaksanaan.menu.plan"), presenter.show_plan, "arrow-right")
        self._evidence = words("", "label")
        self.tiles = EvidenceTiles(texts, actions)
        self._adders = QWidget()
        adders = flush_line(self._adders, spacing=GRID)
        for key, picture, does in (
            ("files", "upload", actions.choose_files),
            ("paste", "clipboard-list", actions.paste_into),
            ("link", "link", actions.link_to),
        ):
            adders.addWidget(quiet_button(say(f"pelaksanaan.evidence.{key}"), self._with_result(does), picture))
        adders.addStretch(1)
        self._step_column, self._measure_column = QVBoxLayout(), QVBoxLayout()
        for column in (self._step_column, self._measure_column):
            column.setSpacing(GRID)
        self.body.addWidget(words(say("pelaksanaan.step.section"), "label"))
        self.body.addLayout(self._step_column)
        self.body.addWidget(self._realised)
        self.body.addWidget(self._no_measure)
        self.body.addWidget(self._to_plan)
        self.body.addLayout(self._measure_column)
        self.body.addWidget(self._evidence)
        self.body.addWidget(self.tiles)
        self.body.addWidget(self._adders)
        self.setAcceptDrops(True)
        shortcut(self, "Ctrl+Shift+V", self._with_result(actions.paste_into))

    def show_block(self, block: ResultBlock, state: MonthsState) -> None:
        say = self._texts.say
        self.hasil_id = block.hasil_id
        self.heading.setText(say("pelaksanaan.result", jenis=block.section, nomor=block.number, rencana=block.rencana))
        self._show_groups(block)
        self._realised.setText(say("pelaksanaan.realised.section", masa=state.term_name))
        self._show_measures(block.measures)
        lost = sum(line.lost for line in block.evidence)
        key = "pelaksanaan.evidence.section_lost" if lost else "pelaksanaan.evidence.section"
        self._evidence.setText(say(key, n=len(block.evidence), hilang=lost))
        several = len(block.groups) > 1
        self.tiles.show_evidence(block.evidence, editable=not state.closed, several=several)
        self._adders.setVisible(not state.closed)
        self._adders.setToolTip(say("pelaksanaan.evidence.for_month", bulan=state.evidence_for))
        self.setAcceptDrops(not state.closed)
        self.show()

    def prepare(self, months: int, measures: int) -> None:
        """Make the widgets of so many months, with a step in each, and of so many measures, to be shown later."""
        while len(self.groups) < months:
            group = self._add_group()
            group.prepare(1)
            group.hide()
        while len(self.measures) < measures:
            measure = self._add_measure()
            measure.prepare()
            measure.hide()
        polish(self)

    def put_away(self) -> None:
        self.hasil_id = None
        self.hide()

    def step_field(self, key: int) -> GrowingText | None:
        """The field of a step, to put the cursor in."""
        for group in self.groups:
            for row in group.rows:
                if row.key == key:
                    return row.kegiatan
        return None

    def first_field(self) -> GrowingText | None:
        """Where the cursor begins: the first realisation that can be typed."""
        for measure in self.measures:
            for row in measure.rows:
                if not row.isHidden() and not measure.isHidden() and not row.realisasi.isReadOnly():
                    return row.realisasi
        return None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if Dropped.fits(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = Dropped(event.mimeData())
        if found and self.hasil_id is not None:
            event.acceptProposedAction()
            self._actions.take_in(self.hasil_id, found)

    def _show_groups(self, block: ResultBlock) -> None:
        while len(self.groups) < len(block.groups):
            self._add_group()
        for view in self.groups[len(block.groups) :]:
            view.hide()
        for view, group in zip(self.groups, block.groups, strict=False):
            view.show_group(block.hasil_id, group)

    def _show_measures(self, blocks: Sequence[MeasureBlock]) -> None:
        self._no_measure.setVisible(not blocks)
        self._to_plan.setVisible(not blocks)
        while len(self.measures) < len(blocks):
            self._add_measure()
        for view in self.measures[len(blocks) :]:
            view.hide()
        for view, block in zip(self.measures, blocks, strict=False):
            view.show_measure(block)

    def _add_group(self) -> StepGroupView:
        group = StepGroupView(self._texts, self._presenter, self)
        self.groups.append(group)
        self._step_column.addWidget(group)
        return group

    def _add_measure(self) -> MeasureView:
        measure = MeasureView(self._texts, self._presenter, self)
        self.measures.append(measure)
        self._measure_column.addWidget(measure)
        return measure

    def _with_result(self, does: Callable[[UUID], None]) -> Callable[[], None]:
        def act() -> None:
            if self.hasil_id is not None and not self._adders.isHidden():
                does(self.hasil_id)

        return act


def _png(image: object) -> bytes:
    if not isinstance(image, QImage) or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
