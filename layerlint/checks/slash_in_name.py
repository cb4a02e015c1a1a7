"""LL708: a `/` in the name of a layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Kind, LayerClass, Value
from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.queries.argument_defaults import default_text, is_unconditional
from layerlint.queries.keras_3 import KERAS, becomes_keras_3
from layerlint.queries.slashes import has_slash
from layerlint.rule import Finding, FixRequest, ModelCode, OutsideFinding, rule
from layerlint.tables.keras_names import keras_name, root_of
from layerlint.text import Safety

_MESSAGE = "Keras 3 does not allow `/` in the name of a layer: this raises"
_HELP = "use another character, such as `_`, also where the layer is looked up by name"


@rule(
    "LL708",
    "slash-in-name",
    summary="The name of a layer has a `/`, which Keras 3 refuses.",
    targets=(3,),
    fix=Safety.SAFE,
)
def slash_in_name(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        for call in method.calls:
            name = call.value.argument("name")
            if name is None or not _names_a_layer(layer, call.value):
                continue
            if is_unconditional(call):
                for default in default_text(layer, method, name):
                    if has_slash(default):
                        yield Finding(default.at, _MESSAGE, help=_HELP)
            if not has_slash(name):
                continue
            yield Finding(
                call.value.at,
                _MESSAGE,
                help=_HELP,
                fix=FixRequest("underscore-for-slash", call.value.at, (("argument", "name"),)),
            )


def _outside(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.SLASH_IN_NAME:
            yield OutsideFinding(misuse.span, _MESSAGE, help=_HELP, inside=misuse.inside)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    """Layers of the project that a function makes; those of Keras are found without reading it."""
    for method in unit.code.methods:
        for call in method.calls:
            name = call.value.argument("name")
            if (
                name is not None
                and call.value.makes_layer
                and keras_name(call.value.name) is None
                and has_slash(name)
            ):
                yield Finding(call.value.at, _MESSAGE, help=_HELP)


slash_in_name = replace(slash_in_name, outside=_outside, in_code=_in_code)


def _names_a_layer(layer: LayerClass, call: Value) -> bool:
    if call.on_super("__init__"):
        return becomes_keras_3(layer) and not any(
            method.name == "__init__" for facts in layer.ancestors for method in facts.methods
        )
    if root_of(call.name) not in {*KERAS, None}:
        return False
    return call.kind is Kind.SUBLAYER or keras_name(call.name) in {"Input", "layers.Input"}
