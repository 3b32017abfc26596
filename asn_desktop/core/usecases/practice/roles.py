"""The kinds of posts that a practice office fills, with what their holders usually bring along."""

from __future__ import annotations

from msgspec import Struct

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.riwayat import Pendidikan


class Diploma(Struct, frozen=True):
    """What was studied, the title it gives, and the golongan one starts with."""

    tingkat: Pendidikan
    jurusan: str
    gelar: str
    awal: str
    gelar_depan: str = ""


SLTA = Diploma(Pendidikan.SLTA, "SMA IPS", "", "II/a")
SMK = Diploma(Pendidikan.SLTA, "SMK Administrasi Perkantoran", "", "II/a")
D3_ADM = Diploma(Pendidikan.D3, "D-III Administrasi", "A.Md", "II/c")
D3_BIDAN = Diploma(Pendidikan.D3, "D-III Kebidanan", "A.Md.Keb", "II/c")
D3_PERAWAT = Diploma(Pendidikan.D3, "D-III Keperawatan", "A.Md.Kep", "II/c")
D3_TANI = Diploma(Pendidikan.D3, "D-III Penyuluhan Pertanian", "A.Md", "II/c")
IP = Diploma(Pendidikan.S1, "S-1 Ilmu Pemerintahan", "S.IP", "III/a")
SOS = Diploma(Pendidikan.S1, "S-1 Administrasi Negara", "S.Sos", "III/a")
STP = Diploma(Pendidikan.D4, "D-IV Pemerintahan", "S.STP", "III/a")
EKONOMI = Diploma(Pendidikan.S1, "S-1 Akuntansi", "S.E", "III/a")
HUKUM = Diploma(Pendidikan.S1, "S-1 Hukum", "S.H", "III/a")
KOMPUTER = Diploma(Pendidikan.S1, "S-1 Teknik Informatika", "S.Kom", "III/a")
TANI = Diploma(Pendidikan.S1, "S-1 Agribisnis", "S.P", "III/a")
GURU = Diploma(Pendidikan.S1, "S-1 Pendidikan Guru Sekolah Dasar", "S.Pd", "III/a")
GURU_MAPEL = Diploma(Pendidikan.S1, "S-1 Pendidikan Matematika", "S.Pd", "III/a")
NERS = Diploma(Pendidikan.S1, "Profesi Ners", "S.Kep", "III/a", "Ns.")
SKM = Diploma(Pendidikan.S1, "S-1 Kesehatan Masyarakat", "S.K.M", "III/a")
DOKTER = Diploma(Pendidikan.DOKTER, "Profesi Dokter", "", "III/b", "dr.")
MAGISTER = Diploma(Pendidikan.S2, "S-2 Administrasi Publik", "M.Si", "III/b")
MANAJEMEN = Diploma(Pendidikan.S2, "S-2 Manajemen", "M.M", "III/b")


class Role(Struct, frozen=True):
    """A kind of post. `golongan` is the range its holders have; `pppk` the golongan of contract holders, if any."""

    jabatan: str
    jenis: JenisJabatan
    golongan: tuple[str, str]
    diploma: tuple[Diploma, ...]
    kerja: str
    """Which tasks (module `work`) the holder plans and is appraised by."""
    jenjang: Jenjang | None = None
    eselon: str = ""
    kelas: int | None = None
    wanita: int = 45
    """Women among the holders, in percent."""
    pppk: str = ""


_P, _F = JenisJabatan.PELAKSANA, JenisJabatan.FUNGSIONAL
_ADM, _PENGAWAS = JenisJabatan.ADMINISTRATOR, JenisJabatan.PENGAWAS

