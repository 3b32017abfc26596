"""Who appraises in a year."""

from __future__ import annotations

from asn_desktop.core.usecases.rows import WHOLE_YEAR
from asn_desktop.storage.db.plain import Plain
from asn_desktop.storage.db.queries.kinerja import CONCERNED, PENILAI, YEAR, of_term


def names(plain: Plain, tahun: int) -> tuple[str, ...]:
    """Everybody named as appraiser of somebody in a year, by name, each once."""
    asked = f"SELECT DISTINCT {PENILAI} AS penilai FROM {YEAR} WHERE {CONCERNED} AND {PENILAI} <> '' ORDER BY penilai"
    return tuple(name for (name,) in plain.rows(asked, of_term(tahun, WHOLE_YEAR)))
