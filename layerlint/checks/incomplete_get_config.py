"""LL402: a `get_config` that leaves out constructor arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import (
    At,
    Form,
    Guard,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    Parameter,
    Value,
)
from layerlint.queries.arguments import LAYER_ARGUMENTS, used_parameters
from layerlint.queries.classes import shows_saving
from layerlint.queries.config_keys import misspelt_keys, recorded, refused_keys
from layerlint.queries.from_config import loads_its_own_way
from layerlint.queries.needless_arguments import needless_arguments
from layerlint.queries.validated_arguments import only_validated
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import constructor, keras_name, short_name
from layerlint.text import Safety


@rule(
    "LL402",
    "incomplete-get-config",
    summary="`get_config` leaves out a constructor argument: the loaded layer differs, or loading fails.",
    fix=Safety.UNSAFE,
)
def incomplete_get_config(layer: LayerClass) -> Iterator[Finding]:
    yield from _adds_twice(layer)
    init, config = layer.method("__init__"), layer.own_method("get_config")
    if init is None or not _is_in_charge(layer):
        return
    keys = recorded(layer)
    if keys is None or _takes_others(layer, init, keys):
        return
    inherited = layer.method("get_config") is None
    at = config.at_name if config is not None else init.at_name
    severity = Severity.NOTE if inherited and not shows_saving(layer) else None
    missing = _left_out(layer, init, keys)
    misspelt = misspelt_keys(layer, [param.name for param in missing])
    refused = {key for key, _ in refused_keys(layer)}
    # What is told of the key says it all.
    missing = [param for param in missing if misspelt.get(param.name) not in refused]
    own_init = layer.own_method("__init__")
    if missing:
        if _saves_by_itself(layer) or all(_only_names_sublayers(init, param.name) for param in missing):
            severity = Severity.NOTE
        yield replace(_incomplete(missing, misspelt, config, at), severity=severity)
    elif own_init is not None and _kwargs_to_sublayer(own_init):
        keyword = own_init.var_keyword
        yield Finding(
            at,
            f"`**{keyword.name if keyword else 'kwargs'}` goes to a sublayer and is not in the configuration:"
            " a loaded layer lacks these arguments",
            help="name these arguments in `__init__`, and record them in `get_config`",
            severity=severity,
        )


def _incomplete(missing: list[Parameter], misspelt: dict[str, str], config: Method | None, at: At) -> Finding:
    names = ", ".join(f"`{p.name}`" for p in missing)
    required = any(p.default is None for p in missing)
    then = "loading fails" if required else "a loaded layer silently gets the default"
    first = missing[0].name
    if len(missing) == 1 and first in misspelt and config is not None:
        key = misspelt[first]
        return Finding(
            at,
            f"the configuration has the key `{key}` in place of `{first}`: {then}",
            attribute=first,
            help=f"write `{first}`",
            fix=FixRequest("rename-config-key", config.at, (("old", key), ("new", first))),
        )
    added = tuple(("key", p.name) for p in missing)
    return Finding(
        at,
        f"the configuration leaves out {names}: {then}",
        attribute=first,
        help=f"add {names} to what `get_config` returns",
        fix=FixRequest("complete-get-config", config.at, added) if config is not None else None,
    )


def _adds_twice(layer: LayerClass) -> Iterator[Finding]:
    """A `Sequential` whose constructor adds layers: `from_config` of Keras makes it, and adds the recorded ones."""
    init = layer.own_method("__init__")
    if init is None or not layer.complete or layer.method("from_config") is not None:
        return
    if {keras_name(root) for root in layer.roots} - {"Sequential", "models.Sequential"}:
        return
    made = any(part.kind is Kind.SUBLAYER for call in init.super_calls for part in call.value.walk())
    if made or any(call.value.on_self_or_super("add") and not call.nested for call in init.calls):
        yield Finding(
            init.at_name,
            f"`{layer.name}` adds its layers in `__init__`, and loading adds the saved ones again: it fails",
            help="write `get_config` and `from_config` with only the arguments of `__init__`, or derive from `Model`",
            severity=None if shows_saving(layer) else Severity.NOTE,
        )


def _is_in_charge(layer: LayerClass) -> bool:
    """Whether the class itself decides what is recorded, or what there is to record."""
    if loads_its_own_way(layer):
        return False
    config = layer.method("get_config")
    if config is None and not _inherits_config(layer):
        return False
    if layer.own_method("__init__") is None and layer.own_method("get_config") is None:
        return False
    # What its children do not record, they may give themselves.
    return not any(method.abstract for method in layer.members.values())


def _left_out(layer: LayerClass, init: Method, keys: frozenset[str]) -> list[Parameter]:
    """The parameters that a loaded layer would miss."""
    wanted = (
        used_parameters(init) - keys - LAYER_ARGUMENTS - _kept_otherwise(layer) - needless_arguments(layer)
    )
    if layer.method("get_config") is None:
        wanted -= {a.keyword for call in init.super_calls for a in call.value.args}
    return [
        parameter
        for parameter in init.params[1:]
        if not parameter.star
        and parameter.name in wanted
        and (parameter.default is None or not only_validated(layer, init, parameter.name))
        and not _is_spelling(layer, init, parameter.name, keys)
        # What is required, its children give.
        and not (layer.subclasses and parameter.default is None)
    ]


def _inherits_config(layer: LayerClass) -> bool:
    """Whether the `get_config` is that of a layer of Keras which records arguments of its own."""
    if len(layer.roots) != 1 or not (name := short_name(layer.roots[0])).startswith("layers."):
        return False
    own, common = constructor(name, layer.keras), constructor("layers.Layer", layer.keras)
    return own is not None and common is not None and not {*own.names} <= {*common.names}


def _takes_others(layer: LayerClass, init: Method, keys: frozenset[str]) -> bool:
    """Whether `__init__` takes something that is recorded out of its `**kwargs`: it is made in another way then."""
    keyword = init.var_keyword
    if keyword is None:
        return False
    others = keys - {param.name for param in init.params}
    return any(
        call.value.holder.local == dict_name
        and any(value.constant in others for value in call.value.positional[:1])
        for method, dict_name in [(init, keyword.name), *_given_to_helpers(layer, init, keyword.name)]
        for call in method.calls
    )


def _given_to_helpers(layer: LayerClass, init: Method, name: str) -> Iterator[tuple[Method, str]]:
    """The own methods to which the constructor hands the local name, with their name for it."""
    for call in init.calls:
        helper = layer.method(call.value.member) if call.value.on_self() else None
        places = helper.params[helper.bound :] if helper is not None else ()
        for place, value in zip(places, call.value.positional, strict=False):
            if helper is not None and value.local == name:
                yield helper, place.name


def _saves_by_itself(layer: LayerClass) -> bool:
    """Whether a model writes its files in a way of its own, and so reads its configuration by itself too."""
    save = layer.method("save")
    return save is not None and not any(call.value.on_super("save") for call in save.calls)


def _only_names_sublayers(init: Method, name: str) -> bool:
    """Whether the parameter is nothing but a part of the names of sublayers."""
    named = False
    for event in init.events:
        if any(_asks(guard, name) for guard in event.guards):
            return False
        value = getattr(event, "value", None)
        if value is None or isinstance(event, LocalAssign) or name not in value.params:
            continue
        if value.kind is not Kind.SUBLAYER or not _is_in_name(value, name):
            return False
        named = True
    return named


def _asks(guard: Guard, name: str) -> bool:
    """Whether the argument decides."""
    return guard.value is not None and name in guard.value.params


def _is_in_name(made: Value, name: str) -> bool:
    """Whether the parameter reaches what is made by `name=` alone."""
    return all(given.keyword == "name" for given in made.args if name in given.value.params)


def _is_spelling(layer: LayerClass, init: Method, name: str, keys: frozenset[str]) -> bool:
    """Whether it is another name for one that is recorded: `self.units = units if units is not None else n`."""
    using = [a for a in init.assigns if name in a.value.params]
    config = layer.method("get_config")
    read = {event.path for event in config.reads} if config is not None else set()
    return bool(using) and all(
        a.value.form is Form.CHOICE and a.value.params & keys and a.path in read for a in using
    )


def _kept_otherwise(layer: LayerClass) -> set[str]:
    """Parameters that only a helper method sees, whose results are in the configuration or come back with the weights."""
    loaded = {
        call.value.callee
        for name in ("load_assets", "load_own_variables")
        if (loads := layer.method(name)) is not None
        for call in loads.calls
    }
    recorded_paths = {
        event.path
        for facts in layer.lineage
        for method in facts.methods
        if method.name == "get_config"
        for event in method.reads
    }
    found: set[str] = set()
    for facts in layer.lineage:
        for init in facts.methods:
            if init.name != "__init__":
                continue
            for call in init.calls:
                helper = layer.method(call.value.method) if call.value.on_self() else None
                if helper is None:
                    continue
                sets = {assign.path for one in _runs(layer, helper) for assign in one.assigns}
                if call.value.callee in loaded or sets & recorded_paths:
                    found |= {name for a in call.value.args for name in a.value.params}
    return found


def _runs(layer: LayerClass, method: Method) -> list[Method]:
    """The method with the own methods that it calls, and those that they call."""
    found = [method]
    for one in found:
        called = (layer.method(call.value.member) for call in one.calls if call.value.on_self())
        found.extend(other for other in called if other is not None and other not in found)
    return found


def _kwargs_to_sublayer(init: Method) -> bool:
    keyword = init.var_keyword
    if keyword is None:
        return False
    if any(call.value.unpacks for call in init.super_calls):
        return False
    return any(
        call.value.kind is Kind.SUBLAYER
        and any(a.star == "**" and a.value.local == keyword.name for a in call.value.args)
        for call in init.calls
    )
