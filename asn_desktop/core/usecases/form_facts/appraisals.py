"""Appraisals, for the year or a term of it, and what their forms print of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi, Realisasi, StatusEvaluasi, UmpanBalikHasil, UmpanBalikPerilaku
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.forms.facts import FormFacts
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.rules import distribusi, masa_evaluasi, predikat
from asn_desktop.core.usecases.evaluasi import capaian_for
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.plans import PlanFacts, PlanItem, by, find_plans
from asn_desktop.core.usecases.ports import Context, Reader


def find_appraisals(reader: Reader, asked: Selection) -> Sequence[PlanItem]:
    """As plans are found; what the forms are of is the appraisal."""
    return [replace(item, of_appraisal=True) for item in find_plans(reader, asked)]


class AppraisalFacts(PlanFacts):
    """Facts of some appraisals with their plans; the texts of all of them are read with one query for each kind."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[PlanItem]) -> None:
        super().__init__(ctx, reader, items)
        ids = tuple(item.evaluasi.id for item in items if item.evaluasi is not None)
        self._realised = by(reader.find(Realisasi, evaluasi_id=ids) if ids else (), "evaluasi_id")
        self._answered = by(reader.find(UmpanBalikHasil, evaluasi_id=ids) if ids else (), "evaluasi_id")
        self._behaved = by(reader.find(UmpanBalikPerilaku, evaluasi_id=ids) if ids else (), "evaluasi_id")

    def evaluasi(self, item: PlanItem) -> FormFacts:
        """The appraisal: as decided where it is final, otherwise as it stands; before it is begun, a blank one."""
        skp = self.plan(item)
        stored = item.evaluasi or self._blank(skp, item)
        final = stored.status is StatusEvaluasi.FINAL
        law = self.ctx.law.at(stored.last_day)
        capaian = stored.capaian if final else self._capaian(stored)
        verdict = stored.verdict if final else None
        return FormFacts(
            head=self.head(
                skp,
                stored.pihak if final else None,
                mulai=stored.mulai,
                sampai=stored.last_day,
                versi=stored.revisi,
                final=final,
                tanggal=stored.tanggal if final else None,
                jenis=stored.jenis,
                nomor=stored.nomor,
            ),
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
