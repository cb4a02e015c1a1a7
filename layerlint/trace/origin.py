"""Which drawn node a source is, seen from outside of closed layers and through opened ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from layerlint.graphs.layer_graph import Tensor
from layerlint.trace.port_names import argument_names, result_name
from layerlint.trace.traced import Trace

Crossing = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """The node `id` that a source is, which of several `result`s of it, and the borders between it and who takes it."""

    id: str
    result: str = ""
    crossing: Crossing = ()


class Origins:
    """Looks sources up. The ids of inputs, calls, ops and weights are filled in as these are made."""

    def __init__(self, trace: Trace, opened: frozenset[int]) -> None:
        self.trace = trace
        self.opened = opened
        self.inputs: dict[int, str] = {}
        self.calls: dict[int, str] = {}
        self.ops: dict[int, str] = {}
        self.weights: dict[int, str] = {}
        self.metrics: dict[int, str] = {}
        """From the number of a variable to the id of the metric node that it belongs to."""
        self.passing: set[int] = set()
        """Ops that are not drawn, and through which their inputs are seen."""
        self._by_number = {call.number: call for call in trace.calls}
        self._parents = {call.number: call.parent for call in trace.calls}
        self._input_values = {item.value for item in trace.inputs}
        self._call_values = {item.value: (call.number, item) for call in trace.calls for item in call.outputs}
        self._states = {item.value: item for item in trace.states}
        self._op_values = {item.value: (op, item.result) for op in trace.ops for item in op.outputs}
        self._arguments = {number: argument_names(call) for number, call in self._by_number.items()}

    def of(self, sources: Iterable[str]) -> list[str]:
        """The ids of the nodes that the sources are, in order: of what goes round in a loop, those of its first turn."""
        return list(dict.fromkeys(item.id for item in self._walked(sources)[0]))

    def all(self, sources: Iterable[str], call: int | None) -> list[Outlet]:
        """The same with results, and with the borders that are crossed to what stands in a call."""
        return self._walked(sources, tuple(self._frames(call)))[0]

    def _frames(self, call: int | None) -> Iterator[int]:
        """The open calls around what stands in a call."""
        while call is not None:
            if call in self.opened:
                yield call
            call = self._parents[call]

    def looped(self, sources: Iterable[str], region: tuple[str, ...]) -> list[str]:
        """The ids of the nodes that make, of what goes round in loops among the sources, that of the next turn.

        Who asks stands in the `region`; to what stands after a loop, nothing comes from a next turn.
        """
        out: list[str] = []
        pending = self._walked(sources)[1]
        seen: set[int] = set()
        while pending:
            value = pending.pop(0)
            if value not in seen and self._states[value].loop in region:
                seen.add(value)
                found, more = self._walked(self._states[value].next)
                out += [item.id for item in found if item.id not in out]
                pending += more
        return out

    def _walked(self, sources: Iterable[str], frames: tuple[int, ...] = ()) -> tuple[list[Outlet], list[int]]:
        """The nodes, and the values of the loops' states that were met on the way to them."""
        out: dict[tuple[str, str], Outlet] = {}
        states: list[int] = []
        seen: set[str] = set()
        stack: list[tuple[str, Crossing]] = [(word, ()) for word in sources]
        stack.reverse()
        while stack:
            word, crossing = stack.pop()
            if word in seen or not word.startswith("t"):
                continue
            seen.add(word)
            entered = ((frame, self._arguments[frame].get(word, "")) for frame in frames)
            crossing += tuple((self.calls[frame], said) for frame, said in entered if said)
            value = int(word[1:])
            found, result, inner = self._made(value)
            if value in self._states:
                states.append(value)
            if value in self._call_values and inner is not None:
                number, output = self._call_values[value]
                said = result_name(output.name)
                crossing += ((self.calls[number], said),)
            stack.extend((further, crossing) for further in reversed(inner or ()))
            if inner is None and found is not None:
                out.setdefault((found, result), Outlet(found, result, crossing))
        return list(out.values()), states

    def _made(self, value: int) -> tuple[str | None, str, tuple[str, ...] | None]:
        """The node that made a value, and which result it is; or the sources that it is seen through to."""
        if value in self._input_values:
            return self.inputs.get(value), "", None
        if value in self._call_values:
            number, output = self._call_values[value]
            if number in self.opened:
                return None, "", output.inner
            return self._drawn(number), result_name(output.name) if number in self.calls else "", None
        if value in self._states:
            return None, "", self._states[value].first
        if value in self._op_values:
            op, result = self._op_values[value]
            if op.number in self.passing:
                return None, "", op.inputs
            own = self.ops.get(op.number)
            return own or self._drawn(op.call), result if own else "", None
        return None, "", None

    def variables(self, sources: Iterable[str]) -> list[int]:
        """The numbers of the variables among the sources, seen through opened layers."""
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

    def tensors(self) -> dict[str, Tensor]:
        """Shape and dtype of every value, by its word."""
        out = {f"t{item.value}": Tensor(item.shape, item.dtype) for item in self.trace.inputs}
        for call in self.trace.calls:
            out.update({f"t{item.value}": Tensor(item.shape, item.dtype) for item in call.outputs})
        for op in self.trace.ops:
            out.update({f"t{item.value}": Tensor(item.shape, item.dtype) for item in op.outputs})
        out.update({f"t{item.value}": Tensor(item.shape, item.dtype) for item in self.trace.states})
        return out

    def _drawn(self, number: int | None) -> str | None:
        """The node of a call, or of the closed call around it."""
        while number is not None and number not in self.calls:
            number = self._parents[number]
        return None if number is None else self.calls[number]
