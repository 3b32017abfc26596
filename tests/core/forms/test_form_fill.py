"""Filled forms: labels and blocks of the reference, final text, and the defects other programs print."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Pihak
from asn_desktop.core.domain.skp import JenisHasilKerja
from asn_desktop.core.forms.filled import Curve, Emblem, Lines, Para, Sides, Signatures, Table
from asn_desktop.core.forms.wording import DOTS
from asn_desktop.core.kernel.short_code import is_sound


def words(form):
    """Everything the form says, block by block in reading order."""
    said = []
    for block in form.blocks:
        match block:
            case Lines():
                said += [para.text for para in block.paras]
            case Sides():
                said += [block.left.text, block.right.text]
            case Table():
                said += _table_words(block)
            case Curve():
                said += [block.title, block.axis, *block.words]
            case Signatures():
                for side in (block.right, block.left):
                    said += [*side.above, side.name, side.below] if side else []
    return said


def _table_words(table):
    yield from [table.heading] if table.heading else []
    cells = [cell for row in table.head for cell in row]
    for cell in cells:
        yield from (para.text for para in cell.paras)
    for section in table.sections:
        yield from [section.title] if section.title else []
        for group in section.groups:
            for cell in (*group.merged.values(), *(cell for row in group.rows for cell in row)):
                yield from (para.text for para in cell.paras)


def in_order(wanted, said):
    rest = iter(said)
    missing = [word for word in wanted if not any(word == each for each in rest)]
    assert not missing, f"{missing} not in this order in {said}"


PARTY = ["NAMA", "NIP", "PANGKAT/GOL. RUANG", "JABATAN", "UNIT KERJA"]


def test_skp_has_every_label_of_the_reference_in_order(samples):
    said = words(samples.form("skp_jf_kuantitatif"))
    in_order(
        [
            "SASARAN KINERJA PEGAWAI",
            "PENDEKATAN HASIL KERJA KUANTITATIF",
            "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
            "PEMERINTAH KABUPATEN JAYAWIJAYA",
            "PERIODE PENILAIAN: 1 JANUARI S.D. 31 DESEMBER TAHUN 2025",
            "NO",
            "PEGAWAI YANG DINILAI",
            "NO",
            "PEJABAT PENILAI KINERJA",
            *[label for label in PARTY for _ in range(2)],
            "HASIL KERJA",
            "NO",
            "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
            "RENCANA HASIL KERJA",
            "ASPEK",
            "INDIKATOR KINERJA INDIVIDU",
            "TARGET",
            "(1)",
            "(6)",
            "A. UTAMA",
            "B. TAMBAHAN",
            "PERILAKU KERJA",
            "Ekspektasi Khusus Pimpinan:",
            "Wamena, 12 Januari 2026",
            "Pejabat Penilai Kinerja",
            samples.PENILAI.nama,
            "Pegawai yang Dinilai",
            samples.PEGAWAI.nama,
        ],
        said,
    )


def test_evaluasi_has_every_label_of_the_reference_in_order(samples):
    form = samples.form("evaluasi_jf_kuantitatif")
    in_order(
        [
            "EVALUASI KINERJA PEGAWAI",
            "PENDEKATAN HASIL KERJA KUANTITATIF",
            "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
            "PERIODE: TRIWULAN I/II/III/IV-AKHIR*",
            "PERIODE PENILAIAN: 1 JANUARI S.D. 31 DESEMBER 2025",
            "PEGAWAI YANG DINILAI",
            "CAPAIAN KINERJA ORGANISASI*",
            "BAIK",
            "POLA DISTRIBUSI:",
            "FREKUENSI PEGAWAI",
            "HASIL KERJA",
            "NO",
            "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
            "RENCANA HASIL KERJA",
            "ASPEK",
            "INDIKATOR KINERJA INDIVIDU",
            "TARGET",
            "REALISASI BERDASARKAN BUKTI DUKUNG",
            "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
            "A. UTAMA",
            "B. TAMBAHAN",
            "RATING HASIL KERJA*",
            "SESUAI EKSPEKTASI",
            "PERILAKU KERJA",
            "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
            "RATING PERILAKU KERJA*",
            "DI ATAS EKSPEKTASI",
            "PREDIKAT KINERJA PEGAWAI*",
            "BAIK",
            "Wamena, 12 Januari 2026",
            "Pejabat Penilai Kinerja",
        ],
        words(form),
    )
    assert form.blocks[-1].left is None, "only the appraiser signs the evaluation"


def test_dokumen_evaluasi_has_its_seven_numbered_items(samples):
    form = samples.form("dokumen_evaluasi")
    in_order(
        [
            "DOKUMEN EVALUASI KINERJA PEGAWAI",
            "PERIODE*: TRIWULAN I/II/III/IV-AKHIR**",
            "PERIODE PENILAIAN: 1 JANUARI S.D. 31 DESEMBER TAHUN 2025",
            *["1", "PEGAWAI YANG DINILAI", *PARTY],
            *["2", "PEJABAT PENILAI KINERJA", *PARTY],
            *["3", "ATASAN PEJABAT PENILAI KINERJA", *PARTY],
            *["4", "EVALUASI KINERJA", "CAPAIAN KINERJA ORGANISASI", "BAIK", "PREDIKAT KINERJA PEGAWAI", "BAIK"],
            *["5", "CATATAN/ REKOMENDASI", "Diusulkan mengikuti pelatihan perencanaan."],
            *["6. Wamena, 12 Januari 2026", "Pejabat Penilai Kinerja,", samples.PENILAI.nama],
            *["7. Wamena, ....................................", "Pegawai yang Dinilai,", samples.PEGAWAI.nama],
        ],
        words(form),
    )
    assert any(isinstance(block, Emblem) for block in form.blocks), "room for the emblem, and no picture of our own"


def test_all_twenty_one_behaviours_are_printed_each_under_its_own_value(samples):
    """Elsewhere one behaviour guide was listed under two values."""
    table = samples.form("skp_jf_kuantitatif").blocks[-2]
    cells = [group.rows[0][1] for group in table.sections[0].groups]
    names = [cell.paras[0].text for cell in cells]
    guides = [para.text for cell in cells for para in cell.paras[1:]]
    assert names == [
        "Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif",
    ]  # fmt: skip
    assert len(guides) == len(set(guides)) == 21


def test_columns_of_a_result_stand_over_the_rows_of_its_aspects(samples):
    table = next(
        b for b in samples.form("evaluasi_jf_kuantitatif").blocks if getattr(b, "heading", "") == "HASIL KERJA"
    )
    group = table.sections[0].groups[0]
    assert sorted(group.merged) == [0, 1, 2, 7]
    assert [row[0].paras[0].text for row in group.rows] == ["Kuantitas", "Kualitas", "Waktu"]
    assert [row[3].paras[0].text for row in group.rows] == ["1 dokumen ditetapkan", "98 persen sesuai", "11 bulan"]


def test_the_appraisers_post_is_printed(samples):
    """Elsewhere it was always blank."""
    for name in samples.FORMS:
        assert samples.PENILAI.jabatan in words(samples.form(name))


def test_the_right_hand_header_names_the_appraiser(samples):
    """Elsewhere it repeated the left-hand title."""
    said = words(samples.form("skp_jf_kuantitatif"))
    assert said.count("PEGAWAI YANG DINILAI") == 1
    assert said.count("PEJABAT PENILAI KINERJA") == 1


@pytest.mark.parametrize("capaian", Capaian)
def test_capaian_and_notes_are_what_was_given(samples, capaian):
    """Elsewhere they were always a dash."""
    said = words(samples.form("dokumen_evaluasi", capaian=capaian, catatan="Perlu pendampingan."))
    assert samples.texts().show(capaian).upper() in said
    assert "Perlu pendampingan." in said
    assert "-" not in said


def test_what_is_not_given_is_a_dotted_line_and_never_a_dash_or_zero(samples):
    form = samples.form(
        "evaluasi_jf_kuantitatif", capaian=None, kurva=(), rating_hasil=None, predikat=None, final=False, tanggal=None
    )
    said = words(form)
    assert said[said.index("CAPAIAN KINERJA ORGANISASI*") + 1] == DOTS
    assert said[said.index("RATING HASIL KERJA*") + 1] == DOTS
    assert said[said.index("PREDIKAT KINERJA PEGAWAI*") + 1] == DOTS
    assert any(text.startswith("Wamena, ....") for text in said)
    assert "-" not in said
    assert "0" not in said


def test_the_place_comes_from_the_office(samples):
    """Elsewhere the town was fixed."""
    said = words(samples.form("skp_jf_kuantitatif", tempat="Pematangsiantar"))
    assert "Pematangsiantar, 12 Januari 2026" in said
    assert not any("Wamena" in text for text in said)


def test_the_date_is_that_of_the_decision(samples):
    form = samples.form("evaluasi_jf_kuantitatif", tanggal=date(2026, 3, 2))
    assert "Wamena, 2 Maret 2026" in words(form)
    assert form.decided == date(2026, 3, 2)


def test_name_and_nip_of_the_appraiser_belong_to_one_person(samples):
    """Elsewhere the name came from a snapshot and the NIP from today's chain."""
    for name in ("skp_jf_kuantitatif", "evaluasi_jf_kuantitatif", "dokumen_evaluasi"):
        right = samples.form(name).blocks[-1].right
        assert right.name == samples.PENILAI.nama
        assert right.below == "NIP. 19750311 200003 1 902"


