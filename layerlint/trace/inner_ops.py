"""How many ops a card hides: those of a call that its results, losses and variables are computed with."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.trace.op_nodes import only_lists
from layerlint.trace.traced import Op, Trace, TracedCall


class InnerOps:
    """Counts the ops of calls that hold nothing else, as a picture of such a call alone would draw them."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._ops: dict[int, list[Op]] = {}
        for op in trace.ops:
            if op.call is not None:
                self._ops.setdefault(op.call, []).append(op)
        self._makers = {f"t{item.value}": op for op in trace.ops for item in op.outputs}
        self._states = {f"t{item.value}": (*item.first, *item.next) for item in trace.states}

    def count(self, call: TracedCall) -> int:
        """The number of ops between the arguments and what the call returns, assigns or adds as a loss."""
        own = {op.number: op for op in self._ops.get(call.number, ())}
        counted: set[int] = set()
        seen: set[str] = set()
        pending = list(self._ends(call, own))
        while pending:
            word = pending.pop()
            if word in seen:
                continue
            seen.add(word)
            pending.extend(self._states.get(word, ()))
            op = self._makers.get(word)
            if op is not None and op.number in own:
                pending.extend(op.inputs)
                if not only_lists(op):
                    counted.add(op.number)
        return len(counted)

    def _ends(self, call: TracedCall, own: dict[int, Op]) -> Iterator[str]:
        """What the call is made for: results, losses, the values that it assigns, and what branches depend on."""
        for output in call.outputs:
            yield from output.inner
        for op in own.values():
            if op.writes:
                yield from op.inputs
                yield from (f"t{item.value}" for item in op.outputs if op.ends)
        for loss in self.trace.losses:
            yield from loss.sources
        for condition in self.trace.conditions:
            if condition.call == call.number:
                yield from condition.sources
