"""A pair of keys of one installation: for signing, and for reading what was encrypted to it."""

from __future__ import annotations

import base64

from msgspec import Struct

from asn_desktop.core.exchange.trust import Keys
from asn_desktop.storage import age, ed25519


class KeyPair(Struct, frozen=True, forbid_unknown_fields=True):
    """Secret: `seed` is base64 of the 32 bytes of Ed25519, `reading` an age secret key."""

    seed: str
    reading: str

    def public(self) -> Keys:
        return Keys(ed25519.public_key(self._seed()), age.recipient_of(self.reading))

    def sign(self, content: bytes) -> bytes:
        return ed25519.sign(self._seed(), content)

    def _seed(self) -> bytes:
        return base64.b64decode(self.seed)


def new_pair() -> KeyPair:
    return KeyPair(base64.b64encode(ed25519.new_seed()).decode(), age.new_identity())
