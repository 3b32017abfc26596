"""Who may speak for an office: requests answered with certificates, which end, or are taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.exchange.trust import Admission, CentreCard, Certificate, Enrolment, Right, Signed, replaced_by
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.usecases.centre.ports import CentreStore, IssuedCertificate, Unit
from asn_desktop.core.usecases.exchange.ports import KeyRing, Registrar

MONTHS = 24
"""How long a certificate holds unless something else is said."""


class Admitted(Struct, frozen=True):
    """What goes back to the office, and the certificates that no longer hold because this one takes their place."""

    admission: Admission
    certificate: Certificate
    replaced: tuple[Certificate, ...] = ()


def centre_card(identity: UUID, name: str, practice: bool, ring: KeyRing) -> CentreCard:
    """A new centre with the keys of its ring. Raises UserError without a name."""
    if not name.strip():
        raise UserError("centre_name_missing")
    return CentreCard(identity, name.strip(), practice, ring.keys())


def admit(
    store: CentreStore,
    registrar: Registrar,
    signed: Signed,
    today: date,
    actor: str,
    secret: Callable[[], bytes],
    *,
    until: date | None = None,
    rights: tuple[Right, ...] = (Right.SEND, Right.TRANSFER),
    units: tuple[UUID, ...] = (),
    replace: bool = False,
) -> Admitted:
    """Issue a certificate for a request whose eight words were compared over the phone.

    An office speaks with one computer: where another one of it holds a certificate, `replace` takes that back. The
    same request twice gives the same answer. `secret` makes the 32 bytes that prove receipt codes, once per office.
    Raises UserError.
    """
    asked = registrar.check_enrolment(signed)
    card = store.card()
    if asked.practice != card.practice:
        raise UserError("centre_practice" if asked.practice else "centre_is_practice", nama=asked.name)
    if until is not None and until < today:
        raise UserError("centre_until_over", sampai=until)
    with store.writing(asked.office) as (unit,):
        holding = [each for each in unit.certificates() if each.revoked is None]
        same = [each for each in holding if _answers(each.certificate, asked, card, today)]
        if same and until is None:
            return Admitted(same[0].admission, same[0].certificate)
        others = [each for each in holding if each.certificate.installation != asked.installation]
        others = [each for each in others if each.certificate.valid_until >= today]
        if others and not replace:
            raise UserError("centre_other_computer", nama=asked.name, komputer=others[0].computer)
        certificate = Certificate(
            serial=unit.new_id(),
            centre=card,
            office=asked.office,
            name=asked.name,
            installation=asked.installation,
            keys=asked.keys,
            rights=rights,
            valid_from=today,
            valid_until=until or add_months(today, MONTHS),
            units=units,
        )
        proof = unit.secret() or secret()
        admission = registrar.issue(certificate, proof)
        unit.keep_office(asked.name, asked.instansi, asked.region, proof)
        for each in others:
            unit.revoke(each.certificate.serial, replaced_by(asked.computer))
        unit.keep_certificate(IssuedCertificate(certificate, admission, asked.computer, unit.now), actor)
        facts = {"nama": asked.name, "komputer": asked.computer}
        unit.disputes.journal("admit", actor, facts, {"serial": str(certificate.serial)})
        unit.commit()
    return Admitted(admission, certificate, tuple(each.certificate for each in others))


def revoke(store: CentreStore, office: UUID, reason: str, actor: str, serial: UUID | None = None) -> int:
    """Take back one certificate of an office, or all that hold; the list travels down with every envelope.

    Returns how many. Raises UserError where there is none, and without a reason: the office reads it.
    """
    if not reason.strip():
        raise UserError("centre_reason_missing")
    with store.writing(office) as (unit,):
        holding = [each.certificate for each in unit.certificates() if each.revoked is None]
        chosen = [each for each in holding if serial in (None, each.serial)]
        if not chosen:
            raise UserError("centre_nothing_to_revoke")
        for each in chosen:
            unit.revoke(each.serial, reason)
        unit.disputes.journal("revoke", actor, {"nama": chosen[0].name, "alasan": reason}, {})
        unit.commit()
    return len(chosen)


def holding(unit: Unit, today: date) -> Certificate | None:
    """The newest certificate of the office that holds: to its keys is written."""
    found = [each.certificate for each in unit.certificates() if each.revoked is None]
    return next((each for each in found if each.valid_from <= today <= each.valid_until), None)


def _answers(certificate: Certificate, asked: Enrolment, card: CentreCard, today: date) -> bool:
    """True where this certificate is what the request asks for, with more than three months to go."""
    return (
        certificate.installation == asked.installation
        and certificate.keys == asked.keys
        and certificate.name == asked.name
        and certificate.centre == card
        and certificate.valid_until >= add_months(today, 3)
    )
