"""LL211: a sublayer or weight added to a layer that is already built."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Call, Form, Kind, LayerClass, Method, Phase, TargetForm
from layerlint.queries.values import parts_of
from layerlint.rule import Finding, rule

_STATE = frozenset({Kind.SUBLAYER, Kind.WEIGHT, Kind.METRIC})
_BUILDS = frozenset(
    {"self.build", "self.predict", "self.fit", "self.train_on_batch", "self.predict_on_batch"}
)


@rule(
    "LL211",
    "state-after-build",
    summary="A sublayer or weight is added after the layer is built, which Keras 3 refuses.",
    targets=(3,),
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for method in layer.methods:
        built = False
        for event in method.events:
            if event.nested:
                continue
            if isinstance(event, Call) and not event.guards and _builds(event):
                built = True
            elif isinstance(event, Assign) and (built or _in_step(layer, method)) and _adds_state(event):
                where = "in a training step" if not built else "after the layer was built a few lines above"
                yield Finding(
                    event.at,
                    f"`self.{event.path}` is added {where}: Keras 3 has locked the layer by then",
                    event.path,
                    "create it in `__init__` or `build`",
                )


def _builds(call: Call) -> bool:
    holder = call.value.receiver
    called = call.value.name == "()" and holder is not None and holder.kind is Kind.SELF
    return called or call.value.name in _BUILDS


def _in_step(layer: LayerClass, method: Method) -> bool:
    return layer.phases_of(method) == {Phase.STEP}


def _adds_state(assign: Assign) -> bool:
    return assign.form is TargetForm.ATTRIBUTE and any(
        part.kind in _STATE and part.form is Form.CALL for part in parts_of(assign.value)
    )
