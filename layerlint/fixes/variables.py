"""A `tf.Variable` as the `add_weight` call that makes the same weight."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import dotted, is_super_call, keras_prefix, names_in, self_name, walk

Render = Callable[[cst.CSTNode], "str | None"]
"""The text of an expression at the place where it will stand; None when it cannot stand there."""

_VARIABLE = (
    "initial_value",
    "trainable",
    "validate_shape",
    "caching_device",
    "name",
    "variable_def",
    "dtype",
)
_RANDOM = {
    "random.normal": ("RandomNormal", "random_normal_initializer", ("shape", "mean", "stddev", "dtype", "seed")),
    "random.truncated_normal": ("TruncatedNormal", "", ("shape", "mean", "stddev", "dtype", "seed")),
    "random.uniform": ("RandomUniform", "random_uniform_initializer", ("shape", "minval", "maxval", "dtype", "seed")),
}  # fmt: skip
_DEFAULTS = {"mean": "0.0", "stddev": "1.0", "minval": "0.0", "maxval": "1.0"}


def variable_to_add_weight(site: Site) -> Edits | None:
    """`tf.Variable(...)` becomes `self.add_weight(...)` with its shape, initializer, dtype, trainable and name."""
    made = site.node
    method = next((one for one in site.around(made) if isinstance(one, cst.FunctionDef)), None)
    if not isinstance(made, cst.Call) or method is None or method is not site.function(method.name.value):
        return None
    if any(isinstance(one, cst.Lambda) for one in site.around(made)):
        return None
    if method.name.value == "__init__":
        if not _after_super_init(site, method, made):
            return None
    elif method.name.value != "build":
        return None
    holder = site.parent(made)
    name = site.value("path") if isinstance(holder, (cst.Assign, cst.AnnAssign)) else ""
    text = as_add_weight(site, made, self_name(method), name, site.text)
    return (site.replace(made, text),) if text is not None else None


def _after_super_init(site: Site, init: cst.FunctionDef, node: cst.CSTNode) -> bool:
    """Whether a statement of `__init__` itself calls `super().__init__` before the node."""
    around = set(site.around(node))
    for statement in init.body.body:
        if statement in around:
            return False
        if isinstance(statement, cst.SimpleStatementLine) and any(
            isinstance(small, cst.Expr) and is_super_call(small.value, "__init__") for small in statement.body
        ):
            return True
    return False


def _arguments(call: cst.Call, names: tuple[str, ...]) -> dict[str, cst.BaseExpression] | None:
    """The arguments by name; None when some are unpacked or have no name."""
    found: dict[str, cst.BaseExpression] = {}
    for index, arg in enumerate(call.args):
        if arg.star or (arg.keyword is None and index >= len(names)):
            return None
        found[arg.keyword.value if arg.keyword is not None else names[index]] = arg.value
    return found


def as_add_weight(site: Site, made: cst.Call, own: str, name: str, render: Render) -> str | None:
    """The text of the `add_weight` call that makes the same weight as a `tf.Variable` call."""
    root = dotted(made.func).removesuffix(".Variable")
    given = _arguments(made, _VARIABLE)
    if (
        given is None
        or root == dotted(made.func)
        or not given.keys() <= {"initial_value", "trainable", "name", "dtype"}
    ):
        return None
    start = given.get("initial_value")
    found = _initial(site, start, root, render) if start is not None else None
    if found is None:
        return None
    shape, initializer, dtype = found
    parts = {"shape": shape, "initializer": initializer, "dtype": dtype}
    if "dtype" in given:
        parts["dtype"] = render(given["dtype"]) or ""
    if "trainable" in given:
        parts["trainable"] = render(given["trainable"]) or ""
    elif any(word in parts["dtype"] for word in ("int", "bool")):
        parts["trainable"] = "False"
    if "name" in given:
        parts["name"] = render(given["name"]) or ""
    elif name.isidentifier():
        parts["name"] = f'"{name}"'
    if any(not text for key, text in parts.items() if key in given):
        return None
    return f"{own}.add_weight({', '.join(f'{key}={text}' for key, text in parts.items() if text)})"


def _initial(site: Site, node: cst.BaseExpression, root: str, render: Render) -> tuple[str, str, str] | None:
    """Shape, initializer and dtype ("" for the default) of an initial value; None when they are not certain."""
    number = _number(node)
    if number is not None:
        dtype = {float: "", int: '"int32"', bool: '"bool"'}[type(number)]
        if number in (0, 1):
            return "()", '"ones"' if number else '"zeros"', dtype
        prefix = keras_prefix(site)
        constant = f"{prefix}.initializers.Constant" if prefix else f"{root}.constant_initializer"
        return "()", f"{constant}({site.source(node)})", dtype
    if not isinstance(node, cst.Call):
        return None
    function = dotted(node.func)
    short = function.removeprefix(f"{root}.")
    if short in {"zeros", "ones"} and short != function:
        given = _arguments(node, ("shape", "dtype"))
        if given is None or not given.keys() <= {"shape", "dtype", "name"} or "shape" not in given:
            return None
        return _described(given, f'"{short}"', render)
    if short in _RANDOM and short != function:
        return _random(site, node, root, short, render)
    if _is_initializer(site, node.func):
        given = _arguments(node, ("shape", "dtype"))
        text = render(node.func)
        if given is None or not given.keys() <= {"shape", "dtype"} or "shape" not in given or text is None:
            return None
        return _described(given, text, render)
    return None


def _random(site: Site, node: cst.Call, root: str, short: str, render: Render) -> tuple[str, str, str] | None:
    keras, plain, names = _RANDOM[short]
    given = _arguments(node, names)
    if given is None or not given.keys() <= set(names) or "shape" not in given:
        return None
    prefix = keras_prefix(site)
    if not prefix and not plain:
        return None
    settings: list[str] = []
    for key in names:
        if key in {"shape", "dtype"}:
            continue
        text = render(given[key]) if key in given else _DEFAULTS.get(key, "")
        if text is None:
            return None
        if text:
            settings.append(f"{key}={text}")
    made = f"{prefix}.initializers.{keras}" if prefix else f"{root}.{plain}"
    return _described(given, f"{made}({', '.join(settings)})", render)


def _described(
    given: dict[str, cst.BaseExpression], initializer: str, render: Render
) -> tuple[str, str, str] | None:
    shape = given["shape"]
    if not _is_shape(shape):
        return None
    text = render(shape)
    dtype = render(given["dtype"]) if "dtype" in given else ""
    return None if text is None or dtype is None else (text, initializer, dtype)


def _is_shape(node: cst.BaseExpression) -> bool:
    """Whether an expression certainly is a static shape: a list or tuple, or a slice of one."""
    if isinstance(node, (cst.List, cst.Tuple)):
        return not any(isinstance(one, cst.StarredElement) for one in node.elements)
    if isinstance(node, cst.BinaryOperation):
        return _is_shape(node.left) and _is_shape(node.right)
    slices = isinstance(node, cst.Subscript) and isinstance(node.slice[0].slice, cst.Slice)
    return slices and isinstance(node, cst.Subscript) and dotted(node.value).endswith("shape")


def _is_initializer(site: Site, func: cst.BaseExpression) -> bool:
    """Whether what is called is an initializer object: made on the spot, or a local that was."""
    if isinstance(func, cst.Call):
        name = dotted(func.func)
        return name.endswith("_initializer") or ".initializers." in f".{name}"
    if isinstance(func, cst.Name):
        method = site.function_of(func)
        made = only_value(method, func.value) if method is not None else None
        return isinstance(made, cst.Call) and _is_initializer(site, made)
    return False


def _number(node: cst.BaseExpression) -> float | int | bool | None:
    if isinstance(node, cst.Name) and node.value in {"True", "False"}:
        return node.value == "True"
    sign = 1
    if isinstance(node, cst.UnaryOperation) and isinstance(node.operator, cst.Minus):
        node, sign = node.expression, -1
    if isinstance(node, cst.Integer):
        return sign * int(node.evaluated_value)
    if isinstance(node, cst.Float):
        return sign * float(node.evaluated_value)
    return None


@lru_cache(maxsize=64)
def only_value(method: cst.FunctionDef, name: str) -> cst.BaseExpression | None:
    """The value of a local that is assigned exactly once, by a plain assignment."""
    found: list[cst.BaseExpression] = []
    for one in walk(method):
        if isinstance(one, cst.Assign):
            for target in one.targets:
                if isinstance(target.target, cst.Name) and target.target.value == name:
                    found.append(one.value)
                elif name in names_in(target.target) and not isinstance(
                    target.target, (cst.Attribute, cst.Subscript)
                ):
                    return None
        elif (
            isinstance(one, (cst.AugAssign, cst.AnnAssign, cst.For, cst.NamedExpr))
            and name in names_in(one.target)
        ) or (isinstance(one, cst.Param) and one.name.value == name):
            return None
    return found[0] if len(found) == 1 else None
