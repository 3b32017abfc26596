"""The fourth face of Kirim: what is copied into e-Kinerja line by line."""

from __future__ import annotations

from collections import Counter
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import MONTHS, Texts
from asn_desktop.core.usecases.bridges import CopyLine, CopySheet, copy_sheet, set_copied
from asn_desktop.core.usecases.bridges.ekinerja import Screen
from asn_desktop.core.usecases.bridges.plans import PlanToCopy, plans_to_copy
from asn_desktop.core.usecases.overview import appraisal_year
from asn_desktop.ui.presenters.services import Services, machine_of

CONCERNS = frozenset(
    {
        "skp",
        "hasil_kerja",
        "indikator",
        "ekspektasi_perilaku",
        "lampiran_skp",
        "rencana_aksi",
        "evaluasi",
        "realisasi",
        "umpan_balik_hasil",
        "umpan_balik_perilaku",
        "bukti_dukung",
        "pegawai",
    }
)
"""Kinds of records that are copied."""


class PlanLine(Struct, frozen=True):
    """A plan in the list: whose, for which days, how far it is copied; `lines` only where something is."""

    skp_id: UUID
    nama: str
    nip: str
    said: str
    copied: int
    lines: int

    @property
    def whole(self) -> bool:
        return 0 < self.lines == self.copied


class PasteLine(Struct, frozen=True):
    """One field to paste: its number in the sheet, what it is called in e-Kinerja, beneath what, the text."""

    number: int
    field: str
    below: str
    text: str
    copied: bool


class ScreenLines(Struct, frozen=True):
    """A screen of e-Kinerja with its fields."""

    name: str
    lines: tuple[PasteLine, ...]

    @property
    def done(self) -> int:
        return sum(line.copied for line in self.lines)


class BridgeState(Struct, frozen=True):
    read: bool = False
    tahun: int = 0
    years: tuple[int, ...] = ()
    text: str = ""
    plans: tuple[PlanLine, ...] = ()
    chosen: UUID | None = None
    name: str = ""
    screens: tuple[ScreenLines, ...] = ()

    @property
    def shown(self) -> tuple[PlanLine, ...]:
        """Plans of whom the search is looking for."""
        wanted = self.text.casefold().split()
        return tuple(
            plan for plan in self.plans if all(part in f"{plan.nama} {plan.nip}".casefold() for part in wanted)
        )

    @property
    def whole(self) -> int:
        """Plans of which everything is copied."""
        return sum(plan.whole for plan in self.plans)

    @property
    def done(self) -> int:
        return sum(screen.done for screen in self.screens)

    @property
    def total(self) -> int:
        return sum(len(screen.lines) for screen in self.screens)


class BridgeView(Protocol):
    def render(self, state: BridgeState) -> None: ...


