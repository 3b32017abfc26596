"""What does not fit together inside a row: number against birth date and sex, TMT against one another, kinds.

Everything works on whole columns, because 50,000 rows are looked at while the user waits. What is merely odd is a
warning and comes in as it stands, because nobody here can know which of the two is wrong; the data doctor shows it
again. What would do harm (a golongan of the wrong ladder) stays out, and the person still comes in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from asn_desktop.core.domain.golongan import is_pppk
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai
from asn_desktop.core.kernel.period import whole_months
from asn_desktop.core.usecases.intake.body import Body
from asn_desktop.core.usecases.intake.cells import Memo, nip_birth, nip_pppk, nip_sex
from asn_desktop.core.usecases.intake.model import Severity


def check_rows(body: Body, today: date) -> None:
    """Note all findings inside rows, and empty the cells that must stay out."""
    _require_numbers(body)
    _birth(body)
    _sex(body)
    pppk = [nip is not None and nip_pppk(nip) for nip in body.values["nip"]]
    _kind(body, pppk)
    _ladder(body, pppk)
    _spaces(body)
    cpns = _cpns_days(body, pppk)
    _order(body, cpns, pppk, today)
    _service(body, cpns)


def _has(body: Body, *targets: str) -> bool:
    return all(target in body.values for target in targets)


def _require_numbers(body: Body) -> None:
    named = {problem.row for problem in body.problems if problem.severity is Severity.ROW}
    for position in [at for at, nip in enumerate(body.values["nip"]) if nip is None]:
        if body.row_numbers[position] not in named:
            body.problem(position, "nip", "nip_missing", Severity.ROW)


def _birth(body: Body) -> None:
    if not _has(body, "tanggal_lahir"):
        return
    nips, days = body.values["nip"], body.values["tanggal_lahir"]
    written = _each(days, lambda day: "" if day is None else day.isoformat().replace("-", ""))
    both = enumerate(zip(nips, written, strict=True))
    for position in [at for at, (nip, day) in both if nip is not None and not nip.startswith(day)]:
        facts = {"inside": nip_birth(nips[position]), "given": days[position]}
        body.problem(position, "tanggal_lahir", "birth_differs", Severity.WARN, **facts)


def _sex(body: Body) -> None:
    if not _has(body, "jenis_kelamin"):
        return
    nips, sexes = body.values["nip"], body.values["jenis_kelamin"]
    digits = _each(sexes, lambda sex: {JenisKelamin.PRIA: "1", JenisKelamin.WANITA: "2"}.get(sex, "12"))
    both = enumerate(zip(nips, digits, strict=True))
    for position in [at for at, (nip, digit) in both if nip is not None and nip[14] not in digit]:
        facts = {"inside": nip_sex(nips[position]), "given": sexes[position]}
        body.problem(position, "jenis_kelamin", "sex_differs", Severity.WARN, **facts)


def _each(column: Sequence[Any], say: Callable[[Any], Any]) -> Iterable[Any]:
    """What is said of each value of a column; of equal values only once."""
    return map(Memo(say).__getitem__, column)


def _kind(body: Body, pppk: list[bool]) -> None:
    """The number tells PPPK from PNS; the status column tells CPNS from PNS."""
    nips = body.values["nip"]
    stated = body.values.get("jenis_pegawai") or [None] * len(nips)
    status = body.values.get("status_cpns_pns") or [None] * len(nips)
    numbered = [nip is not None for nip in nips]
    said = list(_each(list(zip(numbered, pppk, stated, status, strict=True)), lambda words: _kind_of(*words)))
    body.values["jenis_pegawai"] = [kind for kind, _ in said]
    for position in [at for at, (_, differs) in enumerate(said) if differs]:
        body.problem(position, "jenis_pegawai", "kind_differs", Severity.WARN, inside=said[position][0])


def _kind_of(
    numbered: bool, pppk: bool, stated: JenisPegawai | None, code: str | None
) -> tuple[JenisPegawai | None, bool]:
    """The kind, and whether the number says another than the file."""
    if not numbered:
        return stated, False
    if pppk:
        return JenisPegawai.PPPK, stated not in (None, JenisPegawai.PPPK)
    if code == "C" or stated is JenisPegawai.CPNS:
        return JenisPegawai.CPNS, False
    return JenisPegawai.PNS if stated or code else None, stated is JenisPegawai.PPPK


def _ladder(body: Body, pppk: list[bool]) -> None:
    """A PNS has golongan ruang, a PPPK a Roman number alone; and a PPPK has no TMT PNS."""
    nips = body.values["nip"]
    if _has(body, "golongan"):
        golongan = body.values["golongan"]
        ladders = _each(golongan, lambda golongan: None if golongan is None else is_pppk(golongan))
        rows = enumerate(zip(nips, pppk, ladders, strict=True))
        for position in [at for at, (nip, own, other) in rows if own is not other and other is not None and nip]:
            key = "golongan_of_pns" if pppk[position] else "golongan_of_pppk"
            body.problem(position, "golongan", key, Severity.CELL)
            golongan[position] = None
    if _has(body, "tmt_pns"):
        days = body.values["tmt_pns"]
        over = [at for at, (tmt, contract) in enumerate(zip(days, pppk, strict=True)) if contract and tmt is not None]
        for position in over:
            days[position] = None
        if over:
            body.problem(over[0], "tmt_pns", "pppk_tmt_pns", Severity.CELL, n=len(over))


def _spaces(body: Body) -> None:
    """Non-breaking and doubled spaces in names are taken out, and said, because they break searching elsewhere."""
    odd = ("\xa0", "  ", "\u200b", "\t")
    for position, cell in body.rewritten.items():
        clean = body.values["nama"][position]
        if clean is not None and any(sign in cell for sign in odd):
            body.problem(position, "nama", "spaces_cleaned", Severity.WARN, clean=clean)


_AFTER_CPNS = ("tmt_pns", "tmt_golongan", "tmt_jabatan")


def _order(body: Body, cpns: Sequence[date | None], pppk: list[bool], today: date) -> None:
    """TMT CPNS against the number, and no TMT before it or after today."""
    if _has(body, "tmt_cpns"):
        nips, days = body.values["nip"], body.values["tmt_cpns"]
        months = _each(days, lambda day: "" if day is None else day.isoformat()[:7].replace("-", ""))
        rows = enumerate(zip(nips, months, strict=True))
        other = [at for at, (nip, month) in rows if nip is not None and not nip.startswith(month, 8)]
        for position in other:
            day = days[position]
            if not (pppk[position] and nips[position].startswith(f"{day.year}", 8)):  # of a PPPK it has the year alone
                body.problem(position, "tmt_cpns", "cpns_differs", Severity.WARN, given=day)
    for target in _AFTER_CPNS:
        if not _has(body, target):
            continue
        days = body.values[target]
        rows = enumerate(zip(cpns, days, strict=True))
        odd = [
            at for at, (first, tmt) in rows if tmt is not None and (tmt > today or (first is not None and tmt < first))
        ]
        for position in odd:
            first, tmt = cpns[position], days[position]
            if first is not None and tmt < first:
                body.problem(position, target, "before_cpns", Severity.WARN, given=tmt, cpns=first)
            else:
                body.problem(position, target, "after_today", Severity.WARN, given=tmt)


def _cpns_days(body: Body, pppk: list[bool]) -> list[date | None]:
    """TMT CPNS as the file gives it, otherwise as the number has it (for a PPPK the year alone, so its first day)."""
    nips = body.values["nip"]
    days = list(body.values.get("tmt_cpns") or [None] * len(nips))
    for position in [at for at, day in enumerate(days) if day is None]:
        if (nip := nips[position]) is not None:
            days[position] = _inside[nip[8:12] + ("01" if pppk[position] else nip[12:14])]
    return days


_inside = Memo(lambda six: date(int(six[:4]), int(six[4:]), 1))
"""The first day of a month in six digits."""


def _service(body: Body, cpns: list[date | None]) -> None:
    """MKG counts up to the TMT golongan. SIASN's export counts further, which must not come in as MKG."""
    if not _has(body, "mkg_tahun", "tmt_golongan"):
        return
    months = Memo(lambda span: whole_months(*span))
    years = body.values["mkg_tahun"]
    rest = body.values.get("mkg_bulan") or [None] * len(years)
    over: list[int] = []
    for position, (first, tmt, given) in enumerate(zip(cpns, body.values["tmt_golongan"], years, strict=True)):
        if given is not None and first is not None and tmt is not None and given * 12 > months[first, tmt]:
            over.append(position)
            years[position] = rest[position] = None
    if over:
        body.problem(over[0], "mkg_tahun", "mkg_too_long", Severity.CELL, n=len(over))
