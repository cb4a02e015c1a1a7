"""The conditions under which events happen."""

from __future__ import annotations

import builtins
import re
from collections.abc import Collection

from layerlint.model.facts import (
    At,
    Event,
    Form,
    Guard,
    GuardKind,
    Kind,
    LayerClass,
    Value,
    answered_once,
    attribute_of,
)
from layerlint.queries.creations import RUN
from layerlint.queries.version_guards import kerases_under

LAZY = frozenset({GuardKind.IS_NONE, GuardKind.NO_ATTRIBUTE, GuardKind.FLAG, GuardKind.IS_NOT_NONE})
"""Guards of something that is made once: `if self.w is None:`, `if not hasattr(self, "w"):`, `if self.first:`."""


def lazy_guard(layer: LayerClass, guards: tuple[Guard, ...]) -> Guard | None:
    """The guard that lets an event happen once only, if there is one.

    A test of an attribute that no call ever changes (`if self.use_bias:`) holds at every call or at none.
    """
    for guard in guards:
        if guard.kind is GuardKind.NO_ATTRIBUTE:
            return guard
        if guard.kind in LAZY and guard.path and _changes_in_calls(layer, guard.path):
            return guard
    return None


def _changes_in_calls(layer: LayerClass, path: str) -> bool:
    """Whether a call can change the attribute; Keras may change one that no known code sets."""
    root = attribute_of(path)
    is_set = layer.class_attribute(root) is not None
    for method, assign in layer.assignments():
        if attribute_of(assign.path) in {root, ""}:
            is_set = True
            phases = layer.phases.get((method.name, assign.nested)) or layer.phases_of(method)
            if not phases.isdisjoint(RUN):
                return True
    return not is_set or root in layer.assigned_elsewhere


_VERSIONS = re.compile(r"version|keras_?[23]|(?<![a-z])k_?[23](?![a-z0-9])|multi_backend")
"""Parts of names that distinguish Keras 2 and Keras 3: `keras.__version__`, `IS_KERAS3`, `_K2`."""


def names_keras_version(name: str) -> bool:
    """Whether code tests the version of Keras by this name."""
    return _VERSIONS.search(name.lower()) is not None


def places_of_other_versions(layer: LayerClass) -> frozenset[At]:
    """Places in the class that run with some versions or backends only, as `if keras_3():` or `if backend() == "jax":`
    decides: not with the Keras of the class, as far as that can be told, or not with TensorFlow. And those that a
    constant switches off: `if DEBUG:`, where the module says `DEBUG = False`.
    """
    places: set[At] = set()
    answers: dict[int, bool] = {}  # by the guard's identity: the same ones stand before many events

    def is_other(guard: Guard) -> bool:
        return (
            _is_of_other_version(guard, layer.keras) or _is_of_other_backend(guard) or _is_switched_off(guard)
        )

    for method, event in layer.events():
        guards = layer.guards(method, event)
        for guard in guards:
            if id(guard) not in answers:
                answers[id(guard)] = is_other(guard)
        if any(answers[id(guard)] for guard in guards):
            places.add(event.at)
            value = getattr(event, "value", None)
            if isinstance(value, Value):
                places.update(part.at for part in value.walk())
    return frozenset(places)


def _is_of_other_version(guard: Guard, keras: int) -> bool:
    """Whether the guard tests a version, and may exclude that of the class."""
    kerases = kerases_under(guard)
    return _asks_for_version(guard) if kerases is None else keras not in kerases


def _asks_for_version(guard: Guard) -> bool:
    return guard.value is not None and any(
        names_keras_version(part.callee.name)
        for part in guard.value.walk()
        if not part.local and not part.params and not part.reads
    )


def _is_switched_off(guard: Guard) -> bool:
    """`if False:`, `if DEBUG:`"""
    if guard.value is None or guard.value.path or guard.value.params:
        return False
    return guard.value.constant is guard.negated


