"""The code that proves a receipt over the phone, when the stick with the receipt itself is lost.

Only the centre and the office know the secret of the office's admission, so nobody else can make up such a code.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

from asn_desktop.core.kernel.short_code import code_of, plain


def receipt_code(secret: bytes, sha256: str, *, whole: bool) -> str:
    """The code of an envelope, named by the SHA-256 of its file. `whole`: every entry was accepted or known before;
    otherwise some have answers that the office still has to read.
    """
    told = bytes.fromhex(sha256) + b"\x00" + (b"whole" if whole else b"part")
    return code_of(hmac.new(secret, told, hashlib.sha256).hexdigest())


def proves(typed: str, secrets: Iterable[bytes], sha256: str) -> bool | None:
    """What a typed code says of an envelope: True that all of it arrived well, False that it arrived with exceptions;
    None where the code is not of this envelope.
    """
    code = plain(typed)
    for secret in secrets:
        for whole in (True, False):
            if hmac.compare_digest(receipt_code(secret, sha256, whole=whole), code):
                return whole
    return None
