"""LL513: a call without `training` of a layer that requires it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from layerlint.model.facts import Call, ClassTraits, Form, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.call_signatures import parse_signature
from layerlint.queries.training import called_sublayers
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, FixRequest, ModelCode, rule
from layerlint.tables.keras_names import short_name
from layerlint.text import Safety


@rule(
    "LL513",
    "missing-training-argument",
    summary="A layer whose `call` requires `training` is called without it, which Keras 3 does not fill in.",
    targets=(3,),
    fix=Safety.SAFE,
)
def missing_training_argument(layer: LayerClass) -> Iterator[Finding]:
    if not any(traits.requires_training for traits in layer.made.values()):
        return
    yield from _call_findings(layer, layer.calls(Phase.CALL, Phase.STEP))
    yield from _sequential_findings(layer)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    """In functions that call layers or put them together."""
    code = unit.code
    if any(traits.requires_training for traits in code.made.values()):
        yield from _call_findings(code, ((m, call) for m, call in code.calls() if not call.nested))
        yield from _sequential_findings(code)


missing_training_argument = replace(missing_training_argument, in_code=_in_code)


def _call_findings(layer: LayerClass, calls: Iterable[tuple[Method, Call]]) -> Iterator[Finding]:
    for method, call in calls:
        value = call.value
        if _may_pass_training(value):
            continue
        for sublayer in _called(layer, value):
            traits = layer.traits(sublayer.name)
            if traits.requires_training and not _may_be_second(traits, value):
                yield _finding(method, value, sublayer)
                break


def _sequential_findings(layer: LayerClass) -> Iterator[Finding]:
    for _, call in layer.calls():
        if short_name(call.value.name).rpartition(".")[2] != "Sequential":
            continue
        for part in (inner for argument in call.value.args for inner in parts_of(argument.value)):
            if part.form is Form.CALL and layer.traits(part.name).requires_training and part.at >= 0:
                yield Finding(
                    part.at,
                    f"`{part.method}.call` requires `training`, which a Keras 3 `Sequential` does not pass: it raises",
                    help=f"give the parameter a default in `{part.method}`: `training=None`",
                )


_FEW = 2
"""Among more positional arguments, one may be `training`."""


def _may_pass_training(call: Value) -> bool:
    """Whether the call passes `training`, or may pass it."""
    if call.unpacks or call.argument("training") is not None or len(call.positional) > _FEW:
        return True
    return any(
        "training" in (argument.local or argument.method) or argument.kind is Kind.PLAIN
        for argument in call.positional[1:]
    )


def _may_be_second(traits: ClassTraits, call: Value) -> bool:
    """Whether the second positional argument may be `training`."""
    signature = parse_signature(traits.call_takes)
    return bool(call.positional[1:]) and (signature is None or signature.by_place[1:2] == ("training",))


def _called(layer: LayerClass, call: Value) -> Iterator[Value]:
    holder = call.holder
    if call.calls_instance and holder.form is Form.CALL:
        yield holder
    for _, sublayer, _ in called_sublayers(layer, call):
        yield sublayer


def _finding(method: Method, call: Value, sublayer: Value) -> Finding:
    knows = method.parameter("training") is not None
    return Finding(
        call.at,
        f"`{sublayer.method}.call` requires `training`, and Keras 3 does not fill it in: this call raises",
        help="pass `training=training`"
        if knows
        else f"pass `training=...`, or give the parameter a default in `{sublayer.method}`: `training=None`",
        fix=FixRequest("pass-training", call.at, (("training", "training"),)) if knows else None,
    )
