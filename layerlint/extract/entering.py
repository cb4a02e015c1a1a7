"""Enter calls: walk over the body of the callee with the arguments of the call.

The returned value is known as if its expression stood at the call, and the events join those of the caller.
"""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from layerlint.extract.blocks import run_body
from layerlint.extract.call_binding import (
    Function,
    assigned_in,
    bind_arguments,
    forget_dicts,
    hand_over_aliases,
    return_dicts,
)
from layerlint.extract.caller_names import CallerNames, names_in_caller, with_caller_names
from layerlint.extract.entered_calls import DefinitionScope, EnteredCall, NestedState
from layerlint.extract.entered_results import result_of_call
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.function_text import child_frame, parsed
from layerlint.extract.generators import generator_of, is_consumed, is_generator
from layerlint.extract.joined_events import changing_events, join_events
from layerlint.extract.local_names import assigned_names
from layerlint.extract.named_attributes import join_named_attributes, sets_named_attributes
from layerlint.extract.value_merge import merge
from layerlint.model.facts import At, Form, GuardKind, Kind, Return, Value
from layerlint.syntax.tree import dotted

MAX_DEPTH = 2
"""How many calls deep functions are entered."""


def enter_project_function(frame: Frame, call: Value) -> Value:
    """Enter a function of the project and return the value of the call; its events join those of the caller."""
    forget_dicts(frame, call)
    if not may_enter(frame, call.name):
        return call
    resolved = frame.names.function(call.name)
    if resolved is None:
        return call
    source, names = resolved
    text = parsed(source)
    function = text.node if text is not None else None
    if text is None or not isinstance(function, cst.FunctionDef):
        return call
    child = child_frame(frame, names, call.name)
    first = len(frame.nodes)
    functions_before = len(frame.functions)
    bound = bind_arguments(child, function.params, call, "")
    hand_over_aliases(frame, child, function, bound)
    returned = walk_body(child, function, bound)
    for state in list(frame.functions.values())[functions_before:]:
        state.scope = state.scope or DefinitionScope(names, child.locals, text)
    return_dicts(frame, child, function, bound)
    name = call.name.rpartition(".")[2]
    frame.entering.entered.append(EnteredCall(first, len(frame.nodes), call.at, name, text))
    caller_names = names_in_caller(bound, child.local_names, function)
    if not is_generator(function) or is_consumed(frame, call.at):
        join_events(frame, child, caller_names, call.at)
    return result_of_call(call, returned, caller_names)


def enter_closure(frame: Frame, call: Value, state: NestedState) -> Value | None:
    """Enter a lambda or an inner function and return the value of the call; None if it cannot be entered."""
    forget_dicts(frame, call)
    node, key, scope = frame.nodes[state.at], state.key, state.scope
    if not isinstance(node, (cst.FunctionDef, cst.Lambda)) or not may_enter(frame, key):
        return None
    if isinstance(node, cst.FunctionDef) and (node.decorators or node.asynchronous is not None):
        return None
    child = child_frame(frame, frame.names if scope is None else scope.names, key)
    child.self_name = frame.self_name if scope is None else scope.self_name
    child.locals = dict(frame.locals if scope is None else scope.locals)
    child.aliases, child.views = dict(frame.aliases), dict(frame.views)
    bound = bind_arguments(child, node.params, call, "")
    caller_names = names_in_caller(bound, assigned_in(node), node)
    for name in caller_names:
        child.locals.pop(name, None)
    first = len(frame.nodes)
    hand_over_aliases(frame, child, node, bound)
    returned = walk_body(child, node, bound)
    return_dicts(frame, child, node, bound)
    name = key.partition("@")[0]
    if scope is None or (scope.function is None and key in frame.entering.kept_functions):
        frame.entering.entered.append(EnteredCall(first, len(frame.nodes), call.at, name, stays=True))
    else:
        frame.entering.entered.append(EnteredCall(first, len(frame.nodes), call.at, name, scope.function))
    if not is_generator(node) or is_consumed(frame, call.at):
        join_events(frame, child, caller_names, call.at)
    else:
        state.runs = True
    return result_of_call(call, returned, caller_names)


def _takes_dict(call: Value) -> bool:
    """Whether an argument is a dict, which the callee may fill."""
    return any(
        argument.value.config is not None or argument.value.form is Form.DICT for argument in call.args
    )


