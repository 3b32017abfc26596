"""Everything that is worth knowing before a stick is written: what would travel, and whether this computer may send."""

from __future__ import annotations

from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.exchange.trust import Certificate
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange.books import ExchangeStore
from asn_desktop.core.usecases.exchange.pending import Pending, Since, read_pending
from asn_desktop.core.usecases.exchange.sending import Sender, licence
from asn_desktop.core.usecases.ports import Context


class Outlook(Struct, frozen=True):
    """`fresh` is how many entries no envelope has held. `files` of evidence have `size` bytes together; `absent` are
    hashes of those that the office itself lacks.

    `certificate` is that by which this computer sends; without one, `refusal` says why it may not. `known` is True
    where a centre has ever admitted this office on this computer.
    """

    pending: Pending
    files: int
    size: int
    absent: frozenset[str]
    known: bool
    fresh: int = 0
    certificate: Certificate | None = None
    refusal: UserError | None = None


def look_ahead(ctx: Context, store: ExchangeStore, sender: Sender, since: Since) -> Outlook:
    """What would travel now, by whose word."""
    with store.books() as books:
        due, fresh = read_pending(books, since), read_pending(books, Since.ENVELOPE).count
    absent = ctx.vault.missing(due.files)
    here = due.files - absent
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0].id
    certificate, refusal = None, None
    try:
        certificate = licence(ctx, sender)
    except UserError as error:
        refusal = error
    known = any(each.installation == sender.installation for each in sender.ring.certificates(office))
    size = sum(ctx.vault.size(sha256) for sha256 in here)
    return Outlook(due, len(here), size, absent, known, fresh, certificate, refusal)
