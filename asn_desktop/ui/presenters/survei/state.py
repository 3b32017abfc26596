"""What the page of surveys shows."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.ui.presenters.chips import Chip
from asn_desktop.ui.presenters.kinerja_list import Option
from asn_desktop.ui.presenters.survei.form import SurveyForm
from asn_desktop.ui.presenters.why import Why


class SurveyLine(Struct, frozen=True):
    """One survey in the list."""

    id: UUID
    unit: str
    layanan: str
    masa: str
    ikm: str
    mutu: Chip

    @property
    def short(self) -> Chip:
        """The letter of the quality alone, for narrow columns."""
        return replace(self.mutu, text=self.mutu.text[:1])


class SurveyDetail(Struct, frozen=True):
    """The chosen survey. `together` tells of all surveys of its unit, where there are several."""

    id: UUID
    layanan: str
    unit: str
    about: str
    ikm: str
    mutu: Chip
    together: str
    why: Why
    sampel: Why


class SurveyState(Struct, frozen=True):
    """What the page shows; `form` takes the place of the chosen survey while it is open."""

    years: tuple[Option, ...] = ()
    tahun: str = ""
    lines: tuple[SurveyLine, ...] = ()
    chosen: UUID | None = None
    detail: SurveyDetail | None = None
    form: SurveyForm | None = None
    units: tuple[Option, ...] = ()
    elements: tuple[str, ...] = ()
    none: bool = True
    """Nothing was recorded for the year, whatever is searched for."""


class SurveyView(Protocol):
    def render(self, state: SurveyState) -> None: ...
