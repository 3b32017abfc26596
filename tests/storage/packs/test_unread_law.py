"""The law is read when it is asked for, and once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.storage.packs.unread import UnreadLaw


def test_it_is_read_once_and_only_when_asked(book: LawBook) -> None:
    reads: list[int] = []

    def read() -> LawBook:
        reads.append(1)
        return LawBook(book.packs, (UserError("pack.not_kept", file="nip.toml", folder="aturan"),))

    law = UnreadLaw(read)
    assert reads == []
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: law.at(date(2026, 1, 20)).get("predikat.matriks"), range(8)))
    assert reads == [1]
    assert len({one.citation for one in found}) == 1
    assert [warning.key for warning in law.warnings] == ["pack.not_kept"]
