"""Classes as values: in a local, an attribute, a table or a default, and the instances that calls of them create."""

from __future__ import annotations

from collections.abc import Iterable

from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.value_merge import sources_of
from layerlint.model.facts import Argument, Form, Kind, Owner, Value
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_MAX_CLASSES = 32
"""A choice of more classes than this is unknown."""
_BESIDE_CLASSES = (Kind.PARAMETER, Kind.NONE)
"""Kinds that a choice of classes may include: an unknown argument, and None."""


def classes_of(value: Value) -> tuple[Value, ...]:
    """The classes that it may be, and `functools.partial`s of such; none where it may be something else."""
    if value.form is Form.CHOICE:
        return _of_several(value.items)
    if value.kind is Kind.CLASS and value.name:
        return (value,)
    if value.kind is Kind.PARAMETER:
        return tuple(Value(Kind.CLASS, Form.NAME, value.at, name=name) for name in value.makes)
    return (value,) if _is_partial_of_class(value) or _returns_layer(value) else ()


def _of_several(values: Iterable[Value]) -> tuple[Value, ...]:
    classes: list[Value] = []
    for value in values:
        candidates = classes_of(value)
        if not candidates and value.kind not in _BESIDE_CLASSES:
            return ()
        classes += candidates
    return tuple(classes)


def _is_partial_of_class(value: Value) -> bool:
    return (
        value.kind is Kind.FUNCTION
        and value.called == "functools.partial"
        and bool(value.args)
        and value.args[0].value.kind is Kind.CLASS
    )


def _returns_layer(value: Value) -> bool:
    """`lambda units: Dense(units)`"""
    result = value.items[0] if value.form is Form.LAMBDA and value.items else None
    return result is not None and result.form is Form.CALL and result.makes_layer


def is_function(value: Value) -> bool:
    """Whether it names a function of NumPy, Python, TensorFlow or Keras: `np.mean`, `tf.nn.relu`."""
    if value.form is not Form.NAME or value.kind not in (Kind.UNKNOWN, Kind.FUNCTION) or value.makes:
        return False
    name = value.name
    of_api = tf_name(name) is not None or keras_name(name) is not None
    return of_api or name.startswith(("numpy.", "jax.numpy.", "random.", "math."))


def any_class(values: tuple[Value, ...]) -> Value | None:
    """Return one value for these if all are classes; None otherwise."""
    classes = _of_several(values)
    if not classes or len(classes) > _MAX_CLASSES:
        return None
    if len({_identity(cls) for cls in classes}) == 1:
        return classes[0]
    reads, params = sources_of(list(values))
    return Value(Kind.CLASS, Form.CHOICE, classes[0].at, items=classes, reads=reads, params=params)


def _identity(cls: Value) -> tuple[object, ...]:
    return cls.name, cls.at if cls.args else None


def holds_classes(container: Value) -> bool:
    """Whether it is a table of classes, or of rows with some in them."""
    if container.kind is not Kind.CONTAINER or container.path:
        return False
    return any(bool(classes_of(item)) or holds_classes(item) for item in container.items)


def holds_names(container: Value) -> bool:
    """Whether it is a list, tuple or set of strings that are written out."""
    if container.kind is not Kind.CONTAINER or container.path or not container.items:
        return False
    if container.form not in (Form.LIST, Form.TUPLE, Form.SET):
        return False
    return all(item.form is Form.LITERAL and isinstance(item.constant, str) for item in container.items)


def table_of(frame: Frame, value: Value) -> Value | None:
    """Return the table of classes, or the names, in an attribute that the class never changes."""
    table = frame.attributes.values.get(value.path) if value.path and value.kind is Kind.CONTAINER else None
    if table is None or table.kind is not Kind.CONTAINER or is_dict_of_values(table):
        return None
    return table


def is_dict_of_values(value: Value) -> bool:
    """Whether it is a dict that is written out, with texts as keys, and no table of classes."""
    written = value.kind is Kind.CONTAINER and value.form is Form.DICT and not value.path
    if not written or not value.keys or len(value.keys) != len(value.items) or None in value.keys:
        return False
    return len(set(value.keys)) == len(value.keys) and not holds_classes(value)


