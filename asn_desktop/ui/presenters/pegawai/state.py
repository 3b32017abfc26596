"""One person as the window shows it, and what the window must be able to do."""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.change_lines import ChangeLine
from asn_desktop.ui.presenters.entry_fields import Form, Option
from asn_desktop.ui.presenters.pegawai.entry import Entry
from asn_desktop.ui.presenters.pegawai.page import Year
from asn_desktop.ui.presenters.pegawai.timeline import TimelineItem
from asn_desktop.ui.presenters.person_header import Header

IDENTITAS = "identitas"


class PersonState(Struct, frozen=True):
    """One person as the window shows it."""

    pegawai_id: UUID
    header: Header
    day: date
    tab: str
    focus: str
    """The field to put the cursor into, where the page was opened to mend something."""
    form: Form
    timelines: dict[str, tuple[TimelineItem, ...]]
    years: tuple[Year, ...]
    entry: Entry | None = None
    changes: tuple[ChangeLine, ...] | None = None
    recovered: tuple[str, ...] = ()
    """Tabs whose typing was left over from before."""
    saving: bool = False
    saved: str = ""
    """Where what is typed stands, in words."""
    moved: str = ""
    """The office that owns the records now: here they are only read."""


class PersonView(Protocol):
    def render(self, state: PersonState) -> None: ...

    def suggest(self, field: str, options: tuple[Option, ...]) -> None:
        """Offer people found while typing into a field."""

    def gone(self) -> None:
        """The person is no longer there: show the list."""


def saved_words(texts: Texts, state: PersonState) -> str:
    """Where what is typed stands, in words."""
    if state.recovered:
        return texts.say("document.saved.waiting")
    n = len(state.form.changed)
    return texts.say("pegawai.save.unsaved", n=n) if n else texts.say("pegawai.save.clean")
