"""LL605 in functions: a loss, or a function under `tf.function`, that creates a variable or a metric at each call."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, GuardKind, Kind, Method, Owner
from layerlint.queries.conditions import has_guard
from layerlint.rule import Finding, ModelCode

_LOSS_PARAMETERS = ("y_true", "y_pred")
_ONCE = (GuardKind.INIT_SCOPE, GuardKind.EAGER, GuardKind.EXCEPT, GuardKind.OTHER, GuardKind.IS_NONE)


def variable_in_loss(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        if not _is_traced(unit, method):
            continue
        for call in method.calls:
            state = _created_state(call)
            if state and not has_guard(call.guards, *_ONCE):
                constant = "use `tf.constant` for constants, or " if state == "a variable" else ""
                yield Finding(
                    call.value.at,
                    f"`{unit.code.own.qualname or method.name}` makes {state} each time it is called: inside `fit` and"
                    " `tf.function` this fails",
                    help=f"{constant}make {state.replace('a ', 'the ', 1)} once, outside the function",
                )


def _is_traced(unit: ModelCode, method: Method) -> bool:
    names = tuple(parameter.name for parameter in method.params[:2])
    decorated = any(decorator.name == "tensorflow.function" for decorator in method.decorators)
    return decorated or (names == _LOSS_PARAMETERS and not _reads_values(method))


def _reads_values(method: Method) -> bool:
    """Whether it can only run eagerly: `metric.result().numpy()`."""
    return any(call.value.called_method in ("numpy", "item", "tolist") for call in method.calls)


_STATE = {Kind.VARIABLE: "a variable", Kind.METRIC: "a metric"}


def _created_state(call: Call) -> str:
    """The kind of state that the call creates; "" for none."""
    value = call.value
    new = not call.nested and value.form is Form.CALL and value.owner is Owner.NONE
    return _STATE.get(value.kind, "") if new else ""
