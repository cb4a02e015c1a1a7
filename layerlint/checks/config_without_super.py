"""LL403: a `get_config` that forgets what the base class records."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass
from layerlint.queries.classes import plain_layer
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety


@rule(
    "LL403",
    "config-without-super",
    summary="`get_config` leaves out `super().get_config()`: name, dtype and `trainable` are lost when loaded.",
    severity=Severity.WARNING,
    fix=Safety.SAFE,
)
def config_without_super(layer: LayerClass) -> Iterator[Finding]:
    config = layer.own_method("get_config")
    if config is None or config.abstract or layer.is_model or not plain_layer(layer):
        return
    if layer.method("from_config") is not None:
        return
    init = layer.method("__init__")
    if init is None or (init.var_keyword is None and init.parameter("name") is None):
        return
    returned = [event for event in config.returns if not event.nested]
    if not returned:
        return
    for event in returned:
        known = event.value.config if event.value is not None else None
        if known is None or not known.complete or known.with_super:
            return
        if any(key == "name" for key, _ in known.keys):
            return
        if event.value is not None and event.value.kind is Kind.NONE:
            return
    yield Finding(
        config.at_name,
        "the configuration does not include `super().get_config()`: a loaded layer loses its name, dtype and `trainable`",
        help="start with `config = super().get_config()` and `config.update({...})`",
        fix=FixRequest("config-with-super", config.at),
    )
