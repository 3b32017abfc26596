"""The desk of objections as a list: who must act until when, and whose time for an objection still runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.keberatan import Keberatan, PutusanKeberatan, StatusKeberatan
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.keberatan import DeskRow, read_desk
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.rows import KinerjaFilter, Sort
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.desk import DeskPresenter, DeskRows
from asn_desktop.ui.presenters.entry_fields import Option as Person
from asn_desktop.ui.presenters.kinerja_list import Option, years
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.terms import TermKey, term_name

CONCERNS = frozenset({"keberatan", "serah_terima", "evaluasi", "pegawai", "hari_libur"})

OPEN, LATE, RUNNING = "terbuka", "lewat", "berjalan"
"""Choices of state beside the decisions: somebody has to act; too late; and nobody has objected yet."""
TURNS = ("pejabat_penilai", "atasan_penilai", "pegawai")
FOUND = 12
"""Final results offered while one types a name."""

_PUTUSAN: dict[PutusanKeberatan, tuple[str, Tone]] = {
    PutusanKeberatan.DIKUATKAN: ("shield-check", "neutral"),
    PutusanKeberatan.DIUBAH: ("pencil", "ok"),
    PutusanKeberatan.TIDAK_DITERIMA: ("circle-minus", "neutral"),
}
_STATUS: dict[StatusKeberatan, tuple[str, Tone]] = {
    StatusKeberatan.DIAJUKAN: ("scale", "info"),
    StatusKeberatan.DIJELASKAN: ("message-square-text", "info"),
    StatusKeberatan.DIPUTUS: ("shield-check", "neutral"),
    StatusKeberatan.DICABUT: ("undo-2", "neutral"),
}
_ORDER = {state: number for number, state in enumerate((*StatusKeberatan, *PutusanKeberatan))}
_PREDIKAT: dict[Predikat | None, int] = {None: -1, **{each: number for number, each in enumerate(Predikat)}}
_KEYS: dict[str, Callable[[DeskRow], Any]] = {
    "nama": lambda row: row.nama.casefold(),
    "nip": lambda row: row.nip,
    "unit": lambda row: row.unit.casefold(),
    "tahun": lambda row: (row.evaluasi.tahun, row.evaluasi.nomor),
    "predikat": lambda row: _PREDIKAT[row.evaluasi.predikat],
    "keadaan": lambda row: _ORDER[state_of(row.keberatan)] if row.keberatan else -1,
    "giliran": lambda row: row.who,
    "batas": lambda row: row.batas,
}


def state_of(found: Keberatan) -> StatusKeberatan | PutusanKeberatan:
    """How far an objection is, or what was decided."""
    return found.putusan or found.status


def objection_chip(texts: Texts, found: Keberatan | None) -> Chip:
    """How far an objection is; None: nobody has objected, and one still may."""
    if found is None:
        return Chip(texts.say("keberatan.state.running"), "circle-dashed")
    icon, tone = _PUTUSAN[found.putusan] if found.putusan else _STATUS[found.status]
    return Chip(texts.show(state_of(found)), icon, tone)


def fits(row: DeskRow, asked: Asked) -> bool:
    """Is this line asked for?"""
    state, turn, text = asked.choice("keadaan"), asked.choice("giliran"), asked.text.casefold().split()
    said = f"{row.nama} {row.nip} {row.unit}".casefold()
    if turn and row.who != turn:
        return False
    if not all(word in said for word in text):
        return False
    match state:
        case "":
            return True
        case "terbuka":
            return row.open
        case "lewat":
            return row.open and row.sisa < 0
        case "berjalan":
            return row.keberatan is None
        case _:
            return row.keberatan is not None and state_of(row.keberatan).value == state


def desk_rows(context: Callable[[], Context]) -> DeskRows[DeskRow]:
    """The desk of the year that is asked for."""

    def read(ctx: Context, reader: Reader, tahun: str) -> Sequence[DeskRow]:
        return read_desk(ctx, reader, int(tahun) if tahun.isdecimal() else None)

    return DeskRows(context, read, fits, _KEYS, "tahun")


class KeberatanListState(Struct, frozen=True):
    """What stands around the list."""

    years: tuple[Option, ...]
    states: tuple[Option, ...]
    turns: tuple[Option, ...]


class KeberatanListView(Protocol):
    def results(self, found: tuple[Person, ...]) -> None:
        """Final results of whom is being looked for."""


class KeberatanListPresenter(DeskPresenter):
    """Presenter of the desk. `listing` is what the list widget shows."""

    def __init__(self, services: Services, view: KeberatanListView) -> None:
        self.rows = desk_rows(services.context)
        super().__init__(services, "keberatan", self.rows, CONCERNS, view.results)

    @property
    def state(self) -> KeberatanListState:
        texts, say = self._services.texts, self._services.texts.say
        return KeberatanListState(
            years=years(self._services.context()),
            states=(
                (OPEN, say("keberatan.state.open")),
                (LATE, say("keberatan.state.late")),
                (RUNNING, say("keberatan.state.running")),
                *((each.value, texts.show(each)) for each in PutusanKeberatan),
                (StatusKeberatan.DICABUT.value, texts.show(StatusKeberatan.DICABUT)),
            ),
            turns=tuple((role, texts.say(f"keberatan.turn.{role}")) for role in TURNS),
        )

    def found(self, text: str) -> tuple[Person, ...]:
        """Final results of people whose name, NIP, post or unit has this text, the newest first."""
        ctx = self._services.context()
        with ctx.store.read() as reader:
            return results(self._services.texts, ctx, reader, text)

    def file_for(self, evaluasi_id: str) -> None:
        """Begin an objection to this result."""
        self._services.shell.go("keberatan", UUID(evaluasi_id))


def results(texts: Texts, ctx: Context, reader: Reader, text: str) -> tuple[Person, ...]:
    """Final yearly and periodic results that an objection can be about, by whom they are."""
    people: dict[UUID, tuple[str, str]] = {}
    found: list[Evaluasi] = []
    for tahun, _ in years(ctx)[:2]:
        for row in reader.kinerja_rows(KinerjaFilter(int(tahun), text=text), Sort(), FOUND):
            people[row.pegawai_id] = row.nama, row.nip
    if people:
        found.extend(reader.find(Evaluasi, pegawai_id=tuple(people), status=StatusEvaluasi.FINAL, digantikan=False))
    found.sort(key=lambda each: (each.tanggal or date.min, each.tahun), reverse=True)
    return tuple(
        Person(
            str(each.id),
            f"{people[each.pegawai_id][0]} · {result_name(texts, each)}",  # which of his results stays in sight
            f"{grouped_nip(people[each.pegawai_id][1])} · {texts.show(each.predikat)}",
        )
        for each in found[:FOUND]
        if each.predikat is not None
    )


def result_name(texts: Texts, evaluasi: Evaluasi) -> str:
    """`Tahun 2025`, `Triwulan II 2025`: which result is meant."""
    if evaluasi.jenis is JenisEvaluasi.AKHIR:
        return texts.say("keberatan.result_year", tahun=str(evaluasi.tahun))
    return f"{term_name(texts, TermKey(evaluasi.jenis, evaluasi.nomor))} {evaluasi.tahun}"
