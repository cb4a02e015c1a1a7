"""LL611: one optimizer for two sets of variables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.loop_with_shared_optimizer import loop_with_shared_optimizer
from layerlint.model.facts import (
    At,
    Call,
    Form,
    GuardKind,
    Kind,
    LayerClass,
    Method,
    Owner,
    Value,
    attribute_of,
)
from layerlint.queries.conditions import has_guard, never_both
from layerlint.queries.in_order import calls_in_order
from layerlint.queries.steps import TRAINED, trained_parts
from layerlint.rule import Finding, rule

_OBJECTS = frozenset({Kind.OPTIMIZER, Kind.SUBLAYER})


@rule(
    "LL611",
    "shared-optimizer",
    summary="One optimizer is applied to two sets of variables: it takes only those that it was built with.",
)
def shared_optimizer(layer: LayerClass) -> Iterator[Finding]:
    if layer.before_2_10:
        return  # optimizers took any variables
    if not any(_optimizer(call.value) for method in layer.methods for call in method.calls):
        return
    reported: set[At] = set()
    for method in layer.methods:
        first: dict[tuple[str, object], tuple[Call, frozenset[str]]] = {}
        for call in calls_in_order(layer, method):
            path = _optimizer(call.value)
            parts = (
                _sets_in_turn(layer, call) if path.isidentifier() and not _is_prepared(layer, path) else ()
            )
            if parts:
                yield Finding(
                    call.value.at,
                    f"`self.{path}` is built for the variables of the first iteration: applying it to those of the"
                    " next raises"
                    f" ({_describe(frozenset(parts))})",
                    attribute=path,
                    help="use an optimizer for each set of variables, or `build` it with all of them first",
                )
                break
            sets = trained_parts(_trained_variables(call.value)) if path else None
            if call.value.calls_own_path:
                path, sets = _applied_by_helper(layer, call.value)
            if not sets or any(map(layer.method, map(attribute_of, sets))) or _is_prepared(layer, path):
                continue  # a property may give any of the networks
            built = first.setdefault(_object_of(layer, path), (call, sets))
            if _includes(layer, built[1], sets) or never_both(built[0], call):
                continue
            if call.value.at in reported:
                break
            reported.add(call.value.at)
            yield Finding(
                call.value.at,
                f"`self.{path}` was built for other variables, those of {_describe(built[1])}: applying it to those of"
                f" {_describe(sets)} raises",
                attribute=path,
                help="use an optimizer for each set of variables, or `build` it with all of them first",
                related=((built[0].value.at, "built by this call"),),
            )
            break


shared_optimizer = replace(shared_optimizer, in_code=loop_with_shared_optimizer)


def _includes(layer: LayerClass, built: frozenset[str], sets: frozenset[str]) -> bool:
    """Whether an optimizer that is built for the first ones knows the others, under whatever names."""
    known = {_object_of(layer, path) for path in built}
    return "" in built or all(_object_of(layer, path) in known for path in sets)


def _sets_in_turn(layer: LayerClass, call: Call) -> tuple[str, ...]:
    """The sublayers whose variables the iterations of a loop use in turn: `for net in (self.disc, self.gen): ...`."""
    if not has_guard(call.guards, GuardKind.LOOP):
        return ()
    variables = _trained_variables(call.value)
    holder = variables.holder
    if variables.member not in TRAINED:
        return ()
    if holder.form is Form.SUBSCRIPT:
        return _entries_in_turn(layer, holder)
    if holder.form is not Form.OTHER:
        return ()
    paths = tuple(sorted(holder.reads))
    held = all(layer.kinds.get(path, frozenset()) - {Kind.NONE} == {Kind.SUBLAYER} for path in paths)
    return paths if held and len(paths) > 1 else ()


def _entries_in_turn(layer: LayerClass, entry: Value) -> tuple[str, ...]:
    """The entries of a container of networks under the keys that a loop takes: `self.nets[key]`."""
    path, key = entry.holder.path, entry.items[0] if entry.items else None
    if key is None or layer.elements.get(path) != frozenset({Kind.SUBLAYER}):
        return ()
    keys = [item.constant for item in key.items]
    distinct = {key for key in keys if isinstance(key, (str, int))}
    return tuple(f"{path}[{key!r}]" for key in keys) if len(distinct) == len(keys) > 1 else ()


def _optimizer(call: Value) -> str:
    """The attribute that holds the optimizer whose gradients are applied."""
    holder = call.holder
    if not call.on_value("apply_gradients", "minimize") or holder.local:
        return ""
    return holder.path


def _object_of(layer: LayerClass, path: str, names: int = 3) -> tuple[str, object]:
    """What is the same for attributes that certainly hold one object: the call that makes it, or an argument.

    Of another attribute, its own path. It is followed through so many other names: `self.network = self.first`.
    """
    held, _, key = path.removesuffix("]").partition("[")
    assigned = list(layer.assignments(held)) if held not in layer.assigned_elsewhere else []
    if len(assigned) == 1 and not assigned[0][1].guards and not assigned[0][1].nested:
        method, assign = assigned[0]
        value = _entry(assign.value, key) if key else assign.value
        if value.kind is Kind.PARAMETER and value.form is Form.NAME:
            return method.name, value.local
        if value.kind in _OBJECTS and value.form is Form.CALL and value.owner is Owner.NONE:
            return method.name, value.at
        if value.form is Form.ATTRIBUTE and value.calls_own_path and names:
            return _object_of(layer, value.path, names - 1)
    return "", path


def _entry(container: Value, key: str) -> Value:
    """The entry of a dict under a key, as it is written."""
    keys = [repr(name) for name in container.keys] if container.form is Form.DICT else []
    return container.items[keys.index(key)] if key in keys else Value(Kind.UNKNOWN, Form.OTHER)


def _applied_by_helper(layer: LayerClass, call: Value) -> tuple[str, frozenset[str] | None]:
    """The optimizer that an own method applies, and the sublayer that this call passes for its variables."""
    helper = layer.own_method(call.path)
    if helper is None or helper.decorators:
        return "", None
    for inner in helper.calls:
        path, variables = _optimizer(inner.value), _trained_variables(inner.value)
        is_passed = variables.kind is Kind.PARAMETER and variables.form is Form.NAME
        holder = variables if is_passed else variables.holder
        name = holder.local if holder.form is Form.NAME else ""
        of_weights = is_passed or variables.member in TRAINED
        if not path or not of_weights or inner.guards:
            continue
        names = [param.name for param in helper.params[helper.bound :]]
        passed = call.given(name, names.index(name) if name in names else None)
        if is_passed:
            return path, trained_parts(passed)
        if passed.form is Form.ATTRIBUTE and passed.calls_own_path:
            return path, frozenset({passed.path})
    return "", None


def _trained_variables(call: Value) -> Value:
    """The variables that get the gradients."""
    variables = (
        call.given("grads_and_vars", 0) if call.member == "apply_gradients" else call.given("var_list", 1)
    )
    if variables.called in {"list", "tuple"} and variables.positional:
        variables = variables.positional[0]
    return variables.given("variables", 1) if variables.name == "zip" else variables


def _is_prepared(layer: LayerClass, path: str) -> bool:
    """Whether `build` is called on the optimizer, or it is a legacy one, which accepts any variables."""
    for facts in layer.lineage:
        for method in facts.methods:
            if any(_builds(call.value, path) for call in method.calls) or _is_old(method, path):
                return True
    return False


def _builds(call: Value, path: str) -> bool:
    return call.on_value("build") and call.holder.path == path


def _is_old(method: Method, path: str) -> bool:
    """`tf.keras.optimizers.legacy.Adam()`, `tf.compat.v1.train.AdamOptimizer()`"""
    return any(
        assign.path == path
        and any("legacy" in part.name or ".v1." in part.name for part in assign.value.walk())
        for assign in method.assigns
    )


def _describe(sets: frozenset[str]) -> str:
    return " and ".join(f"`self.{path}`" if path else "the whole model" for path in sorted(sets))
