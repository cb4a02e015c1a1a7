"""LL603: a loss with one value for each example, which Keras 3 sums up."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Kind, LayerClass, Phase, Value
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.names import keras_name
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


@rule(
    "LL603",
    "non-scalar-loss",
    summary="`add_loss` gets a tensor with one value for each example: Keras 3 sums them all, Keras 2 fails in `fit`.",
    fix=Safety.UNSAFE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for _, event in layer.events(Phase.CALL):
        if not isinstance(event, Call) or event.value.name not in {"self.add_loss", "super.add_loss"}:
            continue
        given = event.value.positional
        if given and given[0].form is not Form.NAME and _for_each_example(layer, given[0]):
            yield Finding(
                event.value.at,
                "the loss has one value for each example: Keras 3 sums them, so it grows with the batch"
                if layer.keras == 3
                else "the loss has one value for each example: it fails in `fit`",
                help="reduce it first: `self.add_loss(tf.reduce_mean(...))`",
                fix=FixRequest("reduce-loss", given[0].at),
            )


def _for_each_example(layer: LayerClass, value: Value) -> bool:
    """Whether it is certainly computed from an input element by element."""
    if value.kind is Kind.INPUT and value.form in (Form.NAME, Form.OTHER) and not _from_call(layer, value):
        return True
    if value.form is Form.OPERATION and value.name in {"+", "-", "*", "/", "**"}:
        return any(_for_each_example(layer, item) for item in value.items)
    if value.form is Form.CALL:
        name = value.name.rpartition(".")[2]
        known = tf_name(value.name) is not None or (keras_name(value.name) or "").startswith("ops.")
        if known and name in _ELEMENTWISE:
            return any(_for_each_example(layer, argument) for argument in value.positional)
        if value.kind is Kind.INPUT and value.name.startswith("self."):
            return _is_own_of_keras(layer, value.path)
    return False


def _is_own_of_keras(layer: LayerClass, path: str) -> bool:
    """Whether the attribute holds a layer of Keras itself: what a layer of the project gives is not known."""
    made = [assign.value for _, assign in layer.assigns(path)]
    return bool(made) and all(
        value.form is Form.CALL and (keras_name(value.name) or "").startswith("layers.") for value in made
    )


def _from_call(layer: LayerClass, value: Value) -> bool:
    """Whether it is a part of what a sublayer or a method gave, which may be a scalar."""
    return value.form is Form.OTHER and any(path in layer.kinds for path in value.reads)
