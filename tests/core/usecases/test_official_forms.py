"""What the official forms print of a real file: annex, matrix, feedback, terms, setting of predikat, objections."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
import pytest
from kinerja_office import WHOLE, Office

from asn_desktop import bootstrap
from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.keberatan import PutusanKeberatan
from asn_desktop.core.domain.kinerja import Capaian, CapaianOrganisasi, JenisEvaluasi, NilaiBerakhlak, Rating
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import (
    BagianLampiran,
    JenisHasilKerja,
    Keluarga,
    Pendekatan,
    PengecualianSkp,
    Perspektif,
    SebabPengecualian,
    Skp,
)
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import evaluasi, hasil_sementara, keberatan, skp
from asn_desktop.core.usecases.arsip.current import Kecocokan, compare
from asn_desktop.core.usecases.arsip.lists import archive
from asn_desktop.core.usecases.arsip.register import register_printed
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.core.usecases.form_facts.model import Of, Selection
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.keberatan import Ruling
from asn_desktop.core.usecases.pelaksanaan.feedback import FeedbackDraft, give_feedback
from asn_desktop.core.usecases.peran_hasil import set_cell
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.core.usecases.ports import PaperSize
from asn_desktop.core.usecases.printing import forms_for, print_forms
from asn_desktop.core.usecases.rows import Term
from asn_desktop.core.usecases.skp import IndicatorDraft, PlanDraft, ResultDraft
from asn_desktop.core.usecases.skp.kinds import set_kind
from asn_desktop.storage.db import new_id

DECIDED, RECEIVED, FILED = date(2025, 11, 20), date(2025, 11, 24), date(2025, 12, 1)
HEARD, RULED = date(2025, 12, 5), date(2025, 12, 10)
QUARTER = Term(JenisEvaluasi.TRIWULAN, 2)


def forms(office: Office, kind: FormKind, **asked):
    return list(forms_for(office.ctx, bootstrap.form_maker(), kind, Selection(2025, **asked)))


def form(office: Office, kind: FormKind, name: str = "Staf", **asked):
    (only,) = forms(office, kind, pegawai_ids=(office[name],), **asked)
    return only


def text(filled) -> str:
    """All that is printed, as one string."""
    return msgspec.json.encode(filled).decode()


def rows(filled, heading: str) -> list[tuple[str, ...]]:
    """The cells of a table, row by row, merged ones in each of their rows."""
    table = next(block for block in filled.blocks if getattr(block, "heading", "") == heading)
    found = []
    for section in table.sections:
        for group in section.groups:
            for row in group.rows:
                rest = iter(row)
                width = len(row) + len(group.merged)
                cells = [group.merged[at] if at in group.merged else next(rest) for at in range(width)]
                found.append(tuple("\n".join(para.text for para in cell.paras) for cell in cells))
    return found


def appraise(
    office: Office, name: str = "Staf", hasil=Rating.SESUAI, jenis=JenisEvaluasi.AKHIR, nomor: int = 0
) -> UUID:
    plans = office.read(Skp, pegawai_id=office[name], tahun=2025)
    skp_id = plans[0].id if plans else office.plan(name)
    evaluasi_id, _ = evaluasi.begin(office.ctx, skp_id, jenis, nomor)
    measures = [i.id for p in evaluasi.appraisal(office.ctx, evaluasi_id).plan.results for i in p.indikator]
    draft = AppraisalDraft(hasil, Rating.SESUAI, "", dict.fromkeys(measures, f"Realisasi {jenis} {nomor}"))
    evaluasi.save(office.ctx, evaluasi_id, draft)
    evaluasi.finalise(office.ctx, evaluasi_id, DECIDED)
    return evaluasi_id


# Lampiran SKP


def test_the_annex_has_its_lists_with_numbered_lines(office: Office) -> None:
    annex = {
        BagianLampiran.DUKUNGAN_SUMBER_DAYA: ("Satu laptop", "Anggaran perjalanan"),
        BagianLampiran.KONSEKUENSI: ("Pembinaan",),
    }
    office.plan("Staf", PlanDraft((WHOLE,), annex=annex))
    made = form(office, FormKind.LAMPIRAN_SKP)
    assert rows(made, "DUKUNGAN SUMBER DAYA") == [("1.", "Satu laptop"), ("2.", "Anggaran perjalanan")]
    assert rows(made, "SKEMA PERTANGGUNGJAWABAN") == [("1.", "belum ditetapkan")]
    assert rows(made, "KONSEKUENSI") == [("1.", "Pembinaan")]
    assert made.blocks[-1].left.name == "Staf"
    assert made.blocks[-1].right.above[0] == "Wamena, 20 Januari 2025"


def test_the_annex_of_a_draft_leaves_lines_for_the_pen(office: Office) -> None:
    office.plan("Staf", agree=False)
    made = form(office, FormKind.LAMPIRAN_SKP)
    assert "DRAF" in made.marks
    assert [number for number, line in rows(made, "KONSEKUENSI")] == ["1.", "2.", "3."]
    assert all(set(line) == {"."} for _, line in rows(made, "KONSEKUENSI"))


# older versions


def test_an_older_version_is_printed_as_it_was_agreed_on(office: Office) -> None:
    skp_id = office.plan("Staf", PlanDraft((WHOLE,), {NilaiBerakhlak.LOYAL: "Jaga rahasia"}))
    first = form(office, FormKind.SKP)
    skp.reopen(office.ctx, skp_id, "Tugas bertambah")
    changed = ResultDraft(JenisHasilKerja.UTAMA, "Hasil yang baru", "", WHOLE.indikator)
    skp.save(office.ctx, skp_id, PlanDraft((changed,), annex={BagianLampiran.KONSEKUENSI: ("Baru",)}))
    now = form(office, FormKind.SKP)
    assert (now.footer.version, "DRAF" in now.marks, "Hasil yang baru" in text(now)) == ("Versi 2", True, True)
    assert form(office, FormKind.SKP, versi=1) == first
    assert "Baru" not in text(form(office, FormKind.LAMPIRAN_SKP, versi=1))
    assert "Baru" in text(form(office, FormKind.LAMPIRAN_SKP, versi=2))
    with pytest.raises(UserError, match="plan_version_missing"):
        form(office, FormKind.SKP, versi=3)


# the fields of qualitative plans and of leaders


def test_a_qualitative_plan_prints_who_gave_the_task_and_its_narrative(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    set_kind(office.ctx, skp_id, Keluarga.ADMINISTRASI_FUNGSIONAL, Pendekatan.KUALITATIF)
    measure = IndicatorDraft(indikator="Warga dilayani pada hari yang sama")
    result = ResultDraft(JenisHasilKerja.UTAMA, "Layanan surat", indikator=(measure,), penugasan="Sekretaris Distrik")
    skp.save(office.ctx, skp_id, PlanDraft((result,)))
    said = text(form(office, FormKind.SKP))
    assert "Layanan surat (Penugasan dari Sekretaris Distrik)" in said
    assert '"Warga dilayani pada hari yang sama"' in said, "no dotted line where the narrative holds the target"


@pytest.mark.parametrize("pendekatan", Pendekatan)
def test_the_plan_of_a_leader_prints_perspectives(office: Office, pendekatan: Pendekatan) -> None:
    skp_id = office.plan("Camat", agree=False)
    set_kind(office.ctx, skp_id, Keluarga.JPT_MANDIRI, pendekatan)
    measure = IndicatorDraft(indikator="Kepuasan warga", target="85", perspektif=Perspektif.PENERIMA_LAYANAN)
    skp.save(office.ctx, skp_id, PlanDraft((ResultDraft(JenisHasilKerja.UTAMA, "Layanan", indikator=(measure,)),)))
    for kind in (FormKind.SKP, FormKind.EVALUASI):
        assert "Penerima Layanan" in text(form(office, kind, "Camat"))


# Matriks Peran Hasil


def test_the_matrix_has_people_results_and_what_they_deliver(office: Office) -> None:
    head_plan = office.plan("Sekcam")
    (result,) = skp.plan(office.ctx, head_plan).results
    set_cell(
        office.ctx, office["sekretariat"], 2025, result.hasil.id, office["Staf"], ["Data kelahiran", "Data pindah"]
    )
    (made,) = forms(office, FormKind.MATRIKS_PERAN_HASIL, unit_ids=(office["sekretariat"],))
    ((number, who, cell),) = rows(made, "PERAN PEGAWAI TERHADAP HASIL KERJA PIMPINAN")
    assert (number, cell) == ("1", "Data kelahiran\nData pindah")
    assert who.startswith("Staf\n19800101 200501 ")
    assert "1. Laporan kependudukan tersusun" in text(made)
    assert (made.person, made.blocks[-1].right.name, made.decided) == ("Sekretariat", "Sekcam", date(2025, 1, 20))
    same = forms(office, FormKind.MATRIKS_PERAN_HASIL, pegawai_ids=(office["Staf"], office["Sekcam"]))
    assert same == [made], "the unit of its people, and the one its head leads: once"


def test_a_matrix_before_its_head_has_planned_is_a_draft(office: Office) -> None:
    hasil_sementara.add(office.ctx, office["sekretariat"], 2025, ["Surat tertib"])
    (made,) = forms(office, FormKind.MATRIKS_PERAN_HASIL, unit_ids=(office["sekretariat"],))
    assert "DRAF" in made.marks
    assert "1. Surat tertib (sementara)" in text(made)


def test_a_matrix_in_which_nobody_delivers_anything_yet_is_a_draft_and_says_why(office: Office, tmp_path) -> None:
    office.plan("Sekcam")
    asked = Selection(2025, unit_ids=(office["sekretariat"],))
    maker, kind = bootstrap.form_maker(), FormKind.MATRIKS_PERAN_HASIL
    printed = print_forms(office.ctx, bootstrap.paper(), maker, kind, asked, PaperSize.A4, tmp_path / "m.pdf")
    (made,) = forms(office, kind, unit_ids=(office["sekretariat"],))
    assert ("DRAF" in made.marks, made.decided) == (True, None)
    assert [(one.person, one.error.key) for one in printed.drafts] == [("Sekretariat", "matrix_unfilled")]
    assert not register_printed(office.ctx, printed.forms), "nothing to wait for: nobody signs an empty table"


def test_two_units_under_one_head_have_each_their_own_paper(office: Office, tmp_path) -> None:
    """Who leads one unit and acts for another signs two tables, and a scan of one is not the other's."""
    (result,) = skp.plan(office.ctx, office.plan("Sekcam")).results
    office.person("Juru Tulis", "distrik")
    office.hold("Sekcam", "Kepala Distrik", tmt=date(2025, 6, 1), status=StatusJabatan.PLT)
    for unit, name in (("sekretariat", "Staf"), ("distrik", "Juru Tulis")):
        set_cell(office.ctx, office[unit], 2025, result.hasil.id, office[name], [f"Peran {name}"])
    maker, kind = bootstrap.form_maker(), FormKind.MATRIKS_PERAN_HASIL
    asked = Selection(2025, pegawai_ids=(office["Sekcam"],))
    printed = print_forms(office.ctx, bootstrap.paper(), maker, kind, asked, PaperSize.A4, tmp_path / "m.pdf")
    assert sorted(each.name for each in printed.forms) == ["Distrik Welesi", "Sekretariat"], "both units he leads"
    register_printed(office.ctx, printed.forms)
    papers = office.read(Cetakan)
    assert len({each.subjek_id for each in papers}) == 2
    assert set(compare(office.ctx, maker, papers).values()) == {Kecocokan.COCOK}
    with office.ctx.store.read() as reader:
        assert sorted(row.nama for row in archive(reader)) == ["Distrik Welesi", "Sekretariat"]
    set_cell(office.ctx, office["sekretariat"], 2025, result.hasil.id, office["Staf"], ["Peran lain"])
    matches = compare(office.ctx, maker, papers)
    assert {each.subjek_id: matches[each.id] for each in papers} == {
        office["sekretariat"]: Kecocokan.BERBEDA,
        office["distrik"]: Kecocokan.COCOK,
    }


