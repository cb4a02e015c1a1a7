"""LL105: a tensor of one call that is stored on `self` for the next call, or for code outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from layerlint.checks.eager_loops import noted_where_eager
from layerlint.checks.metric_tensor_kept import kept_between_steps, metric_tensor_kept
from layerlint.model.facts import (
    Assign,
    Call,
    Form,
    Guard,
    GuardKind,
    Kind,
    LayerClass,
    Method,
    Phase,
    Read,
    TargetForm,
    Use,
)
from layerlint.queries.conditions import never_both, with_whole_tests
from layerlint.queries.in_order import in_order
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import changes_weight_of_parent
from layerlint.rule import Finding, ModelCode, Severity, rule

_LISTS = frozenset({Kind.CONTAINER, Kind.NONE})
_KEEPING = frozenset(TargetForm) - {TargetForm.DYNAMIC}
_STATE = frozenset({Kind.WEIGHT, Kind.VARIABLE, Kind.METRIC, Kind.SUBLAYER})


@rule(
    "LL105",
    "tensor-kept-on-self",
    summary="A tensor computed in `call` is kept on `self` and used after the call: inside a graph it has no value then.",
)
def tensor_kept_on_self(layer: LayerClass) -> Iterator[Finding]:
    return noted_where_eager(layer, _once_per_test(_findings(layer)))


def _once_per_test(findings: Iterable[tuple[Assign, Finding]]) -> Iterator[Finding]:
    """The findings without those in the other branch of a test: only one of the two assignments happens."""
    earlier: dict[tuple[str, str], list[Assign]] = {}
    for assign, finding in findings:
        others = earlier.setdefault((assign.path, finding.message), [])
        if not any(never_both(assign, other) for other in others):
            yield finding
        others.append(assign)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    return noted_where_eager(unit.code, metric_tensor_kept(unit))


tensor_kept_on_self = replace(tensor_kept_on_self, in_code=_in_code)


def _findings(layer: LayerClass) -> Iterator[tuple[Assign, Finding]]:
    for method in layer.methods:
        for assign in method.assigns:
            phases = layer.phases_of(method, assign)
            if phases.isdisjoint({Phase.CALL, Phase.STEP}) or not _keeps_tensor(layer, assign):
                continue
            if Phase.CALL not in phases:
                if _is_read_first(layer, method, assign):
                    yield assign, kept_between_steps(assign)
                continue
            # An early Keras has one graph, in which every call may read it.
            later = not layer.early and _used_in_next_call(layer, method, assign)
            replaces = assign.call == "update"
            grows = assign.form is TargetForm.ADD and not replaces and not _reset_in_call(layer, assign.path)
            if later or grows:
                yield (
                    assign,
                    Finding(
                        assign.at,
                        f"`self.{assign.path}` keeps a tensor of this call for the next call, which cannot read it inside"
                        " `fit` or `tf.function`",
                        attribute=assign.path,
                        help="keep state in a weight: `self.add_weight(..., trainable=False)` and `assign`",
                        cause="kept",
                    ),
                )
            else:
                outside = _read_outside(layer, assign.path)
                yield (
                    assign,
                    Finding(
                        assign.at,
                        f"`self.{assign.path}` keeps a tensor of this call: after `fit` or `tf.function` it has no value"
                        " and cannot be read",
                        attribute=assign.path,
                        help="return the tensor from `call`, or keep it in a weight with `assign`",
                        severity=Severity.WARNING if outside else Severity.NOTE,
                        cause="kept",
                    ),
                )


def _is_read_first(layer: LayerClass, method: Method, assign: Assign) -> bool:
    """Whether the step reads what the last step has set: `self.total = self.total + loss`."""
    if assign.form is not TargetForm.ATTRIBUTE or assign.nested:
        return False
    if any(guard.kind is not GuardKind.WITH for guard in assign.guards):
        return False
    for event in in_order(layer, method):
        if isinstance(event, Assign) and event.path == assign.path:
            return bool(event.operator)
        if isinstance(event, Read) and event.path == assign.path and event.use is not Use.DELETED:
            return set(event.guards) <= set(assign.guards)
    return False


def _keeps_tensor(layer: LayerClass, assign: Assign) -> bool:
    if assign.form not in _KEEPING:
        return False
    if assign.form is TargetForm.NESTED and not _is_of_namespace(layer, assign.path):
        return False
    if not _STATE.isdisjoint(layer.kinds.get(assign.path, ())):
        return False
    if assign.path in assign.value.reads and changes_weight_of_parent(layer, assign.value):
        return False  # see LL107
    if assign.call in {"extend", "setdefault", "add"} or _copies(assign):
        return False
    if assign.call and not layer.kinds.get(assign.path, frozenset()) <= _LISTS:
        return False
    return any(part.kind in (Kind.TENSOR, Kind.INPUT) for part in parts_of(assign.value))


def _is_of_namespace(layer: LayerClass, path: str) -> bool:
    """`self.debug.scores` of `self.debug = SimpleNamespace()`"""
    holder, _, name = path.rpartition(".")
    return name.isidentifier() and layer.always(holder, lambda value: value.called == "types.SimpleNamespace")


def _copies(assign: Assign) -> bool:
    """Whether it takes over a dict that it does not write out: `self.taps.update(taps)`."""
    return assign.call == "update" and assign.value.form is not Form.DICT


def _reset_in_call(layer: LayerClass, path: str) -> bool:
    """Whether every call starts with a new container."""
    return any(
        other.form is TargetForm.ATTRIBUTE and Phase.CALL in layer.phases_of(method, other)
        for method, other in layer.assignments(path)
    ) or any(
        call.value.on_value("clear") and call.value.holder.path == path
        for method in layer.methods
        for call in method.calls
    )


def _used_in_next_call(layer: LayerClass, method: Method, assign: Assign) -> bool:
    """Whether `call` reads the value of an earlier call: a read without an assignment before it."""
    if assign.form is TargetForm.ADD:
        return False
    if assign.nested and any(other.path == assign.path and not other.nested for other in method.assigns):
        return False  # every call sets it anew before its inner function reads it
    set_before: list[frozenset[Guard]] = []
    for index, event in enumerate(method.events):
        if isinstance(event, Read) and event.path.partition(".")[0] == assign.path:
            if event.use is Use.DELETED or event.nested != assign.nested:
                continue
            if any(guards.issubset(event.guards) for guards in with_whole_tests(set_before)):
                continue
            if _only_stores(method, index, assign.path):
                continue
            return not _is_set_before(layer, event)
        if isinstance(event, Assign) and event.path == assign.path:
            set_before.append(frozenset(event.guards))
    return False


def _is_set_before(layer: LayerClass, read: Read) -> bool:
    """Whether `call` sets the attribute each time before it, or a method that it runs, reads it."""
    call = layer.method("call")
    if call is None:
        return False
    path = read.path.partition(".")[0]
    set_before: list[frozenset[Guard]] = []
    for event in in_order(layer, call):
        if isinstance(event, Assign) and event.path == path:
            set_before.append(frozenset(event.guards))
        elif isinstance(event, Read) and event.at == read.at:
            return any(guards.issubset(event.guards) for guards in with_whole_tests(set_before))
    return False


def _only_stores(method: Method, index: int, path: str) -> bool:
    """Whether the read at that index is there to store an item: `self.kept["x"] = ...`."""
    for event in method.events[index + 1 :]:
        if isinstance(event, Assign):
            return event.path == path and event.form is TargetForm.ITEM and not event.operator
        if not isinstance(event, Read) or event.path.partition(".")[0] == path:
            return False
    return False


def _read_outside(layer: LayerClass, path: str) -> bool:
    """Whether a method that Keras does not run reads it, without calling the layer itself before."""
    return any(_reads_later(layer, method, path) for method in layer.methods)


def _reads_later(layer: LayerClass, method: Method, path: str) -> bool:
    later = {nested.key for nested in method.nested if not nested.runs}
    for event in method.events:
        if isinstance(event, Call) and (event.value.calls_self or event.value.on_self("call", "__call__")):
            return False
        if event.nested in later:
            continue  # a function that is given away, such as a loss: it may run in the same step
        if isinstance(event, Read) and f"{event.path}.".startswith(f"{path}."):
            return not layer.phases_of(method, event)
    return False
