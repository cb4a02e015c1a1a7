"""LL402: a `get_config` that leaves out constructor arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.missing_attribute import never_set
from layerlint.model.facts import (
    At,
    Guard,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    Parameter,
    Value,
    attribute_of,
)
from layerlint.queries.arguments import LAYER_ARGUMENTS, forwards_keywords, used_parameters
from layerlint.queries.classes import shows_saving
from layerlint.queries.config_keys import keys_made_of, misspelt_keys, recorded, refused_keys
from layerlint.queries.from_config import loads_its_own_way
from layerlint.queries.needless_arguments import needless_arguments
from layerlint.queries.recorded_arguments import (
    inherited_cause,
    is_alias,
    is_in_recorded_object,
    is_missing_in_parent,
    recorded_by_helpers,
)
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
    yield from _double_layers_findings(layer)
    init, config = layer.method("__init__"), layer.own_method("get_config")
    if init is None or not _decides_config(layer):
        return
    keys = recorded(layer)
    if keys is None or _reads_recorded_kwargs(layer, init, keys):
        return
    inherited = layer.method("get_config") is None
    at = config.at_name if config is not None else init.at_name
    severity = Severity.NOTE if inherited and not shows_saving(layer) else None
    missing = _missing_parameters(layer, init, keys)
    misspelt = misspelt_keys(layer, [parameter.name for parameter in missing])
    missing = _without_misspelt(layer, missing, misspelt, config)
    own_init = layer.own_method("__init__")
    if missing:
        if _saves_by_itself(layer) or all(
            _only_names_sublayers(init, parameter.name) for parameter in missing
        ):
            severity = Severity.NOTE
        finding = _incomplete_finding(missing, misspelt, config, at)
        yield replace(finding, severity=severity, cause="" if config is not None else inherited_cause(layer))
    elif own_init is not None and _kwargs_to_sublayer(own_init):
        keyword = own_init.var_keyword
        yield Finding(
            at,
            f"`**{keyword.name if keyword else 'kwargs'}` goes to a sublayer and is not in the configuration:"
            " a loaded layer lacks these arguments",
            help="name these arguments in `__init__`, and record them in `get_config`",
            severity=severity,
        )


def _without_misspelt(
    layer: LayerClass, missing: list[Parameter], misspelt: dict[str, str], config: Method | None
) -> list[Parameter]:
    """The missing parameters without those that LL404 (a key in their place) or LL202 (a misspelt attribute) reports."""
    refused = {key for key, _ in refused_keys(layer)}
    composed = keys_made_of(layer, [parameter.name for parameter in missing]) if refused else {}
    unset = {attribute_of(read.path) for method, read in never_set(layer) if method is config}
    return [p for p in missing if misspelt.get(p.name) not in refused and p.name not in {*unset, *composed}]


def _incomplete_finding(
    missing: list[Parameter], misspelt: dict[str, str], config: Method | None, at: At
) -> Finding:
    names = ", ".join(f"`{parameter.name}`" for parameter in missing)
    required = any(parameter.default is None for parameter in missing)
    effect = "loading fails" if required else "a loaded layer silently gets the default"
    first = missing[0].name
    if len(missing) == 1 and first in misspelt and config is not None:
        key = misspelt[first]
        return Finding(
            at,
            f"the configuration has the key `{key}` in place of `{first}`: {effect}",
            attribute=first,
            help=f"write `{first}`",
            fix=FixRequest("rename-config-key", config.at, (("old", key), ("new", first))),
        )
    added = tuple(("key", parameter.name) for parameter in missing)
    return Finding(
        at,
        f"the configuration leaves out {names}: {effect}",
        attribute=first,
        help=f"add {names} to what `get_config` returns",
        fix=FixRequest("complete-get-config", config.at, added) if config is not None else None,
    )


def _double_layers_findings(layer: LayerClass) -> Iterator[Finding]:
    """Report a `Sequential` whose constructor adds layers, to which `from_config` adds the recorded ones."""
    init = layer.own_method("__init__")
    if init is None or not layer.complete or layer.method("from_config") is not None:
        return
    if {keras_name(root) for root in layer.roots} - {"Sequential", "models.Sequential"}:
        return
    passes_layers = any(part.kind is Kind.SUBLAYER for call in init.super_calls for part in call.value.walk())
    if passes_layers or any(call.value.on_self_or_super("add") and not call.nested for call in init.calls):
        yield Finding(
            init.at_name,
            f"`{layer.name}` adds its layers in `__init__`, and loading adds the saved ones again: it fails",
            help="write `get_config` and `from_config` with only the arguments of `__init__`, or derive from `Model`",
            severity=None if shows_saving(layer) else Severity.NOTE,
        )


def _decides_config(layer: LayerClass) -> bool:
    """Whether this class, not a parent or a subclass, is responsible for the configuration."""
    if loads_its_own_way(layer):
        return False
    config = layer.method("get_config")
    if config is None and not _inherits_config(layer):
        return False
    if layer.own_method("__init__") is None and layer.own_method("get_config") is None:
        return False
    # Subclasses of an abstract class may pass the missing arguments themselves.
    return not any(method.abstract for method in layer.members.values())


def _missing_parameters(layer: LayerClass, init: Method, keys: frozenset[str]) -> list[Parameter]:
    """Return the parameters that the configuration lacks and a loaded layer needs."""
    names = (
        used_parameters(init)
        - keys
        - LAYER_ARGUMENTS
        - recorded_by_helpers(layer)
        - needless_arguments(layer)
    )
    if layer.method("get_config") is None:
        names -= {argument.keyword for call in init.super_calls for argument in call.value.args}
    return [
        parameter
        for parameter in init.params[1:]
        if not parameter.star
        and parameter.name in names
        and (parameter.default is None or not only_validated(layer, init, parameter.name))
        and not is_alias(layer, init, parameter.name, keys)
        and not is_in_recorded_object(layer, init, parameter.name)
        and not is_missing_in_parent(layer, init, parameter.name, keys)
        # Subclasses pass the required ones.
        and not (layer.subclasses and parameter.default is None)
    ]


def _inherits_config(layer: LayerClass) -> bool:
    """Whether the class inherits the `get_config` of a Keras layer that records arguments of its own."""
    if len(layer.roots) != 1 or not (name := short_name(layer.roots[0])).startswith("layers."):
        return False
    own, common = constructor(name, layer.keras), constructor("layers.Layer", layer.keras)
    return own is not None and common is not None and not {*own.names} <= {*common.names}


def _reads_recorded_kwargs(layer: LayerClass, init: Method, keys: frozenset[str]) -> bool:
    """Whether `__init__` takes a recorded key out of its `**kwargs`, so that loading constructs it in another way."""
    keyword = init.var_keyword
    if keyword is None:
        return False
    others = keys - {parameter.name for parameter in init.params}
    return any(
        call.value.holder.local == dict_name
        and any(value.constant in others for value in call.value.positional[:1])
        for method, dict_name in [(init, keyword.name), *_helpers_with(layer, init, keyword.name)]
        for call in method.calls
    )


def _helpers_with(layer: LayerClass, init: Method, name: str) -> Iterator[tuple[Method, str]]:
    """Yield the own methods that the constructor passes the local name to, each with its parameter for it."""
    for call in init.calls:
        helper = layer.method(call.value.member) if call.value.on_self() else None
        if helper is None:
            continue
        for parameter, value in zip(helper.params[helper.bound :], call.value.positional, strict=False):
            if value.local == name:
                yield helper, parameter.name


def _saves_by_itself(layer: LayerClass) -> bool:
    """Whether the model has a `save` of its own, and so may restore its configuration by itself."""
    save = layer.method("save")
    return save is not None and not any(call.value.on_super("save") for call in save.calls)


def _only_names_sublayers(init: Method, name: str) -> bool:
    """Whether the parameter is used only in the names of sublayers."""
    only_names = False
    for event in init.events:
        if any(_depends_on(guard, name) for guard in event.guards):
            return False
        value = getattr(event, "value", None)
        if value is None or isinstance(event, LocalAssign) or name not in value.params:
            continue
        if value.kind is not Kind.SUBLAYER or not _is_in_name(value, name):
            return False
        only_names = True
    return only_names


def _depends_on(guard: Guard, name: str) -> bool:
    """Whether the condition depends on the argument."""
    return guard.value is not None and name in guard.value.params


def _is_in_name(sublayer: Value, name: str) -> bool:
    """Whether the sublayer gets the parameter only as its `name`."""
    return all(argument.keyword == "name" for argument in sublayer.args if name in argument.value.params)


def _kwargs_to_sublayer(init: Method) -> bool:
    """Whether the constructor's `**kwargs` go to a sublayer instead of the parent."""
    keyword = init.var_keyword
    if keyword is None:
        return False
    if any(call.value.unpacks for call in init.super_calls):
        return False
    return any(
        call.value.kind is Kind.SUBLAYER
        and any(forwards_keywords(argument, keyword) for argument in call.value.args)
        for call in init.calls
    )
