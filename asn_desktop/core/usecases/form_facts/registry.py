"""Every form that can be printed. A new form is one entry here, its layout in `resources/forms`, and its name in
`FormKind` and in the catalogue (`term.formkind`); a new thing that forms can be of is one entry in `MATERIALS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.forms.facts import Who
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.usecases.form_facts import annex, feedback, matrices, objection_texts, predicates
from asn_desktop.core.usecases.form_facts.appraisals import AppraisalFacts, find_appraisals
from asn_desktop.core.usecases.form_facts.matrices import MatrixFacts, find_matrices
from asn_desktop.core.usecases.form_facts.model import Form, Material, Of
from asn_desktop.core.usecases.form_facts.objections import ObjectionFacts, find_objections
from asn_desktop.core.usecases.form_facts.plans import PlanFacts, find_plans
from asn_desktop.core.usecases.form_facts.predicates import UnitFacts, find_unit_terms
from asn_desktop.core.usecases.piles import COVER_WORDS

MATERIALS: Mapping[Of, Material] = {
    Of.SKP: Material(find_plans, PlanFacts, "skp_ids"),
    Of.EVALUASI: Material(find_appraisals, AppraisalFacts, "evaluasi_ids"),
    Of.MATRIKS: Material(find_matrices, MatrixFacts, "unit_ids"),
    Of.CAPAIAN: Material(find_unit_terms, UnitFacts, "capaian_ids"),
    Of.KEBERATAN: Material(find_objections, ObjectionFacts, "keberatan_ids"),
}

_ANY_TERM = tuple(JenisEvaluasi)

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
    )
}
"""In the order in which they are offered."""


def words() -> Mapping[FormKind, Words]:
    """What each form's layout may ask for beside that which every form has."""
    return {FormKind.SERAH_TERIMA: COVER_WORDS} | {kind: form.words for kind, form in FORMS.items()}
