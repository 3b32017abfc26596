"""Fairness before signing: the raters of a year, and one of them beside his own past and beside the others.

Nothing of it is stored and nothing is sent; it informs, and never says that anybody did wrong.
"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kinerja import Rating
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rules.keadilan import Scale, Sebaran
from asn_desktop.core.usecases.keadilan import RaterView, Remark, raters
from asn_desktop.core.usecases.overview import appraisal_year, year_to_compare
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.kinerja_list import YEARS_BACK, Option, years
from asn_desktop.ui.presenters.listing import detail_of
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.why import Why

CONCERNS = frozenset(
    {"evaluasi", "umpan_balik_hasil", "umpan_balik_perilaku", "skp", "pegawai", "penetapan_penilai", "riwayat_jabatan"}
)
SCALES: tuple[Scale, ...] = ("hasil_kerja", "perilaku_kerja")
NAMED = 12
"""People named under one remark before "and so many others"."""

MARKS: dict[Outcome, tuple[str, Tone]] = {
    Outcome.MET: ("check", "neutral"),
    Outcome.NOT_MET: ("eye", "info"),
    Outcome.UNDETERMINED: ("circle-dashed", "neutral"),
}
"""Neutral marks: what stands out is to be looked at again, not wrong."""


class Part(Struct, frozen=True):
    """One rating's share of a group, as a fraction of 1."""

    rating: Rating
    n: int
    share: float


class Bar(Struct, frozen=True):
    """One group's ratings on one scale; without `parts` the group is too small, and `note` says so."""

    name: str
    parts: tuple[Part, ...]
    note: str


class ScaleBars(Struct, frozen=True):
    """One scale: this year, the rater's own past, the others."""

    title: str
    bars: tuple[Bar, ...]


class RemarkLine(Struct, frozen=True):
    """One remark in words, the copied text where it is one, and those it concerns."""

    sentence: str
    quote: str
    people: tuple[tuple[UUID, str], ...]
    more: str


class RaterLine(Struct, frozen=True):
    """One rater in the list."""

    key: str
    nama: str
    people: int
    final: int
    ratings: Chip
    words: Chip
    looked: int
    """For the order: what may be looked at again comes first."""


class RaterDetail(Struct, frozen=True):
    """The chosen rater."""

    key: str
    nama: str
    summary: str
    scales: tuple[ScaleBars, ...]
    why: Why
    feedback: str
    remarks: tuple[RemarkLine, ...]


class KeadilanState(Struct, frozen=True):
    """What the page shows; `lines` is None while it is being counted."""

    years: tuple[Option, ...]
    tahun: str
    lines: tuple[RaterLine, ...] | None
    chosen: str
    detail: RaterDetail | None


class KeadilanView(Protocol):
    def render(self, state: KeadilanState) -> None: ...


