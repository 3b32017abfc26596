"""The steps of a career plan while they are typed: what they say, and what is wrong or still lacks in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.rencana_karier import StatusLangkah
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.rencana_karier import StepText
from asn_desktop.ui.presenters.karier.plan_state import StepRow


class TypedSteps:
    """The steps of the plan on show. Each has a key of its own as long as it stands on the screen."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._next_key = 0
        self._unread: dict[int, str] = {}
        self.rows: tuple[StepRow, ...] = ()

    def take(self, steps: Sequence[StepText], states: Mapping[UUID, StatusLangkah]) -> None:
        """Show these instead; how far each is goes by its id."""
        self._unread = {}
        self.rows = tuple(
            self._row(each, states.get(each.id, StatusLangkah.BELUM) if each.id else StatusLangkah.BELUM)
            for each in steps
        )

    def add(self, step: StepText) -> None:
        self.rows = (*self.rows, self._row(step))

    def remove(self, key: int) -> None:
        self.rows = tuple(each for each in self.rows if each.key != key)

    def type(self, key: int, changes: Mapping[str, Any]) -> None:
        """What is typed in a field is not wrong any more."""
        if "batas" in changes:
            self._unread.pop(key, None)
        self.rows = tuple(
            replace(
                each, **changes, errors={name: said for name, said in each.errors.items() if name not in changes}
            )
            if each.key == key
            else each
            for each in self.rows
        )  # fmt: skip

    def unread(self, key: int, said: str) -> None:
        """The deadline of a step cannot be read, which stays said until it is typed anew."""
        self._unread[key] = said
        self.rows = tuple(
            replace(each, errors=each.errors | {"batas": said}) if each.key == key else each for each in self.rows
        )

    def lacking(self, *, agreeing: bool) -> bool:
        """Say at its field what is missing or cannot be read; True where something is."""
        self.rows = tuple(replace(each, errors=self._wrong(each, agreeing=agreeing)) for each in self.rows)
        return any(each.errors for each in self.rows)

    def typed(self) -> tuple[StepText, ...]:
        """What is kept of them: a step in which nothing stands is none."""
        return tuple(
            StepText(each.jenis, each.kegiatan.strip(), each.kesenjangan, each.pelaku.strip(), each.batas, each.id)
            for each in self.rows
            if each.kegiatan.strip() or each.kesenjangan or each.pelaku.strip() or each.batas
        )

    def _wrong(self, row: StepRow, *, agreeing: bool) -> dict[str, str]:
        """Kept it says what is done, agreed also who acts till when."""
        say = self._texts.say
        wrong: dict[str, str] = {}
        if not row.kegiatan.strip() and (agreeing or row.pelaku.strip() or row.batas or row.kesenjangan):
            wrong["kegiatan"] = say("rencana.lacks.kegiatan")
        if agreeing and not row.pelaku.strip():
            wrong["pelaku"] = say("rencana.lacks.pelaku")
        if row.key in self._unread:
            wrong["batas"] = self._unread[row.key]
        elif agreeing and row.batas is None:
            wrong["batas"] = say("rencana.lacks.batas")
        return wrong

    def _row(self, step: StepText, status: StatusLangkah = StatusLangkah.BELUM) -> StepRow:
        self._next_key += 1
        return StepRow(
            self._next_key, step.jenis, step.kegiatan, step.kesenjangan, step.pelaku, step.batas, status, step.id
        )
