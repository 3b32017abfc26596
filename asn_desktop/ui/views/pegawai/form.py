"""A form drawn from its description: labels above, help and problems below, Enter to the next field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters import entry_fields as entry
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.pick_field import PickField
from asn_desktop.ui.widgets.tokens import GRID

SIXTHS = 6

Typed = Callable[[str, str], None]
"""`(field, text)`"""


class FieldRow(QWidget):
    """The fields of one section in a grid of sixths."""

    def __init__(self, topic: str, section: entry.Section, texts: Texts, typed: Typed, find: Typed) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID + 4)
        for column in range(SIXTHS):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        row = column = 0
        for field in section.fields:
            if column + field.span > SIXTHS:
                row, column = row + 1, 0
            made = _field(topic, field, texts, typed, find)
            self.fields[field.name] = made
            grid.addWidget(made, row, column, 1, field.span, Qt.AlignmentFlag.AlignTop)
            column += field.span


class FormView(QWidget):
    """Shows a `Form` and reports what is typed. With `cards`, each section stands on its own surface."""

    def __init__(
        self, texts: Texts, typed: Typed, find: Typed, *, cards: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._typed = typed
        self._find = find
        self._cards = cards
        self._topic = ""
        self._sections: tuple[entry.Section, ...] = ()
        self._kinds: dict[str, entry.Field] = {}
        self._options: dict[str, tuple[entry.Option, ...]] = {}
        self.fields: dict[str, Field] = {}
        self.surfaces: list[QWidget] = []
        self._column = flush_column(self, spacing=2 * GRID)

    def show_form(self, form: entry.Form) -> None:
        if (form.topic, form.sections) != (self._topic, self._sections):
            self._build(form)
        for name, options in form.options.items():
            if self._options.get(name) is not options and self._options.get(name) != options:
                self._options[name] = options
                self._fill(name, options)
        for name, field in self.fields.items():
            self._show(field, form.typed.get(name, ""))
            problem = form.problems.get(name, "")
            field.set_error(problem)
            if name in form.notes:
                field.set_help(form.notes[name])
            elif not self._kinds[name].helped:
                field.set_help("")

    def focus(self, name: str) -> None:
        """Put the cursor into a field."""
        field = self.fields.get(name)
        if field is not None:
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def suggest(self, name: str, options: tuple[entry.Option, ...]) -> None:
        """Options that were looked up while typing."""
        editor = self.fields[name].editor if name in self.fields else None
        if isinstance(editor, PickField):
            editor.set_options(options)

    def set_read_only(self, read_only: bool) -> None:
        """Texts can still be marked and copied; what is picked stays as it is."""
        for field in self.fields.values():
            editor = field.editor
            if isinstance(editor, QLineEdit | QPlainTextEdit) and not isinstance(editor, DateField | PickField):
                editor.setReadOnly(read_only)
            else:
                editor.setEnabled(not read_only)

    def _build(self, form: entry.Form) -> None:
        for old in self.surfaces:
            old.hide()
            old.deleteLater()
        self._topic, self._sections = form.topic, form.sections
        self._options.clear()
        self.fields.clear()
        self.surfaces.clear()
        self._kinds = {field.name: field for field in entry.fields_of(form.sections)}
        for section in form.sections:
            rows = FieldRow(form.topic, section, self._texts, self._typed, self._find)
            self.fields |= rows.fields
            heading = self._texts.say(f"{form.topic}.section.{section.name}") if section.name else ""
            if self._cards:
                card = Card(heading)
                card.body.addWidget(rows)
            self.surfaces.append(card if self._cards else rows)
            self._column.addWidget(self.surfaces[-1])

    def _fill(self, name: str, options: tuple[entry.Option, ...]) -> None:
        editor = self.fields[name].editor
        if isinstance(editor, PickField):
            editor.set_options(options)
        elif isinstance(editor, QComboBox):
            blocker = QSignalBlocker(editor)
            editor.clear()
            if not self._kinds[name].required or self._kinds[name].kind == "listed":
                editor.addItem("", "")
            for option in options:
                editor.addItem(option.label, option.value)
            editor.setCurrentIndex(-1)
            blocker.unblock()

    def _show(self, field: Field, text: str) -> None:
        editor = field.editor
        if isinstance(editor, PickField):
            editor.set_value(text)
        elif isinstance(editor, DateField):
            if editor.text() != text and (read_date(text) is None or read_date(text) != editor.date()):
                editor.setText(text)
        elif isinstance(editor, QComboBox):
            _choose(editor, text)
        elif isinstance(editor, QCheckBox):
            blocker = QSignalBlocker(editor)
            editor.setChecked(text == entry.YES)
            blocker.unblock()
        elif isinstance(editor, QPlainTextEdit):
            if editor.toPlainText() != text:
                blocker = QSignalBlocker(editor)
                editor.setPlainText(text)
                blocker.unblock()
        elif isinstance(editor, QLineEdit) and editor.text() != text:
            editor.setText(text)
            editor.setCursorPosition(0)


def _field(topic: str, field: entry.Field, texts: Texts, typed: Typed, find: Typed) -> Field:
    label = texts.say(f"{topic}.field.{field.name}")
    help_text = texts.say(f"{topic}.help.{field.name}") if field.helped else ""
    name = field.name
    match field.kind:
        case "lines":
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setFixedHeight(text.fontMetrics().lineSpacing() * 3 + 2 * GRID)
            return Field(label, text, help_text, lambda: typed(name, text.toPlainText()))
        case "date" | "last_day":
            day = DateField(texts)
            return Field(label, day, help_text, lambda: typed(name, day.text()))
        case "choice":
            combo = _combo()
            return Field(label, combo, help_text, lambda: typed(name, combo.currentData() or ""))
        case "listed":
            free = _combo()
            free.setEditable(True)
            free.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line_of(free).textEdited.connect(lambda words: typed(name, _named(free, words)))
            free.activated.connect(lambda _i: typed(name, free.currentData() or ""))
            return Field(label, free, help_text)
        case "record":
            pick = PickField(searched=field.source == "pegawai")
            pick.picked.connect(lambda value: typed(name, value))
            pick.wanted.connect(lambda words: find(name, words))
            return Field(label, pick, help_text)
        case "flag":
            box = QCheckBox(texts.say("common.yes"))
            box.toggled.connect(lambda on: typed(name, entry.YES if on else ""))
            return Field(label, box, help_text)
        case _:
            line = QLineEdit()
            return Field(label, line, help_text, lambda: typed(name, line.text()))


def line_of(combo: QComboBox) -> QLineEdit:
    """The line of an editable combo box."""
    line = combo.lineEdit()
    assert line is not None
    return line


def _combo() -> QComboBox:
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    combo.view().setTextElideMode(Qt.TextElideMode.ElideRight)
    return combo


def _named(combo: QComboBox, words: str) -> str:
    """The value of the option that is called so, or the words themselves: an unknown one is kept as written."""
    found = combo.findText(words, Qt.MatchFlag.MatchFixedString)
    return combo.itemData(found) if found >= 0 and combo.itemData(found) else words


def _choose(combo: QComboBox, value: str) -> None:
    found = combo.findData(value)
    blocker = QSignalBlocker(combo)
    if combo.isEditable() and found < 0:
        if combo.currentText() != value:
            combo.setCurrentIndex(-1)
            combo.setEditText(value)
    elif combo.currentIndex() != found:
        combo.setCurrentIndex(found)
    blocker.unblock()
