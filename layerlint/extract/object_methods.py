"""Calls of plain objects, `self.whiten = Whiten()` and `self.whiten(x)`, which are entered as functions are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import libcst as cst

from layerlint.extract.call_binding import bind_arguments, forget_dicts, return_dicts
from layerlint.extract.caller_names import names_in_caller
from layerlint.extract.copies import evolve
from layerlint.extract.entered_calls import EnteredCall, FunctionText
from layerlint.extract.entered_results import result_of_call
from layerlint.extract.entering import may_enter, walk_body
from layerlint.extract.frame import Frame
from layerlint.extract.function_text import child_frame, parsed
from layerlint.extract.generators import is_generator
from layerlint.extract.joined_events import join_events
from layerlint.extract.names_protocol import Names
from layerlint.model.facts import At, Form, Kind, Owner, Value
from layerlint.syntax.tree import dotted, every

_PLAIN = (Kind.OBJECT, Kind.TF_MODULE)


def enter_object(frame: Frame, call: Value, callee: Value) -> Value | None:
    """Enter the method of a plain object and return the value of the call; None if it cannot be entered."""
    method = _method(frame, call, callee)
    if method is None:
        return None
    node = method.node
    forget_dicts(frame, call)
    child = child_frame(frame, method.names, f"{method.cls}.{method.name}")
    child.cls, child.called = "", []
    first = len(frame.nodes)
    itself = "" if _is_static(node) else node.params.params[0].name.value
    bound = bind_arguments(child, node.params, call, itself)
    if _is_of_class(node):
        child.locals[itself] = Value(Kind.CLASS, Form.NAME, call.at, name=method.cls)
    elif itself:
        creation = _creation(frame, callee)
        child.locals[itself] = _itself(creation, method.cls, itself, call.at)
        held = owner_attributes(frame, method.cls, creation)
        child.owner_attributes = frozenset((itself, name) for name in held)
    returned = walk_body(child, node, bound)
    return_dicts(frame, child, node, bound)
    frame.entering.entered.append(EnteredCall(first, len(frame.nodes), call.at, method.name, method.text))
    caller_names = names_in_caller(bound, child.local_names | {itself} - {""}, node)
    join_events(frame, child, caller_names, call.at)
    return result_of_call(call, returned, caller_names)


class _Method(NamedTuple):
    """A method of a plain class, and the names of the module where it stands."""

    cls: str
    name: str
    text: FunctionText
    node: cst.FunctionDef
    names: Names


def _method(frame: Frame, call: Value, callee: Value) -> _Method | None:
    """The method that the call runs; None if it is unknown, or cannot be entered."""
    cls, name = _called(frame, call, callee)
    by_class = not cls
    if by_class:
        cls, name = _static_method(frame, call)
    qualified = f"{cls}.{name}"
    if not cls or not may_enter(frame, qualified):
        return None
    resolved = frame.names.function(qualified)
    text = parsed(resolved[0]) if resolved is not None else None
    node = text.node if text is not None else None
    if resolved is None or text is None or not isinstance(node, cst.FunctionDef) or not _is_method(node):
        return None
    if "super" in resolved[0].text() or (by_class and not (_is_static(node) or _is_of_class(node))):
        return None  # the parent is another one, the first argument is the object
    return _Method(cls, name, text, node, resolved[1])


def _itself(creation: Value | None, cls: str, name: str, at: At) -> Value:
    """The object in its own method, where its first parameter has that name."""
    is_exact = creation is not None and creation.form is Form.CALL and creation.name == cls
    if creation is not None and is_exact and not creation.path:
        return evolve(creation, local=name, at=at)
    return Value(Kind.OBJECT, Form.NAME, at, local=name)


def _called(frame: Frame, call: Value, callee: Value) -> tuple[str, str]:
    """The class of the object and the method; "" for none."""
    if callee.form is Form.ATTRIBUTE and callee.receiver is not None and not callee.calls_own_path:
        return _class_of(frame, callee.receiver), callee.member
    return _class_of(frame, callee), "__call__"


def _creation(frame: Frame, callee: Value) -> Value | None:
    """The call that created the object of `self.maker.make(...)`, `maker.make(...)` or `self.maker(...)`."""
    is_method = callee.form is Form.ATTRIBUTE and callee.receiver is not None and not callee.calls_own_path
    holder = callee.receiver if is_method else callee
    if holder is not None and holder.path:
        return frame.attributes.values.get(holder.path)
    return holder if holder is not None and holder.form is Form.CALL else None


def owner_attributes(frame: Frame, cls: str, creation: Value | None) -> frozenset[str]:
    """The attributes in which the object keeps the layer that created it, `WeightMaker(self)`."""
    if creation is None or all(argument.value.kind is not Kind.SELF for argument in creation.args):
        return frozenset()
    resolved = frame.names.function(f"{cls}.__init__")
    text = parsed(resolved[0]) if resolved is not None else None
    node = text.node if text is not None else None
    if not isinstance(node, cst.FunctionDef) or not _is_method(node) or creation.unpacks:
        return frozenset()
    itself, *others = [parameter.name.value for parameter in node.params.params]
    arguments = dict(zip(others, creation.positional, strict=False)) | {
        argument.keyword: argument.value for argument in creation.args if argument.keyword is not None
    }
    held = {name for name, value in arguments.items() if value.kind is Kind.SELF}
    return frozenset(_kept_as(node, itself, held))


def _kept_as(init: cst.FunctionDef, itself: str, names: set[str]) -> Iterator[str]:
    """The attributes that get one of these parameters: `self.layer = layer`."""
    for assign in every(cst.Assign, init.body):
        if isinstance(assign.value, cst.Name) and assign.value.value in names and len(assign.targets) == 1:
            first, _, attribute = dotted(assign.targets[0].target).partition(".")
            if first == itself and attribute.isidentifier():
                yield attribute


def _class_of(frame: Frame, value: Value) -> str:
    """The class of a plain object that the class itself creates, once."""
    if value.kind not in _PLAIN:
        return ""
    if value.path:
        held = frame.attributes.values.get(value.path)
        return held.name if held is not None and held.kind in _PLAIN else ""
    if value.form is Form.NAME and not value.local and len(value.makes) == 1:
        return value.makes[0]  # a variable of the module
    return value.name if value.form is Form.CALL else ""


def _static_method(frame: Frame, call: Value) -> tuple[str, str]:
    """The plain class and its static method in `Shapes.of(x)`; "" for none."""
    cls, _, name = call.called.rpartition(".")
    if not cls or call.owner is not Owner.NONE or call.kind is not Kind.UNKNOWN or not _looks_like_class(cls):
        return "", ""
    return (cls, name) if frame.names.instance_kind(cls) is Kind.OBJECT else ("", "")


def _looks_like_class(name: str) -> bool:
    return name.rpartition(".")[2][:1].isupper()


def _is_static(node: cst.FunctionDef) -> bool:
    return len(node.decorators) == 1 and dotted(node.decorators[0].decorator) == "staticmethod"


def _is_of_class(node: cst.FunctionDef) -> bool:
    return len(node.decorators) == 1 and dotted(node.decorators[0].decorator) == "classmethod"


def _is_method(node: cst.FunctionDef) -> bool:
    if _is_static(node) or (_is_of_class(node) and node.params.params):
        return not is_generator(node)
    return bool(node.params.params) and not node.decorators and not is_generator(node)
