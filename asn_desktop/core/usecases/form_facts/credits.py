"""Angka kredit of functional officials on paper (PerBKN 3/2023): conversion of a predikat, its accumulation over the
years, and the determination (PAK).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi, ParaPihak, Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.unit import Unit, unit_tree
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit
from asn_desktop.core.forms.facts import FormFacts, Head, Keterangan, Who
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import Period, whole_months
from asn_desktop.core.kernel.texts import MONTHS
from asn_desktop.core.kernel.verdict import Native, Outcome, Reason, Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import angka_kredit, masa_evaluasi
from asn_desktop.core.rules import golongan as names
from asn_desktop.core.rules.angka_kredit_akumulasi import PeriodePredikat, accumulate
from asn_desktop.core.rules.decimals import half_up
from asn_desktop.core.usecases.form_facts.appraisals import find_appraisals
from asn_desktop.core.usecases.form_facts.careers import identity
from asn_desktop.core.usecases.form_facts.model import NotConcernedError, Selection
from asn_desktop.core.usecases.form_facts.plans import PlanItem
from asn_desktop.core.usecases.form_facts.reading import by, remembering
from asn_desktop.core.usecases.karier.appraised import decided
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.reading import read_people
from asn_desktop.core.usecases.penilai import nearest_day, parties, signed
from asn_desktop.core.usecases.ports import Context, Reader

_PERSON = frozenset(
    {"nip", "karpeg", "lahir", "jenis_kelamin", "pangkat", "jabatan_tmt", "unit", "jenjang", "masa_penilaian"}
)
CONVERSION_WORDS = Words(
    values=_PERSON, rows={"hasil": frozenset({"predikat", "prosentase", "koefisien", "angka_kredit"})}
)
_ROWS = frozenset({"tahun", "periodik", "predikat", "prosentase", "koefisien", "angka_kredit"})
ACCUMULATION_WORDS = Words(values=_PERSON | {"jumlah", "pembulatan"}, rows={"hasil": _ROWS})
DETERMINATION_WORDS = Words(
    values=_PERSON
    | {"dapat", "tidak_dapat", "jabatan_berikut", "jenjang_berikut", "golongan_berikut", "catatan_pak", "kurang"},
    rows={
        "rincian": frozenset({"nomor", "uraian", "lama", "baru", "jumlah", "keterangan"}),
        "kebutuhan": frozenset({"keterangan", "pangkat", "jenjang"}),
    },
)
"""What the layouts may ask for."""
_BEGINS = date(2023, 1, 1)
"""Earlier appraisals are not converted (SE MenPANRB 8/2023)."""
_NEXT = {
    Jenjang.PEMULA: Jenjang.TERAMPIL,
    Jenjang.TERAMPIL: Jenjang.MAHIR,
    Jenjang.MAHIR: Jenjang.PENYELIA,
    Jenjang.AHLI_PERTAMA: Jenjang.AHLI_MUDA,
    Jenjang.AHLI_MUDA: Jenjang.AHLI_MADYA,
    Jenjang.AHLI_MADYA: Jenjang.AHLI_UTAMA,
}


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


class _Stretch(Struct, frozen=True):
    """Whole months of an appraised period in one jenjang."""

    tahun: int
    bagian: Period
    jenjang: Jenjang
    bulan: int
    predikat: Predikat | None


class CreditFacts:
    """Facts of some functional officials, as their appraisals were decided; drafts as they stand."""

    def __init__(self, ctx: Context, reader: Reader, items: Sequence[PlanItem]) -> None:
        self._ctx = ctx
        self._reader = remembering(reader)
        self._kantor = self._reader.find(Kantor)[0]
        self._tree = unit_tree(self._reader.find(Unit))
        ids = tuple({item.pegawai_id for item in items})
        self._histories = {each.person.id: each for each in read_people(reader, ids)}
        self._determined = by(reader.find(PenetapanAngkaKredit, pegawai_id=ids) if ids else (), "pegawai_id")

    def konversi(self, item: PlanItem) -> FormFacts:
        """The predikat of one appraisal as credit; a row for each jenjang held in it."""
        facts, stored = self._facts(item), self._stored(item)
        law = self._ctx.law.at(stored.last_day)
        rows = []
        for each in self._stretches(facts, stored.tahun, Period(stored.mulai, stored.sampai), stored.predikat):
            made = angka_kredit.convert(each.jenjang, each.predikat, law, each.bulan)
            rows.append({"predikat": each.predikat, **_converted(each, made, law)})
        return self._made(item, facts, {}, {"hasil": tuple(rows)})

    def akumulasi(self, item: PlanItem) -> FormFacts:
        """All appraisals that count up to this one, with the sum."""
        facts, law = self._facts(item), self._law(item)
        counted = self._counted(item, facts, self._pak(item, facts))
        summed = self._summed(facts, counted, Decimal(), law)
        rows = [_row(each, law) for each in counted]
        parts = [Decimal(str(row["angka_kredit"])) for row in rows if row["angka_kredit"] is not None]
        total = summed.result("jumlah")
        differs = isinstance(total, Decimal) and sum(parts) != total
        values = {"jumlah": total, "pembulatan": Phrase("formulir.pembulatan") if differs else ""}
        return self._made(item, facts, values, {"hasil": tuple(rows)})

    def penetapan(self, item: PlanItem) -> FormFacts:
        """The determination: what was there before, what is new, and whether it suffices.

        Without a recorded PAK the sum begins with the credit that the golongan starts from: a lower bound, and said so.
        """
        facts, law = self._facts(item), self._law(item)
        pak = self._pak(item, facts)
        start = pak.jumlah if pak is not None else self._basic(facts, law)
        start = half_up(start, angka_kredit.PLACES) if start is not None else None
        counted = self._counted(item, facts, pak)
        new = self._summed(facts, counted, Decimal(), law).result("jumlah")
        summed = self._summed(facts, counted, start, law)
        golongan = facts.golongan_nama or ""
        rows = {
            "rincian": tuple(_details(pak, golongan, start, new, summed.result("jumlah"))),
            "kebutuhan": tuple(_needs(summed)),
        }
        values = _conclusion(facts, summed, law, exact=pak is not None)
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
        assert item.skp is not None  # `_stored` has refused whoever has none
        day = nearest_day(item.skp, self._ctx.today)
        return signed(self._reader, parties(self._reader, self._ctx.law.at(day), item.pegawai_id, day, item.skp))

    def _stored(self, item: PlanItem) -> Evaluasi:
        """The appraisal; before it is begun, one with nothing in it."""
        if item.evaluasi is not None:
            return item.evaluasi
        if item.skp is None:
            raise UserError("plan_missing", nama=item.name(self._reader), tahun=str(item.tahun))
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

    def _facts(self, item: PlanItem) -> Facts:
        """The person at the end of the appraised period. Raises NotConcernedError: no functional post then."""
        histories = self._histories[item.pegawai_id]
        if histories.person.jenis_pegawai is not JenisPegawai.PNS:
            raise NotConcernedError("credit_not_concerned", nama=histories.person.nama_lengkap)
        if item.skp is None:
            raise NotConcernedError("plan_missing", nama=histories.person.nama_lengkap, tahun=str(item.tahun))
        facts = facts_of(histories, self._stored(item).last_day)
        if facts.jenjang is None:
            raise NotConcernedError("credit_not_concerned", nama=histories.person.nama_lengkap)
        return facts

    def _law(self, item: PlanItem) -> Law:
        return self._ctx.law.at(self._stored(item).last_day)

    def _pak(self, item: PlanItem, facts: Facts) -> PenetapanAngkaKredit | None:
        """The last determination in the present jenjang before the end of the period."""
        end = self._stored(item).sampai
        found = [
            each
            for each in self._determined.get(item.pegawai_id, ())
            if each.jenjang is facts.jenjang and each.sampai < end
        ]
        return max(found, key=lambda each: (each.sampai, each.tanggal), default=None)

    def _basic(self, facts: Facts, law: Law) -> Decimal | None:
        """The credit that the golongan starts from in its jenjang; None outside it."""
        basic = angka_kredit.requirement(facts.jenjang, facts.golongan_nama, law).result("ak_dasar")
        return Decimal(str(basic)) if basic is not None else None

    def _counted(self, item: PlanItem, facts: Facts, pak: PenetapanAngkaKredit | None) -> list[_Stretch]:
        """What was appraised since the PAK, or without one since golongan and jenjang are what they are."""
        stored = self._stored(item)
        day = stored.tanggal or self._ctx.today
        since = pak.sampai if pak is not None else max(self._begun(facts), _BEGINS)
        found: list[_Stretch] = []
        for each in sorted(decided(facts.histories.penilaian, day), key=lambda each: each.mulai):
            if each.sampai <= stored.mulai and each.sampai > since:
                part = Period(max(each.mulai, since), each.sampai)
                found += self._stretches(facts, each.tahun, part, each.predikat)
        if stored.sampai > since:
            part = Period(max(stored.mulai, since), stored.sampai)
            found += self._stretches(facts, stored.tahun, part, stored.predikat)
        return [each for each in found if each.jenjang is facts.jenjang]

    def _begun(self, facts: Facts) -> date:
        """Since when the person has had both the present golongan and the present jenjang."""
        since = date.min
        for each in sorted(_definitive(facts), key=lambda each: each.tmt, reverse=True):
            if each.jenis is not JenisJabatan.FUNGSIONAL or each.jenjang is not facts.jenjang:
                break
            since = each.tmt
        return max(since, facts.golongan.tmt) if facts.golongan else since

    def _stretches(self, facts: Facts, tahun: int, period: Period, predikat: Predikat | None) -> list[_Stretch]:
        """The period cut where the jenjang changed; months that were not whole in a jenjang count for none."""
        assert period.end is not None
        posts = sorted(_definitive(facts), key=lambda each: each.tmt)
        borders = sorted({period.start, *(each.tmt for each in posts if period.contains(each.tmt)), period.end})
        parts: list[tuple[Jenjang | None, date, date]] = []
        for start, end in pairwise(borders):
            held = [each for each in posts if each.tmt <= start and (each.sampai is None or start < each.sampai)]
            jenjang = held[-1].jenjang if held and held[-1].jenis is JenisJabatan.FUNGSIONAL else None
            if parts and parts[-1][0] is jenjang:
                parts[-1] = (jenjang, parts[-1][1], end)
            else:
                parts.append((jenjang, start, end))
        return [
            _Stretch(tahun, Period(start, end), jenjang, months, predikat)
            for jenjang, start, end in parts
            if jenjang is not None and (months := min(whole_months(start, end), 12))
        ]

    def _summed(self, facts: Facts, counted: Sequence[_Stretch], start: Decimal | None, law: Law) -> Verdict:
        periods = [PeriodePredikat(each.predikat, each.bulan) for each in counted]
        return accumulate(facts.jenjang, facts.golongan_nama, start, periods, law)


def _definitive(facts: Facts) -> Iterator[RiwayatJabatan]:
    return (each for each in facts.histories.jabatan if each.status is StatusJabatan.DEFINITIF)


def _converted(each: _Stretch, made: Verdict, law: Law) -> Mapping[str, object]:
    """Percentage, coefficient and credit; before there is a predikat the coefficient only."""
    koefisien = made.result("koefisien")
    if koefisien is None:
        koefisien = angka_kredit.need(each.jenjang, law)[0].koefisien
    persen = made.result("persentase")
    share: object = ""
    if persen is not None:
        key = "formulir.prosentase" if each.bulan == 12 else "formulir.prosentase_sebagian"
        share = Phrase(key, {"persen": persen, "bulan": each.bulan})
    return {"prosentase": share, "koefisien": koefisien, "angka_kredit": made.result("angka_kredit")}


def _row(each: _Stretch, law: Law) -> Mapping[str, object]:
    made = angka_kredit.convert(each.jenjang, each.predikat, law, each.bulan)
    last = each.bagian.last
    assert last is not None
    first, until = MONTHS["id"][each.bagian.start.month - 1], MONTHS["id"][last.month - 1]
    about = {
        "tahun": str(each.tahun),
        "periodik": first if first == until else f"{first}\u2013{until}",
        "predikat": each.predikat or Keterangan.BELUM_DITETAPKAN,
    }
    return {**about, **_converted(each, made, law)}


def _details(
    pak: PenetapanAngkaKredit | None, golongan: str, start: Decimal | None, new: Native | None, total: Native | None
) -> Iterator[Mapping[str, object]]:
    """The kinds of credit. What a PAK says of the kinds is not recorded, only their sum."""
    basic: dict[str, object] = {}
    if pak is None:
        basic = {"lama": start, "jumlah": start, "keterangan": Phrase("formulir.ak_dasar", {"golongan": golongan})}
    for number, name in enumerate(("dasar", "lama", "penyesuaian", "konversi", "pendidikan", "lain"), start=1):
        more = basic if name == "dasar" else {"baru": new, "jumlah": new} if name == "konversi" else {}
        yield {"nomor": f"{number}.", "uraian": Phrase(f"formulir.jenis_kredit.{name}"), **more}
    said = (
        Phrase("formulir.pak", {"nomor": pak.nomor, "tanggal": pak.tanggal}) if pak else Phrase("formulir.batas_bawah")
    )
    yield {
        "nomor": "",
        "uraian": Phrase("formulir.jumlah_kumulatif"),
        "lama": start,
        "baru": new,
        "jumlah": total,
        "keterangan": said,
    }


def _needs(summed: Verdict) -> Iterator[Mapping[str, object]]:
    """What the next rank and the next jenjang need, and what there is too much or too little."""
    rank, level = _part(summed, "angka_kredit.pangkat"), _part(summed, "angka_kredit.jenjang_berikut")
    yield {
        "keterangan": Phrase("formulir.kebutuhan.minimal"),
        "pangkat": _needed(rank),
        "jenjang": _needed(level),
    }
    yield {"keterangan": Phrase("formulir.kebutuhan.pangkat"), "pangkat": _balance(rank), "jenjang": ""}
    yield {"keterangan": Phrase("formulir.kebutuhan.jenjang"), "pangkat": "", "jenjang": _balance(level)}


def _part(summed: Verdict, key: str) -> Reason | None:
    return next((part for part in summed.reason.parts if part.key == key), None)


def _needed(part: Reason | None) -> object:
    return part.facts["perlu"].native if part is not None else Phrase("formulir.puncak")


def _balance(part: Reason | None) -> object:
    if part is None:
        return Phrase("formulir.puncak")
    spare = Decimal(str(part.facts["jumlah"].native)) - Decimal(str(part.facts["perlu"].native))
    return Phrase("formulir.kelebihan" if spare >= 0 else "formulir.kekurangan", {"n": abs(spare)})


def _conclusion(facts: Facts, summed: Verdict, law: Law, *, exact: bool) -> Mapping[str, object]:
    """Whether it suffices for the next rank, or at the last golongan of a jenjang for the next jenjang.

    What a lower bound does not reach may still be reached: then neither is crossed out.
    """
    row = angka_kredit.need(facts.jenjang, law)[0] if facts.jenjang else None
    golongan = facts.golongan_nama
    last = row is not None and row.golongan[-1].golongan == golongan
    level = _NEXT.get(facts.jenjang) if facts.jenjang and last else None
    reached = bool(summed.result("dapat_jenjang" if level else "dapat_pangkat"))
    known = summed.outcome is Outcome.MET
    above = ladder.above(golongan) if golongan else None
    return {
        "dapat": "" if known and exact and not reached else Phrase("common.yes"),
        "tidak_dapat": "" if known and reached else Phrase("common.yes"),
        "jabatan_berikut": "" if level or facts.jabatan is None else facts.jabatan.nama,
        "jenjang_berikut": level or facts.jenjang,
        "golongan_berikut": names.pangkat_golongan(above, law) if above else "",
        "catatan_pak": "" if exact else Phrase("formulir.batas_bawah_catatan"),
        "kurang": summed.reason if not known else "",
    }
