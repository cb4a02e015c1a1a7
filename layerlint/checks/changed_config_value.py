"""LL408: an argument that the configuration records with another value."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Argument, Assign, At, ClassFacts, Form, LayerClass, Method, Value
from layerlint.queries.arguments import parent_arguments, used_parameters
from layerlint.queries.classes import shows_saving
from layerlint.queries.config_keys import config_entries
from layerlint.queries.from_config import loads_its_own_way
from layerlint.queries.value_parts import written
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import KERAS_BASES, constructor, keras_name, short_name
from layerlint.text import Safety

_CHANGES = frozenset({"+", "-", "*", "/", "//", "**", "not"})
"""Operators that change the value again when they are applied a second time."""
_NEUTRAL = {"+": 0, "-": 0, "*": 1, "/": 1, "//": 1, "**": 1}
"""The neutral element of each operator."""
_COPIES = frozenset({"tuple", "list", "str", "bool"})
"""Functions that keep the value, and are harmless when they are applied twice."""
_OF_NUMBERS = (
    "exp", "log", "log1p", "log2", "log10", "sqrt", "sin", "cos", "tan", "tanh", "radians", "degrees", "deg2rad",
    "rad2deg",
)  # fmt: skip
_COMPUTES = frozenset(
    {
        "len",
        "sum",
        "max",
        "min",
        *(f"{module}.{name}" for module in ("math", "numpy") for name in _OF_NUMBERS),
    }
)
"""Functions that give another value, or raise, when they get what they gave."""


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
    parameters = {parameter.name for parameter in init.params}
    keys = _own_keys(layer)
    for key, value in keys:
        if key not in parameters:
            continue
        path = _changed_attribute(layer, key, value)
        if path:
            last = [method.name for method, _ in layer.assignments(path)][-1]
            yield Finding(
                _position(layer, value),
                f"`{key}` is saved as `{last}` changed it, in `self.{path}`: a loaded layer gets the changed value"
                if _is_unchanged_attribute(value)
                else f"`get_config` changes `{key}`, which `self.{path}` holds: a loaded layer gets the changed value",
                attribute=key,
                help=f"keep the argument itself, `self.{key} = {key}`, and return that"
                if _is_unchanged_attribute(value)
                else f"return `self.{path}` itself",
            )
        elif other := _other_argument(layer, init, key, entry := _serialized_value(value)):
            yield _exchanged_finding(layer, key, entry, other)
    yield from _base_argument_findings(layer, {key for key, value in keys if value.path != key})


def _own_keys(layer: LayerClass) -> list[tuple[str, Value]]:
    config = layer.own_method("get_config")
    return list(config_entries(config)) if config is not None else []


def _position(layer: LayerClass, value: Value) -> At:
    """Return the position of the value, or that of `get_config` if the value has none."""
    config = layer.own_method("get_config")
    return value.at if value.at >= 0 or config is None else config.at_name


def _other_argument(layer: LayerClass, init: Method, key: str, entry: Value) -> str:
    """Return the argument that an entry records under the name of another used one, or ""."""
    other = _stored_argument(layer, entry.path)
    exchanged = other != key and init.parameter(other) is not None
    # If the attribute has the name of the key, the class may use that name for both on purpose.
    return other if exchanged and entry.path != key and key in used_parameters(init) else ""


def _stored_argument(layer: LayerClass, path: str) -> str:
    """Return the argument that an attribute holds, as it is or converted by the like of `initializers.get`, or ""."""
    stored = _stored_value(layer, path)
    if stored is not None and (argument := _only_argument(stored)) is not None:
        converts = stored.method == "get" and keras_name(stored.name) is not None
        stored = argument if converts or stored.name in _COPIES else None
    return stored.local if stored is not None and stored.form is Form.NAME else ""


def _serialized_value(value: Value) -> Value:
    """Return what an entry serializes: `self.x` for `initializers.serialize(self.x)`."""
    argument = _only_argument(value)
    serializes = value.method == "serialize" and keras_name(value.name) is not None
    return argument if argument is not None and (serializes or value.name in _COPIES) else value


def _only_argument(call: Value) -> Value | None:
    match call.args:
        case (Argument(value=argument, keyword=None, star=""),):
            return argument
    return None


def _exchanged_finding(layer: LayerClass, key: str, entry: Value, other: str) -> Finding:
    paths = (assign.path for _, assign in layer.assignments() if _stored_argument(layer, assign.path) == key)
    attribute = next(paths, "")
    return Finding(
        _position(layer, entry),
        f"`{key}` records `self.{entry.path}`, which is the argument `{other}`: a loaded layer gets it as `{key}`",
        attribute=key,
        help=f"return `self.{attribute}`"
        if attribute
        else f"keep the argument, `self.{key} = {key}`, and return that",
        fix=FixRequest("record-attribute", entry.at, (("path", attribute),))
        if attribute and not entry.local
        else None,
    )


def _base_argument_findings(layer: LayerClass, recorded: set[str]) -> Iterator[Finding]:
    """Report arguments that the base class records as changed here: `super().__init__(filters=4 * filters)`."""
    init, config = layer.own_method("__init__"), layer.own_method("get_config")
    if init is None:
        return
    calls = list(init.super_calls)
    if len(calls) != 1 or calls[0].guards:
        return
    if config is not None and not _extends_base_config(config):
        return
    by_base, own = _recorded_by_base(layer), layer.own.methods
    for name, value in parent_arguments(layer, calls[0].value):
        if name in recorded or name not in by_base or init.parameter(name) is None:
            continue
        if _compounds(value, name) and not any(
            method in own for method, _ in layer.assignments(by_base[name])
        ):
            yield Finding(
                value.at,
                f"the base class records `{name}` as changed here: a loaded layer gets that, and changes it again",
                attribute=name,
                help=f"keep the argument in another attribute, and return it from `get_config` as `{name}`",
                severity=None if shows_saving(layer) else Severity.NOTE,
            )


def _extends_base_config(config: Method) -> bool:
    """Whether every returned dict contains the entries of the base class, and all its other keys are known."""
    configs = [event.value.config for event in config.returns if event.value is not None]
    return bool(configs) and all(
        entries is not None and entries.with_super and entries.complete for entries in configs
    )


def _recorded_by_base(layer: LayerClass) -> dict[str, str]:
    """Return the arguments that the base class records, of Keras or in the project, with the attributes."""
    if not layer.complete:
        return {}
    if layer.ancestors:
        return _recorded_as_given(layer.ancestors[0])
    short = short_name(layer.roots[0]) if len(layer.roots) == 1 else ""
    signature = constructor(short, layer.keras) if short not in KERAS_BASES else None
    return {name: name for name in signature.names} if signature is not None else {}


def _recorded_as_given(base: ClassFacts) -> dict[str, str]:
    """Return the arguments that the class keeps and records as they are, in methods of its own, by attribute."""
    methods = {method.name: method for method in base.methods}
    init, config = methods.get("__init__"), methods.get("get_config")
    if init is None or config is None:
        return {}
    stored = {(a.path, a.value.local) for a in init.assigns if a.value.form is Form.NAME}
    return {key: entry.path for key, entry in config_entries(config) if (entry.path, key) in stored}


def _changed_attribute(layer: LayerClass, key: str, value: Value) -> str:
    """Return the attribute through which the argument reaches the configuration changed, or ""."""
    if _is_unchanged_attribute(value):
        stored = _stored_value(layer, value.path)
        changed = _compounds(stored, key) if stored is not None else _compounds_later(layer, value.path, key)
        return value.path if changed else ""
    if value.called in _COMPUTES and len(value.args) == 1:
        paths = {item.path for item in value.positional}
    elif value.name in _CHANGES:
        paths = {item.path for item in value.items if item.path}
    else:
        return ""
    path = paths.pop() if len(paths) == 1 else ""
    stored = _stored_value(layer, path) if path else None
    holds_argument = stored is not None and stored.form is Form.NAME and stored.local == key
    return path if holds_argument and not _is_neutral(value) else ""


def _is_unchanged_attribute(value: Value) -> bool:
    """Return whether the value is an attribute as it is."""
    return value.form is Form.ATTRIBUTE or value.called == "getattr"


def _stored_value(layer: LayerClass, path: str) -> Value | None:
    """Return the value of an attribute that is assigned only once, in `__init__` and without a condition."""
    assigns = list(layer.assignments(path))
    if len(assigns) != 1:
        return None
    method, assign = assigns[0]
    if method.name != "__init__" or assign.guards or _gets_another_value(layer, method, assign):
        return None
    value = written(method, assign.value)
    while value.called in {"int", "float"} and len(value.positional) == 1:
        value = value.positional[0]
    return value


def _compounds_later(layer: LayerClass, path: str, argument: str) -> bool:
    """Whether `__init__` or `build` changes the attribute that keeps the argument: `self.units *= 2`."""
    match [(method.name, assign) for method, assign in layer.assignments(path)]:
        case [("__init__", kept), ("__init__" | "build", changed)] if not (
            kept.guards or changed.guards or changed.nested
        ):
            pass
        case _:
            return False
    is_kept = kept.value.form is Form.NAME and kept.value.local == argument
    value = changed.value
    if not is_kept or value.name not in _CHANGES:
        return False
    return not _is_neutral(value) and any(
        item.form is Form.ATTRIBUTE and item.path == path for item in value.items
    )


def _gets_another_value(layer: LayerClass, constructor: Method, assign: Assign) -> bool:
    """Whether an inherited constructor stores what the own one gives it in place of the argument of that name."""
    init = layer.own_method("__init__")
    if init is None or constructor is init:
        return False
    return any(
        parameter in assign.value.params and value.local != parameter
        for call in init.super_calls
        for parameter, value in parent_arguments(layer, call.value)
    )


def _compounds(value: Value, argument: str) -> bool:
    """Whether the operation on its own result gives another value: `2 * argument`, `(argument, argument)`."""
    is_argument = [item.form is Form.NAME and item.local == argument for item in value.items]
    if value.form is Form.OPERATION:
        # `(width // 8) * 8` and `not not on` give the same again, a product of products does not.
        inner = (item for item in value.items if item.name == value.name != "not")
        contains_argument = any(is_argument) or any(_compounds(item, argument) for item in inner)
        return value.name in _CHANGES and contains_argument and not _is_neutral(value)
    if value.called in _COMPUTES:
        is_argument = [item.form is Form.NAME and item.local == argument for item in value.positional]
        return is_argument == [True]
    if value.form is Form.STRING:
        # `f"{name}"` is the text itself.
        return value.params == {argument} and not value.reads and value.keys not in {(), (".*",)}
    return value.form in (Form.TUPLE, Form.LIST, Form.REPEAT) and any(is_argument)


def _is_neutral(operation: Value) -> bool:
    neutral = _NEUTRAL.get(operation.name)
    return any(
        isinstance(item.constant, (int, float)) and item.constant == neutral for item in operation.items
    )
