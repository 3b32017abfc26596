"""The desk of proposals as a list: what must leave until when, what is on its way, and what was decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.usulan import StatusUsulan
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.usulan import PROPOSED, ProposalFilter, ProposalRow, read_desk
from asn_desktop.ui.presenters.asked_day import AskedDay
from asn_desktop.ui.presenters.chips import PROPOSAL_MARKS, Chip
from asn_desktop.ui.presenters.desk import DeskPresenter, DeskRows
from asn_desktop.ui.presenters.entry_fields import Option as Person
from asn_desktop.ui.presenters.kinerja_list import Option
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.people_search import people_like
from asn_desktop.ui.presenters.services import Services

CONCERNS = frozenset({"usulan", "berkas_usulan", "pegawai"})
OPEN, LATE = "terbuka", "terlambat"
"""Choices of state beside the states themselves."""
SOON = 14
"""Days before the last safe day from which it is marked."""

_HAK = {each: number for number, each in enumerate(Hak)}
_ORDER = {each: number for number, each in enumerate(StatusUsulan)}
_KEYS: dict[str, Callable[[ProposalRow], Any]] = {
    "nama": lambda row: row.nama.casefold(),
    "nip": lambda row: row.nip,
    "hak": lambda row: _HAK[row.hak],
    "tmt": lambda row: row.tmt,
    "status": lambda row: _ORDER[row.status],
    "berkas": lambda row: row.ready - row.papers,
    "batas": lambda row: (row.kirim_sebelum is None, row.kirim_sebelum or date.max),
    "kirim": lambda row: (row.tanggal_kirim is None, row.tanggal_kirim or date.max),
    "keputusan": lambda row: (row.tanggal_keputusan is None, row.tanggal_keputusan or date.max),
}


def status_chip(texts: Texts, status: StatusUsulan) -> Chip:
    """How far a proposal is."""
    icon, tone = PROPOSAL_MARKS[status]
    return Chip(texts.show(status), icon, tone)


def left_chip(texts: Texts, last: date | None, tmt: date, today: date) -> Chip:
    """How long papers can still wait; of what has left, nothing. Once the right is open there is no day to keep."""
    if last is None:
        return Chip("", "minus")
    if tmt <= today:
        return Chip(texts.say("usulan.left.open"), "clock", "warn")
    days = (last - today).days
    if days < 0:
        return Chip(texts.say("usulan.left.late", n=-days), "octagon-alert", "bad")
    if days == 0:
        return Chip(texts.say("usulan.left.today"), "clock", "warn")
    return Chip(texts.say("usulan.left.days", n=days), "clock", "warn" if days <= SOON else "neutral")


def day_note(texts: Texts, on: AskedDay) -> str:
    """What is of the day that is asked for, and what is not; nothing of today."""
    return "" if on.other is None else texts.say("usulan.as_of.note", tanggal=on.other)


def asked_for(texts: Texts, hak: Hak, diusulkan: str) -> str:
    """`Kenaikan pangkat III/d`: the right, and what is asked for where that is short enough to name it by."""
    name = texts.say(f"usulan.hak.{hak.value}")
    named = hak in (Hak.KENAIKAN_PANGKAT, Hak.SATYALANCANA)
    return f"{name} {diusulkan}".strip() if named else name


def row_chip(texts: Texts, row: ProposalRow, today: date) -> Chip:
    """How long the papers of a line can still wait, or that nobody here waits for them any more."""
    if row.status.open and row.away:
        return Chip(texts.say("document.moved_to", kantor=row.away), "arrow-right", "info")
    if row.status.open and not row.kedudukan.in_service:
        return Chip(texts.show(row.kedudukan), "octagon-alert", "bad")
    return left_chip(texts, row.kirim_sebelum, row.tmt, today)


def fits(row: ProposalRow, asked: Asked, texts: Texts) -> bool:
    """Is this line asked for?"""
    hak, state, words = asked.choice("hak"), asked.choice("keadaan"), asked.text.casefold().split()
    if hak and row.hak.value != hak:
        return False
    said = f"{row.nama} {row.nip} {row.nomor_surat} {row.nomor_keputusan} {asked_for(texts, row.hak, row.diusulkan)}"
    if not all(word in said.casefold() for word in words):
        return False
    if state == OPEN:
        return row.status.open
    if state == LATE:
        return row.late
    return not state or row.status.value == state


class UsulanListState(Struct, frozen=True):
    """What stands around the list."""

    rights: tuple[Option, ...]
    states: tuple[Option, ...]


class UsulanListView(Protocol):
    def people(self, found: tuple[Person, ...]) -> None:
        """Who is being looked for."""


class UsulanListPresenter(DeskPresenter):
    """Presenter of the desk. `listing` is what the list widget shows, as of the day `on`."""

    def __init__(self, services: Services, view: UsulanListView, on: AskedDay) -> None:
        texts = services.texts
        self.rows: DeskRows[ProposalRow] = DeskRows(
            on.context,
            lambda ctx, reader, _of: read_desk(ctx, reader, ProposalFilter(open=False)),
            lambda row, asked: fits(row, asked, texts),
            _KEYS,
        )
        super().__init__(services, "usulan", self.rows, CONCERNS, view.people)

    @property
    def state(self) -> UsulanListState:
        texts = self._services.texts
        return UsulanListState(
            rights=tuple((hak.value, texts.show(hak)) for hak in PROPOSED),
            states=(
                (OPEN, texts.say("usulan.state.open")),
                (LATE, texts.say("usulan.state.late")),
                *((each.value, texts.show(each)) for each in StatusUsulan),
            ),
        )

    def asked(self) -> None:
        """Another day is asked for."""
        self.listing.refresh()

    def found(self, text: str) -> tuple[Person, ...]:
        """People whose name or NIP is like this."""
        return people_like(self._services.context(), text)

    def begin_for(self, pegawai_id: str) -> None:
        """The career of a person, where a right is chosen to be proposed."""
        self._services.shell.go("karier", UUID(pegawai_id))

    def from_calendar(self) -> None:
        """The calendar, where many can be chosen at once."""
        self._services.shell.go("karier")
