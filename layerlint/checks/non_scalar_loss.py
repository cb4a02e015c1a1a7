"""LL603: a loss with one value for each example, which Keras 3 sums up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.loop_with_unreduced_loss import loop_with_unreduced_loss
from layerlint.model.facts import TENSORS, Form, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.losses import calls_loss_function
from layerlint.queries.steps import loss_place, taken_gradients
from layerlint.queries.value_parts import written
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name, short_name
from layerlint.text import Safety

_ELEMENTWISE = frozenset(
    [
        "square",
        "abs",
        "exp",
        "log",
        "log1p",
        "sqrt",
        "sigmoid",
        "relu",
        "softplus",
        "tanh",
        "multiply",
        "subtract",
        "add",
        "pow",
        "maximum",
        "minimum",
        "squared_difference",
        "negative",
        "cast",
        "softmax",
    ]
)

_REDUCTIONS = frozenset(
    [*("mean", "sum", "max", "min", "prod", "norm", "logsumexp", "std", "var")]
    + [f"reduce_{name}" for name in ("mean", "sum", "max", "min", "prod", "logsumexp", "std", "variance")]
)
_ENTROPIES = frozenset(
    f"{name}_cross_entropy_with_logits" for name in ("sigmoid", "softmax", "sparse_softmax")
)
_CLASS_LOSSES = frozenset({"categorical_crossentropy", "sparse_categorical_crossentropy"})
"""Loss functions of a row of classes for each example: their predictions have two or more axes."""


@rule(
    "LL603",
    "non-scalar-loss",
    summary="`add_loss` or a training step gets a loss for each example: Keras sums them all, or fails in `fit`.",
    fix=Safety.UNSAFE,
)
def non_scalar_loss(layer: LayerClass) -> Iterator[Finding]:
    yield from _added_loss_findings(layer)
    if layer.is_model:
        yield from _step_findings(layer)


non_scalar_loss = replace(non_scalar_loss, in_code=loop_with_unreduced_loss)


def _added_loss_findings(layer: LayerClass) -> Iterator[Finding]:
    """Losses that are passed to `add_loss`."""
    for method, call in layer.calls(Phase.CALL):
        if not call.value.on_self_or_super("add_loss"):
            continue
        arguments = call.value.positional
        if not arguments or arguments[0].form is Form.NAME:
            continue
        if _is_per_example(layer, method, arguments[0]):
            yield Finding(
                call.value.at,
                "the loss has one value for each example: Keras 3 sums them, so it grows with the batch"
                if layer.keras == 3
                else "the loss has one value for each example: it fails in `fit`",
                help="reduce it first: `self.add_loss(tf.reduce_mean(...))`",
                fix=None if arguments[0].form is Form.LIST else FixRequest("reduce-loss", arguments[0].at),
            )


def _step_findings(layer: LayerClass) -> Iterator[Finding]:
    """Losses whose gradient a training step computes for the model's weights."""
    for method in layer.methods:
        for call, loss in taken_gradients(method):
            if not _is_per_example(layer, method, loss):
                continue
            where = loss_place(method, call, loss)
            yield Finding(
                where,
                "the loss has one value for each example: the gradient is that of their sum, so a step grows with the"
                " batch",
                help="reduce it first: `loss = tf.reduce_mean(...)`",
                fix=FixRequest("reduce-loss", where),
            )


def _is_per_example(layer: LayerClass, method: Method, value: Value) -> bool:
    """Whether it certainly has one value, or more, for each example of an input."""
    value = written(method, value)
    if value.kind is Kind.INPUT and value.form in (Form.NAME, Form.OTHER) and not _from_call(layer, value):
        return True
    match value.form:
        case Form.CALL if value.calls_self:
            return any(_is_per_example(layer, method, argument) for argument in value.positional[:1])
        case Form.OPERATION if value.name in {"+", "-", "*", "/", "**"}:
            return any(_is_per_example(layer, method, item) for item in value.items)
        case Form.LIST | Form.CHOICE:
            return bool(value.items) and all(_is_per_example(layer, method, item) for item in value.items)
        case Form.CALL:
            return _returns_per_example(layer, method, value)
        case Form.SUBSCRIPT if _splits_features(value.holder):
            return _is_per_example(layer, method, value.holder.given("value", 0))
    return False


