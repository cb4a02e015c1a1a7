"""Calls of what Python has built in."""

from __future__ import annotations

from layerlint.extract.attribute_kinds import COMPOSED
from layerlint.extract.class_values import any_class
from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.iteration_items import iteration_items
from layerlint.extract.operations import operation_kind
from layerlint.extract.references import global_value, self_attribute
from layerlint.extract.unpacking import element_of
from layerlint.extract.value_merge import join
from layerlint.model.facts import Config, Form, Guard, GuardKind, Kind, Owner, Read, Use, Value
from layerlint.tables.api_names import PLAIN_BUILTINS

_CONTAINERS = frozenset({"list", "tuple", "set", "dict", "sorted", "reversed"})
_REDUCTIONS = frozenset({"max", "min", "sum"})
_ARITHMETIC = _REDUCTIONS | {"abs", "round", "pow", "divmod"}


def builtin_result(frame: Frame, value: Value) -> Value:
    name, args = value.name, value.positional
    if args and args[0].kind is Kind.SELF:
        if name == "getattr" and len(args) >= 2:
            return _own_attribute(frame, value, args[1])
        if name in {"vars", "dir"}:
            _read_everything(frame, value)
            return value
    if name == "getattr" and len(args) == 2 and _is_module(args[0]):
        return _module_member(frame, value, args[0], args[1])
    if name in PLAIN_BUILTINS:
        return evolve(value, kind=Kind.PLAIN)
    if name in _CONTAINERS:
        return _container(frame, value)
    if name in _ARITHMETIC and args:
        kinds = [element_of(frame, args[0]).kind] if len(args) == 1 and name in _REDUCTIONS else None
        return evolve(value, kind=operation_kind(kinds or [arg.kind for arg in args]))
    return evolve(value, kind=Kind.PLAIN) if name in {"any", "all"} else value


def _module_member(frame: Frame, value: Value, module: Value, name: Value) -> Value:
    """`getattr(layers, kind)`, where `kind` is a string, or one of several literals that all name classes."""
    if isinstance(name.constant, str):
        return global_value(frame, f"{module.name}.{name.constant}", value.at, module.imported)
    texts = [text_value.constant for text_value in name.items if isinstance(text_value.constant, str)]
    if name.form is not Form.OTHER or not texts or len(texts) != len(name.items):
        return value
    members = [global_value(frame, f"{module.name}.{text}", value.at, module.imported) for text in texts]
    return any_class(tuple(dict.fromkeys(members))) or value


def _is_module(value: Value) -> bool:
    named = (
        value.kind is Kind.UNKNOWN and value.form is Form.NAME and bool(value.imported) and not value.local
    )
    return value.kind is Kind.MODULE or named


def _own_attribute(frame: Frame, value: Value, text: Value) -> Value:
    """`getattr(self, "w")`, and `getattr(self, f"w{i}")`, which is of the kind that `setattr` gives such attributes."""
    name = text.constant
    if not isinstance(name, str):
        if len(value.args) == 2 and (turns := _names_of_turns(frame, text)):
            return _attributes_in_turn(frame, value, turns)
        _read_everything(frame, value)
        composed = text.keys[0] if text.form is Form.STRING and text.keys else None
        return evolve(value, kind=frame.attributes.kind(f"{COMPOSED}{composed}")) if composed else value
    guard = (Guard(GuardKind.HAS_ATTRIBUTE, name, at=value.at),) if len(value.args) > 2 else ()
    frame.events.append(Read(value.at, (*frame.guards, *guard), frame.nested, name, Use.LOADED))
    attribute = self_attribute(frame, name, value.at)
    return evolve(attribute, args=value.args, form=Form.CALL, name="getattr", owner=Owner.NONE, member="")


def _names_of_turns(frame: Frame, text: Value) -> tuple[str, ...]:
    """The names that the variable of a loop goes through: `for name in ("stem", "head"): getattr(self, name)`."""
    turns = tuple(item.constant for item in text.items if isinstance(item.constant, str))
    is_variable = text.form is Form.OTHER and bool(text.local) and len(turns) == len(text.items)
    in_loops = {guard.kind for guard in frame.guards} == {GuardKind.LOOP}
    return turns if is_variable and in_loops and not frame.nested else ()


