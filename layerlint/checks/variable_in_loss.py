"""LL605 in functions: a loss, or a function below `tf.function`, that makes a variable or a metric at each call."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, GuardKind, Kind, Method, Owner
from layerlint.queries.conditions import has_guard
from layerlint.rule import Finding, ModelCode

_OF_LOSSES = ("y_true", "y_pred")
_ONCE = (GuardKind.INIT_SCOPE, GuardKind.EAGER, GuardKind.EXCEPT, GuardKind.OTHER, GuardKind.IS_NONE)


def variable_in_loss(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        if not _is_traced(unit, method):
            continue
        for call in method.calls:
            made = _made(call)
            if made and not has_guard(call.guards, *_ONCE):
                constant = "use `tf.constant` for constants, or " if made == "a variable" else ""
                yield Finding(
                    call.value.at,
                    f"`{unit.code.own.qualname or method.name}` makes {made} each time it is called: inside `fit` and"
                    " `tf.function` this fails",
                    help=f"{constant}make {made.replace('a ', 'the ', 1)} once, outside the function",
                )


def _is_traced(unit: ModelCode, method: Method) -> bool:
    names = tuple(one.name for one in method.params[:2])
    decorated = any(one.name == "tensorflow.function" for one in method.decorators)
    return decorated or (names == _OF_LOSSES)


_STATE = {Kind.VARIABLE: "a variable", Kind.METRIC: "a metric"}


def _made(call: Call) -> str:
    """What with state the call makes; "" for anything else."""
    made = call.value
    new = not call.nested and made.form is Form.CALL and made.owner is Owner.NONE
    return _STATE.get(made.kind, "") if new else ""
