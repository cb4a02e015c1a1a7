"""LL619: a loss that sees the predictions only through what has no gradient."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LocalAssign, Return, Value
from layerlint.queries.gradient_steps import INTENDED_CUTS, has_no_gradient, step_label
from layerlint.queries.loss_functions import LossFunction, loss_functions
from layerlint.rule import Finding, ModelCode, code_rule

_NOT_THE_NUMBERS = frozenset({Kind.SHAPE, Kind.DIM, Kind.DTYPE})
_OF_SHAPES = frozenset(
    {"shape", "size", "rank", "zeros_like", "ones_like", "int_shape", "ndim", "dtype", "len"}
)
"""What looks at the shape alone."""
_OPEN = Value(Kind.TENSOR, Form.OTHER)
"""What the predictions reach with a gradient."""


@code_rule(
    "LL619",
    "loss-without-gradient",
    summary="A loss sees the predictions only through rounding, a comparison or integers: no weight can be trained.",
)
def loss_without_gradient(unit: ModelCode) -> Iterator[Finding]:
    for loss in loss_functions(unit):
        blocked = _blocked(loss)
        if blocked is not None:
            yield Finding(
                blocked.at,
                f"`{loss.label}` sees `{loss.predictions}` only through {step_label(blocked)}, which has no gradient: no"
                " weight can be trained by it",
                help=f"compute the loss from `{loss.predictions}` itself, and give this one to `metrics`",
            )


def _blocked(loss: LossFunction) -> Value | None:
    """The operation behind which no return has a gradient; None where one has, or has nothing of the predictions."""
    known: dict[str, Value | None] = {loss.predictions: _OPEN}
    found: Value | None = None
    for event in loss.method.events:
        if event.nested:
            return None
        if isinstance(event, LocalAssign):
            now = _way(event.value, loss.predictions, known)
            if event.operator or event.guards:
                now = _joined((known.get(event.name), now))
            known[event.name] = now
        elif isinstance(event, Return):
            through = _way(event.value, loss.predictions, known) if event.value is not None else None
            if through is None or through is _OPEN:
                return None
            found = found or through
    return found


def _way(value: Value, given: str, known: dict[str, Value | None]) -> Value | None:
    """How the predictions reach the value: `_OPEN`, the operation that has no gradient, or None where they do not."""
    if given not in value.params and value.local != given:
        return None
    local = value.local.partition("@")[0]
    if local in known:
        return known[local]
    if value.kind in _NOT_THE_NUMBERS or value.method in _OF_SHAPES:
        return None
    if value.called_method in INTENDED_CUTS or not value.inner:
        return _OPEN
    inner = _joined(tuple(_way(part, given, known) for part in value.inner))
    return value if inner is _OPEN and has_no_gradient(value) else inner


def _joined(ways: tuple[Value | None, ...]) -> Value | None:
    """What is known of something that several ways lead to: one with a gradient is enough."""
    if any(way is _OPEN for way in ways):
        return _OPEN
    return next((way for way in ways if way is not None), None)
