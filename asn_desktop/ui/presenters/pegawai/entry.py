"""One history entry while it is being added or changed, and what one field of it says about the others."""

from __future__ import annotations

from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.pegawai import Profile
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.entry_fields import Form, form_of
from asn_desktop.ui.presenters.pegawai.fields import HISTORIES
from asn_desktop.ui.presenters.pegawai.page import Choices, Page

NEW = "baru"
"""In the place of a draft: an entry that has never been saved."""


class Entry(Struct, frozen=True):
    """A history entry being added (`id` None) or changed."""

    tab: str
    id: UUID | None
    form: Form
    behind: Form | None = None
    """The decision that waits while an official outside the office is being added."""


def place_of(entry: Entry) -> str:
    """Where what is typed into the entry is kept, inside the person's drafts."""
    return f"{entry.tab}/{entry.id or NEW}"


def record_of(profile: Profile, tab: str, identity: UUID) -> Record | None:
    """The saved entry, or None where it is gone."""
    entries: tuple[Record, ...] = getattr(profile, "penetapan" if tab == "penilai" else tab)
    return next((entry for entry in entries if entry.id == identity), None)


def entry_form(page: Page, choices: Choices, tab: str, identity: UUID | None, texts: Texts) -> Form:
    """The fields of an entry as saved; of a new one, empty but for what nearly always holds."""
    preset = {"status": StatusJabatan.DEFINITIF.value} if identity is None and tab in ("jabatan", "penilai") else {}
    record = record_of(page.profile, tab, identity) if identity else None
    options = choices.options | {"pegawai": page.appraisers}
    return form_of(f"pegawai.{tab}", HISTORIES[tab].sections, record, texts, options, **preset)


def from_post(choices: Choices | None, identity: str) -> dict[str, str]:
    """What a post of the office says about the entry: name, kind, level, eselon, unit."""
    post = choices.posts.get(UUID(identity)) if choices else None
    if choices is None or post is None:
        return {}
    unit = next((option.label for option in choices.options["unit"] if option.value == str(post.unit_id)), "")
    return {
        "nama": post.nama,
        "jenis": post.jenis.value,
        "jenjang": post.jenjang.value if post.jenjang else "",
        "eselon": post.eselon,
        "unit_nama": unit,
    }


def weight_of(jenis: str, ctx: Context) -> dict[str, str]:
    """The level of a sanction follows from its kind, by the rule pack."""
    kinds = ctx.law.at(ctx.today).get("disiplin.jenis").value.baris
    return next(({"tingkat": kind.tingkat.value} for kind in kinds if kind.jenis.value == jenis), {})
