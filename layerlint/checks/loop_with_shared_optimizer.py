"""LL611 in training loops outside layer classes: one optimizer for the weights of two models."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Value
from layerlint.queries.conditions import never_both
from layerlint.queries.in_order import calls_in_order
from layerlint.queries.training_code import has_one_origin, local_name, trained_variable, variable_name
from layerlint.rule import Finding, ModelCode


def loop_with_shared_optimizer(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        first: dict[str, tuple[Call, Value]] = {}
        for call in (*calls_in_order(unit.code, method), *(one for one in method.calls if one.nested)):
            optimizer, holder = _applied(unit, call.value)
            if holder is None:
                continue
            known, model = first.setdefault(optimizer, (call, holder))
            if variable_name(model) == variable_name(holder) or never_both(known, call):
                continue
            yield Finding(
                call.value.at,
                f"`{local_name(unit, optimizer)}` was built for the weights of"
                f" `{local_name(unit, variable_name(model))}`: applying it to those of"
                f" `{local_name(unit, variable_name(holder))}` raises",
                help="use an optimizer for each model, or `build` it with all weights first",
                related=((known.value.at, "built by this call"),),
            )
            break


def _applied(unit: ModelCode, call: Value) -> tuple[str, Value | None]:
    """The optimizer, and the model for whose weights alone it is applied; "" and None where that is not known."""
    holder = call.receiver
    if not call.on_value("apply_gradients") or holder is None:
        return "", None
    optimizer = variable_name(holder)
    given = call.argument("grads_and_vars", 0)
    if given is not None and given.name == "zip" and len(given.positional) == 2:
        given = given.positional[1]
    model = trained_variable(given) if given is not None else None
    if not optimizer or model is None or not _is_new(unit, holder) or _is_built(unit, optimizer):
        return "", None
    return optimizer, model if has_one_origin(unit, model) else None


def _is_new(unit: ModelCode, optimizer: Value) -> bool:
    """Whether it is an optimizer of Keras of today: older ones take any variables."""
    names = (*optimizer.makes, optimizer.name)
    if optimizer.path:
        names = tuple(assign.value.name for _, assign in unit.code.assignments(optimizer.path))
    return any(".optimizers." in name for name in names) and not any(
        "legacy" in name or ".v1." in name or "experimental" in name for name in names
    )


def _is_built(unit: ModelCode, optimizer: str) -> bool:
    codes = (unit.code, unit.top) if unit.top is not None else (unit.code,)
    return any(
        call.value.on_value("build")
        and call.value.receiver is not None
        and variable_name(call.value.receiver).rpartition(".")[2] == optimizer.rpartition(".")[2]
        for code in codes
        for method in code.methods
        for call in method.calls
    )
