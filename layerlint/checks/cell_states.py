"""LL521: a cell that computes with its states as if they were one tensor."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.rule import Finding, rule
from layerlint.tables.keras_names import short_name

_SEVERAL = 2
_TENSORS = frozenset({Kind.TENSOR, Kind.INPUT, Kind.WEIGHT, Kind.VARIABLE, Kind.CONSTANT_TENSOR})
_MATH = frozenset(
    {"matmul", "dot", "add", "multiply", "subtract", "tanh", "sigmoid", "relu", "exp", "square", "abs"}
)
_JOINS = frozenset({"concat", "concatenate"})


@rule(
    "LL521",
    "cell-states",
    summary="A cell computes with `states`, a list, as if it were one tensor, or starts with another number of states.",
)
def cell_states(layer: LayerClass) -> Iterator[Finding]:
    yield from _initial_states(layer)
    call = layer.own_method("call")
    if call is None or not _is_cell(layer, call):
        return
    states = call.params[call.bound + 1]
    if any(isinstance(event, LocalAssign) and event.name == states.name for event in call.events):
        return
    conditional = {inner.at for inner in call.calls if inner.guards or inner.nested}
    for event in call.events:
        value = getattr(event, "value", None)
        if event.nested or event.guards or not isinstance(value, Value):
            continue
        for part in value.walk():
            if part.at in conditional:
                break  # what was computed there may be in one branch only
            if _computes_with(part, states.name):
                yield Finding(
                    part.at,
                    f"`{states.name}` is a list of the states, also where there is one: `RNN` raises, because this"
                    " adds an axis",
                    help=f"take the state out of the list: `{states.name}[0]`",
                    cause="states",
                )
                return


def _initial_states(layer: LayerClass) -> Iterator[Finding]:
    """Report a `get_initial_state` that returns one tensor where the cell has several states."""
    initial = layer.own_method("get_initial_state")
    sizes = [assign.value for _, assign in layer.assignments("state_size")]
    if initial is None or len(sizes) != 1 or sizes[0].form not in (Form.LIST, Form.TUPLE):
        return
    count = len(sizes[0].items)
    if layer.keras == 3 and not _takes_apart(layer):
        return  # only Keras 2 counts them by itself
    if count < _SEVERAL or any(item.unpacks for item in sizes[0].items):
        return
    for event in initial.returns:
        value = event.value
        returned = _other_states(value, count) if value is not None and not event.nested else ""
        if value is not None and returned:
            yield Finding(
                value.at if value.at >= 0 else event.at,
                f"`get_initial_state` returns {returned}, but `state_size` lists {count}: `RNN` raises",
                help="return a list with one tensor for each entry of `state_size`",
                cause="states",
            )


def _other_states(value: Value, count: int) -> str:
    """What a value certainly is that is not a list of `count` states, in words; "" where it may be one."""
    if value.kind in _TENSORS - {Kind.INPUT} and _is_operation(value):  # `tf.split` gives several
        return "one tensor"
    is_other = value.form in (Form.LIST, Form.TUPLE) and 0 < len(value.items) != count
    if is_other and not any(item.form is Form.OTHER for item in value.items):
        return f"{len(value.items)} states"
    return ""


def _takes_apart(layer: LayerClass) -> bool:
    """Whether `call` gives each state a name: `hidden, memory = states`."""
    call = layer.own_method("call")
    states = (
        call.params[call.bound + 1].name if call is not None and len(call.params) > call.bound + 1 else ""
    )
    parts = [
        event
        for event in (call.events if call is not None and states else ())
        if isinstance(event, LocalAssign) and event.name != states and event.value.params == {states}
    ]
    return len(parts) >= _SEVERAL


def _is_cell(layer: LayerClass, call: Method) -> bool:
    """Whether its `call` gets the inputs and the states, and its `state_size` is one number."""
    parameters = call.params[call.bound :]
    if len(parameters) < 2 or parameters[1].star or parameters[1].keyword_only:
        return False
    sizes = [assign.value for _, assign in layer.assignments("state_size")]
    return bool(sizes) and parameters[1].name.rstrip("s") in {"state", "h_prev", "hidden_state", "prev_state"}


def _computes_with(value: Value, states: str) -> bool:
    if value.form is Form.OPERATION:
        others = [item for item in value.items if not _is(item, states)]
        return len(others) == 1 < len(value.items) and others[0].kind in _TENSORS
    if not _is_operation(value):
        return False
    if value.method in _JOINS:
        parts = value.positional[:1]
        return any(any(_is(item, states) for item in part.items) and len(part.items) > 1 for part in parts)
    return value.method in _MATH and any(_is(item, states) for item in value.positional)


def _is_operation(value: Value) -> bool:
    short = short_name(value.name)
    return value.name.startswith("tensorflow.") or short.startswith(("backend.", "ops."))


def _is(value: Value, states: str) -> bool:
    return value.form is Form.NAME and value.params == {states} and value.kind is Kind.INPUT
