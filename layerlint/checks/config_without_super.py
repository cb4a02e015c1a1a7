"""LL403: a `get_config` without the entries of the base class."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Value
from layerlint.queries.classes import extends_keras_base, takes_name
from layerlint.queries.config_keys import config_entries
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
    if config is None or layer.is_model or not extends_keras_base(layer):
        return
    if loads_its_own_way(layer):
        return
    fixed_name = next(
        (value for key, value in config_entries(config) if key == "name" and _is_fixed(value)), None
    )
    if fixed_name is not None and not _sets_fixed_name(layer):
        yield Finding(
            fixed_name.at,
            "every layer of the class is saved with this one name: a model with two of them cannot be loaded",
            help="leave it out: `super().get_config()` records the name of each layer",
        )
        return
    if layer.method("__init__") is None or not takes_name(layer):
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


def _is_fixed(value: Value) -> bool:
    """Whether the value is the same for all layers of the class: a string, or the name of the class."""
    return isinstance(value.constant, str) or (
        value.form is Form.ATTRIBUTE and f"{value.path}.{value.member}".endswith("__name__")
    )


def _sets_fixed_name(layer: LayerClass) -> bool:
    """Whether the constructor gives all layers of the class the same name."""
    init = layer.method("__init__")
    return init is not None and any(call.value.given("name").kind is Kind.PLAIN for call in init.super_calls)


def _lacks_name(returned: Value | None) -> bool:
    """Whether the value is certainly a configuration with neither the parent's entries nor a name."""
    if returned is None or returned.config is None:
        return False
    config = returned.config
    return config.complete and not config.with_super and all(key != "name" for key, _ in config.keys)
