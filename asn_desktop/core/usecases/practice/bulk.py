"""The same year written in one go, for a new practice office: the same draws, the same rules, the same records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast
from uuid import UUID

from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    StatusEvaluasi,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import CapaianOrganisasi, Predikat
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.skp import EkspektasiPerilaku, HasilKerja, Indikator, LampiranSkp, Skp, StatusSkp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import predikat as predikat_rules
from asn_desktop.core.usecases.evaluasi import AppraisalDraft, capaian_for
from asn_desktop.core.usecases.memory import MemoryReader
from asn_desktop.core.usecases.penilai import Parties, nearest_day, parties, signed
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, chunks, never, no_progress
from asn_desktop.core.usecases.practice import content
from asn_desktop.core.usecases.practice.year import Left, Part, Step, YearResult, chance_of, counted, parts, step_of
from asn_desktop.core.usecases.skp import PlanDraft, PlannedResult

PEOPLE_AT_A_TIME = 500
READ: tuple[type[Record], ...] = (
    Kantor, Unit, Jabatan, Pegawai, RiwayatGolongan, RiwayatJabatan, RiwayatUnit, Pejabat, PenetapanPenilai,
    CapaianOrganisasi,
)  # fmt: skip
"""What decides who appraises whom, and what stands on the forms."""

_STATUS = {Step.DRAFTED: StatusSkp.DRAF, Step.SUBMITTED: StatusSkp.DIAJUKAN}


def carry_in_bulk(
    ctx: Context,
    tahun: int,
    seed: int,
    steps: tuple[tuple[Step, int], ...],
    progress: Progress = no_progress,
    cancel: Cancel = never,
    at_most: int | None = None,
) -> tuple[YearResult, Changes]:
    """What `year.carry` does, without the history of every single step; a few hundred people per transaction.

    `at_most` limits how many people get a plan at all.
    """
    with ctx.store.read() as reader:
        register = cast("Reader", MemoryReader(record for kind in READ for record in reader.find(kind)))
    people = parts(register, tahun)[:at_most]
    reached: list[Step] = []
    left: list[Left] = []
    changes = Changes()
    for run in chunks(list(enumerate(people, start=1)), PEOPLE_AT_A_TIME):
        if cancel():
            break
        with ctx.store.write("create_practice", ctx.actor) as work:
            records: list[Record] = []
            for number, part in run:
                goal = step_of(seed, tahun, number, steps)
                one = _Year(ctx.law.at(part.last_day), register, part, tahun, seed, goal, work.new_id)
                records.extend(one.records())
                reached.append(one.reached)
                if one.reason is not None:
                    left.append(Left(part.pegawai.nama_lengkap, one.reason))
            work.put_many(records)
            changes |= work.commit()
        progress(run[-1][0], len(people))
    return counted(reached, left), changes


class _Year:
    """One person's plan and appraisal as records."""

    def __init__(
        self, law: Law, register: Reader, part: Part, tahun: int, seed: int, goal: Step, new_id: Callable[[], UUID]
    ) -> None:
        self.law = law
        self.register = register
        self.part = part
        self.tahun = tahun
        self.chance = chance_of(seed, tahun, part)
        self.goal = goal
        self.new_id = new_id
        self.reached = Step.NOTHING
        self.reason: UserError | None = None

    def records(self) -> Iterator[Record]:
        if self.goal is Step.NOTHING:
            return
        part = self.part
        people = parties(self.register, self.law, part.pegawai.id, part.last_day)
        above = people.penilai.pihak
        jabatan_atasan = above.jabatan if above else ""
        draft = content.plan(self.chance, people.pegawai.jabatan, jabatan_atasan, part.keluarga, part.pendekatan)
        skp_id = self.new_id()
        skp = Skp(
            id=skp_id,
            pegawai_id=part.pegawai.id,
            tahun=self.tahun,
            mulai=part.mulai,
            sampai=part.sampai,
            keluarga=part.keluarga,
            pendekatan=part.pendekatan,
            sebab=part.sebab,
            status=_STATUS.get(self.goal, StatusSkp.DISETUJUI),
        )
        if self.goal >= Step.AGREED:
            agreed = content.agreed_on(self.chance, part.mulai)
            then = parties(self.register, self.law, part.pegawai.id, nearest_day(skp, agreed))
            skp = skp.with_(tanggal_disetujui=agreed, pihak=signed(self.register, then))
        yield skp
        results = tuple(self._results(skp_id, draft))
        for planned in results:
            yield planned.hasil
            yield from planned.indikator
        for value, text in draft.expectations.items():
            yield EkspektasiPerilaku(id=self.new_id(), skp_id=skp_id, nilai=value, ekspektasi=text)
        for bagian, lines in (draft.annex or {}).items():
            for place, line in enumerate(lines, start=1):
                yield LampiranSkp(id=self.new_id(), skp_id=skp_id, bagian=bagian, urutan=place, isi=line)
        self.reached = min(self.goal, Step.AGREED)
        if self.goal >= Step.RATED:
            yield from self._appraisal(skp_id, results, people)

    def _results(self, skp_id: UUID, draft: PlanDraft) -> Iterator[PlannedResult]:
        for order, typed in enumerate(draft.results, start=1):
            hasil = HasilKerja(
                id=self.new_id(),
                skp_id=skp_id,
                urutan=order,
                jenis=typed.jenis,
                rencana=typed.rencana,
                diintervensi=typed.diintervensi,
                penugasan=typed.penugasan,
            )
            yield PlannedResult(
                hasil,
                tuple(
                    Indikator(
                        id=self.new_id(),
                        skp_id=skp_id,
                        hasil_kerja_id=hasil.id,
                        urutan=place,
                        aspek=measure.aspek,
                        indikator=measure.indikator,
                        target=measure.target,
                        perspektif=measure.perspektif,
                    )
                    for place, measure in enumerate(typed.indikator, start=1)
                ),
            )

    def _appraisal(self, skp_id: UUID, results: tuple[PlannedResult, ...], people: Parties) -> Iterator[Record]:
        hasil, perilaku = content.ratings(self.chance, people.pegawai.jabatan)
        draft = content.appraisal(self.chance, results, hasil, perilaku)
        verdict = predikat_rules.decide(hasil, perilaku, self.law)
        rated = Evaluasi(
            id=self.new_id(),
            skp_id=skp_id,
            pegawai_id=self.part.pegawai.id,
            tahun=self.tahun,
            mulai=self.part.mulai,
            sampai=self.part.sampai,
            rating_hasil=hasil,
            rating_perilaku=perilaku,
            predikat=Predikat(str(verdict.result("predikat"))),
            catatan=draft.catatan,
        )
        self.reached = Step.RATED
        yield self._final(rated, people, verdict) if self.goal is Step.FINAL else rated
        yield from self._texts(rated.id, draft)

    def _final(self, rated: Evaluasi, people: Parties, verdict: Verdict) -> Evaluasi:
        if people.penilai.pihak is None:
            self.reason = UserError(
                "appraiser_unknown", nama=self.part.pegawai.nama_lengkap, tanggal=self.part.last_day
            )
            return rated
        capaian = capaian_for(self.register, rated)
        self.reached = Step.FINAL
        return rated.with_(
            status=StatusEvaluasi.FINAL,
            capaian=capaian.capaian if capaian else None,
            tanggal=content.decided_on(self.chance, self.part.sampai),
            verdict=verdict,
            pihak=signed(self.register, people),
        )

    def _texts(self, of: UUID, draft: AppraisalDraft) -> Iterator[Record]:
        for indikator_id, text in draft.realisasi.items():
            yield Realisasi(id=self.new_id(), evaluasi_id=of, indikator_id=indikator_id, realisasi=text)
        for hasil_id, text in draft.umpan_hasil.items():
            yield UmpanBalikHasil(id=self.new_id(), evaluasi_id=of, hasil_kerja_id=hasil_id, umpan_balik=text)
        for nilai, text in draft.umpan_perilaku.items():
            yield UmpanBalikPerilaku(id=self.new_id(), evaluasi_id=of, nilai=nilai, umpan_balik=text)
