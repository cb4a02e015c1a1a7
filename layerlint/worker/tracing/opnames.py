"""Ops as the user wrote them: `relu`, `+`, `softmax`, with the line; the ops of one library call are one group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import Any

from . import op_words, operands
from .callsites import GENERATED, Callsites, Frame, Place
from .op_symbols import symbol

OPERATORS = {
    "+",
    "-",
    "*",
    "/",
    "//",
    "%",
    "**",
    "<",
    ">",
    "==",
    "<=",
    ">=",
    "!=",
    "[…]",
    "not",
    "and",
    "or",
    "-x",
}
ORDERED = {"-", "-x", "/", "//", "%", "**"}
"""Operators that are not grouped where one feeds the next: `a - b - c` stays two ops."""
OPERATOR_FUNCTIONS = {
    "neg",
    "negative",
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
"""Library functions that are equal to an operator."""
WRAPPERS = re.compile(
    r"^(<.*>|\w*wrapper\w*|error_handler|op_dispatch_handler|_?(r_)?binary_op_wrapper(_mul)?|__\w+__|new_func|"
    r"symbolic_call|any_symbolic_tensors|decorated|_slice_helper|_check_index|tensor_equals|tensor_not_equals|"
    r"_?run_op|converted_call|_call_unconverted|tf__\w+|if_stmt|for_stmt|while_stmt|\w*dispatch\w*|\w*factory|convert_to_tensor|"
    r"_slice_helper_var|retval_|if_body|else_body|loop_body|get_state|set_state|_multiply|_mul_dispatch|"
    r"_add_dispatch|_truediv_python3|_sub_dispatch|call|_call_wrapper|call_with_unspecified_conversion_status|"
    r"_tf_if_stmt|_tf_while_stmt|wrapped)$"
)

CONVERTERS = {
    "maybe_convert",
    "maybe_cast_inputs",
    "cast_single_tensor",
    "convert_input_args",
    "autocast",
    "standardize_inputs",
    "convert_inputs_to_tensors",
    "conform_to_reference_input",
    "adjust_input_rank",
}
"""Functions of Keras that convert the inputs of a layer or model to the dtype and rank that it needs."""


def converts(op: Any, callsites: Callsites) -> bool:
    """Whether Keras itself converts a tensor on its way into a layer."""
    _, _, last, names = _named_below(op, callsites)
    return last is None or bool(names and _clean(names[0]) in CONVERTERS)


def _named_below(op: Any, callsites: Callsites) -> tuple[list[Frame], int, int | None, list[str]]:
    """The frames of an op, where the traced call starts, the user's innermost frame, the functions that it calls."""
    frames = [(item[0], item[1], item[2]) for item in (op.traceback or ())]
    start = max(
        (at + 1 for at, frame in enumerate(frames) if frame[0].startswith(callsites.worker)), default=0
    )
    last = _users_frame(frames, start, callsites)
    # A layer of a library has no user frame; its own line serves as the key.
    below = frames[start + 1 :] if last is None else frames[last + 1 :]
    return frames, start, last, [name for _, _, name in below if not WRAPPERS.match(name)]


def named(op: Any, callsites: Callsites) -> tuple[str, Place, str]:
    """Return the user's word for an op, the user's line, and a key that the ops of one library call share."""
    frames, start, last, names = _named_below(op, callsites)
    raw = symbol(op.type)
    operator = raw in OPERATORS and (not names or _clean(names[0]) in OPERATOR_FUNCTIONS)
    converting = bool(op.type == "Cast" and (last is None or (names and _clean(names[0]) in CONVERTERS)))
    if converting:
        raw = f"→ {op.outputs[0].dtype.name}"  # Keras brings an input to the dtype that the layer computes in
    if "gradient_tape/" in op.name or _in_gradient(frames[start:]):
        place = None if last is None else [frames[last][0], frames[last][1]]
        return GRADIENT, place, f"{place}:{GRADIENT}"
    if last is None:
        return raw, None, f"{tuple(frame[1] for frame in frames[start : start + 4])}:{raw}"
    file, line, _ = frames[last]
    loss = _loss_function(frames[last + 1 :], callsites)
    if loss:
        return loss, [file, line], f"{(file, line)}:of a loss"
    word = raw if operator or converting or not names else _clean(names[0])
    alone = f"{word}:{op.name}" if operator and raw in ORDERED else word
    return word, [file, line], f"{(file, line)}:{alone}"


GRADIENT = "gradient"
"""The word for what `GradientTape.gradient` computes."""


def _in_gradient(frames: list[Frame]) -> bool:
    """Whether `GradientTape.gradient` runs: it also makes the ones that it begins with."""
    return any(name == "gradient" and file.endswith("backprop.py") for file, _, name in frames)


REDUCTION = "reduction"
"""The word for what a Keras loss does with the result of its `call`, in several functions."""


def _loss_function(below: list[Frame], callsites: Callsites) -> str:
    """The function of a Keras loss object that the user calls, or `REDUCTION`; "" for an op outside of a loss."""
    for at, (file, _, name) in enumerate(below):
        if name == "__call__" and file.startswith(callsites.keras) and "losses" in file:
            inner = [name for _, _, name in below[at + 1 :]]
            named = [name for name in inner if not WRAPPERS.match(name)]
            return _clean(named[0]) if "call" in inner and named else REDUCTION
        if not WRAPPERS.match(name):
            return ""
    return ""


