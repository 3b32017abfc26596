"""Where the office draws its lines: tried without saving, then kept."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from typing import Protocol

from msgspec import Struct

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.talenta import KNOWN, Cutoffs
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.talenta.boxes import BoxesPresenter

FIRST_MOVED = 3
"""People named whose box another line would change."""


class Trial(Struct, frozen=True):
    """Other cut-offs: how many would change their box, and how many successors could be taken from."""

    cutoffs: Cutoffs
    moved: int
    pool: int
    names: tuple[str, ...]


class CutoffsView(Protocol):
    def show_trials(self, trials: tuple[Trial, ...], wrong: str) -> None: ...


class CutoffsPresenter:
    """Presenter of the lines; `boxes` holds the people whom they divide."""

    def __init__(self, services: Services, view: CutoffsView, boxes: BoxesPresenter) -> None:
        self._services = services
        self._view = view
        self._boxes = boxes
        self._weighing = Newest(services.runner)

    def weigh(self, menengah: str, tinggi: str) -> None:
        """What each known pair, and the one typed, would change. Nothing is saved."""
        of = self._boxes.grid
        if of is None:
            return
        wrong, own = "", of.cutoffs
        try:
            own = read_cutoffs(menengah, tinggi)
        except UserError:
            wrong = self._services.texts.say("talenta.cutoffs.wrong")
        pairs = tuple(dict.fromkeys((of.cutoffs, *KNOWN, own)))
        texts = self._services.texts

        def work(_progress: Progress, _cancel: Cancel) -> tuple[Trial, ...]:
            law = self._services.context().law.at(of.day)
            pool = law.get("talenta.kotak").value.suksesi
            return tuple(_trial(talenta.sensitivity(of, pair, law), pool, texts) for pair in pairs)

        def done(trials: tuple[Trial, ...]) -> None:
            if self._boxes.grid is of:  # those weighed are still on show
                self._view.show_trials(trials, wrong)

        self._weighing.submit(work, done, lane="free")

    def keep(self, menengah: str, tinggi: str) -> bool:
        """Keep the office's own lines. False where they cannot be read; the view has been told."""
        try:
            new = read_cutoffs(menengah, tinggi)
        except UserError as error:
            self._services.shell.report(error)
            return False

        def work(_progress: Progress, _cancel: Cancel) -> None:
            talenta.set_cutoffs(self._services.context(), new)

        def done(_none: None) -> None:
            self._services.shell.note("talenta.cutoffs.saved", menengah=new.menengah, tinggi=new.tinggi)
            self._boxes.read()

        self._services.runner.submit(work, done)
        return True


def read_cutoffs(menengah: str, tinggi: str) -> Cutoffs:
    """What was typed; a comma or a point parts decimals. Raises UserError."""
    try:
        low, high = (Decimal(text.strip().replace(",", ".")) for text in (menengah, tinggi))
    except InvalidOperation:
        raise UserError("talent_cutoffs", menengah=menengah or "–", tinggi=tinggi or "–") from None
    if not (low.is_finite() and high.is_finite() and 0 < low < high <= 100):
        raise UserError("talent_cutoffs", menengah=menengah, tinggi=tinggi)
    return Cutoffs(low, high)


def _trial(found: talenta.Sensitivity, pool: Collection[int], texts: Texts) -> Trial:
    names = tuple(
        texts.say("talenta.cutoffs.moved_one", nama=before.nama, dari=before.kotak or 0, ke=after.kotak or 0)
        for before, after in found.moved[:FIRST_MOVED]
    )
    return Trial(found.cutoffs, len(found.moved), sum(found.counts[box] for box in pool), names)
