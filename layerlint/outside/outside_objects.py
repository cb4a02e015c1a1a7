"""Which objects of Keras expressions outside layer classes give: by what their names hold, or by their members."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from layerlint.model.outside import ObjectOfKeras
from layerlint.outside.bound_objects import (
    KerasObject,
    common_object,
    instance_of,
    member_of,
    qualified_name,
)
from layerlint.syntax.bindings import Binding, LoopElement, name_bindings
from layerlint.syntax.child_nodes import nodes_of

_MEMBERS_OF_ONE_KIND = {
    "_keras_shape": ObjectOfKeras.TENSOR,
    **dict.fromkeys(
        ("inbound_nodes", "outbound_nodes", "get_input_at", "get_output_at", "get_input_shape_at", "get_output_shape_at"),
        ObjectOfKeras.LAYER,
    ),
}  # fmt: skip
"""Names that only tensors or layers of Keras have."""


@dataclass(slots=True)
class OutsideScope:
    """The names of a function or of the module; `attributes` are those of `self` in a class."""

    imports: dict[str, str]
    objects: dict[str, KerasObject | None] = field(default_factory=dict)
    attributes: dict[str, KerasObject | None] = field(default_factory=dict)
    inside: str = ""


def bind_names(scope: OutsideScope, bindings: Iterable[Binding]) -> None:
    """Give each name in the scope what all its bindings are, in their order; None where that is not one object."""
    bound: dict[str, KerasObject | None] = {}
    for name, value in name_bindings(bindings):
        obj = object_of(value, scope) if value is not None else None
        bound[name] = common_object([bound[name], obj]) if name in bound else obj
        scope.objects[name] = bound[name]


def object_of(node: ast.expr | None, scope: OutsideScope) -> KerasObject | None:
    """The object of Keras that an expression certainly evaluates to, or a container of such objects of one kind."""
    match node:
        case ast.Name(id=name):
            return scope.objects.get(name)
        case ast.Attribute(value=ast.Name(id="self"), attr=name) if name in scope.attributes:
            return scope.attributes[name]
        case ast.Attribute(value=value, attr=name):
            return member_of(object_of(value, scope), name)
        case ast.Subscript(value=value):
            return _element(object_of(value, scope))
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            return _all(elements, scope)
        case ast.Dict(values=values):
            return _all(values, scope)
        case ast.ListComp(elt=element):
            return _all([element], scope)
        case ast.Call():
            return _called(node, scope)
        case LoopElement(of=container):
            return _element(object_of(container, scope))
    return None


def _element(holder: KerasObject | None) -> KerasObject | None:
    """What each entry of a container is."""
    if holder is None or not holder.several:
        return None
    return KerasObject(holder.kind, holder.class_name)


def _all(elements: Sequence[ast.expr], scope: OutsideScope) -> KerasObject | None:
    joined = common_object([object_of(element, scope) for element in elements])
    if joined is None or joined.several:
        return None
    return KerasObject(joined.kind, joined.class_name, several=True)


def _called(node: ast.Call, scope: OutsideScope) -> KerasObject | None:
    if isinstance(node.func, ast.Attribute):
        if node.func.attr == "get_layer":
            return KerasObject(ObjectOfKeras.LAYER)
        if node.func.attr == "values":
            holder = object_of(node.func.value, scope)
            return holder if holder is not None and holder.several else None
    qualified = qualified_name(node.func, scope.imports)
    return instance_of(qualified) if qualified is not None else None


def object_by_member(node: ast.Attribute) -> KerasObject | None:
    """The object by a member that only its kind has."""
    holder = node.value
    if node.attr == "layer" and isinstance(holder, ast.Attribute) and holder.attr == "_keras_history":
        return KerasObject(ObjectOfKeras.HISTORY)
    kind = _MEMBERS_OF_ONE_KIND.get(node.attr)
    return KerasObject(kind) if kind is not None and isinstance(node.ctx, ast.Load) else None


def defined_names(tree: ast.AST) -> Iterator[str]:
    """Names that a class of the file may give its own objects, or that are looked up as texts."""
    for node in nodes_of(tree):
        match node:
            case ast.Attribute(attr=name, ctx=ast.Store()) | ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Constant(value=str(name)):
                yield name
