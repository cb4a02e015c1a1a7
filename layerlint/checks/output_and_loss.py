"""LL614: a loss that expects probabilities, and an output that has none."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Kind, Value
from layerlint.queries.network_ends import last_layer, last_layer_of_output
from layerlint.rule import Finding, ModelCode, Severity, code_rule
from layerlint.tables.keras_names import keras_name

_CATEGORICAL = frozenset({"categorical_crossentropy", "sparse_categorical_crossentropy"})
_LOSSES = {
    "CategoricalCrossentropy": "categorical_crossentropy",
    "SparseCategoricalCrossentropy": "sparse_categorical_crossentropy",
    "BinaryCrossentropy": "binary_crossentropy",
}
_CLASSES = {function: name for name, function in _LOSSES.items()}
_LINEAR = frozenset({"Dense", "Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "SeparableConv2D"})


@code_rule(
    "LL614",
    "output-and-loss",
    summary="A crossentropy expects probabilities, and the last layer returns none: the loss is wrong.",
    severity=Severity.WARNING,
)
def output_and_loss(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        for call in method.calls:
            loss = _loss(call)
            if loss:
                last = last_layer(unit, call.value.holder)
            else:
                loss = _called(call)
                last = last_layer_of_output(unit, call.value.positional[1]) if loss else None
            problem = _problem(loss, last) if last is not None else None
            if problem is not None and last is not None:
                argument = call.value.argument("loss", 1) if call.value.on_value("compile") else None
                at = (
                    argument.at
                    if argument is not None and argument.at >= 0 and not argument.local
                    else call.value.at
                )
                message, help = problem
                yield Finding(at, message, help=help)


def _loss(call: Call) -> str:
    """The crossentropy of probabilities that `compile` gets; "" for anything else."""
    loss = call.value.argument("loss", 1) if call.value.on_value("compile") else None
    if loss is None:
        return ""
    if isinstance(loss.constant, str):
        return loss.constant if loss.constant in _LOSSES.values() else ""
    area, _, last = (keras_name(loss.name) or "").rpartition(".")
    if area not in {"losses", "metrics"}:
        return ""
    if loss.form is Form.NAME:
        return last if last in _LOSSES.values() else ""
    if loss.form is not Form.CALL or last not in _LOSSES or loss.unpacks:
        return ""
    logits = loss.argument("from_logits", 0)
    return _LOSSES[last] if logits is None or logits.constant is False else ""


def _called(call: Call) -> str:
    """The crossentropy of probabilities that is called with labels and the output of a model; "" for another call."""
    area, _, last = (keras_name(call.value.name) or "").rpartition(".")
    logits = call.value.argument("from_logits", 2)
    takes_probabilities = not call.value.unpacks and (logits is None or logits.constant is False)
    is_crossentropy = (
        area in {"losses", "metrics", "backend"} and last in _LOSSES.values() and takes_probabilities
    )
    return last if is_crossentropy and len(call.value.positional) > 1 else ""


def _problem(loss: str, last: Value) -> tuple[str, str] | None:
    short = (keras_name(last.name) or "").rpartition(".")[2]
    if short not in _LINEAR:
        return None
    units = last.argument("units" if short == "Dense" else "filters", 0)
    activation = last.argument("activation", 1 if short == "Dense" else None)
    if activation is None or activation.kind is Kind.NONE or activation.constant == "linear":
        wanted = "sigmoid" if loss == "binary_crossentropy" else "softmax"
        return (
            f"`{loss}` expects probabilities, but the last layer, `{short}`, has no activation: the loss is wrong, and"
            " the model hardly learns",
            f'give the layer `activation="{wanted}"`, or use `keras.losses.{_CLASSES[loss]}(from_logits=True)`',
        )
    if short == "Dense" and units is not None and units.constant == 1 and loss in _CATEGORICAL:
        return (
            f"`{loss}` needs an output for each class, and the last layer has one unit: the model learns nothing",
            'use one unit for each class, or `binary_crossentropy` with `activation="sigmoid"`',
        )
    if short == "Dense" and units is not None and units.constant == 1 and activation.constant == "softmax":
        return (
            "the softmax of one unit is always 1: the model learns nothing",
            'write `activation="sigmoid"`',
        )
    return None
