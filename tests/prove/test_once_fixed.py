"""A finding behind one that is proved and has a fix is judged in the fixed text, without TensorFlow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from layerlint.prove import once_fixed
from layerlint.prove.verdicts import JudgedClass
from layerlint.rule import Diagnostic, Evidence
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from tests.prove.test_judging import Pretended, raised

TEXT = """import tensorflow as tf


class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.a = self.add_weight("a", (3,))
        self.b = self.add_weight("b", (3,))
        self.c = self.add_weight("c", (3,))

    def call(self, inputs):
        return inputs * self.a * self.b * self.c
"""
ERROR = "ValueError: `name` must be passed as a keyword argument. Received: add_weight('{}', ...)."

Judge = Callable[..., list[Diagnostic]]


@pytest.fixture
def judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    path = tmp_path / "a.py"
    path.write_text(TEXT)
    run = lint_paths(LintRequest((str(path),), isolated=True, options={"keras": "3"}))

    def judged(
        *lines: int, first: Evidence = Evidence.PROVED, apart: bool = False, unrun: tuple[str, ...] = ()
    ) -> list[Diagnostic]:
        """The findings, where the class fails at these lines, one after the other as each is fixed."""
        left = list(lines)

        def class_trial(worker: Any, target: Any, settings: Any, source: str) -> Pretended:
            assert 'add_weight("a"' not in source
            shown = {}
            if left:
                name, line = "bc"[len(lines) - len(left)], left.pop(0)
                failing = raised("control", path, line, ERROR.format(name))
                failing = replace(failing, lines=frozenset(range(1, line + 1)))
                shown = {"control": failing, "call": replace(failing, scenario="call")}
            trial = Pretended(path, shown)
            trial.source = source
            return trial

        monkeypatch.setattr(once_fixed, "class_trial", class_trial)
        found = [one for one in run.diagnostics if one.code == "LL113"]
        open_ = [replace(one, evidence=Evidence.NOT_RUN, seen="no") for one in found[1:]]
        target = Pretended(path, {}).target
        told = [replace(found[0], evidence=first, seen="it failed")]
        proved = JudgedClass(target, open_ if apart else [*told, *open_], [], unrun)
        return once_fixed.judge_once_fixed(cast(Any, None), run, proved, told if apart else ()).judged

    return judged


def test_the_lines_that_fail_next_are_proved_once_the_first_is_fixed(judge: Judge) -> None:
    first, second, third = judge(7, 8)
    assert first.seen == "it failed"
    assert second.evidence is Evidence.PROVED
    assert second.seen.startswith("with LL113 in line 6 fixed: ")
    assert second.span.start.line == 7
    assert third.seen.startswith("with LL113 in line 6, LL113 in line 7 fixed: ")


def test_what_the_fixed_class_does_not_show_is_still_not_run(judge: Judge) -> None:
    first, *others = judge()
    assert first.evidence is Evidence.PROVED
    assert {(one.evidence, one.seen) for one in others} == {(Evidence.NOT_RUN, "no")}


def test_a_class_without_a_proved_fix_is_left_as_it_is(judge: Judge) -> None:
    assert {one.evidence for one in judge(7, first=Evidence.NOT_RUN)} == {Evidence.NOT_RUN}


def test_the_fix_of_a_class_before_may_let_a_class_run_that_could_not(judge: Judge) -> None:
    assert judge(7, apart=True)[0].evidence is Evidence.NOT_RUN
    assert judge(7, apart=True, unrun=("it failed",))[0].seen.startswith("with LL113 in line 6 fixed: ")
