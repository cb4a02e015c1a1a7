"""Input forms (shape and dtype as plain data) read from expressions that create tensors."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from typing import Any

from layerlint.plan.argument_texts import literal_of
from layerlint.plan.meanings import meaning
from layerlint.plan.name_scope import NameScope, dotted

DEPTH = 6
MOST = 4096
"""A longer axis costs time and shows nothing more."""
Form = dict[str, Any]
_SHAPED = re.compile(
    r".*\b(ones|zeros|empty|normal|uniform|truncated_normal|stateless_normal|stateless_uniform|random|random_sample"
    r"|sample|standard_normal|lognormal)"
)
_LIBRARY_CALL = re.compile(r"(numpy|np|tf|keras)\b.*")
_VALUES = re.compile(r".*\.(constant|array|asarray|convert_to_tensor|Variable)")
_INPUTS = re.compile(r"keras\.(layers\.)?Input|Input")
_TYPES = {"float": "float32", "int": "int64", "bool": "bool", "bool_": "bool", "str": "string"}


def form_of(node: ast.expr, scope: NameScope, depth: int = DEPTH) -> Form | None:
    """Return the form of the tensor that an expression creates; None where it is unknown."""
    node, scope = meaning(node, scope)
    if not depth:
        return None
    if isinstance(node, ast.List | ast.Tuple):
        if (values := _numbers_form(literal_of(node, scope), "")) is not None:
            return values
        parts = [form_of(element, scope, depth - 1) for element in node.elts]
        return {"kind": "list", "items": parts} if parts and None not in parts else None
    if isinstance(node, ast.Dict):
        return _dict_form(node, scope, depth)
    if isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float | str):
        return {"kind": "literal", "value": node.value}
    return _call_form(node, scope, depth) if isinstance(node, ast.Call) else None


def _dict_form(node: ast.Dict, scope: NameScope, depth: int) -> Form | None:
    items = {}
    for key, value in zip(node.keys, node.values, strict=True):
        name, form = literal_of(key, scope), form_of(value, scope, depth - 1)
        if not isinstance(name, str) or form is None:
            return None
        items[name] = form
    return {"kind": "dict", "items": items} if items else None


def _call_form(node: ast.Call, scope: NameScope, depth: int) -> Form | None:
    name = dotted(node.func, scope)
    if _INPUTS.fullmatch(name):
        return _input_form(node, scope)
    if not _LIBRARY_CALL.fullmatch(name):
        return _method_form(node, node.func, scope, depth)
    last = name.rpartition(".")[2]
    if ".ragged." in name or ".sparse." in name:
        return _ragged_form(node, scope) if name == "tf.ragged.constant" else None
    for words, read in _READERS:
        if last in words:
            return read(node, scope, depth)
    if _VALUES.fullmatch(name):
        return _values_form(node, scope)
    if _SHAPED.fullmatch(name):
        return tensor(
            _argument_value(node, scope, "shape", "size", first=0), _dtype(node, scope) or "float32"
        )
    return None


def _cast_form(node: ast.Call, scope: NameScope, depth: int) -> Form | None:
    inner = form_of(node.args[0], scope, depth - 1) if node.args else None
    if inner is None or inner["kind"] != "tensor":
        return None
    name = _dtype_name(_argument(node, "dtype", 1), scope)
    return {**inner, "dtype": _TYPES.get(name, name) or inner["dtype"]}


def _method_form(node: ast.Call, func: ast.expr, scope: NameScope, depth: int) -> Form | None:
    """`x.astype("int32")` and `x.reshape(2, 3)`."""
    if not isinstance(func, ast.Attribute) or func.attr not in ("astype", "reshape"):
        return None
    inner = form_of(func.value, scope, depth - 1)
    if inner is None or inner["kind"] != "tensor":
        return None
    if func.attr == "astype":
        name = _dtype_name(node.args[0] if node.args else None, scope)
        return {**inner, "dtype": _TYPES.get(name, name) or inner["dtype"]}
    sizes = [literal_of(size, scope) for size in node.args]
    return tensor(
        sizes[0] if len(sizes) == 1 and isinstance(sizes[0], tuple | list) else sizes, inner["dtype"]
    )


def _reshape_form(node: ast.Call, scope: NameScope, depth: int) -> Form | None:
    inner = form_of(node.args[0], scope, depth - 1) if node.args else None
    if inner is None or inner["kind"] != "tensor":
        return None
    return tensor(literal_of(_argument(node, "shape", 1), scope), inner["dtype"])


def _dimensions_form(node: ast.Call, scope: NameScope, depth: int) -> Form | None:
    return tensor([literal_of(size, scope) for size in node.args], "float32")


def _integers_form(node: ast.Call, scope: NameScope, depth: int) -> Form | None:
    shape = _argument_value(node, scope, "size", "shape")
    if shape is None:
        first = literal_of(node.args[0], scope) if node.args else None
        shape = first if isinstance(first, tuple | list) else literal_of(_argument(node, "size", 2), scope)
    return tensor(shape, _dtype(node, scope) or "int32")


def _filled_form(node: ast.Call, scope: NameScope, depth: int) -> Form | None:
    shape = _argument(node, "shape", 99) or _argument(node, "dims", 0)
    value = literal_of(_argument(node, "value", 99) or _argument(node, "fill_value", 1), scope)
    usual = {bool: "bool", int: "int32", str: "string"}.get(type(value), "float32")
    return tensor(literal_of(shape, scope), _dtype(node, scope) or usual)


def _range_form(node: ast.Call, scope: NameScope, depth: int) -> Form | None:
    end = literal_of(node.args[0], scope) if len(node.args) == 1 else None
    return tensor([end], _dtype(node, scope) or "int32")


def _values_form(node: ast.Call, scope: NameScope) -> Form | None:
    return _numbers_form(literal_of(node.args[0], scope) if node.args else None, _dtype(node, scope))


def _ragged_form(node: ast.Call, scope: NameScope) -> Form | None:
    """`tf.ragged.constant([[1, 2], [3]])`: every dimension is open."""
    value = literal_of(node.args[0], scope) if node.args else None
    rows: list[object] = [value]
    rank = 0
    while rows and all(isinstance(row, list | tuple) for row in rows):
        rank += 1
        rows = [item for row in rows if isinstance(row, list | tuple) for item in row]
    if rank < 2 or not rows:
        return None
    dtype = _dtype(node, scope) or {bool: "bool", int: "int32", str: "string"}.get(type(rows[0]), "float32")
    return {"kind": "tensor", "dtype": dtype, "shape": [None] * rank, "layout": "ragged"}


def _numbers_form(value: object, dtype: str) -> Form | None:
    """The form of nested lists of numbers or strings."""
    shape: list[int] = []
    while isinstance(value, list | tuple) and value:
        shape.append(len(value))
        value = value[0]
    if not shape or value is None or isinstance(value, list | tuple | dict):
        return None
    return tensor(shape, dtype or {bool: "bool", int: "int32", str: "string"}.get(type(value), "float32"))


def _input_form(node: ast.Call, scope: NameScope) -> Form | None:
    whole = literal_of(_argument(node, "batch_shape", 99), scope)
    shape = whole if isinstance(whole, tuple | list) else _argument_value(node, scope, "shape", first=0)
    if isinstance(shape, int):
        shape = (shape,)
    if not isinstance(shape, tuple | list):
        return None
    sizes = list(shape) if whole is not None else [1, *shape]
    dtype = _dtype(node, scope) or "float32"
    if not all(size is None or (type(size) is int and 0 < size <= MOST) for size in sizes):
        return None
    return {"kind": "tensor", "dtype": dtype, "shape": [None, *(size or 8 for size in sizes[1:])]}


_READERS: Sequence[tuple[tuple[str, ...], Callable[[ast.Call, NameScope, int], Form | None]]] = (
    (("cast",), _cast_form),
    (("fill", "full"), _filled_form),
    (("reshape",), _reshape_form),
    (("rand", "randn"), _dimensions_form),
    (("randint", "integers", "random_integers"), _integers_form),
    (("arange", "range"), _range_form),
)


def tensor(shape: object, dtype: str) -> Form | None:
    """Return the form of a tensor whose first axis is the batch; None where `shape` is no valid shape."""
    if isinstance(shape, int) and not isinstance(shape, bool):
        shape = [shape]
    if not isinstance(shape, list | tuple) or not shape:
        return None
    if not all(type(size) is int and 0 < size <= MOST for size in shape):
        return None
    return {"kind": "tensor", "dtype": dtype, "shape": [None, *shape[1:]]}


def _argument(node: ast.Call, name: str, place: int) -> ast.expr | None:
    for keyword in node.keywords:
        if keyword.arg == name:
            return keyword.value
    return node.args[place] if place < len(node.args) else None


def _argument_value(node: ast.Call, scope: NameScope, *names: str, first: int = 99) -> object:
    for name in names:
        argument = _argument(node, name, 99)
        if argument is not None:
            return literal_of(argument, scope)
    return literal_of(node.args[first], scope) if first < len(node.args) else None


def _dtype(node: ast.Call, scope: NameScope) -> str:
    name = _dtype_name(_argument(node, "dtype", 99), scope)
    return _TYPES.get(name, name)


def _dtype_name(node: ast.expr | None, scope: NameScope) -> str:
    """The name of a dtype as the source writes it: `tf.int32`, `np.int32`, `"int32"`, `int`."""
    if node is None:
        return ""
    node, scope = meaning(node, scope)
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    name = dotted(node, scope).rpartition(".")[2]
    return name if re.fullmatch(r"(u?int|float|bfloat|complex)\d*|bool|bool_|string|str", name) else ""
