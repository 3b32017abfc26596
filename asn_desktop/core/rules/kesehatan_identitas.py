"""Identity: the NIP, what it says against what is recorded, and people who may be registered twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.verdict import Native
from asn_desktop.core.rules import nip
from asn_desktop.core.rules.nip import NipFigures, NipParts
from asn_desktop.core.rules.register import Finding, Register, Severity, about

_NOT_LETTERS = re.compile(r"[\W\d_]+")


def identity(register: Register) -> Iterator[Finding]:
    """NIP and personal data of everybody in service."""
    by = nip.figures(register.law)
    for person in register.serving:
        parts = nip.parse(person.nip, by) if person.nip else None
        yield from _number(person, parts, register)
        yield from _personal(person, register)
        if parts is not None and parts.valid:
            yield from _against_nip(person, parts, register)
        yield from _entry(person, by, register)


def duplicates(register: Register) -> Iterator[Finding]:
    """One NIP on two people; one name and birth date under two NIP. People who left count too: they may return."""

    def same_nip(person: Pegawai) -> object:
        return nip.normalised(person.nip)

    def same_person(person: Pegawai) -> object:
        return (_NOT_LETTERS.sub("", person.nama).casefold(), person.tanggal_lahir) if person.tanggal_lahir else ""

    for group in _groups(register, same_nip):
        for person, other in _pairs(group):
            yield about(person, "nip_ganda", Severity.WRONG, "nip", {"lain": other.nama})
    for group in _groups(register, same_person):
        if len({same_nip(person) for person in group}) > 1:
            for person, other in _pairs(group):
                facts = {"lain": other.nip or "-", "lahir": person.tanggal_lahir}
                yield about(person, "orang_sama", Severity.DOUBTFUL, "nip", facts)


def _number(person: Pegawai, parts: NipParts | None, register: Register) -> Iterator[Finding]:
    if parts is None:
        yield about(person, "nip_kosong", Severity.MISSING, "nip")
    elif not parts.valid:
        citation = register.law.get("nip.panjang").citation
        yield about(person, "nip_salah", Severity.WRONG, "nip", citation=citation)


def _personal(person: Pegawai, register: Register) -> Iterator[Finding]:
    born = person.tanggal_lahir
    if born is None:
        yield about(person, "tanggal_lahir_kosong", Severity.MISSING, "tanggal_lahir", who="pegawai")
    elif born > register.day:
        yield about(person, "tanggal_lahir_masa_depan", Severity.WRONG, "tanggal_lahir", {"lahir": born})
    if person.jenis_kelamin is None:
        yield about(person, "jenis_kelamin_kosong", Severity.MISSING, "jenis_kelamin")


def _against_nip(person: Pegawai, parts: NipParts, register: Register) -> Iterator[Finding]:
    """The corrected birth date may rightly differ from the NIP, so a difference is only to be checked."""
    citation = register.law.get("nip.panjang").citation
    born, sex, entered = person.tanggal_lahir, person.jenis_kelamin, person.tmt_cpns
    doubtful = Severity.DOUBTFUL
    if born is not None and born != parts.tanggal_lahir:
        facts = {"lahir": born, "lahir_nip": parts.tanggal_lahir}
        yield about(person, "tanggal_lahir_beda", doubtful, "tanggal_lahir", facts, who="bkpsdm", citation=citation)
    if sex is not None and sex is not parts.jenis_kelamin:
        kelamin = {"kelamin": sex, "kelamin_nip": parts.jenis_kelamin}
        yield about(person, "jenis_kelamin_beda", doubtful, "jenis_kelamin", kelamin, citation=citation)
    if entered is not None and parts.tmt_cpns is not None and entered != parts.tmt_cpns:
        tmt = {"tmt": entered, "tmt_nip": parts.tmt_cpns}
        yield about(person, "tmt_cpns_beda", doubtful, "tmt_cpns", tmt, citation=citation)
    if (parts.jenis is JenisPegawai.PPPK) != (person.jenis_pegawai is JenisPegawai.PPPK):
        jenis = {"jenis": person.jenis_pegawai, "jenis_nip": parts.jenis}
        yield about(person, "jenis_pegawai_beda", Severity.WRONG, "jenis_pegawai", jenis, citation=citation)


def _entry(person: Pegawai, by: NipFigures, register: Register) -> Iterator[Finding]:
    """Appointment: not before the lowest age, not in the future, PNS not before CPNS."""
    born, cpns, pns = person.tanggal_lahir, person.tmt_cpns, person.tmt_pns
    if born is not None and cpns is not None and cpns < add_months(born, 12 * by.lowest_age):
        citation = register.law.get("nip.usia_terendah").citation
        facts: dict[str, Native | None] = {"tmt": cpns, "lahir": born, "usia": by.lowest_age}
        yield about(person, "tmt_terlalu_muda", Severity.WRONG, "tmt_cpns", facts, citation=citation)
    for field, day in (("tmt_cpns", cpns), ("tmt_pns", pns)):
        if day is not None and day > register.day:
            yield about(person, f"{field}_masa_depan", Severity.WRONG, field, {"tmt": day})
    if cpns is not None and pns is not None and pns < cpns:
        yield about(person, "tmt_pns_sebelum_cpns", Severity.WRONG, "tmt_pns", {"tmt": pns, "cpns": cpns})


def _groups(register: Register, same: Callable[[Pegawai], object]) -> Iterator[list[Pegawai]]:
    found: dict[object, list[Pegawai]] = {}
    for person in register.people:
        found.setdefault(same(person), []).append(person)
    return (group for key, group in found.items() if key and len(group) > 1)


def _pairs(group: list[Pegawai]) -> Iterator[tuple[Pegawai, Pegawai]]:
    """Each member with another one to compare it with."""
    for index, person in enumerate(group):
        yield person, group[index - 1] if index else group[1]
