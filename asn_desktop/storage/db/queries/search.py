"""Search anything: employees and units by what was typed."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.usecases.rows import Found
from asn_desktop.storage.db.plain import Plain, Where
from asn_desktop.storage.db.projection.words import plain as plainly
from asn_desktop.storage.db.queries import matching


def search(plain: Plain, typed: str, limit: int) -> tuple[Found, ...]:
    """Employees whose name begins so, then units, then other employees; whoever left the service is found too."""
    if not plainly(typed):
        return ()
    words = matching.resolve(plain, typed)
    named = _employees(plain, words, "{begins}", limit)
    units = _units(plain, words, limit - len(named))
    left = limit - len(named) - len(units)
    others = _employees(plain, words, "NOT ({begins})", left) if left > 0 else ()
    return (*named, *units, *others)


def _employees(plain: Plain, words: matching.Alternatives, which: str, limit: int) -> tuple[Found, ...]:
    where = Where(plain)
    matching.narrow(plain, where, words, walked=True)
    where.add(f"({which.format(begins=' OR '.join(_begins(where, word) for word in words[0]) or 'FALSE')})")
    found = plain.rows(
        f"SELECT pegawai_id, nama, nip, jabatan FROM daftar_pegawai WHERE {where.text}"
        " ORDER BY dinas DESC, nama_urut, nomor LIMIT :most",
        {**where.values, "most": limit},
    )
    return tuple(
        Found("pegawai", UUID(person), nama, " · ".join(filter(None, (grouped_nip(nip), jabatan))))
        for person, nama, nip, jabatan in found
    )


def _begins(where: Where, word: str) -> str:
    return f"nama_urut >= {where.value(word)} AND nama_urut < {where.value(word + chr(0xFFFF))}"


def _units(plain: Plain, words: matching.Alternatives, limit: int) -> tuple[Found, ...]:
    where = Where(plain)
    for of in words:
        named = (f"lower(unit.nama) LIKE {where.value(f'%{word}%')}" for word in of)
        where.add(f"({' OR '.join(named) or 'FALSE'})")
    found = plain.rows(
        "SELECT unit.id, unit.nama, induk.nama FROM unit LEFT JOIN unit AS induk ON unit.induk_id = induk.id"
        f" WHERE unit.removed_at IS NULL AND {where.text} ORDER BY unit.nama LIMIT :most",
        {**where.values, "most": max(limit, 0)},
    )
    return tuple(Found("unit", UUID(unit), nama, induk or "") for unit, nama, induk in found)