def enter_own_method(frame: Frame, call: Value, name: str) -> Value | None:
    """Return the value of a call of an own method, None if it is not entered. The method's own walk has its events."""
    forget_dicts(frame, call)
    node = frame.entering.methods.get(name)
    if node is None or not may_enter(frame, name) or node.asynchronous is not None:
        return None
    static = _is_static(node)
    if (node.decorators or not node.params.params) and not static:
        return None
    summary = frame.summaries.get(name)
    sets_by_name = sets_named_attributes(node)
    if summary is None or (summary.is_complete and not _takes_dict(call) and not sets_by_name):
        return None  # its own walk comes later in this round, or its summary is complete
    child = child_frame(frame, frame.entering.names or frame.names, name)
    child.cls = frame.entering.cls
    child.self_name = "" if static else node.params.params[0].name.value
    child.functions, child.called = dict(frame.functions), []
    child.attributes = frame.attributes.copy_sharing_answers()
    first = len(frame.nodes)
    bound = bind_arguments(child, node.params, call, child.self_name)
    returned = walk_body(child, node, bound)
    return_dicts(frame, child, node, bound)
    frame.entering.entered.append(EnteredCall(first, len(frame.nodes), call.at, name))
    caller_names = names_in_caller(bound, child.local_names, node)
    if sets_by_name:
        join_named_attributes(frame, child, caller_names, call.at)
    returned_keys: set[str] = set()
    if returned is not None and len(child.functions) > len(frame.functions):
        returned_keys = _take_over_functions(frame, child, returned, caller_names, call.at)
    if not any(
        changing_events(
            (event for event in child.events if event.nested not in returned_keys), len(frame.guards)
        )
    ):
        frame.entering.joined_calls.add(call.at)
    return result_of_call(call, returned, caller_names)


def _take_over_functions(
    frame: Frame, child: Frame, returned: Value, caller_names: CallerNames, at: At
) -> set[str]:
    """Add the lambdas and inner functions that an own method returns, and their events, to the caller's."""
    defined = {key: state for key, state in child.functions.items() if key not in frame.functions}
    returned_keys = {
        part.name for part in returned.walk() if part.form is Form.LAMBDA and part.name in defined
    }
    for key, state in defined.items():
        if key in returned_keys or state.outer in returned_keys:
            returned_keys.add(key)
            state.scope = state.scope or DefinitionScope(child.names, child.locals, None, child.self_name)
            frame.functions[key] = state
    renamed_values: dict[int, Value] = {}
    frame.events.extend(
        with_caller_names(event, caller_names, at, renamed_values)
        for event in child.events
        if event.nested in returned_keys
    )
    return returned_keys


def _is_static(node: cst.FunctionDef) -> bool:
    """Whether it is decorated by `@staticmethod` alone."""
    return len(node.decorators) == 1 and dotted(node.decorators[0].decorator) == "staticmethod"


def may_enter(frame: Frame, function: object) -> bool:
    return (
        len(frame.stack) < MAX_DEPTH
        and function not in frame.stack
        and frame.entering.budget > 0
        and function != frame.method
    )


def walk_body(child: Frame, node: Function, bound: dict[str, Value]) -> Value | None:
    """Walk over the body and return the returned value; None if it is unknown."""
    before = len(child.nodes)
    first = len(child.events)
    child.locals |= bound
    child.fixed = frozenset(bound.keys() - assigned_in(node))
    outer = child.guards
    if isinstance(node, cst.Lambda):
        returned: Value | None = evaluate(child, node.body)
    else:
        child.local_names = child.local_names | assigned_names(node.body)
        left = run_body(child, node.body)
        returns = [event for event in child.events[first:] if isinstance(event, Return)]
        returned = _merged_returns(returns, child, left)
        if not left and all(event.nested != child.nested for event in returns) and does_something(node.body):
            returned = Value(Kind.NONE, Form.LITERAL, name="None")
    if child.yielded:
        returned = generator_of(child.yielded, outer)
    child.entering.budget -= len(child.nodes) - before
    return returned


def does_something(body: cst.BaseSuite) -> bool:
    """Return whether the body of a function is more than `pass`, `...` and a docstring."""
    lines = (line for line in body.body if isinstance(line, cst.SimpleStatementLine))
    small = [statement for line in lines for statement in line.body]
    is_stub = all(
        isinstance(statement, cst.Pass)
        or (
            isinstance(statement, cst.Expr)
            and isinstance(statement.value, (cst.SimpleString, cst.ConcatenatedString, cst.Ellipsis))
        )
        for statement in small
    )
    return not is_stub or len(small) < len(body.body)


_TRIED = frozenset({GuardKind.TRY, GuardKind.EXCEPT, GuardKind.NO_ATTRIBUTE})


def _merged_returns(returns: Iterable[Return], child: Frame, left: bool) -> Value | None:
    own = [statement for statement in returns if statement.nested == child.nested]
    if not own or not left or any(statement.value is None for statement in own):
        return None
    tried = any(guard.kind in _TRIED for statement in own for guard in statement.guards)
    joined = own[0].value
    for statement in own[1:]:
        if joined is not None and statement.value is not None:
            joined = merge(joined, statement.value, "try" if tried else "")
    return joined
