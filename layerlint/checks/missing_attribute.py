"""LL202: an attribute that is read and that nothing ever sets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from layerlint.model.facts import (
    Assign,
    Call,
    Guard,
    Kind,
    LayerClass,
    Method,
    Phase,
    Read,
    TargetForm,
    answered_once,
    attribute_of,
)
from layerlint.queries.assigns import sets_any_attribute
from layerlint.queries.classes import extends_keras_base
from layerlint.queries.composed_names import reads_by_name, unmatched_names
from layerlint.queries.conditions import catches
from layerlint.queries.config_keys import refused_keys
from layerlint.queries.in_order import in_order
from layerlint.rule import Finding, Severity, rule
from layerlint.suggestions import closest
from layerlint.tables.backend_members import REGISTERS, members_with_any_backend
from layerlint.tables.keras_names import has_members, keras_name, short_name

_DYNAMIC = frozenset({"__getattr__", "__getattribute__", "__slots__"})


@rule(
    "LL202",
    "missing-attribute",
    summary="An attribute of `self` is read that no method of the class or its parents ever sets.",
)
def missing_attribute(layer: LayerClass) -> Iterator[Finding]:
    names = _attribute_names(layer)
    stale = {value.path: key for key, value in refused_keys(layer)}
    for method, read in never_set(layer):
        name = attribute_of(read.path)
        yield Finding(
            read.at,
            f"`self.{name}` is read in `{method.name}`, but never set: this raises an `AttributeError`",
            elsewhere=f"`self.{name}` is read while `{method.name}` runs, but never set: this raises an `AttributeError`",
            attribute=name,
            help=_way_out(name, names, stale.get(name, "")),
            severity=Severity.NOTE if layer.keras == 2 and method.name == "compute_output_shape" else None,
        )
    for call, helper, name in _inherited_reads(layer):
        yield Finding(
            call.at,
            f"`{helper}`, which `{layer.name}` inherits, reads `self.{name}`, but nothing ever sets it: this raises an"
            " `AttributeError`",
            attribute=name,
            help=_way_out(name, names - {helper}, ""),
        )
    yield from _composed(layer, names)
    yield from _set_too_late(layer)
    yield from _read_too_early(layer)


def _composed(layer: LayerClass, names: frozenset[str]) -> Iterator[Finding]:
    """Reads by composed names, of which no attribute has one."""
    if not _is_closed(layer):
        return
    for method, value, name in unmatched_names(layer, names, _setattr_patterns(layer)):
        yield Finding(
            value.at,
            f"`self.{name}` is read in `{method.name}`, but no attribute of `{layer.name}` has such a name: this raises"
            " an `AttributeError`",
            help="correct the name, or set the attributes in `__init__`",
        )


def _read_too_early(layer: LayerClass) -> Iterator[Finding]:
    """Reads in `__init__` of what `__init__` alone sets, further down."""
    init = layer.own_method("__init__")
    if init is None or init.decorators or not _is_closed(layer):
        return
    patterns = _setattr_patterns(layer)
    for name, read in _first_reads(layer, init).items():
        if not any(re.fullmatch(pattern, name) for pattern in patterns):
            yield Finding(
                read.at,
                f"`self.{name}` is read before `__init__` sets it: this raises an `AttributeError`",
                attribute=name,
                help=f"set `self.{name}` first",
            )


def _first_reads(layer: LayerClass, init: Method) -> dict[str, Read]:
    """The first certain read of each attribute before `__init__`, which alone sets it, does so."""
    assigns = [assign for assign in init.assigns if assign.form is TargetForm.ATTRIBUTE]
    unset = {assign.path for assign in assigns} - {assign.path for assign in assigns if assign.nested}
    unset -= _names_without(layer, init)
    wrapped = {read.at for method in layer.own.methods if method.decorators for read in method.reads}
    first: dict[str, Read] = {}
    for event in in_order(layer, init):
        if isinstance(event, Assign):
            unset.discard(attribute_of(event.path))
        elif isinstance(event, Read) and not event.guards and event.at not in wrapped:
            name = attribute_of(event.path)
            if name in unset:
                first.setdefault(name, event)
    return first


def _names_without(layer: LayerClass, init: Method) -> set[str]:
    """The attributes that the class has before this method sets any, or that another method sets."""
    names = set(layer.assigned_elsewhere) | set(layer.members)
    for facts in layer.lineage:
        names.update(assign.path for assign in facts.attributes)
        others = (method for method in facts.methods if method is not init)
        names.update(attribute_of(assign.path) for method in others for assign in method.assigns)
    for root in layer.roots:
        names |= members_with_any_backend(short_name(root), torch=layer.eager)
    return names


def _set_too_late(layer: LayerClass) -> Iterator[Finding]:
    """Reads in `compute_output_shape` of what only `call` sets, which Keras 3 has not run then."""
    method = layer.own_method("compute_output_shape")
    if layer.keras == 2 or method is None or method.decorators or not _is_closed(layer):
        return
    for read in method.reads:
        name = attribute_of(read.path)
        setters = [setter for setter, assign in layer.assignments() if attribute_of(assign.path) == name]
        is_known = name in layer.members or layer.class_attribute(name) is not None
        if not setters or is_known or name in layer.assigned_elsewhere or read.guards or read.nested:
            continue
        if all(setter.name == "call" for setter in setters):
            yield Finding(
                read.at,
                f"`self.{name}` is set by `call` alone: Keras 3 asks a layer of a functional model for its output shape"
                " without a call, and this raises an `AttributeError`",
                attribute=name,
                help="compute it from `input_shape`",
            )
            return


@answered_once
def never_set(layer: LayerClass) -> tuple[tuple[Method, Read], ...]:
    """The first read of each attribute that nothing ever sets."""
    if not _is_closed(layer):
        return ()
    first: dict[str, tuple[Method, Read]] = {}
    is_missing = _missing(layer)
    reads = layer.reads(Phase.CONSTRUCT, Phase.BUILD, Phase.CALL, Phase.STEP, Phase.CONFIG)
    for method, read in (*layer.in_run_order(reads), *_hook_reads(layer)):
        name = attribute_of(read.path)
        if name not in first and is_missing(name, (*layer.guards(method, read), *read.guards)):
            first[name] = (method, read)
    return tuple(first.values())


def _inherited_reads(layer: LayerClass) -> Iterator[tuple[Call, str, str]]:
    """Calls of inherited methods that read an attribute which nothing ever sets: call, method, attribute."""
    if not _is_closed(layer):
        return
    reported = {attribute_of(read.path) for _, read in never_set(layer)}
    is_missing = _missing(layer)
    missing: dict[str, tuple[str, ...]] = {method.name: () for method in layer.own.methods}
    for method, call in layer.calls(Phase.CONSTRUCT, Phase.BUILD, Phase.CALL, Phase.STEP, Phase.CONFIG):
        name = call.value.member if call.value.calls_own_path else ""
        if name not in missing:
            missing[name] = tuple(_missing_in(layer.method(name), is_missing))
        for attribute in missing.get(name, ()):
            guards = (*layer.guards(method, call), *call.guards)
            if attribute not in reported and is_missing(attribute, guards):
                reported.add(attribute)
                yield call, name, attribute


def _missing_in(helper: Method | None, is_missing: _IsMissing) -> Iterator[str]:
    """The attributes that the inherited method reads, and that nothing sets."""
    if helper is None or helper.decorators:
        return
    for read in helper.reads:
        attribute = attribute_of(read.path)
        if is_missing(attribute, read.guards):
            yield attribute


_IsMissing = Callable[[str, tuple[Guard, ...]], bool]


def _missing(layer: LayerClass) -> _IsMissing:
    """Return whether nothing sets an attribute that is read under these guards."""
    names, patterns = _attribute_names(layer), _setattr_patterns(layer)

    def is_missing(name: str, guards: tuple[Guard, ...]) -> bool:
        if not name or name in names or name.startswith("__"):
            return False
        if name.startswith("_") and layer.keras == 2 and not extends_keras_base(layer):
            return False  # what the parents of Keras set for themselves changed with every version of Keras 2
        if any(re.fullmatch(pattern, name) for pattern in patterns):
            return False
        return not any(guard.path == name for guard in guards) and not catches(guards, AttributeError)

    return is_missing


def _hook_reads(layer: LayerClass) -> Iterator[tuple[Method, Read]]:
    """Reads in the methods that compute the shape and the mask of the output for Keras."""
    for name in ("compute_output_shape", "compute_mask"):
        method = layer.own_method(name)
        if method is not None and not method.decorators:
            yield from ((method, read) for read in method.reads)


@answered_once
def _is_closed(layer: LayerClass) -> bool:
    """Whether no unknown code can set an attribute of the class."""
    if not layer.complete or layer.subclasses or not layer.roots:
        return False
    if not all((short := keras_name(root)) is not None and has_members(short) for root in layer.roots):
        return False
    if any(name in layer.members or layer.class_attribute(name) for name in _DYNAMIC):
        return False
    decorators = (decorator for facts in layer.lineage for decorator in facts.decorators)
    if any(decorator.method not in _HARMLESS for decorator in decorators):
        return False
    return not any(_may_set_any(layer, method) for facts in layer.lineage for method in facts.methods)


def _may_set_any(layer: LayerClass, method: Method) -> bool:
    """Whether the method may set attributes of unknown names."""
    if method.abstract or method.inner_methods or any(_sets_any_name(assign) for assign in method.assigns):
        return True
    by_name = {value.at for value in reads_by_name(method)}
    if any(read.path in {"", "__dict__"} and read.at not in by_name for read in method.reads):
        return True
    sets_up = not _SETS_UP.isdisjoint(layer.phases_of(method))
    return any(
        (sets_up and _hands_over_itself(call))
        or sets_any_attribute(call.value)
        or call.value.on_self("__setstate__", *REGISTERS)
        for call in method.calls
        if not _is_assignment(call)
    )


def _is_assignment(call: Call) -> bool:
    """Whether it is a `setattr(self, ...)`, which is also an assignment."""
    return call.value.name == "setattr" and call.value.given("object", 0).kind is Kind.SELF


def _sets_any_name(assign: Assign) -> bool:
    """Whether the assignment may set any attribute."""
    return assign.form is TargetForm.DYNAMIC and not re.search(r"\w", assign.names)


def _setattr_patterns(layer: LayerClass) -> frozenset[str]:
    """The patterns of attribute names that `setattr` composes."""
    return frozenset(assign.names for _, assign in layer.assignments() if assign.names)


_SETS_UP = frozenset({Phase.CONSTRUCT, Phase.BUILD, Phase.CALL})
_READING_BUILTINS = frozenset(
    {"getattr", "hasattr", "isinstance", "type", "id", "super", "repr", "str", "callable"}
)


def _hands_over_itself(call: Call) -> bool:
    """Whether the call passes the object to a function that may set its attributes."""
    value = call.value
    if call.told or value.name in _READING_BUILTINS or value.on_super() or keras_name(value.name) is not None:
        return False
    return any(argument.value.kind is Kind.SELF for argument in value.args)


_HARMLESS = frozenset({"register_keras_serializable", "keras_export", "deprecated", "final"})
"""Decorators that leave the class as it is."""


def _attribute_names(layer: LayerClass) -> frozenset[str]:
    names = set(layer.members) | layer.assigned_elsewhere
    for facts in layer.lineage:
        names.update(assign.path for assign in facts.attributes)
        for method in facts.methods:
            names.update(assign.path.partition(".")[0] for assign in method.assigns)
            names.add(method.name)
    for root in layer.roots:
        names |= members_with_any_backend(short_name(root), torch=layer.eager)
    return frozenset(names)


def _way_out(name: str, names: frozenset[str], stale: str) -> str:
    """`stale` is the configuration key that holds it and that the constructor refuses; "" for none."""
    near = closest(name, names, cutoff=0.8)
    if near is not None:
        return f"did you mean `self.{near}`? Otherwise set `self.{name}` in `__init__`"
    if stale:
        return f"remove `{stale}` from the configuration, which `__init__` does not take"
    return f"set `self.{name}` in `__init__`"
