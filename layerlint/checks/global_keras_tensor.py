"""LL519: a method that runs in `call` uses a symbolic input of the module."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, LayerClass, Phase, Value
from layerlint.rule import Finding, rule
from layerlint.tables.keras_names import keras_name

_INPUTS = frozenset({"Input", "layers.Input"})


@rule(
    "LL519",
    "global-keras-tensor",
    summary="`call` uses a `keras.Input` of the module: it has no value there, and the call fails.",
)
def global_keras_tensor(layer: LayerClass) -> Iterator[Finding]:
    seen: set[int] = set()
    for method, event in layer.events(Phase.CALL, Phase.STEP):
        given = getattr(event, "value", None)
        for part in given.walk() if isinstance(given, Value) else ():
            if part.makes and _is_input_of_module(part) and part.at not in seen:
                seen.add(part.at)
                name = part.name.rpartition(".")[2]
                yield Finding(
                    part.at,
                    f"`{name}` is a `keras.Input` of the module: it has no value in `{method.name}`, which fails",
                    help="take the tensor as an argument of `call`",
                )


def _is_input_of_module(value: Value) -> bool:
    return value.form is Form.NAME and any(keras_name(made) in _INPUTS for made in value.makes)
