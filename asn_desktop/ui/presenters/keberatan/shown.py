"""What the sheet of an objection shows, from what its presenter knows."""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rules import keberatan as rules
from asn_desktop.core.usecases.keberatan import Filing, Hearing
from asn_desktop.core.usecases.penilai import Party
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.chips import predikat_chip
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.keberatan import state as show
from asn_desktop.ui.presenters.keberatan.state import KeberatanState, Step, Typed
from asn_desktop.ui.presenters.why import Why

FORM = "keberatan"
"""The kind of the letters; the button to print them is there when there is such a form."""


class Known(Struct, frozen=True):
    """An objection on the sheet, or a result before one, with what is typed about it.

    `offered`: what a power cut left waits to be taken up. `party`: who decides on the day typed, once it is known.
    """

    found: Filing | Hearing
    step: Step | None
    typed: Typed
    dirty: bool
    offered: bool
    errors: dict[str, str]
    party: Party | None
    matrix: dict[tuple[Rating, Rating], Predikat]

    @property
    def identity(self) -> UUID:
        """The objection, or the result before one."""
        return self.found.keberatan.id if isinstance(self.found, Hearing) else self.found.evaluasi.id


def shown(texts: Texts, ctx: Context, known: Known) -> KeberatanState:
    """All of it in words."""
    found, step, typed = known.found, known.step, known.typed
    hearing = found if isinstance(found, Hearing) else None
    filed = hearing.keberatan if hearing else None
    return KeberatanState(
        identity=known.identity,
        head=show.head_of(texts, found),
        locked=True,
        dirty=known.dirty,
        saved=_saved(texts, known),
        recovery=known.offered,
        pegawai_id=found.pegawai.id,
        tahun=found.evaluasi.tahun,
        evaluasi_id=found.evaluasi.id,
        step=step,
        typed=typed,
        errors=known.errors,
        hasil=show.result_card(texts, found.evaluasi),
        pengajuan=show.filed_card(texts, filed),
        penjelasan=show.heard_card(texts, filed, step),
        putusan=show.ruled_card(texts, hearing, step, ctx.today),
        akibat=show.outcome_card(texts, hearing),
        timing=_timing(texts, ctx, known),
        decider=show.decider_line(texts, known.party, typed.tanggal_putusan or ctx.today) if known.party else None,
        matrix=known.matrix,
        predikat=predikat_chip(texts, _predikat(known)),
        withdrawable=step in (Step.PENJELASAN, Step.PUTUSAN),
        correctable=step is Step.PUTUSAN,
        heard=filed is not None and bool(filed.penjelasan),
        deciding=step is Step.PENJELASAN,
        new_id=hearing.hasil.id if hearing and hearing.hasil else None,
        printable=filed is not None and FORM in tuple(FormKind),
    )


def _saved(texts: Texts, known: Known) -> str:
    if known.offered:
        return texts.say("document.saved.waiting")
    return texts.say("document.saved.typing") if known.dirty else ""


def _timing(texts: Texts, ctx: Context, known: Known) -> Why | None:
    """Whether it came in time: as recorded, or as typed."""
    found, typed = known.found, known.typed
    if isinstance(found, Hearing):
        return why_of(found.keberatan.verdict, texts) if found.keberatan.verdict else None
    law = ctx.law.at(typed.tanggal_pengajuan or ctx.today)
    return why_of(rules.deadline(typed.tanggal_terima, law, typed.tanggal_pengajuan), texts)


def _predikat(known: Known) -> Predikat | None:
    """What the two new ratings give."""
    hasil, perilaku = known.typed.rating_hasil, known.typed.rating_perilaku
    return None if hasil is None or perilaku is None else known.matrix[hasil, perilaku]
