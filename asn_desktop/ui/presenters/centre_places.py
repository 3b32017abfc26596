"""Where centres are: how they are opened and made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from asn_desktop.ui.presenters.centre_services import Centre

SUFFIX = ".asnc"
"""Of a centre in a file."""


class CentreMachine(Struct, frozen=True):
    """How centres are opened and made; both raise UserError."""

    open: Callable[[str, date], Centre]
    create: Callable[[str, str, bool, date], Centre]
    """Place, name, practice, today."""
