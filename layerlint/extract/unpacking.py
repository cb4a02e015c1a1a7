"""The elements that a loop or an unpacking assignment takes from a value."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.class_values import any_class, table_of
from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.receivers import as_receiver
from layerlint.extract.value_merge import elements, join, sources_of, unknown
from layerlint.model.facts import STATE, Form, Iterate, Kind, Owner, Value
from layerlint.tables import apis

_BY_KIND = {Kind.TENSOR: Kind.TENSOR, Kind.INPUT: Kind.INPUT, Kind.SHAPE: Kind.DIM, Kind.NUMPY: Kind.NUMPY}
_EACH_BY_ITSELF = STATE | {Kind.TENSOR}
"""What `a, b = [make(n) for n in names]` gives each name."""
_ITERATORS = frozenset({"reversed", "list", "tuple", "sorted", "iter", "set"})


def note_unpacked(frame: Frame, node: cst.CSTNode, value: Value) -> None:
    """`*value`, which goes over it."""
    frame.events.append(Iterate(frame.at(node), frame.guards, frame.nested, value, unpacking=True))


def element_of(frame: Frame, iterated: Value) -> Value:
    """Return the value of a loop variable over this value."""
    element = None
    if iterated.kind is Kind.INPUT and is_sequence(iterated):
        return _part_of_sequence(iterated)
    if iterated.form is Form.CALL:
        element = _element_of_call(frame, iterated)
    if element is None and iterated.kind is Kind.CONTAINER:
        element = _element_of_container(frame, iterated)
    return element or _any_part(_BY_KIND.get(iterated.kind, Kind.UNKNOWN), iterated)


def is_sequence(value: Value) -> bool:
    """Whether it is a call of a function that gives a list or tuple of tensors."""
    return value.form is Form.CALL and apis.gives_sequence(value.name)


def _part_of_sequence(sequence: Value) -> Value:
    """One of the tensors in the result of `tf.split(x, 2)`."""
    kind = sequence.kind if sequence.kind is Kind.KERAS_TENSOR else Kind.TENSOR
    return evolve(_any_part(kind, sequence), form=Form.SUBSCRIPT, receiver=as_receiver(sequence))


def _any_part(kind: Kind, iterated: Value) -> Value:
    """Any of its parts; of a shape, `receiver` is the shape."""
    holder = as_receiver(iterated) if kind is Kind.DIM else None
    return Value(kind, Form.OTHER, iterated.at, reads=iterated.reads, params=iterated.params, receiver=holder)


def _element_of_call(frame: Frame, iterated: Value) -> Value | None:
    """`enumerate(x)`, `zip(x, y)`, `range(n)`, `x.items()`"""
    args = iterated.positional
    match iterated.name:
        case "enumerate" if args:
            return _pair(_some_integer(iterated), element_of(frame, args[0]))
        case "zip":
            parts = tuple(element_of(frame, arg) for arg in args)
            return evolve(_any_part(Kind.CONTAINER, iterated), form=Form.TUPLE, items=parts)
        case name if name in _ITERATORS and args:
            return element_of(frame, args[0])
        case "itertools.chain" if args and not iterated.unpacks:
            return one_of(tuple(element_of(frame, arg) for arg in args))
        case "filter" if len(args) == 2:
            return element_of(frame, args[1])
        case "range":
            return _some_integer(iterated)
    holder = iterated.receiver
    if holder is not None and iterated.on_value("items"):
        return _pair(unknown_plain(iterated), element_of(frame, holder))
    if holder is not None and iterated.on_value("values"):
        alone = (
            holder.items[0]
            if holder.form is Form.DICT and len(holder.items) == 1 and holder.keys[0]
            else None
        )
        return alone or element_of(frame, holder)
    return None


def _element_of_container(frame: Frame, iterated: Value) -> Value | None:
    items = elements(table_of(frame, iterated) or iterated)
    if not items:
        return _any_part(frame.attributes.element(iterated.path), iterated) if iterated.path else None
    first = items[0]
    if len(items) == 1 and iterated.form is not Form.DICT:
        return evolve(first, reads=first.reads | iterated.reads)
    kind = join({item.kind for item in items})
    if kind is Kind.CONTAINER and first.form is Form.TUPLE:
        return evolve(_row(items), reads=first.reads | iterated.reads)
    return any_class(items) or evolve(_any_part(kind, iterated), items=_texts(items))


def _row(rows: tuple[Value, ...]) -> Value:
    """One tuple for all of these, place by place."""
    first = rows[0]
    if any(row.form is not Form.TUPLE or len(row.items) != len(first.items) for row in rows):
        return Value(Kind.CONTAINER, Form.OTHER, first.at)
    return evolve(first, items=tuple(one_of(column) for column in zip(*(r.items for r in rows), strict=True)))


def one_of(values: tuple[Value, ...]) -> Value:
    """Return one value for these, in full only if all are equal."""
    first = values[0]
    identities = {(value.form, value.callee, value.constant) for value in values}
    if len(identities) == 1 and first.form in (Form.LITERAL, Form.NAME):
        return first
    if first.form is Form.TUPLE:
        return _row(values)
    classes = any_class(values)
    if classes is not None:
        return classes
    reads, params = sources_of(list(values))
    kind = join({value.kind for value in values})
    return Value(kind, Form.OTHER, first.at, items=_texts(values), reads=reads, params=params)


def _texts(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values, if each is a string literal: names to look up."""
    return values if len(values) <= MOST_TEXTS and all(map(_is_text, values)) else ()


def _is_text(value: Value) -> bool:
    return value.form is Form.LITERAL and isinstance(value.constant, str)


