"""LL206: a model whose own `build` leaves its sublayers unbuilt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.load_into_unbuilt import load_into_unbuilt
from layerlint.model.facts import (
    Assign,
    At,
    Call,
    Kind,
    LayerClass,
    Method,
    Phase,
    Read,
    TargetForm,
    Use,
    Value,
    attribute_of,
)
from layerlint.queries.assigns import filling_reads
from layerlint.queries.classes import extends_keras_base, shows_saving
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import owns_weights
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.apis import is_network
from layerlint.tables.keras_names import short_name
from layerlint.text import Safety

_BUILT_BY_ONE_SHAPE = frozenset(
    f"layers.{name}"
    for name in (
        "BatchNormalization",
        "Conv1D",
        "Conv2D",
        "Conv3D",
        "Dense",
        "DepthwiseConv2D",
        "EinsumDense",
        "Embedding",
        "GroupNormalization",
        "LayerNormalization",
        "SeparableConv2D",
    )
)


@rule(
    "LL206",
    "unbuilt-sublayer",
    summary="A model's own `build` does not build a sublayer: its weights are lost when the model is loaded.",
    fix=Safety.UNSAFE,
)
def unbuilt_sublayer(layer: LayerClass) -> Iterator[Finding]:
    yield from _loaded_when_built(layer)
    yield from unbuilt_sublayers(layer)


unbuilt_sublayer = replace(unbuilt_sublayer, in_code=load_into_unbuilt)


def unbuilt_sublayers(layer: LayerClass) -> Iterator[Finding]:
    """Yield what the class's own `build` does not build."""
    build = layer.own_method("build")
    if build is None or build.abstract or not layer.complete or not _needs_build(layer):
        return
    if any(_runs_call(layer, call) for call in build.calls):
        return
    yield from _built_in_vain(layer)
    built = _built_paths(layer)
    if built is None:
        return
    built_locals = frozenset(_built_locals(layer))
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        path = attribute_of(assign.path)
        if path not in built and _stores_unbuilt(layer, assign, built_locals):
            yield Finding(
                assign.at,
                f"`{layer.name}.build` does not build `self.{path}`: {_CONSEQUENCE[layer.keras]}",
                attribute=path,
                help=f"build it in `build`: `self.{path}.build(...)`, or leave out `build` altogether",
                # In Keras 2 it is only the `.keras` file that fails; checkpoints and SavedModels are loaded.
                severity=Severity.NOTE if layer.keras == 2 and not shows_saving(layer) else None,
                fix=_fix(assign),
                cause="build",
            )


def _stores_unbuilt(layer: LayerClass, assign: Assign, built_locals: frozenset[At]) -> bool:
    """Whether `self` gets a new layer with weights that nothing builds."""
    if assign.form not in _STORING_FORMS or _begins_with_input(layer, assign):
        return False
    parts = [part for part in parts_of(assign.value) if part.makes_layer and part.at not in built_locals]
    return any(_has_weights(layer, part) for part in parts if not _built_by_itself(part))


_STORING_FORMS = frozenset({TargetForm.ATTRIBUTE, TargetForm.ITEM, TargetForm.ADD})
_CONSEQUENCE = {
    2: "loading the model from a `.keras` file fails",
    3: "loading the model does not restore its weights",
}


def _loaded_when_built(layer: LayerClass) -> Iterator[Finding]:
    """A model without `build` that the project builds and then loads weights into."""
    if layer.keras == 2 or not layer.loaded_when_built or not layer.is_model or not extends_keras_base(layer):
        return
    init = layer.method("__init__")
    if layer.method("build") is not None or init is None or _calls_itself(init):
        return
    owned = any(
        assign.form is TargetForm.ATTRIBUTE and _has_weights(layer, part)
        for _, assign in layer.assignments()
        for part in parts_of(assign.value)
        if part.makes_layer and not _built_by_itself(part)
    )
    if owned:
        yield Finding(
            layer.own.at_name,
            f"`{layer.name}` has no `build` of its own, and Keras 3's builds none of its sublayers: weights that are"
            " loaded after `build(...)` are silently lost",
            help="call the model once before `load_weights`, or write a `build` that builds its sublayers",
            severity=Severity.WARNING,
        )


def _calls_itself(init: Method) -> bool:
    """Whether the constructor runs the model, or passes its inputs and outputs to Keras."""
    return any(call.value.calls_self or call.value.on_self("call", "__call__") for call in init.calls) or any(
        call.value.positional or call.value.argument("inputs") for call in init.super_calls
    )


def _needs_build(layer: LayerClass) -> bool:
    """Whether only its own `build` builds its sublayers.

    Keras 3 does not trace a layer with `compute_output_shape` in a functional model.
    """
    return layer.is_model or (layer.keras == 3 and layer.method("compute_output_shape") is not None)


