"""UUID version 7 (RFC 9562): identities that sort by the moment they were made."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A new identity, greater than every one made before it in this process."""
    global _last
    milliseconds = time.time_ns() // 1_000_000
    drawn = int.from_bytes(os.urandom(10), "big")
    with _lock:
        # 74 random bits after the time; within one millisecond the value counts up so that order is kept.
        value = max((milliseconds << 74) | (drawn & ((1 << 74) - 1)), _last + 1)
        _last = value
    high, low = value >> 62, value & ((1 << 62) - 1)
    return UUID(int=((high >> 12) << 80) | (0x7 << 76) | ((high & 0xFFF) << 64) | (0b10 << 62) | low)
