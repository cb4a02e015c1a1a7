"""LL203: `[Dense(4)] * 3` is one layer three times."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Form, LayerClass, Value
from layerlint.queries.weights import owns_weights
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import keras_name
from layerlint.text import Safety


@rule(
    "LL203",
    "shared-sublayer-instances",
    summary="`[Layer()] * n` is one layer instance n times, with one set of weights.",
    fix=Safety.SAFE,
)
def shared_sublayer_instances(layer: LayerClass) -> Iterator[Finding]:
    yield from _defaults(layer)
    seen: set[int] = set()
    for _, event, value, _ in layer.parts(Form.REPEAT):
        if value.at in seen or value.count is None:
            continue
        fresh = [item for item in value.items if _is_fresh(item) and _has_weights(layer, item)]
        count = value.count.constant if value.count is not None else None
        if not fresh or count in (0, 1):
            continue
        seen.add(value.at)
        path = event.path if isinstance(event, Assign) else ""
        yield Finding(
            value.at,
            f"the {'dict' if value.name == 'dict.fromkeys' else 'list'} repeats one layer instance: every entry has the"
            " same weights",
            attribute=path,
            help="make one layer for each entry: `[Layer(...) for _ in range(n)]`"
            if value.name != "dict.fromkeys"
            else "make one layer for each key: `{key: Layer(...) for key in keys}`",
            fix=FixRequest("repeat-to-comprehension", value.at) if value.name == "*" else None,
        )


def _defaults(layer: LayerClass) -> Iterator[Finding]:
    """`def __init__(self, inner=Dense(4))`."""
    init = layer.own_method("__init__")
    for parameter in init.params if init is not None else ():
        default = parameter.default
        if default is not None and _is_fresh(default) and _has_weights(layer, default):
            yield Finding(
                default.at,
                f"the default of `{parameter.name}` is made once: every `{layer.name}` that gets no other has the"
                " same layer, with one set of weights",
                help=f"take `{parameter.name}=None`, and make the layer in `__init__`",
                severity=Severity.WARNING,
            )


def _has_weights(layer: LayerClass, made: Value) -> bool:
    """Whether it has weights, as layers of the project mostly do."""
    if keras_name(made.name) is None:
        return not layer.traits(made.name).stateless
    return owns_weights(layer, made, keras=2)


def _is_fresh(value: Value) -> bool:
    return value.makes_layer and not value.local