def test_the_table_of_a_unit_is_found_again_in_its_year(office: Office, tmp_path) -> None:
    maker, kind = bootstrap.form_maker(), FormKind.MATRIKS_PERAN_HASIL
    for tahun in (2024, 2025):
        (result,) = skp.plan(office.ctx, office.plan("Sekcam", tahun=tahun)).results
        set_cell(office.ctx, office["sekretariat"], tahun, result.hasil.id, office["Staf"], [f"Peran {tahun}"])
        asked = Selection(tahun, unit_ids=(office["sekretariat"],))
        printed = print_forms(office.ctx, bootstrap.paper(), maker, kind, asked, PaperSize.A4, tmp_path / "m.pdf")
        register_printed(office.ctx, printed.forms)
    papers = office.read(Cetakan)
    assert len(papers) == 2
    assert set(compare(office.ctx, maker, papers).values()) == {Kecocokan.COCOK}


def test_a_unit_whose_head_leads_nobody_has_no_matrix(office: Office) -> None:
    office.put(office.read(Pegawai, id=office["Staf"])[0].with_(kedudukan="pensiun"))
    with pytest.raises(UserError, match="matrix_empty"):
        forms(office, FormKind.MATRIKS_PERAN_HASIL, unit_ids=(office["sekretariat"],))


