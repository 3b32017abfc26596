"""Plans, and what their forms print of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi, ParaPihak
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import (
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    LampiranSkp,
    Skp,
    StatusSkp,
    VersiSkp,
)
from asn_desktop.core.forms.facts import FormFacts, HasilFacts, Head, IndikatorFacts, PerilakuFacts, Who
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.rules import berakhlak
from asn_desktop.core.usecases.form_facts.annex import annex_rows
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.reading import by, remembering
from asn_desktop.core.usecases.penilai import nearest_day, parties, signed
from asn_desktop.core.usecases.ports import Context, Reader, chunks


class PlanItem(Struct, frozen=True):
    """One plan, with the appraisal in force of the term asked for; neither where the person has none."""

    pegawai_id: UUID
    tahun: int
    skp: Skp | None = None
    evaluasi: Evaluasi | None = None
    jenis: JenisEvaluasi = JenisEvaluasi.AKHIR
    nomor: int = 0
    of_appraisal: bool = False
    versi: int = 0

    @property
    def subject(self) -> UUID | None:
        record = self.evaluasi if self.of_appraisal else self.skp
        return None if record is None else record.id

    def name(self, reader: Reader) -> str:
        return reader.get(Pegawai, self.pegawai_id).nama_lengkap


def find_plans(reader: Reader, asked: Selection) -> Sequence[PlanItem]:
    """In the order asked for; of one person earlier periods first; whoever has no plan is there without one."""
    if asked.evaluasi_ids:
        return _of_appraisals(reader, asked)
    if asked.skp_ids:
        found = {s.id: s for ids in chunks(asked.skp_ids, 500) for s in reader.find(Skp, id=tuple(ids))}
        return _with_appraisals(reader, [found[each] for each in asked.skp_ids if each in found], asked)
    plans: dict[UUID, list[PlanItem]] = {}
    for ids in chunks(asked.pegawai_ids, 500):
        mine = sorted(reader.find(Skp, tahun=asked.tahun, pegawai_id=tuple(ids)), key=lambda skp: skp.mulai)
        for item in _with_appraisals(reader, mine, asked):
            plans.setdefault(item.pegawai_id, []).append(item)
    return [item for person in asked.pegawai_ids for item in plans.get(person) or [PlanItem(person, asked.tahun)]]


def _of_appraisals(reader: Reader, asked: Selection) -> list[PlanItem]:
    found = {e.id: e for ids in chunks(asked.evaluasi_ids, 500) for e in reader.find(Evaluasi, id=tuple(ids))}
    chosen = [found[each] for each in asked.evaluasi_ids if each in found]
    plans = {s.id: s for part in chunks(chosen, 500) for s in reader.find(Skp, id=tuple(e.skp_id for e in part))}
    return [PlanItem(e.pegawai_id, e.tahun, plans.get(e.skp_id), e, e.jenis, e.nomor) for e in chosen]


def _with_appraisals(reader: Reader, plans: Sequence[Skp], asked: Selection) -> list[PlanItem]:
    """Each plan with the appraisal in force of the term: the newest final one, else the draft."""
    newest: dict[UUID, Evaluasi] = {}
    for part in chunks(plans, 500):
        ids = tuple(skp.id for skp in part)
        found = reader.find(Evaluasi, skp_id=ids, jenis=asked.jenis, nomor=asked.nomor)
        for evaluasi in sorted(found, key=lambda e: (e.status is StatusEvaluasi.FINAL, e.revisi)):
            newest[evaluasi.skp_id] = evaluasi
    return [
        PlanItem(s.pegawai_id, s.tahun, s, newest.get(s.id), asked.jenis, asked.nomor, versi=asked.versi) for s in plans
    ]


class PlanFacts:
    """Facts of some plans; the texts of all of them are read with one query for each kind."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[PlanItem]) -> None:
        self.ctx = ctx
        self.reader = remembering(reader)
        skp_ids = tuple(item.skp.id for item in items if item.skp is not None)
        self._skp_ids = skp_ids
        old = tuple(item.skp.id for item in items if item.skp is not None and item.versi)
        self._kept = {(each.skp_id, each.revisi): each for each in (reader.find(VersiSkp, skp_id=old) if old else ())}
        self._kantor = reader.find(Kantor)[0]
        self._results = by(reader.find(HasilKerja, skp_id=skp_ids), "skp_id")
        self._measures = by(reader.find(Indikator, skp_id=skp_ids), "skp_id")
        self._expected = by(reader.find(EkspektasiPerilaku, skp_id=skp_ids), "skp_id")

    def skp(self, item: PlanItem) -> FormFacts:
        """The plan with its parties as of the day it was agreed; before that, as they are now."""
        skp = self.plan(item)
        return FormFacts(head=self.plan_head(skp), hasil=self.hasil(skp), perilaku=self.perilaku(skp))

    def lampiran(self, item: PlanItem) -> FormFacts:
        """The three lists of its annex."""
        skp = self.plan(item)
        head = self.plan_head(skp)
        return FormFacts(head=head, rows=annex_rows(self.lampiran_of(skp), agreed=head.final))

    def plan_head(self, skp: Skp) -> Head:
        """The head of a form that says what was planned."""
        agreed = skp.status is StatusSkp.DISETUJUI
        return self.head(
            skp,
            skp.pihak if agreed else None,
            mulai=skp.mulai,
            sampai=skp.last_day,
            versi=skp.revisi,
            final=agreed,
            tanggal=skp.tanggal_disetujui if agreed else None,
        )

    def plan(self, item: PlanItem) -> Skp:
        """The plan, or as it was in the version asked for.

        Raises UserError where the person has none in the year, or none in that version.
        """
        if item.skp is None:
            raise UserError("plan_missing", nama=item.name(self.reader), tahun=str(item.tahun))
        if item.versi in (0, item.skp.revisi):
            return item.skp
        kept = self._kept.get((item.skp.id, item.versi))
        if kept is None:
            raise UserError("plan_version_missing", nama=item.name(self.reader), versi=item.versi, n=item.skp.revisi)
        return item.skp.with_(
            revisi=kept.revisi,
            status=StatusSkp.DISETUJUI,
            tanggal_disetujui=kept.tanggal_disetujui,
            pihak=kept.pihak,
            keluarga=kept.isi.keluarga,
            pendekatan=kept.isi.pendekatan,
            mulai=kept.isi.mulai,
            sampai=kept.isi.sampai,
        )

    @cached_property
    def _annex(self) -> Mapping[UUID | None, Sequence[LampiranSkp]]:
        return by(self.reader.find(LampiranSkp, skp_id=self._skp_ids), "skp_id")

    def lampiran_of(self, skp: Skp) -> Sequence[LampiranSkp]:
        """The lines of its annex, as they stand or as they were."""
        kept = self._kept.get((skp.id, skp.revisi))
        return kept.isi.lampiran if kept else self._annex.get(skp.id, ())

    def results(self, skp: Skp) -> Sequence[HasilKerja]:
        """What was planned, in order."""
        kept = self._kept.get((skp.id, skp.revisi))
        found = kept.isi.hasil if kept else self._results.get(skp.id, ())
        return sorted(found, key=lambda result: result.urutan)

    def _measures_of(self, skp: Skp) -> Mapping[UUID | None, Sequence[Indikator]]:
        kept = self._kept.get((skp.id, skp.revisi))
        found = kept.isi.indikator if kept else self._measures.get(skp.id, ())
        return by(sorted(found, key=lambda each: each.urutan), "hasil_kerja_id")

    def head(self, skp: Skp, decided: ParaPihak | None, **rest: Any) -> Head:
        """The head of a form about a plan. `decided` are the parties as they were copied; without, as they are now."""
        people = decided or self._live(skp)
        return Head(
            people={
                Who.PEGAWAI: people.pegawai,
                Who.PENILAI: people.penilai,
                Who.ATASAN_PENILAI: people.atasan_penilai,
            },
            instansi=people.instansi,
            tempat=people.tempat,
            tahun=skp.tahun,
            latihan=self._kantor.latihan,
            keluarga=skp.keluarga,
            pendekatan=skp.pendekatan,
            **rest,
        )

    def hasil(
        self, skp: Skp, realised: Mapping[UUID, str] | None = None, answered: Mapping[UUID, str] | None = None
    ) -> tuple[HasilFacts, ...]:
        """The planned results with their measures; `realised` by measure and `answered` by result where appraised."""
        realised, answered = realised or {}, answered or {}
        measures = self._measures_of(skp)
        return tuple(
            HasilFacts(
                result.jenis,
                result.rencana,
                result.diintervensi,
                tuple(
                    IndikatorFacts(each.aspek, each.indikator, each.target, realised.get(each.id, ""), each.perspektif)
                    for each in measures.get(result.id, ())
                ),
                answered.get(result.id, ""),
                result.penugasan,
            )
            for result in self.results(skp)
        )

    def perilaku(self, skp: Skp, answered: Mapping[str, str] | None = None) -> tuple[PerilakuFacts, ...]:
        """The seven values worded as on the day the period began, so that plan and appraisal say the same."""
        answered = answered or {}
        kept = self._kept.get((skp.id, skp.revisi))
        found = kept.isi.ekspektasi if kept else self._expected.get(skp.id, ())
        expected = {each.nilai: each.ekspektasi for each in found}
        return tuple(
            PerilakuFacts(row.nama, row.perilaku, expected.get(row.nilai, ""), answered.get(row.nilai, ""))
            for row in berakhlak.values(self.ctx.law.at(skp.mulai))
        )

    def _live(self, skp: Skp) -> ParaPihak:
        """The parties as the register has them today, or on the day of the period nearest to today."""
        day = nearest_day(skp, self.ctx.today)
        return signed(self.reader, parties(self.reader, self.ctx.law.at(day), skp.pegawai_id, day, skp))
