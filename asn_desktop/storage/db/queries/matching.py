"""From what was typed to a condition on list rows: words, parts of a NIP, and words that were mistyped."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, column, false, or_, select, table, true

from asn_desktop.storage.db.projection.words import forgiven, query_words, trigrams, typing_errors
from asn_desktop.storage.db.schema import system

DAFTAR = system.DAFTAR_PEGAWAI

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
    if not words or connection.dialect.name != "sqlite" or _more_than(connection, asked, 0):
        return asked
    unknown = tuple((word,) if _more_than(connection, ((word,),), 0) else similar(connection, word) for word in words)
    if _more_than(connection, unknown, 0):
        return unknown
    all_similar = tuple(similar(connection, word) for word in words)
    return all_similar if _more_than(connection, all_similar, 0) else asked


def condition(connection: Connection, found: Alternatives, walked: bool) -> ColumnElement[bool]:
    """The rows that have one of the alternatives of every word; no words: every row.

    `walked`: the rows will be taken in some order until there are enough.
    """
    if not found:
        return true()
    if connection.dialect.name != "sqlite":
        return and_(*(or_(*(DAFTAR.c.cari.ilike(f"%{_begun(word)}%") for word in words)) for words in found))
    if any(not words for words in found):
        return false()
    if walked and _more_than(connection, found, COMMON):
        return and_(*(or_(*(DAFTAR.c.cari.like(f"%{_begun(word)}%") for word in words)) for words in found))
    index = table("cari_pegawai", column("rowid"), column("cari_pegawai"))
    return DAFTAR.c.nomor.in_(select(index.c.rowid).where(index.c.cari_pegawai.match(_expression(found))))


def similar(connection: Connection, word: str) -> tuple[str, ...]:
    """The known words with the fewest typing errors, as many as a word of this length may have."""
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


def _more_than(connection: Connection, found: Alternatives, hits: int) -> bool:
    if any(not words for words in found):
        return False
    probe = "SELECT rowid FROM cari_pegawai WHERE cari_pegawai MATCH ? LIMIT 1 OFFSET ?"
    return connection.exec_driver_sql(probe, (_expression(found), hits)).first() is not None


def _expression(found: Alternatives) -> str:
    """The query of the search index; words have neither quotes nor signs here."""
    groups = (" OR ".join(f'"{_begun(word)}"' for word in words) for words in found)
    return " AND ".join(f"({group})" for group in groups)


def _begun(word: str) -> str:
    """A short fragment must begin a word, or it would be found everywhere."""
    return word if len(word) >= 3 else f"  {word}"