# Umpan Balik Berkelanjutan


def test_feedback_of_a_term_stands_with_what_it_is_about(office: Office) -> None:
    skp_id = office.plan("Staf")
    (result,) = skp.plan(office.ctx, skp_id).results

    def give(day: date, isi: str, **about) -> None:
        give_feedback(office.ctx, skp_id, FeedbackDraft(day, "Sekcam", isi, **about))

    give(date(2025, 5, 2), "Kedua", hasil_kerja_id=result.hasil.id)
    give(date(2025, 4, 1), "Pertama", hasil_kerja_id=result.hasil.id)
    give(date(2025, 6, 30), "Santun", nilai=NilaiBerakhlak.HARMONIS)
    give(date(2025, 6, 1), "Tetap semangat")
    give(date(2025, 3, 31), "Triwulan lalu")
    made = form(office, FormKind.UMPAN_BALIK, jenis=JenisEvaluasi.TRIWULAN, nomor=2)
    assert "PERIODE: TRIWULAN II TAHUN 2025" in text(made)
    assert "PENDEKATAN HASIL KERJA KUANTITATIF" in text(made)
    assert [row[3:] for row in rows(made, "HASIL KERJA")] == [
        ("1 April 2025", "Pertama", "Sekcam"),
        ("2 Mei 2025", "Kedua", "Sekcam"),
    ]
    behaviour = rows(made, "PERILAKU KERJA")
    assert behaviour[3][1:4] == ("Harmonis", "30 Juni 2025", "Santun")
    assert {row[3] for row in behaviour} == {"Santun", "belum ada umpan balik"}
    assert rows(made, "KINERJA SECARA KESELURUHAN") == [("1", "1 Juni 2025", "Tetap semangat", "Sekcam")]
    assert "Triwulan lalu" not in text(made)
    assert "DRAF" in made.marks
    appraise(office, jenis=JenisEvaluasi.TRIWULAN, nomor=2)
    closed = form(office, FormKind.UMPAN_BALIK, jenis=JenisEvaluasi.TRIWULAN, nomor=2)
    assert (closed.decided, "DRAF" in closed.marks) == (DECIDED, False)


