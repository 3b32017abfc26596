"""What e-Kinerja says of a term ("Rekap Penilaian", taken in before) beside what this office decided."""

from __future__ import annotations

import enum
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, RekapPenilaian, StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat, Rating
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.usecases.ports import Context


class Compared(enum.StrEnum):
    """How both agree."""

    BERBEDA = "berbeda"
    HANYA_DI_SINI = "hanya_di_sini"
    HANYA_DI_SANA = "hanya_di_sana"
    SAMA = "sama"


class Comparison(Struct, frozen=True):
    """One person. `sini` and `sana` are ratings and predikat here and in e-Kinerja; None: there is nothing."""

    pegawai_id: UUID | None
    nip: str
    nama: str
    how: Compared
    sini: tuple[Rating | None, Rating | None, Predikat | None] | None
    sana: tuple[Rating | None, Rating | None, Predikat | None] | None
    berkas: str = ""
    baris: int | None = None


def reconcile(ctx: Context, tahun: int, bulan: int | None = None) -> tuple[Comparison, ...]:
    """The yearly results (`bulan` None) or those of a month, what differs first, then by name.

    Here counts what is final and not replaced. Somebody with several plans in the year counts with the last of them,
    as e-Kinerja does.
    """
    jenis = JenisEvaluasi.AKHIR if bulan is None else JenisEvaluasi.BULAN
    with ctx.store.read() as reader:
        final = reader.find(Evaluasi, tahun=tahun, jenis=jenis, status=StatusEvaluasi.FINAL, digantikan=False)
        told = reader.find(RekapPenilaian, tahun=tahun, bulan=bulan)
        people = {each.id: each for each in reader.find(Pegawai)}
    here: dict[UUID, Evaluasi] = {}
    for each in sorted(final, key=lambda each: each.mulai):
        if each.pegawai_id in people and (bulan is None or each.nomor == bulan):
            here[each.pegawai_id] = each
    found: list[Comparison] = []
    seen: set[UUID] = set()
    for row in told:
        person = people.get(row.pegawai_id) if row.pegawai_id else None
        ours = here.get(row.pegawai_id) if row.pegawai_id else None
        theirs = (row.rating_hasil, row.rating_perilaku, row.predikat_berkas)
        mine = (ours.rating_hasil, ours.rating_perilaku, ours.predikat) if ours else None
        how = Compared.HANYA_DI_SANA if mine is None else Compared.SAMA if mine == theirs else Compared.BERBEDA
        nama = person.nama_lengkap if person else row.nama
        found.append(Comparison(row.pegawai_id, row.nip, nama, how, mine, theirs, row.berkas, row.baris))
        if row.pegawai_id:
            seen.add(row.pegawai_id)
    for person_id, ours in here.items():
        if person_id not in seen:
            person = people[person_id]
            mine = (ours.rating_hasil, ours.rating_perilaku, ours.predikat)
            found.append(Comparison(person_id, person.nip, person.nama_lengkap, Compared.HANYA_DI_SINI, mine, None))
    order = tuple(Compared)
    return tuple(sorted(found, key=lambda each: (order.index(each.how), each.nama.casefold())))