class BridgePresenter:
    """Intentions of the page."""

    def __init__(self, services: Services, view: BridgeView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._sheet: CopySheet | None = None
        self.state = BridgeState(tahun=appraisal_year(services.context().today))

    def load(self) -> None:
        """Read whose plans there are."""
        wanted, chosen, first = self.state.tahun, self.state.chosen, not self.state.read

        def work(*_: object) -> tuple[int, tuple[int, ...], tuple[PlanLine, ...], CopySheet | None]:
            ctx = self._services.context()
            with ctx.store.read() as reader:
                planned = {int(year) for (year,) in reader.values(Skp, ("tahun",))}
            years = planned | {ctx.today.year, appraisal_year(ctx.today)}
            # Where the year has not begun here yet, the newest that has plans is shown first.
            tahun = max(planned) if first and planned and wanted not in planned else wanted
            plans = plans_to_copy(ctx, tahun)
            there = any(each.skp_id == chosen for each in plans)
            sheet = copy_sheet(ctx, chosen) if chosen and there else None
            several = Counter(each.pegawai_id for each in plans)
            lines = tuple(self._plan(each, several=several[each.pegawai_id] > 1) for each in plans)
            return tahun, tuple(sorted(years, reverse=True)), lines, sheet

        def done(found: tuple[int, tuple[int, ...], tuple[PlanLine, ...], CopySheet | None]) -> None:
            tahun, years, lines, sheet = found
            self.state = replace(self.state, read=True, tahun=tahun, years=years, plans=lines)
            self._show_sheet(sheet)

        self._services.runner.submit(work, done)

    def changed(self, changes: Changes) -> None:
        if not changes.kinds.isdisjoint(CONCERNS):
            self.load()

    def choose_year(self, tahun: int) -> None:
        if tahun != self.state.tahun:
            self.state = replace(self.state, tahun=tahun, chosen=None)
            self._sheet = None
            self.load()

    def look_for(self, text: str) -> None:
        """Only those whose name or NIP is like this."""
        self._set(text=text)

    def choose(self, skp_id: UUID) -> None:
        """Lay out one plan."""
        if skp_id == self.state.chosen:
            return

        def work(*_: object) -> CopySheet:
            return copy_sheet(self._services.context(), skp_id)

        self.state = replace(self.state, chosen=skp_id)
        self._services.runner.submit(work, self._show_sheet)

    def tick(self, number: int, copied: bool) -> None:
        """A line was copied, or the tick is taken back."""
        sheet = self._sheet
        if sheet is None or sheet.lines[number].copied == copied:
            return
        lines = tuple(
            CopyLine(each.screen, each.field, each.below, each.text, copied) if place == number else each
            for place, each in enumerate(sheet.lines)
        )
        sheet = replace(sheet, lines=lines)
        skp_id = sheet.plan.skp.id
        plans = tuple(
            replace(each, copied=sheet.done, lines=len(sheet.lines)) if each.skp_id == skp_id else each
            for each in self.state.plans
        )
        self.state = replace(self.state, plans=plans)
        self._show_sheet(sheet)

        def work(*_: object) -> None:
            set_copied(self._services.context(), skp_id, lines)

        self._services.runner.submit(work, lambda _none: None)

    def text_of(self, number: int) -> str:
        """What goes onto the clipboard."""
        return self._said(self._sheet.lines[number]) if self._sheet is not None else ""

    def _plan(self, plan: PlanToCopy, *, several: bool) -> PlanLine:
        """Somebody with several plans in the year has the days of each behind the name."""
        term = self._texts.say("kirim.bridge.term", mulai=plan.mulai, sampai=plan.sampai)
        days = "–".join(f"{each.day}/{each.month}" for each in (plan.mulai, plan.sampai))
        nama = f"{plan.nama} ({days})" if several else plan.nama
        return PlanLine(plan.skp_id, nama, plan.nip, term, plan.copied, plan.lines)

    def _show_sheet(self, sheet: CopySheet | None) -> None:
        if sheet is not None and sheet.plan.skp.id != self.state.chosen:
            return  # somebody else was chosen meanwhile
        self._sheet = sheet
        if sheet is None:
            self._set(chosen=None, name="", screens=())
            return
        by_screen: dict[Screen, list[PasteLine]] = {}
        for number, line in enumerate(sheet.lines):
            by_screen.setdefault(line.screen, []).append(
                PasteLine(number, field_name(self._texts, line), self._below(line), self._said(line), line.copied)
            )
        screens = tuple(
            ScreenLines(self._texts.say(f"bridge.screen.{screen.value}"), tuple(lines))
            for screen, lines in by_screen.items()
        )
        name = next((each.nama for each in self.state.plans if each.skp_id == self.state.chosen), "")
        self._set(name=name, screens=screens)

    def _said(self, line: CopyLine) -> str:
        """Ratings are chosen in e-Kinerja by their Indonesian names."""
        if line.field in ("rating_hasil", "rating_perilaku"):
            return machine_of(self._services).words.term("rating", line.text)
        return line.text

    def _below(self, line: CopyLine) -> str:
        if line.screen is Screen.PERILAKU or line.field == "umpan_balik_perilaku":
            return machine_of(self._services).words.term("nilaiberakhlak", line.below)
        return line.below

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)
        self._view.render(self.state)


def field_name(texts: Texts, line: CopyLine) -> str:
    """What e-Kinerja calls the field."""
    for prefix, group in (("aspek_", "aspek"), ("perspektif_", "perspektif")):
        if line.field.startswith(prefix):
            return texts.say("bridge.indicator", jenis=texts.term(group, line.field.removeprefix(prefix)))
    if line.screen is Screen.LAMPIRAN:
        return texts.term("bagianlampiran", line.field)
    if line.field.startswith("bulan_"):
        return texts.say("bridge.month", bulan=MONTHS[texts.language][int(line.field.removeprefix("bulan_")) - 1])
    return texts.say(f"bridge.field.{line.field}")
