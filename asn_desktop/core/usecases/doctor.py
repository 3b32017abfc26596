"""Have the whole register examined: reads everything once, changes nothing."""

from __future__ import annotations

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.rules.kesehatan_data import findings
from asn_desktop.core.rules.register import Finding, register
from asn_desktop.core.usecases.ports import Context


@in_bulk()
def examine(context: Context) -> tuple[Finding, ...]:
    """All findings of the office as of today, by today's law. Raises NoLawAtDateError without the packs needed.

    Of people who moved to another office nothing is found: nobody here could put it right.
    """
    with context.store.read() as reader:
        away = reader.away()
        looked_at = register(
            context.today,
            context.law.at(context.today),
            reader.find(Pegawai),
            reader.find(RiwayatGolongan),
            reader.find(RiwayatJabatan),
            reader.find(Unit),
            reader.find(Jabatan),
            reader.find(RiwayatUnit),
            reader.find(PenetapanPenilai),
        )
    return tuple(found for found in findings(looked_at) if found.pegawai_id not in away)
