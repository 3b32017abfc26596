"""What every use case is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases.ports.file import Store
from asn_desktop.core.usecases.ports.vault import NoVault, Vault


def no_safeguard() -> None:
    """For files whose copies nobody keeps."""


class Context(Struct, frozen=True):
    """What every use case is given: the file, the law, who acts, and which day it is."""

    store: Store
    law: LawBook
    actor: str
    today: date
    safeguard: Callable[[], None] = no_safeguard
    """Makes a copy of the file before much is changed at once. Never raises: a copy that fails blocks no work."""
    vault: Vault = NoVault()
    """Evidence and scans beside the file."""


def chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """The items in runs of at most `size`, for progress and cancel between them."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
