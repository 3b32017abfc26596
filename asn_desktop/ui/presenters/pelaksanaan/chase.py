"""Whom to ask for what: everybody who is waited for, by who can bring it, as messages to send and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.core.usecases.ports import Cell
from asn_desktop.ui.presenters.keadaan_chips import capital

ROLES = ("pejabat_penilai", "atasan_penilai", "pengelola_kinerja", "pegawai")
"""Whom is asked, those first who wait for nobody else."""

COLUMNS = ("kepada", "peran", "nama", "nip", "unit", "ditunggu", "batas", "lewat")


class ChaseGroup(Struct, frozen=True):
    """One message: to whom (a person, or everybody of a unit in one role), and whom it is about."""

    who: str
    to: str
    role: str
    rows: tuple[StateRow, ...]
    person: bool = False
    """Asked by name."""

    @property
    def n(self) -> int:
        return len(self.rows)

    @property
    def late(self) -> int:
        return sum(each.terlambat for each in self.rows)


def groups(texts: Texts, rows: Iterable[StateRow]) -> tuple[ChaseGroup, ...]:
    """Everybody who is waited for. Appraisers are asked one by one, others unit by unit; the largest group first."""
    found: dict[tuple[str, str], list[StateRow]] = {}
    for each in rows:
        if not each.who:
            continue
        name = each.chased if each.who == "pejabat_penilai" else ""
        found.setdefault((each.who, name or each.row.unit), []).append(each)
    made = [_group(texts, who, to, members) for (who, to), members in found.items()]
    return tuple(sorted(made, key=lambda group: (ROLES.index(group.who), -group.n, group.to.casefold())))


def message(texts: Texts, group: ChaseGroup, masa: str, today: date) -> str:
    """What is sent to one: who is waited for, for what, and until when."""
    key = "pelaksanaan.chase.head" if group.person else "pelaksanaan.chase.head_unit"
    head = texts.say(key, kepada=group.to, peran=group.role, masa=masa, tanggal=today)
    lines = [
        texts.say(
            "pelaksanaan.chase.line_late" if each.terlambat else "pelaksanaan.chase.line",
            nomor=number,
            nama=each.row.nama,
            ditunggu=texts.say(f"input.{each.waiting}"),
            batas=each.batas or today,
            n=(today - each.batas).days if each.batas else 0,
        )
        for number, each in enumerate(group.rows, start=1)
    ]
    return "\n".join((head, *lines))


def table(texts: Texts, all_groups: Sequence[ChaseGroup]) -> list[list[Cell]]:
    """The same as rows of a spreadsheet, titles first."""
    rows: list[list[Cell]] = [[texts.say(f"pelaksanaan.chase.column.{name}") for name in COLUMNS]]
    for group in all_groups:
        rows.extend(
            [
                group.to,
                group.role,
                each.row.nama,
                each.row.nip,
                each.row.unit,
                texts.say(f"input.{each.waiting}"),
                each.batas,
                texts.say("common.yes") if each.terlambat else texts.say("common.no"),
            ]
            for each in group.rows
        )
    return rows


def _group(texts: Texts, who: str, to: str, members: Sequence[StateRow]) -> ChaseGroup:
    role = capital(texts.say(f"role.{who}"))
    if who == "pejabat_penilai" and members[0].chased:
        return ChaseGroup(who, to, role, tuple(members), person=True)
    unit, turn = to or texts.say("pelaksanaan.unit.none"), texts.say(f"pelaksanaan.turn.{who}")
    return ChaseGroup(who, texts.say("pelaksanaan.chase.of_unit", giliran=turn, unit=unit), role, tuple(members))
