"""What flows between the calls of a traced function: a walk over its graphs, through the bodies of loops and
branches, from everything that a call consumes back to where it was made.

Every source is a word: `t5` is a value made by an input, a call or an op; `v3` is a variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..keras_api import Api
from . import op_words, operands, opnames
from .branches import HOSTS
from .described import described
from .function_graphs import Body, FunctionGraphs
from .op_kinds import ALIASES, ASSIGNS, CREATORS, LISTS, SHAPES, STATIC_MATH
from .recorder import CallRecorder, RecordedCall
from .snapshot import Snapshot

WRITTEN = re.compile(r"cond|case|switch_case|switch|while_loop|tf_\w*for_stmt")
"""What the user calls a condition or a loop; AutoGraph makes a `cond` of an `if`, and a loop of a `for`."""
LOOPS = {"While", "StatelessWhile"}
COUNTERS = 2
"""So many results of a loop are TensorFlow's own: how many turns there were, and how many there may be."""


class CarriedValue:
    """What goes round in a loop: `tensor` is `given` in the first turn, in each other turn what the one before made."""

    def __init__(self, tensor: Any, given: Any, following: Any) -> None:
        self.tensor = tensor
        self.given = given
        self.following = following
        self.value: int | None = None
        self.first: list[str] = []
        self.next: list[str] = []

    def fields(self) -> dict[str, Any]:
        return {"value": self.value, "first": self.first, "next": self.next, **described(self.tensor)}


