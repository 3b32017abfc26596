"""Which entries a pack of each topic holds, of which type and in which unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from asn_desktop.core.rulepack import (
    credit,
    indices,
    local,
    papers,
    posts,
    rank,
    requirements,
    salary,
    service,
    values,
    yearly,
)
from asn_desktop.core.rulepack.wholeness import Days, Months, Percent, Positive, Times, Years


class Shape(Struct, frozen=True):
    """The type of an entry's value, and the unit its author must state, so that days are not taken for months."""

    unit: str
    type: Any


SHAPES: Mapping[str, Mapping[str, Shape]] = {
    "nip": {
        "panjang": Shape("digit", values.NipLength),
        "kode_pppk_terendah": Shape("kode", values.PppkCode),
        "usia_terendah": Shape("tahun", Years),
        "kode_kelamin": Shape("kode", values.KelaminValue),
        "nomor_urut_terendah": Shape("nomor", values.Serial),
    },
    "golongan": {
        "pns": Shape("tabel", values.PangkatTable),
        "pppk": Shape("tabel", values.PppkTable),
    },
    "jabatan": {
        "jenis": Shape("tabel", values.JenisTable),
        "rentang_eselon": Shape("golongan", values.EselonTable),
        "rentang_eselon_siasn": Shape("golongan", values.EselonTable),
        "rentang_keahlian": Shape("golongan", values.ExpertRanges),
        "rentang_keterampilan": Shape("golongan", values.SkillRanges),
    },
    "predikat": {"matriks": Shape("tabel", values.Matrix)},
    "distribusi": {
        "pedoman": Shape("persen", values.Guidance),
        "unit_kecil": Shape("orang", Positive),
        "kurva": Shape("frekuensi", values.Curves),
    },
    "kalender": {
        "skp_ditetapkan": Shape("tanggal", values.YearDay),
        "skp_disusun": Shape("tanggal", values.YearDay),
        "evaluasi_tahunan": Shape("tanggal", values.YearDay),
        "penyerahan_dokumen": Shape("hari_kerja", Days),
        "triwulan": Shape("tanggal", values.Quarters),
    },
    "berakhlak": {"nilai": Shape("tabel", values.NilaiTable)},
    "disiplin": {
        "jenis": Shape("tabel", values.HukumanTable),
        "ketidakhadiran": Shape("hari_kerja", values.AbsenceLadder),
        "terus_menerus": Shape("hari_kerja", values.AbsenceRun),
    },
    "keberatan": {"pengajuan": Shape("hari", Days)},
    "gaji_pokok": {
        "pns": Shape("rupiah", salary.PnsSalaries),
        "pppk": Shape("rupiah", salary.PppkSalaries),
    },
    "kgb": {
        "jangka": Shape("tahun", Years),
        "jangka_pppk": Shape("tahun", Years),
        "kinerja": Shape("tahun", requirements.MinimumPredikat),
        "penundaan": Shape("tahun", Years),
        "pemberitahuan": Shape("bulan", Months),
        "kedudukan": Shape("tabel", requirements.Standings),
    },
    "angka_kredit": {
        "persentase": Shape("persen", credit.PercentTable),
        "keterampilan": Shape("angka_kredit", credit.SkillCredits),
        "keahlian": Shape("angka_kredit", credit.ExpertCredits),
        "pendidikan": Shape("persen", Percent),
    },
    "kenaikan_pangkat": {
        "periode": Shape("bulan", rank.RankPeriods),
        "masa": Shape("tahun", Years),
        "predikat": Shape("tahun", requirements.MinimumPredikat),
        "disiplin": Shape("tingkat", requirements.Obstacles),
        "ijazah": Shape("golongan", rank.IjazahTable),
        "ujian_dinas": Shape("golongan", rank.ExamSteps),
        "dibatasi_atasan": Shape("ya_tidak", bool),
        "kedudukan": Shape("tabel", requirements.Standings),
        "masa_fungsional": Shape("tahun", Years),
        "masa_struktural": Shape("tahun", Years),
        "masa_di_bawah_rentang": Shape("tahun", Years),
    },
    "angka_kredit_awal": {
        "nilai_dasar": Shape("angka_kredit", credit.StartingCredits),
        "masa_perpindahan": Shape("tahun", Years),
        "masuk_dari_atas": Shape("angka_kredit", credit.EntriesAbove),
    },
    "kenaikan_pangkat_pilihan": {
        "ijazah_masa": Shape("tahun", Years),
        "ijazah_predikat": Shape("tahun", requirements.MinimumPredikat),
        "ijazah_tugas": Shape("ya_tidak", bool),
        "ijazah_ujian": Shape("ya_tidak", bool),
        "ijazah_awal": Shape("golongan", rank.StartingTable),
        "prestasi_predikat": Shape("tahun", requirements.MinimumPredikat),
        "penemuan_masa": Shape("tahun", Years),
        "penemuan_predikat": Shape("tahun", requirements.MinimumPredikat),
    },
    "kenaikan_jenjang": {
        "predikat": Shape("tahun", requirements.MinimumPredikat),
        "uji_kompetensi": Shape("ya_tidak", bool),
        "formasi": Shape("ya_tidak", bool),
        "disiplin": Shape("tingkat", requirements.Obstacles),
    },
    "tugas_belajar": {
        "masa_kerja": Shape("tahun", Years),
        "sisa_masa": Shape("kali", Times),
        "predikat": Shape("tahun", requirements.MinimumPredikat),
        "rencana": Shape("ya_tidak", bool),
        "ikatan_dinas": Shape("kali", Times),
        "dibebaskan": Shape("bulan", Months),
    },
    "bup": {
        "jabatan": Shape("tahun", service.PostAges),
        "fungsional": Shape("tahun", service.LevelAges),
        "guru": Shape("tahun", service.TeacherAge),
        "khusus": Shape("tahun", service.NamedAges),
        "tmt_pensiun": Shape("bulan", Months),
        "masa_persiapan": Shape("tahun", Years),
    },
    "berkas": {right.value: Shape("tabel", papers.Papers) for right in papers.RIGHTS},
    "duk": {"urutan": Shape("tabel", rank.SeniorityOrder)},
    "satyalancana": {
        "tingkat": Shape("tahun", service.AwardSteps),
        "hukuman": Shape("tingkat", requirements.Obstacles),
        "cltn": Shape("ya_tidak", bool),
    },
    "talenta": {
        "kinerja": Shape("tabel", indices.TalentAxis),
        "kotak": Shape("tabel", indices.TalentBoxes),
    },
    "jpm": {"kategori": Shape("persen", indices.JpmBands)},
    "ip_asn": {
        "kualifikasi": Shape("nilai", indices.EducationTable),
        "kompetensi": Shape("nilai", indices.CompetenceTable),
        "kinerja": Shape("nilai", indices.PerformanceTable),
        "disiplin": Shape("nilai", indices.SanctionTable),
        "kategori": Shape("nilai", indices.IpAsnBands),
    },
    "skm": {
        "unsur": Shape("tabel", indices.SurveyElements),
        "mutu": Shape("nilai", indices.ServiceBands),
        "sampel": Shape("tetapan", indices.SampleFormula),
    },
    "syarat_jabatan": {
        "pengawas_pendidikan": Shape("ijazah", posts.Degrees),
        "pengawas_pengalaman": Shape("tahun", posts.Experiences),
        "administrator_pendidikan": Shape("ijazah", posts.Degrees),
        "administrator_pengalaman": Shape("tahun", posts.Experiences),
        "jpt_pratama_pendidikan": Shape("ijazah", posts.Degrees),
        "jpt_pratama_pengalaman": Shape("tahun", posts.Experiences),
        "jpt_pratama_usia": Shape("tahun", Years),
        "predikat": Shape("tahun", requirements.MinimumPredikat),
        "disiplin": Shape("tingkat", requirements.Obstacles),
        "pelatihan": Shape("bulan", posts.TrainingTable),
    },
    "pengembangan": {
        "bentuk": Shape("tabel", service.TrainingForms),
        "paling_sedikit": Shape("jp", Positive),
        "paling_banyak": Shape("jp", Positive),
    },
    "tenggat": {
        "evaluasi_periodik": Shape("bulan", Months),
        "putusan_keberatan": Shape("hari_kerja", Days),
    },
    "rating_pimpinan": {"hasil_kerja": Shape("tabel", yearly.HeadRatings)},
    "keadaan": {
        "dikecualikan": Shape("tabel", yearly.Exemptions),
        "tugas_belajar": Shape("ya_tidak", bool),
    },
    "gabungan_tahun": {
        "perpindahan": Shape("pilihan", yearly.Separate),
        "predikat_tahunan": Shape("pilihan", yearly.YearEnd),
    },
    "keadilan": {
        "paling_sedikit": Shape("orang", yearly.GroupSize),
        "batas_peluang": Shape("persen", yearly.SmallPercent),
        "kemiripan": Shape("persen", yearly.HighPercent),
        "kata_paling_sedikit": Shape("kata", Positive),
        "penanda_contoh": Shape("kata", yearly.Phrases),
        "penanda_pengembangan": Shape("kata", yearly.Phrases),
    },
}
OPTIONAL: Mapping[str, Mapping[str, Shape]] = {
    local.TOPIC: {name: Shape(*local.VALUES[syarat]) for name, (_, syarat) in local.ENTRIES.items()},
}
"""Packs that need not be there, and of which no entry has to be."""
