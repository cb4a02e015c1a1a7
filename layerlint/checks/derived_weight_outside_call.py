"""LL108: a tensor computed from a weight once, in `__init__` or `build`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    STATE,
    Form,
    Kind,
    LayerClass,
    Method,
    Phase,
    Read,
    TargetForm,
    Value,
)
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import changes_weight_of_parent, owns_weights
from layerlint.rule import Finding, rule
from layerlint.tables.apis import gives_sequence
from layerlint.tables.keras_names import keras_name

_STORING_FORMS = frozenset({TargetForm.ATTRIBUTE, TargetForm.ITEM, TargetForm.ADD})
_CONSTANT_FUNCTIONS = frozenset({"range", "arange", "linspace", "eye"})
_ADAPTED_LAYERS = frozenset(
    {"TextVectorization", "StringLookup", "IntegerLookup", "Discretization", "Normalization"}
)
"""Layers whose state is not trained: `adapt` sets it."""
_CONSTANT_KINDS = frozenset({Kind.CONSTANT_TENSOR, Kind.NUMPY})
_WITHOUT_VALUE = frozenset({Kind.SHAPE, Kind.DIM, Kind.DTYPE, Kind.PLAIN, Kind.NONE})
_SHAPE_FUNCTIONS = frozenset({"zeros_like", "ones_like", "full_like", "shape", "rank", "size"})
"""Functions that use only the shape and dtype of a tensor."""
_METADATA = ("shape", "dtype", "ndim", "rank", "name", "path")
_KERNELS = ("kernel", "embeddings", "recurrent_kernel")
_WEIGHTS = (*_KERNELS, "bias", "gamma", "beta")
_LISTS = ("weights", "trainable_weights", "variables", "trainable_variables")


@rule(
    "LL108",
    "derived-weight-outside-call",
    summary="A tensor is computed from a weight once, in `__init__` or `build`: training never reaches the weight.",
)
def derived_weight_outside_call(layer: LayerClass) -> Iterator[Finding]:
    read_in_call = {read.path.partition(".")[0] for read in reads_in_call(layer)}
    for method, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        if assign.form not in _STORING_FORMS:
            continue
        if Phase.CALL in layer.phases_of(method, assign) or assign.path not in read_in_call:
            continue
        if not any(is_derived(layer, part) for part in _stored_parts(assign.value)):
            continue
        recomputed = method.name not in {"__init__", "build"} or _is_recomputed(layer, assign.path)
        if recomputed and _is_frozen(layer, assign.value):
            continue
        effect = ": training does not reach the weight, and `call` keeps using the first value"
        if layer.keras == 3 and Phase.BUILD in layer.phases_of(method, assign):
            effect += ", or raises `out of scope` where `fit` builds the layer"
        yield Finding(
            assign.at,
            f"`self.{assign.path}` is computed from a weight once, in `{method.name}`{effect}",
            elsewhere=f"`self.{assign.path}` is computed from a weight once, while `{method.name}` runs{effect}",
            attribute=assign.path,
            cause=f"computed in {method.name}",
            help="compute it from the weight in `call`",
        )


def _stored_parts(value: Value) -> Iterator[Value]:
    """What an attribute stores with the value, the arguments of a `functools.partial` among it."""
    yield from parts_of(value)
    if value.called == "functools.partial":
        for argument in value.args[1:]:
            yield from parts_of(argument.value)


def is_derived(layer: LayerClass, value: Value) -> bool:
    """Whether the value is a tensor computed from a weight: directly, in a helper, or by a sublayer with weights."""
    if _is_sublayer_output(layer, value) or changes_weight_of_parent(layer, value):
        return True
    if _is_activation(layer, value):
        return comes_from_weight(layer, value)
    parts_of_tensor = value.kind is Kind.INPUT and gives_sequence(value.called)  # `tf.split(w, 2)`
    if (value.kind is not Kind.TENSOR and not parts_of_tensor) or _is_foreign_weight(value):
        return False
    helper = layer.method(value.path) if value.calls_own_path else None
    if helper is not None:
        results = [event.value for event in helper.returns if not event.nested]
        return all(result is not None and comes_from_weight(layer, result) for result in results)
    return comes_from_weight(layer, value)


def _is_activation(layer: LayerClass, value: Value) -> bool:
    """Whether it calls `self.activation`, which is a function of Keras by its name, and not the identity by default."""
    assigned = list(layer.assignments(value.path)) if value.calls_own_path and value.form is Form.CALL else ()
    return bool(assigned) and all(_is_nonlinear(method, assign.value) for method, assign in assigned)


def _is_nonlinear(method: Method, value: Value) -> bool:
    if keras_name(value.called) != "activations.get":
        return False
    argument = value.given("identifier", 0)
    parameter = method.parameter(argument.local) if argument.kind is Kind.PARAMETER else None
    name = argument.constant
    if parameter is not None and parameter.default is not None:
        name = parameter.default.constant
    return isinstance(name, str) and name != "linear"


def _is_sublayer_output(layer: LayerClass, value: Value) -> bool:
    """Whether the value is a sublayer with weights, called on constants or weights: `Embedding(n, size)(tf.range(n))`."""
    if not value.args:
        return False
    inputs = [argument.value for argument in value.args if argument.keyword != "training"]
    if not all(_is_constant(part) or _is_weight_or_derived(layer, part) for part in inputs):
        return False
    if value.calls_instance:
        sublayers = [value.holder]
    else:
        sublayers = [assign.value for _, assign in layer.assignments(value.path)]
    return bool(sublayers) and all(
        sublayer.method not in _ADAPTED_LAYERS and owns_weights(layer, sublayer, keras=2)
        for sublayer in sublayers
    )


def _is_weight_or_derived(layer: LayerClass, value: Value) -> bool:
    return value.kind in STATE or (value.kind is Kind.TENSOR and comes_from_weight(layer, value))


def _is_constant(value: Value) -> bool:
    """Whether the tensor depends on no input."""
    return value.kind in _CONSTANT_KINDS or value.called_method in _CONSTANT_FUNCTIONS


def reads_in_call(layer: LayerClass) -> Iterator[Read]:
    """Yield what `call` reads, here or in a method of an ancestor."""
    for facts in layer.lineage:
        for method in facts.methods:
            for read in method.reads:
                if Phase.CALL in layer.phases_of(method, read):
                    yield read


def comes_from_weight(layer: LayerClass, value: Value) -> bool:
    """Whether the tensor was computed from a weight."""
    if value.called_method in {"assign", "assign_add", "assign_sub"}:
        return False
    return _uses_weight_value(layer, value)


def _uses_weight_value(layer: LayerClass, value: Value) -> bool:
    """Whether the value depends on the value of a weight, not only on its shape."""
    if value.kind in _WITHOUT_VALUE or value.called_method in _SHAPE_FUNCTIONS:
        return False
    if value.on_value(*_METADATA):
        return False
    if _is_foreign_weight(value):
        return True
    parts = value.inner
    if not parts:
        return any(_holds_only_weights(layer, path) for path in value.reads)
    return any(part.kind in STATE or _uses_weight_value(layer, part) for part in parts)


def _is_foreign_weight(value: Value) -> bool:
    """Whether the value is a weight of another layer: `self.dense.kernel`, `tied_to.weights[0]`."""
    holder = value.holder
    if value.form is Form.SUBSCRIPT:
        return holder.on_value(*_LISTS) and _is_layer(holder.holder)
    if value.form is not Form.ATTRIBUTE:
        return False
    return value.on_value(*(_WEIGHTS if holder.kind is Kind.SUBLAYER else _KERNELS)) and _is_layer(holder)


def _is_layer(value: Value) -> bool:
    """Whether the value is a layer, or an argument, which may be one."""
    return value.kind in (Kind.SUBLAYER, Kind.PARAMETER)


def _holds_only_weights(layer: LayerClass, path: str) -> bool:
    kinds = layer.kinds.get(path, frozenset()) - {Kind.NONE}
    if kinds == {Kind.CONTAINER}:
        kinds = layer.elements.get(path, frozenset()) - {Kind.NONE}
    return bool(kinds) and kinds <= STATE


def _is_recomputed(layer: LayerClass, path: str) -> bool:
    """Whether a method that is called from outside, such as `adapt`, computes the attribute again."""
    return any(
        layer.phases_of(method).isdisjoint({Phase.CONSTRUCT, Phase.BUILD})
        for method, _ in layer.assignments(path)
    )


def _is_frozen(layer: LayerClass, value: Value) -> bool:
    """Whether all weights that the value depends on are `trainable=False`."""
    weights = [
        assign.value
        for path in value.reads
        if _holds_only_weights(layer, path)
        for _, assign in layer.assignments(path)
        if assign.value.form is Form.CALL
    ]
    return bool(weights) and all(weight.given("trainable").constant is False for weight in weights)
