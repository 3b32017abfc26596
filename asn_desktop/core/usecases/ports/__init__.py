"""What use cases need from outside, as protocols; adapters in `storage` fulfil them, `bootstrap` joins them."""

from asn_desktop.core.usecases.ports.context import Context, chunks, no_safeguard
from asn_desktop.core.usecases.ports.file import Reader, Store, UnitOfWork
from asn_desktop.core.usecases.ports.paper import (
    Cover,
    FormSheet,
    NotSet,
    OnSet,
    PageSetup,
    Paper,
    PaperSize,
    Preview,
    SetForm,
)
from asn_desktop.core.usecases.ports.spreadsheets import Cell, Sheet, Sheets
from asn_desktop.core.usecases.ports.vault import Kept, NoVault, Vault, VaultState
from asn_desktop.core.usecases.ports.work import Cancel, Progress, never, no_progress

__all__ = [
    "Cancel",
    "Cell",
    "Context",
    "Cover",
    "FormSheet",
    "Kept",
    "NoVault",
    "NotSet",
    "OnSet",
    "PageSetup",
    "Paper",
    "PaperSize",
    "Preview",
    "Progress",
    "Reader",
    "SetForm",
    "Sheet",
    "Sheets",
    "Store",
    "UnitOfWork",
    "Vault",
    "VaultState",
    "chunks",
    "never",
    "no_progress",
    "no_safeguard",
]
