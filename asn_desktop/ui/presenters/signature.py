"""Beside an open document: has its paper come back with signatures, and does it still say what was signed?"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from asn_desktop.core.usecases.arsip.signed import TandaTangan, has_paper, signature_of
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.chips import Chip, Tone
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services

_SIGNED: dict[TandaTangan, tuple[str, Tone]] = {
    TandaTangan.ADA: ("badge-check", "ok"),
    TandaTangan.BERBEDA: ("triangle-alert", "bad"),
}


class SignatureView(Protocol):
    def show_signature(self, chip: Chip | None) -> None:
        """What is known of the signed paper; None where none has come back."""


class SignaturePresenter:
    """Asks after the document is drawn, so that nobody waits for it; layouts are loaded only where paper came back."""

    def __init__(self, services: Services, view: SignatureView) -> None:
        self._services = services
        self._view = view
        self._reading = Newest(services.runner)

    def ask(self, document: UUID) -> None:
        """Look after the paper of this plan or appraisal; only the newest question counts."""
        printing = self._services.printing
        if printing is None:
            return
        ctx = self._services.context()

        def work(_progress: Progress, _cancel: Cancel) -> TandaTangan:
            return signature_of(ctx, printing().maker, document) if has_paper(ctx, document) else TandaTangan.BELUM

        def done(found: TandaTangan) -> None:
            self._view.show_signature(self._chip(found))

        self._reading.submit(work, done)

    def _chip(self, found: TandaTangan) -> Chip | None:
        if found not in _SIGNED:
            return None
        icon, tone = _SIGNED[found]
        return Chip(self._services.texts.show(found), icon, tone)
