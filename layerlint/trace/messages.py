"""What the worker tells, message by message. Code of the user's runs beside it: nothing is taken as it comes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from layerlint.trace.decoding import MalformedMessage, Text, decode
from layerlint.trace.traced import (
    Condition,
    FailedOp,
    Given,
    Input,
    Interpreter,
    Layer,
    LoopState,
    Op,
    Place,
    Returned,
    TracedCall,
    TracedLoss,
    Variable,
)

VERSION = 1
LINE_BYTES = 64 << 20
PARTS = 4_000_000
"""How many lists and objects one message may have; a layer takes about a hundred."""

ErrorFrame: TypeAlias = tuple[str, int | None]
"""A file and a line that an error went through."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a trace is: import, construct, call, trace, read; and how many seconds the import took."""

    stage: str
    imported: float = 0.0


@dataclass(frozen=True, slots=True)
class LayerList:
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class VariableList:
    variables: tuple[Variable, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """How the class is made and called. `guessed` and `inputs` go back to the worker as they are.

    `stumbled` are the places of the first error that was not one of a call, but of another batch or of a graph, with a
    plan that was given up for this one.
    """

    init: tuple[Given, ...]
    fed: tuple[Given, ...]
    notes: tuple[str, ...] = ()
    guessed: dict[str, Any] = field(default_factory=dict)
    inputs: dict[str, Any] = field(default_factory=dict)
    training: bool = False
    stumbled: tuple[ErrorFrame, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    entry: str
    inputs: tuple[Input, ...]
    calls: tuple[TracedCall, ...]
    ops: tuple[Op, ...]
    outputs: tuple[Returned, ...]
    losses: tuple[TracedLoss, ...]
    conditions: tuple[Condition, ...] = ()
    states: tuple[LoopState, ...] = ()
    failed_op: FailedOp | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The user's code failed, or else (`user` is false) what layerlint was asked for is not there.

    `needs` is what no argument gives: abstract (a class that derives from it), package, file or network.
    """

    stage: str
    exception: Text
    user: bool = True
    place: Place | None = None
    layer: int | None = None
    brief: str = ""
    frames: tuple[ErrorFrame, ...] = ()
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a scenario showed, in the words of `worker/vocabulary.py`; `where` has the attributes that they are about.

    `said` tells what became of an argument, `lines` which lines of the class's file ran.
    """

    scenario: str
    seen: tuple[Text, ...]
    traits: tuple[Text, ...]
    where: dict[str, tuple[str, ...]]
    brief: str
    frames: tuple[ErrorFrame, ...]
    said: dict[str, str] = field(default_factory=dict)
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedUse:
    """How a test made an object of a class in a file, and what it called it with first."""

    file: str
    name: str
    where: str
    args: tuple[str, ...]
    kwargs: dict[str, str]
    whole: bool
    inputs: tuple[dict[str, Any], ...]
    named: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Recorded:
    uses: tuple[RecordedUse, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The last message of a request that came to its end."""


@dataclass(frozen=True, slots=True)
class NoKeras:
    """The interpreter cannot run the asked Keras."""

    reason: Text


@dataclass(frozen=True, slots=True)
class Ended:
    """How the process of a request ended: exit, time, memory, signal, or lost.

    Of its seconds it `waited` for a core, where the system tells.
    """

    how: str
    code: int
    seconds: float
    peak: int
    waited: float = 0.0


Told: TypeAlias = Stage | LayerList | VariableList | Planned | Flow | Failed | Seen | Recorded | Done
"""What the process tells in which code of the user's runs."""

Control: TypeAlias = Interpreter | NoKeras | Ended
"""What the worker itself tells, on a descriptor that no code of the user's has."""

TOLD: dict[str, type[Told]] = {
    "stage": Stage,
    "layers": LayerList,
    "variables": VariableList,
    "plan": Planned,
    "flow": Flow,
    "failure": Failed,
    "seen": Seen,
    "recorded": Recorded,
    "done": Done,
}
CONTROL: dict[str, type[Control]] = {"ready": Interpreter, "no_tensorflow": NoKeras, "ended": Ended}


def told(line: bytes, request: int, token: str) -> Told:
    """A message of a request. Raises `MalformedMessage`."""
    message: Told = _message(line, TOLD, request, token)
    return message


def control(line: bytes, request: int) -> Control:
    """A message of the worker; a request of 0 is its own. Raises `MalformedMessage`."""
    message: Control = _message(line, CONTROL, request, "")
    return message


def _message(line: bytes, kinds: dict[str, Any], request: int, token: str) -> Any:
    if len(line) > LINE_BYTES or line.count(b"[") + line.count(b"{") > PARTS:
        raise MalformedMessage("a message is too large")
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        raise MalformedMessage("a line is no JSON") from None
    if not isinstance(item, dict) or item.get("v") != VERSION:
        raise MalformedMessage("a line is no message")
    kind = item.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise MalformedMessage("a message is of an unknown kind")
    if (item.get("request"), item.get("token")) != (request, token) or isinstance(item["request"], bool):
        raise MalformedMessage(f"a message (`{kind}`) does not belong to the request")
    try:
        return decode(kinds[kind], item)
    except MalformedMessage as problem:
        raise MalformedMessage(f"`{kind}`: {problem}") from None
