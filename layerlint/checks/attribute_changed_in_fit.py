"""LL119: a plain attribute that `call` reads and that changes while `fit` runs."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    STATE,
    Assign,
    Event,
    Form,
    Kind,
    LayerClass,
    Method,
    MethodForm,
    Phase,
    TargetForm,
)
from layerlint.queries.conditions import compiles_eagerly
from layerlint.queries.steps import in_graph
from layerlint.rule import Finding, Severity, rule

_KEPT = STATE | {Kind.SUBLAYER, Kind.METRIC, Kind.OPTIMIZER, Kind.SEED_GENERATOR, Kind.TENSOR, Kind.INPUT}
"""What keeps its own state, or is another rule's concern."""
_HELP = "keep it in `self.add_weight(..., trainable=False)` and change it with `assign`"


@rule(
    "LL119",
    "attribute-changed-in-fit",
    summary="A plain attribute that `call` reads changes while `fit` runs: the traced step keeps the old value.",
    severity=Severity.WARNING,
)
def attribute_changed_in_fit(layer: LayerClass) -> Iterator[Finding]:
    if compiles_eagerly(layer):
        return
    told: set[str] = set()
    for method in layer.methods:
        for assign in method.assigns:
            severity = _changes_later(layer, method, assign)
            if severity is not None and assign.path not in told:
                told.add(assign.path)
                yield _finding(layer, method, assign, severity)
    yield from _set_by_callbacks(layer, told)


def _finding(layer: LayerClass, method: Method, assign: Assign, severity: Severity) -> Finding:
    if assign.path.endswith("trainable"):
        message = "the step of `fit` is traced once: what is trained does not change when a callback calls"
        help = "call `compile` again after the change, and `fit` a second time"
    else:
        read = f"`{_reader(layer, assign.path)}` reads `self.{assign.path}` when it is traced"
        message = f"{read}: `fit` does not see what changes in"
        help = _HELP
    return Finding(
        assign.at, f"{message} `{method.name}`", attribute=assign.path, help=help, severity=severity
    )


def _changes_later(layer: LayerClass, method: Method, assign: Assign) -> Severity | None:
    """How certain it is that the method runs while `fit` does, and changes what a traced method reads."""
    if assign.nested or assign.form not in (TargetForm.ATTRIBUTE, TargetForm.NESTED):
        return None
    setter = method.form is MethodForm.SETTER
    if not setter and (method.form is not MethodForm.INSTANCE or layer.phases_of(method)):
        return None
    by_callback = (method.name if setter else f"{method.name}()") in layer.changed_in_fit
    if assign.path == "trainable" or assign.path.endswith(".trainable"):
        return Severity.WARNING if by_callback and not setter and not _recompiles(method) else None
    if not _is_plain(layer, assign.path) or not _reader(layer, assign.path):
        return None
    if by_callback:
        return Severity.WARNING
    return Severity.NOTE if _anneals(assign) and not _recompiles(method) else None


def _recompiles(method: Method) -> bool:
    return any(call.value.method in {"compile", "make_train_function"} for call in method.calls)


def _anneals(assign: Assign) -> bool:
    """Whether the new value is made of the old one: `self.rate *= 0.9`."""
    value = assign.value
    computed = value.form in (Form.OPERATION, Form.CALL)
    return assign.path in value.reads and (bool(assign.operator) or computed)


def _is_plain(layer: LayerClass, path: str) -> bool:
    """Whether the attribute holds Python values alone, from the constructor on."""
    kinds = layer.kinds.get(path, frozenset())
    made = any(
        assign.form is TargetForm.ATTRIBUTE and Phase.CONSTRUCT in layer.phases_of(method)
        for method, assign in layer.assignments(path)
    )
    return made and kinds.isdisjoint(_KEPT)


def _reader(layer: LayerClass, path: str) -> str:
    """The method that runs in a graph and reads the attribute; "" for none."""
    for name, method in layer.members.items():
        for read in method.reads:
            if read.path == path and _is_traced(layer, method, read) and not _only_sets(method, read, path):
                return name
    return ""


def _is_traced(layer: LayerClass, method: Method, event: Event) -> bool:
    return not layer.phases_of(method, event).isdisjoint(in_graph(layer))


def _only_sets(method: Method, read: Event, path: str) -> bool:
    """Whether the method reads it for its new value alone: `self.steps += 1`."""
    return any(assign.path == path and assign.operator and assign.at == read.at for assign in method.assigns)


def _set_by_callbacks(layer: LayerClass, told: set[str]) -> Iterator[Finding]:
    """What callbacks set on the layer themselves."""
    for _, assign in layer.assigns(Phase.CONSTRUCT):
        path = assign.path
        if path in told or path not in layer.changed_in_fit or layer.method(path) is not None:
            continue
        if path.endswith(".trainable"):
            told.add(path)
            yield Finding(
                assign.at,
                f"a callback sets `{path}`, but the step of `fit` is traced once: what is trained does not change",
                attribute=path,
                help="call `compile` again after the change, and `fit` a second time",
            )
            continue
        if assign.form is TargetForm.ATTRIBUTE and _is_plain(layer, path) and (name := _reader(layer, path)):
            told.add(path)
            yield Finding(
                assign.at,
                f"a callback sets `{path}`, but `{name}` reads `self.{path}` when it is traced: `fit` does not see the"
                " change",
                attribute=path,
                help=_HELP,
            )
