"""A proposal as it is opened: whose it is, its papers, until when it must leave, and what the register says today."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.golongan import PNS
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.usulan import StatusUsulan, Usulan
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.period import whole_months
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.reading import read_people
from asn_desktop.core.usecases.karier.sending import last_safe_day, sending
from asn_desktop.core.usecases.karier.upcoming import needed_by
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.usulan.papers import PaperLine, checklist


class ProposalSheet(Struct, frozen=True):
    """Everything about one proposal. `kirim_sebelum` is the last safe day for sending while it is being prepared.

    `away` is the office that the person moved to: that one goes on with it.
    """

    usulan: Usulan
    facts: Facts
    papers: tuple[PaperLine, ...]
    kirim_sebelum: date | None
    away: str = ""

    @property
    def ready(self) -> int:
        return sum(line.state == "ada" for line in self.papers)


def open_proposal(ctx: Context, usulan_id: UUID) -> ProposalSheet:
    """The proposal with the person as recorded today. Raises NotFoundError."""
    with ctx.store.read() as reader:
        usulan = reader.get(Usulan, usulan_id)
        found = read_people(reader, (usulan.pegawai_id,))
        if not found:  # in the bin
            raise NotFoundError(Pegawai.__name__.lower(), usulan.pegawai_id)
        days = sending(reader)
        lines = checklist(reader, usulan)
        away = reader.away().get(usulan.pegawai_id, "")
    last = None
    if not away and usulan.status in (StatusUsulan.DISIAPKAN, StatusUsulan.DIKEMBALIKAN):
        last = last_safe_day(usulan.tmt, needed_by(usulan.hak, usulan.tmt, ctx.law.at(usulan.tmt)), days)
    return ProposalSheet(usulan, facts_of(found[0], ctx.today), lines, last, away)


def service_then(sheet: ProposalSheet, golongan: str, tmt: date) -> int | None:
    """Months of service (MKG) on the day of the decree as the register has them; it goes on within I, II, III or IV.

    None where it is not recorded, and from II to III and the like, where the decree says what is left of it.
    """
    held = sheet.facts.golongan
    if held is None or held.mkg_tahun is None or held.mkg_bulan is None or golongan not in PNS:
        return None
    if held.golongan.partition("/")[0] != golongan.partition("/")[0]:
        return None
    return 12 * held.mkg_tahun + held.mkg_bulan + whole_months(held.tmt, tmt)
