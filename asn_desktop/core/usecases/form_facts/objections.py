"""Objections to results, and their three letters: of the employee, of the appraiser, of the appraiser's superior."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.keberatan import Keberatan, StatusKeberatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.forms.facts import FormFacts, Who
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.objection_texts import letter_values
from asn_desktop.core.usecases.form_facts.plans import PlanFacts, find_plans
from asn_desktop.core.usecases.keberatan.hearing import decider_of
from asn_desktop.core.usecases.ports import Reader, chunks


class ObjectionItem(Struct, frozen=True):
    """An objection with the appraisal it is to; without objection a final result that could be objected to."""

    pegawai_id: UUID
    tahun: int
    skp: Skp | None = None
    evaluasi: Evaluasi | None = None
    keberatan: Keberatan | None = None
    versi: int = 0

    @property
    def subject(self) -> UUID | None:
        return None if self.keberatan is None else self.keberatan.id

    def name(self, reader: Reader) -> str:
        return reader.get(Pegawai, self.pegawai_id).nama_lengkap


def find_objections(reader: Reader, asked: Selection) -> Sequence[ObjectionItem]:
    """The objections to what is asked for that were not withdrawn; where nobody objected, the results themselves."""
    if asked.keberatan_ids:
        filed = reader.find(Keberatan, id=asked.keberatan_ids)
        return _items(reader, sorted(filed, key=lambda each: asked.keberatan_ids.index(each.id)))
    plans = find_plans(reader, asked)
    appraised: list[UUID] = [item.evaluasi.id for item in plans if item.evaluasi and asked.evaluasi_ids]
    if not asked.evaluasi_ids:
        for part in chunks([item.skp.id for item in plans if item.skp], 500):
            found = reader.find(Evaluasi, skp_id=tuple(part), jenis=asked.jenis, nomor=asked.nomor)
            appraised += [each.id for each in found]
    standing = tuple(status for status in StatusKeberatan if status is not StatusKeberatan.DICABUT)
    filed_now = [
        each
        for part in chunks(appraised, 500)
        for each in reader.find(Keberatan, evaluasi_id=tuple(part), status=standing)
    ]
    if not filed_now:
        return [ObjectionItem(each.pegawai_id, each.tahun, each.skp, each.evaluasi) for each in plans]
    order = {pegawai_id: at for at, pegawai_id in enumerate(dict.fromkeys(item.pegawai_id for item in plans))}
    return _items(reader, sorted(filed_now, key=lambda each: (order[each.pegawai_id], each.tanggal_pengajuan)))


def _items(reader: Reader, filed: Sequence[Keberatan]) -> list[ObjectionItem]:
    appraised = {each.id: each for each in reader.find(Evaluasi, id=tuple(each.evaluasi_id for each in filed))}
    plans = {each.id: each for each in reader.find(Skp, id=tuple(each.skp_id for each in appraised.values()))}
    return [
        ObjectionItem(each.pegawai_id, evaluasi.tahun, plans.get(evaluasi.skp_id), evaluasi, each)
        for each in filed
        if (evaluasi := appraised.get(each.evaluasi_id)) is not None
    ]


class ObjectionFacts(PlanFacts):
    """Facts of some objections."""

    def surat(self, item: ObjectionItem) -> FormFacts:
        """The employee's letter; before the objection is recorded with the result only, to be written by hand."""
        filed = item.keberatan
        return self._letter(item, filed, filed.tanggal_pengajuan if filed else None, None)

    def penjelasan(self, item: ObjectionItem) -> FormFacts:
        """The appraiser's statement; before it was given, to be written by hand."""
        filed = self._filed(item)
        return self._letter(item, filed, filed.tanggal_penjelasan, None)

    def putusan(self, item: ObjectionItem) -> FormFacts:
        """The decision with both statements, and the result before and after it; before that a draft."""
        filed = self._filed(item)
        hasil = None
        if filed.putusan is not None:
            hasil = item.evaluasi
            if filed.evaluasi_hasil_id is not None:
                hasil = self.reader.get(Evaluasi, filed.evaluasi_hasil_id)
        decided = filed.status is StatusKeberatan.DIPUTUS
        facts = self._letter(item, filed, filed.tanggal_putusan, hasil, final=decided)
        if filed.pemutus is None:
            return facts
        return replace(facts, head=replace(facts.head, people={**facts.head.people, Who.ATASAN_PENILAI: filed.pemutus}))

    def _filed(self, item: ObjectionItem) -> Keberatan:
        if item.keberatan is None:
            raise UserError("objection_none", nama=item.name(self.reader), tahun=str(item.tahun))
        return item.keberatan

    def _letter(
        self,
        item: ObjectionItem,
        filed: Keberatan | None,
        tanggal: date | None,
        hasil: Evaluasi | None,
        *,
        final: bool = True,
    ) -> FormFacts:
        evaluasi = item.evaluasi
        if item.skp is None or evaluasi is None or evaluasi.status is not StatusEvaluasi.FINAL:
            raise UserError("objection_no_result", nama=item.name(self.reader), tahun=str(item.tahun))
        decider = decider_of(self.ctx, self.reader, evaluasi, tanggal or self.ctx.today).pihak
        head = self.head(
            item.skp,
            evaluasi.pihak,
            mulai=evaluasi.mulai,
            sampai=evaluasi.last_day,
            versi=1,
            final=final,
            tanggal=tanggal,
            jenis=evaluasi.jenis,
            nomor=evaluasi.nomor,
        )
        values = letter_values(filed, evaluasi, hasil)
        return FormFacts(
            head=replace(head, people={**head.people, Who.ATASAN_PENILAI: decider}),
            capaian=evaluasi.capaian,
            rating_hasil=evaluasi.rating_hasil,
            rating_perilaku=evaluasi.rating_perilaku,
            predikat=evaluasi.predikat,
            values={**values, "atasan_jabatan": decider.jabatan if decider else ""},
        )