def test_contract_employees_have_ni_pppk_and_no_pangkat(samples):
    form = samples.form("dokumen_evaluasi", pegawai=samples.PPPK)
    said = words(form)
    first = said[said.index("PEGAWAI YANG DINILAI") : said.index("PEJABAT PENILAI KINERJA")]
    assert "NI PPPK" in first
    assert "NIP" not in first
    assert first[first.index("PANGKAT/GOL. RUANG") + 1] == "IX"
    assert form.blocks[-1].left.below == "NI PPPK. 19930202 202321 2 901"
    assert form.blocks[-1].right.below.startswith("NIP. ")
    assert "NI PPPK" in form.footer.person


@pytest.mark.parametrize("penilai", [None, Pihak("", "", "", "", "")])
def test_a_vacant_appraiser_is_shown_as_vacant(samples, penilai):
    form = samples.form("skp_jf_kuantitatif", penilai=penilai)
    said = words(form)
    assert "(jabatan kosong)" in said
    assert form.blocks[-1].right.name.startswith("(....")
    assert form.blocks[-1].right.below.startswith("NIP. ....")


def test_whom_an_outside_official_answers_to_is_left_to_the_pen_not_called_vacant(samples):
    outside = samples.form("dokumen_evaluasi", penilai=samples.PENILAI, atasan_penilai=None)
    assert "(jabatan kosong)" not in words(outside)
    inside = replace(samples.PENILAI, pegawai_id=UUID(int=1))
    assert "(jabatan kosong)" in words(samples.form("dokumen_evaluasi", penilai=inside, atasan_penilai=None))


