"""LL301: an `__init__` that never calls that of the parent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.missing_super_init_outside import missing_super_init_outside
from layerlint.model.facts import (
    Form,
    Guard,
    GuardKind,
    Kind,
    LayerClass,
    Method,
    MethodForm,
    Phase,
    Raise,
    Return,
    Value,
)
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.keras_names import members, short_name
from layerlint.text import Safety


@rule(
    "LL301",
    "missing-super-init",
    summary="`__init__` never calls `super().__init__()`.",
    fix=Safety.SAFE,
)
def missing_super_init(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or init.abstract or init.form is not MethodForm.INSTANCE:
        return
    if any(True for _ in init.unbound_super_calls):
        return  # LL303 reports the call
    own_call = layer.method("__call__")
    if own_call is not None and not any(True for _ in own_call.super_calls):
        return  # Keras never runs it as a layer, so nothing misses what `Layer.__init__` sets up
    if any(_is_unknown_helper(layer, call.value) or _takes_all_of_another(call.value) for call in init.calls):
        return
    ends: set[str] = set()
    constructors = list(_constructors(layer, init))
    test = _only_condition(init, constructors)
    if test is not None:
        yield Finding(
            init.at_name,
            f"`{layer.name}.__init__` calls `super().__init__()` only under a condition: without it, the layer cannot"
            " hold weights or be called",
            help="make `super().__init__(**kwargs)` the first statement, outside of any condition",
        )
        return
    for call in constructors:
        parent = _parent(layer, call)
        if not _ends_before_keras(layer, parent):
            return
        ends.add(parent.rpartition(".")[2])
    if ends:
        only = " and ".join(f"`{name}`" for name in sorted(ends))
        calls = " and ".join(f"`{name}.__init__`" for name in sorted(ends))
        yield Finding(
            init.at_name,
            f"`{layer.name}.__init__` calls only {calls}, which does not call `super().__init__()`: the layer cannot"
            " hold weights or be called",
            help=f"let the `__init__` of {only} take `**kwargs` and call `super().__init__(**kwargs)`",
        )
        return
    yield Finding(
        init.at_name,
        f"`{layer.name}.__init__` never calls `super().__init__()`: the layer cannot hold weights or be called",
        help="make `super().__init__(**kwargs)` the first statement",
        fix=FixRequest("add-super-init", init.at),
    )


missing_super_init = replace(missing_super_init, outside=missing_super_init_outside)


def _takes_all_of_another(call: Value) -> bool:
    """Whether it copies the attributes of another object: `self.__dict__.update(model.__dict__)`."""
    return call.method == "update" and call.holder.path == "__dict__"


def _constructors(layer: LayerClass, init: Method) -> Iterator[Value]:
    """The calls of parents' constructors, also in helpers that the constructor calls."""
    for method in (init, *(other for facts in layer.lineage for other in facts.methods)):
        reached = Phase.CONSTRUCT in layer.phases.get((method.name, ""), frozenset())
        if method is not init and (method.name == "__init__" or not reached):
            continue
        for call in method.calls:
            named = any(argument.value.kind is Kind.SELF for argument in call.value.args)
            if call.value.method == "__init__" and (call.value.on_self_or_super() or named):
                yield call.value


def _only_condition(init: Method, constructors: list[Value]) -> Guard | None:
    """The test of an argument that guards every parent's constructor, if the other branch goes on."""
    own = [call for call in init.calls if any(call.value is constructor for constructor in constructors)]
    if not own or any(all(call.value is not constructor for call in own) for constructor in constructors):
        return None
    common = [guard for guard in own[0].guards if all(guard in call.guards for call in own[1:])]
    for guard in common:
        ends = any(
            other.at == guard.at and other not in common
            for event in init.events
            if isinstance(event, (Raise, Return))
            for other in event.guards
        )
        if not ends and _tests_argument(guard):
            return guard
    return None


def _tests_argument(guard: Guard) -> bool:
    """Whether it is a test of nothing but constructor arguments: `if debug:`."""
    value = guard.value
    if guard.kind is not GuardKind.OTHER or value is None or not value.params:
        return False
    return not any(part.form is Form.CALL or part.path for part in value.walk())


def _parent(layer: LayerClass, call: Value) -> str:
    """The class whose constructor is called, by its name or as the first base; "" when unknown."""
    if call.holder.kind is Kind.SUPER:
        of_itself = call.holder.receiver is None or call.holder.receiver.name.rpartition(".")[2] == layer.name
        return layer.own.bases[0].name if of_itself and layer.own.bases else ""
    return call.holder.name


def _ends_before_keras(layer: LayerClass, parent: str) -> bool:
    """Whether the constructor of that parent calls no other: a class beside the layer, such as a mixin."""
    facts = next(
        (ancestor for ancestor in layer.ancestors if f"{ancestor.module}.{ancestor.qualname}" == parent), None
    )
    if facts is None or any(base.name not in _LAST_BASES for base in facts.bases):
        return False
    init = next((method for method in facts.methods if method.name == "__init__"), None)
    return (
        init is not None
        and not init.decorators
        and all(_runs_no_constructor(call.value) for call in init.calls)
    )


_LAST_BASES = frozenset({"object", "abc.ABC"})


def _runs_no_constructor(call: Value) -> bool:
    """Whether it certainly calls no constructor of a parent."""
    return call.method != "__init__" and not call.on_self() and call.name != "super"


def _is_unknown_helper(layer: LayerClass, value: Value) -> bool:
    """Whether it calls a method of an unknown class, such as a mixin, which may call `__init__`."""
    name = value.member
    if not value.on_self() or layer.method(name) is not None or name in layer.kinds:
        return False
    return not any(name in members(short_name(root), layer.keras) for root in layer.roots)
