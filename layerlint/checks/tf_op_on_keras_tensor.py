"""LL703: a TensorFlow function on the symbolic input of a functional model."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from layerlint.model.facts import (
    Call,
    Event,
    Form,
    GuardKind,
    Kind,
    LayerClass,
    Method,
    Phase,
    Value,
)
from layerlint.queries.conditions import has_guard, tests_value_type
from layerlint.queries.own_helpers import with_helpers
from layerlint.rule import Finding, ModelCode, Severity, rule
from layerlint.tables.apis import keras_result, tf_name, tf_result
from layerlint.tables.keras_names import keras_name, root_of
from layerlint.tables.removed import gone

_COMPARES = frozenset({"<", "<=", ">", ">="})
"""Comparisons that return a tensor; `==` of two Keras tensors is a boolean."""
_ACCEPTING = frozenset({"to_dense", "update", "update_add", "update_sub", "is_int_dtype", "gradients"})
"""Functions of `tf.keras.backend` that accept a Keras tensor, or fail for another reason."""
_HIGHER_ORDER = frozenset(
    {"numpy_function", "py_function", "map_fn", "vectorized_map", "scan", "foldl", "foldr", "while_loop"}
)
"""Functions that run a function on tensors."""
_TENSOR_MEMBERS = frozenset({"get_shape", "set_shape", "numpy", "eval", "consumers"})
_SHAPE_MEMBERS = frozenset({"as_list", "rank", "ndims", "dims", "is_fully_defined", "num_elements"})


@rule(
    "LL703",
    "tf-op-on-keras-tensor",
    summary="A TensorFlow function is applied to `keras.Input`, which Keras 3 refuses outside a layer.",
    targets=(3,),
)
def tf_op_on_keras_tensor(layer: LayerClass) -> Iterator[Finding]:
    construct = {m.name for m in layer.methods if layer.phases_of(m) == {Phase.CONSTRUCT}}
    yield from _findings(layer, construct)
    yield from _compute_mask_findings(layer)


def _compute_mask_findings(layer: LayerClass) -> Iterator[Finding]:
    """Functions of the input of `compute_mask`, to which Keras 3 passes the Keras tensor itself."""
    mask = layer.own_method("compute_mask")
    if mask is None or layer.is_model or len(_positional_parameters(mask)) < 2:
        return
    mask = with_helpers(layer, mask)
    names = frozenset(
        parameter.name for parameter in mask.params[mask.bound : mask.bound + 1] if not parameter.star
    )
    for call in mask.calls:
        label, help = _refusing(call.value)
        if not label or call.nested or tests_value_type(call.guards) or has_guard(call.guards, GuardKind.TRY):
            continue
        if any(_is_keras_tensor(argument.value, mask, names) for argument in call.value.args):
            yield Finding(
                call.value.at,
                f"`{label}` gets the input of `compute_mask`, which is a Keras tensor in a functional model of Keras"
                " 3: it raises",
                help=help.partition(",")[0],
                severity=Severity.WARNING,
            )


def _positional_parameters(method: Method) -> list[str]:
    """The positional parameters: a `compute_mask` without a second one fails before."""
    return [
        parameter.name
        for parameter in method.params[method.bound :]
        if not parameter.star and not parameter.keyword_only
    ]


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _findings(unit.code, {method.name for method in unit.code.methods})


tf_op_on_keras_tensor = replace(tf_op_on_keras_tensor, in_code=_in_code)


def _findings(layer: LayerClass, helpers: Set[str]) -> Iterator[Finding]:
    """`helpers` are the methods that get nothing but what other methods of the class pass to them."""
    parameters = _keras_tensor_parameters(layer, helpers)
    candidates: list[tuple[Method, Event, Finding]] = []
    for method, event in layer.events():
        if isinstance(event, Call):
            params = parameters.get(method.name, frozenset())
            candidates.extend(
                (method, event, finding) for finding in _function_findings(event.value, method, params)
            )
            if event.value.on_self("call"):
                candidates.extend((method, event, finding) for finding in _call_findings(event))
    for method, event, value, certain in layer.parts(Form.ATTRIBUTE, Form.CALL):
        if certain and not value.local:
            params = parameters.get(method.name, frozenset())
            findings = _attribute_findings(value, value.holder, method, params)
            candidates.extend((method, event, finding) for finding in findings)
    for method, event, finding in candidates:
        in_call = event.nested or Phase.CALL in layer.phases_of(method, event)
        guards = layer.guards(method, event)
        asks = has_guard(guards, GuardKind.TRY) or tests_value_type(guards)
        if not in_call and not asks:
            yield finding


def _function_findings(value: Value, method: Method, params: frozenset[str]) -> Iterator[Finding]:
    label, help = _refusing(value)
    if label and any(_is_keras_tensor(argument.value, method, params) for argument in value.args):
        yield Finding(
            value.at,
            f"`{label}` is applied to a Keras input, which raises in Keras 3: use TensorFlow functions only inside a"
            " layer's `call`",
            help=help,
        )


def _call_findings(event: Call) -> Iterator[Finding]:
    """`self.call(inputs)` with a Keras tensor: the functions of TensorFlow in `call` get it."""
    if event.result is None or event.result.form not in (Form.CALL, Form.OPERATION):
        return
    for part in event.result.walk():
        label, _ = _refusing(part)
        if label and any(argument.value.kind is Kind.KERAS_TENSOR for argument in part.args):
            yield Finding(
                event.value.at,
                f"`self.call` passes a Keras input on to `{label}`, which raises in Keras 3",
                help="call the model itself: `self(...)`",
            )
            return


def _refusing(value: Value) -> tuple[str, str]:
    """The name of a function that refuses Keras tensors, and the help; "" for others."""
    short = keras_name(value.name)
    if short is not None:
        area, _, last = short.rpartition(".")
        refuses = area == "backend" and keras_result(short) is Kind.TENSOR and last not in _ACCEPTING
        if root_of(value.name) != "tf.keras" or not refuses or gone(value.name, "tensorflow") is not None:
            return "", ""
        instead = gone(f"keras.{short}", "keras")
        replacement = instead.instead if instead is not None else ""
        return (
            f"tf.keras.{short}",
            f"use `{replacement}`, or put it into a layer" if replacement else "put it into a layer",
        )
    name = tf_name(value.name)
    if name in _HIGHER_ORDER:
        return f"tf.{name}", "put it into the `call` of a layer"
    if name is None or tf_result(name) not in (Kind.TENSOR, Kind.INPUT):
        return "", ""
    return f"tf.{name}", "use the function of `keras.ops`, or put it into a layer"


def _attribute_findings(
    value: Value, holder: Value, method: Method, params: frozenset[str]
) -> Iterator[Finding]:
    """Members of TensorFlow's tensors that a Keras tensor does not have."""
    name = value.member
    if name in _TENSOR_MEMBERS and value.form is Form.CALL and _is_keras_tensor(holder, method, params):
        yield Finding(
            value.at, f"a Keras tensor has no `{name}`", help="read its `shape`" if "shape" in name else ""
        )
    of_shape = name in _SHAPE_MEMBERS and holder.on_value("shape")
    if of_shape and _is_keras_tensor(holder.holder, method, params):
        yield Finding(
            value.at,
            f"the shape of a Keras tensor is a plain tuple: it has no `{name}`",
            help="index the tuple, or take its `len`",
        )


