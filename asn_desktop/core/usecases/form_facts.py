"""What forms print of plans and appraisals, gathered for many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast
from uuid import UUID

from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    StatusEvaluasi,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import Capaian, ParaPihak
from asn_desktop.core.domain.skp import EkspektasiPerilaku, HasilKerja, Indikator, Skp, StatusSkp
from asn_desktop.core.forms.facts import FormFacts, HasilFacts, IndikatorFacts, PerilakuFacts
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.rules import berakhlak, distribusi, predikat
from asn_desktop.core.usecases.evaluasi import capaian_for
from asn_desktop.core.usecases.penilai import nearest_day, parties, signed
from asn_desktop.core.usecases.ports import Context, Reader

R = TypeVar("R", bound=Record)


class FactsReader:
    """Facts of some plans and their appraisals; the texts of all of them are read with one query for each kind."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[tuple[Skp, Evaluasi | None]]) -> None:
        self._ctx = ctx
        self._reader = cast("Reader", _Remembering(reader))
        skp_ids = tuple(skp.id for skp, _ in items)
        appraisals = tuple(evaluasi.id for _, evaluasi in items if evaluasi is not None)
        self._kantor = reader.find(Kantor)[0]
        self._results = _by(reader.find(HasilKerja, skp_id=skp_ids), "skp_id")
        self._measures = _by(reader.find(Indikator, skp_id=skp_ids), "hasil_kerja_id")
        self._expected = _by(reader.find(EkspektasiPerilaku, skp_id=skp_ids), "skp_id")
        self._realised = _by(reader.find(Realisasi, evaluasi_id=appraisals) if appraisals else (), "evaluasi_id")
        self._answered = _by(reader.find(UmpanBalikHasil, evaluasi_id=appraisals) if appraisals else (), "evaluasi_id")
        self._behaved = _by(
            reader.find(UmpanBalikPerilaku, evaluasi_id=appraisals) if appraisals else (), "evaluasi_id"
        )

    def of_plan(self, skp: Skp) -> FormFacts:
        """The plan with its parties as of the day it was agreed; before that, as they are now."""
        agreed = skp.status is StatusSkp.DISETUJUI
        people = skp.pihak if agreed and skp.pihak else self._live(skp)
        return FormFacts(
            pegawai=people.pegawai,
            penilai=people.penilai,
            atasan_penilai=people.atasan_penilai,
            instansi=people.instansi,
            tempat=people.tempat,
            tahun=skp.tahun,
            mulai=skp.mulai,
            sampai=skp.last_day,
            versi=skp.version,
            final=agreed,
            latihan=self._kantor.latihan,
            tanggal=skp.tanggal_disetujui if agreed else None,
            hasil=self._hasil(skp, None),
            perilaku=self._perilaku(skp, None),
        )

    def of_appraisal(self, skp: Skp, evaluasi: Evaluasi | None) -> FormFacts:
        """The appraisal: as decided where it is final, otherwise as it stands; before it is begun, a blank one."""
        stored = evaluasi if evaluasi is not None else _blank(skp)
        final = stored.status is StatusEvaluasi.FINAL
        people = stored.pihak if final and stored.pihak else self._live(skp)
        law = self._ctx.law.at(stored.last_day)
        capaian = stored.capaian if final else self._capaian(stored)
        live_verdict = predikat.decide(stored.rating_hasil, stored.rating_perilaku, law)
        return FormFacts(
            pegawai=people.pegawai,
            penilai=people.penilai,
            atasan_penilai=people.atasan_penilai,
            instansi=people.instansi,
            tempat=people.tempat,
            tahun=stored.tahun,
            mulai=stored.mulai,
            sampai=stored.last_day,
            versi=stored.revisi,
            final=final,
            latihan=self._kantor.latihan,
            tanggal=stored.tanggal if final else None,
            jenis=stored.jenis,
            hasil=self._hasil(skp, stored.id),
            perilaku=self._perilaku(skp, stored.id),
            capaian=capaian,
            kurva=tuple(many for _, many in distribusi.curve(capaian, law)) if capaian else (),
            rating_hasil=stored.rating_hasil,
            rating_perilaku=stored.rating_perilaku,
            predikat=stored.predikat,
            catatan=stored.catatan,
            verdict=stored.verdict if final and stored.verdict else live_verdict,
        )

    def _live(self, skp: Skp) -> ParaPihak:
        """The parties as the register has them today, or on the day of the period nearest to today."""
        day = nearest_day(skp, self._ctx.today)
        return signed(self._reader, parties(self._reader, self._ctx.law.at(day), skp.pegawai_id, day, skp))

    def _capaian(self, evaluasi: Evaluasi) -> Capaian | None:
        found = capaian_for(self._reader, evaluasi.pegawai_id, evaluasi.tahun, evaluasi.last_day)
        return found.capaian if found else None

    def _hasil(self, skp: Skp, evaluasi_id: UUID | None) -> tuple[HasilFacts, ...]:
        realised = {r.indikator_id: r.realisasi for r in self._realised.get(evaluasi_id, ())}
        answered = {u.hasil_kerja_id: u.umpan_balik for u in self._answered.get(evaluasi_id, ())}
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

    def _perilaku(self, skp: Skp, evaluasi_id: UUID | None) -> tuple[PerilakuFacts, ...]:
        """The seven values worded as on the day the period began, so that plan and appraisal say the same."""
        expected = {e.nilai: e.ekspektasi for e in self._expected.get(skp.id, ())}
        answered = {u.nilai: u.umpan_balik for u in self._behaved.get(evaluasi_id, ())}
        return tuple(
            PerilakuFacts(row.nama, row.perilaku, expected.get(row.nilai, ""), answered.get(row.nilai, ""))
            for row in berakhlak.values(self._ctx.law.at(skp.mulai))
        )


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


def _blank(skp: Skp) -> Evaluasi:
    """An appraisal nobody has begun, for a form to be filled in by hand; it is never stored."""
    return Evaluasi(
        id=skp.id, skp_id=skp.id, pegawai_id=skp.pegawai_id, tahun=skp.tahun, mulai=skp.mulai, sampai=skp.sampai
    )


def _by(records: Iterable[R], field: str) -> dict[UUID | None, list[R]]:
    found: dict[UUID | None, list[R]] = {}
    for record in records:
        found.setdefault(getattr(record, field), []).append(record)
    return found
