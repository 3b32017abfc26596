"""Columns and codes of SIASN as its own exports and records name them (reference 16.1 and 16.3), in its order.

SIASN counts ratings and quadrants the other way round than forms that print 3/2/1 do: 1 is the best. So every code is
written out here, and none is computed from an order. `nip` and `nama` come first where SIASN knows a person only by an
identity of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat, Rating
from asn_desktop.core.domain.pegawai import JenisKelamin

Code = TypeVar("Code", int, str)

RATING = {Rating.DI_ATAS: 1, Rating.SESUAI: 2, Rating.DI_BAWAH: 3}
KUADRAN = {
    Predikat.SANGAT_BAIK: 1,
    Predikat.BAIK: 2,
    Predikat.BUTUH_PERBAIKAN: 3,
    Predikat.KURANG: 4,
    Predikat.SANGAT_KURANG: 5,
}
RATING_NAMA = {
    Rating.DI_ATAS: "Di Atas Ekspektasi",
    Rating.SESUAI: "Sesuai Ekspektasi",
    Rating.DI_BAWAH: "Di Bawah Ekspektasi",
}
KUADRAN_NAMA = {
    Predikat.SANGAT_BAIK: "Sangat Baik",
    Predikat.BAIK: "Baik",
    Predikat.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    Predikat.KURANG: "Kurang",
    Predikat.SANGAT_KURANG: "Sangat Kurang",
}
PERSEN = {
    Predikat.SANGAT_BAIK: 150,
    Predikat.BAIK: 100,
    Predikat.BUTUH_PERBAIKAN: 75,
    Predikat.KURANG: 50,
    Predikat.SANGAT_KURANG: 25,
}
PERIODIK = {JenisEvaluasi.BULAN: 1, JenisEvaluasi.TRIWULAN: 2}
STRUKTURAL, FUNGSIONAL, PELAKSANA = 1, 2, 4
JENIS_JABATAN = {STRUKTURAL: "Struktural", FUNGSIONAL: "Fungsional", PELAKSANA: "Pelaksana"}
ESELON = {"I.b": "12", "II.a": "21", "II.b": "22", "III.a": "31", "III.b": "32", "IV.a": "41", "IV.b": "42"}
ESELON_I_A = {JenisJabatan.JPT_UTAMA: "10", JenisJabatan.JPT_MADYA: "11"}
"""I.a is told apart by the kind of post."""
SEX = {JenisKelamin.PRIA: "M", JenisKelamin.WANITA: "F"}


def code(codes: Mapping[Any, Code], value: Any) -> Code | None:
    """The code or name of a value; nothing where there is no value. One without code is a defect, not an empty cell."""
    return codes[value] if value is not None else None


def eselon_id(eselon: str, jenis: JenisJabatan) -> str:
    """SIASN's number of an echelon; I.a has one for each kind of leadership. Empty where it is none."""
    return ESELON_I_A.get(jenis, "") if eselon == "I.a" else ESELON.get(eselon, "")


def jenis_jabatan(jenis: JenisJabatan) -> int:
    """SIASN's number of a kind of post."""
    if jenis is JenisJabatan.FUNGSIONAL:
        return FUNGSIONAL
    return PELAKSANA if jenis is JenisJabatan.PELAKSANA else STRUKTURAL


def _named(columns: str) -> tuple[str, ...]:
    return tuple(columns.split())


PEGAWAI: tuple[str, ...] = _named("""
    pns_id nip_baru nip_lama nama gelar_depan gelar_belakang tempat_lahir_id tempat_lahir_nama tanggal_lahir
    jenis_kelamin agama_id agama_nama jenis_kawin_id jenis_kawin_nama nik nomor_hp email email_gov alamat
    npwp_nomor bpjs jenis_pegawai_id jenis_pegawai_nama kedudukan_hukum_id kedudukan_hukum_nama status_cpns_pns
    kartu_asn_virtual nomor_sk_cpns tanggal_sk_cpns tmt_cpns nomor_sk_pns tanggal_sk_pns tmt_pns gol_awal_id
    gol_awal_nama gol_akhir_id gol_akhir_nama tmt_golongan mk_tahun mk_bulan jenis_jabatan_id jenis_jabatan_nama
    jabatan_id jabatan_nama tmt_jabatan tingkat_pendidikan_id tingkat_pendidikan_nama pendidikan_id
    pendidikan_nama tahun_lulus kpkn_id kpkn_nama lokasi_kerja_id lokasi_kerja_nama unor_id unor_nama
    instansi_induk_id instansi_induk_nama instansi_kerja_id instansi_kerja_nama satuan_kerja_induk_id
    satuan_kerja_induk_nama satuan_kerja_kerja_id satuan_kerja_kerja_nama is_valid_nik nama_sekolah
""")
"""Headings of SIASN's employee export, in its order (reference 16.1). What the office does not know stays empty."""

SKP22 = _named("""
    nip nama hasilKinerja hasilKinerjaNilai perilakuKerja PerilakuKerjaNilai kuadranKinerja KuadranKinerjaNilai tahun
    pnsDinilaiId namaPenilai nipNrpPenilai penilaiGolonganId penilaiJabatanNm penilaiUnorNm statusPenilai path
""")
"""The yearly result (`pns_rw_skp22`)."""

PERIODIK_COLUMNS = _named("""
    tahun periodikId periodikNama nip nama hasilKinerja hasilKinerjaNilai perilakuKerja perilakuKerjaNilai
    kuadranKinerjaNilai kuadranNilai kriteria koefisenId persentase jabatan instansiNama unorNama namaPenilai
    penilaiNipNrp penilaiJabatanNama penilaiUnorNm statusPenilai
""")
"""Results of months and quarters (`pns_rw_kinerjaperiodik`); `koefisenId` is how SIASN itself spells it."""

PERIODIK_BARU = _named("""
    nip nama bulanMulaiPenilaian bulanSelesaiPenilaian hasilKinerjaNilai koefisienId kuadranKinerjaNilai
    penilaiGolongan penilaiJabatanNama penilaiNama penilaiNipNrp penilaiUnorNama perilakuKerjaNilai periodikId
    pnsDinilaiId statusPenilai tahun tahunMulaiPenilaian tahunSelesaiPenilaian
""")
"""The same results as SIASN wants them told when they are entered."""

GOLONGAN_COLUMNS = _named("""
    nip nama golonganId golongan skNomor skTanggal tmtGolongan noPertekBkn tglPertekBkn jumlahKreditUtama
    jumlahKreditTambahan jenisKPId jenisKPNama masaKerjaGolonganTahun masaKerjaGolonganBulan pangkat
""")
JABATAN_COLUMNS = _named("""
    nip nama jenisJabatan unorNama eselon eselonId jabatanFungsionalNama jabatanFungsionalUmumNama namaJabatan
    tmtJabatan tmtPelantikan nomorSk tanggalSk jenisMutasiId jenisPenugasanId tmtMutasi
""")
KREDIT_COLUMNS = _named("""
    nip nama nomorSk tanggalSk bulanMulaiPenailan tahunMulaiPenailan bulanSelesaiPenailan tahunSelesaiPenailan
    kreditUtamaBaru kreditPenunjangBaru kreditBaruTotal namaJabatan isAngkaKreditPertama isIntegrasi isKonversi
""")
"""`Penailan` is how SIASN itself spells it."""
