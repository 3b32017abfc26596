"""What the name of a post tells: its kind, its level, how it is held, and which unit it heads."""

from __future__ import annotations

import re

from msgspec import Struct

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang, StatusJabatan


class PostName(Struct, frozen=True):
    """A post read from its name. `heads` is the unit it heads; `heads_office` means the office itself."""

    nama: str
    jenis: JenisJabatan
    jenjang: Jenjang | None = None
    status: StatusJabatan = StatusJabatan.DEFINITIF
    heads: str = ""
    heads_office: bool = False

    @property
    def kepala(self) -> bool:
        return self.heads_office or bool(self.heads)


_ACTING = re.compile(r"(?i)^(plt|plh)\.?\s+|^(pelaksana tugas|pelaksana harian)\s+")
_LEVELS = tuple((jenjang.value.replace("_", " "), jenjang) for jenjang in Jenjang)
_OFFICE = re.compile(r"(?i)^(camat|kepala distrik|lurah|kepala kelurahan|kepala dinas|kepala badan|inspektur)\b\s*(.*)$")
_DEPUTY = re.compile(r"(?i)^sekretaris\s+(camat|kecamatan|distrik|lurah|kelurahan|dinas|badan|inspektorat)\b")
_SECTION = re.compile(
    r"(?i)^(?:kepala|ka\.?|kasi|kasubbag|kasubag)\s*"
    r"((?:seksi|sub\s*-?\s*bagian|subbag|subag|sub\s*-?\s*bidang|bidang|bagian|uptd?|unit|puskesmas)\b.*|.*)$"
)
_SHORT = {"kasi": "Seksi", "kasubbag": "Subbagian", "kasubag": "Subbagian"}
_KINDS: dict[str, JenisJabatan] = {
    "camat": JenisJabatan.ADMINISTRATOR,
    "kepala distrik": JenisJabatan.ADMINISTRATOR,
    "lurah": JenisJabatan.PENGAWAS,
    "kepala kelurahan": JenisJabatan.PENGAWAS,
    "kepala dinas": JenisJabatan.JPT_PRATAMA,
    "kepala badan": JenisJabatan.JPT_PRATAMA,
    "inspektur": JenisJabatan.JPT_PRATAMA,
}
_NOUNS = {"camat": "Kecamatan", "lurah": "Kelurahan", "inspektur": "Inspektorat"}


def read_post(name: str, structural: bool | None = None, eselon: str = "") -> PostName:
    """The post of this name. `structural` is what the file says beside it (SIASN jenis_jabatan_id 1), if anything."""
    status = StatusJabatan.DEFINITIF
    if acting := _ACTING.match(name):
        status = StatusJabatan.PLH if (acting[1] or acting[2]).lower() in ("plh", "pelaksana harian") else (
            StatusJabatan.PLT
        )
        name = name[acting.end() :]
    lowered = name.lower()
    for ending, jenjang in _LEVELS:
        if lowered.endswith(f" {ending}"):
            return PostName(name, JenisJabatan.FUNGSIONAL, jenjang, status)
    managerial = _managerial(name, status, eselon) if structural is not False else None
    if managerial is not None:
        return managerial
    if structural:
        return PostName(name, _by_eselon(eselon) or JenisJabatan.PENGAWAS, status=status)
    return PostName(name, JenisJabatan.PELAKSANA, status=status)


def _managerial(name: str, status: StatusJabatan, eselon: str) -> PostName | None:
    given = _by_eselon(eselon)
    if match := _OFFICE.match(name):
        title, rest = match[1].lower(), match[2].strip()
        jenis = given or _KINDS[title]
        unit = f"{_NOUNS.get(title, match[1].partition(' ')[2])} {rest}".strip() if rest else ""
        return PostName(name, jenis, status=status, heads=unit.title() if unit.isupper() else unit, heads_office=not rest)
    if match := _DEPUTY.match(name):
        jenis = JenisJabatan.PENGAWAS if match[1].lower() in ("lurah", "kelurahan") else JenisJabatan.ADMINISTRATOR
        return PostName(name, given or jenis, status=status, heads="Sekretariat")
    match = _SECTION.match(name)
    short = _SHORT.get(name.split()[0].lower()) if name else None
    if match is None or not match[1] or (short is None and not re.match(r"(?i)kepala |ka\.", name)):
        return None
    unit = match[1] if short is None else f"{short} {name.split(maxsplit=1)[1]}" if " " in name else ""
    if not unit or (given is None and re.match(r"(?i)(sekolah|tata usaha sekolah)", unit)):
        return None
    larger = re.match(r"(?i)(bidang|bagian)\b", unit)
    jenis = given or (JenisJabatan.ADMINISTRATOR if larger else JenisJabatan.PENGAWAS)
    return PostName(name, jenis, status=status, heads=unit.title() if unit.isupper() else unit)


def _by_eselon(eselon: str) -> JenisJabatan | None:
    bare = re.sub(r"[^IVab]", "", eselon)
    by_level = {
        "Ia": JenisJabatan.JPT_MADYA,
        "Ib": JenisJabatan.JPT_MADYA,
        "IIa": JenisJabatan.JPT_PRATAMA,
        "IIb": JenisJabatan.JPT_PRATAMA,
        "IIIa": JenisJabatan.ADMINISTRATOR,
        "IIIb": JenisJabatan.ADMINISTRATOR,
        "IVa": JenisJabatan.PENGAWAS,
        "IVb": JenisJabatan.PENGAWAS,
    }
    return by_level.get(bare)


_ESELON = re.compile(r"^\s*(IV|V|I{1,3})\s*[./\- ]?\s*([abAB])\s*$")


def written_eselon(text: str) -> str | None:
    """`III / a`, `IIIa`, `3a` are no two things: `III.a`; None where the text is no eselon."""
    match = _ESELON.match(text)
    return f"{match[1]}.{match[2].lower()}" if match else None
