"""What the Kalender Karier shows around its lists, and what can be chosen there."""

from __future__ import annotations

from datetime import date
from typing import Literal, Protocol

from msgspec import Struct

from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.usulan import StatusUsulan
from asn_desktop.core.kernel.period import add_months
from asn_desktop.core.kernel.texts import MONTHS as MONTH_NAMES
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier import MONTHS, OPEN, DueRow, Sending, Urgensi, wording
from asn_desktop.ui.presenters.karier.rows import MonthTile
from asn_desktop.ui.presenters.kinerja_list import Option, Refused

CONCERNS = frozenset(
    {
        "unit", "pegawai", "riwayat_golongan", "riwayat_jabatan", "riwayat_unit", "riwayat_pendidikan",
        "riwayat_pelatihan", "riwayat_disiplin", "riwayat_penghargaan", "pengecualian_skp", "evaluasi",
        "rekap_penilaian", "penetapan_angka_kredit", "keterangan_cltn", "usulan",
    }
)  # fmt: skip
SPANS = (3, 6, 12)
"""Months that can be chosen beside all of them."""
MOST_DAYS = 365

Face = Literal["list", "months", "people"]
"""The three views of one question."""


class DueTold(Struct, frozen=True):
    """One line in sentences, for below the list: what decides, what is missing and who has it."""

    head: str
    """Whose it is, and until when to send."""
    why: str
    papers: str


class Counts(Struct, frozen=True):
    """How much of what is asked for is how urgent."""

    late: int
    open: int
    soon: int


class CalendarState(Struct, frozen=True):
    """What stands around the lists. `day` is that of what is shown; None: nothing is there to show yet.

    `asked` is the day that was asked for; until it has been worked out, what was kept of another day is shown.
    """

    asked: date
    today: date
    day: date | None
    working: bool
    stopped: bool
    """The user ended the work before there was anything to show."""
    days: Sending
    units: tuple[Option, ...]
    rights: tuple[Option, ...]
    states: tuple[Option, ...]
    times: tuple[Option, ...]
    counts: Counts
    empty: bool
    """Nothing falls due for anybody, or nobody is in the register."""

    @property
    def another_day(self) -> bool:
        return self.asked != self.today


class CalendarView(Protocol):
    def render(self, state: CalendarState) -> None: ...

    def show_tiles(self, tiles: tuple[MonthTile, ...]) -> None: ...

    def show_refused(self, refused: tuple[Refused, ...]) -> None:
        """For whom no proposal was begun, and why."""


def told(row: DueRow, days: Sending, today: date, texts: Texts) -> DueTold:
    """What a narrow list has no room for."""
    due = row.due
    why = (wording.why(due.alasan, texts), *wording.lacking(due.missing, due.tahun, texts), wording.basis(due, texts))
    papers = "; ".join(wording.paper(one, texts) for one in due.papers)
    sent = wording.send(due, days, today, texts)
    if row.usulan is not None:
        begun = texts.say(f"karier_ui.told.{row.usulan.status.value}", surat=row.usulan.nomor_surat)
        sent = begun if row.usulan.status is StatusUsulan.DIKIRIM else f"{begun} {sent}"
    return DueTold(
        texts.say("karier_ui.told.head", nama=row.person.nama, kirim=sent).strip(),
        " ".join(filter(None, why)),
        texts.say("karier_ui.told.papers", berkas=papers) if papers else "",
    )


def rights(texts: Texts) -> tuple[Option, ...]:
    """Every right, as the law names it."""
    return tuple((hak.value, texts.show(hak)) for hak in Hak)


def states(texts: Texts) -> tuple[Option, ...]:
    """How urgent something is, and how it comes out."""
    outcomes = tuple((each.value, texts.say(f"karier.keadaan.{each.value}")) for each in Outcome)
    return (*((each.value, texts.show(each)) for each in Urgensi), *outcomes)


def times(texts: Texts, day: date) -> tuple[Option, ...]:
    """Spans from the day on, what is open, and month by month."""
    first = day.replace(day=1)
    months = tuple(add_months(first, number) for number in range(MONTHS + 1))
    return (
        *((str(n), texts.say("karier_ui.time.months", n=n)) for n in SPANS),
        (OPEN, texts.say("karier_ui.time.open")),
        *((f"{month:%Y-%m}", month_name(texts, month)) for month in months),
    )


def month_name(texts: Texts, month: date) -> str:
    """`Maret 2026`."""
    return f"{MONTH_NAMES[texts.language][month.month - 1]} {month.year}"
