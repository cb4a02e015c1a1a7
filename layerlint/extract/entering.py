"""Calls that are entered: the body of what is called is walked over with the arguments of this call.

What comes back is known as if the expression stood at the call, and what the function does happens where it is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import is_not

import libcst as cst

from layerlint.extract.blocks import run_body
from layerlint.extract.copies import evolve
from layerlint.extract.decisions import NEVER_NONE
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame, Home, Inside, NestedState, merge, unknown
from layerlint.extract.function_text import child_frame, parsed
from layerlint.extract.functions import parameters_of
from layerlint.extract.local_names import assigned_names
from layerlint.extract.tree import children, dotted
from layerlint.model.facts import (
    STATE,
    Argument,
    Assign,
    At,
    Call,
    DeadStore,
    Event,
    Form,
    GuardKind,
    Kind,
    LocalAssign,
    LocalItem,
    OtherAssign,
    Parameter,
    Raise,
    Return,
    Value,
)
from layerlint.tables import apis
from layerlint.tables.keras_names import keras_name
from layerlint.tables.message_calls import is_message_call

MAX_DEPTH = 2
"""How many calls deep functions are entered."""

Function = cst.FunctionDef | cst.Lambda

_WAITS = frozenset({cst.Yield, cst.Await})
_RUNS_LATER = frozenset({cst.FunctionDef, cst.Lambda, cst.ClassDef})

CARRIES = (NEVER_NONE - {Kind.SELF}) | {Kind.INPUT, Kind.SHAPE, Kind.DIM}
"""What a call is replaced by when it comes back."""

_HAVE_MEMBERS = STATE | {Kind.SHAPE, Kind.DIM, Kind.SUBLAYER}
"""Of these a call is replaced by a member too."""

_COMPUTED = frozenset({"abs", "max", "min", "round", "str"})
"""Of Python's own functions those by which it is replaced."""

_OF_VALUES = ("tolist", "as_list", "get_config")
"""Of the methods of values of which nothing is known those by which it is replaced."""

_DECIDES_NOTHING = frozenset(
    {
        GuardKind.LOOP,
        GuardKind.COMPREHENSION,
        GuardKind.WITH,
        GuardKind.INIT_SCOPE,
        GuardKind.EAGER,
        GuardKind.TRAINING,
        GuardKind.NOT_BUILT,
        GuardKind.BUILT,
    }
)
_OF_ATTRIBUTES = frozenset(
    {GuardKind.IS_NONE, GuardKind.IS_NOT_NONE, GuardKind.NO_ATTRIBUTE, GuardKind.HAS_ATTRIBUTE}
)
_CHANGES = (Assign, Call, OtherAssign)
_NOT_TOLD = (Return, Raise, DeadStore)


def enter_project_function(frame: Frame, call: Value) -> Value:
    """The call of a function of the project, whose events join those of the caller."""
    forget_dicts(frame, call)
    if not may_enter(frame, call.name):
        return call
    found = frame.names.function(call.name)
    if found is None:
        return call
    source, names = found
    text = parsed(source)
    function = text.node if text is not None else None
    if text is None or not isinstance(function, cst.FunctionDef) or is_generator(function):
        return call
    child = child_frame(frame, names, call.name)
    first = len(frame.nodes)
    made_before = len(frame.functions)
    bound = bind(child, function.params, call, "")
    _hand_over_names(frame, child, function, bound)
    returned = walk_body(child, function, bound)
    for state in list(frame.functions.values())[made_before:]:
        state.home = state.home or Home(names, child.locals, text)
    give_back(frame, child, function, bound)
    name = call.name.rpartition(".")[2]
    frame.entering.inside.append(Inside(first, len(frame.nodes), call.at, name, text))
    own = callers_names(bound, child.local_names, function)
    _tell(frame, child, own, call.at)
    return result_of(call, returned, own)


def enter_closure(frame: Frame, call: Value, state: NestedState) -> Value | None:
    """The call of a lambda or an inner function; None where it is not entered."""
    forget_dicts(frame, call)
    node, key, home = frame.nodes[state.at], state.key, state.home
    if not isinstance(node, (cst.FunctionDef, cst.Lambda)) or not may_enter(frame, key):
        return None
    if is_generator(node):
        return None
    if isinstance(node, cst.FunctionDef) and (node.decorators or node.asynchronous is not None):
        return None
    child = child_frame(frame, frame.names if home is None else home.names, key)
    child.self_name = frame.self_name if home is None else home.self_name
    child.locals = dict(frame.locals if home is None else home.locals)
    child.aliases, child.views = dict(frame.aliases), dict(frame.views)
    bound = bind(child, node.params, call, "")
    own = callers_names(bound, _assigned(node), node)
    for name in own:
        child.locals.pop(name, None)
    first = len(frame.nodes)
    _hand_over_names(frame, child, node, bound)
    returned = walk_body(child, node, bound)
    give_back(frame, child, node, bound)
    name = key.partition("@")[0]
    if home is None:
        frame.entering.inside.append(Inside(first, len(frame.nodes), call.at, name, stays=True))
    else:
        frame.entering.inside.append(Inside(first, len(frame.nodes), call.at, name, home.function))
    _tell(frame, child, own, call.at)
    return result_of(call, returned, own)