# terms


@pytest.mark.parametrize(("jenis", "nomor", "line", "span"), [
    (JenisEvaluasi.TRIWULAN, 3, "PERIODE: TRIWULAN I/II/III/IV-AKHIR*", "1 JULI S.D. 30 SEPTEMBER 2025"),
    (JenisEvaluasi.BULAN, 3, "PERIODE: BULAN MARET/TRIWULAN I/II/III/IV-AKHIR*", "1 MARET S.D. 31 MARET 2025"),
])  # fmt: skip
def test_an_appraisal_of_a_term_says_its_own(office: Office, jenis, nomor: int, line: str, span: str) -> None:
    office.plan("Staf")
    office.put(
        CapaianOrganisasi(
            id=new_id(), unit_id=office["distrik"], tahun=2025, capaian=Capaian.ISTIMEWA, jenis=jenis, nomor=nomor
        )
    )
    appraise(office, jenis=jenis, nomor=nomor)
    made = form(office, FormKind.EVALUASI, jenis=jenis, nomor=nomor)
    assert line in text(made)
    assert f"PERIODE PENILAIAN: {span}" in text(made)
    assert f"Realisasi {jenis} {nomor}" in text(made)
    assert "ISTIMEWA" in text(made)
    whole = form(office, FormKind.EVALUASI)
    assert "DRAF" in whole.marks, "the appraisal of a term is not that of the year"


