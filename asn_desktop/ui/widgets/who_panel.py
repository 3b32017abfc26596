"""Whom a new paper is about, asked in the page and looked for while typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.field import Field
from asn_desktop.ui.widgets.pick_field import PickField


class WhoPanel(ConfirmPanel):
    """`wanted` is given what is typed, `chosen` the value that was picked; its words are `<topic>.find.*`."""

    def __init__(
        self, texts: Texts, topic: str, wanted: Callable[[str], None], chosen: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        def say(word: str) -> str:
            return texts.say(f"{topic}.find.{word}")

        person = PickField(searched=True)
        field = Field(say("field"), person, say("help"))
        super().__init__(say("title"), field, say("go"), say("cancel"), self._picked, parent)
        self.person = person
        self._chosen = chosen
        self._none = say("none")
        person.wanted.connect(wanted)
        person.picked.connect(lambda _value: field.set_error(""))

    def begin(self) -> None:
        """Ask anew."""
        self.person.clear()
        self.person.set_value("")
        self.ask()

    def _picked(self) -> bool:
        if not self.person.value:
            self.field.set_error(self._none)
            return False
        self._chosen(self.person.value)
        return True
