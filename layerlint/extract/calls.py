"""Calls: what is called, with what, and what comes back."""

from __future__ import annotations

import builtins

import libcst as cst

from layerlint.extract.applied_functions import APPLY, applied
from layerlint.extract.builtin_calls import builtin_result
from layerlint.extract.class_values import completed, is_function, made_by
from layerlint.extract.copies import evolve
from layerlint.extract.effects import note_effects
from layerlint.extract.entering import enter_closure, enter_project_function, returned_by_method
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame, Summary, arguments_reads, join, size
from layerlint.extract.inherited_calls import enter_inherited, enter_of_parent
from layerlint.extract.module_values import module_value
from layerlint.extract.references import attribute_value, member_of, read, self_attribute
from layerlint.extract.subscripts import got
from layerlint.extract.unpacked_dicts import written_out
from layerlint.extract.unpacking import note_unpacked
from layerlint.model.facts import NOWHERE_BOUND, Argument, Call, Config, Form, Kind, Owner, Read, Use, Value
from layerlint.tables import apis
from layerlint.tables.api_names import SHAPE_METHODS
from layerlint.tables.keras_names import keras_name

_GIVE_NONE = frozenset({"append", "extend", "insert", "add", "update", "sort", "reverse", "clear", "remove"})
"""Methods of Python's containers that change them and give None."""
_HOLDERS = frozenset({"collections.deque", "collections.defaultdict", "types.SimpleNamespace"})
_RUNTIME = frozenset({Kind.TENSOR, Kind.INPUT, Kind.WEIGHT, Kind.VARIABLE})


_OUTPUTS = frozenset({Kind.TENSOR, Kind.INPUT})


_CONSTANT = frozenset(
    {Kind.PLAIN, Kind.NONE, Kind.DTYPE, Kind.CONSTANT_TENSOR, Kind.NUMPY, Kind.INITIALIZER, Kind.FUNCTION}
)


def call_value(frame: Frame, node: cst.Call) -> Value:
    """The value of a call; the call and the reads in it are recorded as events, arguments first."""

    callee = _callee(frame, node.func)
    args: list[Argument] = []
    for argument in node.args:
        value = evaluate(frame, argument.value)
        keyword = argument.keyword.value if argument.keyword is not None else None
        if argument.star == "*":
            note_unpacked(frame, argument.value, value)
        written = written_out(frame, value) if argument.star == "**" else None
        args.extend(written or (Argument(_argument_value(value), keyword, argument.star),))
    value = _result(frame, node, callee, tuple(args))
    frame.events.append(Call(value.at, frame.guards, frame.nested, value, scopes=frame.scopes))
    place = len(frame.events) - 1
    note_effects(frame, value)
    returned = _entered(frame, value, callee)
    event = frame.events[place]
    if isinstance(event, Call) and (returned is not value or value.at in frame.entering.told):
        result = returned if returned.at != value.at or returned.form is Form.CHOICE else None
        frame.events[place] = evolve(event, told=value.at in frame.entering.told, result=result)
    return returned


def _entered(frame: Frame, value: Value, callee: Value) -> Value:
    """The call, or what it gives back where the body of what is called says that."""
    if value.name in APPLY and value.owner is Owner.NONE:
        return _applied(frame, value)
    if value.kind is Kind.UNKNOWN and value.owner is Owner.NONE:
        callee = _lambda_of_module(frame, callee) or callee
    if callee.form is Form.LAMBDA:
        return _by_closure(frame, value, callee)
    if value.name and value.owner is Owner.NONE and frame.names.is_function(value.name):
        return enter_project_function(frame, value)
    if (
        value.on_self()
        and callee.form is Form.ATTRIBUTE
        and callee.owner is Owner.SELF
        and value.path == callee.member
    ):
        if callee.member not in frame.entering.methods:
            made = _made_by_any(frame, value, callee)
            return made or enter_inherited(frame, value, callee.member, 0)
        return returned_by_method(frame, value, callee.member) or value
    if callee.owner is Owner.SUPER and callee.form is Form.ATTRIBUTE:
        return enter_of_parent(frame, value, callee)
    return _made_by_any(frame, value, callee) or value


def _by_closure(frame: Frame, value: Value, callee: Value) -> Value:
    """What the call of a lambda or an inner function gives."""
    state = frame.functions.get(callee.name)
    if state is None:
        return value
    returned = enter_closure(frame, value, state)
    if returned is None:
        state.runs = True
        return value
    return returned


