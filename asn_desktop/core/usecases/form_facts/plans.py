"""Plans, and what their forms print of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi, ParaPihak
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import EkspektasiPerilaku, HasilKerja, Indikator, Skp, StatusSkp
from asn_desktop.core.forms.facts import FormFacts, HasilFacts, Head, IndikatorFacts, PerilakuFacts, Who
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.rules import berakhlak
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.penilai import nearest_day, parties, signed
from asn_desktop.core.usecases.ports import Context, Reader, chunks

R = TypeVar("R", bound=Record)


class PlanItem(Struct, frozen=True):
    """One plan, with the appraisal in force of the term asked for; neither where the person has none."""

    pegawai_id: UUID
    tahun: int
    skp: Skp | None = None
    evaluasi: Evaluasi | None = None
    jenis: JenisEvaluasi = JenisEvaluasi.AKHIR
    nomor: int = 0
    of_appraisal: bool = False

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
    return [PlanItem(s.pegawai_id, s.tahun, s, newest.get(s.id), asked.jenis, asked.nomor) for s in plans]


class PlanFacts:
    """Facts of some plans; the texts of all of them are read with one query for each kind."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[PlanItem]) -> None:
        self.ctx = ctx
        self.reader = cast("Reader", _Remembering(reader))
        skp_ids = tuple(item.skp.id for item in items if item.skp is not None)
        self._kantor = reader.find(Kantor)[0]
        self._results = by(reader.find(HasilKerja, skp_id=skp_ids), "skp_id")
        self._measures = by(reader.find(Indikator, skp_id=skp_ids), "hasil_kerja_id")
        self._expected = by(reader.find(EkspektasiPerilaku, skp_id=skp_ids), "skp_id")

    def skp(self, item: PlanItem) -> FormFacts:
        """The plan with its parties as of the day it was agreed; before that, as they are now."""
        skp = self.plan(item)
        agreed = skp.status is StatusSkp.DISETUJUI
        head = self.head(
            skp,
            skp.pihak if agreed else None,
            mulai=skp.mulai,
            sampai=skp.last_day,
            versi=skp.revisi,
            final=agreed,
            tanggal=skp.tanggal_disetujui if agreed else None,
        )
        return FormFacts(head=head, hasil=self.hasil(skp), perilaku=self.perilaku(skp))

    def plan(self, item: PlanItem) -> Skp:
        """Raises UserError where the person has none in the year."""
        if item.skp is None:
            raise UserError("plan_missing", nama=item.name(self.reader), tahun=str(item.tahun))
        return item.skp

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
        return tuple(
            HasilFacts(
                result.jenis,
                result.rencana,
                result.diintervensi,
                tuple(
                    IndikatorFacts(each.aspek, each.indikator, each.target, realised.get(each.id, ""))
                    for each in sorted(self._measures.get(result.id, ()), key=lambda each: each.urutan)
                ),
                answered.get(result.id, ""),
            )
            for result in sorted(self._results.get(skp.id, ()), key=lambda result: result.urutan)
        )

    def perilaku(self, skp: Skp, answered: Mapping[str, str] | None = None) -> tuple[PerilakuFacts, ...]:
        """The seven values worded as on the day the period began, so that plan and appraisal say the same."""
        answered = answered or {}
        expected = {e.nilai: e.ekspektasi for e in self._expected.get(skp.id, ())}
        return tuple(
            PerilakuFacts(row.nama, row.perilaku, expected.get(row.nilai, ""), answered.get(row.nilai, ""))
            for row in berakhlak.values(self.ctx.law.at(skp.mulai))
        )

    def _live(self, skp: Skp) -> ParaPihak:
        """The parties as the register has them today, or on the day of the period nearest to today."""
        day = nearest_day(skp, self.ctx.today)
        return signed(self.reader, parties(self.reader, self.ctx.law.at(day), skp.pegawai_id, day, skp))


class _Remembering:
    """Asks for each thing once: the people of an office share their units, heads and superiors."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[object, Any] = {}

    def get(self, kind: type[R], identity: UUID) -> R:
        return cast("R", self._once((kind, identity), lambda: self._reader.get(kind, identity)))

    def find(self, kind: type[R], **equals: Any) -> tuple[R, ...]:
        asked = frozenset((k, frozenset(v) if isinstance(v, (tuple, set)) else v) for k, v in equals.items())
        return cast("tuple[R, ...]", self._once((kind, asked), lambda: self._reader.find(kind, **equals)))

    def _once(self, key: object, ask: Callable[[], Any]) -> Any:
        if key not in self._known:
            self._known[key] = ask()
        return self._known[key]


def by(records: Iterable[R], field: str) -> dict[UUID | None, list[R]]:
    """Records grouped by a field that names another record."""
    found: dict[UUID | None, list[R]] = {}
    for record in records:
        found.setdefault(getattr(record, field), []).append(record)
    return found
