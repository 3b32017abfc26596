"""Writes about one office that become true together, under that office's lock."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from uuid import UUID

import msgspec

from asn_desktop.core.exchange.trust import Admission, Certificate
from asn_desktop.core.kernel.ready import ready
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.centre.ports import IssuedCertificate
from asn_desktop.core.usecases.centre.rows import OfficeRow
from asn_desktop.storage.central.answers import SqlAnswers
from asn_desktop.storage.central.disputes import SqlDisputes
from asn_desktop.storage.central.down import SqlDown
from asn_desktop.storage.central.history import SqlHistory
from asn_desktop.storage.central.offices import office_rows
from asn_desktop.storage.central.people import SqlPeople
from asn_desktop.storage.central.records import SqlRecords
from asn_desktop.storage.central.session import Session, Values
from asn_desktop.storage.ids import new_id

_ISSUED = "body, admission, computer, issued, revoked, reason"
_HASH = re.compile(r"[0-9a-f]{64}")
_FILES = ("bukti_dukung", "pindaian", "berkas_usulan")
"""Kinds of records that name a file of evidence."""


class SqlUnit:
    """See `core.usecases.centre.ports.Unit`."""

    def __init__(
        self, session: Session, centre: UUID, office: UUID, now: str, today: date, commit: Callable[[], None]
    ) -> None:
        self._session = session
        self._commit = commit
        self.centre = centre
        self.office = office
        self.now = now
        self.today = today
        self.history = SqlHistory(session, office, now)
        self.records = SqlRecords(session, office)
        self.answers = SqlAnswers(session, office, now)
        self.disputes = SqlDisputes(session, office, now)
        self.people = SqlPeople(session, office, self.records, now, today)
        self.down = SqlDown(session, office, now)

    def new_id(self) -> UUID:
        return new_id()

    def row(self) -> OfficeRow | None:
        found = office_rows(self._session, self.today, self.office)
        return found[0] if found else None

    def secret(self) -> bytes:
        found = self._session.one("SELECT secret FROM office WHERE office = :office", office=self.office)
        return b"" if found is None else bytes.fromhex(found[0])

    def keep_office(self, name: str, instansi: str, region: str, secret: bytes) -> None:
        columns = ("office", "name", "instansi", "region", "secret", "admitted")
        row = (self.office, name, instansi, region, secret.hex(), self.now)
        self._session.put("office", columns, ("office",), [row], kept=("secret", "admitted"))

    def certificates(self) -> list[IssuedCertificate]:
        found = self._session.rows(
            f"SELECT {_ISSUED} FROM certificate WHERE office = :office ORDER BY issued DESC, serial DESC",
            office=self.office,
        )
        return [issued(row) for row in found]

    def keep_certificate(self, issued: IssuedCertificate, issuer: str) -> None:
        columns = ("office", "serial", "installation", "computer", "body", "admission", "issued", "issuer", "reason")
        certificate = issued.certificate
        body, admission = (msgspec.json.encode(one).decode() for one in (certificate, issued.admission))
        row = (
            *(self.office, certificate.serial, certificate.installation, issued.computer),
            *(body, admission, issued.issued, issuer, ""),
        )
        self._session.insert("certificate", columns, [row])

    def revoke(self, serial: UUID, reason: str) -> None:
        self._session.run(
            "UPDATE certificate SET revoked = :now, reason = :reason"
            " WHERE office = :office AND serial = :serial AND revoked IS NULL",
            now=self.now,
            reason=reason,
            office=self.office,
            serial=serial,
        )

    def evidence(self, pegawai: UUID) -> dict[str, int]:
        named = _named(self.records.find(_FILES, (pegawai,)))
        if not named:
            return {}
        found = self._session.rows(
            f"SELECT sha256, size FROM evidence WHERE office = :office AND {self._session.among('sha256', 'named')}",
            office=self.office,
            named=self._session.several(sorted(named)),
        )
        return dict(found)

    def keep_evidence(self, sha256: str, size: int) -> None:
        columns = ("office", "sha256", "size", "received")
        row = (self.office, sha256, size, self.now)
        self._session.put("evidence", columns, ("office", "sha256"), [row], kept=("received",))

    def forget_evidence(self, hashes: Collection[str]) -> tuple[str, ...]:
        hashes = {one for one in hashes if _HASH.fullmatch(one)} - _named(self.records.find(_FILES))
        among = self._session.among("sha256", "hashes")
        self._session.run(
            f"DELETE FROM evidence WHERE office = :office AND {among}",
            office=self.office,
            hashes=self._session.several(hashes),
        )
        kept = self._session.rows(f"SELECT sha256 FROM evidence WHERE {among}", hashes=self._session.several(hashes))
        return tuple(sorted(hashes - {sha256 for (sha256,) in kept}))

    def commit(self) -> None:
        self._commit()


def _named(records: Iterable[Record]) -> set[str]:
    """Files that these records name, as far as it can be the name of one."""
    return {one for one in (getattr(record, "sha256", "") for record in records) if _HASH.fullmatch(one)}


def issued(row: Values) -> IssuedCertificate:
    body, admission, computer, when, revoked, reason = row
    certificate = msgspec.json.decode(body, type=ready(Certificate))
    return IssuedCertificate(
        certificate, msgspec.json.decode(admission, type=ready(Admission)), computer, when, revoked, reason
    )
