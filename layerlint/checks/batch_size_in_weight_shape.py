"""LL109: the batch size as part of a weight's shape."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Call,
    Form,
    Guard,
    Kind,
    LayerClass,
    Method,
    Phase,
    Value,
)
from layerlint.queries.creations import creations
from layerlint.queries.shapes import is_any_entry, is_batch_of_build, is_first_of_argument, is_shape_of_build
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL109",
    "batch-size-in-weight-shape",
    summary="A weight's shape contains the batch size, which is unknown or changes.",
)
def batch_size_in_weight_shape(layer: LayerClass) -> Iterator[Finding]:
    for method, call in creations(layer, Kind.WEIGHT, phases=(Phase.BUILD,)):
        shape = call.value.argument("shape", 0)
        if shape is None or shape.kind is Kind.PLAIN:
            shape = call.value.argument("shape", 1)
        if shape is None or shape.kind not in (Kind.CONTAINER, Kind.SHAPE):
            continue
        batch = _batch_size(layer, method, shape)
        if batch is not None and not _needs_batch_size(layer, method, call):
            whole = _shape_text(batch)
            written = whole if batch.path and batch.kind is not Kind.SHAPE else f"{whole}[0]"
            last = f"{whole}[-1]" if written != whole else "input_shape[-1]"
            yield Finding(
                call.value.at,
                f"the weight's shape contains the batch size `{written}`: it is `None` in a functional model, and any"
                " other batch size fails",
                help=f"use the last entries of the shape, such as `{last}`",
                severity=Severity.NOTE if layer.fixed_batch else None,
            )


def _shape_text(batch: Value) -> str:
    """How the shape, or the attribute that keeps the size, is written."""
    if batch.path:
        return f"self.{batch.path}"
    (parameter,) = batch.params if len(batch.params) == 1 else ("input_shape",)
    return batch.holder.local or batch.local or parameter


def _batch_size(layer: LayerClass, method: Method, shape: Value) -> Value | None:
    """The batch size in the shape of a weight, or the whole shape of the input."""
    if is_shape_of_build(layer, method, shape):
        return shape
    if shape.form is Form.SUBSCRIPT:
        # A slice that may begin behind the batch size has no index.
        whole = shape.holder if shape.kind is Kind.SHAPE and shape.index == 0 else None
        return _batch_size(layer, method, whole) if whole is not None else None
    if shape.name == "+" or shape.called in {"list", "tuple"}:
        sequences = shape.items if shape.name == "+" else shape.positional[:1]
        return next(filter(None, (_batch_size(layer, method, part) for part in sequences)), None)
    for part in _entries(shape):
        if is_batch_of_build(layer, part):
            return part
        if is_any_entry(part) and not part.local:  # `(*input_shape[:2], 8)`
            return _batch_size(layer, method, part.holder)
    return None


def _needs_batch_size(layer: LayerClass, method: Method, call: Call) -> bool:
    """Whether `build` tests the batch size, or the layer has Keras's `stateful` mode, which fixes it."""
    methods = (
        method,
        *(other for other in layer.methods if Phase.BUILD in layer.phases.get((other.name, ""), ())),
    )
    if any(
        is_first_of_argument(part) for other in methods for test in other.tests for part in test.value.walk()
    ):
        return True
    guards = layer.guards(method, call)
    return any("stateful" in path for guard in guards for path in (guard.path, *_reads(guard)))


def _reads(guard: Guard) -> frozenset[str]:
    return guard.value.reads if guard.value is not None else frozenset()


def _entries(shape: Value) -> tuple[Value, ...]:
    return shape.items if shape.form.value in {"tuple", "list"} else tuple(parts_of(shape))[1:]
