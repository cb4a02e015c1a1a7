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
from .function_graphs import Body, FunctionGraphs
from .op_kinds import ALIASES, ASSIGNS, CREATORS, LISTS, SHAPES, STATIC_MATH
from .recorder import CallRecorder, RecordedCall
from .snapshot import Snapshot
from .tensor_facts import tensor_facts

WRITTEN = re.compile(r"cond|case|switch_case|switch|while_loop|tf_\w*for_stmt")
"""The user's words for a condition or a loop; AutoGraph turns an `if` into a `cond`, and a `for` into a loop."""
LOOPS = {"While", "StatelessWhile"}
COUNTERS = 2
"""How many results of a loop are TensorFlow's own: the iteration counter and its limit."""


class CarriedValue:
    """A loop variable: `tensor` is `initial` in the first iteration, then `following` of the previous one."""

    def __init__(self, tensor: Any, initial: Any, following: Any) -> None:
        self.tensor = tensor
        self.initial = initial
        self.following = following
        self.value: int | None = None
        self.first: list[str] = []
        self.next: list[str] = []

    def fields(self) -> dict[str, Any]:
        return {"value": self.value, "first": self.first, "next": self.next, **tensor_facts(self.tensor)}


class GraphWalk:
    """The walk over everything that was recorded; `walk` returns the fields of the message."""

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
        self.next_number = 0
        self.references: list[Any] = []
        self.static_cache: dict[int, bool] = {}
        self.needed: dict[int, Any] = {}
        self.states: dict[int, CarriedValue] = {}
        """By the id of the placeholder at the start of a loop's body."""
        self.explicit: set[int] = set()
        """Ops that only pass on a value but are reported, as a branch has no other op."""
        self.opened: dict[int, bool] = {}
        parents = {id(call.parent) for call in recorder.calls if call.parent is not None}
        for call in recorder.calls:
            self.opened[call.number] = id(call) in parents or not api.is_builtin(type(call.layer))
            for _, out, _ in call.outputs:
                self.number(out)
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
        passed = [places.get(id(self._unaliased(out))) for out in body.outputs]
        return any(place is not None and place != at for at, place in enumerate(passed))

    def is_open(self, call: RecordedCall | None) -> bool:
        """Whether the inside of a call may be drawn: the user wrote it, or it calls other layers."""
        return call is None or self.opened[call.number]

    # From a tensor to its sources.

    def sources(self, tensor: Any) -> list[str]:
        """Return the words of the values and variables behind a tensor, through ops that only pass them on."""
        out: list[str] = []
        seen: set[int] = set()
        stack = self._parts(tensor)
        while stack:
            item = stack.pop()
            if item is None or id(item) in seen:
                continue
            seen.add(id(item))
            self.references.append(item)
            word, following = self._step(item)
            if word and word not in out:
                out.append(word)
            stack.extend(reversed(following))
        return out

    def _step(self, tensor: Any) -> tuple[str, list[Any]]:
        """Either the word of the tensor's source, or the tensors that it only passes on."""
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
        """The word of a variable, or of a numbered value; "" for any other tensor."""
        number = self.variables.get(id(tensor))
        if number is None and self.api.is_variable(tensor):
            number = self.variables.get(id(self.api.raw(tensor)))
        if number is None:
            number = self.handles.get(id(tensor))
        if number is not None:
            return f"v{number}"
        return f"t{self.values[id(tensor)]}" if id(tensor) in self.values else ""

    def _passed_on(self, op: Any, tensor: Any) -> list[Any] | None:
        """The tensors that an op passes on unchanged; None for an op that computes."""
        if op.type == "Placeholder":
            entry = self.graphs.bodies.get(id(op.graph))
            return [] if entry is None else self._into_body(tensor, entry)
        if op.type == "ReadVariableOp":
            return [op.inputs[0]]
        if op.type in ALIASES and op.inputs:
            return [op.inputs[tensor.value_index if op.type == "IdentityN" else 0]]
        if op.type == "Cast" and (self._casts_variable(op) or self._converts(op)):
            return [op.inputs[0]]
        bodies = [body for body in self.graphs.inner.get(id(op), ()) if id(body.graph) in self.graphs.entered]
        if bodies:
            outputs = [out for body in bodies for out in _outputs_at(body.graph, tensor.value_index)]
            return self._of_branches(outputs) if bodies[0].branch else outputs
        return None

    def _of_branches(self, outputs: list[Any]) -> list[Any]:
        """The outputs of the branches for one result; a branch that computes nothing is reported by its output op."""
        outside = [self._outside_value(out) for out in outputs]
        if outside[0] is not None and all(item is outside[0] for item in outside):
            return [outside[0]]
        for out, item in zip(outputs, outside):
            op = _op(out)
            if op is not None and op.type in ALIASES and (item is not None or self.is_static(out)):
                self.explicit.add(id(op))
        return outputs

    def _outside_value(self, out: Any) -> Any:
        """The tensor outside of a branch that the branch only passes on; None where it computes."""
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
        """The tensor that a body's placeholder stands for: the op's input, in a loop that of the first iteration."""
        if entry.call is not None:
            placeholders = [op.outputs[0] for op in entry.graph.get_operations() if op.type == "Placeholder"]
            pairs = zip(placeholders, entry.call.arguments)
            return [argument for placeholder, (_, argument) in pairs if placeholder is tensor]
        for position, placeholder in enumerate(entry.graph.inputs):
            if placeholder is tensor:
                shift = 1 if entry.branch else 0
                inputs = entry.host.inputs
                return [inputs[position + shift]] if position + shift < len(inputs) else []
        return []

    def _is_state(self, op: Any, tensor: Any) -> bool:
        """Whether a tensor is a loop variable that changes between iterations."""
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
        producer = _op(op.inputs[0])
        return producer is not None and producer.type == "ReadVariableOp"

    def _converts(self, op: Any) -> bool:
        """Whether Keras itself converts a tensor to the dtype of a layer; conversions of mixed precision are reported."""
        halves = {"float16", "bfloat16"} & {op.inputs[0].dtype.name, op.outputs[0].dtype.name}
        return not halves and opnames.converts(op, self.recorder.callsites)

    def number(self, tensor: Any) -> int:
        """Return the number of a value, assigned at the first request."""
        if id(tensor) not in self.values:
            self.next_number += 1
            for part in (tensor, *self._parts(tensor)):
                self.values[id(part)] = self.next_number - 1
                self.references.append(part)
        return self.values[id(tensor)]

    def _parts(self, tensor: Any) -> list[Any]:
        """The component tensors of a sparse or ragged one: they have its number."""
        if isinstance(tensor, self.api.tf.__internal__.CompositeTensor) and not self.api.is_variable(tensor):
            return list(self.api.tf.nest.flatten(tensor, expand_composites=True))
        return [tensor]

    def is_static(self, tensor: Any) -> bool:
        """Whether a tensor is computed from constants and shapes alone."""
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
            todo = [operand for operand in op.inputs if id(operand) not in self.static_cache]
            if todo:
                stack.extend(todo)
                continue
            self.static_cache[id(item)] = all(self.static_cache[id(operand)] for operand in op.inputs)
        return self.static_cache[id(tensor)]

    # The messages.

    def walk(self, inputs: list[tuple[str, Any]], outputs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return the data flow as plain JSON: inputs, calls, outputs, losses, conditions, loop variables, ops."""
        for _, tensor in inputs:
            self.number(tensor)
        input_fields = []
        for name, tensor in inputs:
            input_fields.append({"name": name, "value": self.number(tensor), **tensor_facts(tensor)})
        calls = [self._call(call) for call in self.recorder.calls]
        returned = [
            {"name": name, "sources": self.sources(tensor), **tensor_facts(tensor)}
            for name, tensor in outputs
        ]
        losses = []
        for loss in self.recorder.losses:
            losses.append(
                {
                    "loss_kind": loss.kind,
                    "owner": loss.owner,
                    "sources": self.sources(loss.value),
                    "place": loss.site,
                    **tensor_facts(loss.value),
                }
            )
        for op in self._assigning():
            self.needed[id(op)] = op
        failed = self._failed_op()
        conditions = list(self._conditions())
        ops = self._ops()
        return {
            "inputs": input_fields,
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
        arguments = [{"name": "", "sources": self.sources(item), **tensor_facts(item)} for item in op.inputs]
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
                    "sources": self.sources(op.inputs[0]),
                    "ran": self.recorder.branches.at(place, number, len(ops)),
                    "place": place,
                    "region": self.graphs.region(op.graph),
                    "at": [*self.graphs.before(op.graph), self.graphs.index[id(op)]],
                }

    def _call(self, call: RecordedCall) -> dict[str, Any]:
        arguments = []
        covered: set[str] = set()
        for name, tensor in call.arguments:
            words = self.sources(tensor)
            covered.update(words)
            arguments.append({"name": name, "sources": words, **tensor_facts(tensor)})
        opened = self.is_open(call)
        outputs = []
        for path, out, inner in call.outputs:
            outputs.append(
                {
                    "name": path,
                    "value": self.number(out),
                    "inner": self.sources(inner) if opened else [],
                    **tensor_facts(out),
                }
            )
        if not opened:
            masks = [getattr(tensor, "_keras_mask", None) for _, tensor in call.arguments]
            for tensor in self._taken(call):
                words = [
                    word for word in self.sources(tensor) if word.startswith("t") and word not in covered
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
                producer = _op(tensor)
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
                if before and not self.is_static(tensor):
                    yield tensor

    def _assigning(self) -> Iterator[Any]:
        for graph in self.graphs.all:
            for op in graph.get_operations():
                is_shown = op.type in ASSIGNS and self.is_open(self.graphs.owner.get(id(op)))
                if is_shown and not opnames.initializes(op, self.recorder.callsites):
                    yield op

    def _ops(self) -> list[dict[str, Any]]:
        """The needed ops in open calls; their inputs need further ops and loop variables."""
        fields_by_op: dict[int, dict[str, Any]] = {}
        while True:
            for state in [item for item in self.states.values() if item.value is None]:
                state.value = self.number(state.tensor)
                state.first, state.next = self.sources(state.initial), self.sources(state.following)
            todo = [op for key, op in self.needed.items() if key not in fields_by_op]
            if not todo and all(state.value is not None for state in self.states.values()):
                break
            for op in todo:
                pairs = self._operands(op) if self.is_open(self.graphs.owner.get(id(op))) else []
                fields_by_op[id(op)] = {
                    "op": op,
                    "inputs": _unique([word for word, _ in pairs if word.startswith("t")]),
                    "reads": _unique([word for word, _ in pairs if word.startswith("v")]),
                    "operands": pairs,
                }
        ordered = sorted(
            fields_by_op.values(),
            key=lambda item: (self.graphs.all.index(item["op"].graph), self.graphs.index[id(item["op"])]),
        )
        return opnames.grouped([self._op_fields(item) for item in ordered])

    def _operands(self, op: Any) -> list[tuple[str, str]]:
        """The sources of an op's inputs, each with the name of its operand."""
        names = operands.names(op)
        places = LISTS.get(op.type, range(len(op.inputs)))
        return [(word, names[at]) for at in places for word in self.sources(op.inputs[at])]

    def _constant(self, tensor: Any) -> Any:
        """The static value of a tensor as numbers and lists; None where it is open."""
        value = self.api.tf.get_static_value(tensor, partial=True)
        return None if value is None else value.tolist()

    def _op_fields(self, item: dict[str, Any]) -> dict[str, Any]:
        op = item["op"]
        owner = self.graphs.owner.get(id(op))
        name, place, key = opnames.named(op, self.recorder.callsites)
        if id(op) in self.explicit:
            name, key = ("constant" if self.is_static(op.inputs[0]) else "identity"), f"{op.name}:{key}"
        first = COUNTERS if op.type in LOOPS else 0
        outputs = [
            {
                "value": self.values[id(out)],
                "result": f"[{number - first}]" if len(op.outputs) > 1 else "",
                **tensor_facts(out),
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
            "outputs": outputs,
            "place": place,
            "key": key,
            "region": self.graphs.region(op.graph),
            "at": [*self.graphs.before(op.graph), self.graphs.index[id(op)]],
        }


def _unique(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _op(tensor: Any) -> Any:
    """The op that computed a tensor; None for eager tensors and other objects."""
    if hasattr(tensor, "numpy") or not hasattr(tensor, "graph"):
        return None
    try:
        return tensor.op
    except (AttributeError, ValueError):
        return None


def _outputs_at(graph: Any, position: int) -> list[Any]:
    outputs = graph.outputs
    return [outputs[position]] if position < len(outputs) else []