# Penetapan Predikat


def test_the_setting_of_predikat_counts_everybody_and_is_signed_one_level_up(office: Office) -> None:
    for name in ("Camat", "Sekcam"):
        appraise(office, name)
    office.plan("Staf")
    made = forms(office, FormKind.PENETAPAN_PREDIKAT, unit_ids=(office["distrik"],))[0]
    assert "DRAF" in made.marks
    assert made.blocks[-1].right.name == "Sekda"
    people = {row[1].split("\n")[0]: row[-1] for row in rows(made, "PREDIKAT KINERJA PEGAWAI")}
    assert people == {"Camat": "Baik", "Sekcam": "Baik", "Staf": "Belum dinilai"}
    appraise(office, hasil=Rating.DI_BAWAH)
    evaluasi.set_capaian(office.ctx, office["distrik"], 2025, Capaian.BAIK, "Sekda")
    final = forms(office, FormKind.PENETAPAN_PREDIKAT, unit_ids=(office["distrik"],))[0]
    assert ("DRAF" in final.marks, final.decided) == (False, DECIDED)
    assert rows(final, "SEBARAN PREDIKAT KINERJA")[1:3] == [("Baik", "2", "66,7"), ("Butuh Perbaikan", "1", "33,3")]
    said = text(final)
    assert "Baik adalah kelompok terbanyak" in said
    assert "persentase" in said, "percentages mean little in a small unit"


def test_who_is_exempt_does_not_hold_the_setting_up(office: Office) -> None:
    for name in ("Camat", "Sekcam"):
        appraise(office, name)
    exempt = PengecualianSkp(
        id=new_id(), pegawai_id=office["Staf"], mulai=date(2025, 1, 1), sebab=SebabPengecualian.CLTN
    )
    office.put(exempt)
    evaluasi.set_capaian(office.ctx, office["distrik"], 2025, Capaian.BAIK)
    (made,) = forms(office, FormKind.PENETAPAN_PREDIKAT, unit_ids=(office["distrik"],))
    assert "DRAF" not in made.marks
    assert rows(made, "PREDIKAT KINERJA PEGAWAI")[-1][-1] == "Dikecualikan"


def test_names_on_the_setting_are_those_of_the_decision(office: Office) -> None:
    for name in ("Camat", "Sekcam", "Staf"):
        appraise(office, name)
    evaluasi.set_capaian(office.ctx, office["distrik"], 2025, Capaian.BAIK)
    asked = {"unit_ids": (office["distrik"],)}
    before = forms(office, FormKind.PENETAPAN_PREDIKAT, **asked)
    office.put(office.read(Pegawai, id=office["Staf"])[0].with_(nama="Nama Baru"))
    assert forms(office, FormKind.PENETAPAN_PREDIKAT, **asked) == before


def test_the_setting_is_found_by_what_was_recorded_for_the_unit(office: Office) -> None:
    appraise(office, jenis=JenisEvaluasi.TRIWULAN, nomor=2)
    evaluasi.set_capaian(office.ctx, office["sekretariat"], 2025, Capaian.BAIK, term=QUARTER)
    (recorded,) = office.read(CapaianOrganisasi)
    (made,) = list(
        forms_for(
            office.ctx, bootstrap.form_maker(), FormKind.PENETAPAN_PREDIKAT, Selection(capaian_ids=(recorded.id,))
        )
    )
    assert "1 APRIL S.D. 30 JUNI" in text(made)


# Keberatan


def filed(office: Office) -> UUID:
    evaluasi_id = appraise(office, hasil=Rating.DI_BAWAH)
    keberatan_id, _ = keberatan.file(office.ctx, evaluasi_id, RECEIVED, FILED, "Laporan Mei tidak dihitung", "7/K")
    return keberatan_id


def test_a_letter_of_objection_is_prefilled_before_anybody_objects(office: Office) -> None:
    appraise(office)
    letter = form(office, FormKind.KEBERATAN)
    said = text(letter)
    assert letter.marks == ("LATIHAN",)
    assert letter.decided is None
    assert "Kepala Distrik" in said, "to the appraiser's superior"
    assert "SESUAI EKSPEKTASI" in said
    assert "yang saya terima pada tanggal ......" in said
    assert letter.blocks[-1].right.name == "Staf"
    for kind in (FormKind.PENJELASAN_KEBERATAN, FormKind.PUTUSAN_KEBERATAN):
        with pytest.raises(UserError, match="objection_none"):
            form(office, kind)


