"""Every form that can be printed. A new form is one entry here, its layout in `resources/forms`, and its name in
`FormKind` and in the catalogue (`term.formkind`); a new thing that forms can be of is one entry in `MATERIALS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.forms.facts import Who
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.usecases.form_facts import (
    annex,
    calendars,
    cards,
    career_plans,
    credit_rows,
    feedback,
    matrices,
    objection_texts,
    posts,
    predicates,
    professionalism,
    promotions,
    raises,
    seniority,
    talents,
)
from asn_desktop.core.usecases.form_facts.appraisals import AppraisalFacts, find_appraisals
from asn_desktop.core.usecases.form_facts.cards import CardFacts
from asn_desktop.core.usecases.form_facts.career_plans import CareerPlanFacts, find_career_plans
from asn_desktop.core.usecases.form_facts.careers import find_careers
from asn_desktop.core.usecases.form_facts.credits import CreditFacts, find_conversions, find_credits
from asn_desktop.core.usecases.form_facts.lists import ListFacts, find_lists, find_unit_lists
from asn_desktop.core.usecases.form_facts.matrices import MatrixFacts, find_matrices
from asn_desktop.core.usecases.form_facts.model import Form, Material, Of
from asn_desktop.core.usecases.form_facts.objections import ObjectionFacts, find_objections
from asn_desktop.core.usecases.form_facts.plans import PlanFacts, find_plans
from asn_desktop.core.usecases.form_facts.predicates import UnitFacts, find_unit_terms
from asn_desktop.core.usecases.form_facts.promotions import PromotionFacts
from asn_desktop.core.usecases.form_facts.raises import RaiseFacts

MATERIALS: Mapping[Of, Material] = {
    Of.SKP: Material(find_plans, PlanFacts, "skp_ids"),
    Of.EVALUASI: Material(find_appraisals, AppraisalFacts, "evaluasi_ids"),
    Of.MATRIKS: Material(find_matrices, MatrixFacts, "unit_ids"),
    Of.CAPAIAN: Material(find_unit_terms, UnitFacts, "capaian_ids"),
    Of.KEBERATAN: Material(find_objections, ObjectionFacts, "keberatan_ids"),
    Of.KONVERSI: Material(find_conversions, CreditFacts, "evaluasi_ids"),
    Of.KREDIT: Material(find_credits, CreditFacts, "evaluasi_ids"),
    Of.KARIER: Material(find_careers, CardFacts, "pegawai_ids"),
    Of.RENCANA: Material(find_career_plans, CareerPlanFacts, "rencana_ids"),
    Of.KGB: Material(find_careers, RaiseFacts, "pegawai_ids"),
    Of.PANGKAT: Material(find_careers, PromotionFacts, "pegawai_ids"),
    Of.DAFTAR_UNIT: Material(find_unit_lists, ListFacts, "unit_ids"),
    Of.DAFTAR: Material(find_lists, ListFacts, "unit_ids"),
}

_ANY_TERM = tuple(JenisEvaluasi)
_YEAR_OR_MONTH = (JenisEvaluasi.AKHIR, JenisEvaluasi.BULAN)

FORMS: Mapping[FormKind, Form] = {
    form.kind: form
    for form in (
        Form(kind=FormKind.SKP, of=Of.SKP, facts=PlanFacts.skp),
        Form(kind=FormKind.LAMPIRAN_SKP, of=Of.SKP, facts=PlanFacts.lampiran, words=annex.WORDS),
        Form(kind=FormKind.MATRIKS_PERAN_HASIL, of=Of.MATRIKS, facts=MatrixFacts.matriks, words=matrices.WORDS),
        Form(
            kind=FormKind.UMPAN_BALIK,
            of=Of.EVALUASI,
            facts=AppraisalFacts.umpan_balik,
            terms=_ANY_TERM,
            words=feedback.WORDS,
        ),
        Form(kind=FormKind.EVALUASI, of=Of.EVALUASI, facts=AppraisalFacts.evaluasi, terms=_ANY_TERM),
        Form(
            kind=FormKind.DOKUMEN_EVALUASI,
            of=Of.EVALUASI,
            facts=AppraisalFacts.dokumen,
            terms=_ANY_TERM,
            words=objection_texts.WORDS,
            before=objection_texts.before_objection,
        ),
        Form(
            kind=FormKind.PENETAPAN_PREDIKAT,
            of=Of.CAPAIAN,
            facts=UnitFacts.penetapan,
            signer=Who.ATASAN_PENILAI,
            terms=_ANY_TERM,
            words=predicates.WORDS,
        ),
        Form(kind=FormKind.PENJELASAN, of=Of.EVALUASI, facts=AppraisalFacts.penjelasan, terms=_ANY_TERM),
        Form(
            kind=FormKind.KEBERATAN,
            of=Of.KEBERATAN,
            facts=ObjectionFacts.surat,
            signer=Who.PEGAWAI,
            terms=_ANY_TERM,
            words=objection_texts.LETTER_WORDS,
        ),
        Form(
            kind=FormKind.PENJELASAN_KEBERATAN,
            of=Of.KEBERATAN,
            facts=ObjectionFacts.penjelasan,
            terms=_ANY_TERM,
            words=objection_texts.LETTER_WORDS,
        ),
        Form(
            kind=FormKind.PUTUSAN_KEBERATAN,
            of=Of.KEBERATAN,
            facts=ObjectionFacts.putusan,
            signer=Who.ATASAN_PENILAI,
            terms=_ANY_TERM,
            words=objection_texts.LETTER_WORDS,
        ),
        Form(
            kind=FormKind.KONVERSI_AK,
            of=Of.KONVERSI,
            facts=CreditFacts.konversi,
            terms=_ANY_TERM,
            words=credit_rows.CONVERSION_WORDS,
        ),
        Form(
            kind=FormKind.AKUMULASI_AK, of=Of.KREDIT, facts=CreditFacts.akumulasi, words=credit_rows.ACCUMULATION_WORDS
        ),
        Form(
            kind=FormKind.PENETAPAN_AK, of=Of.KREDIT, facts=CreditFacts.penetapan, words=credit_rows.DETERMINATION_WORDS
        ),
        Form(kind=FormKind.KARTU_KARIER, of=Of.KARIER, facts=CardFacts.kartu, signer=Who.PEGAWAI, words=cards.WORDS),
        Form(
            kind=FormKind.RENCANA_KARIER,
            of=Of.RENCANA,
            facts=CareerPlanFacts.rencana,
            words=career_plans.WORDS,
            before=career_plans.before_progress,
        ),
        Form(
            kind=FormKind.KGB,
            of=Of.KGB,
            facts=RaiseFacts.surat,
            signer=Who.KEPALA,
            terms=_YEAR_OR_MONTH,
            words=raises.WORDS,
        ),
        Form(
            kind=FormKind.USUL_PANGKAT,
            of=Of.PANGKAT,
            facts=PromotionFacts.usul,
            signer=Who.KEPALA,
            terms=_YEAR_OR_MONTH,
            words=promotions.WORDS,
            before=promotions.before_sending,
        ),
        Form(kind=FormKind.DUK, of=Of.DAFTAR, facts=seniority.seniority, signer=Who.KEPALA, words=seniority.DUK_WORDS),
        Form(
            kind=FormKind.NOMINATIF,
            of=Of.DAFTAR_UNIT,
            facts=seniority.nominative,
            signer=Who.KEPALA,
            words=seniority.NOMINATIVE_WORDS,
        ),
        Form(kind=FormKind.BEZETTING, of=Of.DAFTAR, facts=posts.holders, signer=Who.KEPALA, words=posts.WORDS),
        Form(
            kind=FormKind.IP_ASN,
            of=Of.DAFTAR,
            facts=professionalism.recap,
            signer=Who.KEPALA,
            words=professionalism.WORDS,
        ),
        Form(
            kind=FormKind.KALENDER_KARIER,
            of=Of.DAFTAR,
            facts=calendars.upcoming,
            signer=Who.KEPALA,
            words=calendars.WORDS,
        ),
        Form(
            kind=FormKind.LAPORAN_TALENTA,
            of=Of.DAFTAR,
            facts=talents.report,
            signer=Who.KEPALA,
            words=talents.REPORT_WORDS,
        ),
        Form(
            kind=FormKind.DAFTAR_SUKSESI,
            of=Of.DAFTAR,
            facts=talents.successions,
            signer=Who.KEPALA,
            words=talents.SUCCESSION_WORDS,
        ),
    )
}
"""In the order in which they are offered."""


_COVER = Words(
    values=frozenset({"formulir", "jumlah_formulir", "jumlah_halaman"}),
    rows={"daftar": frozenset({"nomor", "nama", "nip", "halaman", "kode"})},
)
"""What the layout of the Daftar Serah-Terima may ask for."""


def words() -> Mapping[FormKind, Words]:
    """What each form's layout may ask for beside that which every form has."""
    return {FormKind.SERAH_TERIMA: _COVER} | {kind: form.words for kind, form in FORMS.items()}
