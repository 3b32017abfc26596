"""What becomes of the chosen forms: files that are saved, or pages for a printer; and who was left out, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases import printing as usecase
from asn_desktop.core.usecases.arsip.register import register_printed
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.piles import Pile
from asn_desktop.core.usecases.ports import Cancel, PaperSize, Preview, Progress, SetForm
from asn_desktop.core.usecases.printing import Printed
from asn_desktop.ui.presenters.kinerja_list import Refused
from asn_desktop.ui.presenters.services import Printing, Services

Reason = tuple[str, str]
"""Why, and what to do now."""


class Wanted(Struct, frozen=True):
    """What is to be made. `without` are those of whom it is known before that there is nothing to make."""

    form: FormKind
    selection: Selection
    size: PaperSize
    pile: Pile
    many: int
    without: tuple[str, ...] = ()


class Output:
    """`changed` is called when it is known whom it left out."""

    def __init__(self, services: Services, printing: Callable[[], Printing], changed: Callable[[], None]) -> None:
        self._services = services
        self._printing = printing
        self._changed = changed
        self._on_printer: tuple[SetForm, ...] = ()
        self.refused: tuple[Refused, ...] = ()

    def save(self, wanted: Wanted, target: Path) -> None:
        """Save all of it: as the PDF `target`, or into the folder `target` where the pile is of several files."""
        services = self._services

        def work(progress: Progress, cancel: Cancel) -> Printed:
            made, ctx = self._printing(), services.context()
            return usecase.print_forms(
                ctx, made.paper, made.maker, wanted.form, wanted.selection, wanted.size, target,
                pile=wanted.pile, progress=progress, cancel=cancel,
            )  # fmt: skip

        def done(printed: Printed) -> None:
            if printed.cancelled:  # nothing was made of anybody: who would have been left out is no news
                services.shell.note("cetak.said.cancelled")
                return
            self._note_refused(wanted, printed)
            self._register(printed.forms)
            if wanted.pile.in_folder:
                services.shell.tell("cetak.said.saved_apart", n=len(printed.paths), folder=target.name)
            else:
                services.shell.tell("cetak.said.saved", n=len(printed.forms), name=target.name)

        services.runner.submit(work, done, lane="free", title=services.texts.say("cetak.job.save", n=wanted.many))

    def pages(self, wanted: Wanted, on_ready: Callable[[Preview], None]) -> None:
        """All pages of it, for a printer; the receiver closes them."""
        services = self._services

        def work(progress: Progress, cancel: Cancel) -> tuple[Preview, Printed]:
            made, ctx = self._printing(), services.context()
            return usecase.print_pages(
                ctx, made.paper, made.maker, wanted.form, wanted.selection, wanted.size,
                pile=wanted.pile, progress=progress, cancel=cancel,
            )  # fmt: skip

        def done(made: tuple[Preview, Printed]) -> None:
            pages, printed = made
            self._on_printer = printed.forms
            self._note_refused(wanted, printed)
            on_ready(pages)

        services.runner.submit(work, done, lane="free", title=services.texts.say("cetak.job.print", n=wanted.many))

    def printed(self, pages: int) -> None:
        """The printer has taken all pages."""
        self._register(self._on_printer)
        self._on_printer = ()
        self._services.shell.tell("cetak.said.printed", n=pages)

    def read_refused(self) -> None:
        """The user has read whose form could not be made."""
        self.refused = ()
        self._changed()

    def _note_refused(self, wanted: Wanted, printed: Printed) -> None:
        say = self._services.texts.say
        without = {(say("cetak.no_plan"), ""): list(wanted.without)} if wanted.without else {}
        self.refused = (
            *_by_reason(without),
            *_by_reason(self._reasons(printed.refused)),
            *_by_reason(self._reasons(printed.drafts), lambda names: say("cetak.as_draft", nama=names)),
        )
        self._changed()

    def _reasons(self, told: Sequence[usecase.Refused]) -> Mapping[Reason, Sequence[str]]:
        """Whom each reason, with what to do now, is the reason of."""
        found: dict[Reason, list[str]] = {}
        for one in told:
            _what, why, now = self._services.texts.error(one.error)
            found.setdefault((why, now), []).append(one.person)
        return found

    def _register(self, forms: Sequence[SetForm]) -> None:
        """Note what final forms are on paper now, so that the signed sheets find their way back."""
        if forms:
            ctx = self._services.context()
            self._services.runner.submit(lambda _p, _c: register_printed(ctx, forms), self._services.shell.offer)


def _by_reason(
    reasons: Mapping[Reason, Sequence[str]], named: Callable[[str], str] = lambda names: names
) -> tuple[Refused, ...]:
    """One line for each reason, with everybody it is the reason of: in a low window lines are dear."""
    return tuple(Refused(named(", ".join(names)), why, now) for (why, now), names in reasons.items())
