"""One person's plan and results laid out as e-Kinerja asks for them, text by text, with ticks for what was copied."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Iterator
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, Realisasi, StatusEvaluasi, UmpanBalikHasil, UmpanBalikPerilaku
from asn_desktop.core.domain.kinerja import JenisEvaluasi, NilaiBerakhlak
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RencanaAksi
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.skp import (
    BagianLampiran,
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    Keluarga,
    LampiranSkp,
    Skp,
)
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.skp import Plan, PlannedResult, read_plan

SETTING = "salinan"
COPIED_KINDS: tuple[type[Record], ...] = (
    Skp, HasilKerja, Indikator, EkspektasiPerilaku, LampiranSkp, RencanaAksi, Evaluasi, Realisasi, UmpanBalikHasil,
    UmpanBalikPerilaku, BuktiDukung, PenetapanPenilai, Pejabat, Pegawai, Unit, RiwayatUnit, RiwayatJabatan,
)  # fmt: skip
"""What is copied is told by these."""


class Screen(enum.StrEnum):
    """Screens of e-Kinerja in the order in which they are filled."""

    PERIODE = "periode"
    HASIL_KERJA = "hasil_kerja"
    PERILAKU = "perilaku"
    LAMPIRAN = "lampiran"
    RENCANA_AKSI = "rencana_aksi"
    REALISASI = "realisasi"
    EVALUASI = "evaluasi"


class CopyLine(Struct, frozen=True):
    """One field to paste: which screen and field (`bridge.field.<field>`), beneath what (a result, a value), the text.

    `mark` names the line with its text: where the text changes, the tick is gone.
    """

    screen: Screen
    field: str
    below: str
    text: str
    copied: bool = False

    @property
    def mark(self) -> str:
        said = "\x1f".join((self.screen, self.field, self.below, self.text))
        return hashlib.sha256(said.encode()).hexdigest()[:12]


class Ticks(Struct, frozen=True):
    """What was copied of a plan, as it is remembered: the marks, and how far that was when the records stood `at`."""

    marks: frozenset[str] = frozenset()
    done: int = 0
    lines: int = 0
    at: int = 0


class CopySheet(Struct, frozen=True):
    """Everything of one plan, screen by screen; `done` of `lines` were copied."""

    plan: Plan
    lines: tuple[CopyLine, ...]

    @property
    def done(self) -> int:
        return sum(each.copied for each in self.lines)


def copy_sheet(ctx: Context, skp_id: UUID) -> CopySheet:
    """What goes into e-Kinerja for one plan. Raises NotFoundError."""
    with ctx.store.read() as reader:
        plan = read_plan(ctx, reader, skp_id)
        ticked = ticks_of(reader, skp_id).marks
        lines = tuple(_lines(reader, plan))
    return CopySheet(plan, tuple(_ticked(each, ticked) for each in lines))


def ticks_of(reader: Reader, skp_id: UUID) -> Ticks:
    """What is remembered of a plan; nothing was copied where nothing is."""
    found = reader.setting(f"{SETTING}.{skp_id}")
    return Ticks(frozenset(found["marks"]), found["done"], found["lines"], found["at"]) if found else Ticks()


def set_copied(ctx: Context, skp_id: UUID, lines: tuple[CopyLine, ...]) -> None:
    """Keep which lines were copied. Ticks are notes of this computer: nobody's data changes."""
    with ctx.store.read() as reader:
        at = reader.position(*COPIED_KINDS)
    marks = sorted(each.mark for each in lines if each.copied)
    kept = {"marks": marks, "done": len(marks), "lines": len(lines), "at": at}
    ctx.store.remember(f"{SETTING}.{skp_id}", kept if marks else None)


def _ticked(line: CopyLine, ticked: frozenset[str]) -> CopyLine:
    return CopyLine(line.screen, line.field, line.below, line.text, line.mark in ticked)


def _lines(reader: Reader, plan: Plan) -> Iterator[CopyLine]:
    """In the order of the screens; what is empty is not pasted."""
    for line in (
        *_head(plan),
        *(line for each in plan.results for line in _result(each, plan)),
        *_behaviour(plan),
        *_annex(plan),
        *_months(reader, plan),
        *_realised(reader, plan),
    ):
        if line.text.strip():
            yield line


def _head(plan: Plan) -> Iterator[CopyLine]:
    skp = plan.skp
    appraiser = plan.parties.penilai.pihak
    yield CopyLine(Screen.PERIODE, "mulai", "", skp.mulai.strftime("%d-%m-%Y"))
    yield CopyLine(Screen.PERIODE, "sampai", "", skp.last_day.strftime("%d-%m-%Y"))
    yield CopyLine(Screen.PERIODE, "nip_penilai", "", appraiser.nip if appraiser else "")


