"""LL411: an argument that is kept and never used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layerlint.model.facts import Assign, Form, Kind, LayerClass, TargetForm, Value, attribute_of
from layerlint.queries.arguments import OF_LAYER
from layerlint.queries.classes import plain_layer, sets_by_itself
from layerlint.queries.parameter_uses import reads_besides
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import short_name

_GETS = {
    "activations.get": "an activation",
    "constraints.get": "a constraint",
    "initializers.get": "an initializer",
    "regularizers.get": "a regularizer",
}
"""Functions whose results do nothing unless the class hands them on or calls them: nothing outside asks for them."""

_READ_BY_KERAS = frozenset({"state_size", "output_size"})
"""What a layer `RNN` asks its cell for."""


@rule(
    "LL411",
    "unused-argument",
    summary="`__init__` stores an argument that nothing in the class uses: it has no effect.",
    severity=Severity.NOTE,
)
def unused_argument(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or layer.subclasses or not plain_layer(layer) or not _is_open(layer):
        return
    for assign in init.assigns:
        kept = _kept(assign)
        if kept is None or kept.name in OF_LAYER:
            continue
        if reads_besides(layer, init, kept.name, assign.value):
            continue
        parameter = init.parameter(kept.name)
        optional = parameter is not None and parameter.default is not None
        if (kept.is_object or optional) and not _is_used(layer, assign.path):
            yield Finding(
                assign.at,
                f"`self.{assign.path}` keeps {kept.what}, and nothing uses it: it has no effect"
                if kept.is_object
                else f"`self.{assign.path}` keeps {kept.what}, and nothing in the class uses it: it has no effect",
                attribute=assign.path,
                help="pass it to the weight or the sublayer that it is meant for, or remove the argument",
            )


class _Kept(NamedTuple):
    """The argument that an attribute keeps, and what of it."""

    name: str
    what: str
    is_object: bool


def _kept(assign: Assign) -> _Kept | None:
    if assign.form is not TargetForm.ATTRIBUTE or assign.operator or assign.guards:
        return None
    value = assign.value
    name = _parameter(value)
    if name:
        return _Kept(name, f"the argument `{name}`", is_object=False)
    what = _GETS.get(short_name(value.called))
    given = _parameter(value.given("identifier", 0))
    return _Kept(given, what, is_object=True) if what is not None and given else None


def _parameter(value: Value) -> str:
    """The parameter that this is, under whatever local name; "" for anything else."""
    bare = value.form is Form.NAME and value.kind is Kind.PARAMETER and len(value.params) == 1
    return next(iter(value.params)) if bare else ""


def _is_open(layer: LayerClass) -> bool:
    """Whether what reads an attribute is in sight, and the class computes something."""
    call = layer.method("call")
    names = {"getattr", "vars", "locals", "setattr"}
    looks = any(
        call.value.name in names or (call.value.member == "__dict__")
        for facts in layer.lineage
        for method in facts.methods
        for call in method.calls
    )
    dynamic = any(event.path.startswith("__dict__") for _, event in layer.reads())
    return call is not None and not call.abstract and not looks and not dynamic and not sets_by_itself(layer)


def _is_used(layer: LayerClass, path: str) -> bool:
    """Whether anything but the configuration reads the attribute, in the class or in code that sets it."""
    if path in layer.assigned_elsewhere or path in layer.members or path in _READ_BY_KERAS:
        return True
    return any(
        attribute_of(event.path) == path
        for facts in layer.lineage
        for method in facts.methods
        if method.name != "get_config"
        for event in method.reads
    )
