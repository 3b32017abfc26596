"""Of whom and of what forms are printed: the chosen lines of the list, and what another screen asked for with them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases.form_facts.model import Of, Selection
from asn_desktop.core.usecases.form_facts.registry import FORMS
from asn_desktop.core.usecases.rows import KinerjaRow
from asn_desktop.ui.presenters.cetak.state import TermChoice, is_of_person, is_of_plan


class Chosen(Struct, frozen=True):
    """`whole`: everybody the list shows. `versi`: the plan as it was agreed on before it was changed; 0 is the plan as
    it stands. `day`: as of which a form tells that tells how things stand; None: today. `narrowed`: which lines of the
    Kalender Karier. `tahun` and `unit` are what the list was narrowed to.
    """

    rows: tuple[KinerjaRow, ...] = ()
    whole: bool = False
    versi: int = 0
    day: date | None = None
    narrowed: tuple[tuple[str, str], ...] = ()
    tahun: int = 0
    unit: UUID | None = None

    @property
    def people(self) -> tuple[UUID, ...]:
        """Each once, in the list's order: a plan for each part of the year is still one person."""
        return tuple(dict.fromkeys(row.pegawai_id for row in self.rows))

    @property
    def plans(self) -> tuple[UUID, ...]:
        return tuple(row.skp_id for row in self.rows if row.skp_id is not None)

    def version_for(self, form: FormKind) -> int:
        """Only what says something of the plan alone has versions of it."""
        return self.versi if is_of_plan(form) else 0

    def units_for(self, form: FormKind) -> tuple[UUID, ...]:
        """The unit by which the list is narrowed: a list of the office is then of it and the units below."""
        return (self.unit,) if self.unit is not None and FORMS[form].of is Of.DAFTAR else ()

    def forms_of(self, form: FormKind) -> int:
        """How many there are of it: one for each plan, or of a form that needs none for each person."""
        return len(self.people if FORMS[form].of.of_day else self.plans)

    def pile_of(self, form: FormKind) -> int:
        """Of how many it is made, for the progress that is shown."""
        return self.forms_of(form) if is_of_person(form) else len(self.rows)

    def without(self, form: FormKind) -> tuple[str, ...]:
        """Names of those who get none, because they have no plan."""
        return tuple(row.nama for row in self.rows if row.skp_id is None) if is_of_person(form) else ()

    def selection(self, form: FormKind, term: TermChoice) -> Selection:
        """The same for the use case: the plan of each row, in the list's order, and the term; of a form that tells how
        things stand the people themselves, who need no plan for it.
        """
        asked = Selection(self.tahun, jenis=term.jenis, nomor=term.nomor)
        if FORMS[form].of.of_day:
            return replace(
                asked, pegawai_ids=self.people, unit_ids=self.units_for(form), hari=self.day, saring=self.narrowed
            )
        return replace(asked, skp_ids=self.plans, versi=self.version_for(form))
