"""How the practice offices are built: units, who heads them, who works there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from asn_desktop.core.usecases.practice.names import JAYAWIJAYA, PEMATANGSIANTAR, Names

OfficeName = Literal["walesi", "pematangsiantar"]

CITY_FROM = 300
"""From this many people on, Pematangsiantar is the whole city instead of one kecamatan."""


class UnitPlan(Struct, frozen=True):
    """A unit: `kepala` and `staf` name roles; `bobot` is its share of the staff, compared with the other units."""

    nama: str
    kepala: str = ""
    staf: tuple[str, ...] = ()
    bobot: int = 0
    bawah: tuple[UnitPlan, ...] = ()
    mandiri: bool = False
    kosong: Literal["", "plt", "tanpa"] = ""
    """The head's place is vacant; somebody acts for it (`plt`), or nobody does (`tanpa`)."""
    pensiun: bool = False
    """The head reaches the retirement age within two years."""


class Official(Struct, frozen=True):
    """An official outside the office who appraises its head."""

    nama: str
    jabatan: str
    nip: str
    pangkat_golongan: str
    unit_kerja: str


class OfficePlan(Struct, frozen=True):
    """One office: letterhead, names of the region, tree of units, and the official above its head."""

    nama: str
    instansi: str
    kode_wilayah: str
    tempat: str
    alamat: str
    names: Names
    units: tuple[UnitPlan, ...]
    pejabat: tuple[Official, ...]
    employees: int
    """How many people where the user does not say."""


_KANTOR = ("pengadministrasi", "penelaah", "operator")
_PUSKESMAS = ("perawat_terampil", "bidan_terampil", "perawat_ahli_pertama", "bidan_mahir", "promkes", "dokter")
_SEKOLAH = ("guru_ahli_pertama", "guru_ahli_muda", "guru_ahli_pertama", "pengadministrasi")
_UMUM = ("pengadministrasi", "arsiparis_terampil", "analis_sdm", "operator", "pranata_komputer")
_KEUANGAN = ("bendahara", "pengelola_keuangan", "penelaah")

_WALESI = UnitPlan(
    "Distrik Welesi",
    "kepala_distrik",
    bawah=(
        UnitPlan(
            "Sekretariat",
            "sekretaris_distrik",
            bawah=(
                UnitPlan("Subbagian Umum dan Kepegawaian", "kasubbag_umum", _UMUM, 5),
                UnitPlan("Subbagian Perencanaan dan Keuangan", "kasubbag_keuangan", _KEUANGAN, 3, kosong="plt"),
            ),
        ),
        UnitPlan("Seksi Pemerintahan", "kasi_pemerintahan", _KANTOR, 3, pensiun=True),
        UnitPlan("Seksi Pemberdayaan Masyarakat Kampung", "kasi_pemberdayaan", ("penelaah", *_KANTOR), 2),
        UnitPlan("Seksi Pelayanan Umum", "kasi_pelayanan", _KANTOR, 3),
        UnitPlan(
            "Seksi Ketenteraman dan Ketertiban", "kasi_trantib", ("operator", "pengadministrasi"), 2, kosong="tanpa"
        ),
        UnitPlan("Puskesmas Welesi", "kepala_puskesmas", _PUSKESMAS, 8, mandiri=True),
        UnitPlan("SD Negeri Yagara", "kepala_sekolah", _SEKOLAH, 5, mandiri=True),
        UnitPlan("Balai Penyuluhan Pertanian Welesi", "", ("penyuluh_ahli_pertama", "penyuluh_terampil"), 2),
    ),
)

_KELURAHAN: dict[str, tuple[str, ...]] = {
    "Siantar Timur": ("Asuhan", "Kebun Sayur", "Merdeka", "Pahlawan", "Pardomuan", "Siopat Suhu", "Tomuan"),
}
"""The kelurahan of the kecamatan that is shown closely; the others of the city go by number."""

