"""Another value for a field of an employee, as a centre's own papers tell it: proposed to the office, never written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.exchange.downward import Correction
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.centre.deciding import propose
from asn_desktop.core.usecases.centre.looking import records_of
from asn_desktop.core.usecases.centre.ports import CentreStore

CORRECTED = ("nama", "gelar_depan", "gelar_belakang", "nip", "tempat_lahir", "tanggal_lahir", "tmt_cpns", "tmt_pns")
"""Fields of an employee for which a centre proposes another value: what its own papers tell better."""


def proposed_value(person: Pegawai, field: str, text: str) -> Any:
    """What is typed, as the field holds it. Raises UserError: no such field, no such value, the same as now."""
    if field not in CORRECTED:
        raise UserError("centre_correction_field", boleh=", ".join(CORRECTED))
    now = msgspec.to_builtins(person)
    try:
        wanted = msgspec.to_builtins(msgspec.convert(now | {field: text.strip() or None}, ready(Pegawai)))[field]
    except msgspec.ValidationError:
        raise UserError("centre_correction_value", isi=text.strip()) from None
    if wanted == now[field]:
        raise UserError("centre_correction_same", isi=text.strip())
    return wanted


def propose_field(
    store: CentreStore, office: UUID, pegawai: UUID, field: str, text: str, reason: str, actor: str
) -> Correction:
    """Propose another value to the office, with the reason that it reads. Raises UserError."""
    person = next((one for one in records_of(store, office, pegawai) if isinstance(one, Pegawai)), None)
    if person is None:
        raise NotFoundError("pegawai", pegawai)
    return propose(store, office, pegawai, {field: proposed_value(person, field, text)}, reason.strip(), actor)
