"""Whom an office believes, and whom a centre: what opening an envelope asks for. See `ports.Trust`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from asn_desktop.core.exchange.manifest import Direction, Manifest
from asn_desktop.core.exchange.speaking import judge_downward, judge_upward
from asn_desktop.core.exchange.trust import Certificate, Revocation
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.storage.identity.ring import FileKeyRing


class OfficeTrust:
    """Of an office: its centre's envelopes, by the certificates the centre has issued to it."""

    def __init__(self, ring: FileKeyRing, office: UUID, *, practice: bool) -> None:
        self._ring = ring
        self._office = office
        self._practice = practice

    def identities(self) -> Sequence[str]:
        return self._ring.reading_identities()

    def certificate(self, manifest: Manifest) -> Certificate | None:
        found = self._ring.certificates(self._office)
        exact = [one for one in found if one.serial == manifest.certificate]
        return next(iter(exact), None)

    def judge(self, manifest: Manifest, certificate: Certificate) -> None:
        if manifest.direction is not Direction.DOWN:
            raise UserError("envelope_upward", sender=certificate.name)
        told = {one.serial: one for one in self._ring.revoked(self._office)}
        revocation = told.get(certificate.serial)
        judge_downward(manifest, certificate, office=self._office, practice=self._practice, revocation=revocation)


class CentreTrust:
    """Of a centre: the offices it has certified, on a day. `find`, `revoked` and `taken` (which envelopes of an office
    came before, as SHA-256 of the file) look into its register.
    """

    def __init__(
        self,
        ring: FileKeyRing,
        *,
        today: date,
        practice: bool,
        find: Callable[[UUID], Certificate | None],
        revoked: Callable[[UUID], Revocation | None],
        taken: Callable[[UUID, UUID], str | None],
    ) -> None:
        self._ring = ring
        self._today = today
        self._practice = practice
        self._find = find
        self._revoked = revoked
        self._taken = taken

    def identities(self) -> Sequence[str]:
        return self._ring.reading_identities()

    def certificate(self, manifest: Manifest) -> Certificate | None:
        return self._find(manifest.certificate)

    def judge(self, manifest: Manifest, certificate: Certificate) -> None:
        if manifest.direction is not Direction.UP:
            raise UserError("envelope_downward", sender=certificate.centre.name)
        revocation = self._revoked(certificate.serial)
        judge_upward(
            manifest,
            certificate,
            today=self._today,
            revocation=revocation,
            practice=self._practice,
            taken=self._taken(manifest.sender, manifest.id) is not None,
        )


class OwnTrust:
    """For looking into an envelope that this installation has sent or received, of whichever of its offices."""

    def __init__(self, ring: FileKeyRing) -> None:
        self._ring = ring

    def identities(self) -> Sequence[str]:
        return self._ring.reading_identities()

    def certificate(self, manifest: Manifest) -> Certificate | None:
        found = self._ring.all_certificates()
        return next((one for one in found if one.serial == manifest.certificate), None)

    def judge(self, manifest: Manifest, certificate: Certificate) -> None:
        """Whoever signed it is known, and nothing is taken in."""
