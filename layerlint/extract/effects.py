"""Side effects of calls: containers grow, attributes are set, configurations change."""

from __future__ import annotations

from collections.abc import Collection

from layerlint.extract.assignments import (
    assign_attribute,
    assign_member,
    filled_up,
    hand_over,
    held_path,
    store_functions,
)
from layerlint.extract.attribute_notes import note_assign
from layerlint.extract.builtin_calls import dict_config
from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.operations import merge_config
from layerlint.extract.shape_lists import after_move
from layerlint.extract.unpacking import element_of, is_sequence
from layerlint.extract.value_merge import sources_of
from layerlint.model.facts import Assign, Form, Kind, TargetForm, Value

ADDERS = frozenset({"append", "extend", "insert", "add", "update", "setdefault", "appendleft"})

_MOVES = frozenset({"insert", "pop", "remove", "reverse", "sort", "clear"})
"""Methods of a list after which its entries stand at other places."""


def note_effects(frame: Frame, value: Value) -> None:
    """Record the side effects of a call: `setattr`, containers that grow, configurations that gain keys."""
    if _sets_attribute(value):
        _setattr(frame, value)
        return
    receiver = value.receiver
    if receiver is None or not value.on_value():
        return
    method = value.member
    _note_local_effects(frame, value, receiver, method)
    if method == "pop" and receiver.path:
        return
    if method not in ADDERS:
        return
    path = held_path(receiver)
    alias = ""
    if not path:
        path, alias = frame.tracked_container(receiver.local)
    if path:
        _add_to_attribute(frame, value, path, alias)
    elif receiver.local and receiver.kind is Kind.CONTAINER:
        _add_to_local(frame, value, receiver.local)


def _add_to_attribute(frame: Frame, call: Value, path: str, alias: str) -> None:
    """`self.layers.append(layer)`, also by a local name of the container (`alias`)."""
    method = call.member
    added = _added(call, method)
    if method == "extend" and is_sequence(added):
        added = _tensors_of(frame, added)
    event = Assign(call.at, frame.guards, frame.nested, path, TargetForm.ADD, added, call=method, alias=alias)
    frame.events.append(event)
    note_assign(frame, event)
    store_functions(frame, path, added)
    hand_over(frame, path, added)


def _add_to_local(frame: Frame, call: Value, name: str) -> None:
    """`outputs.append(x)`: the local container has one item more."""
    method = call.member
    added = _added(call, method)
    local = frame.locals.get(name)
    if local is not None and local.form is Form.REPEAT:
        frame.locals[name] = filled_up(local, added)
    elif local is not None:
        reads, params = sources_of([local, added])
        items = (*local.items, *(added.items if method == "extend" else (added,)))
        form = Form.LIST if local.form is Form.CALL else local.form
        keys = _keys_after(local, call, method) if form is Form.DICT else local.keys
        frame.locals[name] = evolve(
            local, form=form, items=items[:64], keys=keys[:64], reads=reads, params=params
        )


def _keys_after(local: Value, call: Value, method: str) -> tuple[str | None, ...]:
    """The keys of a local dict, one for each item, after a call that adds one item.

    `update` replaces the items under its keys, and all of them may be among those of another dict.
    """
    replaced: Collection[str | None] = ()
    if method == "update":
        replaced = local.keys if call.positional or call.unpacks else {a.keyword for a in call.args}
    return (*(None if key in replaced else key for key in local.keys), None)


def _note_local_effects(frame: Frame, value: Value, receiver: Value, method: str) -> None:
    """Update a configuration or a list of sizes in a local name."""
    if receiver.local not in frame.locals:
        return
    if receiver.config is not None and method in {"update", "pop", "setdefault"}:
        _change_config(frame, value, receiver, method)
    if receiver.kind is Kind.SHAPE and method in _MOVES:
        frame.locals[receiver.local] = after_move(frame.locals[receiver.local], value)


def _added(value: Value, method: str) -> Value:
    """The value that the container gains."""
    args = value.positional
    if method in {"insert", "setdefault"} and len(args) > 1:
        return args[1]
    if args:
        return args[0]
    if method == "update":
        return Value(
            Kind.CONTAINER,
            Form.DICT,
            value.at,
            items=tuple(a.value for a in value.args if a.keyword),
            keys=tuple(a.keyword for a in value.args if a.keyword),
            reads=value.reads,
        )
    return Value(Kind.UNKNOWN, Form.OTHER, value.at)


def _tensors_of(frame: Frame, sequence: Value) -> Value:
    """What `extend(tf.split(x, 2))` adds, as a list."""
    part = element_of(frame, sequence)
    return Value(
        Kind.CONTAINER, Form.COMPREHENSION, sequence.at, items=(part,), reads=part.reads, params=part.params
    )


def _sets_attribute(value: Value) -> bool:
    """Whether it is `setattr(...)` or an equivalent method."""
    own = value.on_self_or_super("__setattr__") or value.on_value("_setattr_tracking")
    return own or value.name == "setattr" or _of_object(value)


def _of_object(value: Value) -> bool:
    """Whether it is `object.__setattr__(...)`."""
    return value.on_value("__setattr__") and value.receiver is not None and value.receiver.name == "object"


def _setattr(frame: Frame, value: Value) -> None:
    args = value.positional
    if value.name == "setattr" or _of_object(value):
        if not args or args[0].kind is not Kind.SELF:
            _set_member(frame, value)
            return
        args = args[1:]
    if len(args) < 2:
        return
    name = args[0].constant
    if isinstance(name, str):
        assign_attribute(frame, name, TargetForm.ATTRIBUTE, args[1], value.at)
    else:
        texts = args[0].keys[0] if args[0].form is Form.STRING and args[0].keys else None
        event = Assign(
            value.at, frame.guards, frame.nested, "", TargetForm.DYNAMIC, args[1], names=texts or ".*"
        )
        frame.events.append(event)
        note_assign(frame, event)


def _set_member(frame: Frame, value: Value) -> None:
    """`setattr(layer, "trainable", False)`, of another object than `self`."""
    args = value.positional
    if value.name == "setattr" and len(args) == len(value.args) == 3 and isinstance(args[1].constant, str):
        assign_member(frame, args[0], args[1].constant, args[2], value.at)


def _change_config(frame: Frame, value: Value, receiver: Value, method: str) -> None:
    config = receiver.config
    if config is None:
        return
    if method == "pop":
        first = value.positional[0].constant if value.positional else None
        if isinstance(first, str):
            keys = tuple((k, v) for k, v in config.keys if k != first)
            config = evolve(config, keys=keys, removed=config.removed | {first})
        else:
            config = evolve(config, complete=False)
    elif method == "setdefault":
        first = value.positional[0].constant if value.positional else None
        if isinstance(first, str) and len(value.positional) > 1:
            config = evolve(config, keys=(*config.keys, (first, value.positional[1])))
        else:
            config = evolve(config, complete=False)
    else:
        config = merge_config(config, dict_config(frame, value))
    frame.locals[receiver.local] = evolve(frame.locals[receiver.local], config=config)
