"""Turn `tf.Variable` calls into `add_weight` calls that create the same weight."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import dotted, is_super_call, keras_prefix, names_in, self_name, walk

Render = Callable[[cst.CSTNode], "str | None"]
"""From an expression to its text at another place; None if it is invalid there."""

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
    creation = site.node
    method = next((outer for outer in site.around(creation) if isinstance(outer, cst.FunctionDef)), None)
    if not isinstance(creation, cst.Call) or method is None or method is not site.function(method.name.value):
        return None
    if any(isinstance(outer, cst.Lambda) for outer in site.around(creation)):
        return None
    if method.name.value == "__init__":
        if not _after_super_init(site, method, creation):
            return None
    elif method.name.value != "build":
        return None
    holder = site.parent(creation)
    name = site.value("path") if isinstance(holder, (cst.Assign, cst.AnnAssign)) else ""
    text = as_add_weight(site, creation, self_name(method), name, site.text)
    return (site.replace(creation, text),) if text is not None else None


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
    arguments: dict[str, cst.BaseExpression] = {}
    for index, arg in enumerate(call.args):
        if arg.star or (arg.keyword is None and index >= len(names)):
            return None
        arguments[arg.keyword.value if arg.keyword is not None else names[index]] = arg.value
    return arguments


def as_add_weight(site: Site, creation: cst.Call, own: str, name: str, render: Render) -> str | None:
    """The text of the `add_weight` call that creates the same weight as a `tf.Variable` call."""
    root = dotted(creation.func).removesuffix(".Variable")
    arguments = _arguments(creation, _VARIABLE)
    if (
        arguments is None
        or root == dotted(creation.func)
        or not arguments.keys() <= {"initial_value", "trainable", "name", "dtype"}
    ):
        return None
    start = arguments.get("initial_value")
    initial = _initial(site, start, root, render) if start is not None else None
    if initial is None:
        return None
    shape, initializer, dtype = initial
    parts = {"shape": shape, "initializer": initializer, "dtype": dtype}
    if "dtype" in arguments:
        parts["dtype"] = render(arguments["dtype"]) or ""
    if "trainable" in arguments:
        parts["trainable"] = render(arguments["trainable"]) or ""
    elif any(word in parts["dtype"] for word in ("int", "bool")):
        parts["trainable"] = "False"
    if "name" in arguments:
        parts["name"] = render(arguments["name"]) or ""
    elif name.isidentifier():
        parts["name"] = f'"{name}"'
    if any(not text for key, text in parts.items() if key in arguments):
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
        arguments = _arguments(node, ("shape", "dtype"))
        if (
            arguments is None
            or not arguments.keys() <= {"shape", "dtype", "name"}
            or "shape" not in arguments
        ):
            return None
        return _described(arguments, f'"{short}"', render)
    if short in _RANDOM and short != function:
        return _random(site, node, root, short, render)
    if _is_initializer(site, node.func):
        arguments = _arguments(node, ("shape", "dtype"))
        text = render(node.func)
        if (
            arguments is None
            or not arguments.keys() <= {"shape", "dtype"}
            or "shape" not in arguments
            or text is None
        ):
            return None
        return _described(arguments, text, render)
    return None


def _random(site: Site, node: cst.Call, root: str, short: str, render: Render) -> tuple[str, str, str] | None:
    keras, function, names = _RANDOM[short]
    arguments = _arguments(node, names)
    if arguments is None or not arguments.keys() <= set(names) or "shape" not in arguments:
        return None
    prefix = keras_prefix(site)
    if not prefix and not function:
        return None
    settings: list[str] = []
    for key in names:
        if key in {"shape", "dtype"}:
            continue
        text = render(arguments[key]) if key in arguments else _DEFAULTS.get(key, "")
        if text is None:
            return None
        if text:
            settings.append(f"{key}={text}")
    initializer = f"{prefix}.initializers.{keras}" if prefix else f"{root}.{function}"
    return _described(arguments, f"{initializer}({', '.join(settings)})", render)


def _described(
    arguments: dict[str, cst.BaseExpression], initializer: str, render: Render
) -> tuple[str, str, str] | None:
    shape = arguments["shape"]
    if not _is_shape(shape):
        return None
    text = render(shape)
    dtype = render(arguments["dtype"]) if "dtype" in arguments else ""
    return None if text is None or dtype is None else (text, initializer, dtype)


def _is_shape(node: cst.BaseExpression) -> bool:
    """Whether an expression certainly is a static shape: a list or tuple, or a slice of one."""
    if isinstance(node, (cst.List, cst.Tuple)):
        return not any(isinstance(element, cst.StarredElement) for element in node.elements)
    if isinstance(node, cst.BinaryOperation):
        return _is_shape(node.left) and _is_shape(node.right)
    slices = isinstance(node, cst.Subscript) and isinstance(node.slice[0].slice, cst.Slice)
    return slices and isinstance(node, cst.Subscript) and dotted(node.value).endswith("shape")


def _is_initializer(site: Site, func: cst.BaseExpression) -> bool:
    """Whether a callee is an initializer object, created in place or held by a local variable."""
    if isinstance(func, cst.Call):
        name = dotted(func.func)
        return name.endswith("_initializer") or ".initializers." in f".{name}"
    if isinstance(func, cst.Name):
        method = site.method_around(func)
        value = only_value(method, func.value) if method is not None else None
        return isinstance(value, cst.Call) and _is_initializer(site, value)
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
    """The value of a local variable that a single assignment binds."""
    values: list[cst.BaseExpression] = []
    for node in walk(method):
        if isinstance(node, cst.Assign):
            for target in node.targets:
                if isinstance(target.target, cst.Name) and target.target.value == name:
                    values.append(node.value)
                elif name in names_in(target.target) and not isinstance(
                    target.target, (cst.Attribute, cst.Subscript)
                ):
                    return None
        elif (
            isinstance(node, (cst.AugAssign, cst.AnnAssign, cst.For, cst.NamedExpr))
            and name in names_in(node.target)
        ) or (isinstance(node, cst.Param) and node.name.value == name):
            return None
    return values[0] if len(values) == 1 else None
