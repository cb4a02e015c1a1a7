"""LL406: a layer that can be saved but is not registered."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL406",
    "unregistered-layer",
    summary="A layer with `get_config` is not registered: loading needs `custom_objects`.",
    severity=Severity.NOTE,
    fix=Safety.UNSAFE,
    default=False,
)
def unregistered_layer(layer: LayerClass) -> Iterator[Finding]:
    config = layer.own_method("get_config")
    if config is None or config.abstract:
        return
    if layer.own.decorators:
        return  # any of them may register it
    yield Finding(
        layer.own.at_name,
        f"`{layer.name}` is not registered: `load_model` finds it only through `custom_objects`",
        help='put `@keras.saving.register_keras_serializable(package="...")` above the class',
        fix=FixRequest("register", layer.own.at),
    )
