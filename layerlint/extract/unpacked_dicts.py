"""The arguments of `**mapping` and `*row`, where the entries are written out."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.class_values import held_dict
from layerlint.extract.frame import Frame
from layerlint.extract.module_values import module_value
from layerlint.model.facts import Argument, Call, Form, Kind, LocalItem, Value


def unpacked_arguments(frame: Frame, value: Value) -> tuple[Argument, ...]:
    """Return the arguments of a dict whose entries are all literal, or those of the method's own `**kwargs`.

    A dict with calls as entries has none: they are evaluated once.
    """
    mapping = held_dict(frame, value)
    if mapping is None:
        mapping = value if value.kind is Kind.CONTAINER else module_value(frame, value)
    if mapping is None or mapping.form is not Form.DICT or mapping.path or not mapping.items:
        return ()
    if len(mapping.keys) != len(mapping.items) or (mapping.config is not None and mapping.config.removed):
        return ()
    if any(
        item.form is Form.CALL and item.kind not in (Kind.PLAIN, Kind.CONTAINER) for item in mapping.items
    ):
        return ()
    if None not in mapping.keys:
        complete = mapping.config is None or mapping.config.complete
        return _arguments(mapping) if complete and len(set(mapping.keys)) == len(mapping.items) else ()
    if _is_handed_on(frame, value):
        return ()
    return (
        _arguments(mapping) if _takes_kwargs(frame, mapping) else _flattened_arguments(frame, mapping, value)
    )


def _flattened_arguments(frame: Frame, mapping: Value, value: Value) -> tuple[Argument, ...]:
    """The arguments of a dict that takes over others, all of them written out: `{**DEFAULTS, "units": 3}`."""
    is_changed = any(isinstance(event, LocalItem) and event.name == value.local for event in frame.events)
    if is_changed or mapping.name == "dict":
        return ()
    entries: dict[str, Value] = {}
    rest: tuple[Argument, ...] = ()
    for place, (key, item) in enumerate(zip(mapping.keys, mapping.items, strict=True)):
        if key is not None:
            entries[key] = item
            continue
        if place == len(mapping.items) - 1 and _is_var_keyword(frame, item):
            rest = (Argument(item, None, "**"),)
            break
        inner = unpacked_arguments(frame, item)
        if not inner or any(argument.star for argument in inner):
            return ()
        entries |= {argument.keyword: argument.value for argument in inner if argument.keyword is not None}
    return (*(Argument(entry, key) for key, entry in entries.items()), *rest)


def unpacked_items(frame: Frame, value: Value) -> tuple[Argument, ...]:
    """Return the arguments of a tuple that is written out, by itself or in a local name; none for another value.

    A tuple with calls as entries has none: they are evaluated once.
    """
    node = frame.nodes[value.at] if value.kind is Kind.CONTAINER and value.form is Form.TUPLE else None
    elements = node.elements if isinstance(node, cst.Tuple) and not value.path else ()
    if not elements or len(elements) != len(value.items):
        return ()
    if any(isinstance(element, cst.StarredElement) for element in elements):
        return ()
    creates = any(
        item.form is Form.CALL and item.kind in (Kind.SUBLAYER, Kind.WEIGHT, Kind.UNKNOWN)
        for item in value.items
    )
    return () if creates else tuple(map(Argument, value.items))


def _arguments(mapping: Value) -> tuple[Argument, ...]:
    return tuple(
        Argument(item, key, "**" if key is None else "")
        for key, item in zip(mapping.keys, mapping.items, strict=True)
    )


def _takes_kwargs(frame: Frame, mapping: Value) -> bool:
    """Whether all that is not written out is `**kwargs` of the method as it comes, which replaces no other entry."""
    first = (
        next(place for place, key in enumerate(mapping.keys) if key is not None) if any(mapping.keys) else 0
    )
    others = [place for place, key in enumerate(mapping.keys) if key is None]
    names = [key for key in mapping.keys if key is not None]
    replaces = mapping.name != "dict" and any(place > first for place in others)
    if len(others) != 1 or replaces or len(set(names)) != len(names) or not names:
        return False
    rest = mapping.items[others[0]]
    return _is_var_keyword(frame, rest)


def _is_var_keyword(frame: Frame, value: Value) -> bool:
    """Whether it is `**kwargs` of the method, as it comes."""
    return value.kind is Kind.PARAMETER and value.form is Form.NAME and value.local == frame.var_keyword != ""


def _is_handed_on(frame: Frame, value: Value) -> bool:
    """Whether a call before got the dict, and may have filled it, or is a method of it."""
    return bool(value.local) and any(
        isinstance(event, Call)
        and (
            event.value.holder.local == value.local
            or any(argument.value.local == value.local and not argument.star for argument in event.value.args)
        )
        for event in frame.events
    )
