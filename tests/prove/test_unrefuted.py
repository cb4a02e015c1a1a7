"""What keeps a finding without a symptom from being refuted, without TensorFlow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.prove.hiding_values import hiding_values, other_values_of
from layerlint.prove.parts_run import part_ran
from layerlint.prove.preconditions import why_unseen
from layerlint.prove.trial import Observation, Trial
from layerlint.rule import Diagnostic, Severity
from layerlint.text import Position, Span


def at(source: str, part: str) -> Diagnostic:
    line = next(number for number, text in enumerate(source.splitlines(), 1) if part in text)
    column = source.splitlines()[line - 1].index(part) + 1
    span = Span(Position(line, column), Position(line, column + len(part)))
    return Diagnostic("a.py", span, "LL202", "name", Severity.ERROR, "", layer="A")


def in_call(*lines: str) -> str:
    return "class A(Layer):\n    def call(self, x):\n" + "".join(f"        {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("return self.wrong(x)",), True),
        (("return self.wrong(x) if self.flag else x",), False),
        (("return x if self.wrong else 2 * x",), True),
        (("return self.flag and self.wrong(x)",), False),
        (("return self.wrong and self.flag",), True),
        (("y = lambda: self.wrong",), False),
        (("y = [self.wrong for _ in range(self.n)]",), False),
        (("y = [n for n in self.wrong]",), True),
        (("y = {n: self.wrong for n in x}",), False),
        (("y = [n for m in x for n in self.wrong]",), False),
        (("assert x, self.wrong",), False),
        (("assert self.wrong, x",), True),
        (("é = 'é' if self.flag else self.wrong",), False),
        (("return (", "    self.wrong", "    if self.flag", "    else x", ")"), True),
        (("return (", "    x", "    if self.flag", "    else self.wrong(x)", ")"), True),
    ],
)
def test_a_part_of_a_line_that_may_be_skipped_was_not_seen_to_run(
    lines: tuple[str, ...], expected: bool
) -> None:
    source = in_call(*lines)
    everything = frozenset(range(1, source.count("\n") + 1))
    assert part_ran(source, at(source, "self.wrong"), everything) is expected


def test_a_part_with_a_line_of_its_own_is_skipped_where_that_line_is() -> None:
    source = in_call("return (", "    self.wrong", "    if self.flag", "    else x", ")")
    assert not part_ran(source, at(source, "self.wrong"), frozenset({3, 5, 6}))


MADE = """class A(Layer):
    def __init__(self, rate=0.0, units=3, *, deep=True, name=None):
        super().__init__(name=name)
        self.drop = Dropout(rate)
        self.dense = Dense(units)
        self.deep = deep

    def call(self, x):
        y = self.drop(x)
        if self.deep:
            y = self.dense(x)
        return y
"""


@pytest.mark.parametrize(
    ("part", "passed", "expected"),
    [
        ("self.drop(", {}, [("rate", "0.0")]),
        ("Dropout(", {}, [("rate", "0.0")]),
        ("self.drop(", {"rate": "0.5"}, []),
        ("self.dense(", {}, []),
        ("self.dense(", {"units": "1"}, [("units", "1")]),
        ("self.deep:", {}, []),
        ("self.deep:", {"deep": "False"}, [("deep", "False")]),
        ("return y", {}, []),
    ],
)
def test_a_value_of_nothing_may_hide_a_fault(
    part: str, passed: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    plan = tuple((name, text, "guessed") for name, text in passed.items())
    assert hiding_values(at(MADE, part), in_trial(MADE, plan)) == expected


def in_trial(source: str, plan: tuple[tuple[str, str, str], ...] = ()) -> Trial:
    return cast(Trial, SimpleNamespace(source=source, grounds=lambda scenarios: SimpleNamespace(plan=plan)))


LOOPED = """class A(Layer):
    def __init__(self, depth=1, steps=2):
        super().__init__()
        self.steps = steps
        for _ in range(depth):
            self.dense = Dense(4)
        for _ in range(steps):
            self.block = Dense(4)

    def call(self, x):
        return self.dense(x)
