"""LL634: gradients that are applied to other variables than those that they were taken for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, LayerClass, Method, Value
from layerlint.queries.applied_pairs import paired_lists
from layerlint.queries.own_helpers import with_helpers
from layerlint.queries.steps import TRAINED
from layerlint.queries.training_code import local_name, variable_name
from layerlint.rule import Finding, ModelCode, rule


@rule(
    "LL634",
    "gradients-of-others",
    summary="The gradients for one set of variables are applied to another: the optimizer raises, or trains wrongly.",
)
def gradients_of_others(layer: LayerClass) -> Iterator[Finding]:
    yield from _mismatched(layer, layer.methods)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _mismatched(unit.code, unit.code.methods, unit)


gradients_of_others = replace(gradients_of_others, in_code=_in_code)


def _mismatched(
    layer: LayerClass, methods: tuple[Method, ...], unit: ModelCode | None = None
) -> Iterator[Finding]:
    if not any(call.value.member == "apply_gradients" for method in methods for call in method.calls):
        return
    for method in [with_helpers(layer, method) for method in methods]:
        for call in method.calls:
            if call.value.member != "apply_gradients":
                continue
            lists = paired_lists(method, call.value.given("grads_and_vars", 0))
            if not lists:
                continue
            gradients, variables = lists
            sources = gradients.argument("sources", 1) if gradients.on_value("gradient") else None
            taken = _owners(layer, sources) if sources is not None else frozenset()
            applied = _owners(layer, variables)
            if taken and applied and taken != applied and _are_separate(layer, method, taken | applied):
                yield Finding(
                    call.value.at,
                    f"these are the gradients for the weights of {_describe(unit, taken)}, applied to those of"
                    f" {_describe(unit, applied)}",
                    help="`zip` the gradients with the variables that they were taken for",
                    related=((gradients.at, "taken here"),) if gradients.at >= 0 else (),
                )


def _are_separate(layer: LayerClass, method: Method, names: frozenset[str]) -> bool:
    """Whether the networks certainly share no weights: one gets the outputs of another, or each is created by itself."""
    if len(names) != 2 or "self" in names:
        return False
    first, second = sorted(names)
    runs = {name: [call.value for call in method.calls if _called(call.value) == name] for name in names}
    gets_outputs = any(
        _called(part) == other
        for name, other in ((first, second), (second, first))
        for run in runs[name]
        for argument in run.args
        for part in argument.value.walk()
    )
    return gets_outputs or all(_is_new(layer, name, names) for name in names)


def _called(call: Value) -> str:
    """The network that is called; "" for anything else."""
    if call.form is not Form.CALL:
        return ""
    if call.calls_own_path:
        return f"self.{call.path}"
    return variable_name(call.holder) if call.calls_instance else ""


def _is_new(layer: LayerClass, name: str, names: frozenset[str]) -> bool:
    """Whether the attribute gets new layers only, which hold none of the others."""
    paths = {other.removeprefix("self.") for other in names}
    return name.startswith("self.") and layer.always(
        name.removeprefix("self."), lambda value: value.makes_layer and paths.isdisjoint(value.reads)
    )


def _owners(layer: LayerClass, variables: Value) -> frozenset[str]:
    """The networks whose trainable weights these are; none where some are not known."""
    if variables.name == "+":
        parts = [_owners(layer, item) for item in variables.items]
        return frozenset().union(*parts) if all(parts) else frozenset()
    if variables.member not in TRAINED:
        return frozenset()
    if variables.path:
        return frozenset({f"self.{variables.path}".rpartition(".")[0]})
    name = variable_name(variables.holder)
    return frozenset({name} if name else ())


def _describe(unit: ModelCode | None, owners: frozenset[str]) -> str:
    names = sorted(owners) if unit is None else sorted(local_name(unit, owner) for owner in owners)
    return " and ".join(f"`{name}`" for name in names)