def _takes_dict(call: Value) -> bool:
    """Whether it is given a dict, in which it may put something."""
    return any(one.value.config is not None or one.value.form is Form.DICT for one in call.args)


def returned_by_method(frame: Frame, call: Value, name: str) -> Value | None:
    """What a call of an own method gives; what the method does is told by its own walk."""
    forget_dicts(frame, call)
    node = frame.entering.methods.get(name)
    if node is None or not may_enter(frame, name) or is_generator(node) or node.asynchronous is not None:
        return None
    static = _is_static(node)
    if (node.decorators or not node.params.params) and not static:
        return None
    summary = frame.summaries.get(name)
    if summary is None or (summary.says_all and not _takes_dict(call)):
        return None  # its own walk comes later in this round, or has said all
    child = child_frame(frame, frame.entering.names or frame.names, name)
    child.cls = frame.entering.cls
    child.self_name = "" if static else node.params.params[0].name.value
    child.functions, child.called = dict(frame.functions), []
    child.attributes = frame.attributes.copy_that_asks()
    first = len(frame.nodes)
    bound = bind(child, node.params, call, child.self_name)
    returned = walk_body(child, node, bound)
    give_back(frame, child, node, bound)
    frame.entering.inside.append(Inside(first, len(frame.nodes), call.at, name))
    own = callers_names(bound, child.local_names, node)
    given: set[str] = set()
    if returned is not None and len(child.functions) > len(frame.functions):
        given = _take_over_functions(frame, child, returned, own, call.at)
    if not any(_changes((one for one in child.events if one.nested not in given), len(frame.guards))):
        frame.entering.told.add(call.at)
    return result_of(call, returned, own)


def _take_over_functions(
    frame: Frame, child: Frame, returned: Value, own: Mapping[str, str], at: At
) -> set[str]:
    """The lambdas and inner functions that an own method gives are the caller's, with what they do."""
    made = {key: state for key, state in child.functions.items() if key not in frame.functions}
    given = {part.name for part in returned.walk() if part.form is Form.LAMBDA and part.name in made}
    for key, state in made.items():
        if key in given or state.outer in given:
            given.add(key)
            state.home = state.home or Home(child.names, child.locals, None, child.self_name)
            frame.functions[key] = state
    seen: dict[int, Value] = {}
    frame.events.extend(renamed(event, own, at, seen) for event in child.events if event.nested in given)
    return given


def _is_static(node: cst.FunctionDef) -> bool:
    """Whether it is decorated by `@staticmethod` alone."""
    return len(node.decorators) == 1 and dotted(node.decorators[0].decorator) == "staticmethod"


# ------------------------------------------------------------------------------------ what may be entered


def may_enter(frame: Frame, function: object) -> bool:
    return (
        len(frame.stack) < MAX_DEPTH
        and function not in frame.stack
        and frame.entering.budget > 0
        and function != frame.method
    )


@lru_cache(maxsize=256)
def is_generator(node: Function) -> bool:
    """Whether a call of it runs nothing of the body, or not at once."""
    waiting: list[cst.CSTNode] = [node.body]
    while waiting:
        one = waiting.pop()
        kind = type(one)
        if kind in _WAITS:
            return True
        if kind not in _RUNS_LATER:
            waiting += children(one)
    return False


# ------------------------------------------------------------------------------------ the walk


def bind(child: Frame, params: cst.Parameters, call: Value, self_name: str) -> dict[str, Value]:
    """The parameters with what this call gives them. Behind `*` or `**` nothing is known, defaults included."""
    found: dict[str, Value] = {}
    given = [argument for argument in call.args if argument.keyword is None]
    named = {argument.keyword: argument.value for argument in call.args if argument.keyword is not None}
    unpacks = call.unpacks
    positional: list[Value] = []
    for argument in given:
        if argument.star:
            break
        positional.append(argument.value)
    at_star = unpacks and any(argument.star == "*" for argument in call.args)
    parameters = parameters_of(child, params)
    rest = list(parameters)
    if self_name:
        rest = rest[1:]
    for parameter in rest:
        if parameter.star == "*":
            found[parameter.name] = _extra(parameter, positional, at_star, call.at)
            positional = []
        elif parameter.star == "**":
            found[parameter.name] = unknown(call.at)
        elif parameter.name in named:
            found[parameter.name] = named[parameter.name]
        elif positional and not parameter.keyword_only:
            found[parameter.name] = positional.pop(0)
        elif parameter.default is not None and not unpacks:
            found[parameter.name] = parameter.default
        else:
            found[parameter.name] = unknown(call.at)
    return found


