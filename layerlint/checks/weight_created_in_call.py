"""LL101: a weight or variable that every call creates anew."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import GuardKind, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.call_creations import created_in_call, inherited_in_call
from layerlint.queries.conditions import has_guard
from layerlint.queries.creations import place_to_create
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import keras_name
from layerlint.text import Safety


@rule(
    "LL101",
    "weight-created-in-call",
    summary="A weight or variable is created every time `call` runs.",
    severity=Severity.ERROR,
    fix=Safety.UNSAFE,
)
def weight_created_in_call(layer: LayerClass) -> Iterator[Finding]:
    yield from _inherited_findings(layer)
    yield from _variable_findings(layer)
    for creation in created_in_call(layer, Kind.WEIGHT, Kind.VARIABLE):
        if layer.keras == 2 and _is_cached_property(creation.method):
            continue
        if creation.once or creation.under(GuardKind.INIT_SCOPE):
            continue
        created, path = creation.created, creation.path
        what = f"`self.{path}`" if path else "a weight" if created.kind is Kind.WEIGHT else "a variable"
        method = creation.method
        if not creation.under(GuardKind.NOT_BUILT):
            said, why = "is created", ", every time the layer is called: nothing that it learns is kept"
            help = "create it once, in `build` (shape known from the input) or in `__init__`"
        elif not path or all(other is method for other, _ in layer.assignments(path)):
            said = "is created under `if not self.built`"
            why = ", but a layer is already built when `call` runs: it is never created"
            help = "create it in `build`, which Keras runs once before the first call"
        else:
            continue
        yield Finding(
            created.at,
            f"{what} {said} in `{method.name}`{why}",
            elsewhere=f"{what} {said} while `{method.name}` runs{why}",
            attribute=path,
            help=help,
            fix=FixRequest("weight-to-build", created.at, (("path", path),)),
            related=place_to_create(layer, "build", "__init__"),
            cause="call",
        )


def _inherited_findings(layer: LayerClass) -> Iterator[Finding]:
    for creation in inherited_in_call(layer, Kind.WEIGHT, Kind.VARIABLE):
        if not creation.once and not creation.under(GuardKind.INIT_SCOPE, GuardKind.NOT_BUILT):
            call = creation.call.value
            yield Finding(
                call.at,
                f"`{call.path}` of the base class creates a weight, every time the layer is called: nothing that it"
                " learns is kept",
                help="create it once, in `build` or in `__init__`, and keep it on `self`",
                related=place_to_create(layer, "build", "__init__"),
            )


_CREATES_VARIABLE = frozenset({"backend.zeros", "backend.ones"})
"""Functions that create a variable outside the graph."""


def _variable_findings(layer: LayerClass) -> Iterator[Finding]:
    if layer.early:
        return  # there is one graph, and these functions return a tensor
    for _, call in layer.calls(Phase.CALL):
        short = keras_name(call.value.name)
        shape = call.value.argument("shape", 0) if short in _CREATES_VARIABLE else None
        if (
            shape is None
            or has_guard(call.guards, GuardKind.TRY)
            or not any(map(_is_symbolic, parts_of(shape)))
        ):
            continue
        yield Finding(
            call.value.at,
            f"`{call.value.method}` of the backend creates a variable outside the graph, where a shape of this call"
            " does not exist:"
            " inside `fit` or a functional model this fails",
            help=f"use `tf.{call.value.method}`",
        )


def _is_symbolic(size: Value) -> bool:
    return size.kind is Kind.TENSOR or any(item.kind is Kind.TENSOR for item in size.items)


def _is_cached_property(method: Method) -> bool:
    """Whether the method is a cached property, whose value Keras 2 tracks."""
    return any(decorator.name.endswith("cached_property") for decorator in method.decorators)
