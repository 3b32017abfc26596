"""Every form is registered whole: of what it is, who signs it, for which terms, and what its layouts may ask for."""

from __future__ import annotations

import pytest

from asn_desktop import bootstrap
from asn_desktop.cli.printing import NAMES
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases.form_facts.model import Of
from asn_desktop.core.usecases.form_facts.registry import FORMS, MATERIALS, words


def test_every_form_can_be_asked_for() -> None:
    assert set(FORMS) == set(FormKind) - {FormKind.SERAH_TERIMA}
    assert set(NAMES.values()) == set(FORMS)
    assert set(MATERIALS) == set(Of)
    assert set(words()) == set(FormKind)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_form_is_named_with_what_it_is_of_and_who_signs(language: str) -> None:
    texts = bootstrap.texts(language)
    for form in FORMS.values():
        assert form.of in MATERIALS
        assert form.terms
        assert set(form.terms) <= set(JenisEvaluasi)
        assert texts.show(form.kind)
        assert texts.term("of", form.of.value)
        assert texts.term("who", form.signer.value)