def _extra(parameter: Parameter, positional: list[Value], open_end: bool, at: At) -> Value:
    if open_end:
        return unknown(at)
    return Value(Kind.CONTAINER, Form.TUPLE, at, items=tuple(positional))


def _assigned(node: Function) -> frozenset[str]:
    return assigned_names(node.body) if isinstance(node, cst.FunctionDef) else frozenset()


def walk_body(child: Frame, node: Function, bound: dict[str, Value]) -> Value | None:
    """What the function gives back; None where that is not known."""
    before = len(child.nodes)
    first = len(child.events)
    child.locals |= bound
    if isinstance(node, cst.Lambda):
        returned: Value | None = evaluate(child, node.body)
    else:
        child.local_names = child.local_names | assigned_names(node.body)
        left = run_body(child, node.body)
        returned = _joined([e for e in child.events[first:] if isinstance(e, Return)], child, left)
    child.entering.budget -= len(child.nodes) - before
    return returned


def _joined(returns: Iterable[Return], child: Frame, left: bool) -> Value | None:
    values = [one.value for one in returns if one.nested == child.nested]
    if not values or not left or any(value is None for value in values):
        return None
    joined = values[0]
    for value in values[1:]:
        if joined is not None and value is not None:
            joined = merge(joined, value)
    return joined


def result_of(call: Value, returned: Value | None, own: Mapping[str, str]) -> Value:
    if returned is None:
        return call
    if not carries(returned):
        return _computed_from(call, returned)
    return _without_locals(returned, own, call.at, {})


def _computed_from(call: Value, returned: Value) -> Value:
    """The call, which also takes what the function reads for what it gives."""
    if returned.reads <= call.reads and returned.params <= call.params:
        return call
    return evolve(call, reads=call.reads | returned.reads, params=call.params | returned.params)


def carries(returned: Value) -> bool:
    """Whether the call is as good as the value: plain results of other calls stay calls, for rules read their form."""
    if returned.form is Form.ATTRIBUTE and returned.receiver is not None:
        of_class = returned.path.startswith("__class__.")
        return of_class or returned.receiver.kind in _HAVE_MEMBERS or returned.kind in CARRIES
    if returned.kind is Kind.PLAIN:
        return returned.form in (Form.LITERAL, Form.OPERATION, Form.STRING) or returned.name in _COMPUTED
    if returned.kind is Kind.PARAMETER:
        return returned.form in (Form.NAME, Form.CHOICE, Form.ATTRIBUTE)
    if returned.form is Form.ATTRIBUTE and returned.calls_own_path:
        return returned.kind is not Kind.SUPER
    if returned.form is Form.NAME and returned.makes and not returned.local:
        return True  # what a variable of the module holds
    if returned.kind is Kind.NONE:
        return returned.form is Form.CALL  # `return outputs.append(x)`
    return _unknown_carries(returned) or returned.kind in CARRIES or returned.config is not None


def _unknown_carries(returned: Value) -> bool:
    """Whether the form of an unknown value tells more than the call: an operation, or a call of Keras or TensorFlow."""
    if returned.kind is not Kind.UNKNOWN:
        return False
    if returned.form is Form.OPERATION:
        return returned.name != "not"
    if returned.form is not Form.CALL:
        return False
    of_api = keras_name(returned.name) or apis.tf_name(returned.name)
    return returned.name in _COMPUTED or bool(of_api) or returned.on_value(*_OF_VALUES)


# ------------------------------------------------------------------------------------ what it was given


def forget_dicts(frame: Frame, call: Value) -> None:
    """A function may fill the dict that it is given: with what, is not known so far."""
    for argument in call.args:
        known = frame.locals.get(argument.value.local) if not argument.star else None
        if known is not None and known.config is not None:
            config = evolve(known.config, complete=False)
            frame.locals[argument.value.local] = evolve(known, config=config)


def give_back(frame: Frame, child: Frame, node: Function, bound: dict[str, Value]) -> None:
    """What the function has made of the dicts that it was given, the caller has."""
    anew = _assigned(node)
    for name, given in bound.items():
        known, filled = frame.locals.get(given.local), child.locals.get(name)
        if known is None or known.config is None or filled is None or filled.config is None or name in anew:
            continue
        frame.locals[given.local] = evolve(known, config=filled.config)


