"""Fixes of weights: `assign`, `add_weight` for `tf.Variable`, creation in `build`."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.sublayers import remove_creation
from layerlint.fixes.syntax import (
    dotted,
    free_name,
    has_plain_parent,
    is_attribute,
    is_movable,
    is_super_call,
    keras_prefix,
    names_in,
    parameters,
    runs_once,
    self_name,
    walk,
)
from layerlint.model.facts import Method
from layerlint.model.tree import children
from layerlint.text import Edit, Span

Render = Callable[[cst.CSTNode], "str | None"]
"""The text of an expression at the place where it will stand; None when it cannot stand there."""

_KERAS_2 = ("name", "shape", "dtype", "initializer", "regularizer", "trainable", "constraint")
_KERAS_3 = ("shape", "initializer", "dtype", "trainable", "autocast", "regularizer", "constraint")
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


def rebinding_to_assign(site: Site) -> Edits | None:
    """`self.w = self.w + x` becomes `self.w.assign_add(x)`, any other new value `self.w.assign(...)`."""
    line = site.statement(site.node)
    if line is None:
        return None
    small = line.body[0]
    if isinstance(small, cst.AugAssign):
        target, value = small.target, small.value
        text = site.lines.slice(site.outer(value))
        update = {cst.AddAssign: "assign_add", cst.SubtractAssign: "assign_sub"}.get(type(small.operator))
        held = site.source(target)
        if update is None:
            operator = site.lines.slice(Span(site.span(target).end, site.outer(value).start)).strip()[:-1]
            return (site.replace(small, f"{held}.assign({held} {operator} ({text}))"),)
        return (site.replace(small, f"{held}.{update}({text})"),)
    if not isinstance(small, cst.Assign) or len(small.targets) != 1:
        return None
    value, held = small.value, site.source(small.targets[0].target)
    if isinstance(value, cst.Call) and dotted(value.func) in {
        f"{held}.assign{end}" for end in ("", "_add", "_sub")
    }:
        return (Edit(Span(site.span(small).start, site.outer(value).start), ""),)
    update, new = "assign", site.lines.slice(site.outer(value))
    if isinstance(value, cst.Tuple) or any(isinstance(one, (cst.Yield, cst.Await)) for one in walk(value)):
        return None
    if isinstance(value, cst.BinaryOperation) and isinstance(value.operator, (cst.Add, cst.Subtract)):
        plus = isinstance(value.operator, cst.Add)
        if site.lines.slice(site.outer(value.left)) == held:
            update = "assign_add" if plus else "assign_sub"
            new = site.lines.slice(site.span(value.right))
        elif plus and site.lines.slice(site.outer(value.right)) == held:
            update, new = "assign_add", site.lines.slice(site.span(value.left))
    return (site.replace(small, f"{held}.{update}({new})"),)


def not_trainable(site: Site) -> Edits | None:
    """The weight is created with `trainable=False`."""
    call = site.node
    if not isinstance(call, cst.Call) or any(arg.star for arg in call.args):
        return None
    given = next((arg for arg in call.args if arg.keyword and arg.keyword.value == "trainable"), None)
    if given is not None:
        return (site.replace(given.value, "False"),)
    if sum(arg.keyword is None for arg in call.args) > 3:
        return None
    return (site.add_argument(call, "trainable=False"),)


def add_weight_keywords(site: Site) -> Edits | None:
    """Positional arguments of `add_weight` become keywords, in the order that the caller meant."""
    call = site.node
    if not isinstance(call, cst.Call) or any(arg.star == "*" for arg in call.args):
        return None
    positional = [arg for arg in call.args if arg.keyword is None and not arg.star]
    if not positional:
        return None
    first = positional[0].value
    names = _KERAS_2 if isinstance(first, (cst.SimpleString, cst.FormattedString)) else _KERAS_3
    if names is _KERAS_3 and not isinstance(first, (cst.List, cst.Tuple, cst.Subscript, cst.Attribute)):
        return None
    if names is _KERAS_2 and site.layer.keras == 3 and "/" in site.source(first):
        return None  # Keras 3 refuses such a name: by keyword it would fail as it does now
    given = {arg.keyword.value for arg in call.args if arg.keyword is not None}
    meant = names[: len(positional)]
    if len(positional) > len(names) or given & set(meant) or "autocast" in meant:
        return None
    return tuple(
        Edit(Span(site.span(arg).start, site.span(arg).start), f"{name}=")
        for name, arg in zip(meant, positional, strict=True)
    )


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
    text = _as_add_weight(site, made, self_name(method), name, site.text)
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


def _as_add_weight(site: Site, made: cst.Call, own: str, name: str, render: Render) -> str | None:
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
        made = _only_value(method, func.value) if method is not None else None
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


def _only_value(method: cst.FunctionDef, name: str) -> cst.BaseExpression | None:
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


def weight_to_build(site: Site) -> Edits | None:
    """Create the weight in `build`, from the shape of the input where it needs that."""
    made, path = site.node, site.value("path")
    method = site.function_of(made)
    if not isinstance(made, cst.Call) or method is None or not runs_once(site, made, method):
        return None
    own, line = self_name(method), site.statement(made)
    use: Edit | None
    if path:
        assign = line.body[0] if line is not None else None
        if line is None or not isinstance(assign, cst.Assign) or len(assign.targets) != 1:
            return None
        if assign.value is not made or not is_attribute(assign.targets[0].target, own, path):
            return None
        use = remove_creation(site, line, method, path)
    else:
        holder = site.parent(made)
        local = dotted(holder.targets[0].target) if isinstance(holder, cst.Assign) else ""
        path = free_name(site, local if local.isidentifier() else "weight")
        use = site.replace(made, f"{own}.{path}")
    build = site.function("build")
    shape = "input_shape"
    if build is not None:
        shapes = parameters(build)
        if len(shapes) != 1 or self_name(build) != own:
            return None
        shape = shapes[0].name.value
    render = _in_build(site, method, shape)
    if dotted(made.func) == f"{own}.add_weight":
        text = render(made)
    else:
        text = _as_add_weight(site, made, own, path, render)
    create = _create_in_build(site, build, f"{own}.{path} = {text}") if text is not None else None
    return (create, use) if create is not None and use is not None else None


def _in_build(site: Site, method: cst.FunctionDef, shape: str) -> Render:
    """How expressions of `call` read in `build`: the shape of the only input is the argument of `build`."""
    inputs = [
        param.name.value for param in parameters(method) if param.name.value not in {"training", "mask"}
    ]
    only = inputs[0] if len(inputs) == 1 and method.params.star_arg == cst.MaybeSentinel.DEFAULT else ""
    if only and any(isinstance(one, cst.AssignTarget) and only in names_in(one) for one in walk(method)):
        only = ""

    def replaced(node: cst.CSTNode) -> str | None:
        """The text for a node that reads the input's shape or a local, None for any other node."""
        if _is_shape_of(node, only):
            return shape
        if isinstance(node, cst.Name):
            value = _only_value(method, node.value)
            if value is not None:
                text = render(value)
                plain = isinstance(
                    value, (cst.Name, cst.Subscript, cst.Call, cst.Attribute, cst.Integer, cst.Float)
                )
                return text if text is None or plain else f"({text})"
        return None

    def render(node: cst.CSTNode) -> str | None:
        edits: list[tuple[Span, str]] = []
        pending = [node]
        while pending:
            one = pending.pop()
            text = replaced(one)
            if text is not None and isinstance(one, cst.BaseExpression):
                edits.append((site.span(one), text))
            elif isinstance(one, (cst.Attribute, cst.Arg)):
                pending.append(one.value)
            elif isinstance(one, cst.Name):
                if not is_movable(site, one, method, {self_name(method)}):
                    return None
            else:
                pending.extend(children(one))
        if not _reads_only_own(site, node, method):
            return None
        whole = site.outer(node) if isinstance(node, cst.BaseExpression) else site.span(node)
        parts, done = [], whole.start
        for span, text in sorted(edits):
            parts += [site.lines.slice(Span(done, span.start)), text]
            done = span.end
        text = "".join([*parts, site.lines.slice(Span(done, whole.end))])
        batch = f"{shape}[0]" in text
        return None if batch or "\n" in text else text

    return render


