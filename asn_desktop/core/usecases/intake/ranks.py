"""A rank by its name alone (`Penata Tk. I`): the law gives each pangkat its one golongan ruang."""

from __future__ import annotations

import re
from typing import Any

from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.usecases.intake.cells import Bad, Parser, golongan


def golongan_by_pangkat(law: Law) -> Parser:
    """A parser of golongan that also knows the names of pangkat in force. Raises NoLawAtDateError."""
    known = {_bare(row.pangkat): row.golongan for row in law.get("golongan.pns").value.baris}

    def parse(cell: Any) -> str | Bad | None:
        found = golongan(cell)
        if isinstance(found, Bad) and found.key == "golongan_pangkat":
            return known.get(_bare(cell)) or found
        return found

    return parse


def _bare(pangkat: str) -> str:
    """Capitals, dots and the short forms of `Tingkat I` do not count."""
    words = re.findall(r"[a-z]+|\d+", pangkat.lower())
    return " ".join({"tk": "tingkat", "tkt": "tingkat", "1": "i"}.get(word, word) for word in words)
