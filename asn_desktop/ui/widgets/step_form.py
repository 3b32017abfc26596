"""The form of one step of a procedure: what is typed goes to the presenter at once, faults stand at their fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, text_field
from asn_desktop.ui.widgets.flush import flush_column
from asn_desktop.ui.widgets.growing_text import GrowingText
from asn_desktop.ui.widgets.tokens import GRID
from asn_desktop.ui.widgets.words import words

LINES = 3
"""Lines of an empty long text."""


class Typist(Protocol):
    """Who is told of what is typed."""

    def type(self, **values: Any) -> None: ...

    def unread(self, name: str, text: str) -> None:
        """What stands in this field is no day."""


class StepForm(QWidget):
    """Fields by the names of what is typed, labelled `<topic>.field.<name>`, and a sentence for the whole step."""

    def __init__(self, texts: Texts, topic: str, typist: Typist, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = texts.say
        self._texts = texts
        self._topic = topic
        self._typist = typist
        self.fields: dict[str, Field] = {}
        self.problem = QFrame()
        self.problem.setProperty("role", "problem")
        self._problem = words("")
        QVBoxLayout(self.problem).addWidget(self._problem)
        self.problem.hide()
        self.column = flush_column(self, spacing=GRID + GRID // 2)
        self.column.addWidget(self.problem)

    def show_typed(self, typed: object, errors: Mapping[str, str]) -> None:
        """Show what is typed and what is wrong with it; "" among the errors concerns the whole step."""
        for name, field in self.fields.items():
            _show_value(field, getattr(typed, name))
            field.set_error(errors.get(name, ""))
        said = errors.get("", "")
        self._problem.setText(said)
        self.problem.setVisible(bool(said))

    def focus_error(self, errors: Mapping[str, str]) -> QWidget | None:
        """Put the cursor where something is wrong first; returns that field with what is said of it."""
        wrong = next((field for name, field in self.fields.items() if name in errors), None)
        if wrong is None:
            return self.problem if "" in errors else None
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong

    def day(self, name: str, help_text: str = "") -> Field:
        """A day; while it is none, nothing is given."""
        editor = DateField(self._texts)
        field = Field(self._label(name), editor, help_text)
        editor.changed.connect(lambda: self._typist.type(**{name: field.value}))
        editor.editingFinished.connect(lambda: None if editor.valid else self._typist.unread(name, editor.text()))
        self.fields[name] = field
        return field

    def line(self, name: str, help_text: str = "") -> Field:
        field = self.fields[name] = text_field(self._label(name), help_text)
        field.editor.textEdited.connect(lambda text: self._typist.type(**{name: text}))  # type: ignore[attr-defined]
        return field

    def text(self, name: str, help_text: str = "") -> Field:
        editor = GrowingText(self._label(name), lines=LINES)
        editor.typed.connect(lambda text: self._typist.type(**{name: text}))
        field = self.fields[name] = Field(self._label(name), editor, help_text)
        return field

    def _label(self, name: str) -> str:
        return self.say(f"{self._topic}.field.{name}")


def _show_value(field: Field, value: Any) -> None:
    editor = field.editor
    if isinstance(editor, GrowingText):
        editor.show_text(value)
    elif not (isinstance(editor, DateField) and value is None and not editor.valid):
        field.set_value(value)  # what is being typed is no day yet, and stays
