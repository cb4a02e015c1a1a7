"""What a layer class holds by its source, by attribute path: weights, sublayers, metrics, losses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from layerlint.model.facts import Form, Kind, LayerClass, MethodForm, TargetForm

_HELD = {
    Kind.WEIGHT: "weight",
    Kind.VARIABLE: "variable",
    Kind.SUBLAYER: "sublayer",
    Kind.METRIC: "metric",
    Kind.SEED_GENERATOR: "seed generator",
    Kind.TF_MODULE: "tf.Module",
}


@dataclass(frozen=True, slots=True)
class Held:
    """One attribute: `path` is "dense", or "blocks[*]" for what a container holds; `made` is the class, if known.

    `certain` when `__init__` or `build` gives it that value under no condition.
    """

    path: str
    what: str
    made: str = ""
    certain: bool = False


@dataclass(frozen=True, slots=True)
class HeldArgument:
    """An attribute that always holds the same argument of `__init__`.

    `default` is the text of a literal default, "" for another one or none; `parameter` begins with its stars.
    """

    path: str
    parameter: str
    annotation: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Inventory:
    """What one class holds. `layer` is its name in its module, `line` that of its `class` statement.

    bases    its own bases, then those of its ancestors, up to the classes of Keras (`roots`)
    arguments  attributes that hold what the caller passes, which may be state or not
    unknown  other attributes that may hold state or not: their values were not resolved
    losses   the methods that add losses, inherited ones included
    """

    layer: str
    path: str
    line: int
    keras: int
    bases: tuple[str, ...]
    roots: tuple[str, ...]
    held: tuple[Held, ...]
    arguments: tuple[HeldArgument, ...]
    unknown: tuple[str, ...]
    losses: tuple[str, ...]

    def paths(self, *kinds: str) -> tuple[str, ...]:
        """The attribute paths of what is of these kinds."""
        return tuple(entry.path for entry in self.held if entry.what in kinds)


def inventory(layer: LayerClass, line: int = 0) -> Inventory:
    """The inventory of the class, what it inherits from classes with known source included."""
    class_names = _classes(layer)
    certain = _certain(layer)
    entries: dict[str, Held] = {}
    arguments: list[HeldArgument] = []
    unknown: list[str] = []
    for path, what in _contents(layer):
        if what:
            entries[path] = Held(path, what, class_names.get(path, ""), path in certain)
        elif argument := _argument(layer, path):
            arguments.append(argument)
        else:
            unknown.append(path)
    losses = tuple(
        f"{facts.qualname}.{method.name}"
        for facts in layer.lineage
        for method in facts.methods
        if any(call.value.on_self_or_super("add_loss") for call in method.calls)
    )
    bases = tuple(dict.fromkeys(base.name for facts in layer.lineage for base in facts.bases))
    return Inventory(
        layer.own.qualname,
        layer.own.path,
        line,
        layer.keras,
        bases,
        layer.roots,
        tuple(entries.values()),
        tuple(arguments),
        tuple(unknown),
        losses,
    )


_UNRESOLVED = frozenset({Kind.UNKNOWN, Kind.PARAMETER})


def _contents(layer: LayerClass) -> Iterator[tuple[str, str]]:
    """Each attribute, or what a container holds, with what it is; "" where it may be something that counts."""
    for path, kinds in sorted(layer.kinds.items()):
        member = layer.method(path)
        if path.startswith("__") or (member is not None and member.form is not MethodForm.PROPERTY):
            continue
        not_none = kinds - {Kind.NONE}
        if not_none == {Kind.CONTAINER}:
            elements = layer.elements.get(path, frozenset()) - {Kind.NONE}
            what = _HELD.get(next(iter(elements))) if len(elements) == 1 else None
            if what or elements & (_UNRESOLVED | _HELD.keys()):
                yield f"{path}[*]", what or ""
        elif not_none & _UNRESOLVED or (len(not_none) > 1 and not_none & _HELD.keys()):
            yield path, ""
        elif len(not_none) == 1 and (what := _HELD.get(next(iter(not_none)))):
            yield path, what


def _argument(layer: LayerClass, path: str) -> HeldArgument | None:
    """The argument of `__init__` that the attribute holds by every assignment; None where one gives it something else."""
    held: set[HeldArgument] = set()
    for method, assign in layer.assignments(path):
        value = assign.value
        parameter = method.parameter(value.local) if value.kind is Kind.PARAMETER else None
        if method.name != "__init__" or assign.form is not TargetForm.ATTRIBUTE or parameter is None:
            return None
        default = parameter.default
        literal = repr(default.constant) if default is not None and default.form is Form.LITERAL else ""
        held.add(HeldArgument(path, f"{parameter.star}{parameter.name}", parameter.annotation, literal))
    return next(iter(held)) if len(held) == 1 else None


def _certain(layer: LayerClass) -> frozenset[str]:
    """Attributes that are set under no condition, in every instance."""
    paths: set[str] = set()
    for name in ("__init__", "build"):
        method = layer.method(name)
        if method is not None:
            paths |= {
                a.path
                for a in method.assigns
                if not a.guards and not a.nested and a.value.kind is not Kind.NONE
            }
    return frozenset(paths)


def _classes(layer: LayerClass) -> dict[str, str]:
    """The class of each attribute's value, where every assignment agrees."""
    class_names: dict[str, set[str]] = {}
    for _, assign in layer.assignments():
        if assign.form is TargetForm.ATTRIBUTE and assign.value.kind is not Kind.NONE:
            name = assign.value.name if assign.value.form is Form.CALL else ""
            class_names.setdefault(assign.path, set()).add(name)
    return {path: next(iter(names)) for path, names in class_names.items() if len(names) == 1}
