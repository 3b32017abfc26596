"""What a file from the centre brought, line by line in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.exchange.receipt import Outcome, Receipt
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.exchange.arriving import Found, Landed
from asn_desktop.core.usecases.exchange.books import Way
from asn_desktop.ui.presenters.chips import Tone
from asn_desktop.ui.presenters.kirim.records import Named, Place

FACES = Place("kirim", None, "perbaikan")
RULES = Place("pengaturan", None, "aturan")


class ArrivalLine(Struct, frozen=True):
    """One thing that came; `place` is where to look at it."""

    text: str
    icon: str
    tone: Tone
    place: Place | None = None


class After(Struct, frozen=True):
    """What this office knows after taking it in: names of records, numbers of envelopes, and answers still open."""

    names: Mapping[UUID, Named]
    numbers: Mapping[UUID, int]
    open: frozenset[tuple[int, int]]


def arrival_lines(texts: Texts, found: Found, after: After) -> tuple[ArrivalLine, ...]:
    """Everything, what wants somebody to act with where to do it. Nothing new is told, too."""
    new = [landed for landed in found.landed if not landed.arrival.again]
    lines = tuple(line for landed in new for line in _lines(texts, landed, after))
    if not lines:
        lines = (ArrivalLine(texts.say(f"kirim.arrived.{'nothing' if new else 'again'}"), "info", "info"),)
    unread = (ArrivalLine(" ".join(texts.error(error)), "triangle-alert", "warn") for error in found.unread)
    return (*lines, *unread)


def _lines(texts: Texts, landed: Landed, after: After) -> Iterator[ArrivalLine]:
    say, arrival = texts.say, landed.arrival
    for receipt in arrival.receipts:
        yield _receipt(texts, receipt, after)
    if arrival.foreign:
        yield ArrivalLine(say("kirim.arrived.foreign", n=len(arrival.foreign)), "triangle-alert", "warn")
    for kind, identity in arrival.ahead:
        named = after.names.get(identity) or Named(kind)
        yield ArrivalLine(say("kirim.arrived.ahead", data=named.label), "triangle-alert", "warn", named.place)
    if arrival.corrections:
        yield ArrivalLine(say("kirim.arrived.corrections", n=len(arrival.corrections)), "pencil", "info", FACES)
    if arrival.reference:
        what = ", ".join(say(f"kind.{kind}") for kind in arrival.kinds)
        yield ArrivalLine(say("kirim.arrived.reference", n=arrival.reference, apa=what), "circle-check", "ok")
    for moved in arrival.moved:
        named = after.names.get(moved.pegawai_id) or Named("")
        key = "in" if moved.way is Way.IN else "out"
        said = say(f"kirim.arrived.moved_{key}", nama=named.label, kantor=moved.name)
        yield ArrivalLine(said, "user-plus" if key == "in" else "user", "info", named.place)
    for trial in landed.kept:
        said = say("kirim.arrived.pack", aturan=trial.title, n=len(trial.results), hari=trial.file.active_from)
        yield ArrivalLine(said, "scale", "ok", RULES)
    for error in landed.refused:
        yield ArrivalLine(" ".join(texts.error(error)), "shield-alert", "bad", RULES)


def _receipt(texts: Texts, receipt: Receipt, after: After) -> ArrivalLine:
    number = after.numbers.get(receipt.envelope, 0)
    if receipt.gap is not None:
        first, last = receipt.gap
        said = texts.say("kirim.arrived.gap", nomor=number, dari=first, sampai=last)
        return ArrivalLine(said, "clock", "warn")
    still = sum((each.epoch, each.seq) in after.open for each in receipt.open)  # others were closed since
    n = sum(receipt.count(each) for each in Outcome) - still
    if not still:
        return ArrivalLine(texts.say("kirim.arrived.whole", nomor=number, n=n), "circle-check", "ok")
    said = texts.say("kirim.arrived.part", nomor=number, n=n, lain=still)
    return ArrivalLine(said, "triangle-alert", "warn")