def test_what_does_not_apply_is_crossed_out(samples):
    def struck(form):
        para = next(p for b in form.blocks if isinstance(b, Lines) for p in b.paras if p.struck)
        return "".join(para.text[a:b] for a, b in para.struck)

    assert struck(samples.form("evaluasi_jf_kuantitatif")) == "TRIWULAN IIIIIIIV"
    quarter = {"jenis": JenisEvaluasi.TRIWULAN, "mulai": date(2025, 7, 1), "sampai": date(2025, 9, 30)}
    form = samples.form("evaluasi_jf_kuantitatif", **quarter)
    assert struck(form) == "IIIIVAKHIR"
    assert "PERIODE PENILAIAN: 1 JULI S.D. 30 SEPTEMBER 2025" in words(form)


def test_curve_has_the_packs_values_from_low_to_high(samples):
    curve = next(b for b in samples.form("evaluasi_jf_kuantitatif").blocks if isinstance(b, Curve))
    assert curve.values == (2, 3, 6, 11, 2)
    assert curve.words[0] == "SANGAT KURANG"
    assert curve.words[-1] == "SANGAT BAIK"


def test_a_section_without_results_keeps_its_line_and_a_free_row(samples):
    form = samples.form("skp_jf_kuantitatif", hasil=(samples.hasil(JenisHasilKerja.UTAMA, 1),))
    table = next(b for b in form.blocks if getattr(b, "heading", "") == "HASIL KERJA")
    assert [section.title for section in table.sections] == ["A. UTAMA", "B. TAMBAHAN"]
    assert len(table.sections[1].groups) == 1


