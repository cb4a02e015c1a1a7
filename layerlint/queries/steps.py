"""Where a class trains itself: the gradients that it computes for its own weights."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    At,
    Call,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    Phase,
    Value,
    answered_once,
    attribute_of,
)
from layerlint.queries.conditions import compiles_eagerly

TRAINED = frozenset({"trainable_variables", "trainable_weights"})
_GRADIENTS = frozenset({"gradient", "compute_gradients", "minimize"})


def taken_gradients(method: Method) -> Iterator[tuple[Call, Value]]:
    """Calls that compute gradients for weights of the model or its sublayers, each with its loss."""
    for call in method.calls:
        value = call.value
        loss = value.argument("target", 0) or value.argument("loss")
        if value.on_value(*_GRADIENTS) and loss is not None and _sources(value) is not None:
            yield call, loss


def _sources(gradient: Value) -> frozenset[str] | None:
    return trained_parts(gradient.argument("sources", 1) or gradient.given("var_list"))


def trained_parts(variables: Value) -> frozenset[str] | None:
    """The sublayers whose weights these are, "" for the model's own: of `self.encoder.trainable_weights` the encoder.

    None when the owner of some is unknown.
    """
    if variables.name == "+":
        parts = [trained_parts(item) for item in variables.items]
        resolved = [part for part in parts if part is not None]
        return frozenset().union(*resolved) if len(resolved) == len(parts) else None
    if variables.member not in TRAINED or not variables.path:
        return None
    return frozenset({variables.path.rpartition(".")[0]})


def trained_attributes(method: Method) -> frozenset[str]:
    """The sublayers for whose weights the method computes gradients; "" stands for the whole model."""
    sources = [_sources(call.value) for call, _ in taken_gradients(method)]
    return frozenset(attribute_of(path) for parts in sources if parts is not None for path in parts)


_STEPS = ("train_step", "test_step", "predict_step")


@answered_once
def in_graph(layer: LayerClass) -> tuple[Phase, ...]:
    """The phases that run in a graph: `call`, and the steps if `fit` runs them."""
    by_fit = layer.method("fit") is None and not compiles_eagerly(layer)
    steps = [method for name in _STEPS if (method := layer.method(name)) is not None]
    return (Phase.CALL, Phase.STEP) if by_fit and all(map(_serves_fit, steps)) else (Phase.CALL,)


def _serves_fit(step: Method) -> bool:
    """Whether it takes only the data and returns something: otherwise code of the project calls it, perhaps eagerly."""
    takes = len(step.required) == 1 or (not step.required and len(step.params) > step.bound)
    returns = any(event.value is not None and event.value.kind is not Kind.NONE for event in step.returns)
    return takes and (returns or step.abstract)


def under_tape(layer: LayerClass, method: Method, call: Call) -> bool:
    """Whether a gradient tape watches the call."""
    return any(
        guard.value is not None and guard.value.method == "GradientTape"
        for guard in layer.guards(method, call)
    )


def loss_place(method: Method, call: Call, loss: Value) -> At:
    """The place where the loss of a gradient is assigned, else the place of the gradient."""
    before = method.events[: method.events.index(call)]
    assigns = [
        event
        for event in before
        if isinstance(event, LocalAssign) and event.name == loss.local and event.nested == call.nested
    ]
    return assigns[-1].value.at if assigns and assigns[-1].value.at >= 0 else call.value.at
