"""Assignments to locals, attributes of `self` and entries of containers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import libcst as cst

from layerlint.extract.attribute_notes import note_assign
from layerlint.extract.copies import evolve
from layerlint.extract.dead_stores import watch
from layerlint.extract.entered_calls import DefinitionScope
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.shape_lists import with_entry
from layerlint.extract.subscripts import subscript_target
from layerlint.extract.unpacking import split_starred
from layerlint.extract.value_merge import unknown
from layerlint.model.facts import (
    BY_SETDEFAULT,
    TENSORS,
    Argument,
    Assign,
    At,
    Config,
    Form,
    Iterate,
    Kind,
    LocalAssign,
    LocalItem,
    OtherAssign,
    TargetForm,
    Value,
)


def assign_target(
    frame: Frame, target: cst.BaseExpression, value: Value, operator: str = "", alone: bool = True
) -> None:
    """Assign a value to one target: a local, an attribute of `self`, an item, or several of them."""
    if isinstance(target, cst.Name):
        frame.locals[target.value] = value
        frame.forget(target.value)
        if target.value in frame.global_names:
            at = frame.at(target)
            module = Value(Kind.MODULE, Form.NAME, at)
            frame.events.append(
                OtherAssign(at, frame.guards, frame.nested, module, target.value, value, operator)
            )
            return
        assign = LocalAssign(frame.at(target), frame.guards, frame.nested, target.value, value, operator)
        frame.events.append(assign)
        watch(frame, assign)
    elif isinstance(target, cst.Attribute):
        _assign_to_attribute(frame, target, value, operator, alone)
    elif isinstance(target, cst.Subscript):
        _assign_to_item(frame, target, value, operator, alone)
    elif isinstance(target, (cst.Tuple, cst.List)):
        elements = [element.value for element in target.elements]
        starred = [isinstance(element, cst.StarredElement) for element in target.elements]
        if value.kind in TENSORS:
            at = frame.at(target)
            frame.events.append(Iterate(at, frame.guards, frame.nested, value, unpacking=True))
        for element, part in zip(elements, split_starred(frame, value, len(elements), starred), strict=True):
            assign_target(frame, element, part, operator, False)


def _is_self(frame: Frame, node: cst.BaseExpression) -> bool:
    if not isinstance(node, cst.Name):
        return False
    local = frame.locals.get(node.value)
    if local is not None:
        return local.kind is Kind.SELF
    return node.value == frame.self_name and bool(frame.self_name)


def _assign_to_attribute(
    frame: Frame, target: cst.Attribute, value: Value, operator: str, alone: bool
) -> None:
    name = target.attr.value
    if _is_self(frame, target.value):
        assign_attribute(frame, name, TargetForm.ATTRIBUTE, value, frame.at(target), operator, alone)
        return
    holder = evaluate(frame, target.value)
    assign_member(frame, holder, name, value, frame.at(target), operator, alone)


def assign_member(
    frame: Frame, holder: Value, name: str, value: Value, at: At, operator: str = "", alone: bool = True
) -> None:
    """`holder.name = value`, where the holder is not `self`."""
    local = frame.locals.get(holder.local)
    if local is not None and local.called == "types.SimpleNamespace" and not holder.path:
        frame.locals[holder.local] = evolve(local, args=(*local.args, Argument(value, name))[:64])
    elif local is not None and local.kind is Kind.OBJECT:
        makes = (*local.makes, value.name) if value.makes_layer and not value.local else local.makes
        unknown_field = Argument(unknown(at), name)
        frame.locals[holder.local] = evolve(local, makes=makes[:64], args=(unknown_field, *local.args)[:64])
    if holder.path:
        assign_attribute(frame, f"{holder.path}.{name}", TargetForm.NESTED, value, at, operator, alone)
    else:
        frame.events.append(OtherAssign(at, frame.guards, frame.nested, holder, name, value, operator))


def _assign_to_item(frame: Frame, target: cst.Subscript, value: Value, operator: str, alone: bool) -> None:
    item = subscript_target(frame, target)
    holder = item.receiver
    if holder is None:
        return
    key = item.items[0].constant if item.items else None
    if holder.local and holder.kind is Kind.SHAPE and holder.local in frame.locals:
        frame.locals[holder.local] = with_entry(frame.locals[holder.local], key, value, frame.at(target))
    at = frame.at(target)
    if holder.path == "__dict__" or (holder.form is Form.CALL and holder.name == "vars"):
        if isinstance(key, str):
            assign_attribute(frame, key, TargetForm.DICT, value, at, operator, alone)
        return
    path, alias = held_path(holder), ""
    if not path:
        path, alias = frame.tracked_container(holder.local)
    if path:
        event = Assign(
            at, frame.guards, frame.nested, path, TargetForm.ITEM, value, operator, alone=alone, alias=alias
        )
        frame.events.append(event)
        note_assign(frame, event)
        hand_over(frame, path, value)
        store_functions(frame, path, value)
    elif holder.form is Form.NAME and holder.name and not holder.local:
        name = f"[{key!r}]"
        frame.events.append(OtherAssign(at, frame.guards, frame.nested, holder, name, value, operator))
    elif holder.local:
        axes = len(target.slice)
        frame.events.append(LocalItem(at, frame.guards, frame.nested, holder.local, key, value, axes))
    local = frame.locals.get(holder.local) if holder.local else None
    if local is not None:
        frame.locals[holder.local] = _with_entry(local, key, value)


def _with_entry(container: Value, key: object, value: Value) -> Value:
    """The value of a local container after an assignment to one of its entries."""
    if container.config is not None or container.form is Form.DICT:
        container = evolve(
            container, config=_config_with(container.config or Config((), False, False), key, value)
        )
    if container.kind is not Kind.CONTAINER:
        return container
    if container.form is Form.REPEAT:
        return filled_up(container, value)
    if container.form is Form.DICT and isinstance(key, str) and key in container.keys:
        place = container.keys.index(key)
        container = evolve(
            container,
            items=container.items[:place] + container.items[place + 1 :],
            keys=container.keys[:place] + container.keys[place + 1 :],
        )
    keys = (
        (*container.keys, key if isinstance(key, str) else None)[:64] if container.form is Form.DICT else ()
    )
    return evolve(
        container,
        items=(*container.items, value)[:64],
        keys=keys,
        reads=container.reads | value.reads,
        params=container.params | value.params,
    )


def _config_with(config: Config, key: object, value: Value) -> Config:
    if not isinstance(key, str):
        return evolve(config, complete=False)
    keys = tuple((dict(config.keys) | {key: value}).items())
    return evolve(config, keys=keys, removed=config.removed - {key})


def filled_up(repeated: Value, value: Value) -> Value:
    """Return `[None] * n` after an assignment to an entry: the elements are known, their places are not."""
    return evolve(
        repeated,
        form=Form.COMPREHENSION,
        items=(value, *repeated.items)[:64],
        reads=repeated.reads | value.reads,
        params=repeated.params | value.params,
    )


def held_path(holder: Value) -> str:
    """Return the attribute whose container a change of this value changes; "" for the result of a method.

    The result of `self.groups.setdefault(key, [])` is an entry of the attribute.
    """
    whole = holder.holder.path if holder.on_value("setdefault") and len(holder.args) > 1 else ""
    if whole and "[" not in whole:
        return f"{whole}{BY_SETDEFAULT}"
    return holder.path if holder.form is not Form.CALL or holder.name == "getattr" else ""


def assign_attribute(
    frame: Frame,
    path: str,
    form: TargetForm,
    value: Value,
    at: At,
    operator: str = "",
    alone: bool = True,
) -> None:
    """An attribute of `self` gets a value: an event, and what later reads of it see."""
    event = Assign(at, frame.guards, frame.nested, path, form, value, operator, alone=alone)
    frame.events.append(event)
    if path:
        note_assign(frame, event)
        store_functions(frame, path, value)


def store_functions(frame: Frame, path: str, value: Value) -> None:
    """Record that a lambda or nested function is stored in an attribute: it runs when the attribute is called."""
    for part in _stored_parts(value):
        if part.form is Form.LAMBDA and part.name in frame.functions:
            state = frame.functions[part.name]
            state.stored.add(path)
            if part is value:
                own = DefinitionScope(frame.names, dict(frame.locals), None, frame.self_name)
                stored = replace(state, scope=own) if state.scope is None else state
                frame.entering.kept_functions[part.name] = stored


def _stored_parts(value: Value) -> Iterator[Value]:
    """The value and its parts; of a call of a table's entry, or of one of several functions, only the arguments."""
    yield value
    if value.called == "collections.defaultdict":
        return  # runs its function once for each key
    called = value.calls_instance and value.holder.form is not Form.LAMBDA
    for part in (argument.value for argument in value.args) if called else value.inner:
        yield from _stored_parts(part)


def hand_over(frame: Frame, path: str, value: Value) -> None:
    """A local list or dict becomes an entry of a container on `self`: what fills it from now on fills that entry."""
    if (
        value.local
        and value.kind is Kind.CONTAINER
        and value.form in (Form.LIST, Form.DICT)
        and "[" not in path
    ):
        frame.aliases[value.local] = f"{path}[None]"


def remember_alias(frame: Frame, target: cst.BaseExpression, value: Value) -> None:
    """`blocks = self.blocks`: the local is the attribute. `self.blocks = blocks`: it is what was tracked."""
    if value.path and type(target) is cst.Name and value.form in (Form.ATTRIBUTE, Form.CALL):
        itself = value.name == "getattr" if value.form is Form.CALL else value.calls_own_path
        if "." not in value.path and itself:
            frame.views[target.value] = value.path
    elif (
        value.local
        and type(target) is cst.Attribute
        and _is_self(frame, target.value)
        and value.kind in (Kind.CONTAINER, Kind.UNKNOWN, Kind.CONFIG)
    ):
        frame.aliases[value.local] = target.attr.value
