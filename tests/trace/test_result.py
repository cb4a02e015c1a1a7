"""What is said of a process that did not come to its end."""

from __future__ import annotations

import pytest

from layerlint.trace.decoding import Text
from layerlint.trace.layer_tree import Style, tree
from layerlint.trace.messages import DataMessage, Failed, Flow, Stage
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.result import read
from layerlint.trace.traced import Interpreter
from layerlint.trace.worker_session import WorkerOutcome, WorkerRequest

VERSIONS = Interpreter("3.11", "python", "2.16", "3.4", 3)


def outcome(*messages: DataMessage, how: str = "exit") -> WorkerOutcome:
    return WorkerOutcome(WorkerRequest("trace", {}), messages, how, 0, 30.0, 100, VERSIONS, memory_limit=600)


def said(*messages: DataMessage, how: str = "exit") -> str:
    failure = read("m.py:Net", outcome(*messages, how=how)).failure
    assert failure is not None
    return failure.exception


@pytest.mark.parametrize(
    ("how", "words"), [("time", "it was not done after 30 s"), ("memory", "more than 600 MiB")]
)
def test_a_limit_that_our_own_code_reaches_is_ours(how: str, words: str) -> None:
    ours, theirs = said(Stage("trace"), Stage("read"), how=how), said(Stage("trace"), how=how)
    assert words in ours
    assert words in theirs
    assert ours.startswith("layerlint's own code was reading the graph, after the layer had run: ")
    assert "layerlint" not in theirs


def test_an_error_of_our_own_code_is_ours() -> None:
    ours = said(Failed("read", Text("KeyError: 3")))
    assert ours == "layerlint's own code failed while it read the graph, after the layer had run: KeyError: 3"
    assert said(Failed("trace", Text("KeyError: 3"))) == "KeyError: 3"


def test_nothing_is_never_called_in_a_run_that_failed() -> None:
    trace = read(
        "m.py:Net", outcome(Flow("call", (), (), (), (), ()), Failed("call", Text("ValueError: no")))
    )
    assert "not called here" not in tree(trace, Style(False, RelativePaths(".")))
