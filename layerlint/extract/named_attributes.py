"""Attributes that an own method sets by a name that it gets: `def _keep(self, name, x): setattr(self, name, x)`.

The method's own walk does not know the name. A walk with the arguments of a call does.
"""

from __future__ import annotations

from functools import lru_cache

import libcst as cst

from layerlint.extract.attribute_notes import note_assign
from layerlint.extract.caller_names import CallerNames, with_caller_names
from layerlint.extract.exact_texts import names_in
from layerlint.extract.frame import Frame
from layerlint.extract.joined_events import always_happens
from layerlint.model.facts import Assign, At, Kind
from layerlint.syntax.tree import children


@lru_cache(maxsize=256)
def sets_named_attributes(node: cst.FunctionDef) -> bool:
    """Return whether the method sets an attribute by a name that is made of its arguments, or a function does for it."""
    params = (*node.params.posonly_params, *node.params.params, *node.params.kwonly_params)
    if not params:
        return False  # a static method without parameters
    first, *others = [param.name.value for param in params]
    waiting: list[cst.CSTNode] = [node.body]
    while waiting:
        inner = waiting.pop()
        if (
            isinstance(inner, cst.Call)
            and _sets(inner)
            and names_in(inner.args[1].value).intersection(others)
        ):
            return True
        if isinstance(inner, cst.Call) and _hands_over(inner, first, others):
            return True
        waiting += children(inner)
    return False


def _hands_over(call: cst.Call, itself: str, params: list[str]) -> bool:
    """`put(self, name, x)`"""
    names = [argument.value.value for argument in call.args if isinstance(argument.value, cst.Name)]
    return isinstance(call.func, cst.Name) and itself in names[:1] and any(name in params for name in names)


def _sets(call: cst.Call) -> bool:
    return isinstance(call.func, cst.Name) and call.func.value == "setattr" and len(call.args) == 3


def join_named_attributes(frame: Frame, child: Frame, caller_names: CallerNames, at: At) -> None:
    """Add what the method sets by the name in this call to the events of the caller.

    Variables are left out: `LL104` reports them where they are set.
    """
    renamed: dict[int, object] = {}
    for event in child.events:
        node = frame.nodes[event.at] if isinstance(event, Assign) and event.path else None
        if not isinstance(event, Assign) or not isinstance(node, cst.Call) or not _sets(node):
            continue
        if event.value.kind is Kind.VARIABLE or not always_happens(event, len(frame.guards), frozenset()):
            continue
        joined = with_caller_names(event, caller_names, at, renamed)  # type: ignore[arg-type]
        if isinstance(joined, Assign):
            frame.events.append(joined)
            note_assign(frame, joined)
