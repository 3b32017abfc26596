"""The archive: what was printed, what came back with signatures, and taking in what the scanner has read."""

from __future__ import annotations

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.printing import FormMaker
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.ui.presenters.arsip.list import ArsipRows
from asn_desktop.ui.presenters.arsip.opened import Opened
from asn_desktop.ui.presenters.arsip.scans import Scans
from asn_desktop.ui.presenters.arsip.state import ArsipState, ArsipView, Board
from asn_desktop.ui.presenters.listing import Listing
from asn_desktop.ui.presenters.services import Services

CONCERNS = frozenset({"cetakan", "pindaian", "skp", "evaluasi", "rencana_karier", "pegawai"})


class ArsipPresenter:
    """Presenter of the archive: `listing` is what the list shows, `scans` what comes back, `opened` one form of it."""

    def __init__(self, services: Services, view: ArsipView) -> None:
        self._services = services
        self._board = Board(view)
        rows = ArsipRows()
        self.listing = Listing(services, "arsip", rows.count, rows.some, Sort("tanggal", descending=True))
        self.scans = Scans(services, self._board, self._maker)
        self.opened = Opened(services, self._board, self._maker)

    @property
    def state(self) -> ArsipState:
        return self._board.state

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""
        if changes.kinds & CONCERNS:
            self.listing.refresh()
            if self.state.shown is not None:
                self.opened.open(self.state.shown.row)

    def render(self) -> None:
        self._board.show()

    def _maker(self) -> FormMaker:
        if self._services.printing is None:
            raise UserError("nothing_to_print")
        return self._services.printing().maker