@pytest.mark.parametrize(("final", "latihan", "marks"), [
    (True, False, ()),
    (False, False, ("DRAF",)),
    (True, True, ("LATIHAN",)),
    (False, True, ("DRAF", "LATIHAN")),
])  # fmt: skip
def test_marks(samples, final, latihan, marks):
    assert samples.form("dokumen_evaluasi", final=final, latihan=latihan).marks == marks


def test_texts_are_never_cut(samples):
    long = " ".join(f"kata{n}" for n in range(5000))
    rencana = samples.hasil(JenisHasilKerja.UTAMA, 1, rencana=long)
    assert long in words(samples.form("skp_jf_kuantitatif", hasil=(rencana,)))


def test_line_breaks_stay_and_invisible_signs_go(samples):
    form = samples.form("dokumen_evaluasi", catatan="Satu\u200b\r\nDua\tTiga\x07 e\u0301")
    said = words(form)
    assert "Satu" in said
    assert "Dua Tiga é" in said


def test_braces_in_texts_are_only_braces(samples):
    assert "Isi {nama} dan {0}" in words(samples.form("dokumen_evaluasi", catatan="Isi {nama} dan {0}"))


def test_the_code_follows_the_content_and_nothing_else(samples):
    first, again = (samples.form("evaluasi_jf_kuantitatif") for _ in range(2))
    assert first == again
    assert is_sound(first.code)
    other = samples.form("evaluasi_jf_kuantitatif", catatan="tidak tercetak di formulir ini")
    assert other.code == first.code
    assert samples.form("evaluasi_jf_kuantitatif", tempat="Welesi").code != first.code
    assert samples.form("evaluasi_jf_kuantitatif", versi=2).code != first.code


def test_explanation_says_the_result_the_reasons_and_what_would_change_it(samples):
    said = words(samples.form("penjelasan"))
    in_order(["LEMBAR PENJELASAN", "HASIL", "ALASAN", "YANG AKAN MENGUBAH HASIL"], said)
    assert said[said.index("HASIL") + 1].startswith("Baik, karena")
    assert any("hasilnya Sangat Baik" in text for text in said)
    assert any("PermenPANRB 6/2022" in text for text in said)


def test_explanation_of_an_unfinished_appraisal_names_who_must_act(samples):
    said = words(samples.form("penjelasan", rating_hasil=None, predikat=None, final=False))
    missing = said[said.index("YANG MASIH PERLU DILENGKAPI") + 1]
    assert "pejabat penilai" in missing


@pytest.mark.parametrize("name", ["skp_jpt_kuantitatif", "skp_jf_kualitatif", "skp_jpt_kualitatif"])
def test_the_other_plans_are_data_only(samples, name):
    said = words(samples.form(name))
    family = "jpt" in name
    assert ("BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI" in said) == family
    assert ("INSTANSI" in said) == family
    assert "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI" not in said
    if name.endswith("kuantitatif"):
        assert "PERSPEKTIF" in said
    else:
        kinds = ", Target, dan Perspektif:" if family else ", dan Target:"
        assert f"Ukuran keberhasilan/Indikator Kinerja Individu{kinds}" in said


def test_words_of_paper_exist_in_both_languages():
    for key in ("continued", "pages", "version", "draft", "practice", "vacant"):
        assert all(bootstrap.texts(language).has(f"forms.{key}") for language in ("id", "en"))


def test_paragraphs_are_plain_values():
    assert Para("a") == Para("a")
    assert hash(Para("a")) == hash(Para("a"))
