"""Where a career plan leads: the question that begins it, and the post aimed at with the day and what both rest on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.entry_fields import ESELON, Option
from asn_desktop.ui.presenters.karier.plan import PlanPresenter
from asn_desktop.ui.presenters.karier.plan_state import PlanState, Wanted
from asn_desktop.ui.views.karier.plan_parts import emptied
from asn_desktop.ui.views.karier.plan_steps import side_by_side
from asn_desktop.ui.widgets.buttons import button, icon_button, primary_button, quiet_button
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, choice_field, text_field
from asn_desktop.ui.widgets.flush import flush_column, flush_line
from asn_desktop.ui.widgets.growing_text import GrowingText
from asn_desktop.ui.widgets.pick_field import PickField
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words


class PostFields(QWidget):
    """One of the office's posts, or a post of a kind by its name."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = texts.say
        self._options: tuple[Option, ...] | None = None
        self.post = PickField()
        self.post_field = Field(say("rencana.begin.post"), self.post, say("rencana.begin.post_help"))
        self.name = text_field(say("rencana.begin.name"))
        self.kind = choice_field(say("rencana.begin.kind"), tuple((e.value, texts.show(e)) for e in JenisJabatan))
        self.level = choice_field(say("rencana.begin.jenjang"), tuple((e.value, texts.show(e)) for e in Jenjang))
        self.eselon = choice_field(say("rencana.begin.eselon"), tuple((each, each or "–") for each in ("", *ESELON)))
        self.kind.editor.activated.connect(lambda _n: self._show_kind())  # type: ignore[attr-defined]
        self.post.picked.connect(lambda _value: self.post_field.set_error(""))
        column = flush_column(self, spacing=GRID)
        column.addWidget(self.post_field)
        self._or = words(say("rencana.begin.or"), "label")
        column.addWidget(self._or)
        column.addLayout(side_by_side(self.name, self.kind, self.level, self.eselon))
        self.forget()

    def wanted(self) -> Wanted:
        """What is asked for; an office post goes before what is named below it."""
        kind = JenisJabatan(str(self.kind.value))
        level = Jenjang(str(self.level.value)) if kind is JenisJabatan.FUNGSIONAL else None
        eselon = str(self.eselon.value or "") if kind.manajerial else ""
        return Wanted(self.post.value, str(self.name.value), kind, level, eselon)

    def show_posts(self, posts: tuple[Option, ...], wrong: str) -> None:
        if posts is not self._options:
            self._options = posts
            self.post.set_options(posts)
        for part in (self.post_field, self._or):
            part.setVisible(bool(posts))  # an office may have recorded no post at all
        self.post_field.set_error(wrong)
        self.name.set_error(wrong if not posts else "")

    @property
    def first(self) -> QWidget:
        """Where the cursor begins."""
        return self.post if self._options else self.name.editor

    def forget(self) -> None:
        """Nothing is asked for yet."""
        self.post.clear()
        self.post.set_value("")
        self.name.set_value("")
        self.kind.set_value(JenisJabatan.PENGAWAS.value)
        self.level.set_value(Jenjang.AHLI_PERTAMA.value)
        self.eselon.set_value("")
        self._show_kind()

    def _show_kind(self) -> None:
        kind = JenisJabatan(str(self.kind.value))
        self.level.setVisible(kind is JenisJabatan.FUNGSIONAL)
        self.eselon.setVisible(kind.manajerial)


class BeginCard(Card):
    """The question where to."""

    def __init__(self, texts: Texts, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("rencana.begin.title"), parent)
        say = texts.say
        self._say = say
        self._presenter = presenter
        self.fields = PostFields(texts)
        self._brought = words("", "strong")
        self.body.addWidget(words(say("rencana.begin.help"), "muted"))
        self.body.addWidget(self._brought)
        self.body.addWidget(self.fields)
        self.go = QAction(say("rencana.begin.go"), self)
        self.go.triggered.connect(lambda _checked=False: self.begin())
        self.body.addWidget(primary_button(self.go, "target"), 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: PlanState) -> None:
        self.fields.show_posts(state.posts, "" if state.there else state.errors.get("tujuan", ""))
        said = "; ".join(state.assumed)
        self._brought.setText(self._say("rencana.begin.brought", isi=said) if said else "")
        self._brought.setVisible(bool(said))

    def begin(self) -> None:
        self._presenter.start(self.fields.wanted())


