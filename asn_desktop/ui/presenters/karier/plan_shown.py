"""What the page of a career plan shows, from what its presenter knows."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.rencana_karier import Andaian, RencanaKarier, StatusLangkah, StatusRencana, by_years
from asn_desktop.core.domain.talenta import Kesiapan
from asn_desktop.core.kernel.explain import cited, sentence
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.rencana_karier import Aimed, Content, Gap, PlanSheet, Successors
from asn_desktop.ui.presenters.chips import OUTCOME_MARKS, Chip, Tone, outcome_chip
from asn_desktop.ui.presenters.entry_fields import Option
from asn_desktop.ui.presenters.karier.lines import assumed_words
from asn_desktop.ui.presenters.karier.plan_state import (
    GapLine,
    PlanState,
    ProgressLine,
    ProgressTyped,
    StepRow,
    SuccessorLine,
)

_STATUS: dict[StatusRencana, tuple[str, Tone]] = {
    StatusRencana.DRAF: ("pencil", "neutral"),
    StatusRencana.DISEPAKATI: ("badge-check", "ok"),
    StatusRencana.TERCAPAI: ("star", "ok"),
    StatusRencana.DIHENTIKAN: ("circle-minus", "neutral"),
}
_READY: dict[Kesiapan, tuple[str, Tone]] = {
    Kesiapan.SIAP: ("circle-check", "ok"),
    Kesiapan.SATU_DUA_TAHUN: ("clock", "info"),
    Kesiapan.TIGA_LIMA_TAHUN: ("circle-dashed", "neutral"),
}
_OVER = (StatusLangkah.SELESAI, StatusLangkah.BATAL)


class Known(Struct, frozen=True):
    """A plan with what is typed about it. `brought`: what would be taken along into a plan that is begun."""

    sheet: PlanSheet
    posts: tuple[Option, ...]
    fields: Content
    steps: tuple[StepRow, ...]
    brought: tuple[Andaian, ...]
    errors: dict[str, str]
    dirty: bool
    saved: str
    recovery: bool
    noting: ProgressTyped | None
    today: date


def status_chip(texts: Texts, status: StatusRencana) -> Chip:
    """How far a plan is."""
    icon, tone = _STATUS[status]
    return Chip(texts.show(status), icon, tone)


def shown(texts: Texts, known: Known) -> PlanState:
    """All of it in words."""
    sheet, plan = known.sheet, known.sheet.rencana
    locked = bool(sheet.moved)
    draft = plan is not None and plan.status is StatusRencana.DRAF and not locked
    agreed = plan is not None and plan.status is StatusRencana.DISEPAKATI
    assumed = known.fields.andaian if plan is not None else known.brought
    taken = {each.kesenjangan for each in known.steps}
    return PlanState(
        pegawai_id=sheet.person.id,
        rencana_id=plan.id if plan is not None else None,
        there=plan is not None,
        draft=draft,
        begins=bool(sheet.career.rights) and not locked,
        locked=locked,
        line=_line(texts, plan, known),
        chip=status_chip(texts, plan.status) if plan else None,
        tujuan=known.fields.tujuan,
        tujuan_detail=_post(texts, known.fields),
        aimed=_aimed(texts, sheet.aimed) if sheet.aimed else "",
        aimed_gone=sheet.aimed is not None and not sheet.aimed.there,
        target_note=_target(texts, known) if plan is not None else "",
        target=known.fields.target,
        catatan=known.fields.catatan,
        assumed=tuple(assumed_words(each, texts, years) for each, years in by_years(assumed)),
        fit=outcome_chip(texts, sheet.fit.outcome) if sheet.fit else None,
        gaps=tuple(_gap(texts, number, gap, taken) for number, gap in enumerate(sheet.gaps)),
        steps=tuple(
            replace(
                each, late=agreed and each.batas is not None and each.batas < known.today and each.status not in _OVER
            )
            for each in known.steps
        ),
        progress=tuple(
            ProgressLine(each.tahun, each.tanggal, each.uraian, each.tindak_lanjut) for each in sheet.kemajuan
        ),
        years=_years(plan, known.today) if agreed and not locked else (),
        noting=known.noting,
        successors=tuple(_successors(texts, each) for each in sheet.successors),
        earlier=(
            *(_version(texts, each) for each in sheet.versions),
            *(_earlier(texts, each) for each in sheet.earlier),
        ),
        posts=known.posts,
        errors=known.errors,
        dirty=known.dirty,
        saved=known.saved if draft else "",
        recovery=known.recovery,
        discardable=draft and plan is not None and plan.revisi == 1,
    )  # fmt: skip


def gap_words(gap: Gap, texts: Texts) -> str:
    """What is not met or not known, as one sentence."""
    if gap.kompetensi is not None:
        code, reached, asked = gap.kompetensi
        name = texts.say(f"talenta.competences.{code.replace('.', '')}")
        code = texts.say("talenta.competence", kode=code, nama=name)
        if reached is None:
            return texts.say("rencana.gap.not_assessed", kode=code, diminta=asked)
        return texts.say("rencana.gap.level", kode=code, tercapai=reached, diminta=asked)
    return sentence(gap.reason, texts) if gap.reason is not None else ""


def _gap(texts: Texts, number: int, gap: Gap, taken: set[str]) -> GapLine:
    said = gap_words(gap, texts)
    outcome = gap.reason.outcome if gap.reason is not None else None
    if gap.kompetensi is not None:
        outcome = Outcome.UNDETERMINED if gap.kompetensi[1] is None else Outcome.NOT_MET
    icon, tone = OUTCOME_MARKS[outcome or Outcome.UNDETERMINED]
    basis = cited(gap.reason.citation, texts) if gap.reason is not None else ""
    return GapLine(number, gap.jenis, said, basis, Chip(texts.show(gap.jenis), icon, tone), said in taken)


def _line(texts: Texts, plan: RencanaKarier | None, known: Known) -> str:
    say = texts.say
    if known.sheet.moved:
        return say("pegawai.moved", kantor=known.sheet.moved)
    if plan is None:
        return say("rencana.line.none" if known.sheet.career.rights else "rencana.line.left")
    facts: dict[str, object] = {
        "versi": plan.revisi,
        "tanggal": plan.tanggal_sepakat or "–",
        "atasan": plan.atasan_nama,
    }
    if plan.status is StatusRencana.DRAF:
        if plan.alasan_perubahan:
            return say("rencana.line.revised", alasan=plan.alasan_perubahan, versi=plan.revisi)
        return say("rencana.line.draft")
    waiting = [each.batas for each in known.steps if each.batas is not None and each.status not in _OVER]
    late = sum(day < known.today for day in waiting)
    said = say("rencana.line.agreed", **facts)
    if late:
        return f"{said} {say('rencana.line.late', n=late)}"
    return f"{said} {say('rencana.line.next', tanggal=min(waiting))}" if waiting else said


def _post(texts: Texts, fields: Content) -> str:
    parts = [texts.show(fields.tujuan_jenis)] if fields.tujuan else []
    parts += [texts.show(fields.tujuan_jenjang)] if fields.tujuan_jenjang else []
    parts += [texts.say("rencana.eselon", eselon=fields.tujuan_eselon)] if fields.tujuan_eselon else []
    return " · ".join(parts)


def _aimed(texts: Texts, found: Aimed) -> str:
    if not found.there:
        return texts.say("rencana.target.gone")
    if found.own:
        return texts.say("rencana.target.own")
    return texts.say("rencana.target.occupied", nama=found.nama) if found.nama else texts.say("rencana.target.vacant")


def _target(texts: Texts, known: Known) -> str:
    day = known.fields.target
    ends = [each.due for each in known.sheet.career.rights if each.hak in (Hak.PENSIUN, Hak.KONTRAK) and each.due]
    if day is None:
        return ""
    if day < known.today:
        return texts.say("rencana.target.past")
    end = min(ends, default=None)
    return texts.say("rencana.target.after_pension", tanggal=end) if end is not None and end <= day else ""


def _years(plan: RencanaKarier | None, today: date) -> tuple[str, ...]:
    first = plan.tanggal_sepakat.year if plan is not None and plan.tanggal_sepakat else today.year
    return tuple(str(year) for year in range(today.year, min(first, today.year) - 1, -1))


def _successors(texts: Texts, each: Successors) -> SuccessorLine:
    said = texts.say("rencana.successors.count", n=len(each.calon), siap=each.ready)
    people = tuple((name, Chip(texts.show(one.kesiapan), *_READY[one.kesiapan])) for one, name in each.calon)
    return SuccessorLine(each.jabatan.nama, said if each.calon else texts.say("rencana.successors.none"), people)


def _version(texts: Texts, plan: RencanaKarier) -> str:
    return texts.say(
        "rencana.earlier.version",
        versi=plan.revisi,
        tanggal=plan.tanggal_sepakat or "–",
        atasan=plan.atasan_nama,
        jabatan=plan.tujuan,
    )


def _earlier(texts: Texts, plan: RencanaKarier) -> str:
    return texts.say("rencana.earlier.line", jabatan=plan.tujuan, status=plan.status, catatan=plan.catatan)
