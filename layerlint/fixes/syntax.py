"""Queries of syntax nodes that several fixers share."""

from __future__ import annotations

import builtins
from collections.abc import Collection
from functools import lru_cache

import libcst as cst

from layerlint.fixes.site import Site
from layerlint.model.facts import LayerClass
from layerlint.syntax.tree import children
from layerlint.syntax.tree import every as every
from layerlint.syntax.tree import walk as walk
from layerlint.tables.keras_names import KERAS_BASES, keras_name

_BUILTINS = frozenset(dir(builtins))


def is_super_call(node: cst.CSTNode, method: str) -> bool:
    """Whether a node is `super().<method>(...)` or `super(A, self).<method>(...)`."""
    return (
        isinstance(node, cst.Call)
        and isinstance(node.func, cst.Attribute)
        and node.func.attr.value == method
        and isinstance(node.func.value, cst.Call)
        and isinstance(node.func.value.func, cst.Name)
        and node.func.value.func.value == "super"
    )


def super_calls(function: cst.FunctionDef, method: str) -> list[cst.Call]:
    return [call for call in every(cst.Call, function) if is_super_call(call, method)]


def parent_calls(site: Site, function: cst.FunctionDef) -> list[cst.Call]:
    """The calls of the parent's method of the same name; none if they cannot run."""
    own = site.layer.own_method(function.name.value)
    runs = own is not None and any(True for _ in own.super_calls)
    return super_calls(function, function.name.value) if runs else []


def self_name(function: cst.FunctionDef) -> str:
    """The name of the first parameter; "" when there is none."""
    params = (*function.params.posonly_params, *function.params.params)
    return params[0].name.value if params else ""


def parameters(function: cst.FunctionDef) -> list[cst.Param]:
    """All parameters except the first and starred ones."""
    positional = [*function.params.posonly_params, *function.params.params][1:]
    return [*positional, *function.params.kwonly_params]


def parameter_names(function: cst.FunctionDef) -> set[str]:
    names = {param.name.value for param in parameters(function)} | {self_name(function)}
    for param in (function.params.star_arg, function.params.star_kwarg):
        if isinstance(param, cst.Param):
            names.add(param.name.value)
    return names


@lru_cache(maxsize=16)
def bound_names(function: cst.FunctionDef) -> frozenset[str]:
    """Every name that the function binds: parameters, assignments, loops, imports, nested functions.

    Cached, because fixes look up each name of an expression.
    """
    names = parameter_names(function)
    for node in walk(function.body):
        if isinstance(
            node, (cst.AssignTarget, cst.For, cst.CompFor, cst.AnnAssign, cst.AugAssign, cst.NamedExpr)
        ):
            names |= names_in(node.target)
        elif isinstance(node, (cst.FunctionDef, cst.ClassDef, cst.Param)):
            names.add(node.name.value)
        elif isinstance(node, (cst.AsName, cst.ImportAlias)):
            names |= names_in(node.name)
    return frozenset(names)


def names_in(node: cst.CSTNode) -> set[str]:
    """The variables that an expression reads, without names of attributes and keywords."""
    if isinstance(node, cst.Name):
        return {node.value}
    if isinstance(node, cst.Attribute):
        return names_in(node.value)
    if isinstance(node, cst.Arg):
        return names_in(node.value)
    names: set[str] = set()
    for child in children(node):
        names |= names_in(child)
    return names


def self_attributes(node: cst.CSTNode, name: str) -> set[str]:
    """The first attribute of every `self.a...` in an expression."""
    return {
        part.attr.value
        for part in walk(node)
        if isinstance(part, cst.Attribute) and isinstance(part.value, cst.Name) and part.value.value == name
    }


def is_attribute(node: cst.CSTNode, holder: str, name: str | None = None) -> bool:
    """Whether a node is `<holder>.<name>`, with a variable as holder."""
    return (
        isinstance(node, cst.Attribute)
        and isinstance(node.value, cst.Name)
        and node.value.value == holder
        and (name is None or node.attr.value == name)
    )


