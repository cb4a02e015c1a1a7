"""LL610: a training step with its own loss or metrics, which Keras's own `test_step` ignores."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Iterate, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.queries.classes import extends_keras_base
from layerlint.queries.steps import taken_gradients
from layerlint.rule import Finding, Severity, rule

_COMPILED_MEMBERS = frozenset({"compute_loss", "_compute_loss", "compiled_loss", "loss", "compute_metrics"})
"""Members by which a step uses the loss and the metrics of `compile`."""


@rule(
    "LL610",
    "missing-test-step",
    summary="`train_step` has its own loss and metrics, and there is no `test_step`: `evaluate` reports 0.",
    severity=Severity.WARNING,
)
def missing_test_step(layer: LayerClass) -> Iterator[Finding]:
    step = layer.own_method("train_step")
    if step is None or step.abstract or not layer.is_model or not layer.complete:
        return
    if layer.method("test_step") is not None or layer.method("evaluate") is not None or _hands_on(step):
        return
    if next(taken_gradients(step), None) is None:
        return
    if (
        layer.validated
        and layer.method("call") is None
        and extends_keras_base(layer)
        and not _is_functional(layer)
    ):
        yield Finding(
            step.at_name,
            f"`{layer.name}` has neither `test_step` nor `call`, and is evaluated in this file: Keras's own `test_step`"
            " calls the model, which fails",
            help="write `test_step`, with the same loss and metrics as in `train_step`",
        )
        return
    if not any(call.value.calls_self for call in step.calls):
        return
    lost = _reported_only_here(layer, step)
    if lost is None:
        return
    yield Finding(
        step.at_name,
        f"`{layer.name}` has no `test_step`, and Keras's own does not update `{lost}`: `evaluate` and validation"
        " report 0.0 for it, or fail",
        help="write `test_step`, with the same loss and metrics as in `train_step`",
        severity=None if layer.validated or (_uses_compiled(step) and _has_targets(step)) else Severity.NOTE,
    )


def _is_functional(layer: LayerClass) -> bool:
    """Whether the constructor may pass inputs and outputs to Keras, whose model then has a `call`."""
    init = layer.method("__init__")
    return init is not None and any(
        call.value.positional
        or call.value.argument("inputs") is not None
        or any(argument.star == "*" for argument in call.value.args)
        for call in init.super_calls
    )


def _hands_on(step: Method) -> bool:
    return next(step.super_calls, None) is not None


def _reported_only_here(layer: LayerClass, step: Method) -> str | None:
    """A metric that the step updates with its own loss, or in place of the loss of `compile`."""
    hidden = _hides_compiled(layer)
    if _uses_compiled(step) and not hidden:
        return None
    for call in step.calls:
        holder = call.value.holder
        if call.value.calls_own_path and layer.kinds.get(call.value.path, frozenset()) - {Kind.NONE} == {
            Kind.METRIC
        }:
            return f"self.{call.value.path}"
        if not call.value.on_value("update_state") or holder.kind is not Kind.METRIC:
            continue
        if holder.path or hidden:
            return f"self.{holder.path}" if holder.path else holder.method
    return None


def _uses_compiled(step: Method) -> bool:
    """Whether the step uses the loss or the metrics of `compile`."""
    return any(call.value.on_self(*_COMPILED_MEMBERS) for call in step.calls)


def _hides_compiled(layer: LayerClass) -> bool:
    """Whether a `metrics` property lists only its own metrics, without those of Keras."""
    listed = layer.method("metrics")
    returns = [event.value for event in listed.returns if event.value is not None] if listed else []
    return bool(returns) and all(_lists_own(value) for value in returns)


def _lists_own(value: Value) -> bool:
    return value.form in (Form.LIST, Form.TUPLE) and all(
        item.kind is Kind.METRIC and item.form in (Form.ATTRIBUTE, Form.NAME) for item in value.items
    )


def _has_targets(step: Method) -> bool:
    """Whether the data are inputs with targets, as `evaluate` gets them: `x, y = data`."""
    data = step.params[1].name if len(step.params) > 1 else ""
    if any(event.value.method == "unpack_x_y_sample_weight" for event in step.calls):
        return True
    parts = [
        event for event in step.events if isinstance(event, LocalAssign) and event.value.params == {data}
    ]
    unpacked = [event for event in parts if event.value.kind is Kind.INPUT and event.value.form is Form.OTHER]
    return len(unpacked) > 1 or any(
        isinstance(event, Iterate) and event.unpacking and event.value.params == {data}
        for event in step.events
    )
