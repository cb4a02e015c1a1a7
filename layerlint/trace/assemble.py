"""From what the worker told to what is drawn: calls become nodes, sources become edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from layerlint.graphs import layer_graph as g
from layerlint.graphs.ops import without_dead_ends
from layerlint.trace.graph_facts import graph_facts
from layerlint.trace.links import CallPlace, Links
from layerlint.trace.origin import Origins
from layerlint.trace.port_names import COMMUTATIVE, named_arguments
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.traced import (
    Condition,
    Layer,
    Op,
    Place,
    Trace,
    TracedArgument,
    TracedCall,
    TracedLoss,
    Variable,
)
from layerlint.trace.visibility import Visibility
from layerlint.trace.wording import (
    amount,
    below,
    other_dtype,
    port_name,
    root_name,
    setting,
)

ROOT = "self"
CLOSED_CLASSES = frozenset({"LSTM", "GRU", "SimpleRNN", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"})


def assemble(trace: Trace, *, depth: int | None = None, library: bool = False, folder: str = ".") -> g.Graph:
    """The graph of a trace. Layers at `depth` are closed; those of Keras itself too, unless `library`.

    Paths of source files are relative to `folder`.
    """
    return _Assembly(trace, depth, library, RelativePaths(folder)).graph()


class _Assembly:
    def __init__(self, trace: Trace, depth: int | None, library: bool, relative: RelativePaths) -> None:
        self.trace = trace
        self.relative = relative
        self.layers = {layer.number: layer for layer in trace.layers}
        self.calls = {call.number: call for call in trace.calls}
        self.places: dict[int, tuple[int, ...]] = {}
        for call in trace.calls:
            self.places[call.number] = self._at(call)
        self.visibility = Visibility(trace, depth, library)
        self.opened = self.visibility.opened
        self.root = trace.layers[0] if trace.layers else None
        self.seen: Counter[str] = Counter()
        self.nodes: list[g.Node] = []
        self.layer_ids: dict[int, str] = {}
        self.metric_ids: dict[int, str] = {}
        self.regions: set[str] = set()
        self.failed = ""
        """The id of the op that failed."""
        self.decided: list[tuple[tuple[str, ...], str]] = []
        """What a condition is computed of, and the frame of a branch that it decides on."""
        self.owned: dict[int, list[Variable]] = {}
        """The variables of each layer that are rows in a card or cluster."""
        self.origins = Origins(trace, self.opened)
        self.links = Links(trace, self.visibility, self.origins)

    def _metrics(self) -> dict[int, str]:
        """The metrics that ops update: each is a node, and ops that only read it are its result."""
        metrics = {layer.number for layer in self.trace.layers if layer.kind == "metric"}
        owner = {item.number: item.owner for item in self.trace.variables if item.owner in metrics}
        written = {
            owner[int(word[1:])] for op in self.trace.ops for word, _ in op.writes if int(word[1:]) in owner
        }
        for number in sorted(written):
            self.metric_ids[number] = self._identify(f"{ROOT}.{self.layers[number].path}")
        for op in self.trace.ops:
            read = {owner.get(int(word[1:])) for word in op.reads}
            if not op.inputs and not op.writes and len(read) == 1:
                metric = next(iter(read))
                if metric in self.metric_ids:
                    self.origins.ops[op.number] = self.metric_ids[metric]
        return {
            variable: self.metric_ids[item] for variable, item in owner.items() if item in self.metric_ids
        }

    def _metric_nodes(self) -> None:
        for number, identifier in self.metric_ids.items():
            layer = self.layers[number]
            home = self._home(self.layers[layer.owner] if layer.owner is not None else None)
            name, where = layer.path, layer.class_name
            self.nodes.append(g.MetricNode(identifier, home, name, "", where, self._source(layer.place)))

    # The graph.

    def graph(self) -> g.Graph:
        trace = self.trace
        if self.root is None:
            return g.Graph(title=_title(trace), nodes=(), failure=self._failure(), keras=self._keras())
        self.owned = self._weights()
        passing = self.visibility.passing()
        self.origins.passing.update(op.number for op in trace.ops if op.call in passing or _only_lists(op))
        self.origins.metrics = self._metrics()
        for rows in self.owned.values():
            rows[:] = [item for item in rows if item.number not in self.origins.metrics]
        self._inputs()
        if not trace.calls:
            self._layer(self.root, None)
        for step in self._steps(passing):
            if isinstance(step, TracedCall):
                self._layer(self.layers[step.layer], step)
            elif isinstance(step, Condition):
                self._branches(step)
            elif step.number not in self.origins.ops and step.number not in self.origins.passing:
                self._op(step)
        self._never_called()
        self._losses()
        self._metric_nodes()
        self._outputs()
        self._failed_op()
        self._into_cards()
        for sources, branch in self.decided:
            self.links.arrive(sources, branch, None, g.EdgeKind.DECIDES)
        self.links.ops()
        self.links.shared()
        graph = g.Graph(
            title=_title(trace),
            nodes=tuple(self.nodes),
            edges=self.links.ordered(self.nodes),
            source=self._source(self.root.defined),
            facts=tuple(graph_facts(trace, self._source(self.root.defined))),
            failure=self._failure(),
            keras=self._keras(),
        )
        if trace.failure is not None:
            return graph  # what leads to nothing may have been on its way
        return without_dead_ends(graph, self._writing())

    def _writing(self) -> Iterable[str]:
        """The ids of ops that assign, which is an end of its own."""
        return (
            self.origins.ops[op.number]
            for op in self.trace.ops
            if op.writes and op.number in self.origins.ops
        )

    def _inputs(self) -> None:
        for item in self.trace.inputs:
            self.nodes.append(
                self._port(item.name or "inputs", item.shape, item.dtype, g.Port.INPUT, item.value)
            )

    def _steps(self, passing: frozenset[int]) -> list[TracedCall | Op | Condition]:
        """The calls, ops and conditions that are drawn, in the order in which they ran."""
        shown = {None, *(self.opened - passing)}
        steps: list[TracedCall | Op | Condition] = []
        steps += (call for call in self.trace.calls if self.visibility.visible(call))
        steps += (op for op in self.trace.ops if op.call in shown)
        steps += (condition for condition in self.trace.conditions if condition.call in shown)
        return sorted(steps, key=lambda item: (self._at(item), isinstance(item, Op)))

    def _outputs(self) -> None:
        for number, returned in enumerate(self.trace.outputs):
            name = returned.name or ("output" if len(self.trace.outputs) == 1 else f"output {number + 1}")
            node = self._port(name, returned.shape, returned.dtype, g.Port.OUTPUT, number)
            self.nodes.append(node)
            self.links.arrive(returned.sources, node.id, node.tensor)

    def _into_cards(self) -> None:
        """The edges into the calls that are drawn closed."""
        for call in self.trace.calls:
            if self.visibility.visible(call) and call.number not in self.opened:
                self._into_card(call)

    def _into_card(self, call: TracedCall) -> None:
        end, home = self.origins.calls[call.number], CallPlace(call.parent, call.region)
        commutes = self.layers[call.layer].class_name in COMMUTATIVE
        for name, item in named_arguments(call):
            self.links.arrive(item.sources, end, _tensor(item), home=home, argument="" if commutes else name)

    def _at(self, step: TracedCall | Op | Condition) -> tuple[int, ...]:
        """Where a step stands: never before the call that it is in."""
        above = step.parent if isinstance(step, TracedCall) else step.call
        return step.at if above is None else max(step.at, self.places[above])

    def _identify(self, base: str) -> str:
        self.seen[base] += 1
        return base if self.seen[base] == 1 else f"{base}#{self.seen[base]}"

    def _source(self, place: Place | None) -> g.SourceLine | None:
        return None if place is None else g.SourceLine(self.relative(place.path), place.line)

    def _port(self, name: str, shape: g.Shape | None, dtype: str, port: g.Port, number: int) -> g.TensorNode:
        name = port_name(name)
        identifier = self._identify(f"{port.value}:{name}")
        if port is g.Port.INPUT:
            self.origins.inputs[number] = identifier
        return g.TensorNode(identifier, "", name, g.Tensor(shape, dtype, name), port)

    def _weights(self) -> dict[int, list[Variable]]:
        """The variables of each layer; a seed generator's or metric's belong to the layer that holds it."""
        out: dict[int, list[Variable]] = {}
        for variable in self.trace.variables:
            if variable.role != "optimizer":  # it is in `facts`: its variables are as many as the weights
                out.setdefault(self._holder(variable), []).append(variable)
        return out

    def _holder(self, variable: Variable) -> int:
        owner = self.layers[variable.owner]
        while owner.kind != "layer" and owner.owner is not None:
            owner = self.layers[owner.owner]
        return owner.number

    def _layer(self, layer: Layer, call: TracedCall | None) -> None:
        parent = "" if call is None or call.parent is None else self.origins.calls[call.parent]
        above = self.layers[self.calls[call.parent].layer].path if call and call.parent is not None else ""
        if call is not None:
            parent = self._region(parent, call.region, self._region_of(call.parent), call.place)
        base = f"{ROOT}.{layer.path}" if layer.path else ROOT
        identifier = self._identify(base)
        first = layer.number not in self.layer_ids
        self.layer_ids.setdefault(layer.number, identifier)
        if call is not None:
            self.origins.calls[call.number] = identifier
        closed = self._closed(layer, call)
        weights = self._weights_of(layer, call, identifier) if first else ()
        hidden = tuple(self._hidden(layer, identifier)) if first and closed is not None else ()
        arguments = call.arguments if call is not None else ()
        outputs = call.outputs if call is not None else ()
        self.nodes.append(
            g.LayerNode(
                id=identifier,
                parent=parent,
                path=layer.path,
                name=below(layer.path, above) if layer.path else root_name(layer),
                class_name=layer.class_name,
                setting=setting(layer),
                keras_name=layer.keras_name,
                inputs=tuple(g.Tensor(item.shape, item.dtype, item.name) for item in arguments),
                outputs=tuple(g.Tensor(item.shape, item.dtype, item.name) for item in outputs),
                dtype=layer.dtype,
                compute_dtype=other_dtype(layer),
                weights=(*weights, *hidden),
                params=layer.params,
                call=self._turn(call),
                calls=max(1, self.visibility.counts[layer.number]),
                source=self._source(layer.place),
                defined=self._source(layer.defined),
                called=call is not None,
                closed=closed,
                detail=""
                if call is None or call.number in self.opened
                else self.visibility.loop_inside(call),
            )
        )

    def _weights_of(self, layer: Layer, call: TracedCall | None, identifier: str) -> tuple[g.Weight, ...]:
        """The weights of a layer; those of `lstm.cell` are those of `lstm` to the user."""
        if layer.class_name in CLOSED_CLASSES and (call is None or call.number not in self.opened):
            for inner in sorted(self.visibility.below(layer)):
                self.owned.setdefault(layer.number, []).extend(self.owned.pop(inner, []))
        return tuple(self._weight(item, layer, identifier) for item in self.owned.get(layer.number, ()))

    def _turn(self, call: TracedCall | None) -> int:
        """Which of the drawn calls of its layer it is, from 1."""
        if call is None:
            return 1
        same = [
            item.number
            for item in self.trace.calls
            if item.layer == call.layer and self.visibility.visible(item)
        ]
        return same.index(call.number) + 1

    def _closed(self, layer: Layer, call: TracedCall | None) -> g.Closed | None:
        """What a card hides: for a layer that was never called, or whose calls are not drawn."""
        if call is None or call.number in self.opened:
            return None
        inside = self.visibility.below(layer)
        if not inside or layer.class_name in CLOSED_CLASSES:
            return None
        numbers = {layer.number, *inside}
        own = [item for item in self.trace.variables if self._holder(item) in numbers]
        kinds = Counter(item.variable_kind for item in own)
        frozen = sum(
            g.Weight("", "", item.shape).params or 0 for item in own if item.variable_kind == "non-trainable"
        )
        random = sum(item.variable_kind == "state" and item.role not in g.BOOKS for item in own)
        return g.Closed(len(inside), len(own) - kinds["state"], frozen, random)

    def _hidden(self, layer: Layer, identifier: str) -> Iterable[g.Weight]:
        """Variables of closed sublayers that must not be overlooked: those that Keras does not know."""
        for number in sorted(self.visibility.below(layer)):
            for variable in self.owned.get(number, ()):
                if variable.variable_kind == "untracked" and variable.number not in self.origins.weights:
                    yield self._weight(variable, layer, identifier)

    def _weight(self, variable: Variable, layer: Layer, identifier: str) -> g.Weight:
        name = below(variable.path, layer.path).removeprefix(
            "cell." if layer.class_name in CLOSED_CLASSES else ""
        )
        self.origins.weights[variable.number] = weight_id = self._identify(f"{identifier}:{name}")
        return g.Weight(
            id=weight_id,
            name=name,
            shape=variable.shape,
            dtype=variable.dtype,
            kind=g.WeightKind(variable.variable_kind),
            role=variable.role,
            initializer=variable.initializer,
            keras_name=variable.keras_name,
            source=self._source(variable.place),
        )

    def _never_called(self) -> None:
        """Layers that were made and not called, or whose weights Keras uses itself, at the nearest layer that is open."""
        for layer in self.trace.layers:
            missed = not self.trace.calls or self.trace.failure is not None
            if (
                layer.kind != "layer"
                or layer.number in self.layer_ids
                or layer.number in self.visibility.called
            ):
                continue
            if not (missed or self.owned.get(layer.number) or self.visibility.never_called(layer)):
                continue
            owner = layer.owner
            if owner is None or owner not in self.layer_ids:
                continue
            holder = next((node for node in self.nodes if node.id == self.layer_ids[owner]), None)
            opened = any(call.layer == owner and call.number in self.opened for call in self.trace.calls)
            if not isinstance(holder, g.LayerNode) or not (opened or not self.trace.calls):
                continue
            self._layer(layer, None)
            made = self.nodes.pop()
            if isinstance(made, g.LayerNode):
                name = below(layer.path, self.layers[owner].path)
                self.nodes.append(replace(made, parent=holder.id, name=name))

    def _region_of(self, call: int | None) -> tuple[str, ...]:
        return self.calls[call].region if call is not None else ()

    def _region(
        self, parent: str, region: tuple[str, ...], outside: tuple[str, ...], place: Place | None
    ) -> str:
        """The innermost node of the loops and branches between a call and what is in it."""
        for number, word in enumerate(region):
            if number < len(outside) and outside[number] == word:
                continue
            parent = self._frame(parent, word, place)
        return parent

    def _frame(self, parent: str, word: str, place: Place | None, detail: str = "") -> str:
        name, _, host = word.partition("#")
        identifier = f"{parent}/{name}@{host}"
        if identifier not in self.regions:
            self.regions.add(identifier)
            self.nodes.append(g.RegionNode(identifier, parent, name, detail, self._source(place)))
        return identifier

    def _branches(self, condition: Condition) -> None:
        """The frames of a condition's branches; what it is computed of leads to each of them."""
        home = self.origins.calls[condition.call] if condition.call is not None else ""
        outside = self._region_of(condition.call)
        place = condition.place
        around = self._region(home, condition.region, outside, place)
        for branch in condition.branches:
            word = branch.rpartition(" ")[2]
            detail = "" if not condition.ran else "ran" if word == condition.ran else "did not run"
            identifier = self._frame(around, f"{branch}#{condition.host}", place, detail)
            self.decided.append((condition.sources, identifier))

    def _op(self, op: Op) -> None:
        if op.writes and not op.ends and (self._of_library(op) or self.origins.of(op.inputs)):
            return  # an assignment is an edge to its variable, from what is assigned
        home = self.origins.calls[op.call] if op.call is not None else ""
        parent = self._region(home, op.region, self._region_of(op.call), op.place)
        identifier = self._identify(f"{parent}/{op.name}")
        self.origins.ops[op.number] = identifier
        last = op.outputs[-1] if op.outputs else None
        output = None if last is None else g.Tensor(last.shape, last.dtype)
        detail = "" if op.types == (op.name,) else ", ".join(dict.fromkeys(op.types))
        self.nodes.append(
            g.OpNode(identifier, parent, op.name, detail, output, self._source(op.place), words=op.words)
        )

    def _failed_op(self) -> None:
        """The op that failed, with the shapes that it could not take."""
        op = self.trace.failed_op
        shown = None if op is None else self.visibility.nearest(op.call)
        if op is None or self.trace.failure is None or shown not in self.opened:
            return
        parent = self.origins.calls[shown]
        self.failed = self._identify(f"{parent}/{op.name}")
        shapes = " · ".join(g.shape_text(item.shape) for item in op.arguments)
        self.nodes.append(
            g.OpNode(self.failed, parent, f"{op.name}  {shapes}", "", None, self._source(op.place))
        )
        for argument in op.arguments:
            self.links.arrive(argument.sources, self.failed, _tensor(argument), home=CallPlace(op.call))

    def _of_library(self, op: Op) -> bool:
        """Whether an op assigns what Keras itself keeps: the state of a metric or of a seed generator."""
        owners = [self.trace.variables[int(word[1:])].owner for word, _ in op.writes]
        return all(self.layers[owner].kind != "layer" for owner in owners)

    def _losses(self) -> None:
        for loss in self.trace.losses:
            owner = self.layers.get(loss.owner) if loss.owner is not None else None
            home = self._home(owner)
            if loss.loss_kind == "regularizer":
                self._regularizer(loss, home)
                continue
            name = "add_loss" if loss.loss_kind == "add_loss" else "loss"
            identifier = self._identify(f"{home or ROOT}/{name}")
            where = (
                f"{owner.class_name}.{'call' if name == 'add_loss' else self.trace.entry}" if owner else ""
            )
            self.nodes.append(
                g.LossNode(identifier, home, name, amount(loss.amount), where, "", self._source(loss.place))
            )
            tensor = g.Tensor(loss.shape, loss.dtype)
            self.links.arrive(loss.sources, identifier, tensor, g.EdgeKind.LOSS)

    def _regularizer(self, loss: TracedLoss, home: str) -> None:
        weights = [self.origins.weights.get(int(word[1:])) for word in loss.sources]
        owner = self.layers[loss.owner].class_name if loss.owner is not None else ""
        for weight in weights:
            if weight is not None:
                identifier = self._identify(f"{home or ROOT}/regularizer")
                source = self._source(loss.place)
                self.nodes.append(
                    g.LossNode(
                        identifier, home, "regularizer", amount(loss.amount), owner, loss.detail, source
                    )
                )
                self.links.edges.append(g.Edge(weight, identifier, g.EdgeKind.LOSS))

    def _home(self, owner: Layer | None) -> str:
        """The cluster where something of a layer is drawn: its own, or the one around its card."""
        if owner is None:
            return ROOT if self.trace.calls else ""
        for call in self.trace.calls:
            if call.layer == owner.number:
                shown = self.visibility.nearest(call.number)
                if shown is None:
                    break
                if shown in self.opened:
                    return self.origins.calls[shown]
                parent = self.calls[shown].parent
                return "" if parent is None else self.origins.calls[parent]
        return ROOT if self.trace.calls else ""

    def _failure(self) -> g.FailureNote | None:
        failure = self.trace.failure
        if failure is None:
            return None
        target = self.failed or ROOT
        broken = [call for call in self.trace.calls if call.error and call.number in self.origins.calls]
        if broken and not self.failed:
            target = self.origins.calls[broken[-1].number]
        elif failure.layer is not None and not self.failed:
            target = self.layer_ids.get(failure.layer, ROOT)
        return g.FailureNote(target, failure.exception, self._source(failure.place))

    def _keras(self) -> str:
        return "" if self.trace.interpreter is None else str(self.trace.interpreter.keras_major)


def _title(trace: Trace) -> str:
    return trace.layers[0].class_name if trace.layers else trace.target.rpartition(":")[2]


def _only_lists(op: Op) -> bool:
    """Whether an op is what TensorFlow makes of a `TensorArray`, which only passes on what is put into it."""
    return bool(op.types) and all(
        kind.startswith("TensorList") or kind == "EmptyTensorList" for kind in op.types
    )


def _tensor(item: TracedArgument) -> g.Tensor:
    return g.Tensor(item.shape, item.dtype)
