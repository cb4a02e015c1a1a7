"""LL408: an argument that the configuration gives back as something else."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Argument, At, Form, Kind, LayerClass, Method, Value
from layerlint.queries.arguments import given_to_parent, used_parameters
from layerlint.queries.classes import shows_saving
from layerlint.queries.config_keys import config_entries
from layerlint.queries.from_config import loads_its_own_way
from layerlint.queries.value_parts import written
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import KERAS_BASES, constructor, keras_name, short_name
from layerlint.text import Safety

_CHANGES = frozenset({"+", "-", "*", "/", "//", "**", "not"})
"""Operators that, used twice, give something else than used once."""

_NEUTRAL = {"+": 0, "-": 0, "*": 1, "/": 1, "//": 1, "**": 1}
"""By operator, the number that changes nothing."""


@rule(
    "LL408",
    "changed-config-value",
    summary="`get_config` returns a changed argument, or another one: a loaded layer differs.",
    fix=Safety.UNSAFE,
)
def changed_config_value(layer: LayerClass) -> Iterator[Finding]:
    init = layer.method("__init__")
    if init is None or loads_its_own_way(layer):
        return
    taken = {parameter.name for parameter in init.params}
    keys = _own_keys(layer)
    for key, value in keys:
        if key not in taken:
            continue
        path = _changed(layer, key, value)
        if path:
            yield Finding(
                _place(layer, value),
                f"`{key}` is saved as `__init__` changed it, in `self.{path}`: a loaded layer gets the changed value"
                if _is_as_kept(value)
                else f"`get_config` changes `{key}`, which `self.{path}` holds: a loaded layer gets the changed value",
                attribute=key,
                help=f"keep the argument itself, `self.{key} = {key}`, and return that"
                if _is_as_kept(value)
                else f"return `self.{path}` itself",
            )
        elif other := _other_argument(layer, init, key, held := _written_out(value)):
            yield _exchanged(layer, key, held, other)
    yield from _changed_for_the_base(layer, {key for key, value in keys if value.path != key})


def _own_keys(layer: LayerClass) -> list[tuple[str, Value]]:
    config = layer.own_method("get_config")
    return list(config_entries(config)) if config is not None else []


def _place(layer: LayerClass, value: Value) -> At:
    """The value where it is written as such, else the method."""
    config = layer.own_method("get_config")
    return value.at if value.at >= 0 or config is None else config.at_name


def _other_argument(layer: LayerClass, init: Method, key: str, held: Value) -> str:
    """The argument that an entry holds which has the name of another one, and both are used; "" for no such entry."""
    other = _kept_argument(layer, held.path)
    exchanged = other != key and init.parameter(other) is not None
    # A name that the class has for both may be meant so.
    return other if exchanged and held.path != key and key in used_parameters(init) else ""


def _kept_argument(layer: LayerClass, path: str) -> str:
    """The argument that an attribute holds: as it came, or what `initializers.get` and the like made of it."""
    kept = _kept(layer, path)
    if kept is not None and (given := _only_argument(kept)) is not None:
        gets = kept.method == "get" and keras_name(kept.name) is not None
        kept = given if gets or kept.name in _SAME else None
    return kept.local if kept is not None and kept.form is Form.NAME and kept.kind is Kind.PARAMETER else ""


_SAME = frozenset({"tuple", "list", "str", "bool"})


def _written_out(value: Value) -> Value:
    """What an entry tells of: of `initializers.serialize(self.x)`, `self.x`."""
    given = _only_argument(value)
    serializes = value.method == "serialize" and keras_name(value.name) is not None
    return given if given is not None and (serializes or value.name in _SAME) else value


def _only_argument(call: Value) -> Value | None:
    match call.args:
        case (Argument(value=given, keyword=None, star=""),):
            return given
    return None


def _exchanged(layer: LayerClass, key: str, held: Value, other: str) -> Finding:
    paths = (assign.path for _, assign in layer.assignments() if _kept_argument(layer, assign.path) == key)
    right = next(paths, "")
    return Finding(
        _place(layer, held),
        f"`{key}` records `self.{held.path}`, which is the argument `{other}`: a loaded layer gets it as `{key}`",
        attribute=key,
        help=f"return `self.{right}`"
        if right
        else f"keep the argument, `self.{key} = {key}`, and return that",
        fix=FixRequest("record-attribute", held.at, (("path", right),)) if right and not held.local else None,
    )


def _changed_for_the_base(layer: LayerClass, recorded: set[str]) -> Iterator[Finding]:
    """Arguments that `super().__init__()` gets changed, and records so: `super().__init__(filters=4 * filters)`."""
    init, config = layer.own_method("__init__"), layer.own_method("get_config")
    calls = list(init.super_calls) if init is not None else []
    if init is None or len(calls) != 1 or calls[0].guards or calls[0].nested:
        return
    if config is not None and not _adds_to_the_base(config):
        return
    by_base = _recorded_by_base(layer)
    for name, value in given_to_parent(layer, calls[0].value):
        if name in recorded or name not in by_base or init.parameter(name) is None:
            continue
        if _makes_other(value, name) and not any(True for _ in layer.assignments(name)):
            yield Finding(
                value.at,
                f"the base class records `{name}` as changed here: a loaded layer gets that, and changes it again",
                attribute=name,
                help=f"keep the argument in another attribute, and return it from `get_config` as `{name}`",
                severity=None if shows_saving(layer) else Severity.NOTE,
            )


def _adds_to_the_base(config: Method) -> bool:
    """Whether all that it returns has the base's entries in it, none of which is written over unseen."""
    returned = [event.value.config for event in config.returns if event.value is not None]
    return bool(returned) and all(one is not None and one.with_super and one.complete for one in returned)


