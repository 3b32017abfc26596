"""What e-Kinerja says of a term ("Rekap Penilaian", taken in before) beside what this office decided.

Who was looked after can be ticked; a tick is a note of this computer and goes when either side says something else.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

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


Result = tuple[Rating | None, Rating | None, Predikat | None]
"""Rating of results, rating of behaviour, predikat."""
SETTING = "cocok"


class Comparison(Struct, frozen=True):
    """One person. `sini` and `sana` are ratings and predikat here and in e-Kinerja; None: there is nothing.

    `matriks` is the predikat that the ratings of e-Kinerja give. `handled`: somebody ticked that it was seen to.
    """

    pegawai_id: UUID | None
    nip: str
    nama: str
    how: Compared
    sini: Result | None
    sana: Result | None
    berkas: str = ""
    baris: int | None = None
    matriks: Predikat | None = None
    handled: bool = False

    @property
    def mark(self) -> str:
        """Names what was ticked."""
        said = "\x1f".join(map(str, (self.nip, self.sini, self.sana)))
        return hashlib.sha256(said.encode()).hexdigest()[:12]


def reconcile(ctx: Context, tahun: int, bulan: int | None = None) -> tuple[Comparison, ...]:
    """The yearly results (`bulan` None) or those of a month, what differs first, then by name.

    Here counts what is final and not replaced. Somebody with several plans in the year counts with the last of them,
    as e-Kinerja does. Who moved to another office is compared there. A row whose NIP nobody had when it was taken in
    belongs to whoever has it now.
    """
    jenis = JenisEvaluasi.AKHIR if bulan is None else JenisEvaluasi.BULAN
    with ctx.store.read() as reader:
        final = reader.find(Evaluasi, tahun=tahun, jenis=jenis, status=StatusEvaluasi.FINAL, digantikan=False)
        told = reader.find(RekapPenilaian, tahun=tahun, bulan=bulan)
        away = reader.away()
        everybody = reader.find(Pegawai)
        ticked = frozenset(reader.setting(_name(tahun, bulan)) or ())
    people = {each.id: each for each in everybody if each.id not in away}
    by_nip = {each.nip: each.id for each in everybody}
    here: dict[UUID, Evaluasi] = {}
    for each in sorted(final, key=lambda each: each.mulai):
        if each.pegawai_id in people and (bulan is None or each.nomor == bulan):
            here[each.pegawai_id] = each
    found: list[Comparison] = []
    seen: set[UUID] = set()
    for row in told:
        identity = row.pegawai_id or by_nip.get(row.nip)
        if identity in away:
            continue
        person = people.get(identity) if identity else None
        ours = here.get(identity) if identity else None
        theirs = (row.rating_hasil, row.rating_perilaku, row.predikat_berkas)
        mine = (ours.rating_hasil, ours.rating_perilaku, ours.predikat) if ours else None
        how = Compared.HANYA_DI_SANA if mine is None else Compared.SAMA if mine == theirs else Compared.BERBEDA
        nama = person.nama_lengkap if person else row.nama
        ruled = row.predikat_matriks
        found.append(
            Comparison(person.id if person else None, row.nip, nama, how, mine, theirs, row.berkas, row.baris, ruled)
        )
        if person:
            seen.add(person.id)
    for person_id, ours in here.items():
        if person_id not in seen:
            person = people[person_id]
            mine = (ours.rating_hasil, ours.rating_perilaku, ours.predikat)
            found.append(Comparison(person_id, person.nip, person.nama_lengkap, Compared.HANYA_DI_SINI, mine, None))
    order = tuple(Compared)
    found.sort(key=lambda each: (order.index(each.how), each.nama.casefold()))
    return tuple(replace(each, handled=each.mark in ticked) for each in found)


def set_handled(ctx: Context, tahun: int, bulan: int | None, compared: Iterable[Comparison]) -> None:
    """Keep who of a term was looked after. Ticks are notes of this computer: nobody's data changes."""
    ctx.store.remember(_name(tahun, bulan), sorted(each.mark for each in compared if each.handled))


def _name(tahun: int, bulan: int | None) -> str:
    return f"{SETTING}.{tahun}.{bulan or 0}"
