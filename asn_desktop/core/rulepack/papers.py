"""What the lists of papers look like that go with a proposal; an agency replaces them by its own."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from asn_desktop.core.domain.karier import Dokumen, Hak
from asn_desktop.core.rulepack.wholeness import once

RIGHTS = (Hak.KGB, Hak.KENAIKAN_PANGKAT, Hak.SATYALANCANA, Hak.KONTRAK, Hak.PENSIUN)
"""Rights that are proposed on paper. The others are facts of the calendar: nothing is sent for them alone."""


class Papers(Struct, frozen=True, forbid_unknown_fields=True):
    """The papers, each once, in the order in which they are laid together."""

    dokumen: Annotated[tuple[Dokumen, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        once(self.dokumen)
