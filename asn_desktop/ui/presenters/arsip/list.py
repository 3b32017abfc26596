"""The list of what was printed: read once, and asked many things until the file changes."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.core.usecases.arsip.lists import ArsipFilter, ArsipRow, narrowed, printed_forms
from asn_desktop.core.usecases.ports import Reader
from asn_desktop.ui.presenters.listing import Asked


class ArsipRows:
    """Gives a `Listing` its number of rows and some of them."""

    def __init__(self) -> None:
        self._printed: tuple[int, tuple[ArsipRow, ...]] | None = None
        self._answer: tuple[Asked, tuple[ArsipRow, ...]] | None = None

    def count(self, reader: Reader, asked: Asked) -> int:
        return len(self._all(reader, asked))

    def some(self, reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[ArsipRow]:
        return self._all(reader, asked)[offset : offset + limit]

    def _all(self, reader: Reader, asked: Asked) -> tuple[ArsipRow, ...]:
        """The whole answer, kept until the question changes; all forms are read anew only when the file has changed."""
        stands = reader.position()
        if self._printed is None or self._printed[0] != stands:
            self._printed, self._answer = (stands, printed_forms(reader)), None
        if self._answer is None or self._answer[0] != asked:
            where = ArsipFilter(
                asked.text, asked.choice("formulir"), asked.choice("kembali"), int(asked.choice("tahun") or 0)
            )
            self._answer = asked, narrowed(self._printed[1], where, asked.sort)
        return self._answer[1]
