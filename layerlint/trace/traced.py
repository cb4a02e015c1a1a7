"""A trace: what one target holds and does, as frozen data: layers, variables, calls, ops, losses, failures.

Layers, variables, calls, ops and values have numbers. A *source* is a word: `t5` is value 5, made by an input, a
call or an op; `v3` is variable 3.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

VERSION = 1
"""The version of the messages and of the JSON of `layerlint trace`."""

Shape = tuple[int | None, ...]
Scalar: TypeAlias = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the user's code."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class ArgumentValue:
    """A value that the layer was constructed or called with, as text, and where it came from."""

    name: str
    text: str
    origin: str
    """`given`, `settings`, `default`, `name` (a usual value for such a name), `error` (learned from a message)..."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer, metric, optimizer, seed or random generator (`kind`). `owner` is the number of the layer that holds it."""

    number: int
    kind: str
    paths: tuple[str, ...]
    attribute: str
    owner: int | None
    class_name: str
    module: str
    builtin: bool
    model: bool
    functional: bool
    keras_name: str
    built: bool
    defined: Place | None
    place: Place | None
    settings: dict[str, Scalar | list[Scalar]]
    dtype: str
    trainable: bool
    compute_dtype: str = ""
    """The dtype of its computations, which mixed precision makes another than that of its variables, `dtype`."""
    by_keras: bool = False
    """Whether Keras itself made it, for a layer of its own."""
    weights: int = 0
    """How many weights Keras counts in it, those of its sublayers included."""
    params: int | None = None
    """How many numbers these weights hold, states of seeds and metrics left out; None while it is not built."""

    @property
    def path(self) -> str:
        return self.paths[0]


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable. `variable_kind` is trainable, non-trainable, state or untracked; `held` if an attribute holds it.

    `role` is what a state is for: metric, optimizer, seed, random generator, or "" for the state of something else.
    """

    number: int
    owner: int
    path: str
    name: str
    paths: tuple[str, ...]
    held: bool
    variable_kind: str
    keras_name: str
    initializer: str
    regularizer: str
    phase: str
    place: Place | None
    class_name: str
    shape: Shape | None
    dtype: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class TracedArgument:
    """A tensor that went into a call. `name` is "" for one that it took from elsewhere than its arguments."""

    name: str
    sources: tuple[str, ...]
    shape: Shape | None
    dtype: str


@dataclass(frozen=True, slots=True)
class Output:
    """A tensor that a call returned: value `value`; `inner` are the sources inside of the call."""

    name: str
    value: int
    inner: tuple[str, ...]
    shape: Shape | None
    dtype: str


@dataclass(frozen=True, slots=True)
class TracedCall:
    """One call of a layer, in the order in which they began. `region` are the loops and branches around it."""

    number: int
    parent: int | None
    layer: int
    arguments: tuple[TracedArgument, ...]
    outputs: tuple[Output, ...]
    options: dict[str, str]
    place: Place | None
    error: str
    region: tuple[str, ...]
    at: tuple[int, ...] = ()
    """Where it stands among the calls and ops of the traced function."""
    shapes_only: bool = False
    """Whether Keras made it only to find the shapes of its outputs."""


@dataclass(frozen=True, slots=True)
class OpOutput:
    """A result of an op; `result` is `[1]` for the second of several."""

    value: int
    shape: Shape | None
    dtype: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class Op:
    """What the user wrote between layers: `relu`, `+`; `types` are the TensorFlow ops that it is made of."""

    number: int
    call: int | None
    name: str
    types: tuple[str, ...]
    inputs: tuple[str, ...]
    reads: tuple[str, ...]
    writes: tuple[tuple[str, str], ...]
    """A variable and the method that assigns it."""
    outputs: tuple[OpOutput, ...]
    ends: tuple[int, ...]
    place: Place | None
    region: tuple[str, ...]
    at: tuple[int, ...] = ()
    words: str = ""
    """Its arguments other than tensors: `axis=-1`."""
    operands: tuple[tuple[str, str], ...] = ()
    """Sources, and which operand each is: `left`. None where another order would mean the same, or that is not known."""

    def operand(self, word: str) -> str:
        """Which operand a source is; one that is several has all of their names."""
        return ", ".join(dict.fromkeys(name for source, name in self.operands if source == word and name))


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of the user's, whose `branches` are regions of calls and ops: `cond · true#host`."""

    call: int | None
    host: str
    branches: tuple[str, ...]
    sources: tuple[str, ...]
    """What it is computed of."""
    ran: str
    """Which branch the call took: true, false or a number; "" where that is not known."""
    place: Place | None
    region: tuple[str, ...]
    at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FailedOp:
    """The operation that failed, in a call: it has no results."""

    name: str
    place: Place | None
    call: int
    arguments: tuple[TracedArgument, ...]


@dataclass(frozen=True, slots=True)
class LoopState:
    """What a turn of `loop`, the innermost `region`, begins with: `first`, then `next`, which each turn makes."""

    value: int
    loop: str
    first: tuple[str, ...]
    next: tuple[str, ...]
    shape: Shape | None
    dtype: str
    call: int | None
    region: tuple[str, ...]
    place: Place | None
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Input:
    name: str
    value: int
    shape: Shape | None
    dtype: str


@dataclass(frozen=True, slots=True)
class Returned:
    name: str
    sources: tuple[str, ...]
    shape: Shape | None
    dtype: str


@dataclass(frozen=True, slots=True)
class TracedLoss:
    """A loss of the call, of a regularizer, or the target of the gradient in `train_step`: see `LOSS_KINDS`."""

    loss_kind: str
    owner: int | None
    sources: tuple[str, ...]
    place: Place | None
    shape: Shape | None
    dtype: str
    amount: float | None = None
    """What it was in the eager call."""
    detail: str = ""
    """Of a regularizer: `L2 of dense.kernel`."""


@dataclass(frozen=True, slots=True)
class TraceFailure:
    """Where it stopped: import, construct, call, trace, or read, which is layerlint's own code.

    user   whether the user's code failed; else the target itself is missing or wrong
    lost   whether the process was killed, so that nothing is known of the layer
    needs  what no argument can supply: abstract (a class that derives from it), package, file, network, or ""
    keras  the major version of Keras that the target is a layer of, if it is not the one that ran, else 0
    """

    stage: str
    exception: str
    user: bool = True
    place: Place | None = None
    layer: int | None = None
    lost: bool = False
    needs: str = ""
    keras: int = 0


@dataclass(frozen=True, slots=True)
class Interpreter:
    """What ran: the versions, and the major version of Keras."""

    python: str
    executable: str
    tensorflow: str
    keras: str
    keras_major: int


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that the worker recorded of one target."""

    target: str
    interpreter: Interpreter | None = None
    init: tuple[ArgumentValue, ...] = ()
    fed: tuple[ArgumentValue, ...] = ()
    notes: tuple[str, ...] = ()
    entry: str = "call"
    """The method that was traced: call or train_step."""
    layers: tuple[Layer, ...] = ()
    variables: tuple[Variable, ...] = ()
    inputs: tuple[Input, ...] = ()
    calls: tuple[TracedCall, ...] = ()
    ops: tuple[Op, ...] = ()
    outputs: tuple[Returned, ...] = ()
    losses: tuple[TracedLoss, ...] = ()
    conditions: tuple[Condition, ...] = ()
    states: tuple[LoopState, ...] = ()
    failed_op: FailedOp | None = None
    failure: TraceFailure | None = None
    log: str = field(default="", compare=False)
    version: int = VERSION
