"""Arguments of a constructor that a configuration records in another way than by a key of their name."""

from __future__ import annotations

from layerlint.model.facts import ClassFacts, Form, LayerClass, Method, Value
from layerlint.queries.arguments import parent_arguments
from layerlint.queries.classes import of_project
from layerlint.queries.config_keys import config_entries
from layerlint.rule import OF_FILE


def recorded_by_helpers(layer: LayerClass) -> set[str]:
    """Return the parameters passed to helpers whose results are recorded, or restored with the weights."""
    loaded = {
        call.value.callee
        for name in ("load_assets", "load_own_variables")
        if (loader := layer.method(name)) is not None
        for call in loader.calls
    }
    recorded_paths = {event.path for config in _inherited(layer, "get_config") for event in config.reads}
    names: set[str] = set()
    for call in (call for init in _inherited(layer, "__init__") for call in init.calls):
        helper = layer.method(call.value.method) if call.value.on_self() else None
        if helper is None:
            continue
        assigned_paths = {
            assign.path for method in _reached_methods(layer, helper) for assign in method.assigns
        }
        if call.value.callee in loaded or assigned_paths & recorded_paths:
            names |= {name for argument in call.value.args for name in argument.value.params}
    return names


def _inherited(layer: LayerClass, name: str) -> list[Method]:
    """The methods of that name of the class and of its ancestors."""
    return [method for facts in layer.lineage for method in facts.methods if method.name == name]


def _reached_methods(layer: LayerClass, method: Method) -> list[Method]:
    """Return the method and all own methods that it calls, directly or through others."""
    methods = [method]
    for reached in methods:
        called = (layer.method(call.value.member) for call in reached.calls if call.value.on_self())
        methods.extend(other for other in called if other is not None and other not in methods)
    return methods


def is_alias(layer: LayerClass, init: Method, name: str, keys: frozenset[str]) -> bool:
    """Whether the argument is an alias of a recorded one: `self.units = units if units is not None else n`."""
    assigns = [assign for assign in init.assigns if name in assign.value.params]
    config = layer.method("get_config")
    read = {event.path for event in config.reads} if config is not None else set()
    return bool(assigns) and all(
        assign.value.form is Form.CHOICE and assign.value.params & keys and assign.path in read
        for assign in assigns
    )


def is_in_recorded_object(layer: LayerClass, init: Method, name: str) -> bool:
    """Whether an argument that is recorded holds this one: `self.act = get(act, slope)`, recorded as `act`."""
    config = layer.method("get_config")
    entries = list(config_entries(config)) if config is not None else []
    held = [(assign.path, assign.value) for assign in init.assigns]
    held += [(part.keyword or "", part.value) for call in init.super_calls for part in call.value.args]
    uses = [(path, value) for path, value in held if name in value.params]
    return bool(uses) and all(
        value.form in (Form.CALL, Form.CHOICE)
        and any(key in value.params and _records(entry, path) for key, entry in entries)
        for path, value in uses
    )


def _records(entry: Value, path: str) -> bool:
    """Whether a value of the configuration is made of the object at that path, not of a part: `self.act.slope`."""
    members = any(part.path.startswith(f"{path}.") for part in entry.walk())
    return path in entry.reads and not members


def is_missing_in_parent(layer: LayerClass, init: Method, name: str, keys: frozenset[str]) -> bool:
    """Whether a parent of the project that takes the argument leaves it out itself: its own finding says so.

    `keys` are the keys of the configuration, its parents' included.
    """
    handed = any(
        parameter == name and name in value.params
        for call in init.super_calls
        for parameter, value in parent_arguments(layer, call.value)
    )
    return handed and any(_leaves_out(facts, name, keys) for facts in layer.ancestors if of_project(facts))


def _leaves_out(facts: ClassFacts, name: str, keys: frozenset[str]) -> bool:
    """Whether its own `get_config` lacks an optional argument of its own constructor."""
    methods = {method.name: method for method in facts.methods}
    init, config = methods.get("__init__"), methods.get("get_config")
    if init is None or config is None or name in keys or name in dict(config_entries(config)):
        return False
    return any(param.name == name and param.default is not None for param in init.params)


def inherited_cause(layer: LayerClass) -> str:
    """The cause that classes share whose `get_config` is that of one class of the project; "" without one."""
    config = layer.method("get_config")
    return f"{OF_FILE}get_config of {config.owner}" if config is not None else ""
