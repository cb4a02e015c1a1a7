"""Conditions: which guards a test puts around its two branches."""

from __future__ import annotations

from layerlint.extract.copies import evolve
from layerlint.model.facts import At, Form, Guard, GuardKind, Kind, Value

_OPPOSITE = {
    GuardKind.IS_NONE: GuardKind.IS_NOT_NONE,
    GuardKind.IS_NOT_NONE: GuardKind.IS_NONE,
    GuardKind.NO_ATTRIBUTE: GuardKind.HAS_ATTRIBUTE,
    GuardKind.HAS_ATTRIBUTE: GuardKind.NO_ATTRIBUTE,
    GuardKind.NOT_BUILT: GuardKind.BUILT,
    GuardKind.BUILT: GuardKind.NOT_BUILT,
}

Branches = tuple[tuple[Guard, ...], tuple[Guard, ...]]


def opposite(guard: Guard) -> Guard:
    kind = _OPPOSITE.get(guard.kind)
    if kind is not None:
        return evolve(guard, kind=kind)
    return evolve(guard, negated=not guard.negated)


def guards_of(test: Value, at: At) -> Branches:
    """The guards of the branch where the test holds, and of the branch where it does not."""
    if test.form is Form.OPERATION and test.name == "not" and test.items:
        positive, negative = guards_of(test.items[0], at)
        return negative, positive
    if test.form is Form.CHOICE and test.name == "and" and len(test.items) == 2:
        left, _ = guards_of(test.items[0], at)
        right, _ = guards_of(test.items[1], at)
        return left + right, (Guard(GuardKind.OTHER, value=test, negated=True, at=at),)
    if test.form is Form.CHOICE and test.name == "or" and len(test.items) == 2:
        _, left = guards_of(test.items[0], at)
        _, right = guards_of(test.items[1], at)
        return (Guard(GuardKind.OTHER, value=test, at=at),), left + right
    guard = _guard_of_test(test, at)
    return (guard,), (opposite(guard),)


def _guard_of_test(test: Value, at: At) -> Guard:
    """The guard of a test that is no combination of others."""
    guard = None
    if test.form is Form.COMPARISON and len(test.items) == 2:
        guard = _guard_of_comparison(test, at)
    elif test.form is Form.CALL:
        guard = _guard_of_call(test, at)
    return guard or _guard_of_value(test, at)


def _guard_of_comparison(test: Value, at: At) -> Guard | None:
    """`self.w is None`, `"w" in self.ws`"""
    left, right = test.items
    if test.name in {"in", "not in"} and right.path:
        kind = GuardKind.IS_NONE if test.name == "not in" else GuardKind.IS_NOT_NONE
        return Guard(kind, right.path, test, at=at)
    if test.name not in {"is", "is not", "==", "!="}:
        return None
    if _is_none(left):
        left, right = right, left
    if _is_none(right) and left.path:
        kind = GuardKind.IS_NONE if test.name in {"is", "=="} else GuardKind.IS_NOT_NONE
        return Guard(kind, left.path, test, at=at)
    return None


def _is_none(value: Value) -> bool:
    return value.kind is Kind.NONE and value.form is Form.LITERAL


def _guard_of_call(test: Value, at: At) -> Guard | None:
    """`hasattr(self, "w")`, `tf.executing_eagerly()`"""
    if test.name == "hasattr" and len(test.positional) == 2:
        target, name = test.positional
        if target.kind is Kind.SELF and isinstance(name.constant, str):
            return Guard(GuardKind.HAS_ATTRIBUTE, name.constant, test, at=at)
    if test.name.endswith("executing_eagerly"):
        return Guard(GuardKind.EAGER, value=test, at=at)
    return None


def _guard_of_value(test: Value, at: At) -> Guard:
    """`self.built`, `self.run_eagerly`, `training`, `self.w`"""
    if "run_eagerly" in (test.member, test.path.rpartition(".")[2], test.name.rpartition(".")[2]):
        return Guard(GuardKind.EAGER, value=test, at=at)
    if test.path == "built":
        return Guard(GuardKind.BUILT, "built", test, at=at)
    if "training" in test.params or test.local == "training":
        return Guard(GuardKind.TRAINING, value=test, at=at)
    asks_method = test.on_self() and test.member.startswith("_is")
    if test.path and test.form in (Form.ATTRIBUTE, Form.CALL) and not asks_method:
        kind = GuardKind.IS_NOT_NONE if test.kind is not Kind.PLAIN else GuardKind.FLAG
        return Guard(kind, test.path, test, at=at)
    return Guard(GuardKind.OTHER, value=test, at=at)
