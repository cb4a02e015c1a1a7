"""The sources of a tensor in a traced function: the values and variables that flow into it, through all graphs.

Every source is a word: `t5` is the value of an input, a call or an op; `v3` is a variable.
"""

from __future__ import annotations

from typing import Any

from ..keras_api import Api
from . import opnames
from .function_graphs import Body, FunctionGraphs
from .op_kinds import ALIASES, CREATORS, SHAPES, STATIC_MATH
from .recorder import CallRecorder
from .snapshot import Snapshot
from .tensor_facts import tensor_facts


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
        """Return the fields of its message."""
        return {"value": self.value, "first": self.first, "next": self.next, **tensor_facts(self.tensor)}


class TensorSources:
    """Numbers values, and finds the sources of tensors; what it meets on the way is in `needed` and `states`."""

    def __init__(self, recorder: CallRecorder, graphs: FunctionGraphs, snapshot: Snapshot, api: Api) -> None:
        self.recorder = recorder
        self.graphs = graphs
        self.api = api
        self.variables = snapshot.variable_numbers
        """From the id of a `tf.Variable` to its number."""
        self.handles = {
            id(variable.handle): number
            for number, variable in enumerate(snapshot.raw)
            if getattr(variable, "handle", None) is not None
        }
        self.values: dict[int, int] = {}
        """From the id of a tensor to the number of its value."""
        self.next_number = 0
        self.references: list[Any] = []
        """Keeps tensors alive, so that their ids stay unique."""
        self.static_cache: dict[int, bool] = {}
        self.needed: dict[int, Any] = {}
        """The ops that are sources, by their ids."""
        self.states: dict[int, CarriedValue] = {}
        """By the id of the placeholder at the start of a loop's body."""
        self.explicit: set[int] = set()
        """Ops that only pass on a value but are reported, as a branch has no other op."""

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
        op = producing_op(tensor)
        if id(tensor) in self.graphs.captured:
            outside = self.graphs.captured[id(tensor)]
            if (
                op is None
                or not hasattr(outside, "numpy")
                or not self.is_static(tensor)
                or not _is_data(tensor)
            ):
                return "", [outside]
            self.explicit.add(id(op))
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
        if self.is_static(tensor) and op.type not in CREATORS and not _is_data(tensor):
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
            return self._branch_outputs(outputs) if bodies[0].branch else outputs
        return None

    def _branch_outputs(self, outputs: list[Any]) -> list[Any]:
        """The outputs of the branches for one result; a branch that computes nothing is reported by its output op."""
        outside = [self._outside_value(out) for out in outputs]
        if outside[0] is not None and all(item is outside[0] for item in outside):
            return [outside[0]]
        for out, item in zip(outputs, outside):
            op = producing_op(out)
            if op is not None and op.type in ALIASES and (item is not None or self.is_static(out)):
                self.explicit.add(id(op))
        return outputs

    def _outside_value(self, out: Any) -> Any:
        """The tensor outside of a branch that the branch only passes on; None where it computes."""
        while id(out) not in self.values:
            op = producing_op(out)
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
                if following and self.unaliased(following[0]) is not tensor:
                    self.states[id(tensor)] = CarriedValue(tensor, first[0], following[0])
                    return True
        return False

    def unaliased(self, tensor: Any) -> Any:
        """Return the tensor behind ops that only pass it on."""
        op = producing_op(tensor)
        while op is not None and op.type in ALIASES and op.inputs and id(tensor) not in self.values:
            tensor = op.inputs[tensor.value_index if op.type == "IdentityN" else 0]
            op = producing_op(tensor)
        return tensor

    def _casts_variable(self, op: Any) -> bool:
        producer = producing_op(op.inputs[0])
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
            op = producing_op(item)
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


def _is_data(tensor: Any) -> bool:
    """Whether a tensor of constants is data, such as a mask or a table: not a number, nor a shape or axes."""
    size = tensor.shape.num_elements()
    return size != 1 and bool(tensor.shape.rank) and not tensor.dtype.is_integer


def producing_op(tensor: Any) -> Any:
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
