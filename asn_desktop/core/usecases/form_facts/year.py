"""The year that is meant where none is named."""

from __future__ import annotations

from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases.form_facts.model import Of
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.overview import appraisal_year, year_to_compare
from asn_desktop.core.usecases.ports import Context

YEARS_BACK = 3
"""How far back results are looked for that can be objected to."""


def usual_year(ctx: Context, kind: FormKind) -> int:
    """The year people work on; for objections the newest one with results: in spring that is still the last. Forms that
    tell how things stand, or what comes next, are of the present year.
    """
    if FORMS[kind].of.of_day:
        return ctx.today.year
    if FORMS[kind].of is Of.KEBERATAN:
        return year_to_compare(ctx, YEARS_BACK)
    return appraisal_year(ctx.today)