FUNCTIONS = {
    "+": ("add", "add_v2", "__add__", "__radd__"),
    "-": ("subtract", "sub", "__sub__", "__rsub__"),
    "*": ("multiply", "mul", "__mul__", "__rmul__"),
    "/": ("truediv", "true_divide", "divide", "__truediv__"),
    "//": ("floordiv", "floor_div", "floor_divide", "__floordiv__"),
    "**": ("pow", "power", "__pow__"),
    "matmul": ("__matmul__",),
}
"""Operators with the functions that implement them."""


def function_word(names: list[str]) -> str:
    """Return the user's word for a library function, by the names of the running functions, the outermost first."""
    for name in names:
        operator = next(
            (word for word, functions in FUNCTIONS.items() if _clean(name) in functions or name in functions),
            "",
        )
        if operator or not WRAPPERS.match(name):
            return operator or _clean(name)
    return ""


def initializes(op: Any, callsites: Callsites) -> bool:
    """Whether an op computes the initial value of a variable."""
    worker = [item[2] for item in op.traceback or () if item[0].startswith(callsites.worker)]
    return bool(worker) and worker[-1] in ("add_weight", "__init__", "_creator")


def _users_frame(frames: list[Frame], start: int, callsites: Callsites) -> int | None:
    """The innermost frame of the user's code, from the start on."""
    users = (
        at
        for at in range(len(frames) - 1, start - 1, -1)
        if callsites.is_user_file(frames[at][0]) or GENERATED in frames[at][0]
    )
    return next(users, None)


def _clean(name: str) -> str:
    return re.sub(r"(_for_tf)?_v\d$", "", name.strip("_"))


def grouped(ops: list[dict[str, Any]], taken: Collection[str] = ()) -> list[dict[str, Any]]:
    """Join ops of the same call and key that feed each other; number the groups.

    `taken` has the words that something other than an op takes: a call, an output, a loss.
    """
    leaders = _leaders(ops, taken)
    groups: dict[int, list[int]] = {}
    users: dict[str, set[int]] = {}
    for number, op in enumerate(ops):
        groups.setdefault(leaders[number], []).append(number)
        for word in op["inputs"]:
            users.setdefault(word, set()).add(leaders[number])
    out: list[dict[str, Any]] = []
    for leader, members in sorted(groups.items(), key=lambda item: item[1][-1]):
        parts = [ops[number] for number in members]
        values = [item["value"] for part in parts for item in part["outputs"]]
        elsewhere = {value for value in values if users.get(f"t{value}", {leader}) != {leader}}
        out.append({**_joined(parts, elsewhere), "number": len(out)})
    return out


def _leaders(ops: list[dict[str, Any]], taken: Collection[str]) -> list[int]:
    """For each op, the first op of its group.

    Two calls of one function are two groups, as in `a @ b @ c` or in a loop. Operators of a line are one, `a + b + c`,
    unless something else takes what is between them.
    """
    maker = {f"t{out['value']}": number for number, op in enumerate(ops) for out in op["outputs"]}
    takers = Counter(word for op in ops for word in set(op["inputs"]))
    leader = list(range(len(ops)))
    whole = [_is_whole_call(op) for op in ops]
    """Whether the group of an op has one that is all that its function does."""

    def find(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    for number, op in enumerate(ops):
        for word in op["inputs"]:
            other = maker.get(word)
            if other is None or not _alike(ops[other], op):
                continue
            first, second = sorted((find(other), find(number)))
            if first == second or (whole[first] and whole[second]):
                continue
            if op["name"] in OPERATORS and (takers[word] > 1 or word in taken):
                continue
            leader[second] = first
            whole[first] = whole[first] or whole[second]
    return [find(number) for number in range(len(ops))]


def _alike(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether two ops are of one call of a function, or operators of one line."""
    if (first["key"], first["call"]) != (second["key"], second["call"]):
        return False
    runs = (first.get("invocation"), second.get("invocation"))
    return second["name"] in OPERATORS or None in runs or runs[0] == runs[1]


def _is_whole_call(op: dict[str, Any]) -> bool:
    """Whether an op has the name of the function that the user calls: `MatMul` of `matmul`."""
    words = re.sub(r"^Batch(?=MatMul)|V\d$", "", op["types"][0])
    return bool(
        re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", words).lower() == op["name"].replace("matmul", "mat_mul")
    )


def _joined(parts: list[dict[str, Any]], elsewhere: set[int]) -> dict[str, Any]:
    """A group as one op. It ends in the outputs of the last one, and in the values that are used elsewhere."""
    produced = {f"t{item['value']}" for part in parts for item in part["outputs"]}
    joined = {name: value for name, value in parts[-1].items() if name not in ("key", "invocation")}
    telling = _telling(parts)
    joined["name"] = telling[-1]["name"]
    joined["words"] = op_words.group_words(telling)
    joined["types"] = [kind for part in parts for kind in part["types"]]
    joined["inputs"] = _unique(word for part in parts for word in part["inputs"] if word not in produced)
    joined["operands"] = operands.group_operands(parts, joined["name"])
    joined["reads"] = _unique(word for part in parts for word in part["reads"])
    joined["writes"] = [pair for part in parts for pair in part["writes"]]
    joined["outputs"] = [item for part in parts for item in part["outputs"]]
    joined["ends"] = [
        item["value"]
        for part in parts
        for item in part["outputs"]
        if part is parts[-1] or item["value"] in elsewhere
    ]
    return joined


def _telling(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The telling ops of a group: of a loss, those of its function alone."""
    return [part for part in parts if part["name"] != REDUCTION] or parts


def _unique(words: Any) -> list[str]:
    return list(dict.fromkeys(words))
