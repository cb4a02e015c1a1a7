"""LL119: a plain attribute that `call` reads and that changes while `fit` runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.eager_loops import noted_where_eager
from layerlint.model.facts import (
    STATE,
    Assign,
    Event,
    Form,
    GuardKind,
    Kind,
    LayerClass,
    Method,
    MethodForm,
    Phase,
    TargetForm,
)
from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.queries.conditions import compiles_eagerly
from layerlint.queries.steps import in_graph
from layerlint.rule import Finding, OutsideFinding, Severity, rule

_EXCLUDED = STATE | {
    Kind.SUBLAYER,
    Kind.METRIC,
    Kind.OPTIMIZER,
    Kind.SEED_GENERATOR,
    Kind.TENSOR,
    Kind.INPUT,
}
"""Kinds of values that keep state of their own, or that other rules report."""
_HELP_TRAINABLE = "call `compile` again after the change, and `fit` a second time"
_HELP = "keep it in `self.add_weight(..., trainable=False)` and change it with `assign`"


@rule(
    "LL119",
    "attribute-changed-in-fit",
    summary="A plain attribute that `call` reads changes while `fit` runs: the traced step keeps the old value.",
    severity=Severity.WARNING,
)
def attribute_changed_in_fit(layer: LayerClass) -> Iterator[Finding]:
    return noted_where_eager(layer, _findings(layer))


def _outside(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.TRAINABLE_IN_FIT:
            yield OutsideFinding(
                misuse.span,
                "the step of `fit` is traced once, before this: what is trained does not change",
                help=_HELP_TRAINABLE,
                inside=misuse.inside,
            )


attribute_changed_in_fit = replace(attribute_changed_in_fit, outside=_outside)


def _findings(layer: LayerClass) -> Iterator[Finding]:
    if compiles_eagerly(layer):
        return
    reported: set[str] = set()
    for method in layer.methods:
        for assign in method.assigns:
            severity = _severity(layer, method, assign)
            if severity is not None and assign.path not in reported:
                reported.add(assign.path)
                yield _finding(layer, method, assign, severity)
    yield from _callback_findings(layer, reported)


def _finding(layer: LayerClass, method: Method, assign: Assign, severity: Severity) -> Finding:
    if assign.path.endswith("trainable"):
        message = "the step of `fit` is traced once: what is trained does not change when a callback calls"
        help = _HELP_TRAINABLE
    else:
        read = f"`{_reader(layer, assign.path)}` reads `self.{assign.path}` when it is traced"
        unseen = "the traced function" if _in_own_loop(layer, method, assign) else "`fit`"
        message = f"{read}: {unseen} does not see what changes in"
        help = _HELP
    return Finding(
        assign.at, f"{message} `{method.name}`", attribute=assign.path, help=help, severity=severity
    )


def _severity(layer: LayerClass, method: Method, assign: Assign) -> Severity | None:
    """Return the severity of an assignment during `fit` to what a traced method reads, or None."""
    if assign.nested or assign.form not in (TargetForm.ATTRIBUTE, TargetForm.NESTED):
        return None
    setter = method.form is MethodForm.SETTER
    if not setter and (method.form is not MethodForm.INSTANCE or layer.phases_of(method)):
        return None
    by_callback = (method.name if setter else f"{method.name}()") in layer.changed_in_fit
    if assign.path == "trainable" or assign.path.endswith(".trainable"):
        return Severity.WARNING if by_callback and not setter and not _recompiles(method) else None
    if not _holds_python_values(layer, assign.path) or not _reader(layer, assign.path):
        return None
    if by_callback or _in_own_loop(layer, method, assign):
        return Severity.WARNING
    # A subclass may call it where it does no harm, such as in `build`; there its own phases say so.
    return Severity.NOTE if not layer.subclasses and _anneals(assign) and not _recompiles(method) else None


def _in_own_loop(layer: LayerClass, method: Method, assign: Assign) -> bool:
    """Whether a loop of the method runs a `@tf.function` that reads the attribute, and changes it from turn to turn."""
    loops = {guard for guard in assign.guards if guard.kind is GuardKind.LOOP}
    if not _anneals(assign):
        return False
    run = (
        layer.own_method(call.value.member)
        for call in method.calls
        if loops & set(call.guards) and call.value.on_self()
    )
    return any(
        step is not None and _is_function(step) and any(read.path == assign.path for read in step.reads)
        for step in run
    )


def _is_function(method: Method) -> bool:
    return any("tensorflow.function" in (decorator.name, *decorator.makes) for decorator in method.decorators)


def _recompiles(method: Method) -> bool:
    return any(call.value.method in {"compile", "make_train_function"} for call in method.calls)


def _anneals(assign: Assign) -> bool:
    """Whether the new value is computed from the old one: `self.rate *= 0.9`."""
    value = assign.value
    return assign.path in value.reads and value.form in (Form.OPERATION, Form.CALL)


def _holds_python_values(layer: LayerClass, path: str) -> bool:
    """Whether the attribute holds only Python values, and the constructor sets it."""
    kinds = layer.kinds.get(path, frozenset())
    set_in_init = any(
        assign.form is TargetForm.ATTRIBUTE and Phase.CONSTRUCT in layer.phases_of(method)
        for method, assign in layer.assignments(path)
    )
    return set_in_init and kinds.isdisjoint(_EXCLUDED)


def _reader(layer: LayerClass, path: str) -> str:
    """Return the name of a method that runs in a graph and reads the attribute, or ""."""
    for name, method in layer.members.items():
        for read in method.reads:
            traced = read.path == path and (_is_traced(layer, method, read) or _is_function(method))
            if traced and not _only_sets(method, read):
                return name
    return ""


def _is_traced(layer: LayerClass, method: Method, event: Event) -> bool:
    return not layer.phases_of(method, event).isdisjoint(in_graph(layer))


def _only_sets(method: Method, read: Event) -> bool:
    """Whether the method reads the attribute only to set it: `self.steps += 1`."""
    return any(assign.at == read.at for assign in method.assigns)


def _callback_findings(layer: LayerClass, reported: set[str]) -> Iterator[Finding]:
    """Report the attributes that callbacks set on the layer."""
    for _, assign in layer.assigns(Phase.CONSTRUCT):
        path = assign.path
        if path in reported or path not in layer.changed_in_fit or layer.method(path) is not None:
            continue
        if path.endswith(".trainable"):
            reported.add(path)
            yield Finding(
                assign.at,
                f"`{path}` is set from outside, but the step of `fit` is traced once: what is trained does not change",
                attribute=path,
                help=_HELP_TRAINABLE,
            )
            continue
        if (
            assign.form is TargetForm.ATTRIBUTE
            and _holds_python_values(layer, path)
            and (name := _reader(layer, path))
        ):
            reported.add(path)
            yield Finding(
                assign.at,
                f"`{path}` is set from outside, but `{name}` reads `self.{path}` when it is traced: `fit` does not see"
                " the change",
                attribute=path,
                help=_HELP,
            )
