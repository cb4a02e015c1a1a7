"""How a class is created from its configuration."""

from __future__ import annotations

from layerlint.model.facts import (
    Call,
    Form,
    Iterate,
    LayerClass,
    LocalAssign,
    Method,
    Return,
    Value,
)

_COPIES = frozenset({"dict", "copy.copy", "copy.deepcopy"})


def loads_its_own_way(layer: LayerClass) -> bool:
    """Whether a `from_config`, own or inherited, does more than pass the configuration to the constructor."""
    if layer.method("from_config") is None:
        return False
    methods = (m for facts in layer.lineage for m in facts.methods if m.name == "from_config")
    return any(not _only_forwards(layer, method) for method in methods)


def _only_forwards(layer: LayerClass, method: Method) -> bool:
    """`return cls(**config)`, `return super().from_config(config)`, also with copies and locals on the way."""
    first = method.params[method.bound : method.bound + 1]
    if not first:
        return False
    config = first[0].name
    return all(_changes_nothing(layer, event, config) for event in method.events) and any(
        _makes(layer, call.value, config) for call in method.calls
    )


def _changes_nothing(layer: LayerClass, event: object, config: str) -> bool:
    match event:
        case LocalAssign() | Call() | Return() if event.guards:
            return False
        case LocalAssign():
            return not event.operator and _derives_from(layer, event.value, config)
        case Call():
            return (
                _derives_from(layer, event.value, config)
                or event.value.name == "super"
                or event.value.name.partition(".")[0] in {"print", "logging"}
            )
        case Return(value=Value() as returned):
            return _makes(layer, returned, config)
        case Iterate():
            return _is_copy(event.value, config)
    return False


def _derives_from(layer: LayerClass, value: Value, config: str) -> bool:
    return _is_copy(value, config) or _makes(layer, value, config)


def _makes(layer: LayerClass, call: Value, config: str) -> bool:
    """`cls(**config)`, `super().from_config(config)`"""
    if len(call.args) != 1 or not _is_copy(call.args[0].value, config):
        return False
    star = call.args[0].star
    if call.on_super("from_config"):
        return not star
    holder = call.holder
    by_cls = call.calls_instance and holder.local == "cls"
    return star == "**" and (by_cls or call.name == f"{layer.own.module}.{layer.own.qualname}")


def _is_copy(value: Value, config: str) -> bool:
    """Whether the value is the unchanged configuration, or a copy of it."""
    if value.local and value.params == {config} and not value.keys:
        return True  # what other locals hold was looked at where they got it
    if value.form is Form.DICT:
        return value.keys == (None,) and _is_copy(value.items[0], config)
    if value.on_value("copy"):
        return not value.args and _is_copy(value.holder, config)
    return value.name in _COPIES and len(value.args) == 1 and _is_copy(value.args[0].value, config)
