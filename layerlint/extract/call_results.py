"""The value of a call, by what is called: a class, an own method, an instance, a function."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.class_values import complete_partial, instance_of, is_function
from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.function_results import any_of_kind, function_result
from layerlint.extract.getters import taken_by_getter
from layerlint.extract.method_results import method_result
from layerlint.extract.method_summaries import Summary
from layerlint.extract.module_values import module_value
from layerlint.extract.object_fields import named_tuple_items
from layerlint.extract.value_merge import join, sources_of_arguments
from layerlint.model.facts import NOWHERE_BOUND, Argument, Config, Form, Kind, Owner, Value
from layerlint.tables.keras_names import keras_name

_OUTPUTS = frozenset({Kind.TENSOR, Kind.INPUT})


def call_result(frame: Frame, node: cst.Call, callee: Value, args: tuple[Argument, ...]) -> Value:
    reads, params = sources_of_arguments(args)
    value = Value(
        Kind.UNKNOWN,
        Form.CALL,
        frame.at(node),
        name=callee.name,
        owner=callee.owner,
        member=callee.member,
        receiver=callee.receiver,
        args=args,
        reads=reads | callee.reads,
        params=params | callee.params,
        imported=callee.imported,
    )
    match callee.form:
        case _ if callee.owner is Owner.SUPER:
            return _super_result(value, callee.member)
        case Form.ATTRIBUTE if callee.owner is Owner.SELF:
            return _own_result(frame, value, callee)
        case Form.LAMBDA:
            return _nested_result(frame, value, callee)
        case Form.ATTRIBUTE if callee.receiver is not None:
            parent = _call_of_parent(frame, callee, args)
            return parent or method_result(frame, value, callee.receiver, callee.member or callee.name)
    return named_result(frame, value, callee)


_FUNCTION_KINDS = (Kind.UNKNOWN, Kind.FUNCTION, Kind.MODULE)
"""Kinds of a module's functions; an import inside a function binds a MODULE, which may be a function if called."""


def _nested_result(frame: Frame, value: Value, callee: Value) -> Value:
    """The value of a call of a lambda or a nested function."""
    state = frame.functions.get(callee.name)
    return value if state is None else evolve(value, kind=join(state.returns))


def _is_unbound(frame: Frame, named: Value) -> bool:
    """Whether it is a name that neither the file nor Python binds."""
    if named.kind is not Kind.FUNCTION or named.form is not Form.NAME or named.local:
        return False
    return named.name.isidentifier() and frame.names.is_nowhere(named.name)


def named_result(frame: Frame, value: Value, callee: Value) -> Value:
    """The value of a call of a class, a function or an object by its name."""
    if callee.kind is Kind.FUNCTION and callee.form is Form.NAME and callee.name == "super":
        return _super(frame, value)
    if callee.kind is Kind.CLASS and callee.form is not Form.CHOICE and callee.name:
        return _new_instance(frame, value, callee.name)
    taken = taken_by_getter(frame, value, callee)
    if taken is not None:
        return taken
    instance = _instance_of_value(frame, value, callee)
    if instance is not None:
        return instance
    partial = _partial_in(module_value(frame, callee) or callee)
    if partial is not None and callee.form is Form.NAME:
        return _partial_result(frame, value, partial)
    if callee.name and callee.form is Form.NAME and callee.kind in _FUNCTION_KINDS:
        result = _call_of_parent_by_name(frame, callee.name, value) or function_result(frame, value)
        return _named_tuple(frame, result) or result if result.kind is Kind.UNKNOWN else result
    called = evolve(value, name="", owner=Owner.INSTANCE, member="", receiver=callee)
    return _instance_result(frame, called, callee)


def _new_instance(frame: Frame, value: Value, name: str) -> Value:
    kind = frame.names.instance_kind(name) or Kind.UNKNOWN
    if kind is not Kind.OBJECT:
        return evolve(value, kind=kind, makes=())
    return _named_tuple(frame, value) or evolve(value, kind=kind, makes=frame.names.holds(name))


