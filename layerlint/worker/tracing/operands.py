"""Which operand of an op each of its tensors is, where another order would mean something else: `left`, `indices`."""

from __future__ import annotations

import re
from typing import Any

from .op_symbols import symbol

COMMUTATIVE = {
    "Add",
    "AddN",
    "AddV2",
    "BitwiseAnd",
    "BitwiseOr",
    "BitwiseXor",
    "Equal",
    "LogicalAnd",
    "LogicalOr",
    "Maximum",
    "Minimum",
    "Mul",
    "MulNoNan",
    "NotEqual",
    "SquaredDifference",
}
"""Ops to which the order of what they take means nothing."""
PAIRS = {("x", "y"), ("a", "b"), ("lhs", "rhs")}
"""What TensorFlow calls the two sides of an operator."""
SAID = {
    "SelectV2": {"t": "then", "e": "else"},
    "Select": {"t": "then", "e": "else"},
    "Pow": {"x": "base", "y": "exponent"},
}
"""Other words for its names."""

Operand = list[str]
"""The word of a source, and which operand it is."""


def names(op: Any) -> list[str]:
    """The name of each input of an op; "" where the order means nothing, or the name would say nothing."""
    kind = op.type
    if kind in COMMUTATIVE:
        return [""] * len(op.inputs)
    found: list[str] = []
    arguments = op.op_def.input_arg
    wholes = [_whole(argument.name) for argument in arguments]
    if len(set(wholes)) == 2 < len(wholes):
        return _of_sparse(wholes)
    sides = tuple(argument.name for argument in arguments)
    for argument in arguments:
        if argument.type_list_attr:
            return [""] * len(
                op.inputs
            )  # what functions and loops are given, among it what they take from around
        if argument.number_attr:
            found += [_ordinal(place) for place in range(1, op.get_attr(argument.number_attr) + 1)]
        elif sides in PAIRS and kind not in SAID:
            found.append("left" if argument.name == sides[0] else "right")
        else:
            found.append(SAID.get(kind, {}).get(argument.name, argument.name.replace("resource", "")))
    return found if len(found) == len(op.inputs) else [""] * len(op.inputs)


def _whole(name: str) -> str:
    """What a tensor is a part of: `a` for `a_indices` of a sparse one."""
    return re.sub(r"_(indices|values|shape|dense_shape)$", "", name)


def _of_sparse(wholes: list[str]) -> list[str]:
    """The names of two tensors of which one at least comes in parts."""
    both = tuple(dict.fromkeys(wholes))
    return ["left" if one == both[0] else "right" for one in wholes] if both in PAIRS else wholes


def of_group(parts: list[dict[str, Any]], name: str) -> list[Operand]:
    """Which operands the sources of ops that are one to the user are.

    Known where a single one of the ops joins what comes from several of them; each other op only changes what flows.
    """
    above: dict[str, frozenset[str]] = {}
    """What comes from outside of the group and flows into each value in it."""
    made = {f"t{item['value']}": frozenset[str]() for part in parts for item in part["outputs"]}
    joining = []
    for part in parts:
        given = {above.get(word, made.get(word, frozenset([word]))) for word, _ in part["operands"]}
        said = {operand for _, operand in part["operands"]}
        if len(given) > 1 and (len(said) > 1 or "" in said):  # not one operand from several branches
            joining.append(part)
        above.update({f"t{item['value']}": frozenset().union(*given) for item in part["outputs"]})
    if len(joining) != 1:
        return []
    found = [
        [source, operand]
        for word, operand in joining[0]["operands"]
        for source in sorted(above.get(word, [word]))
        if operand
    ]
    word = symbol(joining[0]["types"][0])
    if name.replace("_", "").startswith(word.replace("_", "")):
        return found
    return [[one, f"{operand} of {word}" if _is_place(operand) else operand] for one, operand in found]


def _is_place(operand: str) -> bool:
    """Whether an operand only has a place, `left` or `2nd`, and no name that says what it is."""
    return operand in ("left", "right") or operand[0].isdigit()


def _ordinal(place: int) -> str:
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
