"""LL413: a fixed argument of `super().__init__()` that the saved configuration passes a second time."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Config, LayerClass, Method, Parameter, Value
from layerlint.queries.arguments import own_arguments, parent_arguments
from layerlint.queries.classes import shows_saving
from layerlint.queries.config_keys import recorded
from layerlint.queries.forwarded_kwargs import forwards_kwargs, named_keywords
from layerlint.queries.from_config import loads_its_own_way
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import KERAS_BASES, is_model, short_name

_OF_EVERY_LAYER = frozenset({"name", "trainable", "dtype"})
_NOT_RECORDED = frozenset(
    {"activity_regularizer", "lora_rank", "lora_alpha", "use_cudnn", "weights", "flash_attention", "sparse",
     "synchronized", "backward_layer", "inputs", "outputs"}
)  # fmt: skip
"""Arguments of Keras's layers that their configurations do not hold, in one version at least."""


@rule(
    "LL413",
    "fixed-base-argument",
    summary='`super().__init__(name="encoder", **kwargs)`: loading passes the saved `name` too, and fails.',
    severity=Severity.WARNING,
)
def fixed_base_argument(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or init.var_keyword is None or not layer.complete or loads_its_own_way(layer):
        return
    if any(is_model(short_name(root)) and short_name(root) not in KERAS_BASES for root in layer.roots):
        return  # `Sequential` has a `from_config` of its own
    calls = list(init.super_calls)
    if (
        len(calls) != 1
        or calls[0].nested
        or any(call.value.name in {"locals", "vars"} for call in init.calls)
    ):
        return
    super_call = calls[0].value
    if not super_call.unpacks or not forwards_kwargs(init, super_call.args):
        return
    fixed = dict(_fixed(layer, init, super_call))
    held = _held(layer, init, init.var_keyword) & fixed.keys() if fixed else frozenset[str]()
    if not held:
        return
    names = " and ".join(f"`{name}`" for name in sorted(held))
    first = min(held)
    yield Finding(
        fixed[first].at if fixed[first].at >= 0 and not fixed[first].local else super_call.at,
        f"the saved configuration holds {names} too, and `**kwargs` passes it on: loading raises a `TypeError` (multiple"
        " values)",
        attribute=first,
        help=f"take it as an argument with this default: `def __init__(self, ..., {first}=...)`",
        severity=None if shows_saving(layer) else Severity.NOTE,
    )


def _fixed(layer: LayerClass, init: Method, super_call: Value) -> Iterator[tuple[str, Value]]:
    """The arguments of the call that the constructor itself does not take."""
    taken = {parameter.name for parameter in init.params} | named_keywords(init)
    for name, value in parent_arguments(layer, super_call):
        if name not in taken:
            yield name, value


def _configs(layer: LayerClass) -> Iterator[Config | None]:
    """What each `get_config` of the class and its parents returns; None where that is unknown."""
    for facts in layer.lineage:
        for method in facts.methods:
            if method.name == "get_config":
                yield from (
                    event.value.config if event.value is not None else None
                    for event in method.returns
                    if not event.nested
                )


def _held(layer: LayerClass, init: Method, keywords: Parameter) -> frozenset[str]:
    """The keys that the configuration certainly holds, apart from those of the class itself."""
    configs = list(_configs(layer))
    if any(config is None or not config.complete or not config.with_super for config in configs):
        return frozenset()
    if configs and layer.keras == 2 and any(is_model(short_name(root)) for root in layer.roots):
        return frozenset()  # `get_config` of the parent is empty
    if not configs and not any(short_name(root) not in KERAS_BASES for root in layer.roots):
        if layer.keras == 2 and own_arguments(init):
            return frozenset()  # older versions have no configuration for it
        if keywords.name != "kwargs":
            # only with this name the configuration that Keras makes itself holds what the signature does not name
            return frozenset() if layer.keras == 2 else _OF_EVERY_LAYER - {"name"}
    removed = frozenset[str]().union(*(config.removed for config in configs if config is not None))
    return ((recorded(layer) or frozenset()) | _OF_EVERY_LAYER) - removed - _NOT_RECORDED
