"""Keys and envelopes of this installation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from asn_desktop.bootstrap.forms import paper_texts
from asn_desktop.bootstrap.law import arrived_packs
from asn_desktop.bootstrap.places import home, installation, words_file

if TYPE_CHECKING:
    from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
    from asn_desktop.core.usecases.exchange.sending import Sender
    from asn_desktop.storage.envelope import FileOpener, FileSealer
    from asn_desktop.storage.identity import CentreKeyRing, FileKeyRing


def key_ring() -> FileKeyRing:
    """The keys of this installation: beside its name, and never in an office's file."""
    from asn_desktop.storage.identity import FileKeyRing

    return FileKeyRing(home() / "identity", words_file())


def centre_key_ring(folder: Path | None = None) -> CentreKeyRing:
    """The keys of a centre, in a folder of its own."""
    from asn_desktop.storage.identity import CentreKeyRing

    return CentreKeyRing(folder or home() / "centre", words_file())


def sealer(ring: FileKeyRing) -> FileSealer:
    """Writes envelopes, signed by the keys of a ring."""
    from asn_desktop.storage.envelope import FileSealer

    return FileSealer(ring)


def opener() -> FileOpener:
    """Reads envelopes."""
    from asn_desktop.storage.envelope import FileOpener

    return FileOpener()


def sender() -> Sender:
    """This computer as it sends for its office."""
    from asn_desktop.core.usecases.exchange.sending import Sender

    ring = key_ring()
    return Sender(sealer(ring), ring, installation())


def exchange() -> ExchangeMachine:
    """This computer as the window exchanges with the centre from it."""
    import platform

    from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
    from asn_desktop.storage.identity import OfficeTrust
    from asn_desktop.storage.sticks import sticks

    ring = key_ring()
    return ExchangeMachine(
        sender(),
        opener(),
        lambda office, practice: OfficeTrust(ring, office, practice=practice),
        arrived_packs(),
        sticks,
        platform.node(),
        paper_texts(),
    )
