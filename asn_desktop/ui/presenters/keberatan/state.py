"""One objection as the screen shows it: five steps, what was said in each, and the form of the one that is next."""

from __future__ import annotations

import enum
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.keberatan import Keberatan, PutusanKeberatan, StatusKeberatan
from asn_desktop.core.domain.kinerja import Pihak, Predikat, Rating
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.keberatan import Filing, Hearing
from asn_desktop.core.usecases.penilai import Party
from asn_desktop.ui.presenters.chips import Chip, left_chip, predikat_chip
from asn_desktop.ui.presenters.document_state import DocumentHead, DocumentState
from asn_desktop.ui.presenters.keberatan.list import objection_chip, result_name
from asn_desktop.ui.presenters.parties import person_facts, signed_lines
from asn_desktop.ui.presenters.why import Why

Mark = Literal["done", "now", "later"]
Fact = tuple[str, str]
"""A label and what stands after it."""


class Step(enum.StrEnum):
    """What can be recorded; the result before it and what came of it are only shown."""

    PENGAJUAN = "pengajuan"
    PENJELASAN = "penjelasan"
    PUTUSAN = "putusan"


class Typed(Struct, frozen=True):
    """Everything that can be typed about an objection, of whichever step; it is kept as the draft."""

    tanggal_terima: date | None = None
    tanggal_pengajuan: date | None = None
    nomor_surat: str = ""
    alasan: str = ""
    penjelasan: str = ""
    tanggal_penjelasan: date | None = None
    putusan: PutusanKeberatan | None = None
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    pertimbangan: str = ""
    nomor_putusan: str = ""
    tanggal_putusan: date | None = None


class Card(Struct, frozen=True):
    """A step as it stands: its mark, what was recorded, and what is said where nothing was yet."""

    mark: Mark
    facts: tuple[Fact, ...] = ()
    note: str = ""
    chip: Chip | None = None


class DeciderLine(Struct, frozen=True):
    """Who decides as of the day of the decision, and how he was found; `known` False: what to do about it."""

    sentence: str
    known: bool


class KeberatanState(DocumentState, frozen=True, kw_only=True):
    """Everything the sheet shows. `step` is the form on show; None where nothing can be recorded any more."""

    pegawai_id: UUID
    tahun: int
    evaluasi_id: UUID
    step: Step | None
    typed: Typed
    errors: dict[str, str]
    """What is wrong, by the field's name in `Typed`; "" is about the whole step."""
    hasil: Card
    pengajuan: Card
    penjelasan: Card
    putusan: Card
    akibat: Card
    timing: Why | None
    """Whether the objection came in time, with the article: as typed, or as it was recorded."""
    decider: DeciderLine | None
    matrix: dict[tuple[Rating, Rating], Predikat]
    predikat: Chip
    """What the two new ratings give."""
    withdrawable: bool
    correctable: bool
    """The appraiser's statement may still be given or corrected, although the decision is on show."""
    heard: bool
    """There is a statement."""
    deciding: bool
    """The decision can be taken up although the appraiser has not spoken yet."""
    new_id: UUID | None
    """The new version of the result."""
    printable: bool


class KeberatanView(Protocol):
    def render(self, state: KeberatanState) -> None: ...

    def point(self) -> None:
        """The step was refused: the cursor goes to the first field that is in error."""

    def missing(self) -> None:
        """There is no such objection, and no such result (any more)."""


def head_of(texts: Texts, found: Filing | Hearing) -> DocumentHead:
    """Whose result it is, as it was signed, and how far the objection is."""
    evaluasi, pihak = found.evaluasi, found.evaluasi.pihak
    if isinstance(found, Hearing):
        chip = objection_chip(texts, found.keberatan)
    else:
        chip = Chip(texts.say("keberatan.state.new"), "scale")
    return DocumentHead(
        found.pegawai.nama_lengkap,
        grouped_nip(found.pegawai.nip),
        person_facts(texts, pihak.pegawai) if pihak else (),
        texts.say("skp.period", mulai=evaluasi.mulai, sampai=evaluasi.last_day),
        signed_lines(texts, pihak) if pihak else (),
        chip,
    )


def result_card(texts: Texts, evaluasi: Evaluasi) -> Card:
    """The result that is objected to."""
    say = texts.say
    facts = [
        (say("keberatan.fact.result"), result_name(texts, evaluasi)),
        (say("evaluasi.field.rating_hasil"), texts.show(evaluasi.rating_hasil or "–")),
        (say("evaluasi.field.rating_perilaku"), texts.show(evaluasi.rating_perilaku or "–")),
        (say("keberatan.fact.decided"), texts.show(evaluasi.tanggal or "–")),
    ]
    return Card("done", tuple(facts), chip=predikat_chip(texts, evaluasi.predikat))