def _named_tuple(frame: Frame, value: Value) -> Value | None:
    """The container that a call of a named tuple makes; None for a call of anything else."""
    entries = named_tuple_items(frame, value)
    return evolve(value, kind=Kind.CONTAINER, items=entries) if entries else None


def _super(frame: Frame, value: Value) -> Value:
    """The value of `super()`, or of `super(Net, self)`."""
    owner = value.args[0].value if value.args else None
    if owner is not None and _is_unbound(frame, owner):
        owner = evolve(owner, kind=Kind.UNKNOWN, name=f"{owner.name}{NOWHERE_BOUND}")
    return evolve(value, kind=Kind.SUPER, name="super", receiver=owner)


def _super_result(value: Value, method: str) -> Value:
    if method == "get_config":
        return evolve(value, kind=Kind.CONFIG, config=Config((), True, True))
    if method in {"add_weight", "add_variable"}:
        return evolve(value, kind=Kind.WEIGHT)
    if method == "call":
        return evolve(value, kind=Kind.INPUT)
    return value


def _own_result(frame: Frame, value: Value, callee: Value) -> Value:
    """`self.<name>(...)`: an own method, or a call of what an attribute holds."""
    name = callee.path
    value = evolve(value, path=name)
    if value.args and value.args[0].value.kind is Kind.SELF and not frame.attributes.knows(name):
        value = evolve(value, args=value.args[1:])  # `Net.helper(self, x)`
    frame.called.append((name, value))
    if frame.aliases:
        locals = {argument.value.local for argument in value.args}
        frame.entering.handed_aliases[value.at] = {
            local: path for local, path in frame.aliases.items() if local in locals
        }
    summary = frame.summaries.get(name)
    if summary is not None and not summary.is_property:
        return evolve(value, kind=summary.returns, items=_tuple_parts(summary, value))
    if name in {"add_weight", "add_variable"}:
        return evolve(value, kind=Kind.WEIGHT)
    if name in {"compute_loss", "compiled_loss"}:
        return evolve(value, kind=Kind.TENSOR)
    if frame.attributes.knows(name):
        instance = _instance_of_held_class(frame, value, name)
        if instance is not None:
            return instance
        function = frame.attributes.values.get(name)
        if function is not None and is_function(function):
            return function_result(frame, _as_function_call(value, function))
        if function is not None and keras_name(function.called) == "activations.get":
            return evolve(value, kind=_activated(value))
        holder = Value(
            frame.attributes.kind(name),
            Form.ATTRIBUTE,
            callee.at,
            owner=Owner.SELF,
            member=callee.member,
            path=name,
            items=callee.items,
        )
        return _instance_result(frame, value, holder)
    return value


def _activated(value: Value) -> Kind:
    """The kind of `self.activation(x)`: that of a tensor `x`. Of a weight it may be the weight itself."""
    argument = value.positional[0].kind if value.positional else Kind.UNKNOWN
    return argument if argument in (Kind.TENSOR, Kind.INPUT, Kind.KERAS_TENSOR) else Kind.UNKNOWN


def _as_function_call(value: Value, function: Value) -> Value:
    """The call under the function's own name."""
    own = evolve(value, name=function.name, owner=Owner.NONE, member="", path="", receiver=None)
    return evolve(own, imported=function.imported)


def _instance_of_held_class(frame: Frame, value: Value, path: str) -> Value | None:
    """`self.layer_class(3)`: an instance of the class that the attribute holds, or that it is by default."""
    attribute = frame.attributes.values.get(path)
    instance = (
        instance_of(frame, value, attribute)
        if attribute is not None and attribute.kind is not Kind.FUNCTION
        else None
    )
    return instance if instance is not None and instance.makes_layer else None


def _instance_of_value(frame: Frame, value: Value, callee: Value) -> Value | None:
    """The instance that the call creates if the called value is one class; None otherwise."""
    instance = instance_of(frame, value, callee) if callee.form is not Form.NAME or callee.makes else None
    return None if instance is not None and instance.form is Form.CHOICE else instance


