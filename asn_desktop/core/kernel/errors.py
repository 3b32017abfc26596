"""Errors that a person can read, and the end of a task by its user. Anything else is a bug."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can understand and act on.

    `key` names three sentences in the catalogue (`error.<key>.what`, `.why`, `.now`): what happened, why,
    and what to do now. `facts` fill the placeholders of those sentences.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.key}({details})"


class CancelledError(Exception):
    """The user ended a task: nothing has changed, nothing half done is left, and nobody is told what they did."""


class StaleRecordError(UserError):
    """Somebody saved the record after it was read; nothing was overwritten."""

    def __init__(self, kind: str, identity: object) -> None:
        super().__init__("stale_record", kind=kind, identity=str(identity))


class NotFoundError(UserError):
    """The record does not exist or lies in the bin."""

    def __init__(self, kind: str, identity: object) -> None:
        super().__init__("not_found", kind=kind, identity=str(identity))
