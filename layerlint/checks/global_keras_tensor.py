"""LL519: a method that runs in `call`, or a loss, uses a symbolic tensor of the module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, Kind, LayerClass, Phase, Value
from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import Finding, OutsideFinding, rule
from layerlint.tables.keras_names import keras_name, kind_of

_INPUTS = frozenset({"Input", "layers.Input"})


@rule(
    "LL519",
    "global-keras-tensor",
    summary="`call` or a loss uses a symbolic tensor of the module: it has no value there, which fails.",
)
def global_keras_tensor(layer: LayerClass) -> Iterator[Finding]:
    reported: set[str] = set()
    for method, event in layer.events(Phase.CALL, Phase.STEP):
        value = getattr(event, "value", None)
        for part in value.walk() if isinstance(value, Value) else ():
            origin = _origin(part) if part.makes and part.name not in reported else ""
            if origin:
                reported.add(part.name)
                name = part.name.rpartition(".")[2]
                yield Finding(
                    part.at,
                    f"`{name}` is a {origin} of the module: it has no value in `{method.name}`, which fails",
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


def _origin(value: Value) -> str:
    """What the symbolic tensor is that the name of a module stands for; "" for anything else."""
    if value.form is not Form.NAME:
        return ""
    if any(keras_name(name) in _INPUTS for name in value.makes):
        return "`keras.Input`"
    layers = [name.removesuffix("()") for name in value.makes if name.endswith("()")]
    of_keras = any(kind_of(keras_name(name) or "") is Kind.SUBLAYER for name in layers)
    return "symbolic tensor" if of_keras else ""
