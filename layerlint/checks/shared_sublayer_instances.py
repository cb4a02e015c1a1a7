"""LL203: one layer in several entries, as in `[Dense(4)] * 3`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Assign,
    Event,
    Form,
    Guard,
    GuardKind,
    LayerClass,
    LocalAssign,
    Method,
    TargetForm,
    Value,
)
from layerlint.queries.conditions import never_both
from layerlint.queries.weights import owns_weights
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import keras_name
from layerlint.text import Safety


@rule(
    "LL203",
    "shared-sublayer-instances",
    summary="`[Layer()] * n` is one layer instance n times, with one set of weights.",
    fix=Safety.SAFE,
)
def shared_sublayer_instances(layer: LayerClass) -> Iterator[Finding]:
    yield from _defaults(layer)
    yield from _repeated_in_loops(layer)
    reported: set[int] = set()
    for method, event, value, _ in layer.parts(Form.REPEAT):
        if value.at in reported or value.count is None:
            continue
        sublayers = [item for item in value.items if _is_repeated(method, item)]
        fresh = [item for item in sublayers if _has_weights(layer, item)]
        count = value.count.constant if value.count is not None else None
        if not fresh or count in (0, 1):
            continue
        reported.add(value.at)
        path = event.path if isinstance(event, Assign) else ""
        container = f"the {'dict' if value.name == 'dict.fromkeys' else 'list'}"
        yield Finding(
            value.at,
            f"{f'`self.{path}`' if path else container} repeats one layer instance: every entry has the same weights",
            attribute=path,
            help="make one layer for each entry: `[Layer(...) for _ in range(n)]`"
            if value.name != "dict.fromkeys"
            else "make one layer for each key: `{key: Layer(...) for key in keys}`",
            fix=FixRequest(
                "repeat-to-comprehension", value.at, tuple(("class", item.name) for item in sublayers)
            )
            if value.name == "*"
            else None,
            severity=Severity.NOTE if _is_chosen(layer, event) else None,
        )


def _is_chosen(layer: LayerClass, event: Event) -> bool:
    """Whether the other case makes one layer for each entry: `[Dense() for _ in x] if own else [Dense()] * n`."""
    value = getattr(event, "value", None)
    if isinstance(value, Value) and value.form is Form.CHOICE:
        return any(item.form is Form.COMPREHENSION for item in value.items)
    return isinstance(event, Assign) and any(
        other.value.form is Form.COMPREHENSION and never_both(event, other)
        for _, other in layer.assignments(event.path)
    )


def _defaults(layer: LayerClass) -> Iterator[Finding]:
    """`def __init__(self, inner=Dense(4))`."""
    init = layer.own_method("__init__")
    for parameter in init.params if init is not None else ():
        default = parameter.default
        if default is not None and _is_fresh(default) and _has_weights(layer, default):
            yield Finding(
                default.at,
                f"the default of `{parameter.name}` is created once: every `{layer.name}` that uses the default shares"
                " this layer and its weights",
                help=f"take `{parameter.name}=None`, and make the layer in `__init__`",
                severity=Severity.WARNING,
            )


def _repeated_in_loops(layer: LayerClass) -> Iterator[Finding]:
    """`one = Dense(4); self.blocks = [one for _ in range(3)]`, and the same in a loop that appends."""
    for method, assign in layer.assigns():
        comprehension = assign.value.form is Form.COMPREHENSION and bool(assign.value.items)
        if not comprehension and assign.form is not TargetForm.ADD:
            continue
        sublayer = assign.value.items[0] if comprehension else assign.value
        if not sublayer.makes_layer or not _has_weights(layer, sublayer):
            continue
        if (comprehension or _goes_round(method, assign, sublayer)) and _named_before(
            method, assign, sublayer
        ):
            yield Finding(
                assign.value.at if comprehension else assign.at,
                f"every entry is the one layer `{sublayer.local}`: all have the same weights",
                attribute=assign.path,
                help="make one layer for each entry: `[Layer(...) for _ in range(n)]`",
            )


def _named_before(method: Method, assign: Assign, sublayer: Value) -> bool:
    """Whether the layer is assigned to its name outside the comprehension."""
    return any(
        isinstance(event, LocalAssign)
        and (event.name, event.value.at) == (sublayer.local, sublayer.at)
        and all(guard.kind is not GuardKind.COMPREHENSION or guard in assign.guards for guard in event.guards)
        for event in method.events
    )


def _goes_round(method: Method, assign: Assign, sublayer: Value) -> bool:
    """Whether the statement runs in every iteration of a loop, and the layer is created before it."""
    makers = [call for call in method.calls if call.value.at == sublayer.at]
    before = makers[0].guards if makers else ()
    turns = assign.guards[len(before) :]
    return (
        assign.guards[: len(before)] == before
        and bool(turns)
        and not _is_named_in(method, sublayer, turns[0])
        and all(guard.kind is GuardKind.LOOP and not _has_one_turn(guard.value) for guard in turns)
    )


def _is_named_in(method: Method, sublayer: Value, loop: Guard) -> bool:
    """Whether the loop itself assigns the layer to its name: a helper makes a new one in each iteration."""
    return any(
        isinstance(event, LocalAssign)
        and (event.name, event.value.at) == (sublayer.local, sublayer.at)
        and loop in event.guards
        for event in method.events
    )


def _has_one_turn(iterated: Value | None) -> bool:
    return iterated is None or (iterated.form in (Form.TUPLE, Form.LIST) and len(iterated.items) < 2)


def _has_weights(layer: LayerClass, sublayer: Value) -> bool:
    """Whether the sublayer has weights; one of the project has them unless it is stateless."""
    if keras_name(sublayer.name) is None:
        return not layer.traits(sublayer.name).stateless
    return owns_weights(layer, sublayer, keras=2)


def _is_repeated(method: Method, sublayer: Value) -> bool:
    """Whether it is a new layer: there, under a name, or passed to a helper that repeats it: `stack(Dense(4), 3)`.

    One with a name that is passed to a helper may be shared on purpose.
    """
    passed = [
        argument.value
        for call in method.calls
        for argument in call.value.args
        if argument.value.at == sublayer.at
    ]
    named = any(
        isinstance(event, LocalAssign) and (event.name, event.value.at) == (sublayer.local, sublayer.at)
        for event in method.events
    )
    is_shared = any(argument.local for argument in passed)
    return sublayer.makes_layer and (
        not sublayer.local or (named and not is_shared) or any(not argument.local for argument in passed)
    )


def _is_fresh(value: Value) -> bool:
    return value.makes_layer and not value.local
