"""How large a piece of evidence or a scan may be in this office."""

from __future__ import annotations

from typing import Protocol

from asn_desktop.core.usecases.attachments import LIMITS, keep_limit, limit_of
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.services import Services


class LimitView(Protocol):
    def show_limit(self, megabytes: int) -> None: ...


class Limit:
    """Presenter of the choice. It counts from the next file on; what is kept already stays."""

    def __init__(self, services: Services, view: LimitView) -> None:
        self._services = services
        self._view = view

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        return tuple((str(each), self._services.texts.say("pengaturan.limit.choice", n=each)) for each in LIMITS)

    def load(self) -> None:
        def work(_progress: Progress, _cancel: Cancel) -> int:
            with self._services.context().store.read() as reader:
                return limit_of(reader)

        self._services.runner.submit(work, self._view.show_limit)

    def choose(self, megabytes: int) -> None:
        def work(_progress: Progress, _cancel: Cancel) -> None:
            keep_limit(self._services.context(), megabytes)

        self._services.runner.submit(work, lambda _none: self._view.show_limit(megabytes))
