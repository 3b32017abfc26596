"""One objection, or a result that may be objected to, with everything the screen and the letters need."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima
from asn_desktop.core.domain.kantor import HariLibur
from asn_desktop.core.domain.keberatan import Keberatan, StatusKeberatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.rules import tenggat
from asn_desktop.core.usecases.penilai import Party, parties
from asn_desktop.core.usecases.ports import Context, Reader


class Hearing(Struct, frozen=True):
    """One objection as it stands.

    `pemutus` is who would decide it today; the one who did is in the record. `batas` is the day to decide it by.
    `hasil` is the new version of the appraisal where the result was changed.
    """

    keberatan: Keberatan
    pegawai: Pegawai
    evaluasi: Evaluasi
    pemutus: Party
    batas: date
    hasil: Evaluasi | None


class Filing(Struct, frozen=True):
    """A final result before anybody objected to it. `diterima` is the receipt that was recorded, if any.

    `dicabut` is the newest objection to it that was withdrawn.
    """

    pegawai: Pegawai
    evaluasi: Evaluasi
    diterima: date | None
    dicabut: Keberatan | None = None


def hearing(ctx: Context, keberatan_id: UUID) -> Hearing:
    """One objection with everything the screen and the letters need. Raises NotFoundError."""
    with ctx.store.read() as reader:
        found = reader.get(Keberatan, keberatan_id)
        evaluasi = reader.get(Evaluasi, found.evaluasi_id)
        return Hearing(
            found,
            reader.get(Pegawai, found.pegawai_id),
            evaluasi,
            decider_of(ctx, reader, evaluasi, found.tanggal_putusan or ctx.today),
            due(ctx, found, holidays(reader)),
            reader.get(Evaluasi, found.evaluasi_hasil_id) if found.evaluasi_hasil_id else None,
        )


def filing(ctx: Context, evaluasi_id: UUID) -> Filing | UUID:
    """What is needed to object to a result; where somebody did already, the id of that objection.

    Raises NotFoundError.
    """
    with ctx.store.read() as reader:
        evaluasi = reader.get(Evaluasi, evaluasi_id)
        filed = sorted(reader.find(Keberatan, evaluasi_id=evaluasi_id), key=lambda each: each.tanggal_pengajuan)
        standing = next((each for each in filed if each.status is not StatusKeberatan.DICABUT), None)
        if standing is not None:
            return standing.id
        handed = next(iter(reader.find(SerahTerima, evaluasi_id=evaluasi_id)), None)
        return Filing(
            reader.get(Pegawai, evaluasi.pegawai_id),
            evaluasi,
            handed.diterima if handed else None,
            filed[-1] if filed else None,
        )


def decider(ctx: Context, keberatan_id: UUID, day: date) -> Party:
    """Who decides an objection on a day: the appraiser's superior of that day. Raises NotFoundError."""
    with ctx.store.read() as reader:
        return decider_of(ctx, reader, reader.get(Evaluasi, reader.get(Keberatan, keberatan_id).evaluasi_id), day)


def decider_of(ctx: Context, reader: Reader, evaluasi: Evaluasi, day: date) -> Party:
    """The same inside a view that is already open."""
    return parties(reader, ctx.law.at(day), evaluasi.pegawai_id, day, reader.get(Skp, evaluasi.skp_id)).atasan_penilai


def due(ctx: Context, found: Keberatan, free: Iterable[date]) -> date:
    """The day to decide an objection by, in working days without the holidays `free`."""
    return tenggat.decision_deadline(found.tanggal_pengajuan, ctx.law.at(found.tanggal_pengajuan), frozenset(free))


def holidays(reader: Reader) -> frozenset[date]:
    """The public holidays that the office has recorded."""
    return frozenset(each.tanggal for each in reader.find(HariLibur))
