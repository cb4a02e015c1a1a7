"""LL403: a `get_config` that forgets what the base class records."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, Method, Value
from layerlint.queries.classes import plain_layer
from layerlint.queries.from_config import loads_its_own_way
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
    if loads_its_own_way(layer) or not _takes_a_name(layer.method("__init__")):
        return
    returned = [event.value for event in config.returns if not event.nested]
    if returned and all(map(_lacks_name, returned)):
        yield Finding(
            config.at_name,
            "the configuration does not include `super().get_config()`: a loaded layer loses its name, dtype and"
            " `trainable`",
            help="start with `config = super().get_config()` and `config.update({...})`",
            fix=FixRequest("config-with-super", config.at),
        )


def _takes_a_name(init: Method | None) -> bool:
    return init is not None and (init.var_keyword is not None or init.parameter("name") is not None)


def _lacks_name(returned: Value | None) -> bool:
    """Whether it is a configuration with neither the parent's entries nor a name, as far as that is certain."""
    if returned is None or returned.config is None or returned.kind is Kind.NONE:
        return False
    config = returned.config
    return config.complete and not config.with_super and all(key != "name" for key, _ in config.keys)
