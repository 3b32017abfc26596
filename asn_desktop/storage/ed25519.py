"""Signatures: Ed25519, with what is signed told apart by a purpose, so that none can stand for another."""

from __future__ import annotations

import base64
import binascii

ENVELOPE = b"asnd envelope 1\x00"
ENROLMENT = b"asnd enrolment 1\x00"
CERTIFICATE = b"asnd certificate 1\x00"
"""Purposes: put before what is signed."""


def new_seed() -> bytes:
    """A new private key, 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(seed: bytes) -> str:
    """The public half, base64 of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return base64.b64encode(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()).decode()


def sign(seed: bytes, content: bytes) -> bytes:
    """The signature, 64 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).sign(content)


def is_signed(public: str, signature: str, content: bytes) -> bool:
    """True where the signature (base64) over the content is that of the key (base64)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        key.verify(base64.b64decode(signature, validate=True), content)
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True
