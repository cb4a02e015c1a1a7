"""LL309: a Keras 2 `build` that does not mark the layer as built."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.unbuilt_sublayer import unbuilt_sublayers
from layerlint.model.facts import Assign, Kind, LayerClass, Phase, TargetForm
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import keras_name
from layerlint.text import Safety


@rule(
    "LL309",
    "build-not-marked",
    summary="In Keras 2, `build` must end with `super().build(...)` or `self.built = True`.",
    targets=(2,),
    severity=Severity.WARNING,
    fix=Safety.SAFE,
)
def build_not_marked(layer: LayerClass) -> Iterator[Finding]:
    build = layer.own_method("build")
    if build is None or build.stub or build.abstract or not (build.open_end or build.returns):
        return  # one that always raises builds nothing
    in_list = False
    for method, event in layer.events(Phase.BUILD):
        if isinstance(event, Assign):
            if event.path == "built":
                return
            in_list |= event.form is TargetForm.ADD and event.value.kind in (Kind.WEIGHT, Kind.VARIABLE)
        if any(call.value.on_super("build") for call in method.calls):
            return
    creates = any(
        event.value.kind in (Kind.WEIGHT, Kind.VARIABLE, Kind.SUBLAYER)
        for _, event in layer.assigns(Phase.BUILD)
    )
    if not creates:
        return
    roots = {keras_name(root) for root in layer.roots}
    if any(True for _ in unbuilt_sublayers(layer)):
        return  # LL206 says to leave it out, or to build more
    matters = in_list or (layer.is_model and roots <= {"Model", "models.Model"})
    yield Finding(
        build.at_name,
        "`build` does not mark the layer as built: after `layer.build(...)`, the next call builds it again and loses"
        " the values set or loaded in between",
        help="end with `super().build(input_shape)`",
        severity=None if matters else Severity.NOTE,
        fix=FixRequest("mark-built", build.at),
    )