def _lambda_of_module(frame: Frame, callee: Value) -> Value | None:
    """`dense = lambda units: Dense(units)` at the top level."""
    named = callee.form is Form.NAME and callee.kind in (Kind.UNKNOWN, Kind.FUNCTION)
    held = module_value(frame, callee) if named and callee.name not in _BUILTIN else None
    return held if held is not None and held.form is Form.LAMBDA else None


_BUILTIN = frozenset(vars(builtins))


def _applied(frame: Frame, value: Value) -> Value:
    """What `map` or `reduce` gives; where the function is not entered, it runs with what is not known."""
    found = applied(frame, value, _named_result)
    if found is None:
        for argument in value.args:
            _runs(frame, argument.value)
    return found or value


def _made_by_any(frame: Frame, value: Value, callee: Value) -> Value | None:
    """What the call makes where what is called is one of several classes."""
    if value.kind is not Kind.UNKNOWN:
        return None
    if callee.form is Form.CHOICE:
        return made_by(frame, value, callee)
    held = frame.attributes.values.get(value.path) if value.path and callee.calls_own_path else None
    return made_by(frame, value, held) if held is not None and held.form is Form.CHOICE else None


def _argument_value(value: Value) -> Value:

    return value if size(value) < 200 else evolve(value, args=(), items=(), count=None, receiver=None)


def _callee(frame: Frame, func: cst.BaseExpression) -> Value:
    """What is called; a method of a value is `Form.ATTRIBUTE` with its receiver."""

    if isinstance(func, cst.Attribute):
        base = func.value
        if isinstance(base, cst.Name) and base.value == frame.self_name and base.value not in frame.locals:
            return attribute_value(frame, func, Use.CALLED)
        if isinstance(base, cst.Attribute):
            receiver = attribute_value(frame, base, Use.METHOD)
        else:
            receiver = evaluate(frame, base)
        if receiver.kind is Kind.SUPER:
            return Value(
                Kind.FUNCTION,
                Form.ATTRIBUTE,
                frame.at(func),
                owner=Owner.SUPER,
                member=func.attr.value,
                receiver=receiver,
            )
        own = _by_own_class(frame, receiver, func)
        if own is not None:
            return own
        if receiver.path and receiver.local:
            frame.events.append(Read(frame.at(func), frame.guards, frame.nested, receiver.path, Use.METHOD))

        if receiver.path and not receiver.local:
            # `self.w.assign` must not count as a read of an attribute "w.assign".
            return Value(
                frame.attributes.kind(f"{receiver.path}.{func.attr.value}"),
                Form.ATTRIBUTE,
                frame.at(func),
                owner=Owner.VALUE,
                member=func.attr.value,
                receiver=receiver,
                reads=receiver.reads,
                params=receiver.params,
            )
        return member_of(frame, receiver, func.attr.value, func)
    return evaluate(frame, func)


def _by_own_class(frame: Frame, receiver: Value, func: cst.Attribute) -> Value | None:
    """`Net.helper` in the class `Net` is `self.helper`, as far as it is called without an instance."""
    name = func.attr.value
    if receiver.kind is not Kind.CLASS or receiver.name != frame.cls or frame.summaries.get(name) is None:
        return None
    at = frame.at(func)
    read(frame, name, at, Use.CALLED)
    return self_attribute(frame, name, at)


def _result(frame: Frame, node: cst.Call, callee: Value, args: tuple[Argument, ...]) -> Value:
    reads, params = arguments_reads(args)
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
            parent = _explicit_parent(frame, callee, args)
            return parent or _method_result(frame, value, callee.receiver, callee.member or callee.name)
    return _named_result(frame, value, callee)


_FUNCTIONS = (Kind.UNKNOWN, Kind.FUNCTION, Kind.MODULE)
"""What may be a function of a module: what an import inside a function brings and a call runs is no module."""


def _nested_result(frame: Frame, value: Value, callee: Value) -> Value:
    """A call of a lambda or a nested function."""
    state = frame.functions.get(callee.name)
    return value if state is None else evolve(value, kind=join(state.returns))


def _is_nowhere(frame: Frame, named: Value) -> bool:
    """Whether it is a name that the file does not bind, and no built-in one."""
    if named.kind is not Kind.FUNCTION or named.form is not Form.NAME or named.local:
        return False
    return named.name.isidentifier() and frame.names.is_nowhere(named.name)