def _recorded_by_base(layer: LayerClass) -> frozenset[str]:
    """The arguments that a class of Keras records which has no class of the project between."""
    short = short_name(layer.roots[0]) if len(layer.roots) == 1 and not layer.ancestors else ""
    if short in KERAS_BASES or not layer.complete:
        return frozenset()
    known = constructor(short, layer.keras)
    return frozenset(known.names) if known is not None else frozenset()


def _changed(layer: LayerClass, key: str, value: Value) -> str:
    """The attribute through which the argument changes on its way into the configuration; "" when it does not."""
    if _is_as_kept(value):
        kept = _kept(layer, value.path)
        return value.path if kept is not None and _makes_other(kept, key) else ""
    if value.name not in _CHANGES:
        return ""
    paths = {item.path for item in value.items if item.path}
    path = paths.pop() if len(paths) == 1 else ""
    kept = _kept(layer, path) if path else None
    plain = kept is not None and kept.form is Form.NAME and kept.local == key
    return path if plain and not _is_neutral(value) else ""


def _is_as_kept(value: Value) -> bool:
    """Whether it is an attribute as it is."""
    return value.form is Form.ATTRIBUTE or value.called == "getattr"


def _kept(layer: LayerClass, path: str) -> Value | None:
    """The value of an attribute that gets one value only, always, in `__init__`."""
    assigned = list(layer.assignments(path))
    if len(assigned) != 1:
        return None
    method, assign = assigned[0]
    if method.name != "__init__" or assign.guards or assign.nested:
        return None
    value = written(method, assign.value)
    while value.called in {"int", "float"} and len(value.positional) == 1:
        value = value.positional[0]
    return value


def _makes_other(value: Value, argument: str) -> bool:
    """`2 * argument`, `(argument, argument)`: made anew of the result, it would not be the same."""
    own = [item.form is Form.NAME and item.local == argument for item in value.items]
    if value.form is Form.OPERATION:
        # `(width // 8) * 8` and `not not on` give the same when they are done again, a product of products does not.
        inner = (item for item in value.items if item.name == value.name != "not")
        inside = any(own) or any(_makes_other(item, argument) for item in inner)
        return value.name in _CHANGES and inside and not _is_neutral(value)
    return value.form in (Form.TUPLE, Form.LIST, Form.REPEAT) and any(own)


def _is_neutral(operation: Value) -> bool:
    neutral = _NEUTRAL.get(operation.name)
    return any(
        isinstance(item.constant, (int, float)) and item.constant == neutral for item in operation.items
    )
