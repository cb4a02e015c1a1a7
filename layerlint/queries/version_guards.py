"""Tests of versions among the guards of an event: the Keras that a branch is for."""

from __future__ import annotations

from typing import NamedTuple

from layerlint.model.facts import Form, Guard, Value
from layerlint.tables.keras_versions import MIRRORED, UNDECIDED, Split, compared, starts

_PACKAGES = {
    "keras": "keras",
    "tensorflow.keras": "keras",
    "tensorflow": "tensorflow",
    "tensorflow.version": "tensorflow",
}
_VERSIONS = {
    f"{module}.{name}": package
    for module, package in _PACKAGES.items()
    for name in ("__version__", "VERSION")
} | {"keras.version": "keras", "tensorflow.keras.version": "keras"}
_ONLY_IN_3 = frozenset(
    {"ops", "version", "Variable", "KerasTensor", "Operation", "Function", "random", "tree"}
)
_HANDS_ON = frozenset(
    {"Version", "LooseVersion", "StrictVersion", "parse", "parse_version", "int", "float", "str"}
)


class _Compared(NamedTuple):
    package: str
    parts: tuple[int, int] | None = None


def kerases_under(guard: Guard) -> frozenset[int] | None:
    """The versions of Keras with which a guard holds; None if it tests no version."""
    split = _split(guard.value) if guard.value is not None else UNDECIDED
    if not split.decides:
        return None
    return split.fails if guard.negated else split.holds


def _split(test: Value) -> Split:
    match test:
        case Value(name="not", items=(operand,)):
            return _split(operand).negated()
        case Value(name="and", items=(left, right)):
            return _split(left).and_(_split(right))
        case Value(name="or", items=(left, right)):
            return _split(left).or_(_split(right))
        case Value(form=Form.COMPARISON, items=(left, right)):
            return _comparison_split(test.name, left, right)
    return _call_split(test)


def _comparison_split(word: str, left: Value, right: Value) -> Split:
    subject, with_ = _subject(left), _version(right)
    if subject is None:
        subject, with_, word = _subject(right), _version(left), MIRRORED.get(word, "")
    if subject is None or not with_:
        return UNDECIDED
    return compared(subject.package, word, with_, subject.parts)


def _call_split(test: Value) -> Split:
    of, _, method = test.name.rpartition(".")
    match method, test.positional:
        case "startswith", (Value(constant=str(prefix)),) if of in _VERSIONS:
            return starts(_VERSIONS[of], prefix)
        case "hasattr", (owner, name):
            if _PACKAGES.get(owner.name) == "keras" and name.constant in _ONLY_IN_3:
                return Split(frozenset({3}), frozenset({2}))
    return UNDECIDED


def _subject(value: Value) -> _Compared | None:
    """The version that a value is, or its first number."""
    if value.name in _VERSIONS:
        return _Compared(_VERSIONS[value.name])
    of, _, method = value.name.rpartition(".")
    if method == "split" and of in _VERSIONS:
        return _Compared(_VERSIONS[of])
    if method in _HANDS_ON:
        return _subject(value.given("version", 0))
    is_first = [item.constant for item in value.items] == [0]
    if is_first or value.member == "major":
        subject = _subject(value.holder)
        return subject._replace(parts=(0, 1)) if subject is not None else None
    return None


def _version(value: Value) -> str:
    if isinstance(value.constant, str | int | float):
        return "" if isinstance(value.constant, bool) else str(value.constant)
    if value.form is Form.TUPLE:
        return ".".join(_version(item) for item in value.items)
    if value.name.rpartition(".")[2] in _HANDS_ON:
        return _version(value.given("version", 0))
    return ""