class TargetCard(Card):
    """The post aimed at, who holds it now, the day, the note, and what the dates rest on."""

    def __init__(self, texts: Texts, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("rencana.target.title"), parent)
        say = texts.say
        self._say = say
        self._presenter = presenter
        self.post = words("", "heading")
        self._detail = words("", "muted")
        self._held = words("", "muted")
        self._gone = words(say("rencana.target.gone"), "error")
        self.change = quiet_button(say("rencana.target.change"), self._ask, "pencil")
        self.corner.addWidget(self.change)
        self.other = PostFields(texts)
        self.keep = button(say("rencana.target.keep"), self._aim, "target")
        self._asking = QWidget()
        asking = flush_column(self._asking)
        asking.addWidget(self.other)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(button(say("rencana.cancel"), self.close_question))
        row.addStretch(1)
        asking.addLayout(row)
        self._asking.hide()
        self.day = Field(say("rencana.target.day"), DateField(texts), say("rencana.target.day_help"))
        day = self.day.editor
        assert isinstance(day, DateField)
        day.changed.connect(lambda: presenter.type(target=day.date()))
        day.editingFinished.connect(lambda: None if day.valid else presenter.unread("target", day.text()))
        self._note = GrowingText(say("rencana.target.note"), lines=2)
        self._note.typed.connect(lambda text: presenter.type(catatan=text))
        self.assumed = AssumedLines(texts, presenter)
        for part in (self.post, self._detail, self._held, self._gone, self._asking):
            self.body.addWidget(part)
        line = side_by_side(self.day, Field(say("rencana.target.note"), self._note))
        line.setStretch(0, 1)
        line.setStretch(1, 2)
        self.body.addLayout(line)
        self.body.addWidget(self.assumed)

    def show_state(self, state: PlanState, *, other: bool) -> None:
        """`other`: the plan of another person is on show now."""
        self.post.setText(state.tujuan)
        self._detail.setText(state.tujuan_detail)
        self._held.setText(state.aimed)
        self._held.setVisible(bool(state.aimed) and not state.aimed_gone)
        self._gone.setVisible(state.aimed_gone)
        self.change.setVisible(state.draft)
        if other or not state.draft:
            self._asking.hide()
        self.other.show_posts(state.posts, state.errors.get("tujuan", "") if state.there else "")
        editor = self.day.editor
        if isinstance(editor, DateField) and (other or state.target is not None or editor.valid):
            self.day.set_value(state.target)
            if other and state.target is None:
                editor.clear()
        self.day.set_error(state.errors.get("target", ""))
        self.day.set_help(state.target_note or (self._say("rencana.target.day_help") if state.draft else ""))
        editor.setEnabled(state.draft)
        if isinstance(editor, DateField):  # how a day is written is of use only where one can be
            editor.setPlaceholderText(self._say("widget.date.hint") if state.draft else "–")
        self._note.show_text(state.catatan)
        self._note.setReadOnly(not state.draft)
        self.assumed.show_assumed(state.assumed, draft=state.draft)

    def close_question(self) -> None:
        """The post stays."""
        self._asking.hide()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.other.forget()
        self._asking.show()
        self.other.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _aim(self) -> None:
        if self._presenter.aim(self.other.wanted()):
            self._asking.hide()
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)


class AssumedLines(QWidget):
    """What the dates of the plan rest on."""

    def __init__(self, texts: Texts, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = texts.say
        self._presenter = presenter
        self._shown: object = None
        self._column = flush_column(self, spacing=0)

    def show_assumed(self, lines: tuple[str, ...], *, draft: bool) -> None:
        self.setVisible(bool(lines))
        if (lines, draft) == self._shown:
            return
        self._shown = lines, draft
        emptied(self._column)
        self._column.addWidget(words(self._say("rencana.assumed.title"), "label"))
        for number, line in enumerate(lines):
            box = QWidget()
            row = flush_line(box)
            row.addWidget(words(line), 1)
            if draft:
                row.addWidget(icon_button(self._say("rencana.assumed.drop", isi=line), "x", self._dropping(number)))
            self._column.addWidget(box)

    def _dropping(self, number: int) -> Callable[[], None]:
        return lambda: self._presenter.drop_assumed(number)