def filed_card(texts: Texts, found: Keberatan | None) -> Card:
    """The receipt and the letter."""
    if found is None:
        return Card("now", note=texts.say("keberatan.step.pengajuan_help"))
    say = texts.say
    facts = [
        (say("keberatan.field.tanggal_terima"), texts.show(found.tanggal_terima)),
        (say("keberatan.field.tanggal_pengajuan"), texts.show(found.tanggal_pengajuan)),
        (say("keberatan.field.nomor_surat"), found.nomor_surat or say("keberatan.no_number")),
        (say("keberatan.field.alasan"), found.alasan),
    ]
    return Card("done", tuple(facts))


def heard_card(texts: Texts, found: Keberatan | None, step: Step | None) -> Card:
    """What the appraiser says."""
    say = texts.say
    if found is not None and found.penjelasan:
        facts = [
            (say("keberatan.field.tanggal_penjelasan"), texts.show(found.tanggal_penjelasan or "–")),
            (say("keberatan.field.penjelasan"), found.penjelasan),
        ]
        return Card("now" if step is Step.PENJELASAN else "done", tuple(facts))
    if step is Step.PENJELASAN:
        return Card("now", note=say("keberatan.step.penjelasan_help"))
    return Card("later", note=say("keberatan.step.penjelasan_none" if found else "keberatan.step.penjelasan_later"))


def ruled_card(texts: Texts, hearing: Hearing | None, step: Step | None, today: date) -> Card:
    """The decision, or the day it is due."""
    say, found = texts.say, hearing.keberatan if hearing else None
    if hearing is None or found is None:
        return Card("later", note=say("keberatan.step.putusan_later"))
    if found.putusan is not None:
        facts = [
            (say("keberatan.field.putusan"), texts.show(found.putusan)),
            (say("keberatan.field.tanggal_putusan"), texts.show(found.tanggal_putusan or "–")),
            (say("keberatan.field.nomor_putusan"), found.nomor_putusan or say("keberatan.no_number")),
            (say("keberatan.fact.decider"), _official(found.pemutus)),
            (say("keberatan.field.pertimbangan"), found.pertimbangan),
        ]
        return Card("done", tuple(facts))
    if found.status is StatusKeberatan.DICABUT:
        return Card("later", note=say("keberatan.step.putusan_none"))
    left = left_chip(texts, (hearing.batas - today).days)
    note = say("keberatan.step.putusan_due", batas=hearing.batas)
    last = found.verdict.result("batas_pengajuan") if found.verdict else None
    if isinstance(last, date) and found.tanggal_pengajuan > last:
        note = f"{say('keberatan.step.putusan_late', tanggal=found.tanggal_pengajuan, batas=last)} {note}"
    return Card("now" if step is Step.PUTUSAN else "later", note=note, chip=left)


def outcome_card(texts: Texts, hearing: Hearing | None) -> Card:
    """What became of it."""
    say, found = texts.say, hearing.keberatan if hearing else None
    if hearing is None or found is None or found.status not in (StatusKeberatan.DIPUTUS, StatusKeberatan.DICABUT):
        return Card("later", note=say("keberatan.step.akibat_later"))
    if found.status is StatusKeberatan.DICABUT:
        return Card("done", note=say("keberatan.outcome.withdrawn", tanggal=found.tanggal_dicabut or ""))
    if hearing.hasil is not None:
        note = say("keberatan.outcome.changed", versi=hearing.hasil.revisi, tanggal=found.tanggal_putusan or "")
        return Card("done", note=note, chip=predikat_chip(texts, hearing.hasil.predikat))
    note = say("keberatan.outcome.kept")
    return Card("done", note=note, chip=predikat_chip(texts, hearing.evaluasi.predikat))


def decider_line(texts: Texts, found: Party, day: date) -> DeciderLine:
    """Who decides on a day."""
    if found.pihak is None:
        return DeciderLine(texts.say("keberatan.decider.unknown", tanggal=day), False)
    who, how = _official(found.pihak), texts.show(found.atasan.basis)
    return DeciderLine(texts.say("keberatan.decider.known", nama=who, tanggal=day, cara=how), True)


def _official(who: Pihak | None) -> str:
    return "–" if who is None else ", ".join(part for part in (who.nama, who.jabatan) if part)
