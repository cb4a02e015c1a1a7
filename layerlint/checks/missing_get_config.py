"""LL401: a constructor argument that Keras cannot record by itself."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, Parameter
from layerlint.queries.arguments import annotated, objects_among
from layerlint.queries.classes import extends_keras_base, shows_saving
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL401",
    "missing-get-config",
    summary="A constructor argument is an object that cannot be recorded, and there is no `get_config`: saving fails.",
    fix=Safety.UNSAFE,
)
def missing_get_config(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or layer.method("get_config") is not None or not extends_keras_base(layer):
        return
    objects = objects_among(layer, init)
    if not objects:
        return
    name, reason = next(iter(objects.items()))
    layers = all(_is_layer(parameter) for parameter in init.params if parameter.name in objects)
    keys = (("object" if p.name in objects else "key", p.name) for p in init.params[1:] if not p.star)
    # Keras 2 saves a model with an empty configuration, and a folder of it has all else.
    folder = layer.is_model and layer.keras == 2
    then = "what is saved as `.keras` cannot be loaded" if folder else "saving fails"
    yield Finding(
        layer.own.at_name,
        f"the argument `{name}` of `{layer.name}` is {reason}, which Keras cannot save by itself: {then}"
        " without `get_config`",
        attribute=name,
        help=_HELP.get(
            reason, "write `get_config` and `from_config` with `keras.saving.serialize_keras_object`"
        ).format(name=name),
        severity=None if shows_saving(layer) and not folder else Severity.NOTE,
        fix=FixRequest("write-get-config", layer.own.at, tuple(keys)) if layers else None,
    )


_HELP = {
    "an object": "take what it needs as plain arguments, or write a `get_config` that records its fields, and a"
    " `from_config` that makes it again",
    "an array": "write a `get_config` that records `{name}` as a list, with `tolist()`, and call `np.array({name})`"
    " in `__init__`",
}
"""By the kind of argument that Keras cannot serialize."""


def _is_layer(parameter: Parameter) -> bool:
    return annotated(parameter) in {"Layer", "Model"}
