"""age as streams: whatever a stream raises comes out as it was, also from the very last write."""

from __future__ import annotations

import io

import pytest

from asn_desktop.storage import age

SECRET = age.new_identity()


class Failing:
    """A stream that fails at one call, or counts its calls."""

    def __init__(self, at: int, stream: io.BytesIO) -> None:
        self._at = at
        self._stream = stream
        self.calls = 0

    def _step(self) -> None:
        self.calls += 1
        if self.calls == self._at:
            raise InterruptedError("here")

    def read(self, size: int = -1) -> bytes:
        self._step()
        return self._stream.read(size)

    def write(self, data: bytes) -> int:
        self._step()
        return self._stream.write(data)


@pytest.fixture(scope="module")
def sealed() -> bytes:
    target = io.BytesIO()
    age.encrypt(io.BytesIO(b"x" * 200_000), target, [age.recipient_of(SECRET)])
    return target.getvalue()


def test_every_failing_write_is_told() -> None:
    for at in range(1, 4):  # a line of chance in the head of a file makes one write more or less
        with pytest.raises(InterruptedError):
            age.encrypt(io.BytesIO(b"x" * 200_000), Failing(at, io.BytesIO()), [age.recipient_of(SECRET)])
    for size in (0, 1, 65_535, 65_536):  # the last write is the only one of the content
        with pytest.raises(InterruptedError):
            age.encrypt(io.BytesIO(b"x" * size), Failing(1, io.BytesIO()), [age.recipient_of(SECRET)])


def test_every_failing_read_is_told(sealed: bytes) -> None:
    for at in (1, 2, 20):
        with pytest.raises(InterruptedError):
            age.encrypt(Failing(at, io.BytesIO(b"x" * 200_000)), io.BytesIO(), [age.recipient_of(SECRET)])
    counting = Failing(0, io.BytesIO(sealed))
    age.decrypt(counting, io.BytesIO(), [SECRET])
    for at in range(1, counting.calls + 1):
        with pytest.raises(InterruptedError):
            age.decrypt(Failing(at, io.BytesIO(sealed)), io.BytesIO(), [SECRET])


def test_every_failing_write_of_what_was_decrypted_is_told(sealed: bytes) -> None:
    counting = Failing(0, io.BytesIO())
    age.decrypt(io.BytesIO(sealed), counting, [SECRET])
    for at in range(1, counting.calls + 1):
        with pytest.raises(InterruptedError):
            age.decrypt(io.BytesIO(sealed), Failing(at, io.BytesIO()), [SECRET])


def test_not_for_us_and_broken_are_told_apart(sealed: bytes) -> None:
    with pytest.raises(age.NotForUsError):
        age.decrypt(io.BytesIO(sealed), io.BytesIO(), [age.new_identity()])
    for content in (sealed[:-1], sealed[:100], b"", sealed + b"x"):
        with pytest.raises(age.BrokenError):
            age.decrypt(io.BytesIO(content), io.BytesIO(), [SECRET])
    assert age.is_recipient(age.recipient_of(SECRET))
    assert not age.is_recipient(SECRET)
    assert not age.is_recipient("age1")
