"""LL603: a loss with one value for each example, which Keras 3 sums up."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.keras_names import keras_name
from layerlint.model.apis import tf_name
from layerlint.model.facts import Call, Form, Kind, LayerClass, Phase, Value
from layerlint.rule import Finding, FixRequest, rule
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
        if given and given[0].form is not Form.NAME and _for_each_example(given[0]):
            yield Finding(
                event.value.at,
                "the loss has one value for each example: Keras 3 sums them, so it grows with the batch"
                if layer.keras == 3
                else "the loss has one value for each example: it fails in `fit`",
                help="reduce it first: `self.add_loss(tf.reduce_mean(...))`",
                fix=FixRequest("reduce-loss", given[0].at),
            )


def _for_each_example(value: Value) -> bool:
    """Whether it is certainly computed from an input element by element."""
    if value.kind is Kind.INPUT and value.form in (Form.NAME, Form.OTHER):
        return True
    if value.form is Form.OPERATION and value.name in {"+", "-", "*", "/", "**"}:
        return any(_for_each_example(item) for item in value.items)
    if value.form is Form.CALL:
        name = value.name.rpartition(".")[2]
        known = tf_name(value.name) is not None or (keras_name(value.name) or "").startswith("ops.")
        if known and name in _ELEMENTWISE:
            return any(_for_each_example(argument) for argument in value.positional)
        if value.kind is Kind.INPUT and value.name.startswith("self."):
            return True
    return False
