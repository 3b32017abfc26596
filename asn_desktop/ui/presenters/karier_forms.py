"""Which forms about careers can be printed; whichever is registered is offered."""

from __future__ import annotations

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.ui.presenters.kinerja_list import Option

OF_PERSON = ("kartu_karier", "kgb", "usul_kenaikan_pangkat", "konversi_ak", "akumulasi_ak", "penetapan_ak")
OF_OFFICE = ("nominatif", "duk", "bezetting")


def career_forms(texts: Texts) -> tuple[Option, ...]:
    """Forms of one person, the card first."""
    return _offered(OF_PERSON, texts)


def office_forms(texts: Texts) -> tuple[Option, ...]:
    """Lists of the whole office."""
    return _offered(OF_OFFICE, texts)


def _offered(names: tuple[str, ...], texts: Texts) -> tuple[Option, ...]:
    known = {kind.value: kind for kind in FORMS}
    return tuple((name, texts.show(known[name])) for name in names if name in known)
