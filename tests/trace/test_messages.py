"""What the worker sends is not trusted: every field of every message that it really sends, changed in every way.

The messages in `recorded` are those of fixtures; whatever is made of them, the outcome is a picture or one error.
"""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from layerlint.errors import LayerlintError
from layerlint.prove.trial import _observation
from layerlint.render import Options, render
from layerlint.trace.assemble import assemble
from layerlint.trace.decoding import MalformedMessage, decode, printable
from layerlint.trace.encoding import encode
from layerlint.trace.layer_tree import Style, tree
from layerlint.trace.messages import (
    CONTROL_MESSAGES,
    DATA_MESSAGES,
    ScenarioResult,
    Stage,
    control_message,
    data_message,
)
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.result import read
from layerlint.trace.traced import Interpreter, Trace
from layerlint.trace.worker_session import WorkerOutcome, WorkerRequest
from tests.quickest import amounts

RECORDED = Path(__file__).with_name("recorded")
TRACES = sorted(RECORDED.glob("trace_*.jsonl"))
SCENARIOS = sorted(RECORDED.glob("scenario_*.jsonl"))
HERE = Interpreter("3.11", "python", "2.21", "3.15", 3)
DEEP: Any = []
for _ in range(300):
    DEEP = [DEEP]
GONE = object()
STRANGE: tuple[Any, ...] = (
    GONE,
    None,
    True,
    -1,
    0,
    7,
    10**30,
    10**400,
    1.5,
    math.nan,
    math.inf,
    "",
    "v0",
    "t99999999999",
    "v12345",
    "\ud800\x00\x1b[31m\n::error::\u202e",
    "x" * 5000,
    [],
    [None],
    [[1, 2]],
    {},
    {"": {}},
    DEEP,
)


