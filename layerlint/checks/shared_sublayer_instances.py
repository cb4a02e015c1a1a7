"""LL203: `[Dense(4)] * 3` is one layer three times."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Form, GuardKind, LayerClass, LocalAssign, Method, TargetForm, Value
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
    yield from _taken_again(layer)
    seen: set[int] = set()
    for method, event, value, _ in layer.parts(Form.REPEAT):
        if value.at in seen or value.count is None:
            continue
        made = [item for item in value.items if _is_fresh(item) or _is_given(method, item)]
        fresh = [item for item in made if _has_weights(layer, item)]
        count = value.count.constant if value.count is not None else None
        if not fresh or count in (0, 1):
            continue
        seen.add(value.at)
        path = event.path if isinstance(event, Assign) else ""
        container = f"the {'dict' if value.name == 'dict.fromkeys' else 'list'}"
        yield Finding(
            value.at,
            f"{f'`self.{path}`' if path else container} repeats one layer instance: every entry has the same weights",
            attribute=path,
            help="make one layer for each entry: `[Layer(...) for _ in range(n)]`"
            if value.name != "dict.fromkeys"
            else "make one layer for each key: `{key: Layer(...) for key in keys}`",
            fix=FixRequest("repeat-to-comprehension", value.at) if value.name == "*" else None,
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


def _taken_again(layer: LayerClass) -> Iterator[Finding]:
    """`one = Dense(4); self.blocks = [one for _ in range(3)]`, and the same in a loop that appends."""
    for method, assign in layer.assigns():
        comprehension = assign.value.form is Form.COMPREHENSION and bool(assign.value.items)
        if not comprehension and assign.form is not TargetForm.ADD:
            continue
        made = assign.value.items[0] if comprehension else assign.value
        if not made.makes_layer or not made.local or not _has_weights(layer, made):
            continue
        if (comprehension or _goes_round(method, assign, made)) and _named_before(method, assign, made):
            yield Finding(
                assign.value.at if comprehension else assign.at,
                f"every entry is the one layer `{made.local}`: all have the same weights",
                attribute=assign.path,
                help="make one layer for each entry: `[Layer(...) for _ in range(n)]`",
            )


def _named_before(method: Method, assign: Assign, made: Value) -> bool:
    """Whether the layer gets its name outside the comprehension, and not in a function that is called in it."""
    return any(
        isinstance(event, LocalAssign)
        and (event.name, event.value.at) == (made.local, made.at)
        and all(guard.kind is not GuardKind.COMPREHENSION or guard in assign.guards for guard in event.guards)
        for event in method.events
    )


def _goes_round(method: Method, assign: Assign, made: Value) -> bool:
    """Whether the statement runs at every turn of a loop of several, and the layer is made before it."""
    makers = [call for call in method.calls if call.value.at == made.at]
    before = makers[0].guards if makers else ()
    turns = assign.guards[len(before) :]
    return (
        assign.guards[: len(before)] == before
        and bool(turns)
        and all(guard.kind is GuardKind.LOOP and not _is_one_turn(guard.value) for guard in turns)
    )


def _is_one_turn(iterated: Value | None) -> bool:
    return iterated is None or (iterated.form in (Form.TUPLE, Form.LIST) and len(iterated.items) < 2)


def _has_weights(layer: LayerClass, made: Value) -> bool:
    """Whether it has weights, as layers of the project mostly do."""
    if keras_name(made.name) is None:
        return not layer.traits(made.name).stateless
    return owns_weights(layer, made, keras=2)


def _is_given(method: Method, made: Value) -> bool:
    """Whether a helper repeats the new layer that it is given: `stack(Dense(4), 3)`."""
    return made.makes_layer and any(
        argument.value.at == made.at and not argument.value.local
        for call in method.calls
        for argument in call.value.args
    )


def _is_fresh(value: Value) -> bool:
    return value.makes_layer and not value.local
