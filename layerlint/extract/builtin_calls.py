"""Calls of what Python has built in."""

from __future__ import annotations

from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.operations import operation_kind
from layerlint.extract.references import self_attribute
from layerlint.extract.unpacking import element_of
from layerlint.model.facts import Config, Form, Guard, GuardKind, Kind, Owner, Read, Use, Value
from layerlint.tables.api_names import PLAIN_BUILTINS


def builtin_result(frame: Frame, value: Value) -> Value:

    name = value.name
    args = value.positional
    if name == "getattr" and len(args) >= 2 and args[0].kind is Kind.SELF:
        text = args[1].constant
        if isinstance(text, str):
            asked = (Guard(GuardKind.HAS_ATTRIBUTE, text, at=value.at),) if len(value.args) > 2 else ()
            frame.events.append(Read(value.at, (*frame.guards, *asked), frame.nested, text, Use.LOADED))
            found = self_attribute(frame, text, value.at)
            return evolve(found, args=value.args, form=Form.CALL, name="getattr", owner=Owner.NONE, member="")
        frame.events.append(Read(value.at, frame.guards, frame.nested, "", Use.LOADED))
        return value
    if name in {"vars", "dir"} and args and args[0].kind is Kind.SELF:
        frame.events.append(Read(value.at, frame.guards, frame.nested, "", Use.LOADED))
        return value
    if name in PLAIN_BUILTINS:
        return evolve(value, kind=Kind.PLAIN)
    if name in {"list", "tuple", "set", "dict", "sorted", "reversed"}:
        source = args[0] if args else None
        config = None
        if name == "dict":
            config = dict_config(value)
        elif source is not None:
            config = source.config
        items = (element_of(frame, source),) if source is not None else ()
        if source is not None and source.form in (Form.LIST, Form.TUPLE, Form.COMPREHENSION, Form.REPEAT):
            return evolve(value, kind=Kind.CONTAINER, form=source.form, items=source.items, config=config)
        if name == "dict" and not args:
            keywords = [a for a in value.args if a.keyword]
            return evolve(
                value,
                kind=Kind.CONTAINER,
                form=Form.DICT,
                items=tuple(a.value for a in keywords),
                keys=tuple(a.keyword for a in keywords),
                config=config,
            )
        if source is not None and source.kind is Kind.SHAPE:
            return evolve(value, kind=Kind.SHAPE)
        return evolve(value, kind=Kind.CONTAINER, items=items, config=config)
    if name in {"max", "min", "sum", "abs", "round", "pow", "divmod"} and args:
        kinds = [
            element_of(frame, a).kind if len(args) == 1 and name in {"max", "min", "sum"} else a.kind
            for a in args
        ]
        return evolve(value, kind=operation_kind(kinds))
    if name in {"any", "all"}:
        return evolve(value, kind=Kind.PLAIN)
    return value


def dict_config(value: Value) -> Config:
    known: dict[str, Value] = {}
    complete, with_super = True, False
    for argument in value.args:
        source = argument.value.config
        if argument.keyword is not None:
            known[argument.keyword] = argument.value
        elif source is not None:
            known |= dict(source.keys)
            complete &= source.complete
            with_super |= source.with_super
        else:
            complete = False
    return Config(tuple(known.items()), with_super, complete)
