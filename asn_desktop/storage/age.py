"""age encryption as streams. The library turns whatever a stream raises into a text; here it comes out as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

MAGIC = b"age-encryption.org/v1\n"


class NotForUsError(Exception):
    """None of the keys opens it."""


class BrokenError(Exception):
    """Not age, cut off, or altered: nothing of what was decrypted may be used."""


class Source(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class Sink(Protocol):
    def write(self, data: bytes, /) -> Any: ...


def new_identity() -> str:
    """A new secret key, `AGE-SECRET-KEY-1...`."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def recipient_of(secret: str) -> str:
    """The public half of a secret key, `age1...`."""
    from pyrage import x25519

    return str(x25519.Identity.from_str(secret).to_public())


def is_recipient(text: str) -> bool:
    """True where something can be encrypted to it."""
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(text)
    except RecipientError:
        return False
    return True


def encrypt(source: Source, sink: Sink, recipients: Sequence[str]) -> None:
    """Everything from `source`, encrypted so that each of the recipients can read it."""
    import pyrage

    keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    reading, writing = _Told(source.read), _Told(sink.write)
    try:
        pyrage.encrypt_io(_Reader(reading), _Writer(writing), keys)
    except Exception:
        _raise_told(reading, writing)
        raise
    _raise_told(reading, writing)  # of the last write the library says nothing


def decrypt(source: Source, sink: Sink, identities: Sequence[str]) -> None:
    """Everything from `source` for a holder of one of the secret keys; what is in `sink` is good only when this ends
    well. Raises NotForUsError, BrokenError, and whatever the streams raise.
    """
    import pyrage

    keys = [pyrage.x25519.Identity.from_str(secret) for secret in identities]
    reading, writing = _Told(source.read), _Told(sink.write)
    try:
        pyrage.decrypt_io(_Reader(reading), _Writer(writing), keys)
    except (pyrage.DecryptError, OSError) as problem:
        _raise_told(reading, writing)
        raise (NotForUsError if "No matching keys" in str(problem) else BrokenError) from problem
    _raise_told(reading, writing)


class _Told:
    """A call that remembers what it raised."""

    def __init__(self, call: Callable[[Any], Any]) -> None:
        self._call = call
        self.raised: BaseException | None = None

    def __call__(self, argument: Any) -> Any:
        try:
            return self._call(argument)
        except BaseException as problem:
            self.raised = problem
            raise


class _Reader:
    def __init__(self, read: _Told) -> None:
        self._read = read

    def read(self, size: int) -> bytes:
        return bytes(self._read(size))


class _Writer:
    def __init__(self, write: _Told) -> None:
        self._write = write

    def write(self, data: bytes) -> int:
        self._write(data)
        return len(data)

    def flush(self) -> None:
        """Whoever owns the stream flushes it."""


def _raise_told(*calls: _Told) -> None:
    for call in calls:
        if call.raised is not None:
            raise call.raised
