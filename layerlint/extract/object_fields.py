"""The attributes of plain objects that the class itself creates: `cfg.dim` of `cfg = Config()`, `Config.dim`."""

from __future__ import annotations

from typing import NamedTuple

import libcst as cst

from layerlint.extract.class_fields import ClassFields, fields_of_call, fields_of_class
from layerlint.extract.class_values import is_function, is_new_object
from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.function_text import parsed
from layerlint.extract.literals import constant_of
from layerlint.extract.names_protocol import Names
from layerlint.extract.receivers import sizes_of
from layerlint.index.module import BODY, VALUE
from layerlint.model.facts import At, Call, Form, Kind, Value
from layerlint.syntax.tree import dotted


def field_value(frame: Frame, base: Value, name: str, at: At) -> Value | None:
    """Return the value of an attribute of an object, or of a class, whose text is known; None for any other."""
    creation = _creation(frame, base)
    if creation is None or _is_replaced(creation, name):
        return None
    if creation.called == _NAMESPACE:
        values = [argument.value for argument in creation.args if argument.keyword == name]
        return _copied(values[-1], at) if values and not creation.unpacks else None
    text = _text(frame, creation.name)
    if text is None:
        return None
    param = text.fields.held.get(name) if creation.form is Form.CALL else None
    if param is not None:
        return _held_argument(text, creation, name, param, at)
    qualified = f"{creation.name}.{name}"
    if name in text.fields.created:
        return _generator(text.names, qualified, text.fields.created[name], at)
    constant = text.fields.constants.get(name)
    is_literal = base.kind is not Kind.PARAMETER  # which is that only by default
    literal = _literal(constant, at) if is_literal else None
    return literal or _shared_object(text.names, qualified, constant, at)


def named_tuple_items(frame: Frame, creation: Value) -> tuple[Value, ...]:
    """Return the entries of `Weights(w, b)`, where `Weights` is a named tuple of the project; () for any other call."""
    if creation.unpacks or "." not in creation.name or not creation.args:
        return ()
    text = _text(frame, creation.name)
    if text is None or not text.fields.is_tuple:
        return ()
    arguments = [creation.argument(name, place) for place, name in enumerate(text.fields.params)]
    return tuple(argument for argument in arguments if argument is not None)


class _Text(NamedTuple):
    """The fields of a class, and the names of its module."""

    fields: ClassFields
    names: Names


def _held_argument(text: _Text, creation: Value, name: str, param: str, at: At) -> Value | None:
    """The argument that an attribute holds; where the call does not pass it, the class or object of its default."""
    fields = text.fields
    default = _shared_object(text.names, f"{creation.name}.{name}", fields.defaults.get(param), at)
    is_default = creation.argument(param, fields.params.index(param)) is None and not creation.unpacks
    return default if default is not None and is_default else _argument(fields, creation, param, at)


def _shared_object(names: Names, qualified: str, node: cst.BaseExpression | None, at: At) -> Value | None:
    """The class, function or object that an expression of a class is for all its instances."""
    return _named(names, node, at) or _object_of_class(names, qualified, node, at)


def _copied(value: Value, at: At) -> Value | None:
    """The value under another name; None for a layer, a weight and the like, which are known by where they are kept."""
    if value.kind not in _COPIED:
        return None
    return evolve(value, local="", at=at) if value.form is Form.LITERAL else evolve(value, local="")


_COPIED = frozenset(
    {Kind.PLAIN, Kind.NONE, Kind.DIM, Kind.SHAPE, Kind.DTYPE, Kind.TENSOR, Kind.INPUT, Kind.INITIALIZER}
)


def _is_replaced(creation: Value, name: str) -> bool:
    """Whether the attribute was set after the object was created, to something unknown."""
    return any(argument.keyword == name and argument.value.kind is Kind.UNKNOWN for argument in creation.args)


def _named(names: Names, node: cst.BaseExpression | None, at: At) -> Value | None:
    """The class that the attribute names, or the function of TensorFlow, Keras or NumPy: `norm = LayerNormalization`."""
    name = dotted(node) if isinstance(node, (cst.Name, cst.Attribute)) else ""
    qualified = names.qualify(name) if name and all(name.split(".")) else None
    if qualified is None:
        return None
    kind = Kind.CLASS if names.instance_kind(qualified) is not None else Kind.UNKNOWN
    value = Value(kind, Form.NAME, at, name=qualified, imported=names.plain_import(name.partition(".")[0]))
    return value if kind is Kind.CLASS or is_function(value) else None


def _object_of_class(names: Names, qualified: str, node: cst.BaseExpression | None, at: At) -> Value | None:
    """The one object in an attribute of the class: `initializer = HeNormal()`."""
    callee = names.qualify(dotted(node.func)) if isinstance(node, cst.Call) and dotted(node.func) else None
    kind = names.instance_kind(callee) if callee is not None else None
    if callee is None or kind not in _SHARED:
        return None
    return Value(kind, Form.NAME, at, name=qualified, makes=(callee,))


