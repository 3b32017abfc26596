"""Evidence of the offices at the centre: each content once, under its SHA-256, whole or not at all."""

from __future__ import annotations

import os
from hashlib import sha256 as hashed
from pathlib import Path

from asn_desktop.core.kernel.errors import UserError


class EvidenceFolder:
    """See `core.usecases.centre.receiving.EvidencePlace`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, sha256: str) -> bool:
        return self._file(sha256).is_file()

    def put(self, sha256: str, content: bytes) -> None:
        file = self._file(sha256)
        making = file.with_suffix(f".{os.getpid()}.making")  # two operators may bring the same file at once
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with making.open("wb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
            making.replace(file)
        except OSError as problem:
            making.unlink(missing_ok=True)
            raise UserError("centre_evidence_not_kept", folder=str(self.folder), detail=str(problem)) from problem

    def read(self, sha256: str) -> bytes:
        try:
            content = self._file(sha256).read_bytes()
        except OSError as problem:
            raise UserError("centre_evidence_missing", name=sha256[:8]) from problem
        if hashed(content).hexdigest() != sha256:
            raise UserError("centre_evidence_missing", name=sha256[:8])
        return content

    def remove(self, sha256: str) -> None:
        """Once nobody names it any more."""
        self._file(sha256).unlink(missing_ok=True)

    def _file(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256
