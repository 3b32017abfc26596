"""What a column can mean: the targets of an import, their headings in our own template, and their other names."""

from __future__ import annotations

import re

from msgspec import Struct


class Target(Struct, frozen=True):
    """One meaning of a column.

    `heading` is what our own template writes; `names` are other headings, as slugs (small letters, words and
    numbers only); `siasn` is the heading of the SIASN export.
    """

    key: str
    heading: str
    names: tuple[str, ...] = ()
    siasn: str = ""
    in_template: bool = True


def _target(key: str, heading: str, names: str = "", siasn: str = "", in_template: bool = True) -> Target:
    return Target(key, heading, tuple(name.strip() for name in names.split("|") if name.strip()), siasn, in_template)


TARGETS: tuple[Target, ...] = (
    _target("nip", "NIP", "nip baru|nip nippppk|nip ni pppk|ni pppk|nipppk|no induk pegawai|nomor induk pegawai"
            "|nip lengkap|nip nrp|nip pegawai|nip baru 18 digit", "nip_baru"),
    _target("nama", "Nama", "nama lengkap|nama pegawai|nama asn|nama dan gelar|nama lengkap dan gelar"
            "|nama lengkap gelar|nama pns|nama lengkap pegawai|nama tanpa gelar|name", "nama"),
    _target("gelar_depan", "Gelar Depan", "gelar dpn|gelardepan", "gelar_depan"),
    _target("gelar_belakang", "Gelar Belakang", "gelar blk|gelar|gelarbelakang", "gelar_belakang"),
    _target("jenis_pegawai", "Jenis Pegawai", "status kepegawaian|status pegawai|jenis asn|status asn|status",
            "jenis_pegawai_nama"),
    _target("kedudukan", "Kedudukan Hukum", "kedudukan|kedudukan pns|status aktif", "kedudukan_hukum_nama"),
    _target("jenis_kelamin", "Jenis Kelamin", "l p|lp|jk|jenis kel|kelamin|sex|gender|l p jenis kelamin",
            "jenis_kelamin"),
    _target("tempat_lahir", "Tempat Lahir", "tmp lahir|tpt lahir|kota lahir", "tempat_lahir_nama"),
    _target("tanggal_lahir", "Tanggal Lahir", "tgl lahir|tgllahir|tanggallahir|lahir|tgl lhr", "tanggal_lahir"),
    _target("tmt_cpns", "TMT CPNS", "tmt capeg|tmt pertama|tmt pengangkatan|tmt pppk|tmt kontrak", "tmt_cpns"),
    _target("tmt_pns", "TMT PNS", "", "tmt_pns"),
    _target("akhir_kontrak", "Akhir Kontrak", "kontrak berakhir|berakhir kontrak|akhir perjanjian kerja|masa kontrak"),
    _target("golongan", "Golongan", "gol|gol ruang|golongan ruang|gol ru|golru|gol akhir|golongan akhir|gol terakhir"
            "|pangkat|pangkat gol|pangkat gol ruang|pangkat golongan|pangkat golongan ruang|pangkat dan golongan"
            "|pangkat terakhir|pangkat gol ru|gol pangkat|kepangkatan|pangkat dan gol ruang"
            "|gol ruang akhir", "gol_akhir_nama"),
    _target("tmt_golongan", "TMT Golongan", "tmt gol|tmt pangkat|tmt pangkat terakhir|tmt gol ruang|pangkat tmt|gol tmt"
            "|tmt gol akhir|tmt golongan akhir|tmt gol terakhir"
            "|golongan tmt|tmt kp|tmt kenaikan pangkat|tmt golongan ruang|pangkat gol ruang tmt"
            "|pangkat golongan ruang tmt|pangkat gol tmt", "tmt_golongan"),
    _target("mkg_tahun", "Masa Kerja Golongan (Tahun)", "mk tahun|mkg tahun|masa kerja tahun|masa kerja thn|mkg thn"
            "|masa kerja golongan thn", "mk_tahun"),
    _target("mkg_bulan", "Masa Kerja Golongan (Bulan)", "mk bulan|mkg bulan|masa kerja bulan|masa kerja bln|mkg bln"
            "|masa kerja golongan bln", "mk_bulan"),
    _target("jabatan", "Jabatan", "nama jabatan|jabatan terakhir|jabatan sekarang|jabatan saat ini|jab"
            "|jabatan eselon|jabatan nama", "jabatan_nama"),
    _target("jenis_jabatan", "Jenis Jabatan", "jenis jab", "jenis_jabatan_id"),
    _target("status_jabatan", "Status Jabatan"),
    _target("tmt_jabatan", "TMT Jabatan", "tmt jab|jabatan tmt", "tmt_jabatan"),
    _target("eselon", "Eselon", "esl|eselonering|ess"),
    _target("unit", "Unit Kerja", "unit|unor|unit organisasi|nama unit kerja|tempat tugas|tempat kerja|sub unit kerja"
            "|bagian|seksi|unit kerja sekarang|nama unor|penempatan", "unor_nama"),
    _target("unit_induk", "Unit Kerja Induk", "satuan kerja|satker|opd|skpd|perangkat daerah|unit induk|unor induk"
            "|instansi kerja|nama opd", "satuan_kerja_kerja_nama"),
    _target("pendidikan", "Pendidikan", "pend|pendidikan terakhir|tingkat pendidikan|pend terakhir|ijazah"
            "|ijazah terakhir|pendidikan akhir|jenjang pendidikan|tk pendidikan|pendidikan tingkat",
            "tingkat_pendidikan_nama"),
    _target("jurusan", "Jurusan", "program studi|prodi|jurusan pendidikan|pendidikan jurusan|nama pendidikan",
            "pendidikan_nama"),
    _target("sekolah", "Sekolah", "nama sekolah|universitas|perguruan tinggi|pendidikan sekolah", "nama_sekolah"),
    _target("tahun_lulus", "Tahun Lulus", "thn lulus|lulus|lulus tahun|tahun ijazah|th lulus|pendidikan tahun lulus"
            "|pendidikan tahun|pendidikan thn",
            "tahun_lulus"),
    _target("nik", "NIK", "no ktp|nomor ktp|nomor induk kependudukan|no nik", "nik"),
    _target("npwp", "NPWP", "no npwp|nomor npwp", "npwp_nomor"),
    _target("bpjs", "BPJS", "no bpjs|nomor bpjs|bpjs kesehatan", "bpjs"),
    _target("karpeg", "Kartu Pegawai", "karpeg|no karpeg|nomor karpeg|no seri karpeg"),
    _target("agama", "Agama", "", "agama_nama"),
    _target("status_kawin", "Status Kawin", "status perkawinan|kawin|status nikah|status keluarga", "jenis_kawin_nama"),
    _target("nomor_hp", "Nomor HP", "no hp|hp|no telp|telepon|no telepon|nomor telepon|no hp wa|no wa", "nomor_hp"),
    _target("email", "Email", "e mail|surel|alamat email", "email"),
    _target("alamat", "Alamat", "alamat rumah|alamat tempat tinggal|alamat domisili", "alamat"),
    _target("pns_id", "ID SIASN", "pns id|id pns|id siasn", "pns_id"),
    _target("catatan", "Catatan"),
    _target("status_cpns_pns", "", "status cpns pns", "status_cpns_pns", in_template=False),
    _target("keterangan", "", "ket|keterangan|kt", in_template=False),
    _target("golongan_tmt", "", "", in_template=False),
    _target("jabatan_tmt", "", "", in_template=False),
    _target("tempat_tanggal_lahir", "", "ttl|tempat tgl lahir|tempat tanggal lahir|tempat dan tanggal lahir"
            "|tempat dan tgl lahir|tmp tgl lahir|tpt tgl lahir|kelahiran", in_template=False),
    _target("nama_nip", "", "nama nip|nama dan nip|nip nama|nip dan nama|nama lengkap nip|nama pegawai nip"
            "|nama dan gelar nip|nama nip pegawai", in_template=False),
)  # fmt: skip

