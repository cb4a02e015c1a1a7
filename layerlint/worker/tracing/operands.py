"""The operand name of each tensor of an op, where the order matters: `left`, `indices`."""

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
"""Ops whose operands may be swapped."""
PAIRS = {("x", "y"), ("a", "b"), ("lhs", "rhs")}
"""TensorFlow's names of the two sides of an operator."""
DIVISIONS = ("Div", "DivNoNan", "FloorDiv", "FloorMod", "Mod", "RealDiv", "TruncateDiv", "TruncateMod")
SAID = {
    "SelectV2": {"t": "then", "e": "else"},
    "Select": {"t": "then", "e": "else"},
    "Pow": {"x": "base", "y": "exponent"},
    "Sub": {"x": "", "y": "subtracted"},
    **{division: {"x": "", "y": "divisor"} for division in DIVISIONS},
}
"""The user's words for TensorFlow's names; "" where the word of the other side says enough."""

Operand = list[str]
"""The word of a source, and the name of the operand."""


def names(op: Any) -> list[str]:
    """Return the operand name of each input of an op; "" where the order or the name says nothing."""
    kind = op.type
    if kind in COMMUTATIVE:
        return [""] * len(op.inputs)
    operand_names: list[str] = []
    arguments = op.op_def.input_arg
    wholes = [_whole(argument.name) for argument in arguments]
    if len(set(wholes)) == 2 < len(wholes):
        return _sparse_names(wholes)
    sides = tuple(argument.name for argument in arguments)
    for argument in arguments:
        if argument.type_list_attr:
            return [""] * len(
                op.inputs
            )  # what functions and loops are given, among it what they take from around
        if argument.number_attr:
            operand_names += [_ordinal(place) for place in range(1, op.get_attr(argument.number_attr) + 1)]
        elif sides in PAIRS and kind not in SAID:
            operand_names.append("left" if argument.name == sides[0] else "right")
        else:
            operand_names.append(SAID.get(kind, {}).get(argument.name, argument.name.replace("resource", "")))
    return operand_names if len(operand_names) == len(op.inputs) else [""] * len(op.inputs)


def _whole(name: str) -> str:
    """The tensor that a component belongs to: `a` for `a_indices` of a sparse one."""
    return re.sub(r"_(indices|values|shape|dense_shape)$", "", name)


def _sparse_names(wholes: list[str]) -> list[str]:
    """The names of two tensors of which at least one comes in components."""
    both = tuple(dict.fromkeys(wholes))
    return ["left" if whole == both[0] else "right" for whole in wholes] if both in PAIRS else wholes


def group_operands(parts: list[dict[str, Any]], name: str) -> list[Operand]:
    """Return the operands of a group of ops, each with its source.

    Empty unless a single one of the ops joins several sources; the others then only change what flows.
    """
    above: dict[str, frozenset[str]] = {}
    """The sources outside of the group that flow into each of its values."""
    produced = {f"t{item['value']}": frozenset[str]() for part in parts for item in part["outputs"]}
    joining = []
    for part in parts:
        origins = {above.get(word, produced.get(word, frozenset([word]))) for word, _ in part["operands"]}
        said = {operand for _, operand in part["operands"]}
        if len(origins) > 1 and (len(said) > 1 or "" in said):  # not one operand from several branches
            joining.append(part)
        above.update({f"t{item['value']}": frozenset().union(*origins) for item in part["outputs"]})
    if len(joining) != 1:
        return []
    pairs = [
        [source, operand]
        for word, operand in joining[0]["operands"]
        for source in sorted(above.get(word, [word]))
        if operand
    ]
    word = symbol(joining[0]["types"][0])
    if name.replace("_", "").startswith(word.replace("_", "")):
        return pairs
    return [[source, f"{operand} of {word}" if _is_place(operand) else operand] for source, operand in pairs]


def _is_place(operand: str) -> bool:
    """Whether an operand has only a position, `left` or `2nd`, and no telling name."""
    return operand in ("left", "right") or operand[0].isdigit()


def _ordinal(place: int) -> str:
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