MOST_TEXTS = 16


def any_entry(container: Value) -> Value:
    """An entry of it, whichever."""
    return one_of(elements(container))


def unknown_plain(value: Value) -> Value:
    return Value(Kind.PLAIN, Form.OTHER, value.at)


def _some_integer(value: Value) -> Value:
    return evolve(unknown_plain(value), makes=("int",))


def _pair(first: Value, second: Value) -> Value:
    return Value(
        Kind.CONTAINER, Form.TUPLE, first.at, items=(first, second), reads=second.reads, params=second.params
    )


def bind_target(frame: Frame, target: cst.BaseExpression, value: Value) -> None:
    """Give the names of a `for`, `with` or comprehension target their values (attributes are handled elsewhere)."""
    if isinstance(target, cst.Name):
        frame.locals[target.value] = value
        frame.forget(target.value)
    elif isinstance(target, (cst.Tuple, cst.List)):
        elements = [element.value for element in target.elements]
        starred = [isinstance(element, cst.StarredElement) for element in target.elements]
        for element, part in zip(elements, split_starred(frame, value, len(elements), starred), strict=True):
            bind_target(frame, element, part)
    elif isinstance(target, cst.StarredElement):
        bind_target(frame, target.value, unknown(value.at))


def split_starred(frame: Frame, value: Value, count: int, starred: list[bool]) -> list[Value]:
    """As `split`, with a starred target that takes the rest as a list."""
    at = starred.index(True) if True in starred else None
    if value.kind is Kind.CONTAINER and value.calls_own_path and value.form is Form.ATTRIBUTE:
        return _entries_of_attribute(frame, value, count, at)
    if at is None:
        return split(value, count)
    if value.kind is Kind.SHAPE and value.form not in (Form.TUPLE, Form.LIST):
        return _split_shape(value, count, at)
    if value.form not in (Form.TUPLE, Form.LIST) or len(value.items) < count - 1:
        return [unknown(value.at) for _ in range(count)]
    taken = len(value.items) - (count - 1)
    rest = value.items[at : at + taken]
    rest_list = Value(Kind.CONTAINER, Form.LIST, value.at, items=rest, reads=value.reads, params=value.params)
    return [*value.items[:at], rest_list, *value.items[at + taken :]]


def _entries_of_attribute(frame: Frame, container: Value, count: int, starred: int | None) -> list[Value]:
    """The entries in `first, second = self.blocks`, and the slice of it under a star."""
    kind = frame.attributes.element(container.path)
    entries = []
    for place in range(count):
        index = place if starred is None or place < starred else _from_the_end(place, count, starred)
        entry = Value(
            kind,
            Form.SUBSCRIPT,
            container.at,
            path=f"{container.path}[{index}]",
            receiver=as_receiver(container),
            reads=container.reads,
            params=container.params,
        )
        any_entry = _any_part(kind, container)
        rest = evolve(
            container, form=Form.SUBSCRIPT, path="", member="", owner=Owner.NONE, items=(any_entry,)
        )
        entries.append(rest if place == starred else entry)
    return entries


def _split_shape(shape: Value, count: int, starred: int) -> list[Value]:
    """The sizes in `batch, *others = x.shape`, and the part of the shape under the star."""
    holder = as_receiver(shape)
    return [
        Value(
            Kind.SHAPE if place == starred else Kind.DIM,
            Form.SUBSCRIPT,
            shape.at,
            reads=shape.reads,
            params=shape.params,
            receiver=holder,
            index=place if place < starred else _from_the_end(place, count, starred),
        )
        for place in range(count)
    ]


def _from_the_end(place: int, count: int, starred: int) -> int | None:
    """Which entry it is behind the star; of the part under the star, 0 where that begins with the first entry."""
    if place == starred:
        return 0 if starred == 0 else None
    return place - count


def split(value: Value, count: int) -> list[Value]:
    """The parts of a value that is unpacked into that many targets."""
    by_method = value.form is Form.CALL and value.on_self()
    in_order = value.form in (Form.TUPLE, Form.LIST) or by_method or value.name == "generator"
    if in_order and len(value.items) == count:
        return list(value.items)
    if value.form is Form.COMPREHENSION and len(value.items) == 1 and value.items[0].kind in _EACH_BY_ITSELF:
        return [value.items[0]] * count
    if value.kind is not Kind.CONSTANT_TENSOR and is_sequence(value):
        return [_part_of_sequence(value) for _ in range(count)]
    kind = _kind_of_part(value)
    if kind is Kind.DIM:
        return _sizes(value, count)
    holder = value if value.form is Form.REPEAT else None
    part = Value(kind, Form.OTHER, value.at, reads=value.reads, params=value.params, receiver=holder)
    return [part] * count


def _sizes(shape: Value, count: int) -> list[Value]:
    """The sizes in `batch, steps = x.shape`, or in a list of sizes."""
    holder = as_receiver(shape)
    return [
        Value(
            Kind.DIM,
            Form.SUBSCRIPT,
            shape.at,
            reads=shape.reads,
            params=shape.params,
            receiver=holder,
            index=index,
        )
        for index in range(count)
    ]


def _kind_of_part(value: Value) -> Kind:
    """The kind of each part of a value whose parts are not told apart."""
    if value.kind in (Kind.INPUT, Kind.TENSOR):
        return Kind.INPUT
    if value.kind is Kind.SHAPE:
        return Kind.DIM
    if value.kind is Kind.CONTAINER and value.form in (Form.COMPREHENSION, Form.REPEAT) and value.items:
        return value.items[0].kind
    return Kind.UNKNOWN
