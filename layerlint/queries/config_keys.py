"""The keys of a configuration against the arguments of the constructor."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from layerlint.model.facts import (
    ClassFacts,
    Form,
    Kind,
    LayerClass,
    Method,
    Parameter,
    Value,
    attribute_of,
)
from layerlint.queries.classes import extends_keras_base
from layerlint.queries.from_config import loads_its_own_way
from layerlint.suggestions import closest
from layerlint.tables.keras_names import KERAS_BASES, constructor, keras_name

_LAYER_KEYS = frozenset({"name", "trainable", "dtype", "dynamic", "batch_input_shape", "input_shape", "autocast",
                       "activity_regularizer", "build_config", "compile_config"})  # fmt: skip
_SIMILARITY = 0.75


def recorded(layer: LayerClass) -> frozenset[str] | None:
    """The keys of the configuration, parents' included; None when some are unknown."""
    keys: set[str] = set()
    lineage = list(layer.lineage)
    start, everything = 0, False
    while True:
        definition = _defines(lineage, start)
        if definition is None:
            root = _keys_of_roots(layer)
            return None if root is None else frozenset(keys) | root
        index, method = definition
        if _reads_replaced(lineage[:index], method):
            return None
        returned = [
            event.value.config if event.value else None for event in method.returns if not event.nested
        ]
        if not returned:
            return None
        with_super = False
        for config in returned:
            if config is None or not config.complete:
                return None
            keys |= {key for key, _ in config.keys}
            with_super |= config.with_super
        everything = everything or _asks_several(method)
        if not with_super and not everything:
            return frozenset(keys)
        start = index + 1


def _reads_replaced(children: list[ClassFacts], config: Method) -> bool:
    """Whether it reads a class attribute that a child overrides: `for key in self.KEYS`."""
    own = {assign.path for facts in children for assign in facts.attributes}
    return any(event.path in own for event in config.reads)


def _asks_several(config: Method) -> bool:
    """Whether it calls several parents by name: `Drop.get_config(self)`, `Dense.get_config(self)`."""
    holders = (call.value.holder for call in config.super_calls)
    return len({holder.name for holder in holders if holder.kind is Kind.CLASS}) > 1


def _defines(lineage: list[ClassFacts], start: int) -> tuple[int, Method] | None:
    for index in range(start, len(lineage)):
        for method in lineage[index].methods:
            if method.name == "get_config":
                return index, method
    return None


def _keys_of_roots(layer: LayerClass) -> frozenset[str] | None:
    """The keys in the configuration of the Keras parents; None when some are unknown."""
    if not layer.complete:
        return None
    keys: set[str] = set()
    for root in layer.roots:
        short = keras_name(root)
        if short is None:
            return None
        if short in KERAS_BASES:
            keys |= _handed_to_keras(layer) & _RECORDED_BY_LAYER[layer.keras]
            continue
        signature = constructor(short, layer.keras)
        if signature is None:
            return None
        keys |= set(signature.names) | _handed_to_keras(layer)
    return frozenset(keys)


_RECORDED_BY_LAYER = {2: {"input_shape", "batch_input_shape"}, 3: {"activity_regularizer"}}
"""Arguments that the configuration of a base layer records when they are passed."""


def _handed_to_keras(layer: LayerClass) -> set[str]:
    """Parameters passed to the constructor of a Keras class under their own names: it may record further ones."""
    inits = [method for facts in layer.lineage for method in facts.methods if method.name == "__init__"]
    names: set[str] = set()
    for index, init in enumerate(inits):
        arguments = [(a.keyword or "", a.value) for call in init.super_calls for a in call.value.args]
        arguments += [(a.path, a.value) for a in init.assigns if a.path == "activity_regularizer"]
        named = {param.name for parent in inits[index + 1 :] for param in parent.params}
        names |= {name for name, value in arguments if name in value.params and name not in named}
    return names


def refused_keys(layer: LayerClass) -> Iterator[tuple[str, Value]]:
    """The keys of the own configuration, with their values, that certainly make the constructor fail."""
    config = layer.own_method("get_config")
    if config is None or loads_its_own_way(layer) or not extends_keras_base(layer):
        return
    accepted = _accepted_arguments(layer)
    if accepted is not None:
        yield from _unknown_keys(accepted, config)


