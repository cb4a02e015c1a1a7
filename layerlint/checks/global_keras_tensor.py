"""LL519: a method that runs in `call`, or a loss, uses a symbolic tensor of the module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, LayerClass, Phase, Value
from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import Finding, OutsideFinding, rule
from layerlint.tables.keras_names import keras_name

_INPUTS = frozenset({"Input", "layers.Input"})


@rule(
    "LL519",
    "global-keras-tensor",
    summary="`call` or a loss uses a symbolic tensor of the module: it has no value there, which fails.",
)
def global_keras_tensor(layer: LayerClass) -> Iterator[Finding]:
    reported: set[int] = set()
    for method, event in layer.events(Phase.CALL, Phase.STEP):
        value = getattr(event, "value", None)
        for part in value.walk() if isinstance(value, Value) else ():
            if part.makes and _is_input_of_module(part) and part.at not in reported:
                reported.add(part.at)
                name = part.name.rpartition(".")[2]
                yield Finding(
                    part.at,
                    f"`{name}` is a `keras.Input` of the module: it has no value in `{method.name}`, which fails",
                    help="take the tensor as an argument of `call`",
                )


def _outside(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        # Standalone Keras 2 ran losses in the graph of the model.
        if misuse.kind is MisuseKind.TENSOR_OF_LOSS and (
            2 not in code.kerases or misuse.instead == "tensorflow"
        ):
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}` is a symbolic tensor of the model: it has no value in a loss, which `fit` runs by"
                " itself",
                help="add the loss in a layer that gets the tensor (`self.add_loss`), or make it an output of the model",
                inside=misuse.inside,
            )


global_keras_tensor = replace(global_keras_tensor, outside=_outside)


def _is_input_of_module(value: Value) -> bool:
    return value.form is Form.NAME and any(keras_name(name) in _INPUTS for name in value.makes)