class GraphWalk:
    """The walk. Give it everything that was recorded; `walk` makes the messages' fields."""

    def __init__(self, recorder: CallRecorder, root: Any, snapshot: Snapshot, api: Api) -> None:
        self.recorder = recorder
        self.api = api
        self.root = root
        self.variables = snapshot.variable_numbers
        """From the id of a `tf.Variable` to its number."""
        self.handles = {
            id(variable.handle): number
            for number, variable in enumerate(snapshot.raw)
            if getattr(variable, "handle", None) is not None
        }
        self.graphs = FunctionGraphs(recorder, root)
        self.values: dict[int, int] = {}
        self.counted = 0
        self.kept: list[Any] = []
        self.static_cache: dict[int, bool] = {}
        self.needed: dict[int, Any] = {}
        self.states: dict[int, CarriedValue] = {}
        """By the id of the placeholder that a turn of a loop begins with."""
        self.explicit: set[int] = set()
        """Ops that only pass on, and are told all the same: all that there is in a branch."""
        self.opened: dict[int, bool] = {}
        parents = {id(call.parent) for call in recorder.calls if call.parent is not None}
        for call in recorder.calls:
            self.opened[call.number] = id(call) in parents or not api.is_builtin(type(call.layer))
            for _, out, _ in call.outputs:
                self.number(out)
        self._enter_bodies()

    def _enter_bodies(self) -> None:
        """What the user wrote in branches and loops is seen, whether or not it calls layers; not what a library wrote."""
        for graph in self.graphs.all:
            for op in graph.get_operations() if self.graphs.is_entered(graph) else ():
                if op.type in HOSTS | LOOPS and self.is_open(self.graphs.owner.get(id(op))):
                    name, place, _ = opnames.named(op, self.recorder.callsites)
                    bodies = self.graphs.inner.get(id(op), [])
                    exchanging = any(self._exchanges(body.graph) for body in bodies if not body.branch)
                    if place is not None and WRITTEN.fullmatch(name) and not exchanging:
                        self.graphs.enter(bodies)

    def _exchanges(self, body: Any) -> bool:
        """Whether a turn of a loop passes on one thing as another, which no line between ops could say."""
        places = {id(given): place for place, given in enumerate(body.inputs)}
        passed = [places.get(id(self._unaliased(out))) for out in body.outputs]
        return any(place is not None and place != at for at, place in enumerate(passed))

    def is_open(self, call: RecordedCall | None) -> bool:
        """Whether what is in a call may be drawn: the user wrote it, or it calls other layers."""
        return call is None or self.opened[call.number]

    # From a tensor to its sources.

    def sources(self, tensor: Any) -> list[str]:
        """The values and variables that a tensor is, seen through ops that only pass on."""
        out: list[str] = []
        seen: set[int] = set()
        stack = self._parts(tensor)
        while stack:
            item = stack.pop()
            if item is None or id(item) in seen:
                continue
            seen.add(id(item))
            self.kept.append(item)
            word, following = self._step(item)
            if word and word not in out:
                out.append(word)
            stack.extend(reversed(following))
        return out

    def _step(self, tensor: Any) -> tuple[str, list[Any]]:
        """Either the word of what made the tensor, or the tensors that it only passes on."""
        word = self._word(tensor)
        if word:
            return word, []
        if id(tensor) in self.graphs.captured:
            return "", [self.graphs.captured[id(tensor)]]
        op = _op(tensor)
        if op is None:
            return "", []
        if id(op) in self.explicit:
            self.needed[id(op)] = op
            return f"t{self.number(tensor)}", []
        if self._is_state(op, tensor):
            return f"t{self.number(tensor)}", []
        passed = self._passed_on(op, tensor)
        if passed is not None:
            return "", passed
        if self.is_static(tensor) and op.type not in CREATORS:
            return "", []
        if id(op) not in self.graphs.index:
            return "", []
        self.needed[id(op)] = op
        return f"t{self.number(tensor)}", []

    def _word(self, tensor: Any) -> str:
        """The word of a variable, or of a value that has a number already; "" for another tensor."""
        number = self.variables.get(id(tensor))
        if number is None and self.api.is_variable(tensor):
            number = self.variables.get(id(self.api.raw(tensor)))
        if number is None:
            number = self.handles.get(id(tensor))
        if number is not None:
            return f"v{number}"
        return f"t{self.values[id(tensor)]}" if id(tensor) in self.values else ""

    def _passed_on(self, op: Any, tensor: Any) -> list[Any] | None:
        """The tensors that an op gives as they are; None for an op that computes."""
        if op.type == "Placeholder":
            entry = self.graphs.bodies.get(id(op.graph))
            return [] if entry is None else self._into_body(tensor, entry)
        if op.type == "ReadVariableOp":
            return [op.inputs[0]]
        if op.type in ALIASES and op.inputs:
            return [op.inputs[tensor.value_index if op.type == "IdentityN" else 0]]
        if op.type == "Cast" and (self._casts_variable(op) or self._converts(op)):
            return [op.inputs[0]]
        bodies = [body for body in self.graphs.inner.get(id(op), ()) if id(body.graph) in self.graphs.busy]
        if bodies:
            outputs = [out for body in bodies for out in _outputs_at(body.graph, tensor.value_index)]
            return self._of_branches(outputs) if bodies[0].branch else outputs
        return None

    def _of_branches(self, outputs: list[Any]) -> list[Any]:
        """What the branches give for one result; a branch that makes nothing is told by the op that gives it out."""
        given = [self._given_to_branch(out) for out in outputs]
        if given[0] is not None and all(item is given[0] for item in given):
            return [given[0]]
        for out, item in zip(outputs, given):
            op = _op(out)
            if op is not None and op.type in ALIASES and (item is not None or self.is_static(out)):
                self.explicit.add(id(op))
        return outputs

    def _given_to_branch(self, out: Any) -> Any:
        """What a result of a branch is outside of it, where the branch only passes it on."""
        while id(out) not in self.values:
            op = _op(out)
            if op is None:
                return None
            if op.type == "Placeholder":
                entry = self.graphs.bodies.get(id(op.graph))
                into = [] if entry is None else self._into_body(out, entry)
                return into[0] if into else self.graphs.captured.get(id(out))
            if op.type == "ReadVariableOp" or (op.type in ALIASES and op.inputs):
                out = op.inputs[out.value_index if op.type == "IdentityN" else 0]
            else:
                return None
        return None

    def _into_body(self, tensor: Any, entry: Body) -> list[Any]:
        """What a body's placeholder stands for: the op's input, in a loop the one of the first turn."""
        if entry.call is not None:
            placeholders = [op.outputs[0] for op in entry.graph.get_operations() if op.type == "Placeholder"]
            pairs = zip(placeholders, entry.call.arguments)
            return [given for placeholder, (_, given) in pairs if placeholder is tensor]
        for position, placeholder in enumerate(entry.graph.inputs):
            if placeholder is tensor:
                shift = 1 if entry.branch else 0
                inputs = entry.host.inputs
                return [inputs[position + shift]] if position + shift < len(inputs) else []
        return []

    def _is_state(self, op: Any, tensor: Any) -> bool:
        """Whether a tensor is what a turn of a loop begins with, and another turn with something else."""
        entry = self.graphs.bodies.get(id(op.graph)) if op.type == "Placeholder" else None
        if entry is None or entry.role != "body":
            return False
        first = self._into_body(tensor, entry)
        for position, placeholder in enumerate(entry.graph.inputs):
            if placeholder is tensor and first:
                following = _outputs_at(entry.graph, position)
                if following and self._unaliased(following[0]) is not tensor:
                    self.states[id(tensor)] = CarriedValue(tensor, first[0], following[0])
                    return True
        return False

    def _unaliased(self, tensor: Any) -> Any:
        op = _op(tensor)
        while op is not None and op.type in ALIASES and op.inputs and id(tensor) not in self.values:
            tensor = op.inputs[tensor.value_index if op.type == "IdentityN" else 0]
            op = _op(tensor)
        return tensor

    def _casts_variable(self, op: Any) -> bool:
        made = _op(op.inputs[0])
        return made is not None and made.type == "ReadVariableOp"

    def _converts(self, op: Any) -> bool:
        """Whether Keras itself brings a tensor to the dtype of a layer. What mixed precision does is told."""
        halves = {"float16", "bfloat16"} & {op.inputs[0].dtype.name, op.outputs[0].dtype.name}
        return not halves and opnames.converts(op, self.recorder.callsites)

    def number(self, tensor: Any) -> int:
        """The number of a value, given when it is first asked for."""
        if id(tensor) not in self.values:
            self.counted += 1
            for part in (tensor, *self._parts(tensor)):
                self.values[id(part)] = self.counted - 1
                self.kept.append(part)
        return self.values[id(tensor)]

    def _parts(self, tensor: Any) -> list[Any]:
        """The tensors in a sparse or ragged one: they have its number."""
        if isinstance(tensor, self.api.tf.__internal__.CompositeTensor) and not self.api.is_variable(tensor):
            return list(self.api.tf.nest.flatten(tensor, expand_composites=True))
        return [tensor]

    def is_static(self, tensor: Any) -> bool:
        """Whether a tensor is made of constants and shapes alone."""
        stack = [tensor]
        while stack:
            item = stack[-1]
            if id(item) in self.static_cache:
                stack.pop()
                continue
            op = _op(item)
            if op is None or op.type in SHAPES:
                self.static_cache[id(item)] = id(item) not in self.handles
                continue
            if op.type == "Placeholder":
                external = self.graphs.captured.get(id(item))
                self.static_cache[id(item)] = (
                    external is not None
                    and hasattr(external, "numpy")
                    and (id(external) not in self.handles and item.dtype != self.api.tf.resource)
                )
                continue
            if op.type not in STATIC_MATH or id(item) in self.recorder.boundaries:
                self.static_cache[id(item)] = False
                continue
            todo = [given for given in op.inputs if id(given) not in self.static_cache]
            if todo:
                stack.extend(todo)
                continue
            self.static_cache[id(item)] = all(self.static_cache[id(given)] for given in op.inputs)
        return self.static_cache[id(tensor)]

    # The messages.

    def walk(self, inputs: list[tuple[str, Any]], outputs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Everything that flows, as plain JSON."""
        for _, tensor in inputs:
            self.number(tensor)
        given = []
        for name, tensor in inputs:
            given.append({"name": name, "value": self.number(tensor), **described(tensor)})
        calls = [self._call(call) for call in self.recorder.calls]
        returned = [
            {"name": name, "sources": self.sources(tensor), **described(tensor)} for name, tensor in outputs
        ]
        losses = []
        for loss in self.recorder.losses:
            losses.append(
                {
                    "loss_kind": loss.kind,
                    "owner": loss.owner,
                    "sources": self.sources(loss.value),
                    "place": loss.site,
                    **described(loss.value),
                }
            )
        for op in self._assigning():
            self.needed[id(op)] = op
        failed = self._failed_op()
        conditions = list(self._conditions())
        ops = self._ops()
        return {
            "inputs": given,
            "calls": calls,
            "outputs": returned,
            "losses": losses,
            "conditions": conditions,
            "states": [
                {**state.fields(), "loop": self.graphs.region(state.tensor.graph)[-1]}
                for state in self.states.values()
            ],
            "ops": ops,
            "failed_op": failed,
        }

    def _failed_op(self) -> dict[str, Any] | None:
        """The op that failed, in the innermost call that failed."""
        op = self.recorder.failed_op
        broken = [call.number for call in self.recorder.calls if call.error]
        if op is None or not broken:
            return None
        given = [{"name": "", "sources": self.sources(item), **described(item)} for item in op.inputs]
        return {"name": op.name, "place": op.place, "call": broken[-1], "arguments": given}

    def _conditions(self) -> Iterator[dict[str, Any]]:
        """The conditions whose branches are seen."""
        hosts: dict[tuple[Any, ...], list[Any]] = {}
        for graph in self.graphs.all:
            for op in graph.get_operations() if self.graphs.is_entered(graph) else ():
                bodies = self.graphs.inner.get(id(op), [])
                seen = bool(bodies) and id(bodies[0].graph) in self.graphs.busy
                if op.type in HOSTS and seen and self.is_open(self.graphs.owner.get(id(op))):
                    found = opnames.named(op, self.recorder.callsites)[1]
                    hosts.setdefault(tuple(found or ()), []).append(op)
        for line, ops in hosts.items():
            place = list(line) or None
            for number, op in enumerate(ops):
                owner = self.graphs.owner.get(id(op))
                yield {
                    "call": None if owner is None else owner.number,
                    "host": op.name,
                    "branches": [body.branch for body in self.graphs.inner[id(op)]],
                    "sources": self.sources(op.inputs[0]),
                    "ran": self.recorder.branches.at(place, number, len(ops)),
                    "place": place,
                    "region": self.graphs.region(op.graph),
                    "at": [*self.graphs.before(op.graph), self.graphs.index[id(op)]],
                }

    def _call(self, call: RecordedCall) -> dict[str, Any]:
        arguments = []
        known: set[str] = set()
        for name, tensor in call.arguments:
            words = self.sources(tensor)
            known.update(words)
            arguments.append({"name": name, "sources": words, **described(tensor)})
        opened = self.is_open(call)
        outputs = []
        for path, out, inner in call.outputs:
            outputs.append(
                {
                    "name": path,
                    "value": self.number(out),
                    "inner": self.sources(inner) if opened else [],
                    **described(out),
                }
            )
        if not opened:
            masks = [getattr(tensor, "_keras_mask", None) for _, tensor in call.arguments]
            for tensor in self._taken(call):
                words = [word for word in self.sources(tensor) if word.startswith("t") and word not in known]
                if words:
                    known.update(words)
                    name = "mask" if any(tensor is mask for mask in masks) else ""
                    arguments.append({"name": name, "sources": words, **described(tensor)})
        return {
            "number": call.number,
            "parent": None if call.parent is None else call.parent.number,
            "layer": call.layer,
            "arguments": arguments,
            "outputs": outputs,
            "options": call.options,
            "place": call.site,
            "error": call.error,
            "region": self.graphs.region(call.graph),
            "shapes_only": self.graphs.is_scratch(call.graph),
            "at": [*self.graphs.before(call.graph), call.start],
        }

    def _taken(self, call: RecordedCall) -> Iterator[Any]:
        """Tensors that ops of a call consume and that were made before it."""
        for op in call.graph.get_operations()[call.start : call.end]:
            for tensor in op.inputs:
                made = _op(tensor)
                if made is None or made.graph is not call.graph or tensor.dtype == self.api.tf.resource:
                    continue
                before = (
                    self.graphs.index.get(id(made), call.start) < call.start and made.type != "Placeholder"
                )
                if before and not self.is_static(tensor):
                    yield tensor

    def _assigning(self) -> Iterator[Any]:
        for graph in self.graphs.all:
            for op in graph.get_operations():
                seen = op.type in ASSIGNS and self.is_open(self.graphs.owner.get(id(op)))
                if seen and not opnames.initializes(op, self.recorder.callsites):
                    yield op

    def _ops(self) -> list[dict[str, Any]]:
        """Ops that something needs, in open calls; asking for their inputs finds more of them, and of loops' states."""
        found: dict[int, dict[str, Any]] = {}
        while True:
            for state in [item for item in self.states.values() if item.value is None]:
                state.value = self.number(state.tensor)
                state.first, state.next = self.sources(state.given), self.sources(state.following)
            todo = [op for key, op in self.needed.items() if key not in found]
            if not todo and all(state.value is not None for state in self.states.values()):
                break
            for op in todo:
                given = self._operands(op) if self.is_open(self.graphs.owner.get(id(op))) else []
                found[id(op)] = {
                    "op": op,
                    "inputs": _unique([word for word, _ in given if word.startswith("t")]),
                    "reads": _unique([word for word, _ in given if word.startswith("v")]),
                    "operands": given,
                }
        ordered = sorted(
            found.values(),
            key=lambda item: (self.graphs.all.index(item["op"].graph), self.graphs.index[id(item["op"])]),
        )
        return opnames.grouped([self._op_fields(item) for item in ordered])

    def _operands(self, op: Any) -> list[tuple[str, str]]:
        """The sources of what an op takes, each with the operand that it is."""
        names = operands.names(op)
        places = LISTS.get(op.type, range(len(op.inputs)))
        return [(word, names[at]) for at in places for word in self.sources(op.inputs[at])]

    def _constant(self, tensor: Any) -> Any:
        """What is known of a tensor's value before anything runs: numbers and lists, None where it is open."""
        value = self.api.tf.get_static_value(tensor, partial=True)
        return None if value is None else value.tolist()

    def _op_fields(self, item: dict[str, Any]) -> dict[str, Any]:
        op = item["op"]
        owner = self.graphs.owner.get(id(op))
        name, place, key = opnames.named(op, self.recorder.callsites)
        if id(op) in self.explicit:
            name, key = ("constant" if self.is_static(op.inputs[0]) else "identity"), f"{op.name}:{key}"
        first = COUNTERS if op.type in LOOPS else 0
        made = [
            {
                "value": self.values[id(out)],
                "result": f"[{number - first}]" if len(op.outputs) > 1 else "",
                **described(out),
            }
            for number, out in enumerate(op.outputs)
            if id(out) in self.values
        ]
        writes = []
        if op.type in ASSIGNS and item["reads"]:
            writes = [[item["reads"][0], ASSIGNS[op.type]]]
            item["reads"] = item["reads"][1:]
        return {
            "call": None if owner is None else owner.number,
            "name": name,
            "words": "" if name.startswith("→") else op_words.words(op, self._constant),
            "types": [op.type],
            "inputs": item["inputs"],
            "reads": item["reads"],
            "operands": item["operands"],
            "writes": writes,
            "outputs": made,
            "place": place,
            "key": key,
            "region": self.graphs.region(op.graph),
            "at": [*self.graphs.before(op.graph), self.graphs.index[id(op)]],
        }


def _unique(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _op(tensor: Any) -> Any:
    """The op that made a tensor, None for eager tensors and what is no tensor."""
    if hasattr(tensor, "numpy") or not hasattr(tensor, "graph"):
        return None
    try:
        return tensor.op
    except (AttributeError, ValueError):
        return None


def _outputs_at(graph: Any, position: int) -> list[Any]:
    outputs = graph.outputs
    return [outputs[position]] if position < len(outputs) else []
