"""From what was typed to a condition on list rows: words, parts of a NIP, and words that were mistyped."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, column, false, or_, select, table

from asn_desktop.storage.db.projection.words import forgiven, query_words, trigrams, typing_errors
from asn_desktop.storage.db.schema import system

DAFTAR = system.DaftarPegawaiTable.__table__

COMMON = 1500
"""With more hits than this, walking the rows in the order asked for is faster than collecting the hits first."""

CANDIDATES = 60
"""How many words of the vocabulary, by common trigrams, are compared letter by letter with a mistyped one."""

Alternatives = tuple[tuple[str, ...], ...]
"""For each word asked for: the words that will do."""


def resolve(connection: Connection, typed: str) -> Alternatives:
    """What to look for. Words that occur are taken as typed; where nothing has them all, similar ones will do."""
    words = query_words(typed)
    asked = tuple((word,) for word in words)
    if not words or connection.dialect.name != "sqlite" or _any(connection, asked):
        return asked
    unknown = tuple((word,) if _any(connection, ((word,),)) else similar(connection, word) for word in words)
    if _any(connection, unknown):
        return unknown
    all_similar = tuple(similar(connection, word) for word in words)
    return all_similar if _any(connection, all_similar) else asked


def condition(connection: Connection, found: Alternatives) -> ColumnElement[bool]:
    """The rows that have one of the alternatives of every word; no words: every row."""
    if connection.dialect.name != "sqlite":
        return and_(*(or_(*(DAFTAR.c.cari.ilike(_like(word)) for word in words)) for words in found))
    if any(not words for words in found):
        return false()
    expression = _expression(found)
    short = [_has(words) for words in found if not _indexed(words)]
    if not expression:
        return and_(*short)
    if _more_than(connection, expression, COMMON):
        return and_(*(_has(words) for words in found))
    return and_(_hit(expression), *short)


def similar(connection: Connection, word: str) -> tuple[str, ...]:
    """The word itself where it occurs, and the known words with the fewest typing errors between."""
    most = forgiven(word)
    if most == 0 or word.isdigit():
        return (word,)
    expression = " OR ".join(f'"{part}"' for part in trigrams(word))
    candidates = connection.exec_driver_sql(
        "SELECT kata FROM cari_kata WHERE cari_kata MATCH ? ORDER BY rank LIMIT ?", (expression, CANDIDATES)
    ).scalars()
    errors = {known[1:-1]: typing_errors(word, known[1:-1]) for known in candidates}
    fewest = min(errors.values(), default=most + 1)
    return tuple(known for known, count in errors.items() if count == fewest) if fewest <= most else ()


def _any(connection: Connection, found: Alternatives) -> bool:
    if any(not words for words in found):
        return False
    expression = _expression(found)
    short = [_has(words) for words in found if not _indexed(words)]
    if expression and not short:
        return _more_than(connection, expression, 0)
    where = list(short)
    if expression:
        where.append(_hit(expression))
    return connection.execute(select(DAFTAR.c.nomor).where(*where).limit(1)).first() is not None


def _more_than(connection: Connection, expression: str, hits: int) -> bool:
    probe = "SELECT rowid FROM cari_pegawai WHERE cari_pegawai MATCH ? LIMIT 1 OFFSET ?"
    return connection.exec_driver_sql(probe, (expression, hits)).first() is not None


def _indexed(words: Sequence[str]) -> bool:
    """The index knows no fragments of fewer than three letters."""
    return all(len(word) >= 3 for word in words)


def _expression(found: Alternatives) -> str:
    """The query of the search index; words have neither quotes nor signs here."""
    groups = (" OR ".join(f'"{word}"' for word in words) for words in found if _indexed(words))
    return " AND ".join(f"({group})" for group in groups)


def _hit(expression: str) -> ColumnElement[bool]:
    index = table("cari_pegawai", column("rowid"), column("cari_pegawai"))
    return DAFTAR.c.nomor.in_(select(index.c.rowid).where(index.c.cari_pegawai.match(expression)))


def _has(words: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(DAFTAR.c.cari.like(_like(word)) for word in words))


def _like(word: str) -> str:
    """A short fragment must begin a word, or it would be found everywhere."""
    return f"%{word}%" if len(word) >= 3 else f"% {word}%"
