"""What the credit forms say, row by row: a period converted, the kinds of credit, what the next step needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import Jenjang
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit
from asn_desktop.core.forms.facts import Keterangan
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.texts import MONTHS
from asn_desktop.core.kernel.verdict import Native, Outcome, Reason, Verdict
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules import angka_kredit
from asn_desktop.core.rules import golongan as names
from asn_desktop.core.usecases.karier.credit import Stretch, conventional
from asn_desktop.core.usecases.karier.facts import Facts

_PERSON = frozenset(
    {"nip", "karpeg", "lahir", "jenis_kelamin", "pangkat", "jabatan_tmt", "unit", "jenjang", "masa_penilaian"}
)
CONVERSION_WORDS = Words(
    values=_PERSON, rows={"hasil": frozenset({"predikat", "prosentase", "koefisien", "angka_kredit"})}
)
_ROWS = frozenset({"tahun", "periodik", "predikat", "prosentase", "koefisien", "angka_kredit"})
ACCUMULATION_WORDS = Words(values=_PERSON | {"jumlah", "pembulatan", "belum_tercatat"}, rows={"hasil": _ROWS})
DETERMINATION_WORDS = Words(
    values=_PERSON
    | {
        "dapat",
        "tidak_dapat",
        "jabatan_berikut",
        "jenjang_berikut",
        "golongan_berikut",
        "catatan_pak",
        "kurang",
        "belum_tercatat",
    },
    rows={
        "rincian": frozenset({"nomor", "uraian", "lama", "baru", "jumlah", "keterangan"}),
        "kebutuhan": frozenset({"keterangan", "pangkat", "jenjang"}),
    },
)
"""What the layouts may ask for."""
_NEXT = {
    Jenjang.PEMULA: Jenjang.TERAMPIL,
    Jenjang.TERAMPIL: Jenjang.MAHIR,
    Jenjang.MAHIR: Jenjang.PENYELIA,
    Jenjang.AHLI_PERTAMA: Jenjang.AHLI_MUDA,
    Jenjang.AHLI_MUDA: Jenjang.AHLI_MADYA,
    Jenjang.AHLI_MADYA: Jenjang.AHLI_UTAMA,
}


def converted(each: Stretch, made: Verdict, law: Law) -> Mapping[str, object]:
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


def row(each: Stretch, law: Law) -> Mapping[str, object]:
    """One stretch of a year as the credit forms tell it: year, months, predikat, and what it is converted to."""
    made = angka_kredit.convert(each.jenjang, each.predikat, law, each.bulan)
    last = each.bagian.last
    assert last is not None
    first, until = MONTHS["id"][each.bagian.start.month - 1], MONTHS["id"][last.month - 1]
    about = {
        "tahun": str(each.tahun),
        "periodik": first if first == until else f"{first}\u2013{until}",
        "predikat": each.predikat or Keterangan.BELUM_DITETAPKAN,
    }
    return {**about, **converted(each, made, law)}


def details(
    pak: PenetapanAngkaKredit | None,
    golongan: str,
    start: Decimal | None,
    new: Native | None,
    total: Native | None,
    *,
    exact: bool,
) -> Iterator[Mapping[str, object]]:
    """The kinds of credit. What a PAK says of the kinds is not recorded, only their sum; not `exact`: at least that."""
    basic: dict[str, object] = {}
    if pak is None:
        basic = {"lama": start, "jumlah": start, "keterangan": Phrase("formulir.ak_dasar", {"golongan": golongan})}
    for number, name in enumerate(("dasar", "lama", "penyesuaian", "konversi", "pendidikan", "lain"), start=1):
        more = basic if name == "dasar" else {"baru": new, "jumlah": new} if name == "konversi" else {}
        yield {"nomor": f"{number}.", "uraian": Phrase(f"formulir.jenis_kredit.{name}"), **more}
    known = None
    if pak is not None:
        key = "formulir.pak_integrasi" if conventional(pak) else "formulir.pak"
        known = Phrase(key, {"nomor": pak.nomor, "tanggal": pak.tanggal, "jumlah": pak.jumlah})
    yield {
        "nomor": "",
        "uraian": Phrase("formulir.jumlah_kumulatif"),
        "lama": start,
        "baru": new,
        "jumlah": total,
        "keterangan": (known, None if exact else Phrase("formulir.batas_bawah")),
    }


def unrecorded(years: Sequence[int]) -> object:
    """Of which years the result, and so the credit, is not there; empty where all are."""
    return Phrase("formulir.belum_tercatat", {"tahun": ", ".join(map(str, years))}) if years else ""


def needs(facts: Facts, summed: Verdict, law: Law) -> Iterator[Mapping[str, object]]:
    """What the next rank and the next jenjang need, and what there is too much or too little.

    The need is known by the law even where the sum is not; then what is lacking is left to the pen.
    """
    asked = angka_kredit.requirement(facts.jenjang, facts.golongan_nama or None, law)
    keys = {part.key for part in asked.reason.parts}
    start, step = asked.result("ak_dasar"), asked.result("akk_pangkat")
    rank = None if start is None or step is None else int(str(start)) + int(str(step))
    last, top = "angka_kredit.puncak_pangkat" in keys, "angka_kredit.puncak_jenjang" in keys
    yield {
        "keterangan": Phrase("formulir.kebutuhan.minimal"),
        "pangkat": _TOP if last else rank if rank is not None else "",
        "jenjang": _TOP if top else asked.result("akk_jenjang") or "",
    }
    enough = _TOP if last else _balance(_part(summed, "angka_kredit.pangkat"))
    yield {"keterangan": Phrase("formulir.kebutuhan.pangkat"), "pangkat": enough, "jenjang": ""}
    enough = _TOP if top else _balance(_part(summed, "angka_kredit.jenjang_berikut"))
    yield {"keterangan": Phrase("formulir.kebutuhan.jenjang"), "pangkat": "", "jenjang": enough}


def _part(summed: Verdict, key: str) -> Reason | None:
    return next((part for part in summed.reason.parts if part.key == key), None)


def _balance(part: Reason | None) -> object:
    if part is None:
        return ""
    spare = Decimal(str(part.facts["jumlah"].native)) - Decimal(str(part.facts["perlu"].native))
    return Phrase("formulir.kelebihan" if spare >= 0 else "formulir.kekurangan", {"n": abs(spare)})


_TOP = Phrase("formulir.puncak")


def conclusion(facts: Facts, summed: Verdict, law: Law, *, exact: bool) -> Mapping[str, object]:
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
        "kurang": summed.reason if not known else "",
    }
