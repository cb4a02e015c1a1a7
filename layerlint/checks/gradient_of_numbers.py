"""LL619 in training steps: the target of a gradient, which the model reaches only as a number or through rounding."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import At, LayerClass, Method, Value
from layerlint.queries.blocked_gradients import blocking_operation
from layerlint.queries.gradient_steps import has_no_gradient, step_label
from layerlint.queries.steps import in_graph
from layerlint.queries.tape_flow import tape_methods
from layerlint.rule import Finding


def gradients_of_numbers(layer: LayerClass, entered: frozenset[At] = frozenset()) -> Iterator[Finding]:
    reported: set[At] = set()
    for method in tape_methods(layer):
        for gradient in method.calls:
            operation = blocking_operation(layer, method, gradient, entered)
            if operation is None or operation.at in reported or _fails_before(layer, method, operation):
                continue
            reported.add(operation.at)
            takes = has_no_gradient(operation)
            yield Finding(
                operation.at,
                f"the loss depends on the model only through {step_label(operation)}, which has no gradient: no weight"
                " is trained by it"
                if takes
                else f"{_label(operation)} returns a value that the tape does not record, and the loss has nothing else"
                " of the model: its weights get no gradient",
                help="compute the loss from the outputs themselves"
                if takes
                else "compute with tensors (`tf.*`), and read the value after the gradient is taken",
                related=((gradient.value.at, "the gradient is taken here"),),
            )


def _fails_before(layer: LayerClass, method: Method, operation: Value) -> bool:
    """Whether `fit` runs the method, in which LL504 reports that the value is needed."""
    return not has_no_gradient(operation) and not layer.phases_of(method).isdisjoint(in_graph(layer))


def _label(operation: Value) -> str:
    if operation.method == "numpy":
        return "`.numpy()`"
    name = operation.name.replace("numpy.", "np.", 1) if operation.name.startswith("numpy.") else ""
    return f"`{name or operation.method or operation.name}(...)`"