def recorded(path: Path) -> list[dict[str, Any]]:
    """The last message of each kind, which is what counts."""
    last: dict[str, dict[str, Any]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        last.pop(item["kind"], None)
        last[item["kind"]] = item
    return list(last.values())


def places(item: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(item, dict):
        for key, value in item.items():
            yield from places(value, (*path, key))
    elif isinstance(item, list):
        for index, value in enumerate(item):
            yield from places(value, (*path, index))


def fields(items: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Where every kind of field stands for the first time, with something in it and without."""
    seen: dict[Any, tuple[Any, ...]] = {}
    for path in places(items):
        kind = "" if not path else items[path[0]]["kind"]
        value = at(items, path)
        key = (kind, tuple("#" if isinstance(step, int) else step for step in path), type(value), bool(value))
        seen.setdefault(key, path)
    return [path for path in seen.values() if path]


def at(items: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        items = items[step]
    return items


def changed(items: list[dict[str, Any]], path: tuple[Any, ...], value: Any) -> list[dict[str, Any]]:
    out = copy.deepcopy(items)
    holder = at(out, path[:-1])
    if value is GONE:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return out


def outcome(items: list[Any]) -> WorkerOutcome:
    """What a session makes of the messages."""
    messages, trouble = [], ""
    try:
        messages = [data_message(json.dumps(item).encode(), 1, "token") for item in items]
    except MalformedMessage as problem:
        trouble = str(problem)
    how = "malformed" if trouble else "exit"
    return WorkerOutcome(WorkerRequest("trace", {}), tuple(messages), how, 0, 0.0, 0, HERE, 4096, trouble)


@pytest.mark.parametrize(
    ("how", "code", "lost"),
    [("lost", 0, True), ("signal", 9, True), ("signal", 11, False), ("exit", 5, False), ("time", 0, False)],
)
def test_a_process_that_was_killed_tells_nothing_of_the_layer(how: str, code: int, lost: bool) -> None:
    request = WorkerRequest("trace", {})
    failure = read("a.py:A", WorkerOutcome(request, (Stage("call"),), how, code, 0.0, 0, HERE)).failure
    assert failure is not None
    assert (failure.stage, failure.lost) == ("call", lost)


def shown(trace: Trace) -> list[str]:
    """The trace in every way in which it is shown, pictures that take long aside."""
    graph = assemble(trace)
    data = encode(trace)
    return [
        tree(trace, Style(False, RelativePaths("."))),
        json.dumps(data, allow_nan=False),
        render(graph, "dot", Options()).decode(),
        render(graph, "json", Options()).decode(),
        render(assemble(trace, depth=1, library=True), "mermaid", Options()).decode(),
    ]


@pytest.mark.parametrize("path", TRACES, ids=lambda path: path.stem)
def test_a_recorded_trace_is_understood(path: Path) -> None:
    trace = read("x.py:X", outcome(recorded(path)))
    assert trace.layers
    assert (trace.failure is not None) == ("failure" in path.stem)
    shown(trace)


def all_fields() -> Iterator[tuple[list[dict[str, Any]], tuple[Any, ...]]]:
    """Every kind of field of all recorded traces, where it comes first."""
    seen = set()
    for path in TRACES:
        items = recorded(path)
        for place in fields(items):
            steps = tuple("#" if isinstance(step, int) else step for step in place[1:])
            value = at(items, place)
            key = (items[place[0]]["kind"], steps, type(value), bool(value))
            if key not in seen:
                seen.add(key)
                yield items, place


def refused(items: list[dict[str, Any]], place: tuple[Any, ...], value: Any) -> bool:
    """Whether a changed trace is refused; what is shown of it must be fit to be shown."""
    try:
        texts = shown(read("x.py:X", outcome(changed(items, place, value))))
    except LayerlintError as problem:
        texts = [str(problem)]
    except Exception as problem:
        what = "nothing" if value is GONE else repr(value)[:50]
        raise AssertionError(f"{place} = {what}: {type(problem).__name__}: {problem}") from problem
    for text in texts:
        assert len(texts) > 1 or "sent something that layerlint does not understand" in text
        text.encode()
        assert "\x1b" not in text
        assert "\n::error::" not in text
    return len(texts) == 1


@pytest.mark.parametrize("amount", amounts(3, 10, len(STRANGE)))
@pytest.mark.slow
def test_no_change_of_a_trace_is_a_traceback(amount: int) -> None:
    random = Random(17)
    count = sum(
        refused(items, place, value)
        for items, place in all_fields()
        for value in random.sample(STRANGE, amount)
    )
    assert count > 65 * amount


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_no_change_of_a_scenario_is_a_traceback(path: Path) -> None:
    items = recorded(path)
    for place in fields(items):
        for value in STRANGE:
            made = outcome(changed(items, place, value))
            seen = _observation("call", made)
            assert isinstance(seen.words, frozenset)
            if made.trouble:
                assert "something that layerlint does not understand" in seen.lost
            json.dumps(encode([sorted(seen.words), seen.raised, seen.brief, list(seen.frames)])).encode()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"noise",
        b"\xff\xfe",
        b"[1]",
        b'{"v": 1}',
        b'{"v": 1, "kind": ["done"], "request": 1, "token": "token"}',
        b'{"v": 1, "kind": "ended", "request": 1, "token": "token", "how": "exit", "code": 0}',
        b'{"v": 1, "kind": "done", "request": 2, "token": "token"}',
        b'{"v": 1, "kind": "done", "request": true, "token": "token"}',
        b'{"v": 1, "kind": "done", "request": 1, "token": ""}',
        b'{"v": 1, "kind": "done", "request": 1}',
        b'{"v": 2, "kind": "done", "request": 1, "token": "token"}',
        b"[" * 100_000,
        b"9" * 100_000,
        b'{"v": 1, "kind": "layers", "request": 1, "token": "token", "layers": '
        + b"[" * 900
        + b"]" * 900
        + b"}",
    ],
    ids=lambda line: line[:40].decode("latin-1"),
)
def test_what_is_no_message_of_the_request_is_refused(line: bytes) -> None:
    with pytest.raises(MalformedMessage):
        data_message(line, 1, "token")


def test_a_message_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json, "loads", lambda line: pytest.fail("it was read"))
    with pytest.raises(MalformedMessage, match="too large"):
        data_message(b"[]," * 5_000_000, 1, "token")


def test_the_end_counts_only_when_the_process_ends_well() -> None:
    fine = outcome(recorded(TRACES[0]))
    assert fine.done
    for how, code in (("signal", 9), ("exit", 3), ("time", 0), ("memory", 0), ("lost", 0)):
        broken = replace(fine, how=how, code=code)
        assert not broken.done
    end = outcome([item for item in recorded(TRACES[0]) if item["kind"] == "done"])
    assert end.done
    with pytest.raises(LayerlintError, match="the end without the calls"):
        read("x.py:X", end)


def test_every_kind_that_is_sent_is_known() -> None:
    kinds = {item["kind"] for path in (*TRACES, *SCENARIOS) for item in recorded(path)}
    assert kinds | {"recorded"} == set(DATA_MESSAGES), "what tests do is recorded in test_recorded_uses.py"
    assert not set(DATA_MESSAGES) & set(CONTROL_MESSAGES)


def test_the_worker_itself_is_checked_too() -> None:
    line = b'{"v": 1, "request": 3, "token": "", "kind": "ended", "how": "exit", "code": "0", "seconds": 1, "peak": 1}'
    with pytest.raises(MalformedMessage, match="`ended`: code: int expected"):
        control_message(line, 3)


def test_text_of_several_lines_stays_so_where_it_is_meant_to() -> None:
    message = decode(
        ScenarioResult,
        {"scenario": "a\nb", "seen": ["a\nb\x1b"], "traits": [], "where": {}, "brief": "", "frames": []},
    )
    assert message.scenario == "a\\nb"
    assert message.seen == ("a\nb\\x1b",)
    assert printable("é 中 \u3000") == "é 中 \\u3000"
