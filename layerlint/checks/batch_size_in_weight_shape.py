"""LL109: the batch size as part of a weight's shape."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Guard, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.creations import creations
from layerlint.queries.shapes import is_batch_of_build, is_first_of_argument, is_shape_of_build
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, rule


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
        batch = is_shape_of_build(layer, method, shape) or any(
            is_batch_of_build(layer, part) for part in _entries(shape)
        )
        if batch and not _needs_batch_size(layer, method, call):
            yield Finding(
                call.value.at,
                "the weight's shape contains the batch size `input_shape[0]`: it is `None` in a functional model, and"
                " any other batch size fails",
                help="use the last entries of the shape, such as `input_shape[-1]`",
            )


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
