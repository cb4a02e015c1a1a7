"""What a class creates in `call`, and under which conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from layerlint.model.facts import Assign, Call, Guard, GuardKind, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.assigns import assigned_by
from layerlint.queries.conditions import has_guard, lazy_guard
from layerlint.queries.creations import builds_lazily, creations, inherited_creations


@dataclass(frozen=True, slots=True)
class CallCreation:
    """A call that creates an object, reached from `call` and not from `__init__` or `build`.

    created  the new object: the value of the call, or what the called helper creates
    guards   all conditions under which it happens
    once     whether one of them holds at the first call only
    """

    layer: LayerClass
    method: Method
    call: Call
    created: Value
    guards: tuple[Guard, ...]
    once: bool

    @property
    def assign(self) -> Assign | None:
        """The assignment to an attribute of `self` that it goes to."""
        return assigned_by(self.method, self.created)

    @property
    def assign_by_caller(self) -> Assign | None:
        """The assignment in the caller, if a helper returns the created value."""
        if not any(
            event.value is not None and event.value.at == self.created.at for event in self.method.returns
        ):
            return None
        return next(self._assigned_by_callers(), None)

    def _assigned_by_callers(self) -> Iterator[Assign]:
        for method in self.layer.methods:
            if not any(call.value.on_self(self.method.name) for call in method.calls):
                continue
            for assign in method.assigns:
                same = (assign.value.kind, assign.value.form, assign.value.callee)
                if same == (self.created.kind, self.created.form, self.created.callee):
                    yield assign

    @property
    def path(self) -> str:
        """The attribute that it goes to, "" for none."""
        assign = self.assign
        return assign.path if assign is not None else ""

    def under(self, *kinds: GuardKind) -> bool:
        return has_guard(self.guards, *kinds)


def created_in_call(layer: LayerClass, *kinds: Kind) -> Iterator[CallCreation]:
    """Places in own methods that create a value of one of these kinds."""
    for method, call in creations(layer, *kinds, phases=(Phase.CALL,)):
        yield from in_call(layer, method, call, call.value)


def inherited_in_call(layer: LayerClass, *kinds: Kind) -> Iterator[CallCreation]:
    """Calls in own methods of an inherited helper that creates a value of one of these kinds."""
    for method, call, created in inherited_creations(layer, *kinds, phases=(Phase.CALL,)):
        yield from in_call(layer, method, call, created)


def in_call(layer: LayerClass, method: Method, call: Call, created: Value) -> Iterator[CallCreation]:
    """The call as a creation, unless it belongs to `build` or `__init__`, called from `call` by hand."""
    if not builds_lazily(layer, method, call):
        guards = layer.guards(method, call)
        yield CallCreation(layer, method, call, created, guards, lazy_guard(layer, guards) is not None)
