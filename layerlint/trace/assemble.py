"""The graph of a trace: calls become nodes, sources become edges."""

from __future__ import annotations

from collections.abc import Iterable

from layerlint.graphs import layer_graph as g
from layerlint.graphs.graph_notes import FailureNote
from layerlint.graphs.ops import without_dead_ends
from layerlint.graphs.tensor_shapes import Shape, Tensor
from layerlint.trace.graph_draft import ROOT, GraphDraft, tensor
from layerlint.trace.graph_edges import CallPlace
from layerlint.trace.graph_facts import graph_facts
from layerlint.trace.layer_nodes import LayerNodes
from layerlint.trace.loss_nodes import add_losses
from layerlint.trace.metric_nodes import MetricNodes
from layerlint.trace.op_nodes import add_failed_op, add_op, add_state, only_lists
from layerlint.trace.port_names import COMMUTATIVE, named_arguments
from layerlint.trace.region_nodes import RegionNodes
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.traced import Condition, LoopState, Op, Trace, TracedCall
from layerlint.trace.visibility import Visibility
from layerlint.trace.wording import port_name

Step = TracedCall | Op | Condition | LoopState


def assemble(trace: Trace, *, depth: int | None = None, library: bool = False, folder: str = ".") -> g.Graph:
    """The graph of a trace. Layers at `depth` are closed; those of Keras itself too, unless `library`.

    Paths of source files are relative to `folder`.
    """
    draft = GraphDraft(trace, Visibility(trace, depth, library), RelativePaths(folder))
    return _Assembly(draft).graph()


class _Assembly:
    """The order in which nodes and edges are made: the ids of nodes are there when edges look for them."""

    def __init__(self, draft: GraphDraft) -> None:
        self.draft = draft
        self.trace = draft.trace
        self.regions = RegionNodes(draft)
        self.layers = LayerNodes(draft, self.regions)
        self.metrics = MetricNodes(draft)
        self.places: dict[int, tuple[int, ...]] = {}
        for call in draft.trace.calls:
            self.places[call.number] = self._at(call)

    def graph(self) -> g.Graph:
        trace, draft = self.trace, self.draft
        if not trace.layers:
            return g.Graph(title=_title(trace), nodes=(), failure=self._failure(""), keras=_keras(trace))
        root = trace.layers[0]
        passing = draft.visibility.passing()
        draft.origins.passing.update(op.number for op in trace.ops if op.call in passing or only_lists(op))
        self.metrics.find()
        self.layers.leave_out(draft.origins.metrics)
        self._add_inputs()
        if not trace.calls:
            self.layers.add(root, None)
        for step in self._steps(passing):
            self._add_step(step)
        self.layers.add_never_called()
        add_losses(draft)
        self.metrics.add()
        self._add_outputs()
        failed = add_failed_op(draft)
        self._link()
        graph = g.Graph(
            title=_title(trace),
            nodes=tuple(draft.nodes),
            edges=draft.links.ordered(draft.nodes),
            source=draft.source(root.defined),
            facts=tuple(graph_facts(trace, draft.source(root.defined))),
            failure=self._failure(failed),
            keras=_keras(trace),
        )
        if trace.failure is not None:
            return graph  # what leads to nothing may have been on its way
        return without_dead_ends(graph, self._assigning())

    def _add_inputs(self) -> None:
        for item in self.trace.inputs:
            node = self._port(item.name or "inputs", item.shape, item.dtype, g.Port.INPUT)
            self.draft.origins.inputs[item.value] = node.id
            self.draft.nodes.append(node)

    def _add_outputs(self) -> None:
        for number, returned in enumerate(self.trace.outputs, 1):
            name = returned.name or ("output" if len(self.trace.outputs) == 1 else f"output {number}")
            node = self._port(name, returned.shape, returned.dtype, g.Port.OUTPUT)
            self.draft.nodes.append(node)
            self.draft.links.arrive(returned.sources, node.id, node.tensor)

    def _port(self, path: str, shape: Shape | None, dtype: str, port: g.Port) -> g.TensorNode:
        name = port_name(path)
        identifier = self.draft.identify(f"{port.value}:{name}")
        return g.TensorNode(identifier, "", name, Tensor(shape, dtype, name), port)

    def _steps(self, passing: frozenset[int]) -> list[Step]:
        """The calls, ops, conditions and loop variables that are drawn, in the order in which they ran."""
        open_calls = {None, *(self.draft.opened - passing)}
        steps: list[Step] = []
        steps += (call for call in self.trace.calls if self.draft.visibility.visible(call))
        steps += (op for op in self.trace.ops if op.call in open_calls)
        steps += (condition for condition in self.trace.conditions if condition.call in open_calls)
        drawn = {None, *self.draft.opened}
        steps += (item for item in self.trace.states if item.call in drawn and item.dtype != "variant")
        return sorted(steps, key=lambda step: (self._at(step), isinstance(step, Op)))

    def _at(self, step: Step) -> tuple[int, ...]:
        """The place of a step among the others: never before the call that it is in."""
        above = step.parent if isinstance(step, TracedCall) else step.call
        return step.at if above is None else max(step.at, self.places[above])

    def _add_step(self, step: Step) -> None:
        origins = self.draft.origins
        if isinstance(step, TracedCall):
            self.layers.add(self.draft.layers[step.layer], step)
        elif isinstance(step, Condition):
            self.regions.branches(step)
        elif isinstance(step, LoopState):
            add_state(self.draft, self.regions, step)
        elif step.number not in origins.ops and step.number not in origins.passing:
            add_op(self.draft, self.regions, step)

    def _link(self) -> None:
        """Make the edges into closed calls, from conditions, of ops, and between calls of one layer."""
        links = self.draft.links
        for call in self.trace.calls:
            if self.draft.visibility.visible(call) and call.number not in self.draft.opened:
                self._link_card(call)
        for sources, branch in self.regions.decisions:
            links.arrive(sources, branch, None, g.EdgeKind.DECIDES)
        links.ops()
        links.states()
        links.shared()

    def _link_card(self, call: TracedCall) -> None:
        end, home = self.draft.origins.calls[call.number], CallPlace(call.parent, call.region)
        commutes = self.draft.layers[call.layer].class_name in COMMUTATIVE
        for name, argument in named_arguments(call):
            label = "" if commutes else name
            self.draft.links.arrive(argument.sources, end, tensor(argument), home=home, argument=label)

    def _assigning(self) -> Iterable[str]:
        """The ids of ops that assign: these may lead to nothing else."""
        ids = self.draft.origins.ops
        return (ids[op.number] for op in self.trace.ops if op.writes and op.number in ids)

    def _failure(self, failed: str) -> FailureNote | None:
        """The note of a failure, at the op that failed (an id, or ""), else at the innermost call or layer."""
        failure, calls = self.trace.failure, self.draft.origins.calls
        if failure is None:
            return None
        broken = [call for call in self.trace.calls if call.error and call.number in calls]
        target = failed or ROOT
        if broken and not failed:
            target = calls[broken[-1].number]
        elif failure.layer is not None and not failed:
            target = self.layers.ids.get(failure.layer, ROOT)
        return FailureNote(target, failure.exception, self.draft.source(failure.place))


def _title(trace: Trace) -> str:
    return trace.layers[0].class_name if trace.layers else trace.target.rpartition(":")[2]


def _keras(trace: Trace) -> str:
    return "" if trace.interpreter is None else str(trace.interpreter.keras_major)
