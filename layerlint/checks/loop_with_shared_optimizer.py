"""LL611 in training loops outside layer classes: one optimizer for the weights of two models."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Value
from layerlint.queries.conditions import never_both
from layerlint.queries.in_order import calls_in_order
from layerlint.queries.training_code import has_one_origin, local_name, trained_variable, variable_name
from layerlint.rule import Finding, ModelCode


def loop_with_shared_optimizer(unit: ModelCode) -> Iterator[Finding]:
    """Report the first use of an optimizer for the weights of a second model."""
    if unit.code.before_2_10:
        return  # optimizers took any variables
    for method in unit.code.methods:
        first_uses: dict[str, tuple[Call, Value]] = {}
        for call in (*calls_in_order(unit.code, method), *(call for call in method.calls if call.nested)):
            optimizer, holder = _optimizer_and_model(unit, call.value)
            if holder is None:
                continue
            first_call, model = first_uses.setdefault(optimizer, (call, holder))
            if variable_name(model) == variable_name(holder) or never_both(first_call, call):
                continue
            yield Finding(
                call.value.at,
                f"`{local_name(unit, optimizer)}` was built for the weights of"
                f" `{local_name(unit, variable_name(model))}`: applying it to those of"
                f" `{local_name(unit, variable_name(holder))}` raises",
                help="use an optimizer for each model, or `build` it with all weights first",
                related=((first_call.value.at, "built by this call"),),
            )
            break


def _optimizer_and_model(unit: ModelCode, call: Value) -> tuple[str, Value | None]:
    """Return the optimizer and the only model whose weights it updates; "" and None if unknown."""
    holder = call.receiver
    if not call.on_value("apply_gradients") or holder is None:
        return "", None
    optimizer = variable_name(holder)
    variables = call.argument("grads_and_vars", 0)
    if variables is not None and variables.called in {"list", "tuple"} and variables.positional:
        variables = variables.positional[0]
    if variables is not None and variables.name == "zip" and len(variables.positional) == 2:
        variables = variables.positional[1]
    model = trained_variable(variables) if variables is not None else None
    if not optimizer or model is None or not _is_current(unit, holder) or _is_built(unit, optimizer):
        return "", None
    return optimizer, model if has_one_origin(unit, model) else None


def _is_current(unit: ModelCode, optimizer: Value) -> bool:
    """Whether it is a current Keras optimizer: legacy ones take any variables."""
    names = (*optimizer.makes, optimizer.name)
    if optimizer.path:
        names = tuple(assign.value.name for _, assign in unit.code.assignments(optimizer.path))
    return any(".optimizers." in name for name in names) and not any(
        "legacy" in name or ".v1." in name or "experimental" in name for name in names
    )


def _is_built(unit: ModelCode, optimizer: str) -> bool:
    """Whether the code calls `build` of the optimizer."""
    codes = (unit.code, unit.top) if unit.top is not None else (unit.code,)
    return any(
        call.value.on_value("build")
        and variable_name(call.value.holder).rpartition(".")[2] == optimizer.rpartition(".")[2]
        for code in codes
        for method in code.methods
        for call in method.calls
    )