def _reads_only_own(site: Site, node: cst.CSTNode, method: cst.FunctionDef) -> bool:
    """Whether every attribute of `self` in an expression is one that the constructor sets."""
    own = self_name(method)
    return all(
        is_movable(site, one, method)
        for one in walk(node)
        if isinstance(one, cst.Attribute) and is_attribute(one, own)
    )


def _is_shape_of(node: cst.CSTNode, name: str) -> bool:
    """Whether a node is the static or dynamic shape of the variable: `x.shape`, `tf.shape(x)`."""
    if not name:
        return False
    if isinstance(node, cst.Call):
        if isinstance(node.func, cst.Attribute) and node.func.attr.value == "as_list":
            return _is_shape_of(node.func.value, name)
        if is_attribute(node.func, name, "get_shape"):
            return True
        shape = dotted(node.func).rpartition(".")[2] in {"shape", "int_shape"}
        return shape and len(node.args) == 1 and dotted(node.args[0].value) == name
    return is_attribute(node, name, "shape")


def _create_in_build(site: Site, build: cst.FunctionDef | None, text: str) -> Edit | None:
    if build is None:
        if not has_plain_parent(site.layer) or _inherits_build(site.layer.method("build")):
            return None
        after = "self.built = True" if site.layer.is_model else "super().build(input_shape)"
        where = "__init__" if site.function("__init__") is not None else None
        return site.add_method(f"def build(self, input_shape):\n    {text}\n    {after}\n", after=where)
    if any(isinstance(one, (cst.Return, cst.Yield)) for one in walk(build.body)):
        return None
    body = build.body.body
    index = len(body)
    if body and isinstance(body[-1], cst.SimpleStatementLine):
        last = body[-1].body[0]
        marks = isinstance(last, cst.Assign) and is_attribute(
            last.targets[0].target, self_name(build), "built"
        )
        if marks or (isinstance(last, cst.Expr) and is_super_call(last.value, "build")):
            index -= 1
    return site.insert_after_index(build, index, text)


def _inherits_build(method: Method | None) -> bool:
    return method is not None