def _splits_features(call: Value) -> bool:
    """Whether it is a `tf.split` along another axis than that of the examples; its parts keep all axes."""
    axis = call.argument("axis", 2)
    of_api = tf_name(call.called) == "split" or short_name(call.called) == "ops.split"
    axes = _integers(axis) if axis is not None and of_api and not call.unpacks else None
    return bool(axes) and axes != {0}


def _returns_per_example(layer: LayerClass, method: Method, call: Value) -> bool:
    """Whether a call certainly returns a value, or more, for each example."""
    name, short = call.method, short_name(call.name)
    if tf_name(call.name) is not None or short.startswith(("ops.", "backend.")):
        if name in _ELEMENTWISE:
            return any(_is_per_example(layer, method, argument) for argument in call.positional)
        if name in _REDUCTIONS:
            return _keeps_examples(layer, method, call)
        if name in _ENTROPIES:
            return any(_is_per_example(layer, method, argument.value) for argument in call.args)
    if calls_loss_function(call) and name in _CLASS_LOSSES and _gets_layer_output(layer, method, call):
        return True
    if calls_loss_function(call) or _reduces_nothing(layer, call) or _skips_reduction(layer, call):
        return all(_is_per_example(layer, method, argument) for argument in call.positional[:2])
    return bool(call.params) and call.on_self() and _holds_keras_layer(layer, call.path)


def _gets_layer_output(layer: LayerClass, method: Method, call: Value) -> bool:
    """Whether labels or predictions are what the class itself or one of its layers returns."""
    operands = [written(method, argument) for argument in call.positional[:2]]
    return any(
        operand.calls_self or (operand.calls_own_path and layer.method(operand.path) is None)
        for operand in operands
    )


def _reduces_nothing(layer: LayerClass, call: Value) -> bool:
    """Whether it calls a loss object of the class that was made with `reduction="none"`."""
    return call.calls_own_path and layer.always(call.path, _is_unreduced)


def _skips_reduction(layer: LayerClass, call: Value) -> bool:
    """Whether it calls the `call` of a loss object of Keras, which leaves the reduction to `__call__`."""
    holder = call.holder
    return (
        call.on_value("call")
        and holder.calls_own_path
        and layer.always(
            holder.path, lambda loss: loss.kind is Kind.LOSS and keras_name(loss.called) is not None
        )
    )


def _is_unreduced(loss: Value) -> bool:
    reduction = loss.argument("reduction")
    if loss.kind is not Kind.LOSS or loss.form is not Form.CALL or reduction is None:
        return False
    return (
        reduction.constant == "none"
        or reduction.kind is Kind.NONE
        or reduction.name.endswith("Reduction.NONE")
    )


def _keeps_examples(layer: LayerClass, method: Method, value: Value) -> bool:
    """Whether a reduction leaves the first axis, that of the examples, as it is."""
    if not value.positional or value.unpacks:
        return False
    operand = written(method, value.positional[0])
    axis = value.argument("axis", 1)
    axes = _integers(written(method, axis)) if axis is not None else None
    if not axes or operand.kind not in TENSORS:
        return False
    if all(number > 0 for number in axes):
        return bool(operand.params) and not _is_gathered(operand)
    # Counted from the end, the first axis may be meant, unless the rank is known to be higher.
    return axes == {-1} and _is_per_example(layer, method, operand)


def _is_gathered(value: Value) -> bool:
    """Whether losses are stacked, or axes exchanged: then the first axis may not be that of the examples."""
    return any(
        part.called_method in {"stack", "transpose", "concat", "concatenate", "reshape"}
        for part in value.walk()
    )


def _integers(value: Value) -> set[int] | None:
    parts = value.items if value.form in (Form.LIST, Form.TUPLE) else (value,)
    numbers = {part.constant for part in parts if type(part.constant) is int}
    return numbers if all(type(part.constant) is int for part in parts) else None


def _holds_keras_layer(layer: LayerClass, path: str) -> bool:
    """Whether the attribute holds a layer of Keras: the output of a layer of the project is unknown."""
    return layer.always(path, lambda sublayer: short_name(sublayer.called).startswith("layers."))


def _from_call(layer: LayerClass, value: Value) -> bool:
    """Whether it is a part of the result of a sublayer or a method, which may be a scalar."""
    return value.form is Form.OTHER and any(path in layer.kinds for path in value.reads)
