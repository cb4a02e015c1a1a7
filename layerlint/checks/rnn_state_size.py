"""LL518: the `state_size` of a cell that Keras 3 does not take."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, LayerClass, MethodForm, Value
from layerlint.rule import Finding, rule

_SEQUENCES = (Form.LIST, Form.TUPLE)


@rule(
    "LL518",
    "rnn-state-size",
    summary="`state_size` holds a `TensorShape` or a shape, where Keras 3 takes only integers.",
    targets=(3,),
)
def rnn_state_size(layer: LayerClass) -> Iterator[Finding]:
    call = layer.method("call")
    if call is None or len(call.params[call.bound :]) < 2:
        return  # no cell, whose `call` gets states
    for at, value in _state_sizes(layer):
        entries = value.items if value.form in _SEQUENCES and not _only_counts_entries(layer) else ()
        if _is_shape(layer, value) or any(
            _is_shape(layer, entry) or entry.form in _SEQUENCES for entry in entries
        ):
            yield Finding(
                at,
                "`state_size` holds a shape: Keras 3 takes only an integer or a list of integers, and `RNN` raises",
                attribute="state_size",
                help="return the number of units of each state, and make states of other shapes in `get_initial_state`",
            )


def _only_counts_entries(layer: LayerClass) -> bool:
    """Whether Keras only counts the entries, because the cell defines its initial state and output size."""
    sized = layer.method("output_size") is not None or any(True for _ in layer.assignments("output_size"))
    return sized and layer.method("get_initial_state") is not None


def _state_sizes(layer: LayerClass) -> Iterator[tuple[int, Value]]:
    for method in layer.methods:
        for assign in method.assigns:
            if assign.path == "state_size":
                yield assign.at, assign.value
        if method.name == "state_size" and method.form is MethodForm.PROPERTY:
            for event in method.returns:
                if event.value is not None and not event.nested:
                    yield event.at, event.value


def _is_shape(layer: LayerClass, value: Value) -> bool:
    """Whether it is a `TensorShape` in any case, directly or in an attribute."""
    if value.form is Form.CHOICE:
        return bool(value.items) and all(_is_shape(layer, item) for item in value.items)
    if value.calls_own_path and value.form is not Form.CALL and value.path != "state_size":
        values = [assign.value for _, assign in layer.assignments(value.path)]
        return bool(values) and value.path not in layer.assigned_elsewhere and all(map(_made_shape, values))
    return _made_shape(value)


def _made_shape(value: Value) -> bool:
    return value.called.endswith(".TensorShape")