def _named_result(frame: Frame, value: Value, callee: Value) -> Value:
    """A call of a class, a function or an object by its name."""
    if callee.kind is Kind.FUNCTION and callee.form is Form.NAME and callee.name == "super":
        owner = value.args[0].value if value.args else None
        if owner is not None and _is_nowhere(frame, owner):
            owner = evolve(owner, kind=Kind.UNKNOWN, name=f"{owner.name}{NOWHERE_BOUND}")
        return evolve(value, kind=Kind.SUPER, name="super", receiver=owner)
    if callee.kind is Kind.CLASS and callee.form is not Form.CHOICE and callee.name:
        kind = frame.names.instance_kind(callee.name) or Kind.UNKNOWN
        held = frame.names.holds(callee.name) if kind is Kind.OBJECT else ()
        return evolve(value, kind=kind, makes=held)
    made = _made_by_one(frame, value, callee)
    if made is not None:
        return made
    partial = _partial(module_value(frame, callee) or callee)
    if partial is not None and callee.form is Form.NAME:
        return _completed(frame, value, partial)
    if callee.name and callee.form is Form.NAME and callee.kind in _FUNCTIONS:
        return _parent_by_name(frame, callee.name, value) or _function_result(frame, value)
    called = evolve(value, name="", owner=Owner.INSTANCE, member="", receiver=callee)
    return _instance_result(frame, called, callee)


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
    if value.args and value.args[0].value.kind is Kind.SELF:
        value = evolve(value, args=value.args[1:])  # `Net.helper(self, x)`
    frame.called.append((name, value))
    if frame.aliases:
        locals = {argument.value.local for argument in value.args}
        frame.entering.handed_aliases[value.at] = {
            local: path for local, path in frame.aliases.items() if local in locals
        }
    summary = frame.summaries.get(name)
    if summary is not None and not summary.is_property:
        return evolve(value, kind=summary.returns, items=_parts(summary, value))
    if name in {"add_weight", "add_variable"}:
        return evolve(value, kind=Kind.WEIGHT)
    if name in {"compute_loss", "compiled_loss"}:
        return evolve(value, kind=Kind.TENSOR)
    if frame.attributes.knows(name):
        made = _made_by_attribute(frame, value, name)
        if made is not None:
            return made
        function = frame.attributes.values.get(name)
        if function is not None and is_function(function):
            return _function_result(frame, _of_function(value, function))
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


def _of_function(value: Value, function: Value) -> Value:
    """The call of a function by another name than its own."""
    own = evolve(value, name=function.name, owner=Owner.NONE, member="", path="", receiver=None)
    return evolve(own, imported=function.imported)


def _made_by_attribute(frame: Frame, value: Value, path: str) -> Value | None:
    """`self.layer_class(3)`: an instance of the class that the attribute holds, or that it is by default."""
    held = frame.attributes.values.get(path)
    made = made_by(frame, value, held) if held is not None and held.kind is not Kind.FUNCTION else None
    return made if made is not None and made.makes_layer else None


def _made_by_one(frame: Frame, value: Value, callee: Value) -> Value | None:
    """What the call makes where the value that is called is one class."""
    made = made_by(frame, value, callee) if callee.form is not Form.NAME or callee.makes else None
    return None if made is not None and made.form is Form.CHOICE else made


def _parts(summary: Summary, value: Value) -> tuple[Value, ...]:
    """The parts of the tuple that an own method gives, as far as they are known."""

    def part(kind: Kind, items: tuple[Value, ...] = ()) -> Value:
        form = Form.CALL if kind is Kind.VARIABLE else Form.OTHER
        return Value(
            kind, form, value.at, owner=value.owner, member=value.member, items=items, reads=value.reads
        )

    return tuple(part(kind, tuple(map(part, sorted(inner)))) for kind, inner in summary.parts)


def _instance_result(frame: Frame, value: Value, holder: Value) -> Value:
    """A call of an instance: a sublayer, an initializer, a loss object, a metric, a `functools.partial`."""
    args = [argument.value for argument in value.args]
    kind = Kind.UNKNOWN
    partial = _partial(holder)
    if partial is not None:
        return _completed(frame, value, partial)
    if holder.kind is Kind.SUBLAYER:
        kind = Kind.KERAS_TENSOR if _has(args, Kind.KERAS_TENSOR) else Kind.INPUT
    elif holder.kind in (Kind.LOSS, Kind.METRIC, Kind.REGULARIZER):
        kind = Kind.TENSOR
    elif holder.kind is Kind.INITIALIZER:
        kind = Kind.CONSTANT_TENSOR
    elif holder.kind is Kind.SELF:
        called = frame.summaries.get("call")
        kind = called.returns if called is not None and called.returns in _OUTPUTS else Kind.UNKNOWN
    elif holder.kind is Kind.CLASS:
        kind = frame.names.instance_kind(holder.name) or Kind.UNKNOWN
    return evolve(value, kind=kind)