def config_entries(config: Method) -> Iterator[tuple[str, Value]]:
    """The keys with their values of all configurations that it returns."""
    for event in config.returns:
        if event.value is not None and event.value.config is not None and not event.nested:
            yield from event.value.config.keys


def misspelt_keys(layer: LayerClass, missing: Collection[str]) -> dict[str, str]:
    """The misspelt key by the missing argument that its value or its spelling belongs to."""
    init, config = layer.method("__init__"), layer.own_method("get_config")
    if init is None or config is None:
        return {}
    misspelt: dict[str, str] = {}
    for key, value in _unknown_keys({parameter.name for parameter in init.params}, config):
        holds = _stored_argument(init, value)
        if holds:
            meant = holds if holds in missing else None
        else:
            meant = closest(key, missing, cutoff=_SIMILARITY)
            meant = meant if meant is not None and _may_hold(layer, init, value, meant) else None
        if meant is not None:
            misspelt.setdefault(meant, key)
    return misspelt


def keys_made_of(layer: LayerClass, missing: Collection[str]) -> dict[str, str]:
    """The refused key by the missing argument that the constructor makes its attribute of: `if minus: self.sign = -1`."""
    init = layer.method("__init__")
    if init is None:
        return {}
    composed: dict[str, str] = {}
    for key, value in refused_keys(layer):
        assigned = [assign for assign in init.assigns if value.path and assign.path == value.path]
        params = {name for assign in assigned for name in assign.value.params}
        params |= {
            name
            for assign in assigned
            for guard in assign.guards
            if guard.value is not None
            for name in guard.value.params
        }
        if len(params) == 1 and params <= set(missing):
            composed.setdefault(params.pop(), key)
    return composed


def _unknown_keys(accepted: set[str], config: Method) -> Iterator[tuple[str, Value]]:
    recordable = accepted | _LAYER_KEYS
    yield from ((key, value) for key, value in config_entries(config) if key not in recordable)


def _stored_argument(init: Method, value: Value) -> str:
    """The constructor argument that the attribute stores unchanged; "" when unknown."""
    assigned = [a.value for a in init.assigns if a.path == value.path]
    names = {
        stored.local for stored in assigned if stored.form is Form.NAME and stored.params == {stored.local}
    }
    return names.pop() if len(names) == len(assigned) == 1 else ""


def _may_hold(layer: LayerClass, init: Method, value: Value, name: str) -> bool:
    """Whether the value is not known to be made of something else than the argument.

    An attribute of the argument's name is what the constructor makes of it, by whatever function.
    """
    assigned = {attribute_of(assign.path): assign.value.params for assign in init.assigns}
    holders = {path for path, params in assigned.items() if path == name or name in params}
    read = {attribute_of(path) for path in (*value.reads, value.path) if path}
    others = (path for path in read - holders if next(layer.assignments(path), None) is not None)
    return not holders or not holders.isdisjoint(read) or next(others, None) is None


def _takes_out(call: Value, keyword: str) -> bool:
    """Whether the call may remove keyword arguments, or passes them to something other than the parent."""
    if call.holder.local == keyword:
        return True
    stars = {argument.star for argument in call.args if argument.value.local == keyword}
    return "" in stars or ("**" in stars and not call.on_super("__init__"))


def _accepted_arguments(layer: LayerClass) -> set[str] | None:
    """The arguments that the constructors accept, up to the last that gets `**kwargs`; None when some are unknown.

    Keras's own `Layer` refuses what it does not know.
    """
    inits = [method for facts in layer.lineage for method in facts.methods if method.name == "__init__"]
    if not inits:
        return None
    names: set[str] = set()
    for init in inits:
        names |= {parameter.name for parameter in init.params}
        if init.var_keyword is None:
            return names
        if not _hands_kwargs_up(init, init.var_keyword):
            return None
    return names


def _hands_kwargs_up(init: Method, keyword: Parameter) -> bool:
    """Whether the parent gets `**kwargs` unchanged, and nothing else reads them."""
    if any(_takes_out(call.value, keyword.name) for call in init.calls):
        return False
    if any(keyword.name in assign.value.params for assign in init.assigns):
        return False
    return any(any(a.value.local == keyword.name for a in call.value.args) for call in init.super_calls)
