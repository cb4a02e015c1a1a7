"""LL522: an attribute that is a string is called."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, GuardKind, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.conditions import catches, tests_value_type
from layerlint.rule import Finding, rule

_RESOLVED = {"activation": "activations", "initializer": "initializers", "regularizer": "regularizers",
             "constraint": "constraints", "loss": "losses"}  # fmt: skip
"""What the name of an attribute ends in, with the module of Keras whose `get` reads such a string."""


@rule(
    "LL522",
    "string-called",
    summary="An attribute that holds a string, or does so by default, is called: `self.activation(x)`.",
)
def string_called(layer: LayerClass) -> Iterator[Finding]:
    for method, call in layer.calls(Phase.CONSTRUCT, Phase.BUILD, Phase.CALL, Phase.STEP):
        path = call.value.path
        if not _is_data(layer, path):
            continue
        guards = layer.guards(method, call)
        tested = any(
            guard.kind is not GuardKind.IS_NOT_NONE and (guard.path == path or _reads(guard.value, path))
            for guard in guards
        )
        if tested or tests_value_type(guards) or catches(guards, TypeError):
            continue
        texts = [_text(owner, assign.value) for owner, assign in layer.assignments(path)]
        if texts and None not in texts:
            by_default = any(text and text[1] for text in texts)
            yield Finding(
                call.value.at,
                f"`self.{path}` is the string `{texts[0][0]}`"  # type: ignore[index]
                + (" by default" if by_default else "")
                + ", and a string cannot be called: this raises a `TypeError`",
                attribute=path,
                help=_help(path),
                cause=path,
            )


def _is_data(layer: LayerClass, path: str) -> bool:
    return path not in layer.assigned_elsewhere and layer.method(path) is None


def _reads(value: Value | None, path: str) -> bool:
    return value is not None and path in value.reads


def _text(method: Method, value: Value) -> tuple[str, bool] | None:
    """The string that an attribute gets, with whether it is the default of an argument; None for anything else."""
    if isinstance(value.constant, str):
        return value.constant, False
    if value.form is Form.CHOICE and value.name == "or" and value.items:  # a large value has none
        return _text_of_default(method, value)
    default = _default(method, value)
    if default is not None and isinstance(default.constant, str):
        return default.constant, True
    return None


def _text_of_default(method: Method, value: Value) -> tuple[str, bool] | None:
    """The string that `activation or "linear"` is without an argument."""
    first, *others = value.items
    default = _default(method, first)
    if default is not None and default.kind is Kind.NONE and others:
        return (others[0].constant, True) if isinstance(others[0].constant, str) else None
    return _text(method, first)


def _default(method: Method, value: Value) -> Value | None:
    """The default of the argument that it is."""
    parameter = method.parameter(value.local) if value.kind is Kind.PARAMETER else None
    return parameter.default if parameter is not None and value.form is Form.NAME else None


def _help(path: str) -> str:
    module = next((module for end, module in _RESOLVED.items() if path.endswith(end)), "")
    if module:
        return f"keep the function: `self.{path} = keras.{module}.get({path})`"
    return "keep the function that the string names"
