"""LL721: activations that give other numbers than in Keras 2."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import At, Form, LayerClass, Value
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import keras_name, root_of

_ROOTS = frozenset({"tf.keras", "tf_keras"})
_ARGUMENTS = ("activation", "recurrent_activation")
_CONVOLUTIONAL = frozenset({"layers.ConvLSTM1D", "layers.ConvLSTM2D", "layers.ConvLSTM3D"})
"""Their `recurrent_activation` is `hard_sigmoid` by default in Keras 2, and `sigmoid` in Keras 3."""


@rule(
    "LL721",
    "changed-activation",
    summary="`hard_sigmoid` is another function in Keras 3 than in Keras 2.",
    targets=(3,),
    severity=Severity.NOTE,
)
def changed_activation(layer: LayerClass) -> Iterator[Finding]:
    if not becomes_keras_3(layer) or not all(root_of(root) in _ROOTS for root in layer.roots):
        return
    places = list(_hard_sigmoids(layer))
    if places:
        yield Finding(
            places[0],
            "`hard_sigmoid` is `clip(x / 6 + 0.5, 0, 1)` in Keras 3, and `clip(0.2 * x + 0.5, 0, 1)` in Keras 2: weights"
            " that were trained in Keras 2 give different predictions",
            help="`tf.keras.backend.hard_sigmoid` still gives the numbers of Keras 2",
            related=tuple((at, "here too") for at in places[1:]),
        )
    for method in layer.methods:
        for call in method.calls:
            if _leaves_out_the_activation(call.value):
                yield Finding(
                    call.value.at,
                    f"the default of `recurrent_activation` is `sigmoid` in Keras 3, and `hard_sigmoid` in Keras 2:"
                    f" `{call.value.method}` gives different predictions with weights of Keras 2",
                    help="pass `recurrent_activation=tf.keras.backend.hard_sigmoid`",
                )


def _hard_sigmoids(layer: LayerClass) -> Iterator[At]:
    """Where the function of Keras is named: by its text, as the default of an argument, or itself."""
    for method in layer.methods:
        for parameter in method.params:
            if (
                parameter.name in _ARGUMENTS
                and parameter.default is not None
                and _names_it(parameter.default)
            ):
                yield parameter.default.at
        for call in method.calls:
            value = call.value
            if keras_name(value.name) in {"layers.Activation", "activations.get"} and value.positional:
                candidates = [value.positional[0]]
            elif keras_name(value.name) is not None or value.on_super():
                candidates = [argument.value for argument in value.args if argument.keyword in _ARGUMENTS]
            else:
                candidates = []
            yield from (candidate.at for candidate in candidates if _names_it(candidate))
            if _is_the_function(value):
                yield value.at


def _names_it(value: Value) -> bool:
    return value.constant == "hard_sigmoid" or (value.form is Form.NAME and _is_the_function(value))


def _is_the_function(value: Value) -> bool:
    return root_of(value.name) in _ROOTS and keras_name(value.name) == "activations.hard_sigmoid"


def _leaves_out_the_activation(call: Value) -> bool:
    return (
        root_of(call.name) in _ROOTS
        and keras_name(call.name) in _CONVOLUTIONAL
        and not call.unpacks
        and call.argument("recurrent_activation") is None
    )
