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


def key_ring(folder: Path | None = None) -> FileKeyRing:
    """The keys of this installation: beside its name, and never in an office's file; or those in a folder."""
    from asn_desktop.storage.identity import FileKeyRing

    return FileKeyRing(folder or home() / "identity", words_file())


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


def sender(ring: FileKeyRing | None = None) -> Sender:
    """This computer as it sends for its office, with its own keys or with others."""
    from asn_desktop.core.usecases.exchange.sending import Sender

    ring = ring or key_ring()
    return Sender(sealer(ring), ring, installation())


def exchange(keys: Path | None = None) -> ExchangeMachine:
    """This computer as the window exchanges with the centre from it, with its own keys or those in a folder."""
    import platform

    from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
    from asn_desktop.storage.identity import OfficeTrust
    from asn_desktop.storage.sticks import sticks

    ring = key_ring(keys)
    return ExchangeMachine(
        sender(ring),
        opener(),
        lambda office, practice: OfficeTrust(ring, office, practice=practice),
        arrived_packs(),
        sticks,
        platform.node(),
        paper_texts(),
    )
