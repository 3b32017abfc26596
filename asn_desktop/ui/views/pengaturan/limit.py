"""The card in which the largest size of evidence and scans is chosen."""

from __future__ import annotations

from asn_desktop.ui.presenters.pengaturan.limit import Limit
from asn_desktop.ui.presenters.services import Services
from asn_desktop.ui.widgets.card import Card
from asn_desktop.ui.widgets.field import Field, choice_field


class LimitCard(Card):
    def __init__(self, services: Services) -> None:
        say = services.texts.say
        super().__init__(say("pengaturan.limit.title"))
        self.presenter = Limit(services, self)
        self.field: Field = choice_field(
            say("pengaturan.limit.label"), self.presenter.choices, say("pengaturan.limit.help"), self._chosen
        )
        self.body.addWidget(self.field)

    def show_limit(self, megabytes: int) -> None:
        self.field.set_value(str(megabytes))

    def _chosen(self) -> None:
        self.presenter.choose(int(str(self.field.value)))