def _generator(names: Names, qualified: str, node: cst.Call, at: At) -> Value | None:
    """The random generator in an attribute of the object: `self.rng = np.random.default_rng(0)`."""
    callee = names.qualify(dotted(node.func)) if dotted(node.func) else None
    if callee is None or not callee.startswith(("numpy.random.", "random.")):
        return None
    return Value(Kind.UNKNOWN, Form.NAME, at, name=qualified, makes=(callee,))


_SHARED = (Kind.INITIALIZER, Kind.OPTIMIZER, Kind.SUBLAYER)
_CREATED = (Kind.OBJECT, Kind.UNKNOWN, Kind.CONTAINER)
_NAMESPACE = "types.SimpleNamespace"


def _creation(frame: Frame, base: Value) -> Value | None:
    """The call that created the object, or the class itself; None if the object may have been changed."""
    if base.path:
        held = frame.attributes.values.get(base.path)
        return held if held is not None and is_new_object(held) and held.kind is not Kind.TF_MODULE else None
    if base.kind is Kind.PARAMETER and len(base.makes) == 1:
        is_plain = frame.names.instance_kind(base.makes[0]) is Kind.OBJECT
        return Value(Kind.CLASS, Form.NAME, base.at, name=base.makes[0]) if is_plain else None
    if base.form is Form.NAME and base.makes == (_NAMESPACE,) and not base.local:
        return base
    if base.kind is Kind.CLASS:
        is_plain = base.form is Form.NAME and frame.names.instance_kind(base.name) is Kind.OBJECT
        return base if is_plain else None
    is_call = base.form is Form.CALL and base.kind in _CREATED and not base.member
    return base if is_call and base.name and not _is_handed_on(frame, base.local) else None


def _is_handed_on(frame: Frame, local: str) -> bool:
    """Whether a call before got the object, and may have changed it, or is a method of it."""
    if not local:
        return False
    for event in frame.events[frame.handed_on_until :]:
        if isinstance(event, Call):
            arguments = event.value.args if event.value.kind is not Kind.SUBLAYER else ()
            frame.handed_on.update(argument.value.local for argument in arguments)
            frame.handed_on.add(event.value.holder.local)
    frame.handed_on_until = len(frame.events)
    return local in frame.handed_on


def _text(frame: Frame, name: str) -> _Text | None:
    if not name.rpartition(".")[2][:1].isupper():  # as the names of classes and constants
        return None
    for suffix in (BODY, VALUE):
        resolved = frame.names.function(f"{name}{suffix}")
        text = parsed(resolved[0]) if resolved is not None else None
        if resolved is None or text is None:
            continue
        fields = _fields(text.node)
        return _Text(fields, resolved[1]) if fields is not None else None
    return None


def _fields(node: cst.CSTNode) -> ClassFields | None:
    """The fields of a class, or of `Dims = namedtuple(...)`."""
    if isinstance(node, cst.ClassDef):
        return fields_of_class(node)
    statement = node.body[0] if isinstance(node, cst.SimpleStatementLine) else None
    return fields_of_call(statement.value) if isinstance(statement, cst.Assign) else None


def _argument(fields: ClassFields, creation: Value, param: str, at: At) -> Value | None:
    """The argument of the constructor, or its default."""
    place = fields.params.index(param)
    argument = creation.argument(param, place)
    if argument is not None:
        return _copied(argument, at)
    if not creation.unpacks:
        return _literal(fields.defaults.get(param), at)
    shape = creation.args[0].value
    if (
        len(creation.args) == 1
        and creation.args[0].star == "*"
        and shape.kind is Kind.SHAPE
        and fields.is_tuple
    ):
        return evolve(sizes_of(shape, len(fields.params))[place], at=at)
    return None


def _literal(node: cst.BaseExpression | None, at: At) -> Value | None:
    """The value of a number, a text, a truth value or None that is written out."""
    if isinstance(node, cst.Name) and node.value in {"True", "False", "None"}:
        constant = {"True": True, "False": False, "None": None}[node.value]
        kind = Kind.NONE if constant is None else Kind.PLAIN
        return Value(kind, Form.LITERAL, at, name=node.value, constant=constant)
    if isinstance(node, (cst.Integer, cst.Float)):
        return Value(Kind.PLAIN, Form.LITERAL, at, constant=constant_of(node.value))
    if isinstance(node, cst.SimpleString):
        text = node.evaluated_value
        return Value(Kind.PLAIN, Form.LITERAL, at, constant=text) if isinstance(text, str) else None
    return None