REKAP: tuple[Target, ...] = (
    _target("nip", "NIP"),
    _target("nama", "Nama", "nama pegawai"),
    _target("jabatan", "Jabatan", "nama jabatan"),
    _target("rating_hasil", "Rating Hasil Kinerja", "rating hasil kerja|hasil kerja|hasil kinerja"),
    _target("rating_perilaku", "Rating Perilaku Kerja", "rating perilaku|perilaku kerja|rating perilaku kinerja"),
    _target("predikat", "Predikat Kinerja Periodik", "predikat kinerja|predikat kinerja tahunan|predikat"
            "|predikat kinerja pegawai"),
)  # fmt: skip

BY_KEY: dict[str, Target] = {target.key: target for target in (*TARGETS, *REKAP)}
TEMPLATE: tuple[Target, ...] = tuple(target for target in TARGETS if target.in_template)

_NOISE = re.compile(r"[^a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Between the words of `jabatanNama`, as SIASN's services write their fields."""
_HYPHENATED = re.compile(r"(?<=[a-z])-\s+(?=[a-z])")
_SPACED = re.compile(r"\b[a-z](?: [a-z]){2,}\b")
"""Words with a space after each letter (`N A M A`, `T.M.T`)."""


def slug(heading: object) -> str:
    """A heading as compared: small letters, words and numbers, single spaces (`PANGKAT/GOL. RUANG`, `N A M A`)."""
    if heading is None:
        return ""
    parted = _CAMEL.sub(" ", str(heading)).lower()
    whole = _NOISE.sub(" ", _HYPHENATED.sub("", parted)).strip()
    return _SPACED.sub(lambda word: word[0].replace(" ", ""), whole)


SYNONYMS: dict[str, str] = {
    name: target.key for target in TARGETS for name in (slug(target.heading), *target.names) if name
}
SIASN: dict[str, str] = {slug(target.siasn): target.key for target in TARGETS if target.siasn}
SIASN_HEADINGS: frozenset[str] = frozenset(
    [
        "pns id",
        "nip baru",
        "nip lama",
        "tempat lahir nama",
        "jenis pegawai nama",
        "kedudukan hukum nama",
        "status cpns pns",
        "gol akhir nama",
        "jenis jabatan id",
        "jabatan nama",
        "unor nama",
        "satuan kerja kerja nama",
        "is valid nik",
    ]
)
REKAP_NAMES: dict[str, str] = {name: target.key for target in REKAP for name in (slug(target.heading), *target.names)}
ORDER_NAMES = frozenset(("no", "nomor", "no urut", "nomor urut", "urut", "no urt", "n o"))
"""Headings of a running number, which is never taken."""


def letter(index: int) -> str:
    """Excel's letter of a column counted from zero."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
