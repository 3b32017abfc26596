"""The key ring of an installation or a centre, in a folder of its own: an office's file may be copied, keys may not."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cached_property
from io import BytesIO
from pathlib import Path
from uuid import UUID

import msgspec
from msgspec.structs import replace

from asn_desktop.core.exchange.trust import (
    Admission,
    CentreCard,
    Certificate,
    Enrolment,
    Keys,
    Revocation,
    Signed,
    certificate_of,
)
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.ready import ready
from asn_desktop.storage import age, ed25519
from asn_desktop.storage.identity import keeping, recovery
from asn_desktop.storage.identity.keys import KeyPair, new_pair
from asn_desktop.storage.identity.words import eight_words, load_words

FORMAT = 1
"""Of enrolments."""
SECRET_SIZE = 32


class FileKeyRing:
    """See `core.usecases.exchange.ports.KeyRing`. `words` is the file with the list of words."""

    def __init__(self, folder: Path, words: Path) -> None:
        self.folder = folder
        self._words_file = words

    def keys(self) -> Keys:
        return self._kept().pairs[0].public()

    def rotate(self) -> Keys:
        kept = self._kept()
        pair = new_pair()
        keeping.save(self.folder, replace(kept, pairs=(pair, *kept.pairs)))
        return pair.public()

    def sign(self, content: bytes, signer: str = "") -> bytes:
        return self._pair(signer).sign(content)

    def reading_identities(self) -> Sequence[str]:
        return [pair.reading for pair in self._kept().pairs]

    def enrolment(self, asked: Enrolment) -> Signed:
        return self.sign_document(replace(asked, format=FORMAT, keys=self.keys()), ed25519.ENROLMENT)

    def sign_document(self, document: Enrolment | Certificate, purpose: bytes, signer: str = "") -> Signed:
        """The document as text, signed by the key whose public half is `signer`; empty: by the present one."""
        body = msgspec.json.encode(document)
        pair = self._pair(signer)
        signature = base64.b64encode(pair.sign(purpose + body)).decode()
        return Signed(body.decode(), signature, pair.public().signing)

    def admit(self, admission: Admission, office: UUID, installation: str, *, new_centre: bool = False) -> Certificate:
        kept = self._kept()
        signed = admission.certificate
        if not ed25519.is_signed(signed.signer, signed.signature, ed25519.CERTIFICATE + signed.body.encode()):
            raise UserError("identity_admission_forged")
        certificate = certificate_of(admission)
        if certificate.office != office:
            raise UserError("identity_admission_other_office", name=certificate.name)
        if certificate.installation != installation or certificate.keys not in self._public_keys(kept):
            raise UserError("identity_admission_other_computer", name=certificate.name)
        if any(each.serial == certificate.serial for each in self.revoked(office)):
            raise UserError("identity_admission_revoked", name=certificate.centre.name)
        before = self.certificates(office)
        trusted = {each.centre.keys.signing for each in before if each.centre.id == certificate.centre.id}
        if before and not new_centre and signed.signer not in trusted:
            raise UserError(
                "identity_admission_other_centre", name=certificate.centre.name, known=before[0].centre.name
            )
        if (not before or new_centre) and signed.signer != certificate.centre.keys.signing:
            raise UserError("identity_admission_forged")
        self._secret(admission, kept)
        others = tuple(each for each in kept.admissions if certificate_of(each).serial != certificate.serial)
        if new_centre or len(others) == len(kept.admissions):  # an old one that is shown again stays old
            keeping.save(self.folder, replace(kept, admissions=(admission, *others)))
        return certificate

    def certificates(self, office: UUID) -> tuple[Certificate, ...]:
        found = map(certificate_of, self._kept().admissions)
        return tuple(certificate for certificate in found if certificate.office == office)

    def all_certificates(self) -> tuple[Certificate, ...]:
        """Of every office of this installation, the newest first."""
        return tuple(map(certificate_of, self._kept().admissions))

    def revoked(self, office: UUID) -> tuple[Revocation, ...]:
        return tuple(each for each in keeping.load_revoked(self.folder) if each.office == office)

    def keep_revoked(self, revocations: Sequence[Revocation]) -> None:
        known = keeping.load_revoked(self.folder)
        new = {each.serial: each for each in (*revocations, *known)}  # what was said first stays
        if len(new) > len(known):
            keeping.save_revoked(self.folder, tuple(new.values()))

    def secrets(self, office: UUID) -> tuple[bytes, ...]:
        kept = self._kept()
        return tuple(self._secret(each, kept) for each in kept.admissions if certificate_of(each).office == office)

    def request_words(self, signed: Signed) -> tuple[str, ...]:
        return eight_words(ed25519.ENROLMENT + signed.body.encode(), self._words)

    def centre_words(self, card: CentreCard) -> tuple[str, ...]:
        return eight_words(b"asnd centre 1\x00" + msgspec.json.encode(card), self._words)

    def save_recovery(self, path: Path, passphrase: str) -> None:
        recovery.save(path, passphrase, self._kept())

    def restore_recovery(self, path: Path, passphrase: str) -> Keys:
        found = recovery.read(path, passphrase)
        now = keeping.load(self.folder)
        if now is not None:
            found = replace(
                found,
                pairs=tuple(dict.fromkeys((*found.pairs, *now.pairs))),
                admissions=tuple(dict.fromkeys((*found.admissions, *now.admissions))),
            )
        keeping.save(self.folder, found)
        return self.keys()

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return load_words(self._words_file)

    def _kept(self) -> keeping.Kept:
        found = keeping.load(self.folder)
        return found or keeping.save_first(self.folder, keeping.Kept(keeping.FORMAT, (new_pair(),)))

    def _pair(self, signer: str) -> KeyPair:
        pairs = self._kept().pairs
        if not signer:
            return pairs[0]
        for pair in pairs:
            if pair.public().signing == signer:
                return pair
        raise UserError("identity_key_lost")

    def _public_keys(self, kept: keeping.Kept) -> list[Keys]:
        return [pair.public() for pair in kept.pairs]

    def _secret(self, admission: Admission, kept: keeping.Kept) -> bytes:
        """Raises UserError where it was not encrypted to one of our keys."""
        secret = BytesIO()
        try:
            source = BytesIO(base64.b64decode(admission.secret, validate=True))
            age.decrypt(source, secret, [pair.reading for pair in kept.pairs])
        except (ValueError, age.NotForUsError, age.BrokenError) as problem:
            raise UserError("identity_admission_broken") from problem
        if len(secret.getvalue()) != SECRET_SIZE:
            raise UserError("identity_admission_broken")
        return secret.getvalue()


class CentreKeyRing(FileKeyRing):
    """The key ring of a centre: it admits installations. See `core.usecases.exchange.ports.Registrar`."""

    def check_enrolment(self, signed: Signed) -> Enrolment:
        try:
            asked = msgspec.json.decode(signed.body, type=ready(Enrolment))
        except (msgspec.MsgspecError, RecursionError) as problem:
            raise UserError("identity_request_broken") from problem
        whole = ed25519.is_signed(signed.signer, signed.signature, ed25519.ENROLMENT + signed.body.encode())
        if asked.format != FORMAT or signed.signer != asked.keys.signing or not whole:
            raise UserError("identity_request_broken")
        if not age.is_recipient(asked.keys.reading):
            raise UserError("identity_request_broken")
        return asked

    def issue(self, certificate: Certificate, secret: bytes, signer: str = "") -> Admission:
        sealed = BytesIO()
        age.encrypt(BytesIO(secret), sealed, [certificate.keys.reading])
        signed = self.sign_document(certificate, ed25519.CERTIFICATE, signer)
        return Admission(signed, base64.b64encode(sealed.getvalue()).decode())
