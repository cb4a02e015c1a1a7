"""Code that runs in a graph as it is written: neither Keras 2 nor `tf.function` converts its control flow."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Iterate, LayerClass, Method, Phase, Test
from layerlint.queries.conditions import depends_on_mode
from layerlint.queries.steps import in_graph
from layerlint.queries.value_parts import parts_of
from layerlint.tables.apis import tf_name

_READING_EVENTS = (Test, Iterate, Call)
"""Events that may need the value of a tensor."""
_VECTORIZED = frozenset({"vectorized_map"})
"""Functions whose arguments Keras 2 does not convert."""
_CONTROL_FLOW = _VECTORIZED | {
    "map_fn",
    "scan",
    "foldl",
    "foldr",
    "while_loop",
    "cond",
    "case",
    "switch_case",
}


def reading_events(
    layer: LayerClass, converted: tuple[Phase, ...]
) -> Iterator[tuple[Method, Test | Iterate | Call, int]]:
    """The events in graphs that may need the value of a tensor, each with the Keras by whose rules it is converted.

    `converted` are the phases in which Keras 2 converts control flow.
    """
    branches, mapped = _functions_passed_to(layer, _CONTROL_FLOW), _functions_passed_to(layer, _VECTORIZED)
    for method, event in layer.events(*in_graph(layer)):
        if not isinstance(event, _READING_EVENTS):
            continue
        inside = method.name, event.nested
        if (event.nested and inside not in branches) or _is_converted(method):
            continue
        if depends_on_mode(layer.guards(method, event)):
            continue
        # Keras 2 does not convert the control flow of a step, nor that of what `vectorized_map` gets.
        converts = inside not in mapped and not layer.phases_of(method, event).isdisjoint(converted)
        yield method, event, layer.keras if converts else 3


def _functions_passed_to(layer: LayerClass, names: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The own methods and inner functions passed to these functions of TensorFlow: method name, inner function."""
    functions = set()
    for method, call in layer.calls(Phase.CALL):
        if tf_name(call.value.name) not in names:
            continue
        for part in (inner for argument in call.value.args for inner in parts_of(argument.value)):
            if part.form is Form.LAMBDA:
                functions.add((method.name, part.name))
            elif part.form is Form.ATTRIBUTE and part.calls_own_path:
                functions.add((part.path, ""))
    return frozenset(functions)


def _is_converted(method: Method) -> bool:
    """Whether `tf.function` converts the method's control flow."""
    return any(d.name == "tensorflow.function" for d in method.decorators)