_KECAMATAN: tuple[tuple[str, int], ...] = (
    ("Siantar Timur", 7), ("Siantar Barat", 8), ("Siantar Utara", 7), ("Siantar Selatan", 6),
    ("Siantar Marihat", 7), ("Siantar Martoba", 7), ("Siantar Sitalasari", 5), ("Siantar Marimbun", 6),
)  # fmt: skip
"""Names and numbers of kelurahan (Kepmendagri 300.2.2-2430/2025, code 12.72)."""

_PERANGKAT_DAERAH = (
    "Dinas Kesehatan", "Dinas Pendidikan", "Dinas Sosial", "Dinas Perhubungan", "Dinas Lingkungan Hidup",
    "Dinas Kependudukan dan Pencatatan Sipil", "Dinas Komunikasi dan Informatika",
    "Dinas Ketahanan Pangan dan Pertanian",
    "Dinas Perpustakaan dan Kearsipan", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "Badan Pendapatan Daerah", "Badan Perencanaan Pembangunan Daerah",
)  # fmt: skip


def _kecamatan(nama: str, kelurahan: int) -> UnitPlan:
    named = _KELURAHAN.get(nama, tuple(f"{number} {nama}" for number in range(1, kelurahan + 1)))
    return UnitPlan(
        f"Kecamatan {nama}",
        "camat",
        bawah=(
            UnitPlan(
                "Sekretariat",
                "sekretaris_kecamatan",
                bawah=(
                    UnitPlan("Subbagian Umum dan Kepegawaian", "kasubbag_umum", _UMUM, 5),
                    UnitPlan("Subbagian Perencanaan dan Keuangan", "kasubbag_keuangan", _KEUANGAN, 3, kosong="plt"),
                ),
            ),
            UnitPlan("Seksi Pemerintahan", "kasi_pemerintahan", _KANTOR, 3),
            UnitPlan("Seksi Pemberdayaan Masyarakat", "kasi_pemberdayaan", _KANTOR, 3),
            UnitPlan("Seksi Pelayanan Umum", "kasi_pelayanan", _KANTOR, 4),
            UnitPlan("Seksi Ketenteraman dan Ketertiban Umum", "kasi_trantib", ("operator",), 3),
            *(
                UnitPlan(
                    f"Kelurahan {lurah}",
                    "lurah",
                    ("pengadministrasi", "penelaah"),
                    2,
                    (UnitPlan("Seksi Pelayanan Masyarakat", "kasi_kelurahan", ("pengadministrasi", "operator"), 2),),
                )
                for lurah in named
            ),
        ),
    )


def _perangkat_daerah(nama: str, bawah: tuple[UnitPlan, ...] = ()) -> UnitPlan:
    return UnitPlan(
        nama,
        "kepala_dinas",
        mandiri=True,
        bawah=(
            UnitPlan(
                "Sekretariat",
                "sekretaris_dinas",
                bawah=(
                    UnitPlan("Subbagian Umum dan Kepegawaian", "kasubbag_umum", _UMUM, 6),
                    UnitPlan("Subbagian Keuangan", "kasubbag_keuangan", _KEUANGAN, 4),
                ),
            ),
            *(UnitPlan(f"Bidang {roman}", "kepala_bidang", (*_KANTOR, "penelaah"), 8) for roman in ("I", "II", "III")),
            *bawah,
        ),
    )


def _puskesmas(number: int) -> UnitPlan:
    return UnitPlan(f"Puskesmas {number:02}", "kepala_puskesmas", _PUSKESMAS, 30, mandiri=True)


def _sekolah(number: int) -> UnitPlan:
    if number % 4 == 1:
        return UnitPlan(f"SMP Negeri {number // 4 + 1}", "kepala_sekolah", _SEKOLAH, 35, mandiri=True)
    return UnitPlan(f"SD Negeri {122300 + number}", "kepala_sekolah", _SEKOLAH, 12, mandiri=True)


