"""From a cell to a value: one small parser per kind of value, each giving the value, `Bad`, or None for empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from operator import le
from typing import Any

from msgspec import Struct

from asn_desktop.core.domain.golongan import parse as parse_golongan
from asn_desktop.core.domain.pegawai import JenisKelamin
from asn_desktop.core.kernel.texts import MONTHS


class Bad(Struct, frozen=True):
    """A cell that cannot be taken: why (`intake.reason.<key>`, `intake.remedy.<key>`) and the facts of it."""

    key: str
    facts: dict[str, Any] = {}


Parser = Callable[[Any], Any]

EMPTY = frozenset(("", "null", "-", "--", "–", "—", "nil", "n/a", "(null)", "none"))
FAULTS = frozenset(("#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!"))

_NOT_TEXT = EMPTY | FAULTS

LONGEST = 1000
"""Signs of the longest text taken: more is a document that slipped into a cell."""


class Memo(dict[Any, Any]):
    """Remembers what a parser said: in 50,000 rows most values are repeated."""

    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser

    def __missing__(self, cell: Any) -> Any:
        found = self[cell] = self.parser(cell)
        return found


def text(cell: Any) -> str | Bad | None:
    """Clean text: no non-breaking or doubled spaces, no signs that cannot be seen (they turn or hide what follows);
    `null` and `-` mean empty; whole numbers without `.0`.
    """
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        found = cell
        if not cell.isascii() or not cell.isprintable() or "  " in cell or cell[0] == " " or cell[-1] == " ":
            found = " ".join("".join(sign for sign in cell if sign.isprintable() or sign.isspace()).split())
        if len(found) <= 8 and (lowered := found.lower()) in _NOT_TEXT:
            return Bad("formula_fault") if lowered in FAULTS else None
        return found if len(found) <= LONGEST else Bad("text_long", {"n": len(found), "most": LONGEST})
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.strftime("%d-%m-%Y") if isinstance(cell, date) else str(cell)


_APOSTROPHES = "'‘’`"


def digits(cell: Any) -> str | Bad | None:
    """Text of a number that is a name (NIK, phone): without the apostrophe that keeps Excel from counting it."""
    found = text(cell)
    if not isinstance(found, str) or found[0] not in _APOSTROPHES:
        return found
    return found.lstrip(_APOSTROPHES).strip() or None


_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")


def phone(cell: Any) -> str | Bad | None:
    """A telephone number. One that Excel counted has lost its first 0, which every mobile number has before the 8."""
    found = digits(cell)
    if not isinstance(found, str):
        return found
    if _SCIENTIFIC.fullmatch(found):
        return Bad("number_lost_digits")
    return f"0{found}" if isinstance(cell, float | int) and found.startswith("8") else found


def _exactly(length: tuple[int, ...], key: str) -> Parser:
    def parse(cell: Any) -> str | Bad | None:
        if isinstance(cell, str) and len(cell) in length and cell.isdigit():
            return cell
        if isinstance(cell, float) and cell >= 1e15:
            return Bad("number_lost_digits")
        found = digits(cell)
        if not isinstance(found, str):
            return found
        if _SCIENTIFIC.fullmatch(found):
            return Bad("number_lost_digits")
        bare = re.sub(r"[ .\-]", "", found)
        if bare and not bare.strip("0"):  # zeros stand where there is no number
            return None
        if len(bare) not in length or not bare.isdigit():
            return Bad(key, {"n": len(bare)})
        return bare

    return parse


nik = _exactly((16,), "nik_shape")
npwp = _exactly((15, 16), "npwp_shape")

_SOUND_NIP = re.compile(r"([0-9]{8})([0-9]{4})(?:0[1-9]|1[0-2]|2[1-9]|[3-9][0-9])[12](?!000)[0-9]{3}")
"""A number as it should be, but for the birth date in it: birth, year, month (or 21 and more), sex, serial."""
_P3K = re.compile(r"(?i)p3k")
_NIP_GAPS = (re.compile(r"(?<=\d)[\s'‘’`.\-_]+(?=\d)"), re.compile(r"(?<=\d)[\s'‘’`.\-_/]+(?=\d)"))
"""What may stand between the digits of one number; the stroke last, for it also parts an old number from the new."""


def nip(cell: Any) -> str | Bad | None:
    """The 18 digits of a NIP or NI PPPK. A number that lost its last digits is refused, never guessed."""
    if cell is None or cell == "":
        return None
    if type(cell) is str and (sound := _SOUND_NIP.fullmatch(cell)) and _births[sound[1]] <= sound[2]:
        return cell
    if isinstance(cell, float | int):
        return Bad("nip_number")
    if not isinstance(cell, str):
        return Bad("nip_shape", {"n": 0})
    bare = cell.lstrip("'")
    if not (len(bare) == 18 and bare.isascii() and bare.isdigit()):
        cleaned = text(cell)
        if not isinstance(cleaned, str):
            return cleaned
        if _SCIENTIFIC.fullmatch(cleaned.lstrip("'")):
            return Bad("nip_number")
        groups: list[str] = []
        for gap in _NIP_GAPS:
            groups = re.findall(r"[0-9]+", gap.sub("", _P3K.sub("", cleaned)))
            if len(whole := [group for group in groups if len(group) == 18]) == 1:
                bare = whole[0]
                break
        else:
            return Bad("nip_length" if len(groups) == 1 else "nip_shape", {"n": len("".join(groups))})
    middle = bare[12:14]
    if bare.endswith("000"):  # serials begin at 001: a number that was turned into text after its digits were lost
        return Bad("nip_number")
    if bare[14] not in "12" or not ("01" <= middle <= "12" or middle >= "21") or not _births[bare[:8]] <= bare[8:12]:
        return Bad("nip_inside", {"n": 18})
    return bare


_TEXT = frozenset((str,))
_SOUND_NIPS = re.compile(f"(?:{_SOUND_NIP.pattern}\n)*")


def nips(column: Sequence[Any]) -> Iterable[str | Bad | None]:
    """What `nip` says of several cells. Where all are as they should be, which is usual, one look finds it."""
    if _TEXT.issuperset(map(type, column)):
        lines = "\n".join((*column, ""))
        if len(lines) == 19 * len(column) and _SOUND_NIPS.fullmatch(lines):
            born = map(_births.__getitem__, [cell[:8] for cell in column])
            if all(map(le, born, [cell[8:12] for cell in column])):
                return column
    return map(nip, column)


def _born(eight: str) -> str:
    """The year of birth in eight digits, or a year after all others where they are no birth date."""
    born = _date(int(eight[:4]), int(eight[4:6]), int(eight[6:]))
    return eight[:4] if born is not None and born >= _FIRST else "9999"


_births = Memo(_born)
"""Years of birth by eight digits; a few ten thousand days cover all people."""


def nip_birth(number: str) -> date:
    """The birth date inside a NIP that passed `nip`."""
    return date(int(number[:4]), int(number[4:6]), int(number[6:8]))


def nip_pppk(number: str) -> bool:
    """True for an NI PPPK: positions 13-14 are 21 or more, where a NIP has the month of the TMT CPNS."""
    return number[12:14] >= "21"


def nip_sex(number: str) -> JenisKelamin:
    """The sex inside a NIP: position 15."""
    return JenisKelamin.PRIA if number[14] == "1" else JenisKelamin.WANITA


MONTH_NUMBERS: dict[str, int] = {
    name[:length].lower(): number
    for language in MONTHS.values()
    for number, name in enumerate(language, start=1)
    for length in range(3, len(name) + 1)
} | {"agt": 8, "ags": 8, "agst": 8, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2}

_NUMBERS = re.compile(r"(\d{1,2})[-/.– ]+(\d{1,2})[-/.– ]+(\d{4}|\d{2})(?:[ T]\d\d[:.]\d\d.*)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")
_WORDS = re.compile(r"(\d{1,2})[-/.– ]*([A-Za-z]{3,9})\.?[-/.,– ]*(\d{4}|\d{2})")
_AROUND_DATE = re.compile(r"(?i)^(?:tmt|tgl|tanggal|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\b[\s:.,]*|[\s.,;]+$")
_FIRST, _LAST = date(1930, 1, 1), date(2100, 1, 1)
_DAY_ZERO = date(1899, 12, 30)
"""Where Excel's serial numbers of days begin."""


