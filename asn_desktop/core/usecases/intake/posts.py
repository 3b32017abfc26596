"""What the name of a post tells: its kind, its level, how it is held, and which unit it heads."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.usecases.intake.cells import Bad, digits, text


class PostName(Struct, frozen=True):
    """A post read from its name. `heads` is the name of the unit it heads.

    Where the name leaves the unit out (`Camat`), `heads_kind` says what kind of unit it must be (`kecamatan`).
    """

    nama: str
    jenis: JenisJabatan
    jenjang: Jenjang | None = None
    status: StatusJabatan = StatusJabatan.DEFINITIF
    heads: str = ""
    heads_kind: str = ""
    eselon: str = ""

    @property
    def kepala(self) -> bool:
        return bool(self.heads or self.heads_kind)


_ACTING = re.compile(r"(?i)^(plt|plh)\.?\s+|^(pelaksana tugas|pelaksana harian)\s+")
_LEVELS = tuple((jenjang.value.replace("_", " "), jenjang) for jenjang in Jenjang)
_OFFICE = re.compile(
    r"(?i)^(camat|kepala distrik|lurah|kepala kelurahan|kepala dinas|kepala badan|inspektur)\b\s*(.*)$"
)
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


@lru_cache(maxsize=20_000)
def read_post(name: str, hint: str = "", eselon: str = "") -> PostName:
    """The post of this name.

    `hint` is what the file says beside it: a value of `JenisJabatan`, or `struktural` (SIASN jenis_jabatan_id 1).
    """
    return replace(_read_post(name, hint, eselon), eselon=eselon)


def _read_post(name: str, hint: str, eselon: str) -> PostName:
    status = StatusJabatan.DEFINITIF
    if acting := _ACTING.match(name):
        daily = (acting[1] or acting[2]).lower() in ("plh", "pelaksana harian")
        status = StatusJabatan.PLH if daily else StatusJabatan.PLT
        name = name[acting.end() :]
    jenis = JenisJabatan(hint) if hint and hint != "struktural" else None
    if jenis in (None, JenisJabatan.FUNGSIONAL):
        lowered = name.lower()
        for ending, jenjang in _LEVELS:
            if lowered.endswith(f" {ending}"):
                return PostName(name, JenisJabatan.FUNGSIONAL, jenjang, status)
    if jenis is not None and not jenis.manajerial:
        return PostName(name, jenis, status=status)
    found = _managerial(name, status, eselon)
    if found is not None:
        return found if jenis is None else replace(found, jenis=jenis)
    fallback = (_by_eselon(eselon) or JenisJabatan.PENGAWAS) if hint == "struktural" else JenisJabatan.PELAKSANA
    return PostName(name, jenis or fallback, status=status)


def _managerial(name: str, status: StatusJabatan, eselon: str) -> PostName | None:
    given = _by_eselon(eselon)
    if match := _OFFICE.match(name):
        title, rest = match[1].lower(), match[2].strip()
        jenis = given or _KINDS[title]
        noun = _NOUNS.get(title) or match[1].partition(" ")[2].title()
        return PostName(name, jenis, None, status, f"{noun} {rest}" if rest else "", "" if rest else noun.lower())
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


def jenis_hint(cell: Any) -> str | Bad | None:
    """What a column about the kind of post says: SIASN's 1, 2, 4, or a kind in words."""
    found = digits(cell)
    if not isinstance(found, str):
        return found
    return _HINTS.get(re.sub(r"[^a-z0-9]", "", found.lower())) or Bad("jenis_jabatan_unknown")


_HINTS: dict[str, str] = {
    "1": "struktural",
    "struktural": "struktural",
    "jabatanstruktural": "struktural",
    "2": JenisJabatan.FUNGSIONAL.value,
    "jft": JenisJabatan.FUNGSIONAL.value,
    "jabatanfungsional": JenisJabatan.FUNGSIONAL.value,
    "jf": JenisJabatan.FUNGSIONAL.value,
    "fungsionaltertentu": JenisJabatan.FUNGSIONAL.value,
    "jabatanfungsionaltertentu": JenisJabatan.FUNGSIONAL.value,
    "4": JenisJabatan.PELAKSANA.value,
    "jfu": JenisJabatan.PELAKSANA.value,
    "jabatanpelaksana": JenisJabatan.PELAKSANA.value,
    "fungsionalumum": JenisJabatan.PELAKSANA.value,
    "jabatanfungsionalumum": JenisJabatan.PELAKSANA.value,
} | {
    f"{before}{jenis.value.replace('_', '')}": jenis.value
    for jenis in JenisJabatan
    for before in ("", "pejabat", "jabatan")
}


_ACTING_AS = {"pelaksana tugas": StatusJabatan.PLT, "pelaksana harian": StatusJabatan.PLH}


def status_jabatan(cell: Any) -> StatusJabatan | Bad | None:
    """How a post is held, from a column about it."""
    found = text(cell)
    if not isinstance(found, str):
        return found
    word = found.lower().strip(" .")
    try:
        return _ACTING_AS.get(word) or StatusJabatan(word)
    except ValueError:
        return Bad("status_jabatan_unknown")


_ESELON_WORD = re.compile(r"(?i)^\s*es(?:elon|l)?\b[\s.]*")
_NO_ESELON = frozenset(("noneselon", "non", "staf", "pelaksana", "fungsional", "jft", "jfu"))


def eselon(cell: Any) -> str | Bad | None:
    """`III / a`, `IIIa`, `Esl. III.A` all give `III.a`; `Non Eselon` is none."""
    found = text(cell)
    if not isinstance(found, str):
        return found
    if re.sub(r"[^a-z]", "", found.lower()) in _NO_ESELON:
        return None
    return written_eselon(_ESELON_WORD.sub("", found)) or Bad("eselon_unknown")
