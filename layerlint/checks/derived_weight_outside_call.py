"""LL108: a tensor computed from a weight once, in `__init__` or `build`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    STATE,
    Form,
    Kind,
    LayerClass,
    Phase,
    Read,
    TargetForm,
    Value,
)
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import changes_weight_of_parent, owns_weights
from layerlint.rule import Finding, rule

_KEEPS = frozenset({TargetForm.ATTRIBUTE, TargetForm.ITEM, TargetForm.ADD})
_COUNT = frozenset({"range", "arange", "linspace", "eye"})
_LEARNS_OTHERWISE = frozenset(
    {"TextVectorization", "StringLookup", "IntegerLookup", "Discretization", "Normalization"}
)
"""Layers whose state is not trained: `adapt` sets it."""
_KNOWN = frozenset({Kind.CONSTANT_TENSOR, Kind.NUMPY})


@rule(
    "LL108",
    "derived-weight-outside-call",
    summary="A tensor is computed from a weight once, in `__init__` or `build`: training never reaches the weight.",
)
def derived_weight_outside_call(layer: LayerClass) -> Iterator[Finding]:
    read_in_call = {read.path.partition(".")[0] for read in reads_in_call(layer)}
    for method, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        if assign.form not in _KEEPS:
            continue
        if Phase.CALL in layer.phases_of(method, assign) or assign.path not in read_in_call:
            continue
        if not any(is_derived(layer, part) for part in parts_of(assign.value)):
            continue
        anew = method.name not in {"__init__", "build"} or _computes_anew(layer, assign.path)
        if anew and _is_frozen(layer, assign.value):
            continue
        lost = ": training does not reach the weight, and `call` keeps using the first value"
        if layer.keras == 3 and Phase.BUILD in layer.phases_of(method, assign):
            lost += ", or raises `out of scope` where `fit` builds the layer"
        yield Finding(
            assign.at,
            f"`self.{assign.path}` is computed from a weight once, in `{method.name}`{lost}",
            elsewhere=f"`self.{assign.path}` is computed from a weight once, while `{method.name}` runs{lost}",
            attribute=assign.path,
            help="compute it from the weight in `call`",
        )


def is_derived(layer: LayerClass, value: Value) -> bool:
    """Whether it is a tensor computed from a weight: directly, in a helper, or by a sublayer that has one."""
    if _of_sublayer(layer, value) or changes_weight_of_parent(layer, value):
        return True
    if value.kind is not Kind.TENSOR or _is_weight_of_other(value):
        return False
    helper = layer.own_method(value.path) if value.calls_own_path else None
    if helper is not None:
        given = [event.value for event in helper.returns if not event.nested]
        return all(one is not None and comes_from_weight(layer, one) for one in given)
    return comes_from_weight(layer, value)


def _of_sublayer(layer: LayerClass, value: Value) -> bool:
    """Whether a sublayer with weights gives it for what is known beforehand: `Embedding(n, size)(tf.range(n))`."""
    if not value.args or value.unpacks:
        return False
    if not all(_is_known(argument.value) for argument in value.args if argument.keyword != "training"):
        return False
    if value.calls_instance:
        made = [value.holder]
    else:
        made = [assign.value for _, assign in layer.assignments(value.path) if value.calls_own_path]
    return bool(made) and all(
        one.makes_layer and one.method not in _LEARNS_OTHERWISE and owns_weights(layer, one, keras=2)
        for one in made
    )


def _is_known(value: Value) -> bool:
    """Whether it is a tensor that no input is part of."""
    return value.kind in _KNOWN or value.called_method in _COUNT


def reads_in_call(layer: LayerClass) -> Iterator[Read]:
    """What `call` reads, and all that inherited methods read."""
    for facts in layer.lineage:
        for method in facts.methods:
            inherited = facts is not layer.own
            for read in method.reads:
                if inherited or Phase.CALL in layer.phases_of(method, read):
                    yield read


def comes_from_weight(layer: LayerClass, value: Value) -> bool:
    """Whether the tensor was computed from a weight."""
    if value.called_method in {"assign", "assign_add", "assign_sub"}:
        return False
    return _has_value_of_weight(layer, value)


_OF_FORM = frozenset({Kind.SHAPE, Kind.DIM, Kind.DTYPE, Kind.PLAIN, Kind.NONE})
_LIKE = frozenset({"zeros_like", "ones_like", "full_like", "shape", "rank", "size"})
"""What looks at the shape and the type of a tensor alone."""


def _has_value_of_weight(layer: LayerClass, value: Value) -> bool:
    """Whether the value of a weight, not only its shape, goes into it."""
    if value.kind in _OF_FORM or value.called_method in _LIKE:
        return False
    if value.on_value(*_LOOKS):
        return False
    if _is_weight_of_other(value):
        return True
    parts = value.inner
    if not parts:
        return any(_only_weight(layer, path) for path in value.reads)
    return any(part.kind in STATE or _has_value_of_weight(layer, part) for part in parts)


_LOOKS = ("shape", "dtype", "ndim", "rank", "name", "path")
_KERNELS = ("kernel", "embeddings", "recurrent_kernel")
_WEIGHTS = (*_KERNELS, "bias", "gamma", "beta")
_LISTS = ("weights", "trainable_weights", "variables", "trainable_variables")


def _is_weight_of_other(value: Value) -> bool:
    """Whether it is a weight of another layer: `self.dense.kernel`, `tied_to.weights[0]`."""
    holder = value.holder
    if value.form is Form.SUBSCRIPT:
        return holder.on_value(*_LISTS) and _is_layer(holder.holder)
    if value.form is not Form.ATTRIBUTE:
        return False
    return value.on_value(*(_WEIGHTS if holder.kind is Kind.SUBLAYER else _KERNELS)) and _is_layer(holder)


def _is_layer(value: Value) -> bool:
    """Whether it is a layer, or may be one as an argument that is asked for its weights."""
    return value.kind in (Kind.SUBLAYER, Kind.PARAMETER)


def _only_weight(layer: LayerClass, path: str) -> bool:
    kinds = layer.kinds.get(path, frozenset()) - {Kind.NONE}
    return bool(kinds) and kinds <= STATE


def _computes_anew(layer: LayerClass, path: str) -> bool:
    """Whether a method that others call, such as `adapt`, gives the attribute its value again."""
    return any(
        layer.phases_of(method).isdisjoint({Phase.CONSTRUCT, Phase.BUILD})
        for method, assign in layer.assignments(path)
        if assign.form is TargetForm.ATTRIBUTE
    )


def _is_frozen(layer: LayerClass, value: Value) -> bool:
    """Whether all weights that it comes from are `trainable=False`: a method of its own may compute it anew."""
    made = [
        assign.value
        for path in value.reads
        if _only_weight(layer, path)
        for _, assign in layer.assignments(path)
        if assign.value.form is Form.CALL
    ]
    return bool(made) and all(one.given("trainable").constant is False for one in made)