def _tuple_parts(summary: Summary, value: Value) -> tuple[Value, ...]:
    """The known parts of the tuple that an own method returns."""

    def part(kind: Kind, items: tuple[Value, ...] = ()) -> Value:
        form = Form.CALL if kind is Kind.VARIABLE else Form.OTHER
        return Value(
            kind, form, value.at, owner=value.owner, member=value.member, items=items, reads=value.reads
        )

    return tuple(part(kind, tuple(map(part, sorted(inner)))) for kind, inner in summary.parts)


def _instance_result(frame: Frame, value: Value, holder: Value) -> Value:
    """The value of a call of an instance: a sublayer, an initializer, a loss, a metric, a `functools.partial`."""
    args = [argument.value for argument in value.args]
    kind = Kind.UNKNOWN
    partial = _partial_in(holder)
    if partial is not None:
        return _partial_result(frame, value, partial)
    if holder.kind is Kind.SUBLAYER:
        kind = Kind.KERAS_TENSOR if any_of_kind(args, Kind.KERAS_TENSOR) else Kind.INPUT
    elif holder.kind in (Kind.LOSS, Kind.METRIC, Kind.REGULARIZER):
        kind = Kind.TENSOR
    elif holder.kind is Kind.INITIALIZER:
        kind = Kind.CONSTANT_TENSOR
    elif holder.kind is Kind.SELF:
        summary = frame.summaries.get("call")
        kind = summary.returns if summary is not None and summary.returns in _OUTPUTS else Kind.UNKNOWN
    elif holder.kind is Kind.CLASS:
        kind = frame.names.instance_kind(holder.name) or Kind.UNKNOWN
    return evolve(value, kind=kind)


def _partial_in(holder: Value) -> Value | None:
    """The `functools.partial(...)` of a class or of `add_weight` that a local name or an attribute holds."""
    for candidate in (holder, *holder.items) if holder.kind is Kind.FUNCTION else ():
        if candidate.name == "functools.partial" and candidate.args:
            function = candidate.args[0].value
            if function.kind is Kind.CLASS or function.on_self("add_weight", "add_variable"):
                return candidate
            if is_function(function):
                return candidate
    return None


def _partial_result(frame: Frame, value: Value, partial: Value) -> Value:
    """The value of a call of a `functools.partial`."""
    call = complete_partial(frame, value, partial)
    return function_result(frame, call) if is_function(partial.args[0].value) else call


def _call_of_parent(frame: Frame, callee: Value, args: tuple[Argument, ...]) -> Value | None:
    """`Parent.build(self, ...)` is `super().build(...)`."""
    receiver = callee.receiver
    if receiver is None or receiver.kind is not Kind.CLASS or not args or args[0].value.kind is not Kind.SELF:
        return None
    if _is_stranger(frame, receiver.name):
        return None
    method = callee.member
    return _super_result(
        Value(
            Kind.UNKNOWN,
            Form.CALL,
            callee.at,
            owner=Owner.SUPER,
            member=method,
            receiver=evolve(receiver, kind=Kind.CLASS),
            args=args[1:],
            reads=sources_of_arguments(args)[0],
            params=sources_of_arguments(args)[1],
        ),
        method,
    )


def _is_stranger(frame: Frame, cls: str) -> bool:
    """Whether it is a class of the project that is certainly no parent of this one."""
    parents = frame.entering.parents
    return bool(parents) and cls not in parents and keras_name(cls) is None


def _call_of_parent_by_name(frame: Frame, name: str, value: Value) -> Value | None:
    owner, _, method = name.rpartition(".")
    if not owner or not value.args or value.args[0].value.kind is not Kind.SELF:
        return None
    if frame.names.instance_kind(owner) is None or _is_stranger(frame, owner):
        return None
    receiver = Value(Kind.CLASS, Form.NAME, value.at, name=owner)
    return _super_result(
        evolve(value, name="", owner=Owner.SUPER, member=method, receiver=receiver, args=value.args[1:]),
        method,
    )
