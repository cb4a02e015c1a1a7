"""LL511: a Python value passed to a layer by position."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Phase
from layerlint.rule import Finding, rule


@rule(
    "LL511",
    "non-tensor-argument",
    summary="A number, string or boolean is passed to a layer by position, which Keras 3 refuses.",
    targets=(3,),
)
def non_tensor_argument(layer: LayerClass) -> Iterator[Finding]:
    for _, call in layer.calls(Phase.CALL, Phase.STEP):
        if not (call.value.on_self() or call.value.calls_instance):
            continue
        holder = call.value.receiver
        path = call.value.path if call.value.on_self() else ""
        if path:
            if layer.method(path) is not None or layer.kinds.get(path, frozenset()) - {Kind.NONE} != {
                Kind.SUBLAYER
            }:
                continue
        elif holder is None or holder.kind is not Kind.SUBLAYER:
            continue
        for argument in call.value.positional[1:]:
            if argument.form is Form.LITERAL and isinstance(argument.constant, (bool, int, float, str)):
                yield Finding(
                    call.value.at,
                    f"`{argument.constant!r}` is passed to a layer by position: Keras 3 takes only tensors there",
                    attribute=path,
                    help="pass it by keyword",
                )
                break
