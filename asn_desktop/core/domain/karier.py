"""Rights of a career, and the papers that go with a proposal."""

from __future__ import annotations

import enum


class Hak(enum.StrEnum):
    """What becomes due in a career, in the order in which it is told."""

    KGB = "kgb"
    KENAIKAN_PANGKAT = "kenaikan_pangkat"
    ANGKA_KREDIT = "angka_kredit"
    SATYALANCANA = "satyalancana"
    PENGEMBANGAN = "pengembangan"
    KONTRAK = "kontrak"
    PERSIAPAN_PENSIUN = "persiapan_pensiun"
    PENSIUN = "pensiun"


class Jalan(enum.StrEnum):
    """Ways up that do not come with time: each begins with something that the person, or somebody for him, does."""

    KENAIKAN_JENJANG = "kenaikan_jenjang"
    INTEGRASI = "integrasi"
    PENYESUAIAN_IJAZAH = "penyesuaian_ijazah"
    PRESTASI = "prestasi"
    PENEMUAN = "penemuan"
    PERPINDAHAN = "perpindahan"
    TUGAS_BELAJAR = "tugas_belajar"


class Dokumen(enum.StrEnum):
    """Papers that accompany a proposal; the rule pack `berkas` says which right needs which."""

    SK_CPNS = "sk_cpns"
    SK_PANGKAT = "sk_pangkat"
    SK_JABATAN = "sk_jabatan"
    IJAZAH = "ijazah"
    PENILAIAN_KINERJA = "penilaian_kinerja"
    PAK = "pak"
    UJIAN_DINAS = "ujian_dinas"
    KETERANGAN_DISIPLIN = "keterangan_disiplin"
    PIAGAM_SATYALANCANA = "piagam_satyalancana"
    PERJANJIAN_KERJA = "perjanjian_kerja"


class UrutanDuk(enum.StrEnum):
    """By what people are put in order in the Daftar Urut Kepangkatan; the rule pack `duk` says in which order."""

    PANGKAT = "pangkat"
    TMT_PANGKAT = "tmt_pangkat"
    JABATAN = "jabatan"
    MASA_KERJA = "masa_kerja"
    LATIHAN = "latihan"
    PENDIDIKAN = "pendidikan"
    USIA = "usia"
