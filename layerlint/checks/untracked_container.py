"""LL207: sublayers in a container that Keras does not track."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.plain_object_with_weights import UNTRACKED, gets_layers, plain_objects
from layerlint.model.facts import (
    BY_SETDEFAULT,
    Assign,
    Form,
    Kind,
    LayerClass,
    Method,
    Phase,
    TargetForm,
    Value,
    attribute_of,
)
from layerlint.queries.classes import shows_saving, takes_name
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import owns_weights
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.text import Safety

_STATE = frozenset({Kind.SUBLAYER, Kind.VARIABLE})


@rule(
    "LL207",
    "untracked-container",
    summary="Sublayers are kept in a container that Keras does not look into.",
    fix=Safety.UNSAFE,
)
def untracked_container(layer: LayerClass) -> Iterator[Finding]:
    yield from _nested(layer) if layer.keras == 2 else _filled_inside(layer)
    yield from _sets(layer) if layer.keras == 3 else ()
    yield from _iterators(layer)
    for method, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        if assign.form is not TargetForm.ATTRIBUTE:
            continue
        container = (
            _untracked_container(layer, assign)
            or _filled_later(layer, assign)
            or _filled_before(method, assign)
        )
        if container and not _is_held_elsewhere(layer, assign):
            yield Finding(
                assign.at,
                f"`self.{assign.path}` keeps layers in {container}, which Keras does not track: they are neither"
                " trained nor saved",
                attribute=assign.path,
                help="keep them in a list, a tuple or a dict",
                fix=_fix(assign),
            )
    yield from plain_objects(layer)


def _fix(assign: Assign) -> FixRequest | None:
    """The fix for a deque, which a list can replace; none for another container."""
    if assign.value.name != "collections.deque":
        return None
    return FixRequest("deque-to-list", assign.at, (("path", assign.path),))


def _untracked_container(layer: LayerClass, assign: Assign) -> str:
    value = assign.value
    if value.called in UNTRACKED and _holds(value):
        return UNTRACKED[value.name]
    if layer.keras == 2:
        if _is_set_of_layers(value):
            return "a `set`"
        if value.called == "collections.defaultdict":
            factory = value.given("default_factory", 0)
            items = factory.items if factory.form is Form.LAMBDA else ()
            elements = layer.elements.get(assign.path, frozenset())
            if Kind.SUBLAYER in elements or any(item.makes_layer for item in items):
                return "a `defaultdict`"
    return ""


def _is_set_of_layers(value: Value) -> bool:
    """`{Dense(3), Dense(3)}`, `set(blocks)`, a comprehension"""
    if value.form is Form.SET or (value.form is Form.COMPREHENSION and value.name == "set"):
        return any(part.kind is Kind.SUBLAYER for part in value.items)
    return value.called == "set" and any(
        part.makes_layer for argument in value.args for part in parts_of(argument.value)
    )


def _sets(layer: LayerClass) -> Iterator[Finding]:
    """Sets of layers, which Keras 3 trains; it loads no weights into their layers."""
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        own = any(part.makes_layer and owns_weights(layer, part) for part in _members(assign.value))
        if assign.form is TargetForm.ATTRIBUTE and _is_set_of_layers(assign.value) and own:
            yield Finding(
                assign.at,
                f"`self.{assign.path}` keeps layers in a `set`: Keras 3 trains them, but `.keras` and `.weights.h5` files"
                " silently lose them",
                attribute=assign.path,
                help="keep them in a list, a tuple or a dict",
                severity=_severity_of_loss(layer),
            )


_ITERATORS = frozenset({"iter", "reversed", "zip", "enumerate", "filter"})


def _iterators(layer: LayerClass) -> Iterator[Finding]:
    """Iterators over new layers, which are used up after one call: `self.blocks = map(Dense, sizes)`."""
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        if assign.form is not TargetForm.ATTRIBUTE or not _iterates_over_new(layer, assign.value):
            continue
        reads = [layer.phases_of(method, read) for method, read in layer.reads() if read.path == assign.path]
        only_called = bool(reads) and all(phases == {Phase.CALL} for phases in reads)
        is_kept = any(assign.path in other.value.reads for _, other in layer.assignments())
        if only_called and not is_kept and not _is_held_elsewhere(layer, assign):
            yield Finding(
                assign.at,
                f"`self.{assign.path}` is an iterator over layers: Keras does not track them, and after the first call"
                " nothing is left in it",
                attribute=assign.path,
                help="keep the layers in a list",
            )


def _iterates_over_new(layer: LayerClass, value: Value) -> bool:
    if value.form is Form.COMPREHENSION:
        held = value.items if value.name == "generator" else ()
    else:
        held = tuple(_members(value)) if value.name in _ITERATORS and value.form is not Form.NAME else ()
    return any(part.makes_layer and not part.local and owns_weights(layer, part) for part in held)


def _severity_of_loss(layer: LayerClass) -> Severity:
    """The severity of layers that are trained, and lost only by saving: a note for a class that cannot be loaded.

    Before TensorFlow 2.12 there are no files that lose them.
    """
    may_lose = shows_saving(layer) or takes_name(layer)
    return Severity.WARNING if may_lose and not layer.before_2_10 else Severity.NOTE


def _members(value: Value) -> Iterator[Value]:
    for part in (*value.items, *(argument.value for argument in value.args)):
        yield from parts_of(part)


_GROW = frozenset({"collections.deque", "types.SimpleNamespace"})


def _filled_later(layer: LayerClass, assign: Assign) -> str:
    """A `deque` or array of objects that layers are put into, or a `SimpleNamespace` that gets them as attributes."""
    value = assign.value
    is_array = value.kind is Kind.NUMPY
    if not is_array and value.called not in _GROW:
        return ""
    added = [
        part
        for _, other in layer.assigns(Phase.CONSTRUCT, Phase.BUILD)
        if attribute_of(other.path) == assign.path
        for part in parts_of(other.value)
    ]
    fresh = any(part.kind in _STATE and part.form is Form.CALL for part in added)
    return UNTRACKED["numpy.array" if is_array else value.name] if fresh else ""


_ADD = ("append", "appendleft", "add", "extend", "insert")


def _filled_before(method: Method, assign: Assign) -> str:
    """A `deque` in a local name that layers are appended to: `blocks = deque(); blocks.append(Dense(3))`."""
    value = assign.value
    if value.called != "collections.deque" or not value.local:
        return ""
    added = (
        argument.value
        for call in method.calls
        if call.value.on_value(*_ADD) and call.value.holder.local == value.local
        for argument in call.value.args
    )
    fresh = any(part.makes_layer and not part.local for item in added for part in parts_of(item))
    return UNTRACKED[value.name] if fresh else ""


def _nests_layers(layer: LayerClass, assign: Assign) -> bool:
    """Whether it puts new layers into containers inside a container, which the `.keras` format of Keras 2 loses."""
    value = assign.value
    if _is_entry(assign):
        return gets_layers(layer, assign)
    held = _elements(value) if assign.form is TargetForm.ATTRIBUTE else (value,)
    outer = layer.kinds.get(assign.path, frozenset()) - {Kind.NONE} == {Kind.CONTAINER}
    return outer and any(
        part.makes_layer and not part.local and owns_weights(layer, part, keras=2)
        for inner in held
        if inner.kind is Kind.CONTAINER
        for part in parts_of(inner)
    )


def _elements(container: Value) -> Iterator[Value]:
    """The elements of the container, or of each of several possible ones."""
    for item in container.items:
        if container.form is Form.CHOICE:
            yield from _elements(item)
        else:
            yield item


def _nested(layer: LayerClass) -> Iterator[Finding]:
    reported: set[str] = set()
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        forms = (TargetForm.ATTRIBUTE, TargetForm.ADD, TargetForm.ITEM)
        adds = assign.form is not TargetForm.ADD or assign.call in {"append", "insert"}
        path = assign.path.partition("[")[0]
        if assign.form not in forms or not adds or path in reported or assign.path.endswith(BY_SETDEFAULT):
            continue
        if not _nests_layers(layer, assign):
            continue
        reported.add(path)
        yield Finding(
            assign.at,
            f"`self.{path}` keeps layers in containers inside a container: Keras 2 trains them, but `.keras` and"
            " `.weights.h5` files silently lose them",
            attribute=path,
            help="keep them in one list, or make a layer of each group",
            severity=_severity_of_loss(layer),
        )


def _filled_inside(layer: LayerClass) -> Iterator[Finding]:
    """Lists and dicts that get layers after they were put into a container: Keras 3 does not track these."""
    reported: set[str] = set()
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        path = assign.path.partition("[")[0]
        if path in reported or not _is_entry(assign) or not gets_layers(layer, assign):
            continue
        if not _got_entries_later(layer, path):
            continue
        reported.add(path)
        inner = f"`{assign.alias}`" if assign.alias else "a list or dict"
        yield Finding(
            assign.at,
            f"{inner} gets a layer after it was put into `self.{path}`: Keras 3 does not see the layer, and never"
            " trains it",
            attribute=path,
            help=f"fill the inner list or dict first, then put it into `self.{path}`",
        )


def _is_entry(assign: Assign) -> bool:
    """Whether it fills a list or dict inside a container on `self`: `self.rows[-1].append(...)`."""
    return assign.form in (TargetForm.ADD, TargetForm.ITEM) and "[" in assign.path


def _got_entries_later(layer: LayerClass, path: str) -> bool:
    """Whether the container was empty at first, and got its lists and dicts one by one."""
    assigns = [other for _, other in layer.assignments(path) if other.form is TargetForm.ATTRIBUTE]
    empty = all(assign.value.form in (Form.LIST, Form.DICT) and not assign.value.items for assign in assigns)
    return bool(assigns) and empty


def _holds(value: Value) -> bool:
    """Whether the arguments hold layers or raw variables; weights of `add_weight` are tracked anywhere."""
    return any(part.kind in _STATE for argument in value.args for part in parts_of(argument.value))


def _is_held_elsewhere(layer: LayerClass, assign: Assign) -> bool:
    """Whether another attribute also holds the same layers."""
    if any(part.reads for argument in assign.value.args for part in parts_of(argument.value)):
        return True
    others = (other for _, other in layer.assignments() if other.at != assign.at)
    return any(part.at == assign.value.at for other in others for part in other.value.walk())
