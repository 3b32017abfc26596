"""Whoever clicks on faster than answers come sees the answer to the last click, and nothing of the others."""

from __future__ import annotations

from typing import Any

import pytest

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.ui.presenters.newest import Newest


class Busy:
    """A runner whose answers the test lets come in the order it likes."""

    def __init__(self) -> None:
        self.under_way: list[tuple[Any, Any]] = []

    def submit(self, _work: Any, on_done: Any, on_error: Any = None, *, lane: str = "db", title: str = "") -> Any:
        self.under_way.append((on_done, on_error))


def _read(_progress: Any, _cancel: Any) -> str:
    raise AssertionError("the runner of this test never works")


@pytest.fixture
def busy() -> Busy:
    return Busy()


def _ask(newest: Newest, shown: list[str], how: str = "submit") -> None:
    getattr(newest, how)(_read, shown.append)


def test_answers_out_of_order_leave_the_last_question_on_show(busy: Busy) -> None:
    newest, shown = Newest(busy), list[str]()
    _ask(newest, shown)
    _ask(newest, shown)
    (first, _), (second, _) = busy.under_way
    second("second")
    first("first")
    assert shown == ["second"]


def test_what_belongs_to_a_question_is_left_with_it(busy: Busy) -> None:
    newest, shown = Newest(busy), list[str]()
    _ask(newest, shown)
    _ask(newest, shown, "beside")
    (first, _), (beside, _) = busy.under_way
    first("first")
    beside("more of it")
    _ask(newest, shown, "beside")
    newest.leave()
    busy.under_way[-1][0]("too late")
    assert shown == ["first", "more of it"]


def test_a_late_refusal_is_left_but_a_fault_is_never_hidden(busy: Busy) -> None:
    newest, refused = Newest(busy), list[Exception]()
    newest.submit(_read, list[str]().append, refused.append)
    newest.submit(_read, list[str]().append, refused.append)
    late, newer = busy.under_way[0][1], busy.under_way[1][1]
    late(UserError("not_found"))
    with pytest.raises(ZeroDivisionError):
        late(ZeroDivisionError())
    newer(UserError("gone"))
    assert [error.key for error in refused if isinstance(error, UserError)] == ["gone"]
