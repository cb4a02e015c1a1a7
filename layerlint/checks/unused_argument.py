"""LL411: an argument that is stored and never used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layerlint.model.facts import Assign, Form, Kind, LayerClass, TargetForm, Value, attribute_of
from layerlint.queries.arguments import LAYER_ARGUMENTS
from layerlint.queries.classes import extends_keras_base, sets_by_itself
from layerlint.queries.parameter_uses import reads_besides
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import short_name

_GETS = {
    "activations.get": "an activation",
    "constraints.get": "a constraint",
    "initializers.get": "an initializer",
    "regularizers.get": "a regularizer",
}
"""Functions whose results have no effect unless the class passes them on or calls them."""

_READ_BY_KERAS = frozenset({"state_size", "output_size"})
"""Attributes of a cell that the layer `RNN` reads."""


@rule(
    "LL411",
    "unused-argument",
    summary="`__init__` stores an argument that nothing in the class uses: it has no effect.",
    severity=Severity.NOTE,
)
def unused_argument(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or layer.subclasses or not extends_keras_base(layer) or not _is_open(layer):
        return
    for assign in init.assigns:
        stored = _stored_argument(assign)
        if stored is None or stored.name in LAYER_ARGUMENTS:
            continue
        if reads_besides(layer, init, stored.name, assign.value):
            continue
        parameter = init.parameter(stored.name)
        optional = parameter is not None and parameter.default is not None
        if (stored.is_object or optional) and not _is_used(layer, assign.path):
            yield Finding(
                assign.at,
                f"`self.{assign.path}` keeps {stored.what}, and nothing uses it: it has no effect"
                if stored.is_object
                else f"`self.{assign.path}` keeps {stored.what}, and nothing in the class uses it: it has no effect",
                attribute=assign.path,
                help="pass it to the weight or the sublayer that it is meant for, or remove the argument",
            )


class _StoredArgument(NamedTuple):
    """An argument that an attribute stores, and its description."""

    name: str
    what: str
    is_object: bool


def _stored_argument(assign: Assign) -> _StoredArgument | None:
    if assign.form is not TargetForm.ATTRIBUTE or assign.operator or assign.guards:
        return None
    value = assign.value
    name = _parameter(value)
    if name:
        return _StoredArgument(name, f"the argument `{name}`", is_object=False)
    what = _GETS.get(short_name(value.called))
    identifier = _parameter(value.given("identifier", 0))
    return _StoredArgument(identifier, what, is_object=True) if what is not None and identifier else None


def _parameter(value: Value) -> str:
    """The name of the parameter, also by another local name; "" for anything else."""
    bare = value.form is Form.NAME and value.kind is Kind.PARAMETER and len(value.params) == 1
    return next(iter(value.params)) if bare else ""


def _is_open(layer: LayerClass) -> bool:
    """Whether all reads of attributes are known, and the class has a `call`."""
    call = layer.method("call")
    names = {"getattr", "vars", "locals", "setattr"}
    looks = any(
        call.value.name in names
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
