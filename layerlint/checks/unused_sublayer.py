"""LL205: a sublayer that cannot affect the output."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from layerlint.checks.call_returns_none import returns_nothing
from layerlint.model.facts import (
    Argument,
    Assign,
    At,
    Call,
    DeadStore,
    Event,
    Form,
    Guard,
    Kind,
    LayerClass,
    Phase,
    Value,
)
from layerlint.queries.assigns import unused
from layerlint.queries.unread_results import returned_call, unread_calls
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import trains
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import short_name

_ACT_BY_CALLING = frozenset({"layers.ActivityRegularization", "layers.Lambda"})


@rule(
    "LL205",
    "unused-sublayer",
    summary="A sublayer is never called, or its result is never used.",
    severity=Severity.WARNING,
)
def unused_sublayer(layer: LayerClass) -> Iterator[Finding]:
    for assign in unused(layer):
        twin = _twin_called_twice(layer, assign)
        if twin:
            yield Finding(
                assign.at,
                f"the sublayer `self.{assign.path}` is never used, while `self.{twin}`, which is made alike, is called"
                " in two places: these share its weights",
                attribute=assign.path,
                help=f"call `self.{assign.path}` in one of them, or remove it",
            )
        elif assign.value.makes_layer:
            yield Finding(
                assign.at,
                f"the sublayer `self.{assign.path}` is never used",
                attribute=assign.path,
                help="call it in `call`, or remove it",
                severity=Severity.NOTE,
            )
        elif _holds_new_layers(assign.value) or _is_filled_with_new_layers(layer, assign):
            yield Finding(
                assign.at,
                f"the sublayers in `self.{assign.path}` are never used",
                attribute=assign.path,
                help="call them in `call`, or remove them",
                severity=Severity.NOTE,
            )
    yield from _loop_findings(layer)
    is_reported = returns_nothing(layer)
    for method, event in layer.events(Phase.CALL):
        if is_reported and method.name == "call":
            continue  # LL502 reports the cause
        if isinstance(event, DeadStore):
            fate = f"replaced before anything reads `{event.name}`" if event.replaced else "never read"
            help = "pass it to the next layer, or return it"
            yield from _lost_result_findings(layer, event.value, event.at, event.call, fate, help)
        elif isinstance(event, Call) and event.discarded:
            call = event.value
            yield from _lost_result_findings(
                layer, call, call.at, call.at, "never used", "use what it returns: `x = {}(x)`"
            )


def _twin_called_twice(layer: LayerClass, unused: Assign) -> str:
    """The attribute with a layer that is made in the same way, and is called twice in one run of `call`; "" for none."""
    if not unused.value.makes_layer or not trains(layer, unused.value):
        return ""
    guards: dict[str, list[tuple[Guard, ...]]] = {}
    for method, event in layer.calls(Phase.CALL):
        if event.value.on_self(event.value.path):
            guards.setdefault(event.value.path, []).append(layer.guards(method, event))
    for _, other in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        around = guards.get(other.path, []) if _stem(other.path) == _stem(unused.path) else []
        twice = any(first == second for first, second in combinations(around, 2))
        if twice and _made(other.value) == _made(unused.value):
            return other.path
    return ""


def _stem(path: str) -> str:
    """A name without its numbers: `norm` of `norm1` and `norm_2`."""
    return path.translate(_NUMBERS)


_NUMBERS = str.maketrans("", "", "_0123456789")


def _made(layer: Value) -> tuple[object, ...]:
    """How a layer is made: by what, and with which arguments but its name."""
    arguments = [argument for argument in layer.args if argument.keyword != "name"]
    return layer.name, *((a.keyword, a.value.constant, a.value.path, a.value.local) for a in arguments)


def _holds_new_layers(container: Value) -> bool:
    """Whether it is a list, tuple or dict that is written out, of new layers alone, which have no other name."""
    if container.kind is not Kind.CONTAINER or container.path or not container.items:
        return False
    return all((item.makes_layer and not item.local) or _holds_new_layers(item) for item in container.items)


def _is_filled_with_new_layers(layer: LayerClass, assign: Assign) -> bool:
    """Whether it is an empty list that gets new layers alone: `self.norms.append(LayerNormalization())`."""
    if assign.value.form is not Form.LIST or assign.value.items:
        return False
    others = [other.value for _, other in layer.assignments(assign.path) if other.at != assign.at]
    return bool(others) and all(other.makes_layer and not other.local for other in others)


def _lost_result_findings(
    layer: LayerClass, result: Value, at: At, call: At, fate: str, help: str
) -> Iterator[Finding]:
    """Report the lost result of a call that returns the output of a sublayer."""
    sublayer_call = returned_call(layer, result)
    if not sublayer_call.path or _may_write_into(result) or _may_write_into(sublayer_call):
        return
    if not _layer_without_effect(layer, sublayer_call):
        return
    label = f"`self.{sublayer_call.path}(...)`"
    helper = next(
        (event.value.path for _, event in layer.calls(Phase.CALL) if event.value.at == call),
        sublayer_call.path,
    )
    behind = f", which `self.{helper}` returns," if helper != sublayer_call.path else ""
    yield Finding(
        at,
        f"the result of {label}{behind} is {fate}: the sublayer has no effect on the output",
        attribute=sublayer_call.path,
        help=help.format(f"self.{helper}"),
    )


def _layer_without_effect(layer: LayerClass, call: Value) -> bool:
    """Whether it calls a Keras layer without side effects whose results nothing uses."""
    path = call.path
    if _is_used(layer, path):
        return False
    sublayers = [assign.value for _, assign in layer.assignments(path) if assign.value.kind is not Kind.NONE]
    if not sublayers or not all(map(_has_no_side_effect, sublayers)):
        return False
    return not any(_adds_loss(value.args) for value in sublayers)


def _may_write_into(call: Value) -> bool:
    """Whether it gets an empty container, which it may fill."""
    return any(argument.value.kind is Kind.CONTAINER and not argument.value.items for argument in call.args)


def _loop_findings(layer: LayerClass) -> Iterator[Finding]:
    """`for block in self.blocks: block(x)`, and `for block in self.blocks: x = block(inputs)`."""
    calls = _element_calls(layer)
    replaced = {
        event.value.at: event
        for _, event in layer.events(Phase.CALL)
        if isinstance(event, DeadStore) and event.by_iterations
    }
    for event, call in calls:
        path = _element_attribute(call)
        others = [
            other for other, called in calls if _element_attribute(called) == path and other is not event
        ]
        container = layer.kinds.get(path, frozenset()) - {Kind.NONE} == {Kind.CONTAINER}
        if any(not other.discarded for other in others) or not container or not _have_no_effect(layer, path):
            continue
        name, lost = call.holder.local, replaced.get(call.at)
        if event.discarded:
            yield Finding(
                event.value.at,
                f"the result of `{name}(...)` is never used: the layers of `self.{path}` have no effect on the output",
                attribute=path,
                help="use what it returns: `x = layer(x)`",
            )
        elif lost is not None and _goes_over(lost, path):
            yield Finding(
                lost.at,
                f"each iteration of the loop replaces `{lost.name}` before it is read: of the layers of"
                f" `self.{path}` only the last one has an effect on the output",
                attribute=path,
                help=f"pass on the output of the layer before: `{lost.name} = {name}({lost.name})`",
            )


def _element_calls(layer: LayerClass) -> list[tuple[Call, Value]]:
    """The calls of elements of containers on `self`, and what each runs, without those in forwarding methods."""
    calls = [
        (method, event, _called_in_helper(event))
        for method, event in layer.calls(Phase.CALL)
        if _element_attribute(_called_in_helper(event))
    ]
    forwarding = _forwarding_methods(layer) if calls else frozenset()
    return [(event, call) for method, event, call in calls if method.name not in forwarding]


def _forwarding_methods(layer: LayerClass) -> frozenset[str]:
    """The own methods that only call a layer that is passed to them: these calls are reported in the callers."""
    calls = [event for _, event in layer.calls() if event.value.on_self()]
    helpers = {event.value.member for event in calls if _called_in_helper(event) is not event.value}
    return frozenset(
        helpers
        - {event.value.member for event in calls if _called_in_helper(event) is event.value}
        - {"call", "__init__", "build"}
    )


def _called_in_helper(event: Call) -> Value:
    """The call of the layer, in the own method if that only calls it: `self._apply(block, x)`."""
    result = event.result if event.value.on_self() else None
    return result if result is not None and _element_attribute(result) else event.value


def _goes_over(lost: DeadStore, path: str) -> bool:
    """Whether the loop around the assignment iterates over the attribute."""
    iterated = lost.guards[-1].value
    return iterated is not None and any(path in (part.path, *part.reads) for part in iterated.walk())


def _have_no_effect(layer: LayerClass, path: str) -> bool:
    """Whether the elements are Keras layers without side effects."""
    parts = [part for _, assign in layer.assignments(path) for part in parts_of(assign.value)]
    inner = [part for part in parts if part.kind not in (Kind.CONTAINER, Kind.NONE)]
    return all(map(_has_no_side_effect, inner)) and not any(_adds_loss(part.args) for part in inner)


def _has_no_side_effect(sublayer: Value) -> bool:
    """Whether it is a Keras layer without side effects."""
    short = short_name(sublayer.name)
    return short.startswith("layers.") and short not in _ACT_BY_CALLING


def _element_attribute(call: Value) -> str:
    """The attribute whose element is called: the variable of a loop over it."""
    holder = call.holder
    if not call.calls_instance or holder.kind is not Kind.SUBLAYER or not holder.local:
        return ""
    return next(iter(holder.reads)) if len(holder.reads) == 1 and holder.form is not Form.CALL else ""


def _is_used(layer: LayerClass, path: str) -> bool:
    """Whether `call` uses the output of the sublayer, or its attributes: `self.dense.kernel`."""
    return any(_uses(layer, event, path) for _, event in layer.events(Phase.CALL)) or any(
        read.path.startswith(f"{path}.") for _, read in layer.reads(Phase.CALL)
    )


def _uses(layer: LayerClass, event: Event, path: str) -> bool:
    """Whether the event calls the sublayer and uses the output."""
    if not isinstance(event, Call) or not event.value.on_self(path):
        return False
    return event.value.at not in unread_calls(layer)


def _adds_loss(arguments: tuple[Argument, ...]) -> bool:
    return any((argument.keyword or "").endswith("regularizer") or argument.star for argument in arguments)