def _attributes_in_turn(frame: Frame, value: Value, names: tuple[str, ...]) -> Value:
    for name in names:
        frame.events.append(Read(value.at, frame.guards, frame.nested, name, Use.LOADED))
    kind = join({frame.attributes.kind(name) for name in names})
    return evolve(value, kind=kind, reads=frozenset(names))


def _read_everything(frame: Frame, value: Value) -> None:
    """Any attribute of `self` may be read here."""
    frame.events.append(Read(value.at, frame.guards, frame.nested, "", Use.LOADED))


def _container(frame: Frame, value: Value) -> Value:
    """`list(x)`, `dict(a=1)`"""
    is_dict = value.name == "dict"
    source = value.positional[0] if value.positional else None
    if source is None:
        return _dict_of_keywords(frame, value) if is_dict else evolve(value, kind=Kind.CONTAINER)
    config = dict_config(frame, value) if is_dict else source.config
    if is_dict and (of_pairs := _dict_of_pairs(frame, value, source)) is not None:
        return of_pairs
    items = (element_of(frame, source),)
    if source.form in (Form.LIST, Form.TUPLE, Form.COMPREHENSION, Form.REPEAT):
        return evolve(value, kind=Kind.CONTAINER, form=source.form, items=source.items, config=config)
    if source.kind is Kind.SHAPE:
        return evolve(value, kind=Kind.SHAPE)
    return evolve(value, kind=Kind.CONTAINER, items=items, config=config)


def _dict_of_pairs(frame: Frame, value: Value, source: Value) -> Value | None:
    """`dict([("a", x), ("b", y)])`, `dict(zip(names, x.shape))`, and of a comprehension of pairs"""
    pairs = _pairs(frame, source) if source.config is None and len(value.args) == 1 else ()
    if not pairs or any(pair.form is not Form.TUPLE or len(pair.items) != 2 for pair in pairs):
        return None
    keys = tuple(pair.items[0].constant for pair in pairs)
    items = tuple(pair.items[1] for pair in pairs)
    if source.form is Form.COMPREHENSION:
        return evolve(
            value, kind=Kind.CONTAINER, form=Form.COMPREHENSION, items=items, config=Config((), False, False)
        )
    entries = {key: item for key, item in zip(keys, items, strict=True) if isinstance(key, str)}
    return evolve(
        value,
        kind=Kind.CONTAINER,
        form=Form.DICT,
        items=items,
        keys=tuple(key if isinstance(key, str) else None for key in keys),
        config=Config(tuple(entries.items()), False, len(entries) == len(items)),
    )


def _pairs(frame: Frame, source: Value) -> tuple[Value, ...]:
    if source.called == "zip":
        return iteration_items(frame, source)
    written = source.form in (Form.LIST, Form.TUPLE, Form.COMPREHENSION) and not source.path
    return source.items if written else ()


def _dict_of_keywords(frame: Frame, value: Value) -> Value:
    """`dict(a=1, b=2)`"""
    keywords = [argument for argument in value.args if argument.keyword or argument.star == "**"]
    return evolve(
        value,
        kind=Kind.CONTAINER,
        form=Form.DICT,
        items=tuple(argument.value for argument in keywords),
        keys=tuple(argument.keyword for argument in keywords),
        config=dict_config(frame, value),
    )


def dict_config(frame: Frame, value: Value) -> Config:
    """Return the entries that the arguments of `dict` or `update` give."""
    entries: dict[str, Value] = {}
    complete, with_super = True, False
    for argument in value.args:
        source = argument.value.config or _config_of_zip(frame, argument.value)
        if argument.keyword is not None:
            entries[argument.keyword] = argument.value
        elif source is not None:
            entries |= dict(source.keys)
            complete &= source.complete
            with_super |= source.with_super
        else:
            complete = False
    return Config(tuple(entries.items()), with_super, complete)


def _config_of_zip(frame: Frame, value: Value) -> Config | None:
    """The entries of `zip(("rate", "seed"), (rate, seed))`; None where they are unknown."""
    pairs = iteration_items(frame, value) if value.called == "zip" else ()
    keys = [pair.items[0].constant for pair in pairs if len(pair.items) == 2]
    if not pairs or not all(isinstance(key, str) for key in keys) or len(keys) != len(pairs):
        return None
    return Config(tuple((str(pair.items[0].constant), pair.items[1]) for pair in pairs), False, True)
