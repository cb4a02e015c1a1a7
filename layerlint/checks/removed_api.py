"""LL701: what Keras 3 removed or renamed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.removed_outside import removed_outside
from layerlint.model.facts import (
    At,
    Call,
    Event,
    Form,
    GuardKind,
    Kind,
    LayerClass,
    LocalItem,
    Method,
    Read,
    TargetForm,
    Use,
    Value,
    answered_once,
    attribute_of,
)
from layerlint.queries.assigns import sets_any_attribute
from layerlint.queries.conditions import tells_versions_apart
from layerlint.queries.held_layers import class_of, fix_of_member, held_layer_findings
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.queries.layer_names import name_findings
from layerlint.queries.learning_phase import fix_of_learning_phase
from layerlint.rule import Finding, FixRequest, rule
from layerlint.tables.keras_names import members, root_of, short_name
from layerlint.tables.removed import (
    gone,
    gone_members,
    help_for,
    legacy_layer,
    lost_by,
    refused,
    refused_by_method,
    renamed,
    way_out,
)
from layerlint.text import Safety

_OF_METRICS = frozenset(
    {"reset_states", "add_update", "add_metric", "get_weights", "set_weights", "updates", "weights",
     "trainable_weights", "non_trainable_weights"}
)  # fmt: skip
"""Of what metrics lost as they are no layers any more, what no metric of Keras 3 has for a reason of its own."""
_SAME_KEYWORDS = frozenset({None, "axis", "keepdims"})
"""Keywords that functions of the backend share with those of `keras.ops`; others may differ."""
_METHODS = {"add_loss": "add_loss", "compile": "Model.compile", "fit": "Model.fit"}


@rule(
    "LL701",
    "removed-api",
    summary="Something is used that Keras 3 removed or renamed.",
    targets=(3,),
    fix=Safety.SAFE,
)
def removed_api(layer: LayerClass) -> Iterator[Finding]:
    for base in layer.own.bases:
        for finding in _gone_name_findings(base.name, base.imported, layer.own.at_name, keywords=set()):
            yield replace(finding, fix=None)
    for decorator in layer.own.decorators:
        yield from _findings_inside(decorator)
    for assign in layer.own.attributes:
        yield from _findings_inside(assign.value)
    removed = _removed_members(layer)
    of_parents = _removed_members(layer, overridden=True)
    for method in layer.methods:
        for decorator in method.decorators:
            yield from _findings_inside(decorator)
        for parameter in method.params:
            if parameter.default is not None:
                yield from _findings_inside(parameter.default)
    for method, event, finding in (
        *_gone_names_in_methods(layer),
        *_member_and_argument_findings(layer, removed, of_parents),
        *held_layer_findings(layer),
        *name_findings(layer),
    ):
        if not _tells_versions_apart(layer, method, event):
            yield finding


removed_api = replace(removed_api, outside=removed_outside)

_FindingAt = tuple[Method, Event, Finding]


def _gone_names_in_methods(layer: LayerClass) -> Iterator[_FindingAt]:
    for method, event, value, certain in layer.parts(Form.NAME, Form.CALL):
        # `K.dtype = dtype` at the top gives it back.
        if value.imported and value.method not in layer.assigned_elsewhere:
            for finding in _value_findings(value, event):
                # What decides a choice (`a if test else b`) is an event of its own.
                if certain or not any(_is_of_versions(test.value) for test in method.tests):
                    yield method, event, finding


def _member_and_argument_findings(
    layer: LayerClass, removed: frozenset[str], of_parents: frozenset[str]
) -> Iterator[_FindingAt]:
    for method in layer.methods:
        for event in method.events:
            if isinstance(event, (Read, Call)):
                by_super = isinstance(event, Call) and event.value.on_super()
                for finding in _event_findings(layer, event, of_parents if by_super else removed):
                    yield method, event, finding


def _event_findings(layer: LayerClass, event: Read | Call, removed: frozenset[str]) -> Iterator[Finding]:
    if isinstance(event, Read):
        yield from _attribute_findings(layer, event, removed)
    else:
        yield from _set_in_keywords(layer, event.value)
        yield from _method_findings(layer, event.value, removed)
        yield from _argument_findings(layer, event.value)
        yield from _holder_findings(layer, event.value)


def _tells_versions_apart(layer: LayerClass, method: Method, event: Event) -> bool:
    """Whether the code looks first at what there is: `if keras_3():`, `if hasattr(...)`, `try:`."""
    for guard in layer.guards(method, event):
        if guard.kind in (GuardKind.TRY, GuardKind.EXCEPT, GuardKind.HAS_ATTRIBUTE, GuardKind.NO_ATTRIBUTE):
            return True
        if guard.value is not None and _is_of_versions(guard.value):
            return True
    return False


def _is_of_versions(test: Value) -> bool:
    for part in test.walk():
        told = f"{part.callee.name} {part.path} {part.local}"
        if part.name in {"hasattr", "getattr", "callable"} or "legacy" in told.lower():
            return True
        if tells_versions_apart(told):
            return True
    return False


# ------------------------------------------------------------------------------------ names


def _findings_inside(value: Value) -> Iterator[Finding]:
    """What is named in a value that is evaluated as a whole: a decorator, a default, a class attribute."""
    if value.form is Form.CHOICE:
        return
    if value.imported:
        yield from _value_findings(value, None)
    for part in value.inner:
        yield from _findings_inside(part)


def _value_findings(value: Value, event: Event | None) -> Iterator[Finding]:
    if not value.local:
        keywords = {argument.keyword for argument in value.args}
        for finding in _gone_name_findings(value.name, value.imported, value.at, keywords=keywords):
            phase = fix_of_learning_phase(value, event)
            yield replace(finding, fix=phase) if phase is not None else finding


def _gone_name_findings(
    qualified: str, imported: str, at: At, *, keywords: set[str | None]
) -> Iterator[Finding]:
    """A module, class or function that is no longer there under that name."""
    old = legacy_layer(qualified) if imported else ""
    if old:
        yield Finding(
            at, f"`{old}` is not available with Keras 3", help="use the layers of `keras.layers`", cause=old
        )
        return
    found = gone(qualified, imported)
    if found is None:
        return
    fix = None
    if found.exact:
        last = found.instead.rpartition(".")[2]
        if found.area:
            fix = FixRequest("leave-out-area", at, (("area", found.area),))
        elif found.shown.startswith("tf.keras.saving"):
            fix = FixRequest("rename-function", at, (("area", "utils"), ("name", last)))
        elif not found.instead.startswith("keras.ops."):
            fix = FixRequest("rename-function", at, (("name", last),))
        elif found.shown.startswith("keras.") and keywords <= _SAME_KEYWORDS:
            fix = FixRequest("backend-to-ops", at, (("name", last),))
    said = "raises when it is used in" if found.unusable else "does not exist in"
    yield Finding(at, f"`{found.shown}` {said} Keras 3", help=help_for(found), fix=fix, cause=found.shown)


# ------------------------------------------------------------------------------------ the layer itself


def _removed_members(layer: LayerClass, *, overridden: bool = False) -> frozenset[str]:
    """The attributes and methods that Keras gave to the layer and gives no more; empty where a class may set them.

    Those that the class itself defines are left out, but for a call of what the parents have: `overridden`.
    """
    shorts = [short_name(root) for root in layer.roots]
    if not shorts or "" in shorts or not becomes_keras_3(layer) or _may_have_any_member(layer):
        return frozenset()
    found = set(gone_members("model" if layer.is_model else "layer"))
    for short in shorts:
        found |= lost_by(short)
    found -= layer.assigned_elsewhere
    for facts in layer.ancestors if overridden else layer.lineage:
        found -= {method.name for method in facts.methods}
        found -= {assign.path for assign in facts.attributes}
        for method in facts.methods:
            found -= {assign.path for assign in method.assigns if assign.form is TargetForm.ATTRIBUTE}
    for short in shorts:
        found -= members(short, 3) - {"add_metric"}
    return frozenset(found)


@answered_once
def _may_have_any_member(layer: LayerClass) -> bool:
    """Whether the class may set or answer for attributes whose names are not seen."""
    if not {"__getattr__", "__getattribute__"}.isdisjoint(layer.members):
        return True
    methods = [method for facts in layer.lineage for method in facts.methods]
    return any(
        assign.form in (TargetForm.DYNAMIC, TargetForm.DICT) or not assign.path
        for method in methods
        for assign in method.assigns
    ) or any(sets_any_attribute(call.value) for method in methods for call in method.calls)


def _attribute_findings(layer: LayerClass, read: Read, removed: frozenset[str]) -> Iterator[Finding]:
    name = attribute_of(read.path)
    if read.path == "optimizer.lr" and _has_compiled_optimizer(layer):
        new = renamed("optimizer.lr")
        yield Finding(read.at, "optimizers have no `lr` in Keras 3", help=f"it is called `{new}`")
    if read.path in removed and read.use is not Use.CALLED and not layer.subclasses:
        yield Finding(
            read.at, f"`self.{name}` was removed in Keras 3", attribute=name, help=_remedy(layer, name)
        )


def _method_findings(layer: LayerClass, value: Value, removed: frozenset[str]) -> Iterator[Finding]:
    name = value.member
    if not value.on_self_or_super() or name not in removed:
        return
    fix = FixRequest("unwrap-call", value.at) if name == "add_update" else fix_of_member(layer, value)
    base = "layer" if name in gone_members("layer") else "model"
    yield Finding(value.at, f"`{name}` was removed in Keras 3", help=way_out(base, name), fix=fix)


def _remedy(layer: LayerClass, name: str) -> str:
    return way_out("model" if layer.is_model else "layer", name)


# ------------------------------------------------------------------------------------ arguments


def _argument_findings(layer: LayerClass, value: Value) -> Iterator[Finding]:
    """Keywords that are refused."""
    given = {argument.keyword for argument in value.args if argument.keyword is not None}
    for keyword in sorted(given & _refused_keywords(layer, value)) if given else ():
        new = renamed(f"argument.{keyword}") if value.kind is Kind.OPTIMIZER else ""
        fix = None
        if new and new not in given:
            fix = FixRequest("rename-argument", value.at, (("old", keyword), ("new", new)))
        elif value.on_self_or_super(*_METHODS) or (keyword == "fused" and not value.on_super("__init__")):
            fix = FixRequest("drop-argument", value.at, (("old", keyword),))
        yield Finding(
            value.at,
            f"Keras 3 does not take the argument `{keyword}` here",
            elsewhere=f"Keras 3 does not take the argument `{keyword}` of `{value.method}`",
            help=f"it is called `{new}`" if new else "leave it out",
            fix=fix,
        )


def _set_in_keywords(layer: LayerClass, call: Value) -> Iterator[Finding]:
    """Keywords that are refused, and put into the `**kwargs` of the constructor: `kwargs["dynamic"] = True`."""
    handed = {argument.value.local or argument.value.name for argument in call.args if argument.star == "**"}
    init = layer.own_method("__init__")
    if init is None or not handed or not call.on_super("__init__"):
        return
    refused = _refused_keywords(layer, call)
    for at, key in _put_into(init, handed):
        if key in refused:
            yield Finding(at, f"Keras 3 does not take the argument `{key}` here", help="leave it out")


def _put_into(init: Method, handed: set[str]) -> Iterator[tuple[At, str]]:
    """`kwargs["a"] = 1`, `kwargs.setdefault("a", 1)`, `kwargs.update(a=1)`"""
    for event in init.events:
        if isinstance(event, LocalItem) and event.name in handed and isinstance(event.key, str):
            yield event.at, event.key
        elif isinstance(event, Call) and event.value.holder.local in handed:
            if event.value.on_value("setdefault"):
                key = event.value.given("key", 0).constant
                yield from [(event.at, key)] if isinstance(key, str) else []
            elif event.value.on_value("update"):
                yield from ((event.at, one.keyword) for one in event.value.args if one.keyword)


def _refused_keywords(layer: LayerClass, call: Value) -> frozenset[str]:
    if call.on_super("__init__"):
        own = len(layer.roots) == 1 and layer.complete and not _constructs_between(layer)
        return _refused_by(layer.roots[0]) if own else frozenset()
    if call.on_self_or_super(*_METHODS):
        return refused_by_method(_METHODS[call.member]) if _runs_method_of_keras(layer, call) else frozenset()
    return _refused_by(call.name) if call.imported else frozenset()


def _refused_by(qualified: str) -> frozenset[str]:
    return refused(short_name(qualified), root_of(qualified) or "")


def _runs_method_of_keras(layer: LayerClass, call: Value) -> bool:
    """Whether the call of `fit`, `compile` or `add_loss` is one of Keras's own method."""
    name = call.member
    if not becomes_keras_3(layer) or not (layer.is_model or name == "add_loss"):
        return False
    if call.on_super():
        return not any(method.name == name for facts in layer.ancestors for method in facts.methods)
    return layer.method(name) is None


