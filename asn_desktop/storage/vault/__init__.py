"""Evidence and scans beside an office's file: `FileVault` is the adapter behind the port `Vault`."""

from asn_desktop.storage.vault.carrying import FolderCarrier
from asn_desktop.storage.vault.files import FileVault

__all__ = ["FileVault", "FolderCarrier"]
