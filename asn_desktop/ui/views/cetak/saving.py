"""Saving as PDF: into one file or several, at a place that is asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu

from asn_desktop.core.usecases.piles import Pile
from asn_desktop.ui.presenters.cetak.screen import CetakPresenter
from asn_desktop.ui.views.cetak.places import documents
from asn_desktop.ui.widgets.buttons import button
from asn_desktop.ui.widgets.screen import Screen


class Saving:
    """A button with the ways to save."""

    def __init__(self, screen: Screen, presenter: CetakPresenter) -> None:
        self._screen = screen
        self._presenter = presenter
        self.button = button(screen.say("cetak.save"), lambda: None, "file-down")
        self.menu = QMenu(self.button)
        self.menu.addAction(screen.say("cetak.pile.together")).triggered.connect(lambda: self.ask(presenter.pile))
        for pile, key in ((Pile.EACH, "each"), (Pile.SIGNERS, "signers")):
            said = screen.say(f"cetak.pile.{key}")
            self.menu.addAction(said).triggered.connect(lambda _checked=False, pile=pile: self.ask(pile))
        self.button.setMenu(self.menu)

    def ask(self, pile: Pile) -> None:
        """Ask where to, and save there."""
        folder = documents()
        say = self._screen.say
        if pile.in_folder:
            chosen = QFileDialog.getExistingDirectory(self._screen, say("cetak.choose_folder"), folder)
            if chosen:
                self.save_to(Path(chosen), pile)
            return
        suggested = str(Path(folder) / self._presenter.file_name)
        kinds = f"{say('cetak.pdf')} (*.pdf)"
        chosen, _ = QFileDialog.getSaveFileName(self._screen, say("cetak.choose_file"), suggested, kinds)
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf"), pile)

    def save_to(self, target: Path, pile: Pile) -> None:
        """Save without asking."""
        self._presenter.save(target, pile)