class DateParser:
    """Days as offices write them: `d-m-Y`, `d/m/yy`, `1 Oktober 2022`, ISO, Excel's serial numbers, real dates.

    Two digits of a year are read as the latest year that is not after `horizon` (a year of four digits).
    `short` collects the cells that were read that way, so that the reading can be told.
    """

    def __init__(self, horizon: int) -> None:
        self.horizon = horizon
        self.short: dict[Any, date] = {}

    def __call__(self, cell: Any) -> date | Bad | None:
        if isinstance(cell, date):
            return cell if _FIRST <= cell < _LAST else Bad("date_far")
        if isinstance(cell, float | int):
            return self._serial(cell)
        found = digits(cell)
        if not isinstance(found, str):
            return found
        found = _AROUND_DATE.sub("", found)
        if match := _NUMBERS.fullmatch(found):
            day, month, year = int(match[1]), int(match[2]), match[3]
        elif match := _ISO.fullmatch(found):
            day, month, year = int(match[3]), int(match[2]), match[1]
        elif (match := _WORDS.fullmatch(found)) and match[2].lower() in MONTH_NUMBERS:
            day, month, year = int(match[1]), MONTH_NUMBERS[match[2].lower()], match[3]
        elif re.fullmatch(r"\d{5}(?:\.\d+)?", found):
            return self._serial(float(found))
        else:
            return Bad("date_shape")
        read = _date(self._year(year), month, day)
        if read is None:
            return Bad("date_impossible")
        if not _FIRST <= read < _LAST:
            return Bad("date_far")
        if len(year) == 2:
            self.short[cell] = read
        return read

    def _serial(self, number: float) -> date | Bad:
        if not (_FIRST - _DAY_ZERO).days <= number < (_LAST - _DAY_ZERO).days:
            return Bad("date_shape")
        return _DAY_ZERO + timedelta(days=int(number))

    def _year(self, year: str) -> int:
        if len(year) == 4:
            return int(year)
        century = self.horizon - self.horizon % 100
        return century + int(year) if century + int(year) <= self.horizon else century - 100 + int(year)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_LETTERED = re.compile(r"(?<![A-Za-z0-9])(IV|I{1,3}|[1-4])[\s/\\.,|_\-]{0,3}([a-e])(?![A-Za-z0-9])", re.I)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_PANGKAT = re.compile(r"(?i)\b(?:juru|pengatur|penata|pembina)\b")


