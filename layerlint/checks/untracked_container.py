"""LL207: sublayers in a container that Keras does not look into."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Form, Kind, LayerClass, Phase, TargetForm, Value
from layerlint.queries import parts_of
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety

_BOTH = {
    "collections.deque": "a `deque`",
    "frozenset": "a `frozenset`",
    "types.SimpleNamespace": "a `SimpleNamespace`",
    "numpy.array": "a NumPy array",
    "numpy.asarray": "a NumPy array",
}
_STATE = frozenset({Kind.SUBLAYER, Kind.VARIABLE})


@rule(
    "LL207",
    "untracked-container",
    summary="Sublayers are kept in a container that Keras does not look into.",
    fix=Safety.UNSAFE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for _, event in layer.events(Phase.CONSTRUCT, Phase.BUILD):
        if not isinstance(event, Assign) or event.form is not TargetForm.ATTRIBUTE:
            continue
        container = _container(layer, event)
        if container and not _elsewhere(layer, event):
            yield Finding(
                event.at,
                f"`self.{event.path}` keeps layers in {container}, which Keras does not look into: they are neither"
                " trained nor saved",
                event.path,
                "keep them in a list, a tuple or a dict",
                fix=_fix(event),
            )


def _fix(assign: Assign) -> FixRequest | None:
    """A list holds what a deque does; what stands for another container depends on its use."""
    if assign.value.name != "collections.deque":
        return None
    return FixRequest("deque-to-list", assign.at, (("path", assign.path),))


def _container(layer: LayerClass, assign: Assign) -> str:
    value = assign.value
    if value.form is Form.CALL and value.name in _BOTH and _holds(value):
        return _BOTH[value.name]
    if layer.keras == 2:
        if value.form is Form.SET and any(part.kind is Kind.SUBLAYER for part in value.items):
            return "a `set`"
        if value.form is Form.CALL and value.name == "collections.defaultdict":
            elements = layer.elements.get(assign.path, frozenset())
            if Kind.SUBLAYER in elements:
                return "a `defaultdict`"
    return ""


def _holds(value: Value) -> bool:
    """Whether the arguments hold layers or raw variables; weights of `add_weight` are tracked wherever they are."""
    return any(part.kind in _STATE for argument in value.args for part in parts_of(argument.value))


def _elsewhere(layer: LayerClass, assign: Assign) -> bool:
    """Whether the same layers are also kept in an attribute of their own."""
    return any(part.reads for argument in assign.value.args for part in parts_of(argument.value))
