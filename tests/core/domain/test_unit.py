"""A unit tree from a real office: orphans and loops are shown, nobody is lost, nothing hangs."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.core.domain.unit import Unit, unit_tree


def _id(number: int) -> UUID:
    return UUID(int=number)


def _unit(number: int, parent: int | None = None) -> Unit:
    return Unit(id=_id(number), nama=f"Unit {number}", induk_id=None if parent is None else _id(parent))


def test_path_names_the_parents_from_the_top() -> None:
    tree = unit_tree([_unit(1), _unit(2, 1), _unit(3, 2)])
    assert tree.path(_id(3)) == "Unit 1 / Unit 2 / Unit 3"
    assert tree.below(_id(1)) == (_id(1), _id(2), _id(3))


def test_a_unit_with_an_unknown_parent_is_an_orphan_at_the_top() -> None:
    tree = unit_tree([_unit(1), _unit(2, 99)])
    assert tree.orphans == (_id(2),)
    assert set(tree.children[None]) == {_id(1), _id(2)}


def test_units_under_one_another_are_named_as_a_loop() -> None:
    tree = unit_tree([_unit(1, 3), _unit(2, 1), _unit(3, 2), _unit(4, 3)])
    assert [set(loop) for loop in tree.loops] == [{_id(1), _id(2), _id(3)}]
    assert _id(4) not in tree.children[None], "a unit that only hangs below a loop keeps its parent"


@given(st.dictionaries(st.integers(1, 8), st.none() | st.integers(1, 9), max_size=8))
def test_every_unit_stands_somewhere_and_every_walk_ends(parents: dict[int, int | None]) -> None:
    tree = unit_tree([_unit(number, parent) for number, parent in parents.items()])
    placed = [unit for children in tree.children.values() for unit in children]
    assert sorted(placed, key=str) == sorted((_id(number) for number in parents), key=str)
    for number in parents:
        assert _id(number) not in tree.ancestors(_id(number))
        assert _id(number) in tree.below(_id(number))
