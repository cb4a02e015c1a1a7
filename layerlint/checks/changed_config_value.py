"""LL408: an argument that the configuration gives back as something else."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, LayerClass, Value
from layerlint.queries.loading import loads_its_own_way
from layerlint.queries.value_parts import written
from layerlint.rule import Finding, rule

_CHANGES = frozenset({"+", "-", "*", "/", "//", "**", "not"})
"""Operators that, used twice, give something else than used once."""

_NEUTRAL = {"+": 0, "-": 0, "*": 1, "/": 1, "//": 1, "**": 1}
"""By operator, the number that changes nothing."""


@rule(
    "LL408",
    "changed-config-value",
    summary="`get_config` returns what `__init__` made of an argument, of which a loaded layer makes something again.",
)
def changed_config_value(layer: LayerClass) -> Iterator[Finding]:
    config = layer.own_method("get_config")
    init = layer.method("__init__")
    if config is None or init is None or loads_its_own_way(layer):
        return
    taken = {parameter.name for parameter in init.params}
    for event in config.returns:
        if event.value is None or event.value.config is None or event.nested:
            continue
        for key, value in event.value.config.keys:
            if key not in taken:
                continue
            path = _changed(layer, key, value)
            if path:
                yield Finding(
                    value.at if value.at >= 0 and not value.local else config.at_name,
                    f"`{key}` does not come back as it was given: a loaded layer is made with what `self.{path}` became",
                    attribute=key,
                    help=f"keep the argument itself, `self.{key} = {key}`, and return that",
                )


def _changed(layer: LayerClass, key: str, value: Value) -> str:
    """The attribute through which the argument changes on its way into the configuration; "" when it does not."""
    if value.form is Form.ATTRIBUTE and value.path:
        kept = _kept(layer, value.path)
        return value.path if kept is not None and _makes_other(kept, key) else ""
    if value.form is not Form.OPERATION or value.name not in _CHANGES:
        return ""
    paths = {item.path for item in value.items if item.form is Form.ATTRIBUTE and item.path}
    path = paths.pop() if len(paths) == 1 else ""
    kept = _kept(layer, path) if path else None
    plain = kept is not None and kept.form is Form.NAME and kept.local == key
    return path if plain and not _is_neutral(value) else ""


def _kept(layer: LayerClass, path: str) -> Value | None:
    """The value of an attribute that gets one value only, always, in `__init__`."""
    assigned = list(layer.assignments(path))
    if len(assigned) != 1:
        return None
    method, assign = assigned[0]
    if method.name != "__init__" or assign.guards or assign.nested:
        return None
    value = written(method, assign.value)
    while value.form is Form.CALL and value.name in {"int", "float"} and len(value.positional) == 1:
        value = value.positional[0]
    return value


def _makes_other(value: Value, argument: str) -> bool:
    """`2 * argument`, `(argument, argument)`: made anew of the result, it would not be the same."""
    own = [item.form is Form.NAME and item.local == argument for item in value.items]
    if value.form is Form.OPERATION:
        return value.name in _CHANGES and any(own) and not _is_neutral(value)
    return value.form in (Form.TUPLE, Form.LIST, Form.REPEAT) and bool(own) and all(own)


def _is_neutral(operation: Value) -> bool:
    neutral = _NEUTRAL.get(operation.name)
    return any(
        isinstance(item.constant, (int, float)) and item.constant == neutral for item in operation.items
    )
