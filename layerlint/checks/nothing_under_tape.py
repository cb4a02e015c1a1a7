"""LL618: a gradient for the weights of a model that nothing runs under the tape."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.queries.steps import TRAINED, under_tape
from layerlint.queries.training_code import local_name, variable_name
from layerlint.rule import Finding, ModelCode, code_rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_PYTHON = frozenset({"zip", "range", "len", "print", "float", "int", "enumerate", "list"})


@code_rule(
    "LL618",
    "nothing-under-tape",
    summary="A gradient is taken for the weights of a model that is not called inside the tape: there is none.",
)
def nothing_under_tape(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        tapes = [call for call in method.calls if call.value.method == "GradientTape"]
        below = [call for call in method.calls if under_tape(unit.code, method, call)]
        if len(tapes) != 1 or not below or not all(_is_readable(unit, call) for call in below):
            continue
        for call in method.calls:
            model = _model(call.value, tapes[0].value)
            if model and not any(_mentions(event, model) for event in _values_under_tape(unit.code, method)):
                yield Finding(
                    call.value.at,
                    f"`{local_name(unit, model)}` is not called inside the tape: its weights get no gradient, and the"
                    " optimizer raises",
                    help=f"call `{local_name(unit, model)}` inside `with tf.GradientTape()`",
                )


def _model(gradient: Value, tape: Value) -> str:
    """The variable whose trainable weights these are: `tape.gradient(loss, model.trainable_variables)`."""
    if gradient.method != "gradient" or gradient.receiver is None or gradient.receiver.at != tape.at:
        return ""
    sources = gradient.argument("sources", 1)
    holder = sources.receiver if sources is not None and sources.member in TRAINED else None
    return variable_name(holder) if holder is not None and holder.kind is not Kind.SELF else ""


def _is_readable(unit: ModelCode, call: Call) -> bool:
    """Whether it is a function or a loss of TensorFlow or Keras, or a function whose text was entered."""
    value = call.value
    if call.nested or call.at in unit.entered or value.at in unit.entered:
        return not call.nested
    if keras_name(value.name) is not None or tf_name(value.name) is not None or value.name in _PYTHON:
        return value.method != "watch"
    if value.calls_instance:
        return value.holder.kind is Kind.LOSS
    return _is_loss(unit, value)


def _is_loss(unit: ModelCode, call: Value) -> bool:
    """Whether it calls a loss of Keras in a variable of the module or an attribute."""
    if call.calls_own_path:
        return unit.code.kinds.get(call.path, frozenset()) == {Kind.LOSS}
    variable = call.name.rpartition(".")[2] if call.name.startswith(f"{unit.code.own.module}.") else ""
    methods = unit.top.methods if unit.top is not None and variable else ()
    values = [
        event.value
        for method in methods
        for event in method.events
        if isinstance(event, LocalAssign) and event.name == variable
    ]
    return bool(values) and all(value.kind is Kind.LOSS for value in values)


def _values_under_tape(code: LayerClass, method: Method) -> Iterator[Value]:
    for event in method.events:
        value = getattr(event, "value", None)
        if isinstance(value, Value) and any(
            guard.value is not None and guard.value.method == "GradientTape" for guard in event.guards
        ):
            yield value


def _mentions(value: Value, model: str) -> bool:
    """Whether it uses the model or its weights; the value of a variable from before the tape is a constant."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        is_result = bool(part.local) and part.form is Form.CALL
        if (variable_name(part) == model and not is_result) or part.method in {"losses", *TRAINED}:
            return True
        if part is value or not part.local:
            waiting += part.inner
    return False
