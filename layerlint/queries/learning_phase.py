"""The learning phase of Keras 2, and the `training` argument in its place."""

from __future__ import annotations

from layerlint.model.facts import Event, Form, Kind, Value
from layerlint.rule import FixRequest
from layerlint.tables.keras_names import keras_name


def fix_of_learning_phase(value: Value, event: Event | None) -> FixRequest | None:
    """The fix for a read of the learning phase, if `training` has the same meaning."""
    short = keras_name(value.name)
    if value.form is not Form.CALL or event is None or event.nested:
        return None
    if short == "backend.learning_phase" and not value.args and _training_is_none(event):
        # Keras 3 passes `training` in `fit`, so it is None only where the phase of Keras 2 was 0.
        return FixRequest("false-for-phase", value.at)
    if short in {"backend.in_train_phase", "backend.in_test_phase"} and not value.unpacks:
        training = value.given("training", 2)
        if training.params == {training.local}:
            first, other = value.given("x", 0), value.given("alt", 1)
            if _is_certain(first) and _is_certain(other):
                called = tuple(
                    ("calls", name)
                    for name, argument in (("x", first), ("alt", other))
                    if argument.kind is Kind.FUNCTION
                )
                return FixRequest("choice-by-training", value.at, called)
    return None


def _is_certain(value: Value) -> bool:
    """Whether it is certain if the value is a function, which Keras 2 calls."""
    return value.kind not in (Kind.UNKNOWN, Kind.PARAMETER)


def _training_is_none(event: Event) -> bool:
    """Whether the event happens only if the argument `training` is None."""
    return any(
        not guard.negated
        and guard.value is not None
        and guard.value.name in {"is", "=="}
        and guard.value.items[0].params == {"training"}
        and guard.value.items[1].kind is Kind.NONE
        for guard in event.guards
    )
