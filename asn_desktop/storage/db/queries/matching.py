"""From what was typed to a condition on list rows: words, parts of a NIP, and words that were mistyped."""

from __future__ import annotations

from asn_desktop.storage.db.plain import Plain, Where
from asn_desktop.storage.db.projection.words import forgiven, query_words, trigrams, typing_errors

COMMON = 1500
"""With more hits than this, walking the rows in the order asked for is faster than collecting the hits first."""

CANDIDATES = 60
"""How many words of the vocabulary, by common trigrams, are compared letter by letter with a mistyped one."""

Alternatives = tuple[tuple[str, ...], ...]
"""For each word asked for: the words that will do."""


def resolve(plain: Plain, typed: str) -> Alternatives:
    """What to look for. Words that occur are taken as typed; where nothing has them all, similar ones will do."""
    words = query_words(typed)
    asked = tuple((word,) for word in words)
    if not words or not plain.sqlite or _more_than(plain, asked, 0):
        return asked
    unknown = tuple((word,) if _more_than(plain, ((word,),), 0) else similar(plain, word) for word in words)
    if _more_than(plain, unknown, 0):
        return unknown
    all_similar = tuple(similar(plain, word) for word in words)
    return all_similar if _more_than(plain, all_similar, 0) else asked


def narrow(plain: Plain, where: Where, found: Alternatives, walked: bool) -> None:
    """Adds the condition that a row has one of the alternatives of every word; no words: every row.

    `walked`: the rows will be taken in some order until there are enough.
    """
    if not found:
        return
    if any(not words for words in found):
        where.add("FALSE")
    elif not plain.sqlite or (walked and _more_than(plain, found, COMMON)):
        for words in found:
            where.add(f"({' OR '.join(_has(where, word) for word in words)})")
    else:
        expression = where.value(_expression(found))
        where.add(f"daftar_pegawai.nomor IN (SELECT rowid FROM cari_pegawai WHERE cari_pegawai MATCH {expression})")


def similar(plain: Plain, word: str) -> tuple[str, ...]:
    """The known words with the fewest typing errors, as many as a word of this length may have."""
    most = forgiven(word)
    if most == 0 or word.isdigit():
        return (word,)
    expression = " OR ".join(f'"{part}"' for part in trigrams(word))
    candidates = plain.rows(
        "SELECT kata FROM cari_kata WHERE cari_kata MATCH :parts ORDER BY rank LIMIT :most",
        {"parts": expression, "most": CANDIDATES},
    )
    errors = {known[1:-1]: typing_errors(word, known[1:-1]) for (known,) in candidates}
    fewest = min(errors.values(), default=most + 1)
    return tuple(known for known, count in errors.items() if count == fewest) if fewest <= most else ()


def _more_than(plain: Plain, found: Alternatives, hits: int) -> bool:
    if any(not words for words in found):
        return False
    probe = "SELECT rowid FROM cari_pegawai WHERE cari_pegawai MATCH :words LIMIT 1 OFFSET :hits"
    return bool(plain.rows(probe, {"words": _expression(found), "hits": hits}))


def _has(where: Where, word: str) -> str:
    return f"daftar_pegawai.cari LIKE {where.value(f'%{_begun(word)}%')}"


def _expression(found: Alternatives) -> str:
    """The query of the search index; words have neither quotes nor signs here."""
    groups = (" OR ".join(f'"{_begun(word)}"' for word in words) for words in found)
    return " AND ".join(f"({group})" for group in groups)


def _begun(word: str) -> str:
    """A short fragment must begin a word, or it would be found everywhere."""
    return word if len(word) >= 3 else f"  {word}"
