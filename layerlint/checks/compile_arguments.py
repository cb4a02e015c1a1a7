"""LL616: a model's own `compile`, called with arguments that it does not take."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.compile_objects import compile_objects
from layerlint.model.facts import Method, Value
from layerlint.queries.training_code import class_of_model
from layerlint.rule import Finding, ModelCode, code_rule


@code_rule(
    "LL616",
    "compile-arguments",
    summary="`compile` gets arguments that a model's own does not take, or a class, or losses for names of no output.",
)
def compile_arguments(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        for call in method.calls:
            value = call.value
            if not value.on_value("compile") or value.unpacks:
                continue
            yield from compile_objects(unit, method, value)
            layer = class_of_model(unit, value.holder)
            if layer is None:
                continue
            own = layer.method("compile")
            if own is None or own.decorators:
                continue
            problem = _problem(own, value)
            if problem:
                yield Finding(
                    value.at,
                    f"`{layer.name}.compile` {problem}: this raises a `TypeError`",
                    help="give `compile` the arguments that it is called with, or `**kwargs` for those of Keras",
                )


def _problem(own: Method, call: Value) -> str:
    """Return why the call does not fit the signature, or ""."""
    parameters = [parameter for parameter in own.params[own.bound :] if not parameter.star]
    names = {parameter.name for parameter in parameters}
    keywords = {argument.keyword for argument in call.args if argument.keyword}
    unknown = sorted(keywords - names) if own.var_keyword is None else []
    if unknown:
        return f"takes no `{unknown[0]}`"
    by_position = [parameter.name for parameter in parameters if not parameter.keyword_only][
        : len(call.positional)
    ]
    if len(by_position) < len(call.positional):
        return "" if own.var_positional is not None else "takes fewer arguments"
    missing = [
        parameter.name for parameter in own.required if parameter.name not in {*keywords, *by_position}
    ]
    return f"needs `{missing[0]}`, which is not given" if missing else ""
