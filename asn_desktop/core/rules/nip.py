"""What a NIP (PNS) or NI PPPK says about its bearer, and whether it can be one (Perka BKN 22/2007, PerBKN 1/2019)."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai
from asn_desktop.core.kernel.period import whole_years
from asn_desktop.core.kernel.verdict import Citation, Native, Outcome, Reason, Verdict, all_of, facts
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError, Ruled
from asn_desktop.core.rulepack.values import KelaminValue
from asn_desktop.core.rules.rule import Given, Input, Rule, missing, verdict

_INPUTS = (Input("nip", str, "text", "pegawai"),)
_LABEL = re.compile(r"^(?:NI\s*P3K|NI\s*PPPK|NIP3K|NIPPPK|NIP)(?:\s*BARU)?[\s.:]*", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s'’‘`´\"\-.\u00a0\u200b\u200e\u200f\ufeff]+")


def normalised(text: str) -> str:
    """The number without what printing and spreadsheets add: a label, an apostrophe, spaces between the groups."""
    if text.isdigit():
        return text
    bare = text.strip().lstrip("'’‘`´\"").strip()
    return _SEPARATORS.sub("", _LABEL.sub("", bare))


class NipFigures(Struct, frozen=True):
    """The figures of the law that a number is read by, looked up once for any number of people."""

    length: int
    sexes: KelaminValue
    lowest_serial: int
    lowest_age: int
    lowest_pppk_code: int | None
    """None on days before PPPK had numbers."""


class NipParts(Struct, frozen=True):
    """What could be read from a number. `wrong` names the conditions it breaks (`panjang`, `usia`, ...)."""

    digits: str
    jenis: JenisPegawai | None = None
    tanggal_lahir: date | None = None
    tmt_cpns: date | None = None
    tahun_pengangkatan: int | None = None
    jenis_kelamin: JenisKelamin | None = None
    nomor_urut: int | None = None
    wrong: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        return not self.wrong


def figures(law: Law) -> NipFigures:
    """The figures in force. Raises NoLawAtDateError."""
    pppk = _pppk(law)
    return NipFigures(
        law.get("nip.panjang").value,
        law.get("nip.kode_kelamin").value,
        law.get("nip.nomor_urut_terendah").value,
        law.get("nip.usia_terendah").value,
        None if pppk is None else pppk.value,
    )


def parse(text: str, by: NipFigures) -> NipParts:
    """Read a number of 8 + 6 + 1 + 3 digits; every part that can be read is read, whatever the others are."""
    digits = normalised(text)
    numeric = digits.isascii() and digits.isdigit()
    if len(digits) != by.length or not numeric:
        wrong = [name for name, broken in (("panjang", len(digits) != by.length), ("angka", not numeric)) if broken]
        return NipParts(digits, wrong=tuple(wrong))
    born = _date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    year, code = int(digits[8:12]), int(digits[12:14])
    pppk = by.lowest_pppk_code is not None and code >= by.lowest_pppk_code
    tmt = None if pppk else _date(year, code, 1)
    jenis = JenisPegawai.PPPK if pppk else JenisPegawai.PNS if tmt is not None else None
    sex = by.sexes.of(int(digits[14]))
    serial = int(digits[15:])
    entered = date(year, 12, 31) if pppk and year > 0 else tmt
    too_young = born is not None and entered is not None and whole_years(born, entered) < by.lowest_age
    checks = (
        ("tanggal_lahir", born is None),
        ("bulan_atau_kode", entered is None),
        ("usia", too_young),
        ("jenis_kelamin", sex is None),
        ("nomor_urut", serial < by.lowest_serial),
    )
    broken = tuple(name for name, failed in checks if failed)
    return NipParts(digits, jenis, born, tmt, year if pppk else None, sex, serial, broken)


def read(nip: str | None, law: Law) -> Verdict:
    """Whether the text is a NIP or NI PPPK, and what each part of it says. PNS and CPNS share one kind of number."""
    length = law.get("nip.panjang")
    if nip is None:
        reason = Reason("nip.susunan", Outcome.UNDETERMINED, {}, length.citation)
        return verdict("nip", law, ("nip",), reason, missing=missing(_INPUTS, {}))
    parts = parse(nip, figures(law))
    reasons = _reasons(parts, law, length)
    whole = all_of("nip.susunan", reasons, length.citation, nip=parts.digits, n=len(parts.wrong))
    results = {
        "valid": parts.valid,
        "jenis": parts.jenis,
        "tanggal_lahir": parts.tanggal_lahir,
        "tmt_cpns": parts.tmt_cpns,
        "tahun_pengangkatan": parts.tahun_pengangkatan,
        "jenis_kelamin": parts.jenis_kelamin,
        "nomor_urut": parts.nomor_urut,
    }
    return verdict("nip", law, ("nip",), whole, results)


def _reasons(parts: NipParts, law: Law, length: Ruled) -> tuple[Reason, ...]:
    """Every condition in the order of the digits; those that cannot be looked at are undetermined."""
    unreadable = {"panjang", "angka"} & set(parts.wrong)

    def part(name: str, citation: Citation, known: bool = True, key: str = "", **values: Native | None) -> Reason:
        outcome = Outcome.NOT_MET if name in parts.wrong else Outcome.MET
        if name not in ("panjang", "angka") and (unreadable or not known):
            outcome = Outcome.UNDETERMINED
        stated = facts(values) if outcome is not Outcome.UNDETERMINED else {}
        return Reason(f"nip.{key or name}", outcome, stated, citation)

    age, pppk = law.get("nip.usia_terendah"), _pppk(law) or length
    digits, entered = parts.digits, parts.tmt_cpns or parts.tahun_pengangkatan
    entry_key = "tmt_cpns" if parts.tmt_cpns else "tahun_pengangkatan" if parts.tahun_pengangkatan else ""
    return (
        part("panjang", length.citation, panjang=len(digits), seharusnya=length.value),
        part("angka", length.citation),
        part("tanggal_lahir", length.citation, angka=digits[:8], tanggal_lahir=parts.tanggal_lahir),
        part(
            "bulan_atau_kode",
            pppk.citation if parts.jenis is JenisPegawai.PPPK else length.citation,
            key=entry_key,
            angka=digits[12:14],
            tmt_cpns=parts.tmt_cpns,
            tahun=str(parts.tahun_pengangkatan or ""),
            kode_pppk=pppk.value if pppk is not length else None,
        ),
        part(
            "usia",
            age.citation,
            known=parts.tanggal_lahir is not None and entered is not None,
            usia=age.value,
        ),
        part(
            "jenis_kelamin",
            law.get("nip.kode_kelamin").citation,
            angka=digits[14:15],
            jenis_kelamin=parts.jenis_kelamin,
        ),
        part("nomor_urut", law.get("nip.nomor_urut_terendah").citation, angka=digits[15:18]),
    )


def _pppk(law: Law) -> Ruled | None:
    try:
        return law.get("nip.kode_pppk_terendah")
    except NoLawAtDateError:
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _decide(given: Given, law: Law) -> Verdict:
    return read(given["nip"], law)


RULE = Rule(
    "nip",
    ("nip",),
    _INPUTS,
    {
        "valid": "boolean",
        "jenis": "pns | pppk",
        "tanggal_lahir": "date",
        "tmt_cpns": "date (pns)",
        "tahun_pengangkatan": "integer (pppk)",
        "jenis_kelamin": " | ".join(JenisKelamin),
        "nomor_urut": "integer",
    },
    (
        "nip.susunan",
        "nip.panjang",
        "nip.angka",
        "nip.tanggal_lahir",
        "nip.bulan_atau_kode",
        "nip.tmt_cpns",
        "nip.tahun_pengangkatan",
        "nip.usia",
        "nip.jenis_kelamin",
        "nip.nomor_urut",
    ),
    _decide,
)
