"""Which entries a pack of each topic holds, of which type and in which unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from asn_desktop.core.rulepack import (
    credit,
    indices,
    papers,
    posts,
    rank,
    requirements,
    salary,
    service,
    values,
    yearly,
)
from asn_desktop.core.rulepack.wholeness import Positive


class Shape(Struct, frozen=True):
    """The type of an entry's value, and the unit its author must state, so that days are not taken for months."""

    unit: str
    type: Any


SHAPES: Mapping[str, Mapping[str, Shape]] = {
    "nip": {
        "panjang": Shape("digit", Positive),
        "kode_pppk_terendah": Shape("kode", Positive),
        "usia_terendah": Shape("tahun", Positive),
        "kode_kelamin": Shape("kode", values.KelaminValue),
        "nomor_urut_terendah": Shape("nomor", Positive),
    },
    "golongan": {
        "pns": Shape("tabel", values.PangkatTable),
        "pppk": Shape("tabel", values.PppkTable),
    },
    "jabatan": {
        "jenis": Shape("tabel", values.JenisTable),
        "rentang_eselon": Shape("golongan", values.EselonTable),
        "rentang_eselon_siasn": Shape("golongan", values.EselonTable),
        "rentang_keahlian": Shape("golongan", values.JenjangTable),
        "rentang_keterampilan": Shape("golongan", values.JenjangTable),
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
        "penyerahan_dokumen": Shape("hari_kerja", Positive),
        "triwulan": Shape("tanggal", values.Quarters),
    },
    "berakhlak": {"nilai": Shape("tabel", values.NilaiTable)},
    "disiplin": {
        "jenis": Shape("tabel", values.HukumanTable),
        "ketidakhadiran": Shape("hari_kerja", values.AbsenceLadder),
        "terus_menerus": Shape("hari_kerja", values.AbsenceRun),
    },
    "keberatan": {"pengajuan": Shape("hari", Positive)},
    "gaji_pokok": {
        "pns": Shape("rupiah", salary.SalaryTable),
        "pppk": Shape("rupiah", salary.SalaryTable),
    },
    "kgb": {
        "jangka": Shape("tahun", Positive),
        "jangka_pppk": Shape("tahun", Positive),
        "kinerja": Shape("tahun", requirements.MinimumPredikat),
        "penundaan": Shape("tahun", Positive),
        "pemberitahuan": Shape("bulan", Positive),
    },
    "angka_kredit": {
        "persentase": Shape("persen", credit.PercentTable),
        "keterampilan": Shape("angka_kredit", credit.CreditTable),
        "keahlian": Shape("angka_kredit", credit.CreditTable),
        "pendidikan": Shape("persen", Positive),
    },
    "kenaikan_pangkat": {
        "periode": Shape("bulan", rank.RankPeriods),
        "masa": Shape("tahun", Positive),
        "predikat": Shape("tahun", requirements.MinimumPredikat),
        "disiplin": Shape("tingkat", requirements.Obstacles),
        "ijazah": Shape("golongan", rank.IjazahTable),
        "ujian_dinas": Shape("golongan", rank.ExamSteps),
        "dibatasi_atasan": Shape("ya_tidak", bool),
        "kedudukan": Shape("tabel", requirements.Standings),
        "masa_fungsional": Shape("tahun", Positive),
        "masa_struktural": Shape("tahun", Positive),
        "masa_di_bawah_rentang": Shape("tahun", Positive),
    },
    "bup": {
        "jabatan": Shape("tahun", service.RetirementTable),
        "fungsional": Shape("tahun", service.RetirementTable),
        "guru": Shape("tahun", service.RetirementTable),
        "tmt_pensiun": Shape("bulan", Positive),
        "masa_persiapan": Shape("tahun", Positive),
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
        "jpt_pratama_usia": Shape("tahun", Positive),
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
        "evaluasi_periodik": Shape("bulan", Positive),
        "putusan_keberatan": Shape("hari_kerja", Positive),
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
