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
from asn_desktop.core.usecases.form_facts.careers import joined, lacking_in_short
from asn_desktop.core.usecases.form_facts.lists import ListFacts, ListItem
from asn_desktop.core.usecases.karier.keeping import kept_calendar
from asn_desktop.core.usecases.karier.sending import Sending, sending
from asn_desktop.core.usecases.karier.upcoming import MONTHS, Due, Person, calendar
from asn_desktop.core.usecases.karier.urgency import safe_day

WORDS = Words(
    values=frozenset({"perihal", "lama", "sampai", "jumlah", "pegawai", "kurir", "proses"}),
    rows={"hal": frozenset({"bulan", "tanggal", "pegawai", "unit", "hak", "keadaan", "batas"})},
)
"""What the layout may ask for."""
_DATES = frozenset({Hak.KONTRAK, Hak.PERSIAPAN_PENSIUN, Hak.PENSIUN})
_BRINGS = frozenset({Hak.KGB, Hak.KENAIKAN_PANGKAT, Hak.ANGKA_KREDIT, Hak.PENGEMBANGAN, Hak.PENSIUN})


def upcoming(office: ListFacts, item: ListItem) -> FormFacts:
    """The same lines as on the screen, of the months asked for. Raises UserError where nothing falls due."""
    ctx, day = replace(office.ctx, today=office.day(item)), office.day(item)
    months, inside = item.asked.bulan or MONTHS, office.inside(item)
    made = calendar(ctx, months, kept=kept_calendar(ctx))
    with ctx.store.read() as reader:
        days = sending(reader)
    found = [
        (person, due)
        for person, due in made.within(months)
        if item.unit_id is None or person.unit_id in inside
    ]  # fmt: skip
    if not found:
        raise UserError("calendar_empty", unit=item.name(office.reader), tanggal=day, bulan=months)
    return FormFacts(
        head=office.head(item),
        values={
            "perihal": item.name(office.reader),
            "lama": months,
            "sampai": add_months(day, months),
            "jumlah": len(found),
            "pegawai": len({person.id for person, _ in found}),
            "kurir": days.kurir_hari,
            "proses": days.proses_hari,
        },
        rows={"hal": tuple(_line(person, due, days, day) for person, due in found)},
    )


def _line(person: Person, due: Due, days: Sending, day: date) -> Mapping[str, object]:
    open_already = due.tanggal <= day
    return {
        "bulan": Phrase("kalender.terbuka")
        if open_already
        else f"{NAMES['id'][due.tanggal.month - 1]} {due.tanggal.year}",
        "tanggal": due.tanggal,
        "pegawai": (person.nama, grouped_nip(person.nip)),
        "unit": person.unit,
        "hak": (due.hak, _brings(due)),
        "keadaan": (
            _state(due),
            joined([replace(each, parts=()) for each in due.alasan]),
            lacking_in_short(due.missing, due.tahun),
        ),
        "batas": _send(due, days, day),
    }


def _brings(due: Due) -> Phrase | None:
    if due.hasil is None or due.hak not in _BRINGS:
        return None
    return Phrase(f"karier.hasil.{due.hak.value}", {"hasil": due.hasil})


def _state(due: Due) -> Phrase:
    if due.hak in _DATES and due.outcome is Outcome.MET:
        return Phrase("karier.tanggal_diketahui")
    return Phrase(f"karier.keadaan.{due.outcome.value}")


def _send(due: Due, days: Sending, day: date) -> object:
    """The last safe day; of what is open that it may go now; empty where nothing is sent."""
    last = safe_day(due, days, day)
    if last is None:
        return Phrase("kalender.sekarang") if due.papers else ""
    return last if last >= day else Phrase("kalender.lewat", {"tanggal": last})
