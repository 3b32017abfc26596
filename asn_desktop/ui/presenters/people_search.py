"""People to pick from while a name or a NIP is being typed."""

from __future__ import annotations

from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.entry_fields import Option

AT_MOST = 12


def people_like(ctx: Context, text: str) -> tuple[Option, ...]:
    """The people whose name or NIP is like the text, best first; typing errors are forgiven."""
    with ctx.store.read() as reader:
        found = reader.search(text, limit=AT_MOST)
    return tuple(Option(str(hit.id), hit.title, hit.detail) for hit in found if hit.kind == "pegawai")
