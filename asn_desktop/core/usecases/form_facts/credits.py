"""Angka kredit of functional officials on paper (PerBKN 3/2023): conversion of a predikat, its accumulation over the
years, and the determination (PAK).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from asn_desktop.core.domain.evaluasi import Evaluasi, RekapPenilaian, StatusEvaluasi
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi, ParaPihak
from asn_desktop.core.domain.pegawai import JenisPegawai
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit
from asn_desktop.core.forms.facts import FormFacts, Head, Who
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import angka_kredit, masa_evaluasi
from asn_desktop.core.rules.angka_kredit_akumulasi import PeriodePredikat, accumulate
from asn_desktop.core.rules.decimals import half_up
from asn_desktop.core.usecases.form_facts.appraisals import find_appraisals
from asn_desktop.core.usecases.form_facts.careers import identity
from asn_desktop.core.usecases.form_facts.credit_periods import counted_since, years_without
from asn_desktop.core.usecases.form_facts.credit_rows import conclusion, converted, details, needs, row, unrecorded
from asn_desktop.core.usecases.form_facts.model import NotConcernedError, Selection
from asn_desktop.core.usecases.form_facts.plans import PlanItem
from asn_desktop.core.usecases.form_facts.reading import by, remembering
from asn_desktop.core.usecases.karier.appraised import decided
from asn_desktop.core.usecases.karier.credit import Stretch, counted_from, stretches
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.reading import read_people
from asn_desktop.core.usecases.penilai import nearest_day, parties, signed
from asn_desktop.core.usecases.ports import Context, Reader


def find_conversions(reader: Reader, asked: Selection) -> Sequence[PlanItem]:
    """Each appraisal: who changed post in the year has one for each post."""
    return find_appraisals(reader, asked)


def find_credits(reader: Reader, asked: Selection) -> Sequence[PlanItem]:
    """One for each person: of several plans of the year the last, for the sum reaches up to its end."""
    found = find_appraisals(reader, asked)
    if asked.evaluasi_ids:
        return found
    last = {item.pegawai_id: item for item in found}
    return list(last.values())


class CreditFacts:
    """Facts of some functional officials, as their appraisals were decided; drafts as they stand."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[PlanItem]) -> None:
        self._ctx = ctx
        self._reader = remembering(reader)
        self._kantor = self._reader.find(Kantor)[0]
        self._tree = unit_tree(self._reader.find(Unit))
        ids = tuple({item.pegawai_id for item in items})
        self._histories = {each.person.id: each for each in read_people(reader, ids)}
        taken = reader.find(RekapPenilaian, pegawai_id=ids, bulan=None) if ids else ()
        self._taken = {(each.pegawai_id, each.tahun): each for each in taken if _certain(each)}
        self._determined = by(reader.find(PenetapanAngkaKredit, pegawai_id=ids) if ids else (), "pegawai_id")

    def konversi(self, item: PlanItem) -> FormFacts:
        """The predikat of one appraisal as credit; a row for each jenjang held in it."""
        facts, stored = self._facts(item), self._stored(item)
        law = self._ctx.law.at(stored.last_day)
        rows = []
        for each in stretches(facts, stored.tahun, Period(stored.mulai, stored.sampai), stored.predikat):
            made = angka_kredit.convert(each.jenjang, each.predikat, law, each.bulan)
            rows.append({"predikat": each.predikat, **converted(each, made, law)})
        return self._made(item, facts, {}, {"hasil": tuple(rows)})

    def akumulasi(self, item: PlanItem) -> FormFacts:
        """All appraisals that count up to this one, with the sum."""
        facts, law = self._facts(item), self._law(item)
        pak = self._pak(item, facts)
        counted = self._counted(item, facts, pak)
        summed = self._summed(facts, counted, Decimal(), law)
        rows = [row(each, law) for each in counted]
        parts = [Decimal(str(one["angka_kredit"])) for one in rows if one["angka_kredit"] is not None]
        total = summed.result("jumlah")
        differs = isinstance(total, Decimal) and sum(parts) != total
        values = {
            "jumlah": total,
            "pembulatan": Phrase("formulir.pembulatan") if differs else "",
            "belum_tercatat": unrecorded(self._gaps(item, facts, pak, counted)),
        }
        return self._made(item, facts, values, {"hasil": tuple(rows)})

    def penetapan(self, item: PlanItem) -> FormFacts:
        """The determination: what was there before, what is new, and whether it suffices.

        Without a recorded PAK the sum begins with the credit that the golongan starts from. Then, and where a year has
        no result, it is a lower bound and said so.
        """
        facts, law = self._facts(item), self._law(item)
        pak = self._pak(item, facts)
        start = counted_from(pak, law) if pak is not None else self._basic(facts, law)
        start = half_up(start, angka_kredit.PLACES) if start is not None else None
        counted = self._counted(item, facts, pak)
        new = self._summed(facts, counted, Decimal(), law).result("jumlah")
        summed = self._summed(facts, counted, start, law)
        left_out = self._gaps(item, facts, pak, counted)
        golongan, exact = facts.golongan_nama or "", pak is not None and not left_out
        rows = {
            "rincian": tuple(details(pak, golongan, start, new, summed.result("jumlah"), exact=exact)),
            "kebutuhan": tuple(needs(facts, summed, law)),
        }
        notes = {
            "catatan_pak": "" if pak is not None else Phrase("formulir.batas_bawah_catatan"),
            "belum_tercatat": unrecorded(left_out),
        }
        values = {**conclusion(facts, summed, law, exact=exact), **notes}
        return self._made(item, facts, values, rows)

    def _made(
        self,
        item: PlanItem,
        facts: Facts,
        values: Mapping[str, object],
        rows: Mapping[str, tuple[Mapping[str, object], ...]],
    ) -> FormFacts:
        stored = self._stored(item)
        about = identity(facts, self._tree, self._ctx.law.at(stored.last_day))
        term = Phrase("formulir.masa_penilaian", {"mulai": stored.mulai, "sampai": stored.last_day})
        return FormFacts(
            head=self._head(item, stored),
            predikat=stored.predikat,
            values={**about, "masa_penilaian": term, **values},
            rows=rows,
        )

    def _head(self, item: PlanItem, stored: Evaluasi) -> Head:
        final = stored.status is StatusEvaluasi.FINAL
        people = stored.pihak if final and stored.pihak is not None else self._live(item)
        return Head(
            people={Who.PEGAWAI: people.pegawai, Who.PENILAI: people.penilai},
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
            nomor=stored.nomor,
        )

    def _live(self, item: PlanItem) -> ParaPihak:
        day = min(self._stored(item).last_day, self._ctx.today)
        if item.skp is not None:
            day = nearest_day(item.skp, self._ctx.today)
        return signed(self._reader, parties(self._reader, self._ctx.law.at(day), item.pegawai_id, day, item.skp))

    def _stored(self, item: PlanItem) -> Evaluasi:
        """The appraisal; before it is begun, one with nothing in it."""
        if item.evaluasi is not None:
            return item.evaluasi
        if item.skp is None:
            return self._taken_over(item)
        part = item.skp.period
        if item.jenis is not JenisEvaluasi.AKHIR:
            law = self._ctx.law.at(item.skp.mulai)
            term = masa_evaluasi.term(item.skp.tahun, item.jenis, item.nomor, law, item.skp.period)
            if term is None:
                raise UserError("plan_outside_term", nama=item.name(self._reader), tahun=str(item.tahun))
            part = term.bagian
        end = part.end
        assert end is not None  # plans end
        return Evaluasi(
            id=item.skp.id,
            skp_id=item.skp.id,
            pegawai_id=item.pegawai_id,
            tahun=item.skp.tahun,
            mulai=part.start,
            sampai=end,
            jenis=item.jenis,
            nomor=item.nomor,
        )

    def _taken_over(self, item: PlanItem) -> Evaluasi:
        """The yearly result that came from e-Kinerja. Raises UserError where there is none either."""
        taken = self._taken.get((item.pegawai_id, item.tahun))
        if taken is None or item.jenis is not JenisEvaluasi.AKHIR:
            raise UserError("plan_missing", nama=item.name(self._reader), tahun=str(item.tahun))
        year = Period.of_year(item.tahun)
        return Evaluasi(
            id=taken.id,
            skp_id=taken.id,
            pegawai_id=item.pegawai_id,
            tahun=item.tahun,
            mulai=year.start,
            sampai=date(item.tahun + 1, 1, 1),
            status=StatusEvaluasi.FINAL,
            predikat=taken.predikat_berkas,
        )

    def _facts(self, item: PlanItem) -> Facts:
        """The person at the end of the appraised period. Raises NotConcernedError: no functional post then."""
        histories = self._histories[item.pegawai_id]
        if histories.person.jenis_pegawai is not JenisPegawai.PNS:
            raise NotConcernedError("credit_not_concerned", nama=histories.person.nama_lengkap)
        if item.skp is None and (item.pegawai_id, item.tahun) not in self._taken:
            raise NotConcernedError("plan_missing", nama=histories.person.nama_lengkap, tahun=str(item.tahun))
        facts = facts_of(histories, self._stored(item).last_day)
        if facts.jenjang is None:
            raise NotConcernedError("credit_not_concerned", nama=histories.person.nama_lengkap)
        return facts

    def _law(self, item: PlanItem) -> Law:
        return self._ctx.law.at(self._stored(item).last_day)

    def _pak(self, item: PlanItem, facts: Facts) -> PenetapanAngkaKredit | None:
        """The last determination in the present jenjang before the end of the period, if it can be counted on from."""
        end = self._stored(item).sampai
        found = [
            each
            for each in self._determined.get(item.pegawai_id, ())
            if each.jenjang is facts.jenjang and each.sampai < end
        ]
        pak = max(found, key=lambda each: (each.sampai, each.tanggal), default=None)
        return pak if counted_from(pak, self._law(item)) is not None else None

    def _basic(self, facts: Facts, law: Law) -> Decimal | None:
        """The credit that the golongan starts from in its jenjang; None outside it."""
        basic = angka_kredit.requirement(facts.jenjang, facts.golongan_nama, law).result("ak_dasar")
        return Decimal(str(basic)) if basic is not None else None

    def _counted(self, item: PlanItem, facts: Facts, pak: PenetapanAngkaKredit | None) -> list[Stretch]:
        """What was appraised since the PAK, or without one since golongan and jenjang are what they are."""
        stored = self._stored(item)
        day = stored.tanggal or self._ctx.today
        since = counted_since(facts, pak)
        found: list[Stretch] = []
        for each in sorted(decided(facts.histories.penilaian, day), key=lambda each: each.mulai):
            if each.sampai <= stored.mulai and each.sampai > since:
                part = Period(max(each.mulai, since), each.sampai)
                found += stretches(facts, each.tahun, part, each.predikat)
        if stored.sampai > since:
            part = Period(max(stored.mulai, since), stored.sampai)
            found += stretches(facts, stored.tahun, part, stored.predikat)
        return [each for each in found if each.jenjang is facts.jenjang]

    def _gaps(
        self, item: PlanItem, facts: Facts, pak: PenetapanAngkaKredit | None, counted: Sequence[Stretch]
    ) -> tuple[int, ...]:
        return years_without(counted, counted_since(facts, pak), self._stored(item).sampai)

    def _summed(self, facts: Facts, counted: Sequence[Stretch], start: Decimal | None, law: Law) -> Verdict:
        periods = [PeriodePredikat(each.predikat, each.bulan) for each in counted]
        return accumulate(facts.jenjang, facts.golongan_nama, start, periods, law)


def _certain(taken: RekapPenilaian) -> bool:
    """Where the file and the matrix differ, nobody knows which is right."""
    return taken.predikat_matriks in (None, taken.predikat_berkas)
