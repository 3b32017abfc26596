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
    where a centre has ever admitted this office on this computer. `restarted`: this file goes on from a copy (it was
    copied, restored or moved to this computer), and the centre has answered nothing that was written here since.
    """

    pending: Pending
    files: int
    size: int
    absent: frozenset[str]
    known: bool
    fresh: int = 0
    certificate: Certificate | None = None
    refusal: UserError | None = None
    restarted: bool = False


def look_ahead(ctx: Context, store: ExchangeStore, sender: Sender, since: Since) -> Outlook:
    """What would travel now, by whose word."""
    with store.books() as books:
        due, fresh = read_pending(books, since), read_pending(books, Since.ENVELOPE).count
        epoch, sent = books.epoch, books.sent()
    absent = ctx.vault.missing(due.files)
    here = due.files - absent
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0].id
    certificate, refusal = None, None
    try:
        certificate = licence(ctx, sender)
    except UserError as error:
        refusal = error
    certificates = sender.ring.certificates(office)
    known = any(each.installation == sender.installation for each in certificates)
    answered = any(each.epoch == epoch and each.received is not None for each in sent)
    restarted = epoch > 0 and not answered and bool(sent or certificates)
    size = sum(ctx.vault.size(sha256) for sha256 in here)
    return Outlook(due, len(here), size, absent, known, fresh, certificate, refusal, restarted)
