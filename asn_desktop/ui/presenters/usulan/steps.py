"""The steps of a proposal: what each needs, where a refusal of it is said, and how it is recorded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.usulan import StatusUsulan, Usulan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases import usulan as usecase
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.usulan import Decision, ProposalSheet, service_then
from asn_desktop.ui.presenters.dates import read_date
from asn_desktop.ui.presenters.usulan.state import Ending, Step, Typed

_FIELD = {
    "proposal_number_missing": "nomor_surat",
    "proposal_in_future": "tanggal_kirim",
    "proposal_before_last": "tanggal_kirim",
    "decision_number_missing": "nomor_keputusan",
    "decision_in_future": "tanggal_keputusan",
    "decision_before_sending": "tanggal_keputusan",
    "decision_no_golongan": "hasil",
    "decision_not_higher": "hasil",
    "decision_no_salary": "hasil",
    "decision_no_credit": "hasil",
    "decision_no_award": "hasil",
    "decision_award_held": "hasil",
    "decision_no_day": "hasil",
    "decision_not_longer": "hasil",
    "decision_no_post": "tmt_keputusan",
    "decision_before_rank": "tmt_keputusan",
    "decision_credit_counted": "tmt_keputusan",
}
"""Where each refusal is said; all others above the step."""
_ENDED = {
    Ending.DIKEMBALIKAN: usecase.give_back,
    Ending.DITOLAK: usecase.refuse,
    Ending.DIBATALKAN: usecase.dismiss,
}
_NAMED = (Hak.KENAIKAN_PANGKAT, Hak.SATYALANCANA, Hak.KGB)
"""Rights whose proposed result is what a decree usually states."""
_MONTHS = 12
YEARS, MONTHS = 60, 11
"""The longest service that a decree can state."""


def brings(hak: Hak) -> bool:
    """Whether the decision states a result beside its day: retirement has none."""
    return hak is not Hak.PENSIUN


def field_of(error: UserError) -> str:
    """The field of `Typed` at which a refusal is said; "" for the whole step."""
    return _FIELD.get(error.key, "")


def why_not(texts: Texts, error: UserError) -> str:
    """Why a step was refused and what to do, as it is said at a field."""
    _what, why, now = texts.error(error)
    return f"{why} {now}"


def lacks(texts: Texts, step: Step, hak: Hak, typed: Typed) -> dict[str, str]:
    """Everything that is empty or cannot be read, by field: said at once, before the use case is asked."""
    say = texts.say
    found: dict[str, str] = {}
    if step is Step.KIRIM:
        if not typed.nomor_surat.strip():
            found["nomor_surat"] = why_not(texts, UserError("proposal_number_missing"))
        if typed.tanggal_kirim is None:
            found["tanggal_kirim"] = say("usulan.lacks.day")
        return found
    if not typed.nomor_keputusan.strip():
        found["nomor_keputusan"] = why_not(texts, UserError("decision_number_missing"))
    found |= {
        name: say("usulan.lacks.day") for name in ("tanggal_keputusan", "tmt_keputusan") if not getattr(typed, name)
    }
    if brings(hak) and not typed.hasil.strip():
        found["hasil"] = say(f"usulan.lacks.{hak.value}")
    if hak is Hak.KENAIKAN_PANGKAT:
        for name, most in (("mkg_tahun", YEARS), ("mkg_bulan", MONTHS)):
            value = getattr(typed, name).strip()
            if value and not (value.isascii() and value.isdecimal() and int(value) <= most):
                found[name] = say("usulan.lacks.number", n=most)
    return found


def begun(sheet: ProposalSheet, today: date) -> Typed:
    """What the forms hold before anything is typed; a letter that came back is followed by one with its own number."""
    usulan = sheet.usulan
    sent = usulan.status is StatusUsulan.DIKIRIM
    known = Typed(
        nomor_surat=usulan.nomor_surat if sent else "",
        tanggal_kirim=usulan.tanggal_kirim if sent else today,
        tanggal_keputusan=today,
        tmt_keputusan=_begins(usulan),
        hasil=_stated(usulan),
    )
    return with_service(sheet, known)


def _stated(usulan: Usulan) -> str:
    """What the decision probably states. A sum of credit of which something is not recorded is a lower bound only."""
    if usulan.hak is Hak.ANGKA_KREDIT:
        known = usulan.verdict is not None and usulan.verdict.outcome is not Outcome.UNDETERMINED
        return usulan.diusulkan.replace(".", ",") if known else ""
    return usulan.diusulkan if usulan.hak in _NAMED else ""


def _begins(usulan: Usulan) -> date | None:
    """From when the decision usually counts. An award is conferred long after it is earned, and a contract that goes on
    begins the day after the last one of the old.
    """
    if usulan.hak is Hak.SATYALANCANA:
        return None
    return usulan.tmt + timedelta(days=1) if usulan.hak is Hak.KONTRAK else usulan.tmt


def with_service(sheet: ProposalSheet, typed: Typed) -> Typed:
    """With the length of service as the register has it on the day of the decree, where it goes on."""
    if sheet.usulan.hak is not Hak.KENAIKAN_PANGKAT or typed.tmt_keputusan is None:
        return typed
    months = service_then(sheet, typed.hasil.strip(), typed.tmt_keputusan)
    years, rest = ("", "") if months is None else map(str, divmod(months, _MONTHS))
    return replace(typed, mkg_tahun=years, mkg_bulan=rest)


def place_of(identity: UUID) -> str:
    """Where what is typed about a proposal is kept."""
    return f"usulan/{identity}/isi"


def record(ctx: Context, step: Step, identity: UUID, hak: Hak, typed: Typed) -> Changes:
    """On the db lane: the step of the proposal. Raises UserError."""
    if step is Step.KIRIM:
        assert typed.tanggal_kirim is not None
        return usecase.send(ctx, identity, typed.nomor_surat, typed.tanggal_kirim)
    assert typed.tanggal_keputusan is not None
    assert typed.tmt_keputusan is not None
    result = typed.hasil.strip() if brings(hak) else ""
    if hak is Hak.KONTRAK:
        day = read_date(result)
        result = day.isoformat() if day is not None else result
    promoted = hak is Hak.KENAIKAN_PANGKAT
    decision = Decision(
        typed.nomor_keputusan,
        typed.tanggal_keputusan,
        typed.tmt_keputusan,
        result,
        _number(typed.mkg_tahun) if promoted else None,
        _number(typed.mkg_bulan) if promoted else None,
    )
    return usecase.decide(ctx, identity, decision)


def ended(ctx: Context, ending: Ending, identity: UUID, alasan: str) -> Changes:
    """On the db lane: it came back, was refused, or is dropped. Raises UserError."""
    return _ENDED[ending](ctx, identity, alasan)


def decoded(kept: Any) -> Typed | None:
    """A kept draft; None where an older version of the program wrote it in another shape."""
    try:
        return None if kept is None else msgspec.convert(kept, ready(Typed))
    except (msgspec.ValidationError, ValueError):
        return None


def _number(text: str) -> int | None:
    return int(text) if text.strip() else None
