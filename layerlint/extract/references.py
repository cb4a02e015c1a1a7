"""Names, global and local, and attributes of `self` and of other values."""

from __future__ import annotations

from typing import cast

import libcst as cst

from layerlint.extract.copies import evolve
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.local_values import as_local
from layerlint.extract.object_fields import field_value
from layerlint.extract.receivers import as_receiver
from layerlint.index.module_paths import NEVER_READ
from layerlint.model.facts import At, Form, Kind, Owner, Read, Use, Value
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name, root_of

_CONSTANTS = {"None": (Kind.NONE, None), "True": (Kind.PLAIN, True), "False": (Kind.PLAIN, False)}


def name_value(frame: Frame, node: cst.Name) -> Value:
    name = node.value
    if name in _CONSTANTS:
        kind, constant = _CONSTANTS[name]
        return Value(kind, Form.LITERAL, frame.at(node), name=name, constant=constant)
    value = frame.locals.get(name)
    frame.note_read(name)
    if value is not None:
        shared = frame.local_reads.get(name)
        if shared is None or shared[0] is not value:
            shared = frame.local_reads[name] = value, as_local(value, name)
        return shared[1]
    at = frame.at(node)
    if name == frame.self_name and name:
        return Value(Kind.SELF, Form.NAME, at, name="self")
    if name in frame.local_names:
        return Value(Kind.UNKNOWN, Form.NAME, at, local=name)
    qualified = frame.names.qualify(name)
    if qualified is None:
        return global_value(frame, f"builtins.{name}", at)
    return global_value(frame, qualified, at, frame.names.plain_import(name))


def global_value(frame: Frame, qualified: str, at: int, imported: str = "") -> Value:
    """The value of a module-level or imported name."""
    if qualified.startswith("builtins."):
        name = qualified.removeprefix("builtins.")
        return Value(Kind.FUNCTION, Form.NAME, at, name=name, imported=imported)
    kind, callee = Kind.UNKNOWN, None
    if frame.names.instance_kind(qualified) is not None:
        kind = Kind.CLASS
    elif (callee := frame.names.global_value(qualified)) is not None:
        kind = frame.names.instance_kind(callee) or variable_kind(callee)
    elif frame.names.is_function(qualified):
        kind = Kind.FUNCTION
    makes = () if callee is None else (callee,)
    return Value(kind, Form.NAME, at, name=qualified, makes=makes, imported=imported)


def variable_kind(callee: str) -> Kind:
    """The kind of a call of that function or class, if it is a variable of TensorFlow."""
    return (
        Kind.VARIABLE if callee in {"tensorflow.Variable", "tensorflow.compat.v1.Variable"} else Kind.UNKNOWN
    )


def read(frame: Frame, path: str, at: int, use: Use = Use.LOADED) -> None:
    frame.events.append(Read(at, frame.guards, frame.nested, path, use))


def attribute_value(frame: Frame, node: cst.Attribute, use: Use = Use.LOADED) -> Value:
    """`<value>.attr`; reading an attribute of `self` is an event."""
    name = node.attr.value
    value = node.value
    if isinstance(value, cst.Name) and value.value == frame.self_name and value.value not in frame.locals:
        at = frame.at(node)
        read(frame, name, at, use)
        return self_attribute(frame, name, at)
    base = evaluate(frame, value)
    return member_of(frame, base, name, node)


def self_attribute(frame: Frame, name: str, at: int) -> Value:
    summary = frame.summaries.get(name)
    if summary is not None and not frame.attributes.knows(name):
        kind = summary.returns if summary.is_property else Kind.FUNCTION
        return Value(
            kind, Form.ATTRIBUTE, at, owner=Owner.SELF, member=name, path=name, reads=frozenset({name})
        )
    kind = frame.attributes.kind(name)
    value = frame.attributes.values.get(name)
    return Value(
        kind,
        Form.ATTRIBUTE,
        at,
        owner=Owner.SELF,
        member=name,
        path=name,
        reads=frozenset({name}),
        constant=None,
        items=(value,) if value is not None and kind is Kind.FUNCTION else (),
    )


def _keras_alias(frame: Frame, value: Value) -> Value:
    """Resolve what a module of the project re-exports from Keras: `from keras.backend import *`."""
    module, _, name = value.name.rpartition(".")
    if not value.imported or module.partition(".")[0] in NEVER_READ:
        return value
    followed = frame.names.imported(module, name, 0)
    return evolve(value, name=followed) if root_of(followed) is not None else value


_IN_MODULES = (Kind.UNKNOWN, Kind.CLASS, Kind.MODULE)
_WITH_FIELDS = (Kind.OBJECT, Kind.CLASS, Kind.UNKNOWN, Kind.PARAMETER, Kind.CONTAINER)
_HAVE_SHAPES = (Kind.TENSOR, Kind.INPUT, Kind.WEIGHT, Kind.VARIABLE, Kind.KERAS_TENSOR)


