"""The parser of `--init`, `--input` and `--call`: forms from which the worker builds values.

A form is plain JSON: `{"kind": "tensor", "dtype": "float32", "shape": [3, 64]}`, or a dict, list or tuple of forms.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from layerlint.errors import LayerlintError

DTYPES = frozenset(
    [
        "float16",
        "bfloat16",
        "float32",
        "float64",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "bool",
        "string",
        "complex64",
        "complex128",
    ]
)
LAYOUTS = ("sparse", "ragged")
EXAMPLE = 'write it like "float32[None,64]" or "{\'ids\': int32[2,16]}"'


@dataclass(frozen=True, slots=True)
class Arguments:
    """Positional and keyword arguments; texts of Python expressions, or forms of tensors."""

    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.args or self.kwargs)

    def json(self) -> dict[str, Any]:
        return {"args": list(self.args), "kwargs": dict(self.kwargs)}


def parse_arguments(text: str, option: str) -> Arguments:
    """`units=4, activation='relu'` as texts of expressions, which the worker evaluates."""
    call = _call(text, option, "write it like \"units=4, activation='relu'\"")
    args = tuple(ast.unparse(item) for item in call.args)
    return Arguments(args, {_keyword(item, option): ast.unparse(item.value) for item in call.keywords})


def parse_inputs(texts: Sequence[str], option: str = "--input") -> Arguments:
    """`float32[3,64]`, `a=float32[2,3]`, `{'ids': int32[2,16]}`: each text may hold several, with commas."""
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    for text in texts:
        joined = re.sub(r"\b(sparse|ragged)\s+([a-z]+\d*)\s*\[", r"\1_\2[", text)
        call = _call(re.sub(r"(\b[a-z_]+\d*)\[\s*\]", r"\1[()]", joined), option, EXAMPLE)
        args.extend(_form(item, text, option) for item in call.args)
        for item in call.keywords:
            name = _keyword(item, option)
            kwargs[name] = _form(item.value, text, option)
    return Arguments(tuple(args), kwargs)


def _call(text: str, option: str, example: str) -> ast.Call:
    try:
        call = ast.parse(f"f({text})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError) as problem:
        reason = problem.msg if isinstance(problem, SyntaxError) else problem
        raise LayerlintError(f"{option} `{text}` cannot be read ({reason}); {example}") from problem
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        raise LayerlintError(f"{option} `{text}` cannot be read; {example}")
    return call


def _keyword(item: ast.keyword, option: str) -> str:
    if item.arg is None:
        raise LayerlintError(f"{option}: ** cannot be used here; name each argument")
    return item.arg


def _form(node: ast.expr, text: str, option: str) -> dict[str, Any]:
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        return _tensor(node.value.id, node.slice, text, option)
    if isinstance(node, ast.Dict):
        items: dict[str, Any] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
                raise LayerlintError(f"{option} `{text}`: the keys must be quoted names; {EXAMPLE}")
            items[key.value] = _form(value, text, option)
        return {"kind": "dict", "items": items}
    if isinstance(node, ast.List | ast.Tuple):
        kind = "list" if isinstance(node, ast.List) else "tuple"
        return {"kind": kind, "items": [_form(item, text, option) for item in node.elts]}
    if isinstance(node, ast.Constant) and (
        node.value is None or isinstance(node.value, bool | int | float | str)
    ):
        return {"kind": "literal", "value": node.value}
    raise LayerlintError(f"{option} `{text}`: `{ast.unparse(node)}` is no tensor; {EXAMPLE}")


def _tensor(name: str, size: ast.expr, text: str, option: str) -> dict[str, Any]:
    layout, _, dtype = name.rpartition("_")
    if dtype not in DTYPES or layout not in ("", *LAYOUTS):
        raise LayerlintError(
            f"{option} `{text}`: `{name}` is not a dtype; use one of {', '.join(sorted(DTYPES))}"
        )
    sizes = size.elts if isinstance(size, ast.Tuple) else [size]
    shape = [_size(item, text, option) for item in sizes]
    form: dict[str, Any] = {"kind": "tensor", "dtype": dtype, "shape": shape}
    if batch := [axis for axis, item in enumerate(sizes) if _is_batch(item)]:
        form["batch"] = batch
    return {**form, "layout": _layout(layout, shape, text, option)} if layout else form


def _layout(layout: str, shape: list[int | None], text: str, option: str) -> str:
    if layout == "ragged" and None not in shape[1:]:
        raise LayerlintError(
            f"{option} `{text}`: no dimension of the ragged tensor is open; write None for those whose sizes differ"
        )
    return layout


def _is_batch(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "batch"


def _size(node: ast.expr, text: str, option: str) -> int | None:
    if _is_batch(node):
        return None
    if isinstance(node, ast.Constant) and (node.value is None or type(node.value) is int):
        return node.value
    raise LayerlintError(
        f"{option} `{text}`: `{ast.unparse(node)}` is not a size; use a whole number, None for an open one, "
        "or batch for one as large as the batch"
    )


def written(form: dict[str, Any]) -> str:
    """A form in the syntax of `--input`."""
    if form["kind"] == "tensor":
        layout = f"{form['layout']} " if form.get("layout") else ""
        return f"{layout}{form['dtype']}[{','.join(_sizes(form))}]"
    if form["kind"] == "dict":
        return "{" + ", ".join(f"{key!r}: {written(part)}" for key, part in form["items"].items()) + "}"
    if form["kind"] == "literal":
        return repr(form["value"])
    inside = ", ".join(written(part) for part in form["items"])
    return f"[{inside}]" if form["kind"] == "list" else f"({inside},)"


def _sizes(form: dict[str, Any]) -> list[str]:
    """The sizes of a tensor as texts; `batch` for one behind the first that is open as the batch is."""
    batch = form.get("batch", ())
    return [
        "batch" if size is None and axis and axis in batch else str(size)
        for axis, size in enumerate(form["shape"])
    ]
