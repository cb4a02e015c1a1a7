"""Which calls hand on a mode that the class chooses itself, in its own text and in what AutoGraph makes of it."""

from __future__ import annotations

import ast

import pytest

from layerlint.worker.scenarios.chosen_modes import choosing_lines

CHOSEN = {
    "a constant": "self.b(x, training=False)",
    "a constant by position": "self.b(x, False)",
    "an attribute": "self.b(x, training=self.train_b)",
    "an attribute and the argument": "self.b(x, training=training and self.noisy)",
    "the opposite of an attribute": "self.b(x, training=not self.frozen)",
    "one of two": "self.b(x, training=False if self.frozen else training)",
    "a method": "self.b(x, training=self.is_on())",
    "AutoGraph's": "ag__.converted_call(ag__.ld(self).b, (x,), dict(training=ag__.not_(ag__.ld(self).noisy)), f)",
    "AutoGraph's by position": "ag__.converted_call(ag__.ld(self).b, (ag__.ld(x), False), None, f)",
}
PASSED_ON = {
    "the argument": "self.b(x, training=training)",
    "nothing": "self.b(x)",
    "another argument": "self.b(x, training=is_training)",
    "what else came": "self.b(x, training=kwargs.get('training'))",
    "the phase": "self.b(x, training=K.learning_phase())",
    "AutoGraph's": "ag__.converted_call(ag__.ld(self).b, (x,), dict(training=ag__.ld(training)), f)",
}


def _chooses(*body: str) -> bool:
    text = "def call(self, x, training=None, is_training=None, **kwargs):\n" + "".join(
        f"    {one}\n" for one in body
    )
    return len(body) + 1 in choosing_lines(ast.parse(text))


@pytest.mark.parametrize("call", CHOSEN.values(), ids=CHOSEN)
def test_a_mode_of_the_class_is_chosen(call: str) -> None:
    assert _chooses(call)


@pytest.mark.parametrize("call", PASSED_ON.values(), ids=PASSED_ON)
def test_an_argument_that_is_passed_on_is_not_chosen(call: str) -> None:
    assert not _chooses(call)


def test_a_name_carries_the_choice() -> None:
    assert _chooses("mode = False if self.frozen else training", "self.b(x, training=mode)")
    assert _chooses("on = self.noisy", "mode = training and on", "self.b(x, training=mode)")
    assert not _chooses("mode = training", "self.b(x, training=mode)")