def held_dict(frame: Frame, value: Value) -> Value | None:
    """Return the dict in an attribute that the class never changes, with its entries as they are read from it."""
    held = frame.attributes.values.get(value.path) if value.path and value.kind is Kind.CONTAINER else None
    if held is None or not is_dict_of_values(held):
        return None
    entries = tuple(_held_entry(value, key, item) for key, item in zip(held.keys, held.items, strict=True))
    return evolve(held, items=entries, reads=value.reads, config=None)


def _held_entry(holder: Value, key: str | None, item: Value) -> Value:
    if item.form is Form.LITERAL:
        return evolve(item, reads=holder.reads)
    if is_function(item):
        return evolve(item, at=holder.at, reads=holder.reads)
    return Value(
        item.kind,
        Form.SUBSCRIPT,
        holder.at,
        path=f"{holder.path}[{key!r}]",
        receiver=holder,
        reads=holder.reads,
        params=holder.params,
    )


def instance_of(frame: Frame, call: Value, callee: Value) -> Value | None:
    """Return the instance that a call creates if the callee is one of some classes; None otherwise."""
    classes = classes_of(callee)
    parameter = callee if callee.kind is Kind.PARAMETER else None
    instances = tuple(
        _instance_of_class(frame, evolve(call, receiver=parameter), instance) for instance in classes
    )
    if (
        not instances
        or len({instance.kind for instance in instances}) > 1
        or instances[0].kind is Kind.UNKNOWN
    ):
        return None
    if len({_identity(instance) for instance in classes}) == 1:
        return instances[0]
    reads, params = sources_of(list(instances))
    return Value(instances[0].kind, Form.CHOICE, call.at, items=instances, reads=reads, params=params)


def _instance_of_class(frame: Frame, call: Value, callee: Value) -> Value:
    if callee.form is Form.LAMBDA:
        unknown = Argument(Value(Kind.UNKNOWN, Form.OTHER, call.at), None, "**")
        return evolve(callee.items[0], at=call.at, args=(unknown,), reads=call.reads, params=call.params)
    return complete_partial(frame, call, callee) if callee.args else _plain_instance(frame, call, callee)


def _plain_instance(frame: Frame, call: Value, callee: Value) -> Value:
    kind = frame.names.instance_kind(callee.name) or Kind.UNKNOWN
    attributes = frame.names.holds(callee.name) if kind is Kind.OBJECT else ()
    return evolve(
        call,
        kind=kind,
        name=callee.name,
        owner=Owner.NONE,
        member="",
        path="",
        makes=attributes,
        imported=callee.imported,
    )


def complete_partial(frame: Frame, call: Value, partial: Value) -> Value:
    """Return the call that a `functools.partial` makes, with the arguments of both."""
    function, bound = partial.args[0].value, partial.args[1:]
    kind = Kind.WEIGHT if function.path else frame.names.instance_kind(function.name) or Kind.UNKNOWN
    return evolve(
        call,
        kind=kind,
        name=function.name,
        owner=function.owner,
        member=function.member,
        path=function.path,
        receiver=None,
        args=(*bound, *call.args),
        imported=function.imported,
    )


def is_new_object(value: Value) -> bool:
    """Return whether it is a new plain object: `Whiten()`, or a named tuple `Sizes(3, 4)`."""
    if value.kind is Kind.CONTAINER:
        return value.form is Form.CALL and "." in value.name
    return value.kind in (Kind.OBJECT, Kind.TF_MODULE) and value.form is Form.CALL and bool(value.name)


def classes_in(value: Value) -> tuple[object, ...]:
    """Return a key of a class, or of a table of classes."""
    if value.kind is Kind.CONTAINER:
        return value.form, value.keys, *map(classes_in, value.items)
    return (
        value.constant,
        value.name if is_function(value) else "",
        *(
            (cls.items[0].name if cls.form is Form.LAMBDA else cls.name, cls.args)
            for cls in classes_of(value)
        ),
    )
