"""The drawn node of a source: through opened layers, and at the border of closed ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from layerlint.graphs.tensor_shapes import Tensor
from layerlint.trace.port_names import argument_names, result_name
from layerlint.trace.traced import Trace

Crossing = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """The node `id` of a source, which of several `result`s it is, and the borders between it and its reader.

    `value` is what leaves the node, where ops that are not drawn change it on its way: a turn's part of a sequence.
    """

    id: str
    result: str = ""
    crossing: Crossing = ()
    value: str = ""


class Origins:
    """Looks sources up. The ids of inputs, calls, ops and weights are entered as their nodes are made."""

    def __init__(self, trace: Trace, opened: frozenset[int], repeated: Mapping[int, int]) -> None:
        self.trace = trace
        self.opened = opened
        self.repeated = repeated
        """For each call of equal steps the first: the results of all are those of the first."""
        self.inputs: dict[int, str] = {}
        self.calls: dict[int, str] = {}
        self.ops: dict[int, str] = {}
        self.weights: dict[int, str] = {}
        self.states: dict[int, str] = {}
        """From the value of a loop variable to its node; without one, it is what it is in the first turn."""
        self.metrics: dict[int, str] = {}
        """From the number of a variable to the id of the metric node that it belongs to."""
        self.passing: set[int] = set()
        """Ops that are not drawn: their results have the origins of their inputs."""
        self._by_number = {call.number: call for call in trace.calls}
        self._parents = {call.number: call.parent for call in trace.calls}
        self._input_values = {item.value for item in trace.inputs}
        self._call_values = {item.value: (call.number, item) for call in trace.calls for item in call.outputs}
        self._states = {item.value: item for item in trace.states}
        self._op_values = {item.value: (op, item.result) for op in trace.ops for item in op.outputs}
        self.tensors = _tensors(trace)
        """Shape and dtype of every value, by its word."""
        self._arguments = {number: argument_names(call) for number, call in self._by_number.items()}

    def ids(self, sources: Iterable[str]) -> list[str]:
        """The ids of the nodes of the sources, in order."""
        return list(dict.fromkeys(item.id for item in self._walk(sources)))

    def outlets(self, sources: Iterable[str], call: int | None) -> list[Outlet]:
        """The nodes of the sources with results, and with the borders crossed on the way into a call."""
        return self._walk(sources, tuple(self._frames(call)))

    def _frames(self, call: int | None) -> Iterator[int]:
        """The open calls around what stands in a call."""
        while call is not None:
            if call in self.opened:
                yield call
            call = self._parents[call]

    def _walk(self, sources: Iterable[str], frames: tuple[int, ...] = ()) -> list[Outlet]:
        out: dict[tuple[str, str], Outlet] = {}
        seen: set[str] = set()
        stack: list[tuple[str, Crossing, bool]] = [(word, (), False) for word in sources]
        stack.reverse()
        while stack:
            word, crossing, changed = stack.pop()
            if word in seen or not word.startswith("t"):
                continue
            seen.add(word)
            entered = ((frame, self._arguments[frame].get(word, "")) for frame in frames)
            crossing += tuple((self.calls[frame], name) for frame, name in entered if name)
            value = int(word[1:])
            node, result, inner = self._producer(value)
            if value in self._call_values and inner is not None:
                number, output = self._call_values[value]
                name = result_name(output.name)
                crossing += ((self.calls[number], name),) if number in self.calls else ()
            passing = inner is not None and value in self._op_values
            changed = changed or passing
            stack.extend((source, crossing, changed) for source in reversed(inner or ()))
            if inner is None and node is not None:
                out.setdefault((node, result), Outlet(node, result, crossing, word if changed else ""))
        return list(out.values())

    def _producer(self, value: int) -> tuple[str | None, str, tuple[str, ...] | None]:
        """The node that produced a value, and which result it is; or the sources that the value passes on."""
        if value in self._input_values:
            return self.inputs.get(value), "", None
        if value in self._call_values:
            number, output = self._call_values[value]
            if number in self.repeated:
                first = self._by_number[self.repeated[number]]
                return None, "", tuple(f"t{item.value}" for item in first.outputs if item.name == output.name)
            if number in self.opened:
                return None, "", output.inner
            return self._node(number), result_name(output.name) if number in self.calls else "", None
        if value in self.states:
            return self.states[value], "", None
        if value in self._states:
            return None, "", self._states[value].first
        if value in self._op_values:
            op, result = self._op_values[value]
            if op.number in self.passing:
                return None, "", op.inputs
            own = self.ops.get(op.number)
            return own or self._node(op.call), result if own else "", None
        return None, "", None

    def variables(self, sources: Iterable[str]) -> list[int]:
        """The numbers of the variables among the sources, through opened layers."""
        out: list[int] = []
        seen: set[str] = set()
        stack = list(sources)[::-1]
        while stack:
            word = stack.pop()
            if word in seen:
                continue
            seen.add(word)
            if word.startswith("v"):
                out.append(int(word[1:]))
            elif int(word[1:]) in self._call_values:
                number, output = self._call_values[int(word[1:])]
                if number in self.opened:
                    stack.extend(reversed(output.inner))
            elif int(word[1:]) in self._states:
                stack.extend(reversed(self._states[int(word[1:])].first))
        return out

    def _node(self, number: int | None) -> str | None:
        """The node of a call, or of the closed call around it."""
        while number is not None and number not in self.calls:
            number = self._parents[number]
        return None if number is None else self.calls[number]


def _tensors(trace: Trace) -> dict[str, Tensor]:
    out = {f"t{item.value}": Tensor(item.shape, item.dtype) for item in trace.inputs}
    for call in trace.calls:
        out.update({f"t{item.value}": Tensor(item.shape, item.dtype) for item in call.outputs})
    for op in trace.ops:
        out.update({f"t{item.value}": Tensor(item.shape, item.dtype) for item in op.outputs})
    out.update({f"t{item.value}": Tensor(item.shape, item.dtype) for item in trace.states})
    return out
