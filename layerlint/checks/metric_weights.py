"""LL113 and LL114 in metrics, whose `add_weight` differs from that of layers."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, Value
from layerlint.queries.metric_classes import is_metric
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, FixRequest, ModelCode

_ARGUMENTS = ("shape", "initializer", "dtype", "name")
"""The arguments in Keras 3, in their order."""
_REMOVED_ARGUMENTS = ("aggregation", "synchronization")
"""Those that Keras 2 has beside them."""


def metric_weight_by_position(unit: ModelCode) -> Iterator[Finding]:
    for call in _weights(unit):
        first = call.positional[0] if call.positional and not call.args[0].star else None
        named = first is not None and (isinstance(first.constant, str) or call.argument("shape") is not None)
        if named:
            yield Finding(
                call.at,
                "the name is the first argument of `add_weight` here, but in Keras 3 the first one is the shape: this"
                " raises",
                help="write `self.add_weight(name=..., shape=..., ...)`",
                fix=FixRequest("add-weight-keywords", call.at) if len(call.positional) < 3 else None,
            )


def metric_weight_refused(unit: ModelCode) -> Iterator[Finding]:
    for call in _weights(unit):
        if call.unpacks:
            continue
        for keyword in (argument.keyword for argument in call.args if argument.keyword in _REMOVED_ARGUMENTS):
            yield Finding(
                call.at,
                f"`add_weight` of a metric has no argument `{keyword}` in Keras 3: this raises",
                help="remove it",
                fix=FixRequest("drop-argument", call.at, (("old", keyword or ""),)),
            )
        shape = call.argument("shape")
        if shape is not None and shape.kind is Kind.NONE:
            yield Finding(
                call.at,
                "this weight of a metric has the shape `None`, with which Keras 3 cannot create it",
                help="write `shape=()`",
                fix=FixRequest("empty-shape", call.at, (("argument", "shape"), ("text", "()"))),
            )
        initializer = call.argument("initializer", _position(call, "initializer"))
        if initializer is None or initializer.kind is Kind.NONE:
            yield Finding(
                call.at,
                "this weight of a metric has no initializer, and Keras 3 has no default for it: this raises",
                help='write `initializer="zeros"`',
                fix=_zeros(call) if initializer is None else None,
            )


def _weights(unit: ModelCode) -> Iterator[Value]:
    """The calls of Keras's own `add_weight` in a metric of Keras 3."""
    code = unit.code
    if code.keras != 3 or not is_metric(unit) or code.method("add_weight") is not None:
        return
    for method in code.methods:
        for call in method.calls:
            if adds_weight(call.value):
                yield call.value


def _position(call: Value, name: str) -> int | None:
    """The position of the argument in Keras 3; None when the call has the order of Keras 2."""
    first = call.positional[0] if call.positional else None
    return None if first is not None and isinstance(first.constant, str) else _ARGUMENTS.index(name)


def _zeros(call: Value) -> FixRequest:
    # Keras 2 starts a float with a random number, until the first `reset_state`.
    return FixRequest("zeros-for-metric", call.at, certain=False)
