"""The data flow between the calls of a traced function: a walk over its graphs, through the bodies of loops and
branches, from the inputs of every call back to their sources.

Every source is a word: `t5` is the value of an input, a call or an op; `v3` is a variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..keras_api import Api
from . import op_words, operands, opnames
from .branches import HOSTS
from .constants import constant_list
from .function_graphs import FunctionGraphs
from .loop_states import loop_states
from .op_kinds import ASSIGNS, LISTS
from .recorded import RecordedCall
from .recorder import CallRecorder
from .snapshot import Snapshot
from .tensor_facts import tensor_facts
from .tensor_sources import TensorSources, producing_op

WRITTEN = re.compile(r"cond|case|switch_case|switch|while_loop|tf_\w*for_stmt")
"""The user's words for a condition or a loop; AutoGraph turns an `if` into a `cond`, and a `for` into a loop."""
LOOPS = {"While", "StatelessWhile"}
COUNTERS = 2
"""How many results of a loop are TensorFlow's own: the iteration counter and its limit."""


class GraphWalk:
    """The walk over everything that was recorded; `walk` returns the fields of the message."""

    def __init__(self, recorder: CallRecorder, root: Any, snapshot: Snapshot, api: Api) -> None:
        self.recorder = recorder
        self.api = api
        self.graphs = FunctionGraphs(recorder, root)
        self.tensors = TensorSources(recorder, self.graphs, snapshot, api)
        self.opened: dict[int, bool] = {}
        parents = {id(call.parent) for call in recorder.calls if call.parent is not None}
        for call in recorder.calls:
            self.opened[call.number] = id(call) in parents or not api.is_builtin(type(call.layer))
            for _, out, _ in call.outputs:
                self.tensors.number(out)
        self._enter_bodies()

    def _enter_bodies(self) -> None:
        """Enter the branches and loops of the user, whether or not they call layers; not those of a library."""
        for graph in self.graphs.all:
            for op in graph.get_operations() if self.graphs.is_entered(graph) else ():
                if op.type in HOSTS | LOOPS and self.is_open(self.graphs.owner.get(id(op))):
                    name, place, _ = opnames.named(op, self.recorder.callsites)
                    bodies = self.graphs.inner.get(id(op), [])
                    exchanging = any(self._exchanges(body.graph) for body in bodies if not body.branch)
                    if place is not None and WRITTEN.fullmatch(name) and not exchanging:
                        self.graphs.enter(bodies)

    def _exchanges(self, body: Any) -> bool:
        """Whether an iteration swaps loop variables, which no edge between ops could show."""
        places = {id(placeholder): place for place, placeholder in enumerate(body.inputs)}
        passed = [places.get(id(self.tensors.unaliased(out))) for out in body.outputs]
        return any(place is not None and place != at for at, place in enumerate(passed))

    def is_open(self, call: RecordedCall | None) -> bool:
        """Whether the inside of a call may be drawn: the user wrote it, or it calls other layers."""
        return call is None or self.opened[call.number]

    def walk(self, inputs: list[tuple[str, Any]], outputs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return the data flow as plain JSON: inputs, calls, outputs, losses, conditions, loop variables, ops."""
        for _, tensor in inputs:
            self.tensors.number(tensor)
        input_fields = []
        for name, tensor in inputs:
            input_fields.append({"name": name, "value": self.tensors.number(tensor), **tensor_facts(tensor)})
        calls = [self._call(call) for call in self.recorder.calls]
        returned = [
            {"name": name, "sources": self.tensors.sources(tensor), **tensor_facts(tensor)}
            for name, tensor in outputs
        ]
        losses = [
            {
                "loss_kind": loss.kind,
                "owner": loss.owner,
                "sources": self.tensors.sources(loss.value),
                "place": loss.site,
                **tensor_facts(loss.value),
            }
            for loss in self.recorder.losses
        ]
        for op in self._assigning():
            self.tensors.needed[id(op)] = op
        failed = self._failed_op()
        conditions = list(self._conditions())
        arguments = [argument for call in calls for argument in call["arguments"]]
        ops = self._ops([*returned, *losses, *conditions, *arguments])
        return {
            "inputs": input_fields,
            "calls": calls,
            "outputs": returned,
            "losses": losses,
            "conditions": conditions,
            "states": loop_states(self.tensors, self.recorder.callsites),
            "ops": ops,
            "failed_op": failed,
        }

    def _failed_op(self) -> dict[str, Any] | None:
        """The op that failed, in the innermost call that failed."""
        op = self.recorder.failed_op
        broken = [call.number for call in self.recorder.calls if call.error]
        if op is None or not broken:
            return None
        arguments = [
            {"name": "", "sources": self.tensors.sources(item), **tensor_facts(item)} for item in op.inputs
        ]
        return {"name": op.name, "place": op.place, "call": broken[-1], "arguments": arguments}

    def _conditions(self) -> Iterator[dict[str, Any]]:
        """The conditions whose branches are shown."""
        hosts: dict[tuple[Any, ...], list[Any]] = {}
        for graph in self.graphs.all:
            for op in graph.get_operations() if self.graphs.is_entered(graph) else ():
                bodies = self.graphs.inner.get(id(op), [])
                is_shown = bool(bodies) and id(bodies[0].graph) in self.graphs.entered
                if op.type in HOSTS and is_shown and self.is_open(self.graphs.owner.get(id(op))):
                    place = opnames.named(op, self.recorder.callsites)[1]
                    hosts.setdefault(tuple(place or ()), []).append(op)
        for line, ops in hosts.items():
            place = list(line) or None
            for number, op in enumerate(ops):
                owner = self.graphs.owner.get(id(op))
                yield {
                    "call": None if owner is None else owner.number,
                    "host": op.name,
                    "branches": [body.branch for body in self.graphs.inner[id(op)]],
                    "sources": self.tensors.sources(op.inputs[0]),
                    "ran": self.recorder.branches.at(place, number, len(ops)),
                    "place": place,
                    "region": self.graphs.region(op.graph),
                    "at": [*self.graphs.before(op.graph), self.graphs.index[id(op)]],
                }

    def _call(self, call: RecordedCall) -> dict[str, Any]:
        arguments = []
        covered: set[str] = set()
        for name, tensor in call.arguments:
            words = self.tensors.sources(tensor)
            covered.update(words)
            arguments.append({"name": name, "sources": words, **tensor_facts(tensor)})
        opened = self.is_open(call)
        outputs = []
        for path, out, inner in call.outputs:
            outputs.append(
                {
                    "name": path,
                    "value": self.tensors.number(out),
                    "inner": self.tensors.sources(inner) if opened else [],
                    **tensor_facts(out),
                }
            )
        for mask in call.implicit_masks() if opened else ():
            arguments.append({"name": "mask", "sources": self.tensors.sources(mask), **tensor_facts(mask)})
        if not opened:
            masks = [getattr(tensor, "_keras_mask", None) for _, tensor in call.arguments]
            for tensor in self._taken(call):
                words = [
                    word
                    for word in self.tensors.sources(tensor)
                    if word.startswith("t") and word not in covered
                ]
                if words:
                    covered.update(words)
                    name = "mask" if any(tensor is mask for mask in masks) else ""
                    arguments.append({"name": name, "sources": words, **tensor_facts(tensor)})
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
        """The tensors that ops of a call consume and that were computed before it."""
        for op in call.graph.get_operations()[call.start : call.end]:
            for tensor in op.inputs:
                producer = producing_op(tensor)
                if (
                    producer is None
                    or producer.graph is not call.graph
                    or tensor.dtype == self.api.tf.resource
                ):
                    continue
                before = (
                    self.graphs.index.get(id(producer), call.start) < call.start
                    and producer.type != "Placeholder"
                )
                if before and not self.tensors.is_static(tensor):
                    yield tensor

    def _assigning(self) -> Iterator[Any]:
        for graph in self.graphs.all:
            for op in graph.get_operations():
                is_shown = op.type in ASSIGNS and self.is_open(self.graphs.owner.get(id(op)))
                if is_shown and not opnames.initializes(op, self.recorder.callsites):
                    yield op

    def _ops(self, takers: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The needed ops in open calls; their inputs need further ops and loop variables. `takers` take from some."""
        fields_by_op: dict[int, dict[str, Any]] = {}
        while True:
            self._follow_states()
            todo = [op for key, op in self.tensors.needed.items() if key not in fields_by_op]
            if not todo and all(state.value is not None for state in self.tensors.states.values()):
                break
            for op in todo:
                fields_by_op[id(op)] = self._needed_op(op)
        ordered = sorted(
            fields_by_op.values(),
            key=lambda item: (self.graphs.all.index(item["op"].graph), self.graphs.index[id(item["op"])]),
        )
        taken = {word for taker in takers for word in taker["sources"]}
        taken.update(word for state in self.tensors.states.values() for word in state.next)
        return opnames.grouped([self._op_fields(item) for item in ordered], taken)

    def _follow_states(self) -> None:
        """Follow the values of loop variables that came up since the last time."""
        for state in [item for item in self.tensors.states.values() if item.value is None]:
            state.value = self.tensors.number(state.tensor)
            state.first = self.tensors.sources(state.initial)
            state.next = self.tensors.sources(state.following)

    def _needed_op(self, op: Any) -> dict[str, Any]:
        pairs = self._operands(op) if self.is_open(self.graphs.owner.get(id(op))) else []
        return {
            "op": op,
            "inputs": _unique([word for word, _ in pairs if word.startswith("t")]),
            "reads": _unique([word for word, _ in pairs if word.startswith("v")]),
            "operands": pairs,
        }

    def _operands(self, op: Any) -> list[tuple[str, str]]:
        """The sources of an op's inputs, each with the name of its operand."""
        names = operands.names(op)
        places = LISTS.get(op.type, range(len(op.inputs)))
        return [(word, names[at]) for at in places for word in self.tensors.sources(op.inputs[at])]

    def _op_fields(self, item: dict[str, Any]) -> dict[str, Any]:
        op = item["op"]
        owner = self.graphs.owner.get(id(op))
        name, place, key = opnames.named(op, self.recorder.callsites)
        if id(op) in self.tensors.explicit:
            name, key = (
                ("constant" if all(map(self.tensors.is_static, op.inputs)) else "identity"),
                f"{op.name}:{key}",
            )
        first = COUNTERS if op.type in LOOPS else 0
        outputs = [
            {
                "value": self.tensors.values[id(out)],
                "result": f"[{number - first}]" if len(op.outputs) > 1 else "",
                **tensor_facts(out),
            }
            for number, out in enumerate(op.outputs)
            if id(out) in self.tensors.values
        ]
        writes = []
        if op.type in ASSIGNS and item["reads"]:
            writes = [[item["reads"][0], ASSIGNS[op.type]]]
            item["reads"] = item["reads"][1:]
        return {
            "call": None if owner is None else owner.number,
            "name": name,
            "words": ""
            if name.startswith("→") or name == opnames.GRADIENT
            else op_words.words(op, lambda tensor: constant_list(tensor, self.api), name),
            "types": [op.type],
            "inputs": item["inputs"],
            "reads": item["reads"],
            "operands": [] if name == opnames.GRADIENT else item["operands"],
            "writes": writes,
            "outputs": outputs,
            "place": place,
            "key": key,
            "invocation": self.recorder.invocations.of(op),
            "region": self.graphs.region(op.graph),
            "at": [*self.graphs.before(op.graph), self.graphs.index[id(op)]],
        }


def _unique(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))