def test_without_a_final_result_there_is_nothing_to_object_to(office: Office, tmp_path) -> None:
    office.plan("Staf")
    with pytest.raises(UserError, match="objection_no_result"):
        form(office, FormKind.KEBERATAN)
    with pytest.raises(UserError, match="objection_no_result"):
        print_forms(
            office.ctx,
            bootstrap.paper(),
            bootstrap.form_maker(),
            FormKind.KEBERATAN,
            Selection(2025, (office["Staf"],)),
            PaperSize.A4,
            tmp_path / "a.pdf",
        )


def test_the_three_letters_follow_the_objection(office: Office) -> None:
    keberatan_id = filed(office)
    letter = form(office, FormKind.KEBERATAN)
    assert (letter.decided, "Laporan Mei tidak dihitung" in text(letter), "7/K" in text(letter)) == (FILED, True, True)
    assert "DRAF" in form(office, FormKind.PUTUSAN_KEBERATAN).marks
    keberatan.explain(office.ctx, keberatan_id, "Laporan datang terlambat", HEARD)
    answer = form(office, FormKind.PENJELASAN_KEBERATAN)
    assert (answer.decided, answer.blocks[-1].right.name) == (HEARD, "Sekcam")
    ruling = Ruling(PutusanKeberatan.DIUBAH, "Laporan Mei ada", RULED, "9/P", Rating.SESUAI, Rating.SESUAI)
    keberatan.decide(office.ctx, keberatan_id, ruling)
    decision = form(office, FormKind.PUTUSAN_KEBERATAN)
    said = text(decision)
    assert (decision.decided, decision.blocks[-1].right.name) == (RULED, "Camat")
    for wanted in ("Laporan Mei tidak dihitung", "Laporan datang terlambat", "Laporan Mei ada", "9/P"):
        assert wanted in said
    assert "dikabulkan" in said
    assert "ditolak" not in said
    assert said.index('"Butuh Perbaikan"') < said.index("SETELAH PUTUSAN") < said.index('"Baik"')
    assert form(office, FormKind.KEBERATAN) == letter, "what was signed stays as it was"


def test_of_many_only_those_who_objected_have_letters(office: Office) -> None:
    appraise(office, "Sekcam")
    filed(office)
    found = forms(office, FormKind.KEBERATAN, pegawai_ids=(office["Sekcam"], office["Staf"]))
    assert [each.person for each in found] == ["Staf"]


def test_an_objection_stands_on_the_dokumen_and_paper_signed_before_it_is_still_right(office: Office, tmp_path) -> None:
    evaluasi_id = appraise(office, hasil=Rating.DI_BAWAH)
    maker, kind = bootstrap.form_maker(), FormKind.DOKUMEN_EVALUASI
    assert "KEBERATAN" not in text(form(office, kind))

    def put() -> None:
        chosen = Selection(2025, (office["Staf"],))
        printed = print_forms(office.ctx, bootstrap.paper(), maker, kind, chosen, PaperSize.A4, tmp_path / "d.pdf")
        register_printed(office.ctx, printed.forms)

    put()
    keberatan_id, _ = keberatan.file(office.ctx, evaluasi_id, RECEIVED, FILED, "Laporan Mei tidak dihitung")
    put()
    keberatan.explain(office.ctx, keberatan_id, "Terlambat", HEARD)
    put()
    keberatan.decide(office.ctx, keberatan_id, Ruling(PutusanKeberatan.DIKUATKAN, "Bukti tidak ada", RULED))
    put()
    said = text(form(office, kind))
    for wanted in ("KEBERATAN", "PENJELASAN PEJABAT PENILAI ATAS KEBERATAN", "KEPUTUSAN ATASAN PEJABAT PENILAI KINERJA",
                   "Laporan Mei tidak dihitung", "Terlambat", "Bukti tidak ada", "10 Desember 2025"):  # fmt: skip
        assert wanted in said
    papers = office.read(Cetakan)
    assert len(papers) == 4
    assert set(compare(office.ctx, maker, papers).values()) == {Kecocokan.COCOK}


