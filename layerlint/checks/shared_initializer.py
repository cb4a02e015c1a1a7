"""LL115: one random initializer instance for two weights, which get the same values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from layerlint.model.facts import (
    NOWHERE,
    At,
    Call,
    Form,
    Guard,
    GuardKind,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    Value,
    attribute_of,
)
from layerlint.queries.conditions import never_both
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import keras_name
from layerlint.text import Safety

_FIXED = frozenset({"Zeros", "Ones", "Constant", "Identity", "zeros", "ones", "constant", "identity"})


@rule(
    "LL115",
    "shared-initializer",
    summary="One random initializer instance is used for two weights, which then start with the same values.",
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def shared_initializer(layer: LayerClass) -> Iterator[Finding]:
    if layer.before_2_10:
        return  # an instance without a seed gave other values each time
    uses: dict[str, list[Call]] = {}
    for method in layer.methods:
        for call in method.calls:
            for argument in _initializers(call.value):
                initializer = _resolve_initializer(layer, method, argument)
                if initializer is None:
                    continue
                others = uses.setdefault(initializer.key, [])
                if not _starts_several(method, initializer, call) and not any(
                    _starts_both(other, call) and not _are_built_apart(layer, other, call) for other in others
                ):
                    others.append(call)
                    continue
                yield Finding(
                    initializer.at if initializer.at != NOWHERE else call.value.at,
                    "this initializer instance is used for several weights: those of the same shape start with the same"
                    " values",
                    help='make one instance for each weight, or name it: `initializer="glorot_uniform"`',
                    fix=FixRequest("own-initializers", initializer.at) if initializer.at != NOWHERE else None,
                )


class _Initializer(NamedTuple):
    """A random initializer. `at` is -1 for one outside the class; `guards` are those of its creation."""

    key: str
    at: At
    guards: tuple[Guard, ...] = ()


def _starts_both(first: Call, second: Call) -> bool:
    return first is not second and not never_both(first, second) and _same_shape(first.value, second.value)


def _are_built_apart(layer: LayerClass, first: Call, second: Call) -> bool:
    """Whether the class builds the two layers with shapes that are written differently: `self.a.build(...)`."""
    shapes = [_built_with(layer, call) for call in (first, second)]
    return None not in shapes and shapes[0] != shapes[1]


def _built_with(layer: LayerClass, made: Call) -> frozenset[object] | None:
    """The shapes with which the class builds the layer that a call makes; None where it does not."""
    paths = {
        assign.path
        for method in layer.methods
        for assign in method.assigns
        if assign.value.at == made.value.at
    }
    shapes = frozenset(
        _spelling(call.value.given("input_shape", 0))
        for method in layer.methods
        for call in method.calls
        if call.value.method == "build" and call.value.holder.path in paths
    )
    return shapes or None


def _starts_several(method: Method, initializer: _Initializer, call: Call) -> bool:
    """Whether the call is in a loop without the initializer, with the same shape in all iterations."""
    turns = {guard.at for guard in call.guards if guard.kind in (GuardKind.LOOP, GuardKind.COMPREHENSION)}
    if not turns - {guard.at for guard in initializer.guards}:
        return False
    size = _size(call.value)
    return size is not None and _stays(method, size)


def _stays(method: Method, size: Value) -> bool:
    """Whether it is a number, an attribute, or an argument of the method: the same in all iterations."""
    if size.form is Form.LITERAL:
        return size.constant is not None
    if size.form in (Form.TUPLE, Form.LIST):
        return bool(size.items) and all(_stays(method, item) for item in size.items)
    if size.form is Form.SUBSCRIPT and size.kind is Kind.DIM:  # `input_shape[-1]`
        return size.index is not None and not size.holder.path and _stays(method, size.holder)
    return (size.form is Form.ATTRIBUTE and bool(size.path)) or method.parameter(size.local) is not None


_SIZES = (("units", 0), ("filters", 0), ("output_shape", 1), ("output_dim", 1))
_FURTHER = ("equation", "kernel_size")


def _size(call: Value) -> Value | None:
    """The size argument of a weight or a layer."""
    if adds_weight(call):
        return call.argument("shape")
    sizes = (call.argument(name, at) for name, at in _SIZES)
    return next((size for size in sizes if size is not None), None)


def _same_shape(first: Value, second: Value) -> bool:
    """Whether the arguments give the two weights the same shape: in another shape the values differ."""
    size = _spelling(_size(first))
    return (
        size is not None
        and first.callee == second.callee
        and size == _spelling(_size(second))
        and all(_spelling(first.argument(name)) == _spelling(second.argument(name)) for name in _FURTHER)
    )


def _spelling(value: Value | None) -> tuple[object, ...] | None:
    """A key of the expression: equal for equal attributes, names and numbers."""
    if value is None:
        return None
    parts = tuple(map(_spelling, value.inner))
    # The expression is all that counts of an argument, whatever the entered function calls it.
    local = "" if value.form is Form.OPERATION and "@" in value.local else value.local
    return value.form, value.callee, value.path, local, value.constant, value.index, parts


def _initializers(call: Value) -> Iterator[Value]:
    """The initializers that a call passes to a weight or to a sublayer."""
    if adds_weight(call):
        initializer = call.argument("initializer", 1)
        if initializer is not None:
            yield initializer
    elif call.makes_layer and keras_name(call.name) is not None:
        for argument in call.args:
            if argument.value.kind is Kind.INITIALIZER:
                yield argument.value
            elif argument.star == "**":
                yield from (replace(item, local=argument.value.local) for item in argument.value.items)


def _resolve_initializer(layer: LayerClass, method: Method, value: Value) -> _Initializer | None:
    """The instance, if it is random and created by this class or its module."""
    if value.kind is not Kind.INITIALIZER:
        return None
    match value.form:
        case Form.CALL:
            return _local_initializer(method, value)
        case Form.ATTRIBUTE | Form.SUBSCRIPT:
            return _attribute_initializer(layer, value.path)
        case Form.NAME if value.makes and _draws(value.makes[0]):
            return _Initializer(value.name, NOWHERE)
    return None


def _local_initializer(method: Method, value: Value) -> _Initializer | None:
    """The initializer in a local name."""
    assigns = (event for event in method.events if isinstance(event, LocalAssign))
    assign = next((event for event in assigns if event.name == value.local), None)
    if assign is None or not _is_random(method, value):
        return None
    return _Initializer(f"{method.name}:{value.at}", value.at, assign.guards)


def _attribute_initializer(layer: LayerClass, path: str) -> _Initializer | None:
    """The initializer in an attribute that is assigned once, or in the dict of one."""
    assigns = list(layer.assignments(attribute_of(path)))
    if len(assigns) != 1:
        return None
    method, assign = assigns[0]
    initializer = _entry(assign.value, path)
    if initializer is None or not _is_random(method, initializer):
        return None
    own = any(method is candidate for candidate in layer.methods)
    return _Initializer(f"self.{path}", initializer.at if own else NOWHERE, assign.guards)


def _entry(value: Value, path: str) -> Value | None:
    """The value itself, or its entry `options['kernel_initializer']` where the path names one."""
    if "[" not in path:
        return value
    keys = [key for key in value.keys if path.endswith(f"[{key!r}]")]
    return value.items[value.keys.index(keys[0])] if keys and value.form is Form.DICT else None


def _is_random(method: Method, call: Value) -> bool:
    """Whether the initializer is random; that of `initializers.get(...)` by its argument."""
    if call.method != "get":
        return _draws(call.name)
    argument = call.given("identifier", 0)
    parameter = method.parameter(argument.local) if argument.kind is Kind.PARAMETER else None
    identifier = parameter.default if parameter is not None else argument
    return (
        identifier is not None and isinstance(identifier.constant, str) and identifier.constant not in _FIXED
    )


def _draws(name: str) -> bool:
    last = name.rpartition(".")[2]
    return keras_name(name) is not None and last not in _FIXED and last[:1].isupper()
