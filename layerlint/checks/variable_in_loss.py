"""LL605 in functions: a loss, or a function below `tf.function`, that makes a variable each time that it is called."""

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
            if _makes_variable(call) and not has_guard(call.guards, *_ONCE):
                yield Finding(
                    call.value.at,
                    f"`{unit.code.own.qualname or method.name}` makes a variable each time it is called: inside `fit` and"
                    " `tf.function` this fails",
                    help="use `tf.constant` for constants, or make the variable once, outside the function",
                )


def _is_traced(unit: ModelCode, method: Method) -> bool:
    names = tuple(one.name for one in method.params[:2])
    decorated = any(one.name == "tensorflow.function" for one in method.decorators)
    return decorated or (names == _OF_LOSSES)


def _makes_variable(call: Call) -> bool:
    made = call.value
    return (
        not call.nested and made.kind is Kind.VARIABLE and made.form is Form.CALL and made.owner is Owner.NONE
    )
