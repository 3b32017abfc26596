"""A plan in each version in which it was agreed on, and what changed from one to the other."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import ParaPihak
from asn_desktop.core.domain.skp import (
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    IsiSkp,
    JenisHasilKerja,
    LampiranSkp,
    Skp,
    StatusSkp,
    VersiSkp,
)
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.usecases.penilai import nearest_day, parties, signed
from asn_desktop.core.usecases.ports import Context, Reader, UnitOfWork


class Version(Struct, frozen=True):
    """A plan in one version. `pihak` and the day are empty while it has not been agreed on.

    `alasan` is why this version came about; the first one has none.
    """

    revisi: int
    status: StatusSkp
    tanggal_disetujui: date | None
    pihak: ParaPihak | None
    isi: IsiSkp
    alasan: str


class Part(enum.StrEnum):
    """Of what a difference between two versions speaks."""

    HEAD = "head"
    RESULT = "result"
    INDICATOR = "indicator"
    EXPECTATION = "expectation"
    ANNEX = "annex"


class Difference(Struct, frozen=True):
    """One field of two versions; a side that is not there is None, in words `plans.field.<field>`.

    `place` says where: the number of the result (utama then tambahan), the value, or the list of the annex; of a
    thing that is gone, its place in the old version.
    """

    part: Part
    field: str
    place: object
    old: object
    new: object


_HEAD = ("keluarga", "pendekatan", "mulai", "sampai")
_RESULT = ("jenis", "rencana", "diintervensi", "penugasan")
_INDICATOR = ("aspek", "indikator", "target", "perspektif")


def versions(ctx: Context, skp_id: UUID) -> tuple[Version, ...]:
    """Every version of a plan, the first one first; the last is the plan as it stands."""
    with ctx.store.read() as reader:
        return read_versions(reader, reader.get(Skp, skp_id))


def version(ctx: Context, skp_id: UUID, revisi: int) -> Version:
    """One version, for reading and printing. Raises NotFoundError."""
    with ctx.store.read() as reader:
        found = read_versions(reader, reader.get(Skp, skp_id))
    for each in found:
        if each.revisi == revisi:
            return each
    raise NotFoundError("versi skp", revisi)


def read_versions(reader: Reader, skp: Skp) -> tuple[Version, ...]:
    """The same inside a view that is already open."""
    kept = sorted(reader.find(VersiSkp, skp_id=skp.id), key=lambda each: each.revisi)
    reasons = ["", *(each.alasan_perubahan for each in kept)]
    earlier = [
        Version(each.revisi, StatusSkp.DISETUJUI, each.tanggal_disetujui, each.pihak, each.isi, why)
        for each, why in zip(kept, reasons, strict=False)
    ]
    live = Version(skp.revisi, skp.status, skp.tanggal_disetujui, skp.pihak, content(reader, skp), skp.alasan_perubahan)
    return (*earlier, live)


def content(reader: Reader, skp: Skp) -> IsiSkp:
    """The content of a plan as it stands."""
    return IsiSkp(
        keluarga=skp.keluarga,
        pendekatan=skp.pendekatan,
        mulai=skp.mulai,
        sampai=skp.sampai,
        hasil=tuple(
            sorted(
                reader.find(HasilKerja, skp_id=skp.id),
                key=lambda hasil: (hasil.jenis is not JenisHasilKerja.UTAMA, hasil.urutan),
            )
        ),
        indikator=tuple(sorted(reader.find(Indikator, skp_id=skp.id), key=lambda indikator: indikator.urutan)),
        ekspektasi=reader.find(EkspektasiPerilaku, skp_id=skp.id),
        lampiran=tuple(sorted(reader.find(LampiranSkp, skp_id=skp.id), key=lambda line: (line.bagian, line.urutan))),
    )


def keep_version(ctx: Context, work: UnitOfWork, skp: Skp, alasan: str) -> Skp:
    """Keep an agreed plan as it is; returns what it becomes: the next version, for that reason, not yet saved."""
    day = skp.tanggal_disetujui or nearest_day(skp, ctx.today)
    pihak = skp.pihak
    if pihak is None:
        on = nearest_day(skp, day)
        pihak = signed(work, parties(work, ctx.law.at(on), skp.pegawai_id, on, skp))
    work.put(
        VersiSkp(
            id=work.new_id(),
            skp_id=skp.id,
            revisi=skp.revisi,
            tanggal_disetujui=day,
            pihak=pihak,
            isi=content(work, skp),
            alasan_perubahan=alasan,
        )
    )
    return skp.with_(revisi=skp.revisi + 1, alasan_perubahan=alasan)


def compare(old: IsiSkp, new: IsiSkp) -> tuple[Difference, ...]:
    """What differs, field by field, in the order of the form. A moved result is not a difference."""
    return tuple(_differences(old, new))


def _differences(old: IsiSkp, new: IsiSkp) -> Iterator[Difference]:
    yield from _fields(Part.HEAD, _HEAD, None, old, new)
    number_old = {hasil.id: number for number, hasil in enumerate(old.hasil, start=1)}
    number_new = {hasil.id: number for number, hasil in enumerate(new.hasil, start=1)}
    numbers = {**number_old, **number_new}
    results_old, results_new = {h.id: h for h in old.hasil}, {h.id: h for h in new.hasil}
    measures_old, measures_new = {i.id: i for i in old.indikator}, {i.id: i for i in new.indikator}
    for hasil in (*new.hasil, *(h for h in old.hasil if h.id not in results_new)):
        yield from _fields(
            Part.RESULT, _RESULT, numbers[hasil.id], results_old.get(hasil.id), results_new.get(hasil.id)
        )
        ours = [i.id for i in (*new.indikator, *old.indikator) if i.hasil_kerja_id == hasil.id]
        for measure in dict.fromkeys(ours):
            yield from _fields(
                Part.INDICATOR, _INDICATOR, numbers[hasil.id], measures_old.get(measure), measures_new.get(measure)
            )
    said_old = {each.nilai: each.ekspektasi for each in old.ekspektasi}
    said_new = {each.nilai: each.ekspektasi for each in new.ekspektasi}
    yield from _texts(Part.EXPECTATION, "ekspektasi", said_old, said_new)
    lines_old = {(line.bagian, line.urutan): line.isi for line in old.lampiran}
    lines_new = {(line.bagian, line.urutan): line.isi for line in new.lampiran}
    yield from _texts(Part.ANNEX, "isi", lines_old, lines_new)


def _fields(part: Part, names: tuple[str, ...], place: object, old: Any, new: Any) -> Iterator[Difference]:
    for name in names:
        before, after = getattr(old, name, None), getattr(new, name, None)
        if before != after and (before or after):
            yield Difference(part, name, place, before, after)


def _texts(part: Part, field: str, old: Mapping[Any, str], new: Mapping[Any, str]) -> Iterator[Difference]:
    for place in sorted({*old, *new}):
        if old.get(place) != new.get(place):
            yield Difference(part, field, place, old.get(place), new.get(place))
