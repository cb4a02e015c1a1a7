"""The arguments of an op besides its tensors, in the user's words: `axis=-1`, `(-1, 8)`, `ij,jk->ik`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

AXES = {
    "Mean": 1,
    "Sum": 1,
    "Max": 1,
    "Min": 1,
    "Prod": 1,
    "All": 1,
    "Any": 1,
    "EuclideanNorm": 1,
    "ArgMax": 1,
    "ArgMin": 1,
}
"""Reductions, with the index of the input that holds the axes."""
AXIS = {"Cumsum": 1, "Cumprod": 1, "ExpandDims": 1, "ConcatV2": -1, "Split": 0}
"""Other ops, with the index of the input that holds the axis."""
ATTRIBUTES = {"Pack": "axis", "Unpack": "axis"}
SIZES = {"Reshape": 1, "Transpose": 1, "Tile": 1}
"""Ops with the index of the input that holds the size, the order or the count of each axis."""
FLAGS = {
    "MatMul": ("transpose_a", "transpose_b"),
    "BatchMatMulV2": ("adj_x", "adj_y"),
    "BatchMatMulV3": ("adj_x", "adj_y"),
}
NUMBERED = {
    "AddV2": "+",
    "Sub": "-",
    "Mul": "*",
    "RealDiv": "/",
    "FloorDiv": "//",
    "FloorMod": "%",
    "Pow": "**",
    "Less": "<",
    "Greater": ">",
    "LessEqual": "<=",
    "GreaterEqual": ">=",
    "Equal": "==",
    "NotEqual": "!=",
    "Maximum": "",
    "Minimum": "",
}
"""Ops of two operands, with their signs."""
EITHER_WAY = ("+", "*", "")
"""Signs whose operands may be swapped: the number alone says all."""
MOST_IN_SLICE = 24
"""Characters: a longer slice is left out."""
QUIET = {"Cast", "Identity"}
"""Ops whose words are left out next to others."""

Read = Callable[[Any], Any]
"""Returns the value of a tensor as a list or number, None for open parts; None where it is no constant."""


def words(op: Any, read: Read, name: str = "") -> str:
    """Return the arguments of one op as text; "" where it has none, or they are unknown before it runs.

    `name` is the user's word: an operator, or the function that the op is a part of.
    """
    kind = op.type
    if kind in AXES or kind in AXIS or kind in ATTRIBUTES or kind in {"GatherV2", "Squeeze"}:
        return _axis_words(op, read)
    if kind in SIZES:
        sizes = read(op.inputs[SIZES[kind]])
        return _text(sizes) if isinstance(sizes, list) else ""
    if kind in FLAGS:
        names = ("transpose_a", "transpose_b")
        return " ".join(name for name, flag in zip(names, FLAGS[kind]) if op.get_attr(flag))
    if kind == "StridedSlice":
        return _slice(op, read)
    if kind == "Einsum":
        return str(op.get_attr("equation").decode())
    if kind in NUMBERED:
        is_own = not name.isidentifier() or kind.lower().startswith(name.lower()[:3])
        return _number(op, read) if is_own else ""
    if kind == "LeakyRelu":
        return f"slope {op.get_attr('alpha'):.6g}"
    return str(op.outputs[0].dtype.name) if kind == "Cast" else ""


def _axis_words(op: Any, read: Read) -> str:
    """The axes of an op that works along some."""
    kind = op.type
    if kind in AXES:
        return _axes(op, read(op.inputs[AXES[kind]]))
    if kind in AXIS:
        axis = read(op.inputs[AXIS[kind]])
        return "" if axis is None else f"axis={_text(axis)}"
    if kind == "GatherV2":
        axis = read(op.inputs[2])
        return f"axis={_text(axis)}" if axis else ""
    if kind in ATTRIBUTES:
        return f"axis={op.get_attr(ATTRIBUTES[kind])}"
    axes = list(op.get_attr("squeeze_dims"))
    return f"axis={_text(axes[0] if len(axes) == 1 else axes)}" if axes else ""


def group_words(parts: list[dict[str, Any]]) -> str:
    """Return the arguments of a group of ops: those of its only telling op, or the axes that all reductions share."""
    loud = [part for part in parts if not QUIET.issuperset(part["types"])] or parts
    if len(loud) == 1:
        return str(loud[0]["words"])
    if [part["types"][0] for part in loud] in SOFTMAX:
        return _softmax_axis(str(loud[0]["words"]))
    kinds = {kind for part in loud for kind in part["types"]}
    axes = {part["words"] for part in loud if AXES.keys() & part["types"]}
    turned = "Transpose" in kinds or any("Segment" in kind for kind in kinds)  # other axes than the user's
    return str(axes.pop()) if len(axes) == 1 and not turned else ""


SOFTMAX = (["Transpose", "Softmax", "Transpose"], ["Transpose", "LogSoftmax", "Transpose"])
"""What TensorFlow makes of a softmax over another axis than the last."""


def _softmax_axis(order: str) -> str:
    """The axis that an order of all axes swaps with the last one; "" where it does something else."""
    axes = [int(text) for text in re.findall(r"\d+", order)]
    moved = [axis for axis, other in enumerate(axes) if axis != other]
    return f"axis={moved[0]}" if len(moved) == 2 and moved[1] == len(axes) - 1 else ""


def _number(op: Any, read: Read) -> str:
    """The number that an operand is: `0.5`; with the operator where the order matters: `1 - x`. "" for two tensors."""
    values = [read(tensor) if tensor.shape.rank == 0 else None for tensor in op.inputs]
    # Strings are added, too.
    texts = ["x" if value is None or isinstance(value, bytes) else f"{value:.6g}" for value in values]
    if texts.count("x") != 1:
        return ""
    sign = NUMBERED[op.type]
    return texts[texts[0] == "x"] if sign in EITHER_WAY else f"{texts[0]} {sign} {texts[1]}"


def _slice(op: Any, read: Read) -> str:
    """A slice as source: `[:, 0]`, `[..., None]`; "" for a long one, `…` for bounds unknown before it runs."""
    begin, end, steps = (read(tensor) for tensor in op.inputs[1:4])
    if not isinstance(begin, list):
        return ""
    masks = {
        name: op.get_attr(f"{name}_mask") for name in ("begin", "end", "ellipsis", "new_axis", "shrink_axis")
    }

    def bound(values: Any, place: int, mask: str) -> str:
        if mask and masks[mask] >> place & 1:
            return ""
        value = values[place] if isinstance(values, list) else None
        return "…" if value is None else str(value)

    parts = []
    for place in range(len(begin)):
        if masks["ellipsis"] >> place & 1:
            parts.append("...")
        elif masks["new_axis"] >> place & 1:
            parts.append("None")
        elif masks["shrink_axis"] >> place & 1:
            parts.append(bound(begin, place, ""))
        else:
            step = bound(steps, place, "")
            parts.append(
                f"{bound(begin, place, 'begin')}:{bound(end, place, 'end')}"
                + (f":{step}" if step != "1" else "")
            )
    text = f"[{', '.join(parts)}]"
    return text if len(text) <= MOST_IN_SLICE else ""


def _axes(op: Any, axes: Any) -> str:
    """The axes of a reduction; "" for all of them."""
    if axes is None or axes == []:
        return ""
    several = axes if isinstance(axes, list) else [axes]
    if len(several) == op.inputs[0].shape.rank and op.inputs[0].shape.rank != 1:
        return ""
    return f"axis={_text(several[0] if len(several) == 1 else several)}"


def _text(value: Any) -> str:
    if not isinstance(value, list):
        return str(value)
    inside = ", ".join(str(item) for item in value)
    return f"({inside},)" if len(value) == 1 else f"({inside})"
