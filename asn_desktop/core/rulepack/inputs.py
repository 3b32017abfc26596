"""What can be wrong with a question put to a rule, as opposed to its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Verdict
from asn_desktop.core.rulepack.model import Law


class InputError(UserError):
    """A value that this input of a rule cannot take (an unknown golongan, month 13), or an input it does not have."""

    def __init__(self, name: str, value: object, expected: str, place: str = "") -> None:
        """`place` is where inside the input the value stands (`[0].bulan`)."""
        super().__init__("rule_input", input=f"{name}{place}", value=str(value), expected=expected)
        self.input = name
        self.inner = place.rpartition(".")[2].partition("[")[0]
        """The key inside the input (`bulan`); empty where the input itself is at fault."""


class UnknownRuleError(UserError):
    """A rule that this version of the program does not have."""

    def __init__(self, rule: str) -> None:
        super().__init__("unknown_rule", rule=rule)


Evaluate = Callable[[str, Mapping[str, Any], Law], Verdict]
"""Rule id, inputs as a case file writes them, law: the verdict. Raises InputError, UnknownRuleError."""
