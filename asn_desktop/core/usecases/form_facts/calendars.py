"""Kalender Karier on paper: month by month what falls due, what decides it, and until when papers may safely leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.forms.facts import FormFacts
from asn_desktop.core.forms.phrase import Phrase
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.texts import MONTHS as NAMES
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.form_facts.careers import grounds, joined, lacking_in_short
from asn_desktop.core.usecases.form_facts.lists import ListFacts, ListItem
from asn_desktop.core.usecases.karier.agenda import OPEN, DueRow, by_day, months_of, narrowed, rows_of, under_way
from asn_desktop.core.usecases.karier.keeping import kept_calendar
from asn_desktop.core.usecases.karier.sending import sending
from asn_desktop.core.usecases.karier.upcoming import MONTHS, Due, calendar
from asn_desktop.core.usecases.karier.urgency import Urgensi
from asn_desktop.core.usecases.karier.wording import nothing_lacks

WORDS = Words(
    values=frozenset({"perihal", "lama", "sampai", "saring", "jumlah", "pegawai", "kurir", "proses"}),
    rows={"hal": frozenset({"bulan", "tanggal", "pegawai", "unit", "hak", "keadaan", "batas"})},
)
"""What the layout may ask for."""
_DATES = frozenset({Hak.KONTRAK, Hak.PERSIAPAN_PENSIUN, Hak.PENSIUN})
_BRINGS = frozenset({Hak.KGB, Hak.KENAIKAN_PANGKAT, Hak.ANGKA_KREDIT, Hak.PENGEMBANGAN, Hak.PENSIUN})


def upcoming(office: ListFacts, item: ListItem) -> FormFacts:
    """The same lines as on the screen, of the months asked for. Raises UserError where nothing falls due."""
    ctx, day = replace(office.ctx, today=office.day(item)), office.day(item)
    chosen = dict(item.asked.saring)
    text = chosen.pop("teks", "")
    months, inside = months_of(chosen) or item.asked.bulan or MONTHS, office.inside(item)
    made = calendar(ctx, months, kept=kept_calendar(ctx))
    with ctx.store.read() as reader:
        days, proposed = sending(reader), under_way(reader) if day == office.ctx.today else {}
    wanted, until = narrowed(chosen, text, office.tree, day), add_months(day, months)
    found = [
        row
        for row in by_day(rows_of(made, days, proposed), until)
        if (item.unit_id is None or row.person.unit_id in inside) and wanted(row)
    ]
    if not found:
        raise UserError("calendar_empty", unit=item.name(office.reader), tanggal=day, bulan=months)
    return FormFacts(
        head=office.head(item),
        values={
            "perihal": item.name(office.reader),
            "lama": months,
            "sampai": until,
            "saring": _said(chosen, text),
            "jumlah": len(found),
            "pegawai": len({row.person.id for row in found}),
            "kurir": days.kurir_hari,
            "proses": days.proses_hari,
        },
        rows={"hal": tuple(_line(row, day) for row in sorted(found, key=lambda row: not row.open))},
    )


def _said(chosen: Mapping[str, str], text: str) -> object:
    """To what the list is narrowed; empty where it is not. A span of months is told with the list."""
    hak, state, month = chosen.get("hak", ""), chosen.get("keadaan", ""), chosen.get("masa", "")
    parts: list[object] = []
    if hak in set(Hak):
        parts.append(Phrase("kalender.saring.hak", {"hak": Hak(hak)}))
    if state in set(Urgensi):
        parts.append(Phrase("kalender.saring.keadaan", {"keadaan": Urgensi(state)}))
    elif state in set(Outcome):
        parts.append(Phrase("kalender.saring.keadaan", {"keadaan": Phrase(f"karier.keadaan.{state}")}))
    if month == OPEN:
        parts.append(Phrase("kalender.saring.terbuka"))
    elif month and not months_of(chosen):
        year, number = map(int, month.split("-"))
        parts.append(Phrase("kalender.saring.bulan", {"bulan": f"{NAMES['id'][number - 1]} {year}"}))
    if text:
        parts.append(Phrase("kalender.saring.teks", {"teks": text}))
    return Phrase("kalender.saring.isi", {"isi": joined(parts, "formulir.rangkai")}) if parts else ""


def _line(row: DueRow, day: date) -> Mapping[str, object]:
    person, due = row.person, row.due
    month = f"{NAMES['id'][row.tanggal.month - 1]} {row.tanggal.year}"
    return {
        "bulan": Phrase("kalender.terbuka") if row.open else month,
        "tanggal": row.tanggal,
        "pegawai": (person.nama, grouped_nip(person.nip)),
        "unit": person.unit,
        "hak": (due.hak, _brings(due), None if due.verified else Phrase("karier.sebagian")),
        "keadaan": (
            _state(due),
            grounds(due.alasan, due.missing),
            lacking_in_short(due.missing, due.tahun),
        ),
        "batas": _send(row, day),
    }


def _brings(due: Due) -> Phrase | None:
    if due.hasil is None or due.hak not in _BRINGS or nothing_lacks(due.hak, due.hasil):
        return None
    return Phrase(f"karier.hasil.{due.hak.value}", {"hasil": due.hasil})


def _state(due: Due) -> Phrase:
    if due.hak in _DATES and due.outcome is Outcome.MET:
        return Phrase("karier.tanggal_diketahui")
    return Phrase(f"karier.keadaan.{due.outcome.value}")


def _send(row: DueRow, day: date) -> object:
    """The last safe day, and since when it is open; of what may go any day that, or that something is to be
    completed first; empty where nothing is sent."""
    due = row.due
    if row.safe is None:
        if not due.papers or due.outcome is Outcome.NOT_MET:
            return ""
        return Phrase("kalender.sekarang" if due.outcome is Outcome.MET else "kalender.lengkapi")
    since = Phrase("kalender.sejak", {"tanggal": due.sejak}) if row.open and due.sejak is not None else None
    return (row.safe if row.safe >= day else Phrase("kalender.lewat", {"tanggal": row.safe}), since)
