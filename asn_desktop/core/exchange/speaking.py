"""Who may speak, and to whom: judged once the signature was found good, before anything else is used."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.core.exchange.manifest import Direction, Manifest
from asn_desktop.core.exchange.trust import Certificate, Revocation, Right
from asn_desktop.core.kernel.errors import UserError


def signing_key(manifest: Manifest, certificate: Certificate) -> str:
    """The public key that must have signed: that of the office upward, that of its centre downward."""
    keys = certificate.keys if manifest.direction is Direction.UP else certificate.centre.keys
    return keys.signing


def judge_upward(
    manifest: Manifest,
    certificate: Certificate,
    *,
    today: date,
    revocation: Revocation | None,
    practice: bool,
    taken: bool,
) -> None:
    """Raises UserError where an installation may not, or no longer, speak for its office to this centre.

    The day is that of the centre: clocks of offices may be wrong by years, and prove nothing. `taken`: an envelope of
    this identity was taken in when its sender might speak; shown again, it gets the receipt it got.
    """
    _same_world(manifest, certificate.name, practice=practice)
    _same_parties(
        certificate.name,
        (manifest.sender, manifest.recipient, manifest.installation),
        (certificate.office, certificate.centre.id, certificate.installation),
    )
    if taken:
        return
    if revocation is not None:
        raise UserError(
            "envelope_revoked",
            sender=certificate.name,
            since=date.fromisoformat(revocation.since[:10]),
            reason=revocation.reason,
        )
    if today > certificate.valid_until:
        raise UserError("envelope_certificate_over", sender=certificate.name, until=certificate.valid_until)
    if today < certificate.valid_from:
        raise UserError("envelope_certificate_early", sender=certificate.name, start=certificate.valid_from)
    if Right.SEND not in certificate.rights:
        raise UserError("envelope_no_right", sender=certificate.name)


def judge_downward(
    manifest: Manifest, certificate: Certificate, *, office: UUID, practice: bool, revocation: Revocation | None
) -> None:
    """Raises UserError where an envelope of the centre is not for this office.

    A certificate that is over still shows who the centre is: its renewal comes in just such an envelope. To one that
    was revoked the centre writes no more: what it wrote before, by the same clock, is still believed.
    """
    _same_world(manifest, certificate.centre.name, practice=practice)
    _same_parties(
        certificate.centre.name,
        (manifest.sender, manifest.recipient),
        (certificate.centre.id, office),
    )
    if revocation is not None and manifest.made >= revocation.since:
        raise UserError(
            "envelope_to_revoked",
            sender=certificate.centre.name,
            since=date.fromisoformat(revocation.since[:10]),
            reason=revocation.reason,
        )


def _same_world(manifest: Manifest, sender: str, *, practice: bool) -> None:
    if manifest.practice and not practice:
        raise UserError("envelope_practice", sender=sender)
    if practice and not manifest.practice:
        raise UserError("envelope_real", sender=sender)


def _same_parties(sender: str, said: tuple[object, ...], certified: tuple[object, ...]) -> None:
    if said[1] != certified[1]:
        raise UserError("envelope_other_reader", sender=sender)
    if said != certified:
        raise UserError("envelope_not_certified", sender=sender)
