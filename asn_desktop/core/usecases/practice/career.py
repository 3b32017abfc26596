"""One person's career, drawn so that NIP, birth, appointment, golongan, diploma and post agree with one another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.disiplin import Hukuman
from asn_desktop.core.domain.golongan import PNS
from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import (
    Pendidikan,
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatPenghargaan,
    TingkatHukuman,
)
from asn_desktop.core.kernel.period import add_months, whole_years
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.practice.chance import Chance
from asn_desktop.core.usecases.practice.names import Names
from asn_desktop.core.usecases.practice.roles import Diploma, Role

NewId = Callable[[], UUID]

YEARS_PER_RANK = 4
FIRST_SERIAL = 901
"""Serial numbers from here on are given to nobody real."""

_ENTRY_AGE = {Pendidikan.SLTA: 19, Pendidikan.D3: 21, Pendidikan.S2: 25, Pendidikan.DOKTER: 25}
_RETIREMENT_AGE, _LATE_ENTRY = 58, 34
_COURSES: tuple[tuple[str, int], ...] = (
    ("Pelatihan Pelayanan Publik", 24),
    ("Bimbingan Teknis Pengelolaan Arsip", 16),
    ("Pelatihan Pengelolaan Keuangan Daerah", 40),
    ("Sosialisasi Pengelolaan Kinerja Pegawai ASN", 8),
    ("Pelatihan Komputer Perkantoran", 30),
    ("Seminar Budaya Kerja BerAKHLAK", 6),
)
_SCHOOLS = ("Universitas Terbuka", "Universitas Negeri", "Sekolah Tinggi Ilmu Administrasi", "Politeknik Kesehatan")


class Career(Struct, frozen=True):
    """A person with what was drawn of the past; post and unit are added by the register."""

    pegawai: Pegawai
    golongan: tuple[RiwayatGolongan, ...]
    past: tuple[Record, ...]
    """Diplomas, trainings, sanctions and awards."""
    mulai: date
    """The first day in service."""


class Serials:
    """Gives each NIP the next free serial number, so that no two people share one."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def next(self, prefix: str) -> str:
        self._last[prefix] = self._last.get(prefix, FIRST_SERIAL - 1) + 1
        return f"{prefix}{self._last[prefix]}"


def draw(
    chance: Chance, role: Role, names: Names, day: date, serials: Serials, new_id: NewId, *, leaving: bool = False
) -> Career:
    """A person who holds such a post on `day`; `leaving`: a civil servant who retires from it within two years."""
    sex = JenisKelamin.WANITA if chance.percent(role.wanita) else JenisKelamin.PRIA
    diploma = chance.pick(role.diploma)
    if leaving:
        return _civil_servant(chance, role, names, day, serials, new_id, sex, diploma, False, leaving=True)
    if role.pppk and chance.percent(35):
        return _contract(chance, role, names, day, serials, new_id, sex, diploma)
    novice = role.jenis is JenisJabatan.PELAKSANA and diploma.awal == role.golongan[0] and chance.percent(8)
    return _civil_servant(chance, role, names, day, serials, new_id, sex, diploma, novice)


def _civil_servant(
    chance: Chance,
    role: Role,
    names: Names,
    day: date,
    serials: Serials,
    new_id: NewId,
    sex: JenisKelamin,
    diploma: Diploma,
    novice: bool,
    *,
    leaving: bool = False,
) -> Career:
    start = PNS.index(diploma.awal)
    low, high = (max(PNS.index(golongan), start) for golongan in role.golongan)
    steps = 0 if novice else chance.between(low, high) - start
    waited = chance.between(2, 9 if role.jenis is JenisJabatan.PELAKSANA else 4)
    first = date(day.year - steps * YEARS_PER_RANK - waited, chance.pick((1, 2, 3, 4)), 1)
    youngest = _ENTRY_AGE.get(diploma.tingkat, 22)
    oldest = youngest + (7 if steps < 5 else 2)
    born = None
    if leaving:
        # came late and has long had the highest golongan that the diploma opens
        soonest = add_months(day, -12 * _RETIREMENT_AGE)
        born = chance.day(add_months(soonest, 3), add_months(soonest, 20))
        first = date(born.year + _LATE_ENTRY, first.month, 1)
        steps = high - start
    if novice:
        first = date(day.year if day.month > 3 else day.year - 1, 3, 1)
    ranks = [(PNS[start], first)]
    for step in range(1, steps + 1):
        ranks.append((PNS[start + step], date(first.year + step * YEARS_PER_RANK, chance.pick((4, 10)), 1)))
    if born is None:
        born = _birth(chance, first, youngest, oldest)
    pegawai = _person(chance, names, sex, diploma, new_id, born).with_(
        nip=serials.next(f"{born:%Y%m%d}{first:%Y%m}{_sex_digit(sex)}"),
        jenis_pegawai=JenisPegawai.CPNS if novice else JenisPegawai.PNS,
        tmt_cpns=first,
        tmt_pns=None if novice else date(first.year + 1, first.month, 1),
    )
    golongan = tuple(
        RiwayatGolongan(
            id=new_id(),
            pegawai_id=pegawai.id,
            golongan=rank,
            tmt=tmt,
            mkg_tahun=whole_years(first, tmt),
            mkg_bulan=(tmt.month - first.month) % 12,
            jenis_kenaikan="Reguler" if number else "CPNS",
            sk_nomor=f"823/{chance.between(100, 999)}/{tmt.year}",
            sk_tanggal=tmt - timedelta(days=chance.between(10, 60)),
        )
        for number, (rank, tmt) in enumerate(ranks)
    )
    return Career(pegawai, golongan, _past(chance, pegawai, diploma, first, day, new_id), first)


