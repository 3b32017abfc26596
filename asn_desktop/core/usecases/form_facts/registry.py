"""Every form that can be printed. A new form is one entry here, its layout in `resources/forms`, and its name in
`FormKind` and in the catalogue (`term.formkind`); a new thing that forms can be of is one entry in `MATERIALS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.usecases.form_facts.appraisals import AppraisalFacts, find_appraisals
from asn_desktop.core.usecases.form_facts.model import Form, Material, Of
from asn_desktop.core.usecases.form_facts.plans import PlanFacts, find_plans
from asn_desktop.core.usecases.piles import COVER_WORDS

MATERIALS: Mapping[Of, Material] = {
    Of.SKP: Material(find_plans, PlanFacts),
    Of.EVALUASI: Material(find_appraisals, AppraisalFacts),
}

_ANY_TERM = tuple(JenisEvaluasi)

FORMS: Mapping[FormKind, Form] = {
    form.kind: form
    for form in (
        Form(kind=FormKind.SKP, of=Of.SKP, facts=PlanFacts.skp),
        Form(kind=FormKind.EVALUASI, of=Of.EVALUASI, facts=AppraisalFacts.evaluasi, terms=_ANY_TERM),
        Form(kind=FormKind.DOKUMEN_EVALUASI, of=Of.EVALUASI, facts=AppraisalFacts.evaluasi, terms=_ANY_TERM),
        Form(kind=FormKind.PENJELASAN, of=Of.EVALUASI, facts=AppraisalFacts.evaluasi, terms=_ANY_TERM),
    )
}
"""In the order in which they are offered."""


def words() -> Mapping[FormKind, Words]:
    """What each form's layout may ask for beside that which every form has."""
    return {FormKind.SERAH_TERIMA: COVER_WORDS} | {kind: form.words for kind, form in FORMS.items()}
