"""Where a class trains itself: the gradients that it takes of its own weights, and what it calls for them."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import At, Call, GuardKind, LayerClass, LocalAssign, Method, Value, attribute_of

_TRAINED = frozenset({"trainable_variables", "trainable_weights"})
_GRADIENTS = frozenset({"gradient", "compute_gradients", "minimize"})


def taken_gradients(method: Method) -> Iterator[tuple[Call, Value]]:
    """Where the method takes gradients for weights of the model, or of its sublayers; and the loss of each."""
    for call in method.calls:
        value = call.value
        if value.method not in _GRADIENTS or not value.on_value() or not value.args:
            continue
        sources = value.argument("sources", 1) or value.argument("var_list", 1)
        loss = value.argument("target", 0) or value.argument("loss", 0)
        if loss is not None and sources is not None and _are_trained(method, sources):
            yield call, loss


def _are_trained(method: Method, sources: Value) -> bool:
    """Whether it is `self.trainable_variables`, `self.encoder.trainable_weights`, or a sum of such lists."""
    reads = {path for part in sources.walk() for path in part.reads}
    return any(path.rpartition(".")[2] in _TRAINED for path in reads) or any(
        part.member in _TRAINED for part in sources.walk()
    )


def trained_attributes(method: Method) -> frozenset[str]:
    """The sublayers whose weights the method reads to train them; "" stands for all of the model's."""
    paths = {read.path for read in method.reads}
    named = {path.rpartition(".")[0] for path in paths if path.rpartition(".")[2] in _TRAINED}
    return frozenset(map(attribute_of, named))


def under_tape(layer: LayerClass, method: Method, call: Call) -> bool:
    """Whether a gradient tape watches the call."""
    return any(
        guard.kind is GuardKind.WITH and guard.value is not None and guard.value.method == "GradientTape"
        for guard in layer.guards(method, call)
    )


def given_at(method: Method, call: Call, loss: Value) -> At:
    """Where the loss that a gradient is taken of got its value, else where the gradient is taken."""
    before = method.events[: method.events.index(call)]
    assigns = [
        event
        for event in before
        if isinstance(event, LocalAssign) and event.name == loss.local and event.nested == call.nested
    ]
    return assigns[-1].value.at if loss.local and assigns and assigns[-1].value.at >= 0 else call.value.at
