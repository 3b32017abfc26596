"""A proposal as it is opened: whose it is, its papers, until when it must leave, and how it would stand another day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.golongan import PNS
from asn_desktop.core.domain.karier import Dokumen
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.usulan import StatusUsulan, Usulan
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.period import whole_months
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.usecases.karier.everybody import superior_ranks
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.papers import papers
from asn_desktop.core.usecases.karier.reading import Histories, read_people
from asn_desktop.core.usecases.karier.sending import last_safe_day, sending
from asn_desktop.core.usecases.karier.upcoming import needed_by
from asn_desktop.core.usecases.karier.ways import promoted_by
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.usulan.papers import WAITING, PaperLine, checklist
from asn_desktop.core.usecases.usulan.steps import held_on, proposed


class Standing(Struct, frozen=True):
    """How a right that was proposed stands on a day, by the records and the law of that day.

    `verdict` is None where the person has no such right. That law asks for the papers `lacking`, which are not on the
    checklist, and no more for those in `spare`.
    """

    verdict: Verdict | None
    lacking: tuple[Dokumen, ...]
    spare: tuple[Dokumen, ...]


class ProposalSheet(Struct, frozen=True):
    """Everything about one proposal. `kirim_sebelum` is the last safe day for sending while it is being prepared.

    `away` is the office that the person moved to: that one goes on with it. `facts` are of today, whichever day is
    asked for: a decision goes by them. `standing` is there where another day is asked for.
    """

    usulan: Usulan
    facts: Facts
    papers: tuple[PaperLine, ...]
    kirim_sebelum: date | None
    away: str = ""
    standing: Standing | None = None
    otherwise: Verdict | None = None
    """Of one that is on its way: how the right comes out by what is recorded now, where that is not what was sent."""

    @property
    def ready(self) -> int:
        return sum(line.state == "ada" for line in self.papers)


def open_proposal(ctx: Context, usulan_id: UUID, asked: date | None = None) -> ProposalSheet:
    """The proposal with the person as recorded today. Days and rules are of the day `asked`, or today. Raises
    NotFoundError.
    """
    day = asked or ctx.today
    with ctx.store.read() as reader:
        usulan = reader.get(Usulan, usulan_id)
        found = read_people(reader, (usulan.pegawai_id,))
        if not found:  # in the bin
            raise NotFoundError(Pegawai.__name__.lower(), usulan.pegawai_id)
        days = sending(reader)
        lines = checklist(reader, usulan, day)
        away = reader.away().get(usulan.pegawai_id, "")
        standing = None if asked is None else _standing(ctx, reader, usulan, found[0], lines, asked)
        sent = usulan.status is StatusUsulan.DIKIRIM and asked is None and not away
        otherwise = _otherwise(ctx, reader, usulan) if sent else None
    last = None
    if not away and usulan.status in WAITING:
        last = last_safe_day(usulan.tmt, needed_by(usulan.hak, usulan.tmt, ctx.law.at(day)), days)
    return ProposalSheet(usulan, facts_of(found[0], ctx.today), lines, last, away, standing, otherwise)


def _standing(
    ctx: Context, reader: Reader, usulan: Usulan, whose: Histories, lines: tuple[PaperLine, ...], day: date
) -> Standing:
    """Once its day has come, a right is asked for as of the day itself."""
    law = ctx.law.at(day)
    person = facts_of(whose, day, superior_ranks(reader, law, day, None)(usulan.pegawai_id))
    on = max(usulan.tmt, day)
    held = held_on(usulan.hak, promoted_by(usulan.verdict), person, on, law)
    asked = tuple(each.dokumen for each in papers(person, usulan.hak, on, law))
    listed = tuple(line.berkas.dokumen for line in lines)
    return Standing(
        held.verdict if held is not None else None,
        tuple(each for each in asked if each not in listed),
        tuple(each for each in listed if each not in asked) if asked else (),  # none: no list is known of that day
    )


def _otherwise(ctx: Context, reader: Reader, usulan: Usulan) -> Verdict | None:
    then = usulan.verdict
    if then is None:
        return None
    _, now, _ = proposed(ctx, reader, usulan.pegawai_id, usulan.hak, usulan.tmt, promoted_by(then))
    if now is None or (now.outcome, now.results) == (then.outcome, then.results):
        return None
    return now


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
