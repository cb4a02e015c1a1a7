"""LL305: an `__init__` without `**kwargs`, which refuses keys of a saved configuration."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass
from layerlint.queries.arguments import lost_with_a_model
from layerlint.queries.classes import shows_saving
from layerlint.queries.from_config import loads_its_own_way
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import short_name
from layerlint.text import Safety


@rule(
    "LL305",
    "missing-kwargs",
    summary="`__init__` takes no `**kwargs`: loading fails, since the configuration holds `name`, `trainable`, `dtype`.",
    severity=Severity.WARNING,
    fix=Safety.SAFE,
)
def missing_kwargs(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or init.var_keyword is not None or init.abstract:
        return
    if loads_its_own_way(layer) or not any(True for _ in init.super_calls):
        return
    if lost_with_a_model(layer):  # LL409 and LL401 report these
        return
    if _saved_entries(layer) - {parameter.name for parameter in init.params}:
        yield Finding(
            init.at_name,
            f"`{layer.name}.__init__` takes no `**kwargs`, but the saved configuration holds `name`, `trainable` and"
            " `dtype`: loading fails",
            help="add `**kwargs` and pass it on: `super().__init__(**kwargs)`",
            severity=None if shows_saving(layer) and not _is_made_by_a_layer(layer) else Severity.NOTE,
            fix=FixRequest("add-kwargs", init.at),
        )


def _is_made_by_a_layer(layer: LayerClass) -> bool:
    """Whether only other layers make it: Keras 3 does not record the layers that a layer holds."""
    return layer.keras == 3 and layer.only_a_part


def _saved_entries(layer: LayerClass) -> frozenset[str]:
    """The entries of Keras that the configuration certainly holds."""
    config = layer.method("get_config")
    if config is None:
        if layer.keras == 2:
            return frozenset()
        return frozenset({"trainable", "dtype"} if layer.is_model else _LAYER_KEYS)
    returned = [event.value.config for event in config.returns if event.value is not None]
    complete = [
        configuration
        for configuration in returned
        if configuration is not None and configuration.with_super and configuration.complete
    ]
    if not returned or len(complete) != len(returned) or not _reaches_keras(layer):
        return frozenset()
    return _LAYER_KEYS.difference(*(configuration.removed for configuration in complete))


_LAYER_KEYS = frozenset({"name", "trainable", "dtype"})


def _reaches_keras(layer: LayerClass) -> bool:
    """Whether the configurations of all known parents include that of Keras's base layer."""
    for facts in layer.lineage:
        for method in facts.methods:
            if method.name != "get_config":
                continue
            for event in method.returns:
                config = event.value.config if event.value is not None else None
                if not event.nested and (config is None or not config.with_super):
                    return False
    return layer.complete and all(short_name(root) not in _OWN_CONFIG for root in layer.roots)


_OWN_CONFIG = frozenset(
    {f"layers.SpatialDropout{n}D" for n in (1, 2, 3)} | {"layers.InputLayer", "InputLayer"}
)
"""Layers of Keras whose configuration does not hold all of `name`, `trainable` and `dtype`."""
