"""Columns of the two lists of the calendar. What a narrow window leaves out, Excel has all the same."""

from __future__ import annotations

from asn_desktop.core.kernel.texts import Texts, grouped_nip
from asn_desktop.core.usecases.karier import DueRow, Urgensi, wording
from asn_desktop.ui.models.table import Column, chip_column
from asn_desktop.ui.presenters.chips import OUTCOME_MARKS, PROPOSAL_MARKS, Chip
from asn_desktop.ui.presenters.karier.rows import PersonRow, urgency_chip
from asn_desktop.ui.presenters.karier.years import brings


def due_columns(texts: Texts) -> tuple[Column, ...]:
    """One line for each thing that falls due."""

    def state(row: DueRow) -> Chip:
        if row.usulan is not None and row.urgensi is not Urgensi.DIKIRIM:  # which the first column tells
            return Chip(texts.say(f"karier_ui.proposed.{row.usulan.status.value}"), *PROPOSAL_MARKS[row.usulan.status])
        icon, tone = OUTCOME_MARKS[row.due.outcome]
        return Chip(wording.state(row.due.hak, row.due.outcome, texts), icon, tone)

    def lacking(row: DueRow) -> str:
        """What is missing; Excel says too who has it."""
        return ", ".join(_named(each.input, row, texts) for each in row.due.missing)

    def told(row: DueRow) -> str:
        return " ".join(wording.lacking(row.due.missing, row.due.tahun, texts))

    return (
        chip_column("karier_ui.column.urgensi", lambda row: _urgency(row, texts), "urgen", width=18),
        Column(
            "karier_ui.column.tanggal", lambda row: texts.show(row.tanggal), "tanggal", width=15, firm=True,
            cell=lambda row: row.tanggal,
        ),
        Column("karier_ui.column.nama", lambda row: row.person.nama, "nama", width=24),
        Column("karier_ui.column.hak", lambda row: right_name(row, texts), "hak", width=28),
        chip_column("karier_ui.column.keadaan", state, "keadaan", width=20),
        Column(
            "karier_ui.column.batas", lambda row: texts.show(row.safe) if row.safe else "–", "batas", width=15,
            firm=True, cell=lambda row: row.safe,
        ),
        Column("karier_ui.column.kurang", lacking, width=24, spare=True, cell=told),
        Column("karier_ui.column.unit", lambda row: row.person.unit, "unit", width=20, spare=True),
        Column(
            "karier_ui.column.nip", lambda row: grouped_nip(row.person.nip), "nip", width=22, firm=True, spare=True,
            cell=lambda row: row.person.nip,
        ),
        Column("karier_ui.column.berkas", lambda row: _papers(row, texts), width=28, spare=True),
        Column("karier_ui.column.sebab", lambda row: wording.why(row.due.alasan, texts), width=28, spare=True),
        Column("karier_ui.column.dasar", lambda row: wording.basis(row.due, texts), width=28, spare=True),
    )  # fmt: skip


def person_columns(texts: Texts) -> tuple[Column, ...]:
    """One line for each person, with what is the most urgent."""
    return (
        chip_column("karier_ui.column.urgensi", lambda row: _urgency(row.first, texts), "urgen", width=18),
        Column("karier_ui.column.nama", lambda row: row.person.nama, "nama", width=26),
        Column("karier_ui.column.first", lambda row: _first(row, texts), width=40, firm=True),
        Column("karier_ui.column.unit", lambda row: row.person.unit, "unit", width=20, spare=True),
        Column(
            "karier_ui.column.late", lambda row: texts.show(row.late) if row.late else "–", "late", right=True, width=9,
            cell=lambda row: row.late,
        ),
        Column(
            "karier_ui.column.n", lambda row: texts.show(len(row.rows)), "n", right=True, width=9,
            cell=lambda row: len(row.rows),
        ),
        Column(
            "karier_ui.column.nip", lambda row: grouped_nip(row.person.nip), "nip", width=22, firm=True, spare=True,
            cell=lambda row: row.person.nip,
        ),
    )  # fmt: skip


def right_name(row: DueRow, texts: Texts) -> str:
    """`Kenaikan pangkat III/d`."""
    name = texts.say(f"karier_ui.short.{row.due.hak.value}")
    return f"{name} {brings(row.due.hak, row.due.hasil, texts)}".strip()


def _named(name: str, row: DueRow, texts: Texts) -> str:
    said = texts.say(f"input.{name}")
    years = ", ".join(map(str, row.due.tahun)) if name == "predikat" else ""
    return f"{said} {years}".strip()


def _urgency(row: DueRow, texts: Texts) -> Chip:
    return urgency_chip(texts.show(row.urgensi), row.urgensi)


def _first(row: PersonRow, texts: Texts) -> str:
    return texts.say("karier_ui.first", hak=right_name(row.first, texts), tanggal=row.first.tanggal)


def _papers(row: DueRow, texts: Texts) -> str:
    return "; ".join(wording.paper(one, texts) for one in row.due.papers)
