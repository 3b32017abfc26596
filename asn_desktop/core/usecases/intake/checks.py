"""What does not fit together inside a row: number against birth date and sex, TMT against one another, kinds.

Everything works on whole columns, because 50,000 rows are looked at while the user waits. What is merely odd is a
warning and comes in as it stands, because nobody here can know which of the two is wrong; the data doctor shows it
again. What would do harm (a golongan of the wrong ladder) stays out, and the person still comes in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from asn_desktop.core.domain.golongan import is_pppk
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai
from asn_desktop.core.kernel.period import whole_months
from asn_desktop.core.usecases.intake.body import Body
from asn_desktop.core.usecases.intake.cells import Memo, nip_birth, nip_pppk, nip_sex
from asn_desktop.core.usecases.intake.model import Severity

_PNS_SIGNS = frozenset("IVX/abcde")


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


def _pairs(body: Body, *targets: str) -> Iterable[tuple[Any, ...]]:
    columns = [body.values[target] for target in targets]
    return zip(range(len(body.row_numbers)), *columns, strict=True)


def _has(body: Body, *targets: str) -> bool:
    return all(target in body.values for target in targets)


def _require_numbers(body: Body) -> None:
    named = {problem.row for problem in body.problems if problem.severity is Severity.ROW}
    for position, nip in enumerate(body.values["nip"]):
        if nip is None and body.row_numbers[position] not in named:
            body.problem(position, "nip", "nip_missing", Severity.ROW)


def _birth(body: Body) -> None:
    if not _has(body, "tanggal_lahir"):
        return
    written = Memo(lambda day: None if day is None else day.isoformat().replace("-", ""))
    for position, nip, day in _pairs(body, "nip", "tanggal_lahir"):
        if nip is not None and day is not None and nip[:8] != written[day]:
            body.problem(position, "tanggal_lahir", "birth_differs", Severity.WARN, inside=nip_birth(nip), given=day)


def _sex(body: Body) -> None:
    if not _has(body, "jenis_kelamin"):
        return
    digit = {JenisKelamin.PRIA: "1", JenisKelamin.WANITA: "2"}
    for position, nip, sex in _pairs(body, "nip", "jenis_kelamin"):
        if nip is not None and sex is not None and nip[14] != digit[sex]:
            body.problem(position, "jenis_kelamin", "sex_differs", Severity.WARN, inside=nip_sex(nip), given=sex)


def _kind(body: Body, pppk: list[bool]) -> None:
    """The number tells PPPK from PNS; the status column tells CPNS from PNS."""
    size = len(body.row_numbers)
    stated = body.values.get("jenis_pegawai") or [None] * size
    status = body.values.get("status_cpns_pns") or [None] * size
    kinds: list[JenisPegawai | None] = []
    for position, nip, said, code in zip(range(size), body.values["nip"], stated, status, strict=True):
        if nip is None:
            kinds.append(said)
        elif pppk[position]:
            kinds.append(JenisPegawai.PPPK)
            if said not in (None, JenisPegawai.PPPK):
                body.problem(position, "jenis_pegawai", "kind_differs", Severity.WARN, inside=JenisPegawai.PPPK)
        elif code == "C" or said is JenisPegawai.CPNS:
            kinds.append(JenisPegawai.CPNS)
        elif said is JenisPegawai.PPPK:
            kinds.append(JenisPegawai.PNS)
            body.problem(position, "jenis_pegawai", "kind_differs", Severity.WARN, inside=JenisPegawai.PNS)
        else:
            kinds.append(JenisPegawai.PNS if said or code else None)
    body.values["jenis_pegawai"] = kinds


def _ladder(body: Body, pppk: list[bool]) -> None:
    """A PNS has golongan ruang, a PPPK a Roman number alone; and a PPPK has no TMT PNS."""
    if _has(body, "golongan"):
        pppk_rank = Memo(lambda golongan: None if golongan is None else is_pppk(golongan))
        golongan_column = body.values["golongan"]
        for position, nip, golongan in _pairs(body, "nip", "golongan"):
            if nip is not None and golongan is not None and pppk[position] is not pppk_rank[golongan]:
                key = "golongan_of_pns" if pppk[position] else "golongan_of_pppk"
                body.problem(position, "golongan", key, Severity.CELL)
                golongan_column[position] = None
    if _has(body, "tmt_pns"):
        pairs = _pairs(body, "nip", "tmt_pns")
        over = [position for position, nip, tmt in pairs if tmt is not None and nip is not None and pppk[position]]
        for position in over:
            body.values["tmt_pns"][position] = None
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


def _order(body: Body, cpns: list[date | None], pppk: list[bool], today: date) -> None:
    """TMT CPNS against the number, and no TMT before it or after today."""
    if _has(body, "tmt_cpns"):
        month = Memo(lambda day: None if day is None else day.isoformat()[:7].replace("-", ""))
        for position, nip, tmt in _pairs(body, "nip", "tmt_cpns"):
            if nip is not None and tmt is not None and not month[tmt].startswith(nip[8 : 12 if pppk[position] else 14]):
                body.problem(position, "tmt_cpns", "cpns_differs", Severity.WARN, given=tmt)
    for target in _AFTER_CPNS:
        for position, (first, tmt) in enumerate(zip(cpns, body.values.get(target, ()), strict=False)):
            if tmt is None:
                continue
            if first is not None and tmt < first:
                body.problem(position, target, "before_cpns", Severity.WARN, given=tmt, cpns=first)
            elif tmt > today:
                body.problem(position, target, "after_today", Severity.WARN, given=tmt)


def _cpns_days(body: Body, pppk: list[bool]) -> list[date | None]:
    """TMT CPNS as the file gives it, otherwise as the number has it (for a PPPK the year alone, so its first day)."""
    inside = Memo(lambda six: date(int(six[:4]), int(six[4:]), 1))
    given = body.values.get("tmt_cpns") or [None] * len(body.row_numbers)
    return [
        tmt if tmt is not None or nip is None else inside[nip[8:12] + ("01" if contract else nip[12:14])]
        for nip, tmt, contract in zip(body.values["nip"], given, pppk, strict=True)
    ]


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