class KeadilanPresenter:
    """Presenter of the fairness page. The whole office is compared at once, because each stands beside all others."""

    def __init__(self, services: Services, view: KeadilanView) -> None:
        self._services = services
        self._view = view
        self._raters: tuple[RaterView, ...] | None = None
        self._lines: tuple[RaterLine, ...] = ()
        self._chosen = ""
        self._text = ""
        self._reading = Newest(services.runner)
        self._stale = True
        self.tahun = appraisal_year(services.context().today)
        self._asked_year = False
        """Somebody asked for this year; otherwise it is the newest one with results."""

    @property
    def chosen(self) -> str:
        """The key of the rater on show."""
        return self._chosen

    def visited(self) -> None:
        """The page is on show."""
        if self._stale:
            self.read()
        else:
            self._render()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        self._stale = self._stale or bool(changes.kinds & CONCERNS)
        if visible and self._stale:
            self.read()

    def show(self, tahun: str = "", penilai: str = "") -> None:
        """The year and the rater (his key, or his name) that another screen asks for."""
        year = int(tahun) if tahun.isdecimal() else self.tahun
        self._asked_year = self._asked_year or tahun.isdecimal()
        self._chosen = penilai or self._chosen
        if year != self.tahun:
            self.tahun, self._stale = year, True
        self.visited()

    def search(self, text: str) -> None:
        self._text = text
        self._render()

    def choose(self, key: str) -> None:
        if key != self._chosen:
            self._chosen = key
            self._render()

    def open(self, evaluasi_id: UUID) -> None:
        """One of the appraisals behind a remark."""
        self._services.shell.go("evaluasi", evaluasi_id)

    def show_people(self) -> None:
        """All appraisals of the chosen rater."""
        found = self._of(self._chosen)
        if found is not None:
            detail = detail_of({"tahun": str(self.tahun), "penilai": found.nama})
            self._services.shell.go("evaluasi", None, detail)

    def read(self) -> None:
        """Compare all raters of the year; of a city that takes seconds, and nobody's list waits behind it."""
        self._stale = False
        wanted = self.tahun if self._asked_year else None
        self._raters, self._lines = None, ()
        self._render()

        def work(_progress: Progress, _cancel: Cancel) -> tuple[int, tuple[RaterView, ...]]:
            ctx = self._services.context()
            tahun = wanted or year_to_compare(ctx, YEARS_BACK)
            return tahun, raters(ctx, tahun)

        def done(read: tuple[int, tuple[RaterView, ...]]) -> None:
            self.tahun, found = read
            self._raters = found
            lines = (_line(self._services.texts, each) for each in found)
            self._lines = tuple(sorted(lines, key=lambda line: (-line.looked, line.nama.casefold())))
            self._render()

        title = self._services.texts.say("sebaran.fair.counting")
        self._reading.submit(work, done, lane="free", title=title)

    def _of(self, key: str) -> RaterView | None:
        return next((each for each in self._raters or () if key in (each.key, each.nama)), None)

    def _render(self) -> None:
        texts, counted = self._services.texts, self._raters is not None
        wanted = self._text.casefold().strip()
        found = self._of(self._chosen)
        if counted and found is None and self._lines:
            found = self._of(self._lines[0].key)
        if found is not None:
            self._chosen = found.key
        self._view.render(
            KeadilanState(
                years=years(self._services.context()),
                tahun=str(self.tahun),
                lines=tuple(line for line in self._lines if wanted in line.nama.casefold()) if counted else None,
                chosen=self._chosen,
                detail=rater_detail(texts, found) if found else None,
            )
        )


def rater_detail(texts: Texts, found: RaterView) -> RaterDetail:
    """One rater in words and bars."""
    said = why_of(found.feedback, texts)
    return RaterDetail(
        found.key,
        found.nama,
        texts.say("sebaran.fair.summary", n=found.people, final=found.final),
        tuple(_bars(texts, found, scale) for scale in SCALES),
        why_of(found.ratings, texts),
        said.headline,
        tuple(_remark(texts, each, found.people) for each in found.remarks),
    )


def _line(texts: Texts, found: RaterView) -> RaterLine:
    outcome, remarks = found.ratings.outcome, len(found.remarks)
    icon, tone = MARKS[outcome]
    ratings = Chip(texts.say(f"sebaran.fair.ratings.{outcome.value}"), icon, tone)
    if found.feedback.outcome is Outcome.UNDETERMINED:
        words = Chip(texts.say("sebaran.fair.words.none"), "circle-dashed")
    elif remarks:
        words = Chip(texts.say("sebaran.fair.words.some", n=remarks), "eye", "info")
    else:
        words = Chip(texts.say("sebaran.fair.words.fine"), "check")
    looked = 2 * (outcome is Outcome.NOT_MET) + bool(remarks)
    return RaterLine(found.key, found.nama, found.people, found.final, ratings, words, looked)


def _bars(texts: Texts, found: RaterView, scale: Scale) -> ScaleBars:
    groups = (("now", found.now), ("past", found.past), ("others", found.others))
    return ScaleBars(
        texts.say(f"input.{scale}"),
        tuple(_bar(texts, name, spread, scale) for name, spread in groups),
    )


def _bar(texts: Texts, name: str, spread: Sebaran | None, scale: Scale) -> Bar:
    said = texts.say(f"sebaran.fair.group.{name}")
    given = spread.of(scale) if spread else {}
    total = sum(given.values())
    if not total:
        return Bar(said, (), texts.say("sebaran.fair.hidden"))
    parts = tuple(Part(rating, given.get(rating, 0), given.get(rating, 0) / total) for rating in Rating)
    return Bar(said, parts, texts.say("sebaran.fair.of", n=total))


def _remark(texts: Texts, found: Remark, people: int) -> RemarkLine:
    more = len(found.pegawai) - NAMED
    return RemarkLine(
        texts.say(f"sebaran.fair.remark.{found.mutu.value}", n=len(found.pegawai), jumlah=people),
        found.teks,
        tuple((each.evaluasi_id, each.nama) for each in found.pegawai[:NAMED]),
        texts.say("sebaran.fair.more", n=more) if more > 0 else "",
    )
