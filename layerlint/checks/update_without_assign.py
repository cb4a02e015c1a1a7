"""LL122: an `add_update` in the form of Keras 1, which changes no weight in Keras 2."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Kind, LayerClass, Phase, Value
from layerlint.rule import Finding, rule

_PAIR = 2
_WEIGHTS = (Kind.WEIGHT, Kind.VARIABLE)
_ASSIGNS = ("assign", "update", "moving_average")


@rule(
    "LL122",
    "update-without-assign",
    summary="`self.add_update((weight, value))` assigns nothing in TensorFlow 2: the weight keeps its value.",
    targets=(2,),
)
def update_without_assign(layer: LayerClass) -> Iterator[Finding]:
    for _, event in layer.events(Phase.CALL):
        if not isinstance(event, Call) or not event.value.on_self("add_update") or layer.method("add_update"):
            continue
        updates = event.value.given("updates", 0)
        pair = _pair(updates)
        if pair is not None:
            yield Finding(
                event.value.at,
                f"`add_update` assigns nothing in TensorFlow 2: `self.{pair.path}` keeps its value",
                attribute=pair.path,
                help=f"write `self.{pair.path}.assign(...)`; `add_update` is not needed",
            )
        elif len(event.value.positional) == _PAIR and not event.value.unpacks:
            yield Finding(
                event.value.at,
                "`add_update` takes one argument in current versions of Keras 2: the inputs raise a `TypeError`",
                help="leave out the second argument; the call of `assign` alone updates the weight",
            )


def _pair(updates: Value) -> Value | None:
    """The weight of `(weight, value)`, or of the first such pair in a list."""
    if updates.form is Form.LIST and updates.items:
        updates = updates.items[0]
    if updates.form is not Form.TUPLE or len(updates.items) != _PAIR:
        return None
    weight, value = updates.items
    if weight.kind not in _WEIGHTS or not weight.path:
        return None
    computed = value.form in (Form.OPERATION, Form.CALL) and value.kind is Kind.TENSOR
    return weight if computed and not value.method.startswith(_ASSIGNS) else None