def _hand_over_names(frame: Frame, child: Frame, node: Function, bound: dict[str, Value]) -> None:
    """What is known of a local container that is also kept on `self`, the function knows of its parameter."""
    for name in bound.keys() - _assigned(node):
        local = bound[name].local
        for known, own in ((frame.aliases, child.aliases), (frame.views, child.views)):
            own.pop(name, None)
            if local in known:
                own[name] = known[local]


# ------------------------------------------------------------------------------------ what is told


def _tell(frame: Frame, child: Frame, own: Mapping[str, str], at: At) -> None:
    """What the function does joins what the caller does."""
    inside = len(frame.guards)
    made = frozenset(event.path for event in child.events if isinstance(event, Assign))
    told = [event for event in child.events if happens(event, inside, made)]
    seen: dict[int, Value] = {}
    frame.events.extend(renamed(event, own, at, seen) for event in told if not isinstance(event, _NOT_TOLD))
    known = set(map(id, told))
    if all(id(event) in known for event in _changes(child.events, inside)):
        frame.entering.told.add(at)


def _changes(events: Iterable[Event], inside: int) -> Iterator[Event]:
    """What may change something: no messages, nothing on the way to an error, no call whose body is among the events."""
    events = [event for event in events if isinstance(event, (*_CHANGES, Raise))]
    refusing = [e.guards for e in events if isinstance(e, Raise) and len(e.guards) > inside]
    for event in events:
        if isinstance(event, Raise) or any(event.guards[: len(one)] == one for one in refusing):
            continue
        if not isinstance(event, Call) or not (event.told or is_message_call(event.value)):
            yield event


def happens(event: Event, inside: int, made: frozenset[str]) -> bool:
    """Whether the event happens whenever the call does, as far as that is decided.

    What waits for an attribute that the function itself sets does so once.
    """
    return all(
        guard.kind in _DECIDES_NOTHING or (guard.kind in _OF_ATTRIBUTES and guard.path in made)
        for guard in event.guards[inside:]
    )


def renamed(event: Event, own: Mapping[str, str], at: At, seen: dict[int, Value]) -> Event:
    """The event with the function's own local names told apart from those of the caller."""
    if isinstance(event, (LocalAssign, LocalItem)):
        event = evolve(event, name=_label(event.name, own, at))
    value = getattr(event, "value", None)
    if isinstance(value, Value):
        other = _without_locals(value, own, at, seen)
        if other is not value:
            event = evolve(event, value=other)
    return event


def _label(name: str, own: Mapping[str, str], at: At) -> str:
    """What the caller calls it; for what the caller has no name, one that is no name of the caller."""
    return own[name] or f"{name}@{at}" if name in own else name


def callers_names(bound: Mapping[str, Value], assigned: frozenset[str], node: Function) -> dict[str, str]:
    """The function's own names, each with the local name under which the caller handed it over, "" without one."""
    handed = {name: value.local for name, value in bound.items() if "@" not in value.local}
    return dict.fromkeys(assigned, "") | {
        name: "" if name in assigned | _assigned(node) else handed.get(name, "") for name in bound
    }


def _without_locals(value: Value, own: Mapping[str, str], at: At, seen: dict[int, Value]) -> Value:
    """The value with the function's own local names told apart from those of the caller.

    `seen` has the values, by identity, for which this was asked: parts of one are parts of many.
    """
    known = seen.get(id(value))
    if known is None:
        known = seen[id(value)] = _with_labels(value, own, at, seen)
    return known


def _with_labels(value: Value, own: Mapping[str, str], at: At, seen: dict[int, Value]) -> Value:
    changes: dict[str, object] = {}
    if value.local in own and (label := _label(value.local, own, at)) != value.local:
        changes["local"] = label
    if value.items:
        items = tuple([_without_locals(item, own, at, seen) for item in value.items])
        if any(map(is_not, items, value.items)):
            changes["items"] = items
    if value.args:
        given = [_without_locals(one.value, own, at, seen) for one in value.args]
        if any(new is not one.value for new, one in zip(given, value.args, strict=True)):
            changes["args"] = tuple(
                [Argument(new, one.keyword, one.star) for new, one in zip(given, value.args, strict=True)]
            )
    if value.receiver is not None:
        receiver = _without_locals(value.receiver, own, at, seen)
        if receiver is not value.receiver:
            changes["receiver"] = receiver
    if value.count is not None:
        count = _without_locals(value.count, own, at, seen)
        if count is not value.count:
            changes["count"] = count
    return evolve(value, **changes) if changes else value