def city_units(employees: int) -> tuple[UnitPlan, ...]:
    """Perangkat daerah and kecamatan, with as many health centres and schools as it takes to place everybody."""
    kecamatan = tuple(_kecamatan(nama, kelurahan) for nama, kelurahan in _KECAMATAN)
    room = employees - sum(heads(unit) + seats(unit) for unit in kecamatan)
    room -= len(_PERANGKAT_DAERAH) * (heads(_perangkat_daerah("")) + seats(_perangkat_daerah("")))
    puskesmas: list[UnitPlan] = []
    sekolah: list[UnitPlan] = []
    while room > 0:
        unit = _puskesmas(len(puskesmas) + 1) if len(sekolah) >= 5 * len(puskesmas) else _sekolah(len(sekolah) + 1)
        (puskesmas if unit.kepala == "kepala_puskesmas" else sekolah).append(unit)
        room -= heads(unit) + seats(unit)
    below = {"Dinas Kesehatan": tuple(puskesmas), "Dinas Pendidikan": tuple(sekolah)}
    return (*(_perangkat_daerah(nama, below.get(nama, ())) for nama in _PERANGKAT_DAERAH), *kecamatan)


def walk(plan: UnitPlan) -> Iterator[UnitPlan]:
    yield plan
    for child in plan.bawah:
        yield from walk(child)


def heads(plan: UnitPlan) -> int:
    """Heads' places that somebody holds, in the unit and below it."""
    return sum(1 for unit in walk(plan) if unit.kepala and not unit.kosong)


def seats(plan: UnitPlan) -> int:
    """Places of staff, in the unit and below it."""
    return sum(unit.bobot for unit in walk(plan))


WALESI = OfficePlan(
    nama="Distrik Welesi",
    instansi="Pemerintah Kabupaten Jayawijaya",
    kode_wilayah="95.01.35",
    tempat="Welesi",
    alamat="Jalan Poros Welesi, Kampung Welesi",
    names=JAYAWIJAYA,
    units=(_WALESI,),
    pejabat=(
        Official(
            "Drs. Petrus Lagowan, M.Si", "Sekretaris Daerah", "196905121994031901", "Pembina Utama Muda, IV/c",
            "Sekretariat Daerah Kabupaten Jayawijaya",
        ),
        Official("Yohanis Wetapoka, S.Sos", "Bupati Jayawijaya", "", "", "Pemerintah Kabupaten Jayawijaya"),
    ),
    employees=40,
)  # fmt: skip

_SEKDA_SIANTAR = Official(
    "Hasudungan Sidabalok, S.H., M.H", "Sekretaris Daerah", "197003151995031901", "Pembina Utama Muda, IV/c",
    "Sekretariat Daerah Kota Pematangsiantar",
)  # fmt: skip
_WALI_KOTA = Official("Ramlan Simarmata, S.E", "Wali Kota Pematangsiantar", "", "", "Pemerintah Kota Pematangsiantar")

KECAMATAN_SIANTAR_TIMUR = OfficePlan(
    nama="Kecamatan Siantar Timur",
    instansi="Pemerintah Kota Pematangsiantar",
    kode_wilayah="12.72.01",
    tempat="Pematangsiantar",
    alamat="Jalan Pahlawan, Kelurahan Pahlawan",
    names=PEMATANGSIANTAR,
    units=(_kecamatan("Siantar Timur", 7),),
    pejabat=(_SEKDA_SIANTAR, _WALI_KOTA),
    employees=64,
)


def plan_of(office: OfficeName, employees: int | None) -> OfficePlan:
    """The plan for an office with this many people."""
    if office == "walesi":
        return WALESI
    if employees is None or employees < CITY_FROM:
        return KECAMATAN_SIANTAR_TIMUR
    return OfficePlan(
        nama="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        instansi="Pemerintah Kota Pematangsiantar",
        kode_wilayah="12.72",
        tempat="Pematangsiantar",
        alamat="Jalan Merdeka",
        names=PEMATANGSIANTAR,
        units=city_units(employees),
        pejabat=(_WALI_KOTA, _SEKDA_SIANTAR),
        employees=employees,
    )
