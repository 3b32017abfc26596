"""Appraisals, for the year or a term of it, and what their forms print of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi, Realisasi, StatusEvaluasi, UmpanBalikHasil, UmpanBalikPerilaku
from asn_desktop.core.domain.keberatan import Keberatan, StatusKeberatan
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi
from asn_desktop.core.domain.pelaksanaan import UmpanBalik
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.forms.facts import FormFacts, Head
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.rules import berakhlak, distribusi, masa_evaluasi, predikat, rating_pimpinan
from asn_desktop.core.usecases.evaluasi import capaian_for
from asn_desktop.core.usecases.evaluasi.capaian import headed_unit
from asn_desktop.core.usecases.form_facts.feedback import feedback_rows
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.objection_texts import objection_values
from asn_desktop.core.usecases.form_facts.plans import PlanFacts, PlanItem, find_plans
from asn_desktop.core.usecases.form_facts.reading import by
from asn_desktop.core.usecases.ports import Context, Reader


def find_appraisals(reader: Reader, asked: Selection) -> Sequence[PlanItem]:
    """As plans are found; what the forms are of is the appraisal."""
    return [replace(item, of_appraisal=True) for item in find_plans(reader, asked)]


class AppraisalFacts(PlanFacts):
    """Facts of some appraisals with their plans; the texts of all of them are read with one query for each kind."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[PlanItem]) -> None:
        super().__init__(ctx, reader, items)
        ids = tuple(item.evaluasi.id for item in items if item.evaluasi is not None)
        self._appraisal_ids = ids
        self._realised = by(reader.find(Realisasi, evaluasi_id=ids) if ids else (), "evaluasi_id")
        self._answered = by(reader.find(UmpanBalikHasil, evaluasi_id=ids) if ids else (), "evaluasi_id")
        self._behaved = by(reader.find(UmpanBalikPerilaku, evaluasi_id=ids) if ids else (), "evaluasi_id")

    def evaluasi(self, item: PlanItem) -> FormFacts:
        """The appraisal: as decided where it is final, otherwise as it stands; before it is begun, a blank one."""
        skp = self.plan(item)
        stored = self.appraisal(item)
        final = stored.status is StatusEvaluasi.FINAL
        law = self.ctx.law.at(stored.last_day)
        capaian = stored.capaian if final else self._capaian(stored)
        verdict = stored.verdict if final else None
        return FormFacts(
            head=self.appraisal_head(skp, stored),
            hasil=self.hasil(skp, *self._said(stored.id)),
            perilaku=self.perilaku(skp, {u.nilai: u.umpan_balik for u in self._behaved.get(stored.id, ())}),
            capaian=capaian,
            kurva=tuple(many for _, many in distribusi.curve(capaian, law)) if capaian else (),
            rating_hasil=stored.rating_hasil,
            rating_perilaku=stored.rating_perilaku,
            predikat=stored.predikat,
            catatan=stored.catatan,
            verdict=verdict or predikat.decide(stored.rating_hasil, stored.rating_perilaku, law),
        )

    def penjelasan(self, item: PlanItem) -> FormFacts:
        """The same, and of the head of a unit what its achievement means for his rating hasil kerja."""
        facts, stored = self.evaluasi(item), self.appraisal(item)
        if headed_unit(self.reader, stored.pegawai_id, stored.last_day) is None:
            return facts
        law = self.ctx.law.at(stored.last_day)
        return replace(facts, pimpinan=rating_pimpinan.decide(facts.capaian, law, stored.rating_hasil))

    def dokumen(self, item: PlanItem) -> FormFacts:
        """The same, and the objection to it where there is one, or from which it came."""
        facts, stored = self.evaluasi(item), self.appraisal(item)
        found = self._objections.get(stored.id)
        return facts if found is None else replace(facts, values=objection_values(found))

    def umpan_balik(self, item: PlanItem) -> FormFacts:
        """The feedback that was given in the term; closed with the appraisal of the term."""
        skp = self.plan(item)
        stored = self.appraisal(item)
        given = [u for u in self._feedback.get(skp.id, ()) if stored.mulai <= u.tanggal <= stored.last_day]
        values = berakhlak.values(self.ctx.law.at(skp.mulai))
        rows = feedback_rows(self.results(skp), values, given)
        approach = {"pendekatan": skp.pendekatan.value.upper()}
        return FormFacts(head=self.appraisal_head(skp, stored), rows=rows, values=approach)

    def appraisal(self, item: PlanItem) -> Evaluasi:
        """The appraisal of the item; before it is begun, one with nothing in it."""
        return item.evaluasi or self._blank(self.plan(item), item)

    def appraisal_head(self, skp: Skp, stored: Evaluasi) -> Head:
        """The head of a form that says how a term was appraised."""
        final = stored.status is StatusEvaluasi.FINAL
        return self.head(
            skp,
            stored.pihak if final else None,
            mulai=stored.mulai,
            sampai=stored.last_day,
            versi=stored.revisi,
            final=final,
            tanggal=stored.tanggal if final else None,
            jenis=stored.jenis,
            nomor=stored.nomor,
        )

    @cached_property
    def _feedback(self) -> Mapping[UUID | None, Sequence[UmpanBalik]]:
        return by(self.reader.find(UmpanBalik, skp_id=self._skp_ids), "skp_id")

    @cached_property
    def _objections(self) -> Mapping[UUID | None, Keberatan]:
        """The objection that stands, by the appraisal it is to and by the one it led to."""
        standing = (StatusKeberatan.DIAJUKAN, StatusKeberatan.DIJELASKAN, StatusKeberatan.DIPUTUS)
        found: dict[UUID | None, Keberatan] = {}
        if self._appraisal_ids:
            for field in ("evaluasi_id", "evaluasi_hasil_id"):
                for each in self.reader.find(Keberatan, status=standing, **{field: self._appraisal_ids}):
                    found[getattr(each, field)] = each
        return found

    def _said(self, evaluasi_id: UUID) -> tuple[dict[UUID, str], dict[UUID, str]]:
        """What was realised by measure, and answered by result."""
        realised = {r.indikator_id: r.realisasi for r in self._realised.get(evaluasi_id, ())}
        return realised, {u.hasil_kerja_id: u.umpan_balik for u in self._answered.get(evaluasi_id, ())}

    def _capaian(self, evaluasi: Evaluasi) -> Capaian | None:
        found = capaian_for(self.reader, evaluasi)
        return found.capaian if found else None

    def _blank(self, skp: Skp, item: PlanItem) -> Evaluasi:
        """An appraisal nobody has begun, for a form to be filled in by hand; it is never stored."""
        part = skp.period
        if item.jenis is not JenisEvaluasi.AKHIR:
            term = masa_evaluasi.term(skp.tahun, item.jenis, item.nomor, self.ctx.law.at(skp.mulai), skp.period)
            if term is None:
                raise UserError("plan_outside_term", nama=item.name(self.reader), tahun=str(skp.tahun))
            part = term.bagian
        return Evaluasi(
            id=skp.id, skp_id=skp.id, pegawai_id=skp.pegawai_id, tahun=skp.tahun, mulai=part.start,
            sampai=part.end or skp.sampai, jenis=item.jenis, nomor=item.nomor,
        )  # fmt: skip
