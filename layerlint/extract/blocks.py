"""Blocks of statements, and the statements that hold them: conditions, loops, `with` and `try`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial, reduce

import libcst as cst

from layerlint.extract.assignments import assign_target
from layerlint.extract.dead_stores import note_replaced_in_loop
from layerlint.extract.decisions import decided
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.generators import note_consumed
from layerlint.extract.guards import guards_of
from layerlint.extract.module_values import module_iterated
from layerlint.extract.name_loops import fixed_names, iterates_once, named_iterations
from layerlint.extract.unpacking import bind_target, element_of
from layerlint.extract.value_merge import merge_locals, unknown
from layerlint.model.facts import Assign, Form, Guard, GuardKind, Iterate, Kind, Read, Test, TestForm, Value
from layerlint.syntax.tree import Statement, dotted, walk

_JUMPS = (cst.Break, cst.Continue)

HANDLERS: dict[type[cst.CSTNode], Callable[[Frame, cst.CSTNode], bool]] = {}
"""By type of statement, its handler, which returns whether the code behind is unreachable. Filled by
`layerlint.extract.statements`, because handlers import this module.
"""


def run_body(frame: Frame, body: cst.BaseSuite) -> bool:
    """Walk a block; True when its end is never reached. Conditions found on the way hold to its end only."""
    guards = frame.guards
    left = _run(frame, body.body)
    frame.guards = guards
    return left


def _run(frame: Frame, statements: Iterable[Statement]) -> bool:
    for statement in statements:
        if type(statement) is cst.SimpleStatementLine:
            if _run(frame, statement.body):
                return True
            continue
        handler = HANDLERS.get(type(statement))
        if handler is not None and handler(frame, statement):
            return True
    return False


def if_statement(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.If)
    test = evaluate(frame, statement.test)
    at = frame.at(statement.test)
    frame.events.append(Test(at, frame.guards, frame.nested, test, TestForm.IF))
    outcome = decided(frame, test)
    positive, negative = guards_of(test, at)
    if outcome is not None:
        if not frame.stack:
            _note_other_branch(frame, statement, outcome, negative if outcome else positive)
        return _decided_branch(frame, statement, outcome)
    before, locals_before, aliases = frame.guards, frame.locals, frame.aliases
    frame.locals = dict(locals_before)
    frame.guards = before + positive
    left_body = run_body(frame, statement.body)
    locals_body = frame.locals
    frame.locals = dict(locals_before)
    frame.guards = before + negative
    left_else = False
    if type(statement.orelse) is cst.If:
        left_else = if_statement(frame, statement.orelse)
    elif statement.orelse is not None:
        left_else = run_body(frame, statement.orelse.body)
    locals_else = frame.locals
    frame.guards = before
    frame.aliases = aliases
    if left_body and left_else:
        return True
    if left_body:
        frame.locals = locals_else
        if statement.orelse is None or not left_else:
            frame.guards = before + negative
    elif left_else:
        frame.locals = locals_body
        frame.guards = before + positive
    else:
        frame.locals = merge_locals(locals_body, locals_else)
    return False


def _decided_branch(frame: Frame, statement: cst.If, outcome: bool) -> bool:
    """Walk the only branch that runs."""
    if outcome:
        return run_body(frame, statement.body)
    if isinstance(statement.orelse, cst.If):
        return if_statement(frame, statement.orelse)
    return statement.orelse is not None and run_body(frame, statement.orelse.body)


def _note_other_branch(frame: Frame, statement: cst.If, outcome: bool, guards: tuple[Guard, ...]) -> None:
    """Record what an unreachable branch assigns and reads on `self`: callers outside the class may reach it."""
    other = statement.orelse if outcome else statement
    if other is None:
        return
    first, calls = len(frame.events), len(frame.called)
    before, locals_before, waiting = frame.guards, frame.locals, frame.waiting
    frame.guards, frame.locals = before + guards, dict(locals_before)
    frame.waiting = {name: list(assigns) for name, assigns in waiting.items()}
    if outcome and isinstance(other, cst.If):
        if_statement(frame, other)
    else:
        run_body(frame, other.body)
    frame.guards, frame.locals, frame.waiting = before, locals_before, waiting
    frame.events[first:] = [event for event in frame.events[first:] if isinstance(event, (Assign, Read))]
    del frame.called[calls:]


def _loop_body(frame: Frame, body: cst.BaseSuite, guard: Guard, orelse: cst.Else | None) -> None:
    before, locals_before = frame.guards, frame.locals
    frame.locals = dict(locals_before)
    frame.guards = (*before, guard)
    read_before, frame.read = frame.read, set()
    run_body(frame, body)
    note_replaced_in_loop(frame, guard, body)
    frame.read |= read_before
    frame.guards = before
    frame.locals = merge_locals(locals_before, frame.locals)
    if orelse is not None:
        run_body(frame, orelse.body)


def for_statement(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.For)
    note_consumed(frame, statement.iter)
    iterated = evaluate(frame, statement.iter)
    frame.events.append(Iterate(frame.at(statement.iter), frame.guards, frame.nested, iterated))
    locals_before = dict(frame.locals)
    element = element_of(frame, module_iterated(frame, iterated))
    if isinstance(statement.target, (cst.Attribute, cst.Subscript)):
        assign_target(frame, statement.target, element, alone=False)
    else:
        bind_target(frame, statement.target, element)
    if iterates_once(statement.iter, iterated):
        return _only_iteration(frame, statement)
    iterations = named_iterations(frame, statement, iterated)
    if iterations:
        fixed, frame.fixed = frame.fixed, frame.fixed | fixed_names(statement)
        for value in iterations:
            bind_target(frame, statement.target, value)
            run_body(frame, statement.body)
        frame.fixed = fixed
        return statement.orelse is not None and run_body(frame, statement.orelse.body)
    guard = Guard(GuardKind.LOOP, value=iterated, at=frame.at(node))
    _loop_body(frame, statement.body, guard, statement.orelse)
    frame.locals = merge_locals(locals_before, frame.locals)
    return False


def _only_iteration(frame: Frame, statement: cst.For) -> bool:
    """Walk the body of a loop with one iteration. True if it always returns or raises."""
    locals_before = frame.locals
    frame.locals = dict(locals_before)
    if run_body(frame, statement.body):
        frame.locals = merge_locals(locals_before, frame.locals)
        if not any(type(node) in _JUMPS for node in walk(statement.body)):
            return True
    return statement.orelse is not None and run_body(frame, statement.orelse.body)


def while_statement(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.While)
    test = evaluate(frame, statement.test)
    at = frame.at(statement.test)
    frame.events.append(Test(at, frame.guards, frame.nested, test, TestForm.WHILE))
    guard = Guard(GuardKind.LOOP, value=test, at=frame.at(node))
    _loop_body(frame, statement.body, guard, statement.orelse)
    return False


_ONLY_NAMES = frozenset({"name_scope", "device", "control_dependencies"})
"""Context managers that do not change whether, or how often, the block runs."""
_SCOPES = frozenset({"name_scope", "variable_scope"})
"""Context managers that prefix the names of the weights created in the block."""


def with_statement(frame: Frame, node: cst.CSTNode) -> bool:
    statement = cst.ensure_type(node, cst.With)
    before, outer = frame.guards, frame.scopes
    for item in statement.items:
        value = evaluate(frame, item.item)
        kind = GuardKind.INIT_SCOPE if value.method.endswith("init_scope") else GuardKind.WITH
        if item.asname is not None:
            bind_target(
                frame,
                item.asname.name,
                Value(
                    Kind.UNKNOWN,
                    Form.OTHER,
                    value.at,
                    name=value.name,
                    owner=value.owner,
                    member=value.member,
                ),
            )
        if value.method in _SCOPES:
            frame.scopes = (*frame.scopes, value)
        if kind is GuardKind.INIT_SCOPE or value.method not in _ONLY_NAMES:
            frame.guards = (*frame.guards, Guard(kind, value=value, at=frame.at(item)))
    left = run_body(frame, statement.body)
    frame.guards, frame.scopes = before, outer
    return left


def _handled(handler: cst.ExceptHandler | cst.ExceptStarHandler) -> set[str]:
    node = handler.type
    if node is None:
        return set()
    parts = [e.value for e in node.elements] if isinstance(node, cst.Tuple) else [node]
    return {dotted(part) for part in parts}


def _caught(handler: cst.ExceptHandler | cst.ExceptStarHandler) -> set[str]:
    """The exceptions that a handler catches; a bare `except` catches all."""
    return _handled(handler) or {"BaseException"}


def _raises(handler: cst.ExceptHandler | cst.ExceptStarHandler) -> bool:
    """Whether the handler ends by raising the exception again, or another one."""
    last = handler.body.body[-1] if handler.body.body else None
    if isinstance(last, cst.SimpleStatementLine):
        last = last.body[-1] if last.body else None
    return isinstance(last, cst.Raise)


def try_statement(frame: Frame, node: cst.CSTNode) -> bool:
    if not isinstance(node, (cst.Try, cst.TryStar)):
        return False
    before, locals_before = frame.guards, dict(frame.locals)
    frame.guards = (*before, *_guard_of_try(frame, node))
    first = len(frame.events)
    left = run_body(frame, node.body)
    tested = next((e.path for e in frame.events[first:] if isinstance(e, Read)), "")
    ends = [] if left else [frame.locals]
    for handler in node.handlers:
        frame.guards, frame.locals = before, merge_locals(locals_before, locals_before)
        if not _run_handler(frame, handler, tested):
            ends.append(frame.locals)
    frame.guards = before
    frame.locals = reduce(partial(merge_locals, choice="try"), ends) if ends else locals_before
    if node.orelse is not None and not left:
        left = run_body(frame, node.orelse.body)
    if node.finalbody is not None:
        left = run_body(frame, node.finalbody.body) or left
    return left and not ends


def _guard_of_try(frame: Frame, node: cst.Try | cst.TryStar) -> tuple[Guard, ...]:
    """None where every handler raises again."""
    catches = frozenset(
        name for handler in node.handlers if not _raises(handler) for name in _caught(handler)
    )
    return (Guard(GuardKind.TRY, at=frame.at(node), catches=catches),) if catches else ()


def _run_handler(frame: Frame, handler: cst.ExceptHandler | cst.ExceptStarHandler, tested: str) -> bool:
    """Walk a handler of a block that first reads the attribute `tested`; True when its end is never reached."""
    if handler.name is not None:
        bind_target(frame, handler.name.name, unknown())
    lacks = bool(tested) and "AttributeError" in _handled(handler)
    kind = GuardKind.NO_ATTRIBUTE if lacks else GuardKind.EXCEPT
    frame.guards = (*frame.guards, Guard(kind, tested if lacks else "", at=frame.at(handler)))
    return run_body(frame, handler.body)