_BACKENDS = ("torch", "jax", "mxnet", "openvino")


def _is_of_other_backend(guard: Guard) -> bool:
    """Whether the guard holds with a backend that is not TensorFlow."""
    if guard.value is None or guard.negated or guard.value.name in {"!=", "not in", "is not", "not"}:
        return False
    parts = [part for part in guard.value.walk() if not part.params]
    words = [part.constant if isinstance(part.constant, str) else part.callee.name for part in parts]
    return (
        any(backend in text.lower() for text in words for backend in _BACKENDS) and "tensorflow" not in words
    )


def has_guard(guards: tuple[Guard, ...], *kinds: GuardKind) -> bool:
    return any(guard.kind in kinds for guard in guards)


def catches(guards: tuple[Guard, ...], *exceptions: type[BaseException]) -> bool:
    """Whether a `try` around it takes one of these exceptions, or one that is not a built-in of Python."""
    for guard in guards:
        for name in guard.catches:
            caught = getattr(builtins, name, None)
            if not isinstance(caught, type) or any(issubclass(exception, caught) for exception in exceptions):
                return True
    return False


def depends_on_mode(guards: tuple[Guard, ...]) -> bool:
    """Whether a call without arguments (`if in_graph():`) is among the conditions: the code may run eagerly only."""
    return any(
        guard.kind is GuardKind.EAGER
        or (
            guard.kind is not GuardKind.WITH
            and guard.value is not None
            and guard.value.form is Form.CALL
            and not guard.value.args
            and guard.value.kind in (Kind.UNKNOWN, Kind.PLAIN)
        )
        for guard in guards
    )


def tests_value_type(guards: tuple[Guard, ...]) -> bool:
    """Whether the conditions test the type of a value."""
    return any(
        guard.value is not None
        and any(
            part.name in {"isinstance", "hasattr"} or "is_tensor" in part.callee.name
            for part in guard.value.walk()
        )
        for guard in guards
    )


@answered_once
def compiles_eagerly(layer: LayerClass) -> bool:
    """Whether the class compiles itself with `run_eagerly=True`."""
    return any(
        call.value.given("run_eagerly").constant is True
        for method in layer.members.values()
        for call in method.calls
    ) or any(assign.value.constant is True for _, assign in layer.assignments("run_eagerly"))


def never_both(first: Event, second: Event) -> bool:
    """Whether the events are in branches of the same test of which only one is taken."""
    taken = {guard.at: guard for guard in first.guards if guard.at >= 0}
    return any(
        guard.at in taken and (guard.kind, guard.negated) != (taken[guard.at].kind, taken[guard.at].negated)
        for guard in second.guards
    )


_NO_TESTS = frozenset(
    {
        GuardKind.LOOP,
        GuardKind.COMPREHENSION,
        GuardKind.WITH,
        GuardKind.TRY,
        GuardKind.EXCEPT,
        GuardKind.MATCH,
    }
)
_MOST_WAYS = 16
"""How many ways through branches are put together."""


def with_whole_tests(ways: Collection[frozenset[Guard]]) -> list[frozenset[Guard]]:
    """The ways, and those of which both branches of a test are among them: `if a: ... else: ...` is done in any case."""
    joined = list(dict.fromkeys(ways))
    for index, first in enumerate(joined):
        if index >= _MOST_WAYS:
            break
        for second in joined[:index]:
            both = first & second
            if _are_branches(first - both, second - both) and both not in joined:
                joined.append(both)
    return joined


def _are_branches(first: frozenset[Guard], second: frozenset[Guard]) -> bool:
    if len(first) != 1 or len(second) != 1:
        return False
    (left,), (right,) = first, second
    return (
        left.at == right.at
        and left.at >= 0
        and _NO_TESTS.isdisjoint({left.kind, right.kind})
        and (left.kind, left.negated) != (right.kind, right.negated)
    )