def _built_in_vain(layer: LayerClass) -> Iterator[Finding]:
    """Calls of `build` of project layers that do not have one of their own: Keras 3's builds nothing inside."""
    if layer.keras == 2:
        return
    called = {
        attribute_of(event.path)
        for _, event in layer.reads(Phase.CONSTRUCT, Phase.BUILD)
        if event.use is Use.CALLED
    }
    for _, event in layer.calls(Phase.BUILD):
        path = event.value.holder.path if event.value.on_value("build") else ""
        sublayers = [
            assign.value for _, assign in layer.assignments(path) if assign.value.kind is not Kind.NONE
        ]
        if (
            path not in called
            and sublayers
            and all(layer.traits(sublayer.name).inherits_build for sublayer in sublayers)
        ):
            yield Finding(
                event.value.at,
                f"`{sublayers[0].method}` has no `build` of its own: this builds none of its sublayers, and loading the"
                " model does not restore its weights",
                attribute=path,
                help=f"build its sublayers in a `build` of `{sublayers[0].method}`, or leave out `{layer.name}.build`"
                " altogether",
                cause="build of others",
            )


def _fix(assign: Assign) -> FixRequest | None:
    """The fix for a Keras layer that is built by one shape; none for a block or a wrapper, which may need more."""
    if assign.form is not TargetForm.ATTRIBUTE or short_name(assign.value.name) not in _BUILT_BY_ONE_SHAPE:
        return None
    return FixRequest("build-sublayer", assign.at, (("path", assign.path),))


def _runs_call(layer: LayerClass, call: Call) -> bool:
    """Whether the call runs the model, which builds all that it calls. In Keras 2 `super().build` does."""
    if call.value.on_super("build"):
        return layer.keras == 2 or any(m.name == "build" for facts in layer.ancestors for m in facts.methods)
    return call.value.calls_self or call.value.on_self("call", "__call__")


def _has_weights(layer: LayerClass, sublayer: Value) -> bool:
    """Whether it owns more than the state of a random generator, which no layer of Keras 2 has."""
    return owns_weights(layer, sublayer, keras=2)


def _built_by_itself(sublayer: Value) -> bool:
    """Whether it has an input shape, its own or that of the first layer of a `Sequential`."""
    if is_network(short_name(sublayer.name)):
        return True
    inner = sublayer.given("layers", 0).items[:1] if short_name(sublayer.name).endswith("Sequential") else ()
    return any(_is_input(first) or _built_by_itself(first) for first in inner) or any(
        argument.keyword in {"input_shape", "input_dim", "batch_input_shape"} for argument in sublayer.args
    )


def _begins_with_input(layer: LayerClass, assign: Assign) -> bool:
    """Whether a layer is added to a `Sequential` that gets its input shape too: `self.body.add(Input((3,)))`."""
    if assign.call != "add":
        return False
    return any(
        _is_input(part) or _built_by_itself(part)
        for _, other in layer.assignments(assign.path)
        for part in parts_of(other.value)
    )


def _is_input(first: Value) -> bool:
    return short_name(first.name).rpartition(".")[2] in {"Input", "InputLayer"}


def _built_locals(layer: LayerClass) -> Iterator[At]:
    """The sublayers that are built or called by a local name: `dense = Dense(3)`, `dense.build(shape)`."""
    for _, call in layer.calls(Phase.CONSTRUCT, Phase.BUILD):
        holder = call.value.holder
        if call.value.on_value("build") or call.value.calls_instance:
            yield from (part.at for part in parts_of(holder))


def _built_paths(layer: LayerClass) -> frozenset[str] | None:
    """The attributes that `build` builds or calls; None when unknown."""
    paths: set[str] = set()
    for facts in layer.lineage:
        for method in facts.methods:
            filled = filling_reads(method)
            for event in method.events:
                phases = layer.phases.get((method.name, event.nested), frozenset())
                if Phase.CONSTRUCT in phases and isinstance(event, Call) and event.value.method == "build":
                    holder = event.value.holder
                    paths |= {path.partition(".")[0] for path in holder.reads | {holder.path}}
                if Phase.BUILD not in phases:
                    continue
                if isinstance(event, Read) and (event.at, event.path) not in filled:
                    root = attribute_of(event.path)
                    if not root or root in {"layers", "_layers", "submodules", "_flatten_layers"}:
                        return None
                    if event.use in (Use.METHOD, Use.CALLED, Use.LOADED):
                        paths.add(root)
    return _with_parts(layer, paths)


def _with_parts(layer: LayerClass, built: set[str]) -> frozenset[str]:
    """The attributes, and those that they hold: `self.all = [self.a, self.b]`, `layers.RNN(self.cell)`."""
    waiting = list(built)
    while waiting:
        for _, assign in layer.assignments(waiting.pop()):
            held = {attribute_of(path) for path in assign.value.reads} - built
            built |= held
            waiting += held
    return frozenset(built)
