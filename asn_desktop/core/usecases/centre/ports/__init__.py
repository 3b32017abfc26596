"""What the use cases of a centre need from its database; `storage.central` fulfils these protocols.

Everything about one office happens under that office's lock, so that two operators never take in the same at once.
"""

from __future__ import annotations

from asn_desktop.core.usecases.centre.ports.desk import Answers, Disputes
from asn_desktop.core.usecases.centre.ports.history import History, Records
from asn_desktop.core.usecases.centre.ports.kept import (
    Dispute,
    EnvelopeState,
    EpochState,
    IssuedCertificate,
    KeptEnvelope,
    Outgoing,
    Settled,
)
from asn_desktop.core.usecases.centre.ports.people import People
from asn_desktop.core.usecases.centre.ports.store import NOBODY, CentreStore
from asn_desktop.core.usecases.centre.ports.unit import Down, Unit

__all__ = [
    "NOBODY",
    "Answers",
    "CentreStore",
    "Dispute",
    "Disputes",
    "Down",
    "EnvelopeState",
    "EpochState",
    "History",
    "IssuedCertificate",
    "KeptEnvelope",
    "Outgoing",
    "People",
    "Records",
    "Settled",
    "Unit",
]
