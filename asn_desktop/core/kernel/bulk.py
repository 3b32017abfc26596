"""Making very many values at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def in_bulk() -> Iterator[None]:
    """Let the garbage collector rest: while hundred thousands of lasting values are made it finds nothing to free,
    and looking through them again and again takes half of the time. Also a decorator: `@in_bulk()`.
    """
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watched:
            gc.enable()
