"""The messages of the worker. Code of the user's runs beside it, so each one is checked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from layerlint.trace.decoding import MalformedMessage, Text, decode
from layerlint.trace.traced import (
    ArgumentValue,
    Condition,
    FailedOp,
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
    """How the class is constructed and called. `guessed` and `inputs` go back to the worker as they are.

    `stumbled` are the places of the first error that was not one of a call, but of another batch or of a graph, with a
    plan that was given up for this one.
    """

    init: tuple[ArgumentValue, ...]
    fed: tuple[ArgumentValue, ...]
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
    """The user's code failed, or else (`user` is false) the requested target does not exist.

    `needs` is what no argument can supply: abstract (a class that derives from it), package, file or network. `keras` is
    the major version of Keras that the target is a layer of, if it is not the one that ran, else 0.
    """

    stage: str
    exception: Text
    user: bool = True
    place: Place | None = None
    layer: int | None = None
    brief: str = ""
    frames: tuple[ErrorFrame, ...] = ()
    needs: str = ""
    keras: int = 0


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """The symptoms (`seen`) and traits of a scenario, words of `worker/vocabulary.py`; `where` has their attributes.

    `said` describes what became of each argument; `lines` are the lines of the class's file that ran.
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
    """How a test constructed an object of a class in a file, and the inputs of its first call."""

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
    """The last message of a request that was completed."""


@dataclass(frozen=True, slots=True)
class NoKeras:
    """The interpreter cannot run the requested Keras."""

    reason: Text


@dataclass(frozen=True, slots=True)
class Ended:
    """How the process of a request ended: exit, time, memory, signal, or lost.

    Of its seconds it `waited` for a core, where the system reports that.
    """

    how: str
    code: int
    seconds: float
    peak: int
    waited: float = 0.0


DataMessage: TypeAlias = (
    Stage | LayerList | VariableList | Planned | Flow | Failed | ScenarioResult | Recorded | Done
)
"""A message of the process in which the user's code runs."""

ControlMessage: TypeAlias = Interpreter | NoKeras | Ended
"""A message of the worker itself, on a descriptor that the user's code does not have."""

DATA_MESSAGES: dict[str, type[DataMessage]] = {
    "stage": Stage,
    "layers": LayerList,
    "variables": VariableList,
    "plan": Planned,
    "flow": Flow,
    "failure": Failed,
    "seen": ScenarioResult,
    "recorded": Recorded,
    "done": Done,
}
CONTROL_MESSAGES: dict[str, type[ControlMessage]] = {
    "ready": Interpreter,
    "no_tensorflow": NoKeras,
    "ended": Ended,
}


def data_message(line: bytes, request: int, token: str) -> DataMessage:
    """Decode a data message of a request. Raises `MalformedMessage`."""
    message: DataMessage = _message(line, DATA_MESSAGES, request, token)
    return message


def control_message(line: bytes, request: int) -> ControlMessage:
    """Decode a message of the worker; request 0 stands for none. Raises `MalformedMessage`."""
    message: ControlMessage = _message(line, CONTROL_MESSAGES, request, "")
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
