"""Recap of the Indeks Profesionalitas ASN (PerBKN 8/2019): points as far as the facts are there, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from asn_desktop.core.domain.indeks import KelompokJabatan
from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.riwayat import RiwayatPelatihan, latest
from asn_desktop.core.forms.facts import FormFacts
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.kernel.verdict import Native, Verdict
from asn_desktop.core.rulepack.indices import IpAsnBands
from asn_desktop.core.rules import duk, ip_asn
from asn_desktop.core.rules.decimals import half_up
from asn_desktop.core.usecases.form_facts.careers import joined, unit_of
from asn_desktop.core.usecases.form_facts.lists import ListFacts, ListItem
from asn_desktop.core.usecases.karier.facts import Facts, diploma, heaviest_sanction

_DIMENSIONS = ("kualifikasi", "kompetensi", "kinerja", "disiplin")
WORDS = Words(
    values=frozenset({"perihal", "tahun_ukur", "jumlah", "dihitung", "dasar"}),
    rows={
        "unit": frozenset({"unit", "pegawai", "dihitung", "rata_rata", "kategori", "belum"}),
        "pegawai": frozenset({"nomor", "nama", "nip", "unit", *_DIMENSIONS, "nilai", "kategori", "kurang"}),
    },
)
"""What the layout may ask for."""
_TECHNICAL = re.compile(r"^(diklat|pelatihan|bimbingan|bimtek)\s*teknis|^bimtek|pelatihan_teknis|bimbingan_teknis")
_FUNCTIONAL = re.compile(r"^(diklat|pelatihan) fungsional|pelatihan_fungsional")
_SEMINAR = re.compile(r"^(seminar|workshop|lokakarya|magang|kursus|sarasehan|konferensi)\b")
_HOURS = 20
"""Hours from which a technical training counts (PerBKN 8/2019 Pasal 8)."""


def recap(office: ListFacts, item: ListItem) -> FormFacts:
    """Of the last whole year before the day: each person, and each unit's mean of those who can be reckoned."""
    day, people = office.day(item), office.people(item)
    law, year = office.answers(day).law, day.year - 1
    verdicts = [(each, ip_asn.decide(_profile(each, year), law)) for each in people]
    units: dict[UUID | None, list[Verdict]] = {}
    for each, verdict in verdicts:
        place = latest(each.histories.unit, day)
        units.setdefault(place.unit_id if place else None, []).append(verdict)
    known = [unit for unit in office.tree.units.values() if unit.id in units]
    names = [(unit.id, unit.nama) for unit in sorted(known, key=lambda unit: (unit.kode, unit.nama))]
    loose = [] if None not in units else [(None, Phrase("formulir.tanpa_unit"))]
    bands = law.get("ip_asn.kategori")
    return FormFacts(
        head=office.head(item),
        values={
            "perihal": item.name(office.reader),
            "tahun_ukur": str(year),
            "jumlah": len(people),
            "dihitung": sum(verdict.result("nilai") is not None for _, verdict in verdicts),
            "dasar": bands.citation,
        },
        rows={
            "unit": tuple(_unit(name, units[unit], bands.value) for unit, name in (*names, *loose)),
            "pegawai": tuple(
                _row(office, number, each, verdict) for number, (each, verdict) in enumerate(verdicts, start=1)
            ),
        },
    )


def _row(office: ListFacts, number: int, each: Facts, verdict: Verdict) -> Mapping[str, object]:
    unknown = Phrase("formulir.belum_tentu")
    points = {name: unknown if (found := verdict.result(name)) is None else _points(found) for name in _DIMENSIONS}
    lacking = [Phrase(f"input.{one.input}") for one in verdict.missing]
    category = verdict.results.get("kategori")
    total = verdict.result("nilai")
    return {
        "nomor": str(number),
        "nama": each.person.nama_lengkap,
        "nip": grouped_nip(each.person.nip),
        "unit": unit_of(each, office.tree),
        **points,
        "nilai": unknown if total is None else _points(total),
        "kategori": category if category is not None else unknown,
        "kurang": joined(lacking, "formulir.rangkai"),
    }


def _points(value: Native) -> Decimal:
    """Points without decimals that say nothing: 22.5 and 17.5 are 40."""
    points = Decimal(str(value))
    whole = points.to_integral_value()
    return whole if points == whole else points


def _profile(each: Facts, year: int) -> ip_asn.ProfilAsn:
    """What is recorded. That a training is not recorded does not mean that there was none: then it is not known.

    Leadership and functional training count whenever they were; technical training and seminars in the year measured,
    for whether older ones count is not known.
    """
    post, held = each.jabatan, diploma(each)
    attended = [one for one in each.histories.pelatihan if (one.selesai or one.mulai or each.day) <= each.day]
    of_year = [one for one in attended if (day := one.selesai or one.mulai) is not None and day.year == year]
    kelompok = None
    if post is not None:
        kelompok = KelompokJabatan.PELAKSANA
        if post.jenis.manajerial:
            kelompok = KelompokJabatan.MANAJERIAL
        elif post.jenis is JenisJabatan.FUNGSIONAL:
            kelompok = KelompokJabatan.FUNGSIONAL
    return ip_asn.ProfilAsn(
        kelompok=kelompok,
        pendidikan=held.tingkat if held else None,
        diklat_kepemimpinan=any(duk.leadership(one.nama) for one in attended) or None,
        diklat_fungsional=_any(attended, _FUNCTIONAL),
        diklat_teknis=_any([one for one in of_year if (one.jp or 0) >= _HOURS], _TECHNICAL),
        seminar=_any(of_year, _SEMINAR),
        predikat=each.predikat.get(year),
        hukuman_disiplin=heaviest_sanction(each),
    )


def _any(trainings: Sequence[RiwayatPelatihan], shape: re.Pattern[str]) -> bool | None:
    """True where one of the trainings is of this kind, by its form or its name; otherwise not known."""
    for one in trainings:
        form = re.sub(r"[\s-]+", "_", one.bentuk.strip().casefold())
        if shape.search(form) or shape.search(one.nama.strip().casefold()):
            return True
    return None


def _unit(name: object, verdicts: Sequence[Verdict], bands: IpAsnBands) -> Mapping[str, object]:
    totals = [Decimal(str(total)) for each in verdicts if (total := each.result("nilai")) is not None]
    mean = half_up(sum(totals, Decimal()) / len(totals), 2) if totals else None
    complete = len(totals) == len(verdicts)
    unknown = Phrase("formulir.belum_tentu")
    return {
        "unit": name,
        "pegawai": len(verdicts),
        "dihitung": len(totals),
        "rata_rata": mean if mean is not None else unknown,
        "kategori": bands.of(mean) if mean is not None and complete else unknown,
        "belum": len(verdicts) - len(totals),
    }