def _result(each: PlannedResult, plan: Plan) -> Iterator[CopyLine]:
    hasil = each.hasil
    yield CopyLine(Screen.HASIL_KERJA, "diintervensi", hasil.rencana, hasil.diintervensi)
    yield CopyLine(Screen.HASIL_KERJA, "rencana", hasil.rencana, hasil.rencana)
    yield CopyLine(Screen.HASIL_KERJA, "penugasan", hasil.rencana, hasil.penugasan)
    for number, measure in enumerate(each.indikator, start=1):
        below = f"{hasil.rencana} › {number}"
        if plan.skp.keluarga is Keluarga.JPT_MANDIRI and measure.perspektif is not None:
            yield CopyLine(Screen.HASIL_KERJA, f"perspektif_{measure.perspektif}", below, measure.indikator)
        elif measure.aspek is not None:
            yield CopyLine(Screen.HASIL_KERJA, f"aspek_{measure.aspek}", below, measure.indikator)
        else:
            yield CopyLine(Screen.HASIL_KERJA, "indikator", below, measure.indikator)
        yield CopyLine(Screen.HASIL_KERJA, "target", below, measure.target)


def _behaviour(plan: Plan) -> Iterator[CopyLine]:
    for value in NilaiBerakhlak:
        stored = plan.expectations.get(value)
        yield CopyLine(Screen.PERILAKU, "ekspektasi", value.value, stored.ekspektasi if stored else "")


def _annex(plan: Plan) -> Iterator[CopyLine]:
    for part in BagianLampiran:
        for each in plan.lampiran:
            if each.bagian is part:
                yield CopyLine(Screen.LAMPIRAN, part.value, str(each.urutan), each.isi)


def _months(reader: Reader, plan: Plan) -> Iterator[CopyLine]:
    names = {each.hasil.id: each.hasil.rencana for each in plan.results}
    steps = sorted(reader.find(RencanaAksi, skp_id=plan.skp.id), key=lambda each: (each.bulan, each.urutan))
    for each in steps:
        text = f"{each.kegiatan} ({each.target})" if each.target else each.kegiatan
        yield CopyLine(Screen.RENCANA_AKSI, f"bulan_{each.bulan}", names.get(each.hasil_kerja_id, ""), text)


def _realised(reader: Reader, plan: Plan) -> Iterator[CopyLine]:
    """What stands in the yearly appraisal, as soon as there is one; ratings once it is final."""
    found = reader.find(Evaluasi, skp_id=plan.skp.id, jenis=JenisEvaluasi.AKHIR, digantikan=False)
    newest = max(found, key=lambda each: each.revisi, default=None)
    evidence: dict[UUID, list[str]] = {}
    for piece in reader.find(BuktiDukung, skp_id=plan.skp.id):
        evidence.setdefault(piece.hasil_kerja_id, []).append(piece.tautan or piece.nama)
    reached: dict[UUID, str] = {}
    said: dict[UUID, str] = {}
    if newest is not None:
        reached = {each.indikator_id: each.realisasi for each in reader.find(Realisasi, evaluasi_id=newest.id)}
        said = {each.hasil_kerja_id: each.umpan_balik for each in reader.find(UmpanBalikHasil, evaluasi_id=newest.id)}
    for each in plan.results:
        for number, measure in enumerate(each.indikator, start=1):
            below = f"{each.hasil.rencana} › {number}"
            yield CopyLine(Screen.REALISASI, "realisasi", below, reached.get(measure.id, ""))
        yield CopyLine(Screen.REALISASI, "bukti", each.hasil.rencana, "\n".join(evidence.get(each.hasil.id, ())))
        yield CopyLine(Screen.REALISASI, "umpan_balik", each.hasil.rencana, said.get(each.hasil.id, ""))
    if newest is None:
        return
    behaviour = {each.nilai: each.umpan_balik for each in reader.find(UmpanBalikPerilaku, evaluasi_id=newest.id)}
    for value in NilaiBerakhlak:
        yield CopyLine(Screen.EVALUASI, "umpan_balik_perilaku", value.value, behaviour.get(value, ""))
    if newest.status is StatusEvaluasi.FINAL:
        yield CopyLine(Screen.EVALUASI, "rating_hasil", "", newest.rating_hasil or "")
        yield CopyLine(Screen.EVALUASI, "rating_perilaku", "", newest.rating_perilaku or "")