def _is_keras_tensor(value: Value, method: Method, params: frozenset[str]) -> bool:
    """Whether it is a Keras tensor, or a list of some."""
    if value.kind is Kind.KERAS_TENSOR:
        return True
    if value.kind is Kind.CONTAINER or value.name in _COMPARES:
        return any(_is_keras_tensor(item, method, params) for item in value.items)
    # The argument itself: another value of that name has another place.
    is_parameter = any(p.at == value.at and p.name in params for p in method.params)
    return is_parameter or _applies_layer(value, method, params)


def _applies_layer(value: Value, method: Method, params: frozenset[str]) -> bool:
    """Whether a layer is called with a Keras tensor: `keras.layers.Dense(2)(x)`, `self.dense(x)`."""
    return (
        value.calls_instance
        and value.holder.kind is Kind.SUBLAYER
        and any(_is_keras_tensor(argument.value, method, params) for argument in value.args)
    )


def _keras_tensor_parameters(layer: LayerClass, names: Set[str]) -> dict[str, frozenset[str]]:
    """The parameters that are Keras tensors in every call in the class, by helper method.

    A helper may pass them on to another one.
    """
    parameters: dict[str, frozenset[str]] = {}
    helpers = [method for method in layer.methods if method.name in names and not layer.subclasses]
    previous: dict[str, frozenset[str]] | None = None
    while previous != parameters:
        previous = dict(parameters)
        for method in helpers:
            if always := _always_keras_tensors(layer, method, previous):
                parameters[method.name] = always
    return parameters


def _always_keras_tensors(
    layer: LayerClass, method: Method, parameters: dict[str, frozenset[str]]
) -> frozenset[str]:
    """The parameters of the helper that are Keras tensors in every call; `parameters` are those of other helpers."""
    sites = [
        (other, call.value)
        for other in layer.methods
        for call in other.calls
        if call.value.on_self(method.name)
    ]
    if not sites:
        return frozenset()
    names = (p.name for p in method.params[method.bound :] if not p.star)
    return frozenset(
        name
        for position, name in enumerate(names)
        if all(
            (argument := value.argument(name, position)) is not None
            and _is_keras_tensor(argument, other, parameters.get(other.name, frozenset()))
            for other, value in sites
        )
    )