ROLES: dict[str, Role] = {
    "kepala_dinas": Role(
        "Kepala {unit}", JenisJabatan.JPT_PRATAMA, ("IV/b", "IV/c"), (MAGISTER, MANAJEMEN), "kepala_perangkat_daerah",
        eselon="II.b", kelas=14, wanita=30,
    ),
    "sekretaris_dinas": Role(
        "Sekretaris {induk}", _ADM, ("IV/a", "IV/b"), (MAGISTER, MANAJEMEN, SOS), "sekretaris", eselon="III.a",
        kelas=12,
    ),
    "kepala_bidang": Role(
        "Kepala {unit}", _ADM, ("III/d", "IV/a"), (MAGISTER, SOS, EKONOMI), "kepala_bidang", eselon="III.b", kelas=11,
    ),
    "kepala_distrik": Role(
        "Kepala Distrik", _ADM, ("IV/a", "IV/b"), (STP, IP, MAGISTER), "kepala_wilayah", eselon="III.a", kelas=12,
        wanita=20,
    ),
    "camat": Role(
        "Camat", _ADM, ("IV/a", "IV/b"), (STP, IP, MAGISTER), "kepala_wilayah", eselon="III.a", kelas=12, wanita=30,
    ),
    "sekretaris_distrik": Role(
        "Sekretaris Distrik", _ADM, ("III/d", "IV/a"), (STP, IP, SOS), "sekretaris", eselon="III.b", kelas=11,
    ),
    "sekretaris_kecamatan": Role(
        "Sekretaris Kecamatan", _ADM, ("III/d", "IV/a"), (STP, IP, SOS), "sekretaris", eselon="III.b", kelas=11,
    ),
    "lurah": Role(
        "Lurah", _PENGAWAS, ("III/c", "III/d"), (STP, IP, SOS), "lurah", eselon="IV.a", kelas=9, wanita=35,
    ),
    "kasubbag_umum": Role(
        "Kepala {unit}", _PENGAWAS, ("III/b", "III/c"), (SOS, IP, HUKUM), "kasubbag_umum", eselon="IV.b", kelas=8,
    ),
    "kasubbag_keuangan": Role(
        "Kepala {unit}", _PENGAWAS, ("III/b", "III/c"), (EKONOMI, SOS), "kasubbag_keuangan", eselon="IV.b", kelas=8,
    ),
    "kasi_pemerintahan": Role(
        "Kepala {unit}", _PENGAWAS, ("III/c", "III/d"), (IP, STP, SOS), "kasi_pemerintahan", eselon="IV.a", kelas=9,
    ),
    "kasi_pemberdayaan": Role(
        "Kepala {unit}", _PENGAWAS, ("III/c", "III/d"), (SOS, IP, TANI), "kasi_pemberdayaan", eselon="IV.a", kelas=9,
    ),
    "kasi_pelayanan": Role(
        "Kepala {unit}", _PENGAWAS, ("III/c", "III/d"), (SOS, IP, HUKUM), "kasi_pelayanan", eselon="IV.a", kelas=9,
    ),
    "kasi_trantib": Role(
        "Kepala {unit}", _PENGAWAS, ("III/c", "III/d"), (HUKUM, IP), "kasi_trantib", eselon="IV.a", kelas=9, wanita=15,
    ),
    "kasi_kelurahan": Role(
        "Kepala {unit}", _PENGAWAS, ("III/b", "III/c"), (SOS, IP), "kasi_pelayanan", eselon="IV.b", kelas=8,
    ),
    "kepala_puskesmas": Role(
        "Kepala {unit}", _F, ("IV/a", "IV/c"), (DOKTER,), "kepala_puskesmas", jenjang=Jenjang.AHLI_MADYA, kelas=11,
    ),
    "kepala_sekolah": Role(
        "Kepala {unit}", _F, ("IV/a", "IV/c"), (GURU, GURU_MAPEL), "kepala_sekolah", jenjang=Jenjang.AHLI_MADYA,
        kelas=11,
        wanita=55,
    ),
    "dokter": Role(
        "Dokter Ahli Pertama", _F, ("III/b", "III/b"), (DOKTER,), "dokter", jenjang=Jenjang.AHLI_PERTAMA, kelas=9,
    ),
    "bidan_terampil": Role(
        "Bidan Terampil", _F, ("II/c", "II/d"), (D3_BIDAN,), "bidan", jenjang=Jenjang.TERAMPIL, kelas=6, wanita=100,
        pppk="VII",
    ),
    "bidan_mahir": Role(
        "Bidan Mahir", _F, ("III/a", "III/b"), (D3_BIDAN,), "bidan", jenjang=Jenjang.MAHIR, kelas=7, wanita=100,
    ),
    "perawat_terampil": Role(
        "Perawat Terampil", _F, ("II/c", "II/d"), (D3_PERAWAT,), "perawat", jenjang=Jenjang.TERAMPIL, kelas=6,
        wanita=60,
        pppk="VII",
    ),
    "perawat_ahli_pertama": Role(
        "Perawat Ahli Pertama", _F, ("III/a", "III/b"), (NERS,), "perawat", jenjang=Jenjang.AHLI_PERTAMA, kelas=8,
        wanita=60, pppk="IX",
    ),
    "promkes": Role(
        "Tenaga Promosi Kesehatan dan Ilmu Perilaku Ahli Pertama", _F, ("III/a", "III/b"), (SKM,), "promkes",
        jenjang=Jenjang.AHLI_PERTAMA, kelas=8, wanita=65, pppk="IX",
    ),
    "guru_ahli_pertama": Role(
        "Guru Ahli Pertama", _F, ("III/a", "III/b"), (GURU, GURU_MAPEL), "guru", jenjang=Jenjang.AHLI_PERTAMA, kelas=8,
        wanita=65, pppk="IX",
    ),
    "guru_ahli_muda": Role(
        "Guru Ahli Muda", _F, ("III/c", "III/d"), (GURU, GURU_MAPEL), "guru", jenjang=Jenjang.AHLI_MUDA, kelas=9,
        wanita=65,
    ),
    "penyuluh_terampil": Role(
        "Penyuluh Pertanian Terampil", _F, ("II/c", "II/d"), (D3_TANI,), "penyuluh", jenjang=Jenjang.TERAMPIL, kelas=6,
        wanita=35, pppk="VII",
    ),
    "penyuluh_ahli_pertama": Role(
        "Penyuluh Pertanian Ahli Pertama", _F, ("III/a", "III/b"), (TANI,), "penyuluh", jenjang=Jenjang.AHLI_PERTAMA,
        kelas=8, wanita=35, pppk="IX",
    ),
    "arsiparis_terampil": Role(
        "Arsiparis Terampil", _F, ("II/c", "II/d"), (D3_ADM,), "arsiparis", jenjang=Jenjang.TERAMPIL, kelas=6,
        pppk="VII",
    ),
    "arsiparis_ahli_muda": Role(
        "Arsiparis Ahli Muda", _F, ("III/c", "III/d"), (SOS,), "arsiparis", jenjang=Jenjang.AHLI_MUDA, kelas=9,
    ),
    "analis_sdm": Role(
        "Analis Sumber Daya Manusia Aparatur Ahli Pertama", _F, ("III/a", "III/b"), (SOS, HUKUM), "analis_sdm",
        jenjang=Jenjang.AHLI_PERTAMA, kelas=8,
    ),
    "pranata_komputer": Role(
        "Pranata Komputer Ahli Pertama", _F, ("III/a", "III/b"), (KOMPUTER,), "pranata_komputer",
        jenjang=Jenjang.AHLI_PERTAMA, kelas=8, wanita=30, pppk="IX",
    ),
    "penelaah": Role(
        "Penelaah Teknis Kebijakan", _P, ("III/a", "III/d"), (IP, SOS, HUKUM, EKONOMI), "penelaah", kelas=7, pppk="IX",
    ),
    "pengelola_keuangan": Role(
        "Pengolah Data dan Informasi", _P, ("II/c", "III/b"), (D3_ADM, EKONOMI), "pengelola_keuangan", kelas=6,
        wanita=60,
    ),
    "bendahara": Role(
        "Pengelola Keuangan", _P, ("II/b", "III/b"), (SMK, D3_ADM), "pengelola_keuangan", kelas=6, wanita=60,
    ),
    "pengadministrasi": Role(
        "Pengadministrasi Perkantoran", _P, ("II/a", "III/a"), (SLTA, SMK), "pengadministrasi", kelas=5, pppk="V",
    ),
    "operator": Role(
        "Operator Layanan Operasional", _P, ("II/a", "II/d"), (SLTA, SMK), "operator", kelas=5, wanita=25, pppk="V",
    ),
}  # fmt: skip