def _constructs_between(layer: LayerClass) -> bool:
    return any(method.name == "__init__" for facts in layer.ancestors for method in facts.methods)


# ------------------------------------------------------------------------------------ what the layer holds


def _holder_findings(layer: LayerClass, value: Value) -> Iterator[Finding]:
    """A method of a metric or an optimizer that is no longer there."""
    holder, name = value.holder, value.member
    if not value.on_value() or not holder.path or not becomes_keras_3(layer):
        return
    if holder.path == "optimizer":
        if _has_compiled_optimizer(layer):
            yield from _optimizer_findings(value, name)
        return
    if (
        holder.kind is Kind.METRIC
        and name in _OF_METRICS & gone_members("metric")
        and class_of(layer, holder)
    ):
        new = renamed(f"metric.{name}")
        fix = FixRequest("rename-function", value.at, (("name", new),)) if new else None
        yield Finding(
            value.at,
            f"metrics have no `{name}` in Keras 3",
            attribute=holder.path,
            help=way_out("metric", name),
            fix=fix,
        )


def _has_compiled_optimizer(layer: LayerClass) -> bool:
    """Whether `self.optimizer` is the one that `compile` was given."""
    return layer.is_model and becomes_keras_3(layer) and "optimizer" not in {*layer.kinds, *layer.members}


def _optimizer_findings(value: Value, name: str) -> Iterator[Finding]:
    if name in gone_members("optimizer"):
        yield Finding(value.at, f"optimizers have no `{name}` in Keras 3", help=way_out("optimizer", name))
    elif name == "variables":
        yield Finding(
            value.at,
            "`variables` is a property of Keras 3 optimizers, not a method",
            help="leave out the `()`",
        )
    refuses = refused_by_method(f"optimizer.{name}")
    for argument in value.args:
        if argument.keyword is not None and argument.keyword in refuses:
            fix = None
            if argument.keyword == "name":
                fix = FixRequest("drop-argument", value.at, (("old", "name"),))
            yield Finding(
                value.at,
                f"Keras 3 does not take the argument `{argument.keyword}` here",
                elsewhere=f"Keras 3 does not take the argument `{argument.keyword}` of `{value.method}`",
                help="leave it out",
                fix=fix,
            )
