"""What is asked above the buttons of a plan: when both agreed, who appraises, why it is opened again, its period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.presenters.skp.document import SkpPresenter
from asn_desktop.ui.presenters.skp.split import Proposed
from asn_desktop.ui.presenters.skp.state import SkpState
from asn_desktop.ui.views.skp.period_panel import PeriodPanel
from asn_desktop.ui.views.skp.split_panel import SplitPanel
from asn_desktop.ui.widgets.confirm_panel import ConfirmPanel
from asn_desktop.ui.widgets.date_field import DateField
from asn_desktop.ui.widgets.field import Field, text_field
from asn_desktop.ui.widgets.pick_field import PickField


class Questions:
    """The questions of one sheet; `state` is the plan it shows. None is a dialog."""

    def __init__(self, services: Services, presenter: SkpPresenter, state: Callable[[], SkpState | None]) -> None:
        say = self._say = services.texts.say
        self._services = services
        self._presenter = presenter
        self._state = state
        cancel = say("evaluasi.finalise.cancel")
        self.date = Field(say("skp.agree.date"), DateField(services.texts), say("skp.agree.help"))
        go = say("skp.action.agree")
        self.agreement = ConfirmPanel(go, self.date, go, cancel, self._agreed)
        self._found = PickField(searched=True)
        self._found.wanted.connect(lambda text: presenter.look_for_raters(text, self._found.set_options))
        self.rater = ConfirmPanel(
            say("skp.rater.title"),
            Field(say("skp.rater.field"), self._found, say("skp.rater.help")),
            say("skp.rater.go"),
            cancel,
            self._rater_chosen,
        )
        self._reason = text_field(say("skp.reopen.reason"), say("skp.reopen.help"))
        go = say("skp.action.reopen")
        self.reason = ConfirmPanel(say("skp.reopen.title"), self._reason, go, cancel, self._reopened)
        self.split = SplitPanel(services.texts, presenter)
        self.period = PeriodPanel(services.texts, presenter)

    @property
    def panels(self) -> tuple[QWidget, ...]:
        """All of them, each hidden until it is asked."""
        return self.split, self.period, self.agreement, self.rater, self.reason

    def ask_day(self) -> None:
        """On which day both agreed."""
        self.date.set_value(self._services.context().today)
        self.agreement.ask()

    def ask_rater(self) -> None:
        """Who appraises by this plan."""
        self._found.set_value("")
        self._found.clear()
        self.rater.ask()

    def ask_reason(self) -> None:
        """Why a plan that both agreed on is opened again."""
        self._reason.set_value("")
        self.reason.ask()

    def ask_period(self) -> None:
        """From which day to which the plan is."""
        state = self._state()
        if state is not None:
            self.period.ask(state)

    def ask_split(self, suggested: Proposed | None = None) -> None:
        """On which day another plan begins; `suggested` is one on which something changed."""
        state = self._state()
        agreed = state is not None and state.locked
        if suggested is None:
            self.split.ask(None, agreed=agreed)
            return
        self.split.ask(suggested.day, suggested.sebab, agreed=agreed)
        facts = {"sebab": suggested.sebab, "tanggal": suggested.day}
        self.split.title.setText(self._say("skp.split.suggested", **facts, lama=suggested.before, baru=suggested.after))

    def _agreed(self) -> bool:
        day = self.date.value
        if not isinstance(day, date):
            self.date.set_error(self._say("skp.agree.invalid"))
            return False
        if day > self._services.context().today:
            self.date.set_error(self._say("skp.agree.to_come", tanggal=day))
            return False
        self._presenter.agree(day)
        return True

    def _rater_chosen(self) -> bool:
        if self._found.text().strip() and not self._found.value:
            self.rater.field.set_error(self._say("skp.rater.unknown"))
            return False
        self._presenter.set_rater(self._found.value)
        return True

    def _reopened(self) -> bool:
        reason = str(self._reason.value).strip()
        if not reason:
            self._reason.set_error(self._say("error.plan_reason_missing.now"))
            return False
        self._presenter.reopen(reason)
        return True