def member_of(frame: Frame, base: Value, name: str, node: cst.CSTNode) -> Value:
    at = frame.at(node)
    if base.kind is Kind.OBJECT and (base.local, name) in frame.owner_attributes:
        return Value(Kind.SELF, Form.NAME, at, name="self")
    if base.kind is Kind.SELF or (name in frame.attributes.values and _is_own_class(frame, base)):
        read(frame, name, at)
        return self_attribute(frame, name, at)
    if base.kind in _WITH_FIELDS and not base.path:
        value = field_value(frame, base, name, at)
        if value is not None:
            return value
    if _is_global(base):
        member = global_value(frame, f"{base.name}.{name}", at, base.imported)
        return _keras_alias(frame, member) if member.kind is Kind.UNKNOWN else member
    if base.member and _is_chained(base):
        return Value(Kind.UNKNOWN, Form.NAME, at, owner=base.owner, member=f"{base.member}.{name}")
    return _attribute_of(frame, base, name, at)


def _attribute_of(frame: Frame, base: Value, name: str, at: At) -> Value:
    """The attribute of an object, by its path from `self` if it has one."""
    path = f"{base.path}.{name}" if base.path else ""
    if path:
        read(frame, path, at)
    is_known = path and frame.attributes.knows(path)
    if base.kind in (Kind.OBJECT, Kind.CONTAINER) and path and not is_known:
        value = field_value(frame, base, name, at)
        if value is not None and (value.form is not Form.CALL or value.kind is Kind.DIM):
            return evolve(value, reads=value.reads | base.reads)
    return Value(
        frame.attributes.kind(path) if is_known else _member_kind(base, name),
        Form.ATTRIBUTE,
        at,
        owner=Owner.VALUE,
        member=name,
        path=path,
        receiver=as_receiver(base),
        reads=base.reads,
        params=base.params,
    )


def _is_own_class(frame: Frame, base: Value) -> bool:
    """`Net` in the class `Net`, and `cls` in a classmethod of it."""
    if base.kind is Kind.CLASS:
        return bool(frame.cls) and base.name == frame.cls
    return bool(base.local) and base.local == frame.class_name and base.form is Form.NAME


def _is_global(base: Value) -> bool:
    """Whether a member of it has a qualified name: that of a module or class, or of what may be one."""
    if not base.name:
        return False
    if base.form is Form.NAME and base.kind in _IN_MODULES and not base.local and not base.makes:
        return True
    return _is_chained(base) or (bool(base.local) and _is_module_or_class(base))


def _is_module_or_class(base: Value) -> bool:
    """`k = tf.keras.layers`, of which `k.Dense` is a class, or `r = np.random`."""
    if base.kind in (Kind.MODULE, Kind.CLASS):
        return True
    named = base.kind is Kind.UNKNOWN and base.form is Form.NAME and not base.makes
    return named and bool(base.imported) and (root_of(base.name) is not None or base.name in _OF_NUMPY)


_TOP = frozenset({"math.top_k", "nn.top_k", "math.approx_max_k", "math.approx_min_k"})
"""Functions of TensorFlow whose result has the tensors `values` and `indices`."""
_OF_NUMPY = frozenset({"numpy.random", "numpy.linalg"})


def _is_chained(base: Value) -> bool:
    """Whether it is an unknown `a.b` that is no attribute of `self`."""
    return base.form is Form.ATTRIBUTE and not base.path and base.kind in (Kind.UNKNOWN, Kind.MODULE)


def _member_kind(base: Value, name: str) -> Kind:
    """The kind of a member, by its name and the kind of its owner."""
    match name:
        case "shape" if base.kind in _HAVE_SHAPES:
            return Kind.SHAPE
        case "input" | "output" if _is_functional(base):
            return Kind.KERAS_TENSOR
        case "dtype" if base.kind is not Kind.UNKNOWN:
            return Kind.DTYPE
        case "ndim" | "rank" | "name" if base.kind is not Kind.UNKNOWN:
            return Kind.PLAIN
        case "T" if base.kind in (Kind.TENSOR, Kind.WEIGHT):
            return Kind.TENSOR
        case "value" if base.kind is Kind.WEIGHT:
            return Kind.TENSOR
        case "indices" | "values" if base.form is Form.CALL and tf_name(base.name) in _TOP:
            return Kind.TENSOR
    return Kind.UNKNOWN


def _is_functional(base: Value) -> bool:
    """Whether it is an instance of `keras.applications`, created here."""
    short = keras_name(base.name) if base.form is Form.CALL else None
    return short is not None and short.startswith("applications.")


def plain_attribute(frame: Frame, node: cst.BaseExpression) -> Value:
    return attribute_value(frame, cast(cst.Attribute, node))


def plain_name(frame: Frame, node: cst.BaseExpression) -> Value:
    return name_value(frame, cast(cst.Name, node))