def _partial(holder: Value) -> Value | None:
    """The `functools.partial(...)` that is called, by a local name or an attribute; of a class or of `add_weight`."""
    for one in (holder, *holder.items) if holder.kind is Kind.FUNCTION else ():
        if one.name == "functools.partial" and one.args:
            function = one.args[0].value
            if function.kind is Kind.CLASS or function.on_self("add_weight", "add_variable"):
                return one
            if is_function(function):
                return one
    return None


def _completed(frame: Frame, value: Value, partial: Value) -> Value:
    """The call that a `functools.partial` makes."""
    made = completed(frame, value, partial)
    return _function_result(frame, made) if is_function(partial.args[0].value) else made


def _has(values: list[Value], *kinds: Kind) -> bool:
    """Whether any of the values is, or holds, one of these kinds."""
    return any(v.kind in kinds or (v.kind is Kind.CONTAINER and _has(list(v.items), *kinds)) for v in values)


def _explicit_parent(frame: Frame, callee: Value, args: tuple[Argument, ...]) -> Value | None:
    """`Parent.build(self, ...)` is `super().build(...)`."""
    receiver = callee.receiver
    if receiver is None or receiver.kind is not Kind.CLASS or not args or args[0].value.kind is not Kind.SELF:
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
            reads=arguments_reads(args)[0],
            params=arguments_reads(args)[1],
        ),
        method,
    )


def _parent_by_name(frame: Frame, name: str, value: Value) -> Value | None:
    owner, _, method = name.rpartition(".")
    if not owner or not value.args or value.args[0].value.kind is not Kind.SELF:
        return None
    if frame.names.instance_kind(owner) is None:
        return None
    receiver = Value(Kind.CLASS, Form.NAME, value.at, name=owner)
    return _super_result(
        evolve(value, name="", owner=Owner.SUPER, member=method, receiver=receiver, args=value.args[1:]),
        method,
    )


def _function_result(frame: Frame, value: Value) -> Value:
    """A call of an imported, built-in or project function."""
    name = value.name
    entry = _got_of_module(frame, value)
    if entry is not None:
        return entry
    args = [argument.value for argument in value.args]
    _run_given(frame, name, args)
    if "." not in name:
        return builtin_result(frame, value)
    if name == "collections.OrderedDict":
        return builtin_result(frame, evolve(value, name="dict"))
    if name == "functools.partial":
        return evolve(value, kind=Kind.FUNCTION)
    repeated = _repeated(value, name)
    if repeated is not None:
        return repeated
    if name.startswith(("numpy.", "jax.numpy.")):
        return evolve(value, kind=Kind.NUMPY)
    if name in _HOLDERS:
        return evolve(value, kind=Kind.OBJECT)
    if name.startswith(("random.", "time.", "math.", "os.")):
        return evolve(value, kind=Kind.PLAIN)
    owner, _, method = name.rpartition(".")
    if method == "from_config":
        kind = frame.names.instance_kind(owner)
        if kind is not None:
            return evolve(value, kind=kind)
    short = keras_name(name)
    if short is not None:
        kind = Kind.VARIABLE if _makes_variable(short, args) else apis.keras_result(short)
    else:
        tensorflow = apis.tf_name(name)
        if tensorflow is None:
            return value
        kind = apis.tf_result(tensorflow)
        if tensorflow.startswith("random.") and kind is Kind.TENSOR:
            return evolve(value, kind=kind)
    if kind in (Kind.TENSOR, Kind.INPUT):
        kind = _operation_result(kind, args)
    return evolve(value, kind=kind)


def _run_given(frame: Frame, name: str, args: list[Value]) -> None:
    """The functions that a function of that name gets and calls run here, as far as they are not entered."""
    if apis.is_higher_order(name) and name not in APPLY:
        for argument in args:
            _runs(frame, argument)


def _got_of_module(frame: Frame, value: Value) -> Value | None:
    """`KINDS.get(kind)`, of a table of the module"""
    if value.local or not value.name.endswith(".get"):
        return None
    name = value.name.removesuffix(".get")
    return got(frame, Value(Kind.UNKNOWN, Form.NAME, value.at, name=name, imported=value.imported), value)


def _makes_variable(short: str, args: list[Value]) -> bool:
    """Whether `K.zeros(...)` and `K.ones(...)`, which Keras 3 has not, give a variable: where the shape is known."""
    if short not in {"backend.zeros", "backend.ones", "backend.eye"} or not args:
        return False
    sizes = args[0].items if args[0].kind is Kind.CONTAINER else (args[0],)
    return all(isinstance(size.constant, int) for size in sizes)


