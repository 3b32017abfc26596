"""The law before anybody has asked for it: no list waits until all packs are read."""

from __future__ import annotations

import threading
from collections.abc import Callable

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.rulepack.model import LawBook, Pack


class UnreadLaw(LawBook):
    """Reads the packs, once, when something of them is first asked for, from whatever thread."""

    def __init__(self, read: Callable[[], LawBook]) -> None:
        super().__init__({})
        self._read = read
        self._book: LawBook | None = None
        self._reading = threading.Lock()

    @property
    def packs(self) -> dict[str, Pack]:
        return self._whole().packs

    @property
    def warnings(self) -> tuple[UserError, ...]:
        return self._whole().warnings

    def _whole(self) -> LawBook:
        with self._reading:
            if self._book is None:
                self._book = self._read()
            return self._book
