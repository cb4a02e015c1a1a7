"""Which calls of a trace are drawn: opened as clusters, closed as cards, or hidden in a closed one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from layerlint.trace.traced import Layer, Trace, TracedCall

LOOP = "while"
"""How the names of loops begin; all else that encloses ops is a branch."""


class Visibility:
    """Decides what is drawn. `opened` are the numbers of the calls that are clusters."""

    def __init__(self, trace: Trace, depth: int | None, library: bool) -> None:
        self.trace = trace
        self.layers = {layer.number: layer for layer in trace.layers}
        self.calls = {call.number: call for call in trace.calls}
        self.children: dict[int, list[TracedCall]] = {}
        self.by_layer: dict[int, list[TracedCall]] = {}
        for call in trace.calls:
            self.by_layer.setdefault(call.layer, []).append(call)
            if call.parent is not None:
                self.children.setdefault(call.parent, []).append(call)
        self.repeated = dict(self._repeated())
        """For each call that is one of equal steps, the number of the first, which alone is drawn."""
        self.called = {call.layer for call in trace.calls}
        self.opened = self._find_opened(depth, library)
        self.counts = Counter(call.layer for call in trace.calls if self.counted(call))
        """How many calls of each layer are drawn."""

    def _repeated(self) -> Iterator[tuple[int, int]]:
        """The later calls in a `TimeDistributed`: Keras 3 calls its layer once for each step of a short sequence."""
        for number, inside in self.children.items():
            layer = self.layers[self.calls[number].layer]
            if layer.builtin and layer.class_name == "TimeDistributed":
                firsts: dict[int, int] = {}
                for call in inside:
                    first = firsts.setdefault(call.layer, call.number)
                    if first != call.number and not call.shapes_only:
                        yield call.number, first

    def steps(self, call: TracedCall) -> int:
        """How many equal steps a call makes, of which the first is drawn; 1 for none."""
        inside = [item.number for item in self.children.get(call.number, ())]
        firsts = Counter(self.repeated[number] for number in inside if number in self.repeated)
        return 1 + max(firsts.values(), default=0)

    def _find_opened(self, depth: int | None, library: bool) -> frozenset[int]:
        """The calls drawn as clusters: the user's layers with sublayers, down to the depth, or with what failed."""
        opened: set[int] = set()
        failed = self.trace.failed_op.call if self.trace.failed_op is not None else None
        for call in self.trace.calls:
            layer = self.layers[call.layer]
            if call.parent is None:
                opened.add(call.number)
            elif call.parent in opened and self._has_inside(call, failed) and self._is_real(call):
                closed = layer.builtin and not (layer.functional or library or self._holds_users(call))
                if not closed and (depth is None or self._level(call) < depth):
                    opened.add(call.number)
        return frozenset(opened)

    def _has_inside(self, call: TracedCall, failed: int | None) -> bool:
        return call.number in self.children or call.number == failed

    def _holds_users(self, call: TracedCall) -> bool:
        """Whether a layer of the user's is called in a layer of Keras, as a cell in `RNN`."""
        inside = self.children.get(call.number, [])
        return any(not self.layers[item.layer].builtin or self._holds_users(item) for item in inside)

    def _level(self, call: TracedCall) -> int:
        level = 0
        while call.parent is not None:
            level, call = level + 1, self.calls[call.parent]
        return level

    def _is_real(self, call: TracedCall) -> bool:
        """Whether a call is neither a trial nor one more of equal steps."""
        return call.number not in self.repeated and not self._trial(call)

    def _trial(self, call: TracedCall) -> bool:
        """Whether Keras made this call, besides a real one, only to find the shapes of its outputs."""
        if call.parent is None:
            return False
        same = [item for item in self.children.get(call.parent, []) if item.layer == call.layer]
        if call.shapes_only and not all(item.shapes_only for item in same):
            return True
        if not self.layers[self.calls[call.parent].layer].builtin:
            return False
        return any(
            len(item.region) > len(call.region) and self._is_in(item, call.parent)
            for item in self.by_layer[call.layer]
        )

    def _is_in(self, call: TracedCall, outer: int) -> bool:
        above = call.parent
        while above is not None and above != outer:
            above = self.calls[above].parent
        return above == outer

    def never_called(self, layer: Layer) -> bool:
        """Whether a layer that should be called was not.

        What Keras does in its own layers need not go through `__call__`, and a run that failed came to an end early.
        """
        if layer.kind != "layer" or layer.by_keras or self.trace.failure is not None or not self.trace.calls:
            return False
        owner = None if layer.owner is None else self.layers[layer.owner]
        inside_keras = owner is not None and owner.builtin and not owner.functional
        return not inside_keras and layer.number not in self.called

    def visible(self, call: TracedCall) -> bool:
        return call.parent is None or (call.parent in self.opened and self._is_real(call))

    def step(self, call: TracedCall) -> bool:
        """Whether it is the training step that was traced, which is none of its model's calls."""
        return call.parent is None and self.trace.entry != "call"

    def counted(self, call: TracedCall) -> bool:
        """Whether a call is drawn, and is one of the calls of its layer."""
        return self.visible(call) and not self.step(call)

    def nearest(self, number: int | None) -> int | None:
        """The call itself, or the closed call that hides it."""
        while number is not None and not self.visible(self.calls[number]):
            number = self.calls[number].parent
        return number

    def loop_inside(self, call: TracedCall) -> str:
        """The text on a card for a loop that runs in a closed call; "" where there is none."""
        steps = [(item.parent, item.region) for item in self.trace.calls if item.number != call.number]
        steps += [(op.call, op.region) for op in self.trace.ops]
        loops = {
            word.partition("#")[0]
            for above, region in steps
            if self.nearest(above) == call.number
            for word in region[len(call.region) :]
            if word.startswith(LOOP)
        }
        return f"{min(loops)} inside" if loops else ""

    def passing(self) -> frozenset[int]:
        """The calls of opened layers of Keras around a layer of the user's: their own ops are not drawn."""
        return frozenset(
            number
            for number in self.opened
            if self.calls[number].parent is not None
            and self.layers[self.calls[number].layer].builtin
            and not self.layers[self.calls[number].layer].functional
        )

    def below(self, layer: Layer) -> set[int]:
        """The numbers of all sublayers, shared ones included."""
        prefixes = (
            tuple(f"{path}{mark}" for path in layer.paths for mark in (".", "[")) if layer.path else ("",)
        )
        return {
            item.number
            for item in self.trace.layers
            if item.kind == "layer"
            and item.number != layer.number
            and any(path.startswith(prefixes) for path in item.paths)
        }
