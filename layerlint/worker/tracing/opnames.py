"""Ops as the user wrote them: `relu`, `+`, `softmax`, with the line; ops of one library function are one."""

from __future__ import annotations

import re
from typing import Any

from .callsites import GENERATED, Callsites, Place

SYMBOLS = {
    "AddV2": "+",
    "Add": "+",
    "BiasAdd": "bias_add",
    "Sub": "-",
    "Mul": "*",
    "RealDiv": "/",
    "Div": "/",
    "DivNoNan": "/",
    "FloorDiv": "//",
    "FloorMod": "%",
    "Pow": "**",
    "Neg": "-",
    "MatMul": "matmul",
    "BatchMatMulV2": "matmul",
    "BatchMatMulV3": "matmul",
    "StridedSlice": "[…]",
    "Slice": "[…]",
    "ConcatV2": "concat",
    "GatherV2": "gather",
    "ResourceGather": "gather",
    "Pack": "stack",
    "Unpack": "unstack",
    "SelectV2": "where",
    "Less": "<",
    "Greater": ">",
    "Equal": "==",
    "LessEqual": "<=",
    "GreaterEqual": ">=",
    "NotEqual": "!=",
    "While": "while_loop",
    "StatelessWhile": "while_loop",
    "If": "cond",
    "StatelessIf": "cond",
    "LogicalNot": "not",
    "LogicalAnd": "and",
    "LogicalOr": "or",
    "StatefulPartitionedCall": "function",
    "PartitionedCall": "function",
    "SquaredDifference": "squared_difference",
    "ReadVariableOp": "read",
    "AssignVariableOp": "assign",
    "AssignAddVariableOp": "assign_add",
    "AssignSubVariableOp": "assign_sub",
}
OPERATORS = {"+", "-", "*", "/", "//", "%", "**", "<", ">", "==", "<=", ">=", "!=", "[…]", "not", "and", "or"}
PLAIN = {
    "add",
    "subtract",
    "sub",
    "multiply",
    "mul",
    "truediv",
    "divide",
    "div",
    "div_no_nan",
    "floordiv",
    "floor_div",
    "mod",
    "floormod",
    "pow",
    "power",
    "negative",
    "neg",
    "strided_slice",
    "slice",
    "less",
    "greater",
    "equal",
    "less_equal",
    "greater_equal",
    "not_equal",
    "logical_not",
    "logical_and",
    "logical_or",
    "getitem",
    "true_divide",
    "add_v2",
}
"""Library functions that are no more than the operator."""
WRAPPERS = re.compile(
    r"^(<.*>|\w*wrapper\w*|error_handler|op_dispatch_handler|_?(r_)?binary_op_wrapper(_mul)?|__\w+__|new_func|"
    r"symbolic_call|any_symbolic_tensors|decorated|_slice_helper|_check_index|tensor_equals|tensor_not_equals|"
    r"_?run_op|converted_call|_call_unconverted|tf__\w+|if_stmt|for_stmt|while_stmt|\w*dispatch\w*|\w*factory|convert_to_tensor|"
    r"_slice_helper_var|retval_|if_body|else_body|loop_body|get_state|set_state|_multiply|_mul_dispatch|"
    r"_add_dispatch|_truediv_python3|_sub_dispatch|call|_call_wrapper|call_with_unspecified_conversion_status|"
    r"_tf_if_stmt|_tf_while_stmt)$"
)


def named(op: Any, callsites: Callsites) -> tuple[str, Place, str]:
    """The user's word for an op, the user's line, and a key that ops of one library call on one line share."""
    frames = [(item[0], item[1], item[2]) for item in (op.traceback or ())]
    start = 0
    for number, (file, _, _) in enumerate(frames):
        if file.startswith(callsites.worker):
            start = number + 1
    last = -1
    for number in range(start, len(frames)):
        if callsites.is_users(frames[number][0]) or GENERATED in frames[number][0]:
            last = number
    raw = SYMBOLS.get(op.type) or _snake(op.type)
    place: Place = None
    if last >= 0:
        place = [frames[last][0], frames[last][1]]
        below = [frame[2] for frame in frames[last + 1 :]]
    else:  # a layer of a library: its own line is as good a key
        below = [frame[2] for frame in frames[start + 1 :]]
    names = [name for name in below if not WRAPPERS.match(name)]
    if raw in OPERATORS and (not names or _clean(names[0]) in PLAIN):
        word = raw
    else:
        word = _clean(names[0]) if names and last >= 0 else raw
    line = frames[last][:2] if last >= 0 else tuple(frame[1] for frame in frames[start : start + 4])
    return word, place, f"{line}:{word}"


def _clean(name: str) -> str:
    return re.sub(r"_v\d$", "", name.strip("_"))


def _snake(name: str) -> str:
    name = re.sub(r"V\d$", "", name)
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def grouped(ops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Join ops of the same call and key that feed each other; number what is left."""
    maker: dict[str, int] = {}
    leader = list(range(len(ops)))

    def find(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    for number, op in enumerate(ops):
        for out in op["outputs"]:
            maker[f"t{out['value']}"] = number
    for number, op in enumerate(ops):
        for word in op["inputs"]:
            other = maker.get(word)
            if other is not None and ops[other]["key"] == op["key"] and ops[other]["call"] == op["call"]:
                first, second = find(other), find(number)
                leader[max(first, second)] = min(first, second)
    groups: dict[int, list[int]] = {}
    for number in range(len(ops)):
        groups.setdefault(find(number), []).append(number)
    users: dict[str, set[int]] = {}
    for number, op in enumerate(ops):
        for word in op["inputs"]:
            users.setdefault(word, set()).add(find(number))
    out = []
    for members in sorted(groups.values(), key=lambda item: item[-1]):
        parts = [ops[number] for number in members]
        inside = {f"t{item['value']}" for part in parts for item in part["outputs"]}
        here = find(members[0])
        joined = dict(parts[-1])
        joined.pop("key")
        joined["types"] = [kind for part in parts for kind in part["types"]]
        joined["inputs"] = _unique(word for part in parts for word in part["inputs"] if word not in inside)
        joined["reads"] = _unique(word for part in parts for word in part["reads"])
        joined["writes"] = [pair for part in parts for pair in part["writes"]]
        joined["outputs"] = [item for part in parts for item in part["outputs"]]
        joined["ends"] = [
            item["value"]
            for part in parts
            for item in part["outputs"]
            if users.get(f"t{item['value']}", {here}) != {here} or part is parts[-1]
        ]
        joined["number"] = len(out)
        out.append(joined)
    return out


def _unique(words: Any) -> list[str]:
    return list(dict.fromkeys(words))