"""


def test_a_loop_that_runs_once_may_hide_a_fault() -> None:
    assert hiding_values(at(LOOPED, "self.dense ="), in_trial(LOOPED)) == [("depth", "1")]
    assert not hiding_values(at(LOOPED, "self.block ="), in_trial(LOOPED))


CHOSEN = """class A(Layer):
    def __init__(self, widths=(8,), kind="relu", norm="none", learned=False, size=3, word="x"):
        super().__init__()
        for width in widths:
            self.dense = Dense(width)
        if kind == "relu":
            layer = ReLU()
        elif kind == "leaky":
            layer = LeakyReLU()
        else:
            layer = PReLU()
        self.parts = {layer}
        self.box = Box({"none": Identity(), "batch": BatchNormalization()}[norm])
        norms = {"none": Identity(), "batch": BatchNormalization()}
        self.held = Box(norms[norm])
        act = PReLU() if learned else ReLU()
        self.act = Box(act)
        self.last = Box(Dense(size, name=word))
"""


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("self.dense =", [("widths", "(8,)")]),
        ("self.parts =", [("kind", "'relu'")]),
        ("self.box =", [("norm", "'none'")]),
        ("self.held =", [("norm", "'none'")]),
        ("self.act =", [("learned", "False")]),
        ("self.last =", []),
    ],
)
def test_what_an_argument_chooses_may_hide_a_fault(part: str, expected: list[tuple[str, str]]) -> None:
    assert hiding_values(at(CHOSEN, part), in_trial(CHOSEN)) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("kind", "'relu'", ["'leaky'", "'relu_other'"]),
        ("learned", "False", ["True"]),
        ("depth", "1", ["3", "2"]),
        ("rate", "0.0", ["0.5", "2.0"]),
        ("widths", "(8,)", ["(8, 8)"]),
        ("widths", "[2]", ["[2, 2]"]),
        ("names", "('a',)", ["('a', 'a_other')"]),
        ("names", "()", []),
        ("part", "None", []),
        ("part", "keras.Input((3,))", []),
    ],
)
def test_other_values_are_those_of_which_more_happens(name: str, text: str, expected: list[str]) -> None:
    assert [other.text for other in other_values_of(CHOSEN, name, text)] == expected


def test_training_is_seen_of_the_attribute_that_a_finding_is_about() -> None:
    def unseen(*subjects: str, **where: Any) -> str:
        observation = Observation("fit", frozenset({"trained"}), where, "", "", ())
        return why_unseen([observation], ["untrained"], subjects)

    assert not unseen("w", trained=("w", "v"))
    assert not unseen("")
    assert "seen to train" in unseen("u", trained=("w", "v"))
    assert "seen to train" in why_unseen([], ["untrained"], ("w",))


def test_a_warning_that_does_not_come_refutes_nothing() -> None:
    assert "does not warn" in why_unseen([], ["warns=Gradients do not exist"])


def test_a_value_that_the_class_names_is_a_choice() -> None:
    words = other_values_of(CHOSEN, "kind", "'relu'")
    assert [word.is_choice for word in words] == [True, False]
    assert [number.is_choice for number in other_values_of(CHOSEN, "depth", "1")] == [False, False]
    assert other_values_of(CHOSEN, "learned", "False")[0].is_choice


SKIPPED = """class A(Layer):
    def __init__(self, deep=False, mode="a", drops=False, more=False):
        super().__init__()
        self.deep, self.mode, self.drops = deep, mode, drops
        self.uses = more

    def call(self, x):
        if self.mode == "b":
            x = self.wide(x)
        if self.uses:
            x = self.long(x)
        return self.drop(x) if self.drops else x
"""


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("self.wide(", [("mode", "'a'")]),
        ("self.long(", [("more", "False")]),
        ("self.drop(", [("drops", "False")]),
    ],
)
def test_a_line_that_did_not_run_depends_on_the_conditions_around_it(
    part: str, expected: list[tuple[str, str]]
) -> None:
    assert hiding_values(at(SKIPPED, part), in_trial(SKIPPED), skipped=True) == expected


def test_a_default_that_nothing_fills_here_may_be_filled_elsewhere() -> None:
    filled = Observation("instances", frozenset({"container-filled"}), {}, "", "", ())
    assert not why_unseen([filled], ["shared-state"])
    assert "to be filled" in why_unseen([], ["shared-state"])


def test_an_output_that_differs_refutes_no_lost_result() -> None:
    assert "another reason" in why_unseen([], ["output-is-input"])
