"""LL108: a tensor computed from a weight once, in `__init__` or `build`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import STATE, Assign, Form, Kind, LayerClass, Phase, Read, TargetForm, Value
from layerlint.rule import Finding, rule


@rule(
    "LL108",
    "derived-weight-outside-call",
    summary="A tensor is computed from a weight once, in `__init__` or `build`: training never reaches the weight.",
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    read_in_call = {read.path.partition(".")[0] for read in reads_in_call(layer)}
    for method, event in layer.events(Phase.CONSTRUCT, Phase.BUILD):
        if not isinstance(event, Assign) or event.form is not TargetForm.ATTRIBUTE:
            continue
        if Phase.CALL in layer.phases_of(method, event) or event.value.kind is not Kind.TENSOR:
            continue
        if event.path not in read_in_call or not comes_from_weight(layer, event.value):
            continue
        if method.name not in {"__init__", "build"} and _is_frozen(layer, event.value):
            continue
        yield Finding(
            event.at,
            f"`self.{event.path}` is computed from a weight once, in `{method.name}`: the weight gets no gradient,"
            " and the tensor keeps the old value",
            event.path,
            "compute it from the weight in `call`",
        )


def reads_in_call(layer: LayerClass) -> Iterator[Read]:
    """What `call` reads, and all that inherited methods read."""
    for facts in layer.lineage:
        for method in facts.methods:
            inherited = facts is not layer.own
            for read in method.reads:
                if inherited or Phase.CALL in layer.phases_of(method, read):
                    yield read


def comes_from_weight(layer: LayerClass, value: Value) -> bool:
    """Whether the tensor was computed from a weight."""
    if value.form is Form.CALL and value.method in {"assign", "assign_add", "assign_sub"}:
        return False
    if any(part.kind in STATE and part.at != value.at for part in value.walk()):
        return True
    return any(_only_weight(layer, path) for path in value.reads)


def _only_weight(layer: LayerClass, path: str) -> bool:
    kinds = layer.kinds.get(path, frozenset()) - {Kind.NONE}
    return bool(kinds) and kinds <= STATE


def _is_frozen(layer: LayerClass, value: Value) -> bool:
    """Whether all weights that it comes from are `trainable=False`: a method of its own may compute it anew."""
    made = [
        assign.value
        for path in value.reads
        if _only_weight(layer, path)
        for _, assign in layer.assigns(path)
        if assign.value.form is Form.CALL
    ]
    options = [one.argument("trainable") for one in made]
    return bool(made) and all(given is not None and given.constant is False for given in options)
