"""What presenters of a centre are given: the centre's database, its keys, and how envelopes are read and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, cast
from uuid import UUID

import msgspec
from msgspec import Struct

from asn_desktop.core.exchange.trust import CentreCard, Enrolment, Keys, Signed
from asn_desktop.core.forms.filled import FilledForm
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.centre.deciding import undo
from asn_desktop.core.usecases.centre.ports import CentreStore
from asn_desktop.core.usecases.centre.receiving import Desk
from asn_desktop.core.usecases.centre.rows import PersonFilter, PersonRow
from asn_desktop.core.usecases.exchange.machine import Stick
from asn_desktop.core.usecases.exchange.ports import Registrar, Sealer
from asn_desktop.core.usecases.ports import Cancel, FormSheet, PageSetup, PaperSize, Store
from asn_desktop.core.usecases.rows import Found, LastChange
from asn_desktop.ui.presenters.services import Services

CHANGED = Changes(frozenset({"pusat"}))
"""Something at the centre is different now: its screens read anew."""
REVERSIBLE = frozenset({"decide", "reject", "alert", "propose", "transfer", "publish_pack", "publish_reference"})
"""Actions of the desk that can be taken back."""


class CentreKeys(Registrar, Protocol):
    """The key ring of a centre, as far as a window uses it."""

    def keys(self) -> Keys: ...

    def request_words(self, signed: Signed) -> tuple[str, ...]: ...

    def centre_words(self, card: CentreCard) -> tuple[str, ...]: ...

    def check_enrolment(self, signed: Signed) -> Enrolment: ...

    def save_recovery(self, path: Path, passphrase: str) -> None: ...

    def restore_recovery(self, path: Path, passphrase: str) -> Keys: ...


class Centre(Struct, frozen=True):
    """A centre that is open. `place` is its file or URL, without a password; `desk` is made anew for each use, because
    certificates may have been taken back since.
    """

    store: CentreStore
    card: CentreCard
    place: str
    ring: CentreKeys
    sealer: Sealer
    desk: Callable[[], Desk]
    secret: Callable[[], bytes]
    """Makes 32 bytes that prove the receipt codes of an office."""
    sticks: Callable[[], Sequence[Stick]]
    """Drives that can be taken out."""

    @property
    def has_keys(self) -> bool:
        """Whether this computer holds the keys by which the offices know the centre. Raises UserError."""
        return self.ring.keys() == self.card.keys


class CentreServices(Services, frozen=True, kw_only=True):
    """Services with the centre that is open. `context` gives a context over `CentreBook`."""

    centre: Centre
    computer: CentreComputer


class CentreComputer(Protocol):
    """The application around a centre's window."""

    @property
    def preferences(self) -> Any: ...

    @property
    def account(self) -> str: ...

    def prefer(self, preferences: Any) -> None: ...

    def leave(self) -> None: ...


class CentreBook:
    """A centre as lists, Ctrl+K and the undo button ask an office's file."""

    def __init__(self, store: CentreStore, operator: Callable[[], str]) -> None:
        self.centre = store
        self.met: dict[UUID, PersonRow] = {}
        """Whom the search has found: a screen is told only who was picked."""
        self._operator = operator

    @contextmanager
    def read(self) -> Iterator[CentreBook]:
        yield self

    @contextmanager
    def write(self, _action: str, actor: str) -> Iterator[_TakingBack]:
        yield _TakingBack(self.centre, actor)

    def remember(self, name: str, value: Any) -> None:
        """Filters and order of a list, for whoever works here: several operators share one centre."""
        self.centre.remember(self._operator(), name, value)

    def setting(self, name: str) -> Any:
        return self.centre.remembered(self._operator(), name)

    def last_change(self) -> LastChange | None:
        """The newest decision of whoever works here, where it can be taken back: others decide at the same time."""
        newest = next((row for row in self.centre.decisions(50) if row.actor == self._operator()), None)
        if newest is None or newest.undone or newest.action not in REVERSIBLE:
            return None
        at = datetime.fromisoformat(newest.at)
        return LastChange(newest.id, at.astimezone(UTC), newest.actor, newest.action, 1)

    def search(self, text: str, limit: int = 20) -> tuple[Found, ...]:
        """Employees of all offices."""
        found = self.centre.persons(PersonFilter(text=text, everybody=True), limit)
        self.met |= {row.pegawai: row for row in found}
        return tuple(
            Found("pegawai", row.pegawai, row.nama, f"{grouped_nip(row.nip)}  ·  {row.kantor}") for row in found
        )


class _TakingBack:
    """One decision that is taken back."""

    def __init__(self, store: CentreStore, actor: str) -> None:
        self._store = store
        self._actor = actor

    def undo(self, desk: UUID) -> None:
        found = next((row for row in self._store.decisions(10_000) if row.id == desk), None)
        if found is None:
            raise UserError("centre_no_decision")
        undo(self._store, found.office, desk, self._actor)

    def commit(self) -> Changes:
        return CHANGED


def book(store: CentreStore, operator: Callable[[], str] = str) -> Store:
    """The centre in the shape of a store, for what is built on one. `operator` names who works here."""
    return cast("Store", CentreBook(store, operator))


def write_file(path: Path, content: bytes) -> None:
    """A file for somebody else, whole or not at all. Raises UserError."""
    making = path.with_name(path.name + ".making")
    try:
        making.write_bytes(content)
        making.replace(path)
    except OSError as problem:
        making.unlink(missing_ok=True)
        raise UserError("centre_not_written", file=path.name, detail=problem.strerror or str(problem)) from problem


def write_paper(services: Services, path: Path, fill: Callable[[Texts], FilledForm], name: str, cancel: Cancel) -> None:
    """A page of the centre as PDF, filled in with the words of paper. Raises UserError, CancelledError."""
    if services.printing is None:
        raise UserError("print_not_written", path=str(path))
    made = services.printing()
    made.paper.write((FormSheet(path, fill(made.maker.texts), name),), PageSetup(PaperSize.A4), cancel=cancel)


def read_request(path: Path) -> Signed:
    """The request of an office. Raises UserError."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=ready(Signed))
    except OSError:
        raise UserError("centre_request_missing", file=path.name) from None
    except msgspec.MsgspecError:
        raise UserError("identity_request_broken") from None


def local_day(instant: str) -> datetime:
    """An instant (UTC, ISO text) on the clock of whoever reads."""
    return datetime.fromisoformat(instant).astimezone()
