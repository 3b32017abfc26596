"""Types made ready before values are read into them, so that two threads can begin with them at the same time."""

from __future__ import annotations

import threading
from typing import TypeVar

import msgspec

T = TypeVar("T")

_making = threading.Lock()
_ready: set[object] = set()


def ready(wanted: T) -> T:
    """The type itself, to be handed to `msgspec.convert`, `msgspec.json.decode` and the like.

    msgspec (0.22) puts together what it knows of a Struct when something is first read into it, or into one that holds
    it. A second thread that comes meanwhile finds half of that and takes the whole program down. So it is put together
    here, by one thread at a time; what is ready stays so.
    """
    if wanted not in _ready:
        with _making:
            msgspec.json.Decoder(wanted)
            _ready.add(wanted)
    return wanted
