"""Which drawn node a source is, seen from outside of closed layers and through opened ones."""

from __future__ import annotations

from collections.abc import Iterable

from layerlint.graphs.layer_graph import Tensor
from layerlint.trace.traced import Trace


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
        self._parents = {call.number: call.parent for call in trace.calls}
        self._input_values = {item.value for item in trace.inputs}
        self._call_values = {item.value: (call.number, item) for call in trace.calls for item in call.outputs}
        self._states = {item.value: item for item in trace.states}
        self._op_values = {item.value: op for op in trace.ops for item in op.outputs}

    def of(self, sources: Iterable[str]) -> list[str]:
        """The ids of the nodes that the sources are, in order: of what goes round in a loop, those of its first turn."""
        return self._walked(sources)[0]

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
                out += [item for item in found if item not in out]
                pending += more
        return out

    def _walked(self, sources: Iterable[str]) -> tuple[list[str], list[int]]:
        """The nodes, and the values of the loops' states that were met on the way to them."""
        out: list[str] = []
        states: list[int] = []
        seen: set[str] = set()
        stack = list(sources)[::-1]
        while stack:
            word = stack.pop()
            if word in seen or not word.startswith("t"):
                continue
            seen.add(word)
            value = int(word[1:])
            found: str | None = None
            if value in self._input_values:
                found = self.inputs.get(value)
            elif value in self._call_values:
                number, output = self._call_values[value]
                if number in self.opened:
                    stack.extend(reversed(output.inner))
                    continue
                found = self._drawn(number)
            elif value in self._states:
                states.append(value)
                stack.extend(reversed(self._states[value].first))
                continue
            elif value in self._op_values:
                op = self._op_values[value]
                if op.number in self.passing:
                    stack.extend(reversed(op.inputs))
                    continue
                found = self.ops.get(op.number) or self._drawn(op.call)
            if found is not None and found not in out:
                out.append(found)
        return out, states

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
