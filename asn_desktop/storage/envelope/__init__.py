"""The envelope: one encrypted file on a stick, with evidence beside it. Only this package knows its format."""

from asn_desktop.storage.envelope.opening import FileOpener
from asn_desktop.storage.envelope.sealing import FileSealer

__all__ = ["FileOpener", "FileSealer"]
