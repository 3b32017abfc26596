"""What is being typed, kept durably while it is typed, so that a power cut costs at most the last letters."""

from __future__ import annotations

from typing import Any

from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.services import Services


class Drafts:
    """Keeps drafts by place: `<screen>/<record id>/<field>`. Only the newest text of a place is ever written."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._newest: dict[str, Any] = {}
        self._writing = False

    def typed(self, place: str, value: Any) -> None:
        """Keep the text of a field; call it on every change."""
        self._newest[place] = value
        self._write()

    def settled(self, *places: str) -> None:
        """Forget drafts whose fields were saved or deliberately given up."""
        for place in places:
            self._newest[place] = None
        self._write()

    def _write(self) -> None:
        if self._writing or not self._newest:
            return
        self._writing = True
        batch, self._newest = self._newest, {}

        def work(_progress: Progress, _cancel: Cancel) -> None:
            store = self._services.context().store
            for place, value in batch.items():
                store.keep_draft(place, value)

        def done(_none: None) -> None:
            self._writing = False
            self._write()

        def failed(error: Exception) -> None:
            self._writing = False
            raise error

        self._services.runner.submit(work, done, failed)


def split_place(place: str) -> tuple[str, str, str]:
    """Screen, record id and field of a draft's place."""
    screen, _, rest = place.partition("/")
    identity, _, field = rest.partition("/")
    return screen, identity, field
