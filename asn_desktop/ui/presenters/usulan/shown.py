"""What the sheet of a proposal shows, from what its presenter knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_UP, Decimal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.usulan import BerkasUsulan, StatusUsulan, Usulan
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.karier.wording import brings
from asn_desktop.core.usecases.usulan import WAITING, PaperLine, PaperState, ProposalSheet
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.document_state import DocumentHead
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.usulan.list import asked_for, left_chip, status_chip
from asn_desktop.ui.presenters.usulan.state import Ending, PaperRow, Step, StepCard, Typed, UsulanState

FORMS: Mapping[Hak, FormKind] = {
    Hak.KENAIKAN_PANGKAT: FormKind.USUL_PANGKAT,
    Hak.KGB: FormKind.KGB,
    Hak.ANGKA_KREDIT: FormKind.PENETAPAN_AK,
}
"""What goes on paper with a proposal, where the program has a form for it."""
_OWN_DAY = (Hak.ANGKA_KREDIT, Hak.SATYALANCANA)
"""Rights whose decision does not take effect from a day on: credit is counted up to it, an award is given on it."""
_PAPERS: dict[PaperState, tuple[str, Tone]] = {
    PaperState.ADA: ("circle-check", "ok"),
    PaperState.TIDAK_ADA: ("circle-dashed", "warn"),
    PaperState.KEDALUWARSA: ("octagon-alert", "bad"),
}
_MEGABYTE, _KILOBYTE = 1_000_000, 1_000


class Known(Struct, frozen=True):
    """A proposal on the sheet as of a day, with what is typed about it. `day_note` says what is of that day where it is
    not today. `paper_errors`: what was wrong with a paper, by its id.
    """

    sheet: ProposalSheet
    post: str
    unit: str
    step: Step | None
    typed: Typed
    dirty: bool
    offered: bool
    errors: dict[str, str]
    paper_errors: Mapping[UUID, str]
    day: date
    day_note: str


def shown(texts: Texts, known: Known) -> UsulanState:
    """All of it in words."""
    sheet, usulan = known.sheet, known.sheet.usulan
    form = FORMS.get(usulan.hak)
    verdict = sheet.standing.verdict if sheet.standing else usulan.verdict
    return UsulanState(
        identity=usulan.id,
        head=_head(texts, known),
        locked=True,
        dirty=known.dirty,
        saved=_saved(texts, known),
        recovery=known.offered,
        away=sheet.away,
        pegawai_id=usulan.pegawai_id,
        hak=usulan.hak,
        line=_line(texts, sheet, known.day),
        line_chip=left_chip(texts, sheet.kirim_sebelum, usulan.tmt, known.day) if sheet.kirim_sebelum else None,
        step=known.step,
        typed=known.typed,
        errors=known.errors,
        papers=tuple(_paper(texts, line, known) for line in sheet.papers),
        papers_said=_papers_said(texts, sheet),
        papers_then=_papers_then(texts, known),
        why=why_of(verdict, texts) if verdict else None,
        why_note=_why_note(texts, known),
        day_note=known.day_note,
        kirim=_sent(texts, usulan, known.step),
        keputusan=_decided(texts, usulan, known.step),
        endings=() if sheet.away else _endings(usulan.status),
        deciding=_to_decision(texts, known),
        sending=_to_sending(texts, known),
        reopening=not usulan.status.open and not sheet.away,
        form=form.value if form else "",
    )


def _to_decision(texts: Texts, known: Known) -> str:
    if known.step is not Step.KIRIM:
        return ""
    sent = known.sheet.usulan.status is StatusUsulan.DIKIRIM
    return texts.say("usulan.action.decide_after" if sent else "usulan.action.decide")


def _head(texts: Texts, known: Known) -> DocumentHead:
    usulan, person = known.sheet.usulan, known.sheet.facts.person
    unknown = texts.say("pegawai.card.unknown")
    rank = known.sheet.facts.golongan
    return DocumentHead(
        person.nama_lengkap,
        grouped_nip(person.nip),
        (
            (texts.say("usulan.head.usul"), asked_for(texts, usulan.hak, usulan.diusulkan)),
            (texts.say("pegawai.card.golongan"), rank.golongan if rank else unknown),
            (texts.say("pegawai.card.jabatan"), known.post or unknown),
            (texts.say("pegawai.card.unit"), known.unit or unknown),
        ),
        texts.say("usulan.head.period", tmt=usulan.tmt),
        (),
        status_chip(texts, usulan.status),
    )


def _to_sending(texts: Texts, known: Known) -> str:
    if known.step is not Step.KEPUTUSAN:
        return ""
    sent = known.sheet.usulan.status is StatusUsulan.DIKIRIM
    return texts.say("usulan.action.correct" if sent else "usulan.action.send_first")


def _saved(texts: Texts, known: Known) -> str:
    if known.offered:
        return texts.say("document.saved.waiting")
    return texts.say("document.saved.typing") if known.dirty else ""


def _line(texts: Texts, sheet: ProposalSheet, day: date) -> str:
    """Where it stands, and what comes next."""
    usulan, say = sheet.usulan, texts.say
    lacking = len(sheet.papers) - sheet.ready
    facts: dict[str, object] = {
        "alasan": _reason(usulan),
        "nomor": usulan.nomor_surat,
        "tanggal": usulan.tanggal_kirim or "–",
        "sk": usulan.nomor_keputusan,
        "tanggal_sk": usulan.tanggal_keputusan or "–",
        "tmt": usulan.tmt_keputusan or "–",
    }
    decided = usulan.status is StatusUsulan.DITETAPKAN and usulan.hak in _OWN_DAY
    said = say(f"usulan.line.{usulan.hak.value if decided else usulan.status.value}", **facts)
    if usulan.status in WAITING:
        key = "lacking" if lacking else "complete" if sheet.papers else "no_papers"
        papers = say(f"usulan.line.{key}", n=lacking)
        if sheet.kirim_sebelum is not None and usulan.tmt > day:
            papers = f"{papers} {say('usulan.line.before', tanggal=sheet.kirim_sebelum)}"
        said = f"{said} {papers}"
    if sheet.otherwise is not None:
        said = f"{said} {say('usulan.line.otherwise')}"
    if usulan.status.open and not sheet.facts.person.kedudukan.in_service:
        said = f"{said} {say('usulan.line.left', kedudukan=sheet.facts.person.kedudukan)}"
    return said


def _reason(usulan: Usulan) -> str:
    """As it stands within a sentence."""
    return usulan.alasan.rstrip(". ")


def _papers_said(texts: Texts, sheet: ProposalSheet) -> str:
    if not sheet.papers:
        return texts.say("usulan.papers.none")
    return texts.say("usulan.papers.count", ada=sheet.ready, semua=len(sheet.papers))


def _paper(texts: Texts, line: PaperLine, known: Known) -> PaperRow:
    paper = line.berkas
    icon, tone = _PAPERS[line.state]
    return PaperRow(
        paper.id,
        texts.show(paper.dokumen),
        paper.ada,
        paper.nomor,
        paper.tanggal,
        paper.berlaku_sampai,
        line.state,
        Chip(texts.show(line.state), icon, tone),
        _copy(texts, paper),
        paper.media,
        paper.sha256,
        known.paper_errors.get(paper.id, ""),
    )


def _copy(texts: Texts, paper: BerkasUsulan) -> str:
    if not paper.sha256:
        return ""
    size = paper.ukuran or 0
    key, unit = ("usulan.papers.copy", _MEGABYTE) if size >= _MEGABYTE else ("usulan.papers.copy_kb", _KILOBYTE)
    amount = Decimal(size) / unit
    rounded = amount.quantize(Decimal("0.1") if unit == _MEGABYTE else Decimal(1), rounding=ROUND_UP)
    return texts.say(key, jenis=paper.media.upper(), n=rounded)


def _papers_then(texts: Texts, known: Known) -> str:
    """How the list of papers of the day asked for differs from the checklist."""
    if (then := known.sheet.standing) is None:
        return ""
    told = (("lacking", then.lacking), ("spare", then.spare))
    return " ".join(
        texts.say(f"usulan.as_of.{key}", tanggal=known.day, berkas=", ".join(map(texts.show, papers)))
        for key, papers in told
        if papers
    )


def _why_note(texts: Texts, known: Known) -> str:
    usulan, then = known.sheet.usulan, known.sheet.standing
    if then is not None:
        return texts.say(f"usulan.as_of.{'right' if then.verdict else 'no_right'}", tanggal=known.day)
    if usulan.verdict is None:
        return texts.say("usulan.why.none")
    if usulan.tanggal_kirim is not None:
        said = texts.say("usulan.why.sent", tanggal=usulan.tanggal_kirim)
        now = known.sheet.otherwise
        return said if now is None else f"{said} {texts.say('usulan.why.otherwise', hasil=why_of(now, texts).headline)}"
    return texts.say("usulan.why.begun")


def _sent(texts: Texts, usulan: Usulan, step: Step | None) -> StepCard:
    say = texts.say
    if step is Step.KIRIM:
        key = "correct" if usulan.status is StatusUsulan.DIKIRIM else "again" if usulan.alasan else "kirim_help"
        return StepCard("now", note=say(f"usulan.step.{key}", alasan=_reason(usulan)))
    if usulan.tanggal_kirim is None:
        return StepCard("later", note=say("usulan.step.not_sent"))
    facts = (
        (say("usulan.field.nomor_surat"), usulan.nomor_surat),
        (say("usulan.field.tanggal_kirim"), texts.show(usulan.tanggal_kirim)),
    )
    return StepCard("done", facts)


def _decided(texts: Texts, usulan: Usulan, step: Step | None) -> StepCard:
    say = texts.say
    if usulan.status is StatusUsulan.DITETAPKAN:
        facts = [
            (say("usulan.field.nomor_keputusan"), usulan.nomor_keputusan),
            (say("usulan.field.tanggal_keputusan"), texts.show(usulan.tanggal_keputusan or "–")),
            (say(f"usulan.tmt.{usulan.hak.value}"), texts.show(usulan.tmt_keputusan or "–")),
        ]
        if usulan.hasil:
            facts.append((say(f"usulan.hasil.{usulan.hak.value}"), result_words(texts, usulan.hak, usulan.hasil)))
        return StepCard("done", tuple(facts), say(f"usulan.effect.{usulan.hak.value}"))
    if not usulan.status.open:
        return StepCard("done", ((say("usulan.field.alasan"), usulan.alasan),), chip=status_chip(texts, usulan.status))
    note = say(f"usulan.step.keputusan_{usulan.hak.value}") if step is Step.KEPUTUSAN else say("usulan.step.waits")
    return StepCard("now" if step is Step.KEPUTUSAN else "later", note=note)


def result_words(texts: Texts, hak: Hak, hasil: str) -> str:
    """A decided result as it is read: a day of a contract in words, the rest as it was written."""
    if hak is Hak.KONTRAK:
        return texts.show(date.fromisoformat(hasil))
    if hak is Hak.KGB and hasil.isdecimal():
        return brings(hak, int(hasil), texts)
    return hasil


def _endings(status: StatusUsulan) -> tuple[Ending, ...]:
    if status is StatusUsulan.DIKIRIM:
        return tuple(Ending)
    return (Ending.DIBATALKAN,) if status.open else ()