def test_a_won_objection_stands_on_the_new_version(office: Office) -> None:
    keberatan_id = filed(office)
    keberatan.explain(office.ctx, keberatan_id, "Terlambat", HEARD)
    ruling = Ruling(PutusanKeberatan.DIUBAH, "Laporan Mei ada", RULED, "9/P", Rating.SESUAI, Rating.SESUAI)
    keberatan.decide(office.ctx, keberatan_id, ruling)
    made = form(office, FormKind.DOKUMEN_EVALUASI)
    assert (made.footer.version, made.decided) == ("Versi 2", RULED)
    assert "Laporan Mei ada" in text(made)
    old = next(each for each in office.read(Evaluasi) if each.digantikan)
    (first,) = forms(office, FormKind.DOKUMEN_EVALUASI, evaluasi_ids=(old.id,))
    assert (first.footer.version, "Laporan Mei ada" in text(first)) == ("Versi 1", True)


# Lembar Penjelasan


def test_the_explanation_for_the_head_of_a_unit_says_what_its_achievement_means(office: Office) -> None:
    evaluasi.set_capaian(office.ctx, office["distrik"], 2025, Capaian.ISTIMEWA)
    appraise(office, "Camat")
    appraise(office, "Staf")
    said = text(form(office, FormKind.PENJELASAN, "Camat"))
    assert "RATING HASIL KERJA PIMPINAN UNIT" in said
    assert "karena capaian kinerja unit yang dipimpinnya Istimewa" in said
    assert "Rating yang diberikan Sesuai Ekspektasi, sedangkan menurut capaian unit" in said
    assert "PIMPINAN UNIT" not in text(form(office, FormKind.PENJELASAN))


# the archive


def test_every_final_form_is_found_again_by_its_paper(office: Office, tmp_path) -> None:
    (result,) = skp.plan(office.ctx, office.plan("Sekcam")).results
    set_cell(office.ctx, office["sekretariat"], 2025, result.hasil.id, office["Staf"], ["Data kelahiran"])
    keberatan_id = filed(office)
    keberatan.explain(office.ctx, keberatan_id, "Terlambat", HEARD)
    keberatan.decide(office.ctx, keberatan_id, Ruling(PutusanKeberatan.DIKUATKAN, "Bukti tidak ada", RULED))
    appraise(office, "Sekcam")
    evaluasi.set_capaian(office.ctx, office["sekretariat"], 2025, Capaian.BAIK)
    maker, chosen = bootstrap.form_maker(), Selection(2025, (office["Staf"],))
    of_the_year = (Of.SKP, Of.EVALUASI, Of.MATRIKS, Of.CAPAIAN, Of.KEBERATAN)  # careers: tests/core/karier
    kinds = [kind for kind, form in FORMS.items() if form.of in of_the_year]
    for kind in kinds:
        printed = print_forms(
            office.ctx, bootstrap.paper(), maker, kind, chosen, PaperSize.F4, tmp_path / kind, pile=Pile.SIGNERS
        )
        register_printed(office.ctx, printed.forms)
    papers = office.read(Cetakan)
    assert {each.formulir for each in papers} == {kind.value for kind in kinds}
    assert set(compare(office.ctx, maker, papers).values()) == {Kecocokan.COCOK}
    signers = {FormKind.KEBERATAN: "Staf", FormKind.PENJELASAN_KEBERATAN: "Sekcam",
               FormKind.PUTUSAN_KEBERATAN: "Camat", FormKind.PENETAPAN_PREDIKAT: "Camat",
               FormKind.MATRIKS_PERAN_HASIL: "Sekcam", FormKind.LAMPIRAN_SKP: "Sekcam"}  # fmt: skip
    for kind, name in signers.items():
        (pile,) = (tmp_path / kind).iterdir()
        assert f"_{name}_" in pile.name
    set_cell(office.ctx, office["sekretariat"], 2025, result.hasil.id, office["Staf"], ["Data pindah"])
    found = compare(office.ctx, maker, papers)
    changed = {each.formulir for each in papers if found[each.id] is not Kecocokan.COCOK}
    assert changed == {FormKind.MATRIKS_PERAN_HASIL}
