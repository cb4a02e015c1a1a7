"""Classes that are values: those in a local, an attribute, a table or a default, and what a call of one makes."""

from __future__ import annotations

from collections.abc import Iterable

from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.value_merge import sources_of
from layerlint.model.facts import Argument, Form, Kind, Owner, Value
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_MOST = 32
"""Of more classes than this, nothing is said."""
_NO_CLASS = (Kind.PARAMETER, Kind.NONE)
"""What may stand beside classes: an argument of which nothing is known, or that there is none so far."""


def classes_of(value: Value) -> tuple[Value, ...]:
    """The classes that it may be, and `functools.partial`s of such; none where it may be something else."""
    if value.form is Form.CHOICE:
        return _of_several(value.items)
    if value.kind is Kind.CLASS and value.name:
        return (value,)
    if value.kind is Kind.PARAMETER:
        return tuple(Value(Kind.CLASS, Form.NAME, value.at, name=name) for name in value.makes)
    return (value,) if _is_partial_of_class(value) or _makes_object(value) else ()


def _of_several(values: Iterable[Value]) -> tuple[Value, ...]:
    found: list[Value] = []
    for one in values:
        classes = classes_of(one)
        if not classes and one.kind not in _NO_CLASS:
            return ()
        found += classes
    return tuple(found)


def _is_partial_of_class(value: Value) -> bool:
    return (
        value.kind is Kind.FUNCTION
        and value.called == "functools.partial"
        and bool(value.args)
        and value.args[0].value.kind is Kind.CLASS
    )


def _makes_object(value: Value) -> bool:
    """`lambda units: Dense(units)`"""
    made = value.items[0] if value.form is Form.LAMBDA and value.items else None
    return made is not None and made.form is Form.CALL and made.makes_layer


def is_function(value: Value) -> bool:
    """Whether it names a function of NumPy, Python, TensorFlow or Keras: `np.mean`, `tf.nn.relu`."""
    if value.form is not Form.NAME or value.kind not in (Kind.UNKNOWN, Kind.FUNCTION) or value.makes:
        return False
    name = value.name
    of_api = tf_name(name) is not None or keras_name(name) is not None
    return of_api or name.startswith(("numpy.", "jax.numpy.", "random.", "math."))


def any_class(values: tuple[Value, ...]) -> Value | None:
    """A value that is one of these, where all are classes."""
    found = _of_several(values)
    if not found or len(found) > _MOST:
        return None
    if len({_told(one) for one in found}) == 1:
        return found[0]
    reads, params = sources_of(list(values))
    return Value(Kind.CLASS, Form.CHOICE, found[0].at, items=found, reads=reads, params=params)


def _told(made: Value) -> tuple[object, ...]:
    return made.name, made.at if made.args else None


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
    return all(one.form is Form.LITERAL and isinstance(one.constant, str) for one in container.items)


def table_of(frame: Frame, value: Value) -> Value | None:
    """The table of classes, or the names, that an attribute holds, which nothing changes in the class."""
    held = frame.attributes.values.get(value.path) if value.path and value.kind is Kind.CONTAINER else None
    return held if held is not None and held.kind is Kind.CONTAINER else None


def made_by(frame: Frame, call: Value, callee: Value) -> Value | None:
    """What a call of a value makes that is one of some classes; None where that is not known."""
    classes = classes_of(callee)
    given = callee if callee.kind is Kind.PARAMETER else None
    made = tuple(_made(frame, evolve(call, receiver=given), one) for one in classes)
    if not made or len({one.kind for one in made}) > 1 or made[0].kind is Kind.UNKNOWN:
        return None
    if len({_told(one) for one in classes}) == 1:
        return made[0]
    reads, params = sources_of(list(made))
    return Value(made[0].kind, Form.CHOICE, call.at, items=made, reads=reads, params=params)


def _made(frame: Frame, call: Value, callee: Value) -> Value:
    if callee.form is Form.LAMBDA:
        unknown = Argument(Value(Kind.UNKNOWN, Form.OTHER, call.at), None, "**")
        return evolve(callee.items[0], at=call.at, args=(unknown,), reads=call.reads, params=call.params)
    return completed(frame, call, callee) if callee.args else _instance(frame, call, callee)


def _instance(frame: Frame, call: Value, callee: Value) -> Value:
    kind = frame.names.instance_kind(callee.name) or Kind.UNKNOWN
    held = frame.names.holds(callee.name) if kind is Kind.OBJECT else ()
    return evolve(
        call,
        kind=kind,
        name=callee.name,
        owner=Owner.NONE,
        member="",
        path="",
        makes=held,
        imported=callee.imported,
    )


def completed(frame: Frame, call: Value, partial: Value) -> Value:
    """The call that a `functools.partial` makes, with the arguments of both."""
    made, kept = partial.args[0].value, partial.args[1:]
    kind = Kind.WEIGHT if made.path else frame.names.instance_kind(made.name) or Kind.UNKNOWN
    return evolve(
        call,
        kind=kind,
        name=made.name,
        owner=made.owner,
        member=made.member,
        path=made.path,
        receiver=None,
        args=(*kept, *call.args),
        imported=made.imported,
    )