def _repeated(value: Value, name: str) -> Value | None:
    """`itertools.repeat(x, n)` and `dict.fromkeys(keys, x)`: one value for all."""
    arguments = value.positional
    if len(arguments) != 2 or len(value.args) != 2:
        return None
    if name == "itertools.repeat":
        one, count = arguments
    elif name == "dict.fromkeys":
        keys, one = arguments
        known = keys.form in (Form.LIST, Form.TUPLE, Form.SET)
        number = len(keys.items) if known else None
        count = Value(Kind.PLAIN, Form.OTHER, keys.at, constant=number)
    else:
        return None
    return Value(
        Kind.CONTAINER,
        Form.REPEAT,
        value.at,
        name=name,
        items=(one,),
        count=count,
        reads=value.reads,
        params=value.params,
    )


def _operation_result(kind: Kind, args: list[Value]) -> Kind:
    if _has(args, Kind.KERAS_TENSOR):
        return Kind.KERAS_TENSOR
    if args and all(_is_constant(arg) for arg in args):
        return Kind.CONSTANT_TENSOR
    return kind


def _is_constant(value: Value) -> bool:
    if value.kind is Kind.CONTAINER:
        return value.form is not Form.COMPREHENSION and all(_is_constant(item) for item in value.items)
    return value.kind in _CONSTANT


def _runs(frame: Frame, value: Value) -> None:
    if value.form is Form.LAMBDA and value.name in frame.functions:
        frame.functions[value.name].runs = True
    for item in value.items if value.kind is Kind.CONTAINER else ():
        _runs(frame, item)


_OF_TENSORS = {"numpy": Kind.NUMPY, "get_shape": Kind.SHAPE}
_RESULTS: dict[Kind, tuple[dict[str, Kind], Kind]] = {
    Kind.TENSOR: (_OF_TENSORS, Kind.TENSOR),
    Kind.WEIGHT: (_OF_TENSORS, Kind.TENSOR),
    Kind.VARIABLE: (_OF_TENSORS, Kind.TENSOR),
    Kind.CONSTANT_TENSOR: ({"get_shape": Kind.SHAPE}, Kind.TENSOR),
    Kind.INPUT: (_OF_TENSORS, Kind.UNKNOWN),
    Kind.SHAPE: (dict.fromkeys(SHAPE_METHODS, Kind.SHAPE), Kind.UNKNOWN),
    Kind.NUMPY: ({}, Kind.NUMPY),
    Kind.SUBLAYER: (
        {"call": Kind.INPUT, "add_weight": Kind.WEIGHT, "add_variable": Kind.WEIGHT},
        Kind.UNKNOWN,
    ),
    Kind.METRIC: ({"result": Kind.TENSOR}, Kind.UNKNOWN),
    Kind.PLAIN: ({"split": Kind.UNKNOWN, "items": Kind.UNKNOWN}, Kind.PLAIN),
}
"""What methods give, by the kind that they belong to: some by their names, and all others."""


def _known_result(frame: Frame, value: Value, receiver: Value, method: str) -> Value | None:
    """`dict.fromkeys(keys, x)`, `table.get(key)`"""
    if method == "fromkeys" and receiver.name == "dict":
        return _repeated(value, "dict.fromkeys")
    return got(frame, receiver, value) if method == "get" else None


def _method_result(frame: Frame, value: Value, receiver: Value, method: str) -> Value:
    """`<receiver>.<method>(...)`."""
    kind, config = Kind.UNKNOWN, None
    known = _known_result(frame, value, receiver, method)
    if known is not None:
        return known
    if receiver.kind in _RESULTS:
        by_name, other = _RESULTS[receiver.kind]
        kind = by_name.get(method, other)
    elif receiver.kind is Kind.CLASS and method == "from_config":
        kind = frame.names.instance_kind(receiver.name) or Kind.UNKNOWN
    elif method == "copy" and receiver.kind in (Kind.CONTAINER, Kind.CONFIG):
        kind, config = receiver.kind, receiver.config
    elif method == "items" and receiver.config is not None:
        kind, config = Kind.CONTAINER, receiver.config
    elif method in _GIVE_NONE and (receiver.kind is Kind.CONTAINER or receiver.config is not None):
        kind = Kind.NONE
    elif method == "pop" and receiver.kind is Kind.CONTAINER and receiver.items:
        kind = join({item.kind for item in receiver.items})
    return evolve(
        value, kind=kind, name="", owner=Owner.VALUE, member=method, receiver=receiver, config=config
    )
