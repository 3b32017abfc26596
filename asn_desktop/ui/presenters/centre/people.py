"""The register of all offices' employees: searched, looked at, handed over, corrected by proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.kinds import SPECS
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record, kind_of
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.centre.correcting import CORRECTED, propose_field, proposed_value
from asn_desktop.core.usecases.centre.erasing import erase
from asn_desktop.core.usecases.centre.looking import records_of
from asn_desktop.core.usecases.centre.moving import transfer
from asn_desktop.core.usecases.centre.paper import kind_text
from asn_desktop.core.usecases.centre.rows import OfficeRow, PersonFilter, PersonRow
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.centre.values import field_text, record_fields
from asn_desktop.ui.presenters.centre_services import CHANGED, CentreBook, CentreServices
from asn_desktop.ui.presenters.listing import Asked, Listing

_SAID = {"centre_correction_same": "value_same"}


def people_list(services: CentreServices) -> Listing:
    """Employees by any part of name, NIP, post or unit."""
    return Listing(
        services,
        "pusat.pegawai",
        count=lambda reader, asked: _centre(reader).person_count(_where(asked)),
        rows=lambda reader, asked, limit, offset: _centre(reader).persons(_where(asked), limit, offset),
    )


def _centre(reader: Any) -> Any:
    book: CentreBook = reader
    return book.centre


def _where(asked: Asked) -> PersonFilter:
    office = asked.choice("kantor")
    everybody = asked.choice("dinas") == "all"
    return PersonFilter(asked.text, UUID(office) if office else None, None, everybody)


class RecordCard(Struct, frozen=True):
    """One kind of records of a person: its name and each record's fields."""

    title: str
    records: tuple[tuple[tuple[str, str], ...], ...]


class PersonShown(Struct, frozen=True):
    row: PersonRow
    cards: tuple[RecordCard, ...]
    pegawai: Pegawai | None


class PegawaiPusatState(Struct, frozen=True):
    """`asking` is the form on show: "transfer", "propose", "erase", or none."""

    offices: tuple[OfficeRow, ...] = ()
    person: PersonShown | None = None
    asking: str = ""
    errors: Mapping[str, str] = {}
    busy: bool = False


class PegawaiPusatView(Protocol):
    def render(self, state: PegawaiPusatState) -> None: ...


class PegawaiPusat:
    def __init__(self, services: CentreServices, view: PegawaiPusatView) -> None:
        self._services = services
        self._view = view
        self._state = PegawaiPusatState()
        self.listing = people_list(services)

    def load(self) -> None:
        """The offices that can be chosen."""
        store = self._services.centre.store
        self._services.runner.submit(lambda _p, _c: tuple(store.offices()), lambda rows: self._show(offices=rows))

    def changed(self) -> None:
        self.load()
        self.listing.refresh()
        if self._state.person is not None:
            self.open(self._state.person.row)

    def met(self, pegawai: UUID) -> None:
        """Open whom Ctrl+K has found."""
        book: Any = self._services.context().store
        row = book.met.get(pegawai)
        if row is not None:
            self.open(row)

    def open(self, row: PersonRow) -> None:
        store, texts = self._services.centre.store, self._services.texts

        def work(_progress: Progress, _cancel: Cancel) -> PersonShown:
            records = records_of(store, row.office, row.pegawai)
            own = next((one for one in records if isinstance(one, Pegawai)), None)
            return PersonShown(row, _cards(records, texts), own)

        def done(person: PersonShown) -> None:
            same = self._state.person is not None and self._state.person.row.pegawai == row.pegawai
            self._show(person=person, asking=self._state.asking if same else "", errors={}, busy=False)

        self._services.runner.submit(work, done)

    def close(self) -> None:
        self._show(person=None, asking="", errors={})

    def ask(self, what: str) -> None:
        """Show the form for a transfer or a proposal; "" takes it away."""
        self._show(asking=what, errors={})

    def transfer(self, to_office: UUID | None, effective: date | None) -> None:
        """Hand the employee over to another office."""
        person, say = self._state.person, self._services.texts.say
        errors = {}
        if to_office is None:
            errors["kantor"] = say("pusat.pegawai.office_empty")
        if effective is None:
            errors["tanggal"] = say("pusat.pegawai.day_empty")
        if person is None or to_office is None or effective is None:
            self._show(errors=errors)
            return
        store, actor, row = self._services.centre.store, self._services.context().actor, person.row

        def work() -> object:
            return transfer(store, row.office, row.pegawai, to_office, effective, actor)

        self._act(work, "moved", nama=row.nama)

    def propose(self, field: str, value: str, reason: str) -> None:
        """Propose another value of a field of the employee to the office."""
        person, say = self._state.person, self._services.texts.say
        errors = {}
        if not reason.strip():
            errors["alasan"] = say("pusat.meja.reason_empty")
        if person is None or person.pegawai is None:
            return
        try:
            proposed_value(person.pegawai, field, value)
        except UserError as wrong:
            errors["isi"] = say(f"pusat.pegawai.{_SAID.get(wrong.key, 'value_wrong')}")
        if errors:
            self._show(errors=errors)
            return
        store, actor, row = self._services.centre.store, self._services.context().actor, person.row

        def work() -> object:
            return propose_field(store, row.office, row.pegawai, field, value, reason, actor)

        self._act(work, "proposed", nama=row.nama)

    def erase(self, reason: str) -> None:
        """Wipe what is held here of the employee, with files of evidence; this cannot be taken back."""
        person = self._state.person
        if not reason.strip():
            self._show(errors={"dasar": self._services.texts.say("pusat.pegawai.basis_empty")})
            return
        if person is None:
            return
        centre, actor, row = self._services.centre, self._services.context().actor, person.row

        def work() -> None:
            files = centre.desk().evidence
            for sha256 in erase(centre.store, row.office, row.pegawai, reason, actor).evidence:
                files.remove(sha256)

        self._act(work, "erased", gone=True)

    def now(self, field: str) -> str:
        """What the office has recorded in a field."""
        person = self._state.person
        if person is None or person.pegawai is None:
            return ""
        value = msgspec.to_builtins(person.pegawai).get(field)
        return "" if value is None else str(value)

    def choices(self) -> Sequence[tuple[str, str]]:
        """Fields for which another value can be proposed."""
        return tuple((name, field_text(name, self._services.texts)) for name in CORRECTED)

    def _act(self, work: Any, said: str, *, gone: bool = False, **facts: object) -> None:
        services = self._services
        self._show(busy=True)

        def done(_result: object) -> None:
            self._show(busy=False, asking="", errors={}, **({"person": None} if gone else {}))
            services.shell.offer(CHANGED)
            services.shell.tell(f"pusat.pegawai.{said}", **facts)

        def failed(error: Exception) -> None:
            self._show(busy=False)
            if not isinstance(error, UserError):
                raise error
            services.shell.report(error)

        services.runner.submit(lambda _p, _c: work(), done, failed)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


def _cards(records: Sequence[Record], texts: Texts) -> tuple[RecordCard, ...]:
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(kind_of(type(record)), []).append(record)
    order = [kind for kind in SPECS if kind in by_kind]
    order.sort(key=lambda kind: kind != "pegawai")
    return tuple(
        RecordCard(
            kind_text(kind, texts),
            tuple(fields for one in by_kind[kind] if (fields := record_fields(one, kind, texts))),
        )
        for kind in order
    )
