"""Which forms about careers can be printed."""

from __future__ import annotations

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.ui.presenters.kinerja_list import Option

CARD = FormKind.KARTU_KARIER
CALENDAR = FormKind.KALENDER_KARIER.value
OF_PERSON = (
    FormKind.RENCANA_KARIER,
    FormKind.KGB,
    FormKind.USUL_PANGKAT,
    FormKind.KONVERSI_AK,
    FormKind.AKUMULASI_AK,
    FormKind.PENETAPAN_AK,
)
LETTERS = {FormKind.KGB.value: Hak.KGB, FormKind.USUL_PANGKAT.value: Hak.KENAIKAN_PANGKAT}
"""Letters that follow from a right, and are of the month in which it comes."""
OF_OFFICE = (FormKind.KALENDER_KARIER, FormKind.NOMINATIF, FormKind.DUK, FormKind.BEZETTING, FormKind.IP_ASN)


def career_forms(texts: Texts) -> tuple[Option, ...]:
    """Forms of one person beside the card, which has a button of its own."""
    return _offered(OF_PERSON, texts)


def office_forms(texts: Texts) -> tuple[Option, ...]:
    """Lists of the whole office."""
    return _offered(OF_OFFICE, texts)


def _offered(kinds: tuple[FormKind, ...], texts: Texts) -> tuple[Option, ...]:
    return tuple((kind.value, texts.show(kind)) for kind in kinds)
