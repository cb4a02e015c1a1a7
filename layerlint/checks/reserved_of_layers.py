"""LL306 outside layer classes: `layer.name = ...` for the layers of a model."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import GuardKind, OtherAssign, Owner
from layerlint.rule import Finding, ModelCode

_READ_ONLY = {
    2: frozenset({"name", "dtype", "input_shape", "output_shape", "input", "output", "weights", "losses"}),
    3: frozenset({"dtype", "input", "output", "weights", "losses"}),
}


def reserved_of_layers(unit: ModelCode) -> Iterator[Finding]:
    names = _READ_ONLY[unit.code.keras]
    for method in unit.code.methods:
        for event in method.events:
            if (
                not isinstance(event, OtherAssign)
                or event.name not in names
                or event.holder.owner is not Owner.NONE
            ):
                continue
            if any(
                guard.kind is GuardKind.LOOP and any(part.on_value("layers") for part in guard.value.walk())
                for guard in event.guards
                if guard.value is not None
            ):
                yield Finding(
                    event.at,
                    f"`{event.name}` of a layer cannot be set: it is a read-only property",
                    help="pass it to the constructor of the layer, or write `layer._name = ...`"
                    if event.name == "name"
                    else "pass it to the constructor of the layer",
                )
