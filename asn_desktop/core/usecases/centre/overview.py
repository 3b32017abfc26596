"""What a centre looks at: who has fallen silent, how far everybody is, which promotions fall due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import kind_of
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases.centre.ports import CentreStore
from asn_desktop.core.usecases.centre.reading import as_store
from asn_desktop.core.usecases.centre.rows import OfficeRow, PromotionRow, RollUp
from asn_desktop.core.usecases.karier import calendar
from asn_desktop.core.usecases.karier.reading import KINDS
from asn_desktop.core.usecases.ports import Cancel, Cell, Context, Progress, Sheet, never, no_progress

SILENT_DAYS = 45
"""An office that sends once a month and has been silent for longer is called."""


class Call(Struct, frozen=True):
    """An office to be called, and why. `days` since anything came (None: never)."""

    office: OfficeRow
    days: int | None
    silent: bool
    certificate: bool


def call_list(store: CentreStore, today: date, silent_days: int = SILENT_DAYS) -> tuple[Call, ...]:
    """Offices with something to talk about, the longest silent first: nothing came for long, entries are missing or
    wait, the office has to put something right, or its certificate is over.
    """
    calls = [_call(row, today, silent_days) for row in store.offices()]
    wanted = [each for each in calls if _wanted(each)]
    return tuple(sorted(wanted, key=lambda call: (call.days is not None, -(call.days or 0), call.office.name)))


def promotions(
    store: CentreStore,
    law: LawBook,
    today: date,
    office: OfficeRow,
    months: int,
    actor: str = "",
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> tuple[PromotionRow, ...]:
    """Promotions (kenaikan pangkat) of one office that fall due, by day and name, decided by the same rules as there.

    Raises CancelledError.
    """
    records = store.records(office.office, tuple(map(kind_of, (*KINDS, Unit))))
    made = calendar(Context(as_store(records), law, actor, today), months, progress, cancel)
    return tuple(
        PromotionRow(
            office.office,
            office.name,
            person.id,
            person.nip,
            person.nama,
            person.unit,
            due.tanggal,
            "" if due.hasil is None else str(due.hasil),
            {Outcome.MET: True, Outcome.NOT_MET: False}.get(due.outcome),
        )
        for person, due in made.within(months)
        if due.hak is Hak.KENAIKAN_PANGKAT
    )


def promotions_of(
    store: CentreStore,
    law: LawBook,
    today: date,
    offices: Sequence[OfficeRow],
    months: int,
    actor: str = "",
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> tuple[PromotionRow, ...]:
    """Promotions of several offices together, by day and name. Raises CancelledError."""
    rows: list[PromotionRow] = []
    for number, office in enumerate(offices):
        progress(number, len(offices), office.name)
        rows.extend(promotions(store, law, today, office, months, actor, cancel=cancel))
    return tuple(sorted(rows, key=lambda row: (row.tanggal, row.nama)))


def office_sheet(calls: tuple[Call, ...], texts: Texts) -> Sheet:
    """The call list, for a spreadsheet."""
    heads = ("kantor", "instansi", "hari", "terakhir", "kurang", "menunggu", "perbaiki", "sertifikat")
    return Sheet(texts.say("centre.sheet.calls"), [_heads(heads, texts), *_call_cells(calls, texts)])


def roll_up_sheet(rows: list[RollUp], tahun: int, texts: Texts) -> Sheet:
    """Sums of a year by office or unit, for a spreadsheet."""
    heads = ("kantor", "unit", "pegawai", "skp", "disetujui", "final")
    top = [*_heads(heads, texts), *(texts.show(one) for one in Predikat)]
    lines: list[list[Cell]] = []
    for row in rows:
        counts = (row.predikat.get(one, 0) for one in Predikat)
        lines.append([row.kantor, row.unit, row.pegawai, row.skp, row.disetujui, row.final, *counts])
    return Sheet(texts.say("centre.sheet.roll_up", tahun=str(tahun)), [top, *lines])


def promotion_sheet(rows: tuple[PromotionRow, ...], texts: Texts) -> Sheet:
    """Promotions that fall due, for a spreadsheet."""
    heads = ("tanggal", "nip", "nama", "kantor", "unit", "golongan", "syarat")
    states = {True: "met", False: "not_met", None: "unknown"}
    lines: list[list[Cell]] = []
    for row in rows:
        ready = texts.say(f"centre.ready.{states[row.ready]}")
        lines.append([row.tanggal, grouped_nip(row.nip), row.nama, row.kantor, row.unit, row.hasil, ready])
    return Sheet(texts.say("centre.sheet.promotions"), [_heads(heads, texts), *lines])


def days_since(instant: str, today: date) -> int:
    """Whole days from an instant (UTC, ISO text) to a day."""
    return (today - date.fromisoformat(instant[:10])).days


def _call(row: OfficeRow, today: date, silent_days: int) -> Call:
    days = None if row.last_envelope is None else days_since(row.last_envelope, today)
    since = days_since(row.admitted, today) if days is None else days
    return Call(row, days, since > silent_days, row.valid_until is not None)


def _wanted(call: Call) -> bool:
    return call.silent or bool(call.office.gaps) or bool(call.office.open_office) or not call.certificate


def _call_cells(calls: tuple[Call, ...], texts: Texts) -> Iterator[list[Cell]]:
    for call in calls:
        row = call.office
        gaps = "; ".join(texts.say("centre.gap", epoch=epoch, first=a, last=b) for epoch, a, b in row.gaps)
        last = None if row.last_envelope is None else date.fromisoformat(row.last_envelope[:10])
        yield [row.name, row.instansi, call.days, last, gaps, row.waiting, row.open_office, row.valid_until]


def _heads(names: tuple[str, ...], texts: Texts) -> list[Cell]:
    return [texts.say(f"centre.head.{name}") for name in names]


def office_named(store: CentreStore, named: str) -> OfficeRow | None:
    """The office by identity, or by a part of its name that only one has."""
    rows = store.offices()
    try:
        identity: UUID | None = UUID(named)
    except ValueError:
        identity = None
    exact = [row for row in rows if row.office == identity or row.name.casefold() == named.casefold()]
    found = exact or [row for row in rows if named.casefold() in row.name.casefold()]
    return found[0] if len(found) == 1 else None