def _contract(
    chance: Chance,
    role: Role,
    names: Names,
    day: date,
    serials: Serials,
    new_id: NewId,
    sex: JenisKelamin,
    diploma: Diploma,
) -> Career:
    first = date(day.year - chance.between(2, 4), chance.pick((3, 4, 6)), 1)
    born = _birth(chance, first, 24, 42)
    pegawai = _person(chance, names, sex, diploma, new_id, born).with_(
        nip=serials.next(f"{born:%Y%m%d}{first.year}21{_sex_digit(sex)}"),
        jenis_pegawai=JenisPegawai.PPPK,
        akhir_kontrak=date(first.year + 5, first.month, 1) - timedelta(days=1),
    )
    rank = RiwayatGolongan(
        id=new_id(),
        pegawai_id=pegawai.id,
        golongan=role.pppk,
        tmt=first,
        mkg_tahun=0,
        mkg_bulan=0,
        jenis_kenaikan="PPPK",
    )
    return Career(pegawai, (rank,), _past(chance, pegawai, diploma, first, day, new_id), first)


def _person(chance: Chance, names: Names, sex: JenisKelamin, diploma: Diploma, new_id: NewId, born: date) -> Pegawai:
    return Pegawai(
        id=new_id(),
        nip="",
        nama=names.draw(chance, sex),
        gelar_depan=diploma.gelar_depan,
        gelar_belakang=diploma.gelar,
        jenis_pegawai=JenisPegawai.PNS,
        jenis_kelamin=sex,
        tempat_lahir=chance.pick(names.tempat_lahir),
        tanggal_lahir=born,
        agama=chance.weighted(names.agama),
        status_kawin=chance.weighted((("Kawin", 80), ("Belum kawin", 16), ("Cerai", 4))),
        alamat=chance.pick(names.alamat),
        pns_id=f"A8ACA7{chance.below(16**10):010X}",
    )


def _past(
    chance: Chance, pegawai: Pegawai, diploma: Diploma, first: date, day: date, new_id: NewId
) -> tuple[Record, ...]:
    entries: list[Record] = [
        RiwayatPendidikan(
            id=new_id(),
            pegawai_id=pegawai.id,
            tingkat=diploma.tingkat,
            jurusan=diploma.jurusan,
            sekolah="SMA Negeri 1" if diploma.tingkat is Pendidikan.SLTA else chance.pick(_SCHOOLS),
            tahun_lulus=first.year - 1,
        )
    ]
    for nama, hours in chance.some(_COURSES, chance.below(4)):
        began = chance.day(max(first, date(day.year - 4, 1, 1)), max(first, date(day.year - 1, 12, 1)))
        entries.append(
            RiwayatPelatihan(
                id=new_id(),
                pegawai_id=pegawai.id,
                nama=nama,
                bentuk="Klasikal",
                penyelenggara="Badan Kepegawaian Daerah",
                mulai=began,
                selesai=began + timedelta(days=(hours + 7) // 8 - 1),
                jp=hours,
            )
        )
    served = whole_years(first, date(day.year, 1, 1))
    if served >= 10 and pegawai.jenis_pegawai is JenisPegawai.PNS and chance.percent(30):
        entries.append(
            RiwayatPenghargaan(
                id=new_id(),
                pegawai_id=pegawai.id,
                nama=f"Satyalancana Karya Satya {10 * (served // 10)} Tahun",
                tanggal=date(first.year + 10 * (served // 10), 8, 17),
            )
        )
    if served >= 2 and chance.percent(4):
        since = date(day.year - 2, chance.between(1, 12), 1)
        entries.append(
            RiwayatDisiplin(
                id=new_id(),
                pegawai_id=pegawai.id,
                tingkat=TingkatHukuman.RINGAN,
                jenis=Hukuman.TEGURAN_TERTULIS.value,
                tmt=since,
                sk_nomor=f"862/{chance.between(10, 99)}/{since.year}",
                sk_tanggal=since,
                alasan="Tidak masuk kerja tanpa alasan yang sah",
            )
        )
    return tuple(entries)


def _birth(chance: Chance, first: date, youngest: int, oldest: int) -> date:
    """A birth date that makes the person that old on the first day in service."""
    return chance.day(
        date(first.year - oldest - 1, first.month, 2), date(first.year - youngest, first.month, 1) - timedelta(days=1)
    )


def _sex_digit(sex: JenisKelamin) -> int:
    return 2 if sex is JenisKelamin.WANITA else 1
