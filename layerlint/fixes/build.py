"""Fixes that create weights in `build`: one that `call` created, or those of a sublayer."""

from __future__ import annotations

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.sublayers import remove_creation
from layerlint.fixes.syntax import (
    derives_from_keras_alone,
    dotted,
    every,
    free_name,
    is_attribute,
    is_movable,
    is_super_call,
    names_in,
    parameters,
    runs_once,
    self_name,
    walk,
)
from layerlint.fixes.variables import Render, as_add_weight, only_value
from layerlint.syntax.tree import children
from layerlint.text import Edit, Span


def weight_to_build(site: Site) -> Edits | None:
    """Create the weight in `build`, from the shape of the input if it needs that."""
    creation = site.node
    method = site.method_around(creation)
    if not isinstance(creation, cst.Call) or method is None or not runs_once(site, creation, method):
        return None
    own = self_name(method)
    path, use = _weight_attribute(site, creation, method)
    build = site.function("build")
    shapes = parameters(build) if build is not None else ()
    if build is not None and (len(shapes) != 1 or self_name(build) != own or _sets(build, path)):
        return None
    render = _in_build(site, method, shapes[0].name.value if shapes else "input_shape")
    if dotted(creation.func) == f"{own}.add_weight":
        text = render(creation)
    else:
        text = as_add_weight(site, creation, own, path, render)
    create = _create_in_build(site, build, f"{own}.{path} = {text}") if text is not None else None
    return (create, use) if create is not None and use is not None else None


def _weight_attribute(site: Site, creation: cst.Call, method: cst.FunctionDef) -> tuple[str, Edit | None]:
    """The attribute that holds the weight, and the edit of the place that created it; None if it cannot be edited."""
    path, own, line = site.value("path"), self_name(method), site.statement(creation)
    if path:
        assign = line.body[0] if line is not None else None
        if line is None or not isinstance(assign, cst.Assign) or len(assign.targets) != 1:
            return path, None
        if assign.value is not creation or not is_attribute(assign.targets[0].target, own, path):
            return path, None
        return path, remove_creation(site, line, method, path)
    holder = site.parent(creation)
    local = dotted(holder.targets[0].target) if isinstance(holder, cst.Assign) else ""
    if local == own:
        return "", None  # what is `self` further on is no longer the layer
    path = free_name(site, local if local.isidentifier() else "weight")
    return path, site.replace(creation, f"{own}.{path}")


def build_sublayer(site: Site) -> Edits | None:
    """`build` builds a sublayer that `call` calls once, on its only input."""
    build, call, path = site.function("build"), site.function("call"), site.value("path")
    if build is None or call is None or not path.isidentifier():
        return None
    shapes, call_parameters = parameters(build), parameters(call)
    inputs = [
        parameter.name.value
        for parameter in call_parameters
        if parameter.name.value not in {"training", "mask"}
    ]
    if len(shapes) != 1 or len(inputs) != 1 or call.params.star_arg != cst.MaybeSentinel.DEFAULT:
        return None
    shape, own = shapes[0].name.value, self_name(call)
    if _rebinds(build, shape) or _rebinds(call, inputs[0]):
        return None
    uses = [attribute for attribute in every(cst.Attribute, call.body) if is_attribute(attribute, own, path)]
    called = site.parent(uses[0]) if len(uses) == 1 else None
    if not isinstance(called, cst.Call) or called.func is not uses[0] or not called.args:
        return None
    if called.args[0].keyword is not None or dotted(called.args[0].value) != inputs[0]:
        return None
    edit = _create_in_build(site, build, f"{self_name(build)}.{path}.build({shape})")
    return (edit,) if edit is not None else None


def _sets(function: cst.FunctionDef, path: str) -> bool:
    """Whether a method assigns an attribute of `self` already."""
    own = self_name(function)
    return any(
        isinstance(node, (cst.AssignTarget, cst.AnnAssign)) and is_attribute(node.target, own, path)
        for node in walk(function)
    )


def _rebinds(function: cst.FunctionDef, name: str) -> bool:
    """Whether a parameter may be another value further on."""
    return any(
        isinstance(node, (cst.AssignTarget, cst.AugAssign, cst.AnnAssign, cst.NamedExpr, cst.For))
        and name in names_in(node.target)
        and not isinstance(node.target, (cst.Attribute, cst.Subscript))
        for node in walk(function)
    )


def _in_build(site: Site, method: cst.FunctionDef, shape: str) -> Render:
    """A renderer of expressions of `call` for `build`: the shape of the only input becomes the argument of `build`."""
    inputs = [
        param.name.value for param in parameters(method) if param.name.value not in {"training", "mask"}
    ]
    only = inputs[0] if len(inputs) == 1 and method.params.star_arg == cst.MaybeSentinel.DEFAULT else ""
    if only and any(only in names_in(target) for target in every(cst.AssignTarget, method)):
        only = ""

    within: list[str] = []
    """The local variables that are being rendered: one that reads itself has no value in `build`."""

    def replaced(node: cst.CSTNode) -> str | None:
        """The text for a node that reads the input's shape or a local, None for any other node."""
        if _reads_shape(node, only):
            return shape
        if isinstance(node, cst.Name) and node.value not in within:
            value = only_value(method, node.value)
            if value is not None:
                within.append(node.value)
                text = render(value)
                within.pop()
                is_atom = isinstance(
                    value, (cst.Name, cst.Subscript, cst.Call, cst.Attribute, cst.Integer, cst.Float)
                )
                return text if text is None or is_atom else f"({text})"
        return None

    def render(node: cst.CSTNode) -> str | None:
        edits: list[tuple[Span, str]] = []
        pending = [node]
        while pending:
            current = pending.pop()
            text = replaced(current)
            if text is not None and isinstance(current, cst.BaseExpression):
                edits.append((site.span(current), text))
            elif isinstance(current, (cst.Attribute, cst.Arg)):
                pending.append(current.value)
            elif isinstance(current, cst.Name):
                if current.value in within or not is_movable(site, current, method, {self_name(method)}):
                    return None
            else:
                pending.extend(children(current))
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
    """Whether the constructor sets every attribute of `self` in an expression."""
    own = self_name(method)
    return all(
        is_movable(site, attribute, method)
        for attribute in walk(node)
        if isinstance(attribute, cst.Attribute) and is_attribute(attribute, own)
    )


def _reads_shape(node: cst.CSTNode, name: str) -> bool:
    """Whether a node reads the static or dynamic shape of the variable: `x.shape`, `tf.shape(x)`."""
    if not name:
        return False
    if isinstance(node, cst.Call):
        if isinstance(node.func, cst.Attribute) and node.func.attr.value == "as_list":
            return _reads_shape(node.func.value, name)
        if is_attribute(node.func, name, "get_shape"):
            return True
        shape = dotted(node.func).rpartition(".")[2] in {"shape", "int_shape"}
        return shape and len(node.args) == 1 and dotted(node.args[0].value) == name
    return is_attribute(node, name, "shape")


def _create_in_build(site: Site, build: cst.FunctionDef | None, text: str) -> Edit | None:
    if build is None:
        if not derives_from_keras_alone(site.layer) or site.layer.method("build") is not None:
            return None
        after = "self.built = True" if site.layer.is_model else "super().build(input_shape)"
        where = "__init__" if site.function("__init__") is not None else None
        return site.add_method(f"def build(self, input_shape):\n    {text}\n    {after}\n", after=where)
    if any(isinstance(node, (cst.Return, cst.Yield)) for node in walk(build.body)):
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