def dotted(node: cst.CSTNode) -> str:
    """`tf.keras.layers` as text; "" for anything but names and attributes."""
    if isinstance(node, cst.Name):
        return node.value
    if isinstance(node, cst.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr.value}" if before else ""
    return ""


def derives_from_keras_alone(layer: LayerClass) -> bool:
    """Whether the only base class is Keras's own `Layer` or `Model`."""
    names = {keras_name(root) for root in layer.roots}
    return layer.complete and not layer.ancestors and len(layer.roots) == 1 and names <= KERAS_BASES


def keras_prefix(site: Site) -> str:
    """The name of Keras (`keras`, `tf.keras`) in the bases of the class; "" if they have none."""
    for base in site.cls.bases:
        text = dotted(base.value)
        for ending in (".layers.Layer", ".Model", ".models.Model", ".Layer"):
            prefix = text.removesuffix(ending)
            if prefix != text and prefix.rpartition(".")[2] in {"keras", "tf_keras"}:
                return prefix
    return ""


def is_movable(
    site: Site, node: cst.CSTNode, function: cst.FunctionDef, allowed: Collection[str] = ()
) -> bool:
    """Whether an expression of a method means the same in `__init__` or `build`.

    It reads nothing that the method binds, apart from `self` and the names `allowed`, and of `self` only what the
    constructor sets.
    """
    own = self_name(function)
    if any(isinstance(part, (cst.Await, cst.Yield, cst.NamedExpr, cst.Lambda)) for part in walk(node)):
        return False
    inner = {name for part in walk(node) if isinstance(part, cst.CompFor) for name in names_in(part.target)}
    if (names_in(node) - inner - {own, *allowed} - _BUILTINS) & bound_names(function):
        return False
    if any(isinstance(part, cst.Name) and part.value == own for part in walk(node)) and not all(
        is_attribute(parent, own)
        for part in walk(node)
        if isinstance(part, cst.Name) and part.value == own and (parent := site.parent(part)) is not None
    ):
        return False
    init = site.function("__init__")
    available = _set_by_init(init) | {"add_weight", "name", "dtype", "compute_dtype", "variable_dtype"}
    return self_attributes(node, own) <= available


@lru_cache(maxsize=16)
def _set_by_init(init: cst.FunctionDef | None) -> frozenset[str]:
    """The attributes that top-level statements of `__init__` set."""
    if init is None:
        return frozenset()
    own = self_name(init)
    attributes: set[str] = set()
    body = init.body.body
    for statement in body:
        if isinstance(statement, cst.SimpleStatementLine):
            for small in statement.body:
                targets: list[cst.BaseExpression] = []
                if isinstance(small, cst.Assign):
                    targets = [target.target for target in small.targets]
                elif isinstance(small, cst.AnnAssign) and small.value is not None:
                    targets = [small.target]
                attributes |= {
                    t.attr.value for t in targets if isinstance(t, cst.Attribute) and is_attribute(t, own)
                }
    return frozenset(attributes)


def runs_once(site: Site, node: cst.CSTNode, method: cst.FunctionDef) -> bool:
    """Whether a node of a method runs at most once in a call of the layer, judged by loops and helper methods."""
    if any(isinstance(outer, (cst.For, cst.While, cst.BaseComp, cst.Lambda)) for outer in site.around(node)):
        return False
    if method.name.value == "call":
        return True
    used = [
        (use, other)
        for other in site.functions().values()
        for use in walk(other.body)
        if is_attribute(use, self_name(other), method.name.value)
    ]
    return len(used) == 1 and used[0][1].name.value == "call" and runs_once(site, *used[0])


def free_name(site: Site, base: str) -> str:
    """A free name for a new attribute, with a number if it is taken."""
    taken = {node.attr.value for node in walk(site.cls) if isinstance(node, cst.Attribute)} | set(
        site.functions()
    )
    taken |= {path.partition(".")[0] for path in site.layer.kinds}
    names = (base if number == 0 else f"{base}_{number}" for number in range(len(taken) + 1))
    return next(name for name in names if name not in taken)
