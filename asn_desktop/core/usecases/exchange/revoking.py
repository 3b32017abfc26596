"""Certificates that the centre has taken back, as the office hears of it: the list comes with every envelope."""

from __future__ import annotations

from datetime import date

import msgspec

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.exchange.manifest import PartKind
from asn_desktop.core.exchange.trust import Certificate, Revocation, successor
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.usecases.exchange.ports import KeyRing, Opened
from asn_desktop.core.usecases.ports import Context


def heed_revocations(ctx: Context, ring: KeyRing, opened: Opened) -> None:
    """Keep what an envelope of the centre tells about certificates of this office. Raises UserError where it is
    written to one that no longer holds: then this news is all that counts of it.
    """
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0].id
    decode = msgspec.json.Decoder(ready(Revocation)).decode
    try:
        told = [decode(line) for line in opened.part(PartKind.TRUST)]
    except msgspec.DecodeError as problem:
        raise UserError("exchange_bad_part", bagian=PartKind.TRUST.value, masalah=str(problem)) from problem
    ring.keep_revoked(tuple(each for each in told if each.office == office))
    for each in told:
        if each.serial == opened.certificate.serial:
            raise refusal(opened.certificate, each)


def refusal(certificate: Certificate, revocation: Revocation) -> UserError:
    """Why a computer may not send any more."""
    since = date.fromisoformat(revocation.since[:10])
    by, other = certificate.centre.name, successor(revocation.reason)
    if other:
        return UserError("exchange_certificate_replaced", pusat=by, sejak=since, komputer=other)
    return UserError("exchange_certificate_revoked", pusat=by, sejak=since, alasan=revocation.reason)
