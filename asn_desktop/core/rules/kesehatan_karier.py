"""Golongan and jabatan: missing, of the wrong kind, outside the post's range, overlapping, still held after leaving."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from asn_desktop.core.domain import golongan as ladder
from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, jabatan_on, latest
from asn_desktop.core.kernel.verdict import Native, Verdict
from asn_desktop.core.rules import jabatan as posts
from asn_desktop.core.rules.jabatan import Rentang
from asn_desktop.core.rules.register import Finding, Register, Severity, about

_KNOWN = frozenset((*ladder.PNS, *ladder.PPPK))


class _Held(Struct, frozen=True):
    """What decides the range: the same for many people, so it is decided once."""

    jenis: JenisJabatan
    golongan: str
    eselon: str
    jenjang: Jenjang | None


def career(register: Register) -> Iterator[Finding]:
    """Golongan and post of everybody in service, and posts of those who left."""
    decided: dict[_Held, Verdict] = {}
    for person in register.people:
        jabatan = register.jabatan.get(person.id, [])
        if not person.kedudukan.in_service:
            yield from _left(person, jabatan, register)
            continue
        history = register.golongan.get(person.id, [])
        now, post = latest(history, register.day), jabatan_on(jabatan, register.day)
        yield from _golongan(person, now, history, register)
        yield from _jabatan(person, post, jabatan, register)
        if now is not None and post is not None and now.golongan in _KNOWN:
            yield from _range(person, now.golongan, post, register, decided)
        yield from _contract(person, register)


def _golongan(
    person: Pegawai, now: RiwayatGolongan | None, history: list[RiwayatGolongan], register: Register
) -> Iterator[Finding]:
    for entry in history:
        if entry.tmt > register.day:
            facts: dict[str, Native | None] = {"golongan": entry.golongan, "tmt": entry.tmt}
            yield about(person, "golongan_masa_depan", Severity.DOUBTFUL, "golongan", facts)
    if now is None:
        yield about(person, "golongan_kosong", Severity.MISSING, "golongan")
    elif now.golongan not in _KNOWN:
        yield about(person, "golongan_tidak_dikenal", Severity.WRONG, "golongan", {"golongan": now.golongan})
    elif ladder.is_pppk(now.golongan) != (person.jenis_pegawai is JenisPegawai.PPPK):
        ladder_of = "pppk" if person.jenis_pegawai is JenisPegawai.PPPK else "pns"
        citation = register.law.get(f"golongan.{ladder_of}").citation
        yield about(
            person,
            "golongan_jenis",
            Severity.WRONG,
            "golongan",
            {"golongan": now.golongan, "jenis": person.jenis_pegawai},
            citation=citation,
        )


def _jabatan(
    person: Pegawai, post: RiwayatJabatan | None, history: list[RiwayatJabatan], register: Register
) -> Iterator[Finding]:
    if post is None:
        yield about(person, "jabatan_kosong", Severity.MISSING, "jabatan")
    elif post.jenis is JenisJabatan.FUNGSIONAL and post.jenjang is None:
        yield about(person, "jenjang_kosong", Severity.MISSING, "jabatan", {"jabatan": post.nama})
    yield from _overlaps(person, [entry for entry in history if entry.status is StatusJabatan.DEFINITIF])
    for entry in history:
        if entry.tmt > register.day:
            facts: dict[str, Native | None] = {"jabatan": entry.nama, "tmt": entry.tmt}
            yield about(person, "jabatan_masa_depan", Severity.DOUBTFUL, "jabatan", facts)


def _overlaps(person: Pegawai, definitive: list[RiwayatJabatan]) -> Iterator[Finding]:
    """Nobody holds two posts definitively; each entry is compared with the one before it that reaches farthest."""
    farthest: RiwayatJabatan | None = None
    for entry in sorted(definitive, key=lambda each: each.tmt):
        if farthest is not None and (farthest.sampai is None or farthest.sampai > entry.tmt):
            facts: dict[str, Native | None] = {"jabatan": farthest.nama, "jabatan_lain": entry.nama, "tmt": entry.tmt}
            yield about(person, "jabatan_ganda", Severity.WRONG, "jabatan", facts)
            if farthest.sampai is None or (entry.sampai is not None and entry.sampai <= farthest.sampai):
                continue
        farthest = entry


def _range(
    person: Pegawai, golongan: str, post: RiwayatJabatan, register: Register, decided: dict[_Held, Verdict]
) -> Iterator[Finding]:
    if post.status is not StatusJabatan.DEFINITIF:
        return
    held = _Held(post.jenis, golongan, _eselon(post.eselon), post.jenjang)
    verdict = decided.get(held)
    if verdict is None:
        verdict = posts.range_of(held.jenis, held.golongan, register.law, held.eselon, held.jenjang)
        decided[held] = verdict
    place = verdict.results.get("rentang")
    if place is None or place.value == Rentang.NORMAL:
        return
    outside = place.value == Rentang.DI_LUAR
    yield about(
        person,
        "golongan_di_luar_rentang" if outside else "golongan_batas_luar",
        Severity.WRONG if outside and post.jenis.manajerial else Severity.DOUBTFUL,
        "golongan",
        {
            "golongan": golongan,
            "jabatan": post.nama,
            "terendah": verdict.results["terendah"].value,
            "tertinggi": verdict.results["tertinggi"].value,
        },
        citation=verdict.reason.parts[-1 if outside else 0].citation,
    )


def _eselon(text: str) -> str:
    """The written form; a text that is no eselon counts as not recorded, which decides only what is certain."""
    try:
        return posts.eselon_written(text)
    except ValueError:
        return ""


def _left(person: Pegawai, history: list[RiwayatJabatan], register: Register) -> Iterator[Finding]:
    post = jabatan_on(history, register.day)
    if post is not None:
        facts = {"jabatan": post.nama, "kedudukan": person.kedudukan}
        yield about(person, "jabatan_sesudah_berhenti", Severity.WRONG, "jabatan", facts)


def _contract(person: Pegawai, register: Register) -> Iterator[Finding]:
    end = person.akhir_kontrak
    if person.jenis_pegawai is JenisPegawai.PPPK and end is not None and end < register.day:
        yield about(person, "kontrak_berakhir", Severity.DOUBTFUL, "akhir_kontrak", {"akhir": end})