def pangkat(cell: Any) -> bool:
    """Whether a cell names a pangkat (`Penata Tk. I`)."""
    return isinstance(cell, str) and _PANGKAT.search(cell) is not None


def golongan(cell: Any) -> str | Bad | None:
    """`III / d`, `IIId`, `3d`, `Penata Tk. I / III.d` all give `III/d`; a PPPK's golongan is a Roman number alone.

    The I of `Tk. I` is no golongan: a pangkat without one is refused here (`golongan_pangkat`).
    """
    found = text(cell)
    if not isinstance(found, str):
        return found
    if found.isdigit():
        return Bad("golongan_number")
    if direct := parse_golongan(found):
        return direct
    read = {f"{_ROMAN.get(roman, roman.upper())}/{letter.lower()}" for roman, letter in _LETTERED.findall(found)}
    if len(read) > 1:
        return Bad("golongan_several")
    if read:
        return parse_golongan(read.pop()) or Bad("golongan_shape")
    if _PANGKAT.search(found):
        return Bad("golongan_pangkat")
    tail = re.split(r"[\s(/,]+", found.rstrip(") "))[-1]
    return parse_golongan(tail) or Bad("golongan_shape")


def number(low: int, high: int, key: str) -> Parser:
    """A whole number within bounds: years and months of service, years of graduation."""

    def parse(cell: Any) -> int | Bad | None:
        found = digits(cell)
        if not isinstance(found, str):
            return found
        bare = re.sub(r"(?i)[.,]0+$|\s*(?:tahun|thn|th|bulan|bln|bl)\.?$", "", found)
        if not bare.isdigit() or not low <= int(bare) <= high:
            return Bad(key, {"low": str(low), "high": str(high)})
        return int(bare)

    return parse
