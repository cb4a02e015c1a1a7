"""From the source of one class to its facts: a LibCST parse and a walk over its methods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import libcst as cst

from layerlint.extract.assignments import note_assign
from layerlint.extract.class_values import classes_of
from layerlint.extract.class_walk import ClassWalk
from layerlint.extract.copies import evolve
from layerlint.extract.decisions import is_none
from layerlint.extract.expressions import evaluate
from layerlint.extract.frame import Ancestor, Attributes, Frame, Inside, Names, Summaries, Summary, join
from layerlint.extract.handed_values import look, same_for_all
from layerlint.extract.methods import SHAPE_ARGUMENTS, TENSOR_ARGUMENTS, method_of
from layerlint.extract.parse import parse_module
from layerlint.extract.tree import Statement
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import (
    Assign,
    ClassFacts,
    Form,
    Kind,
    Method,
    Parameter,
    TargetForm,
    Value,
)

FORM_FEED = re.compile(r"^[ \t\f]*\f", re.MULTILINE)
MAX_ROUNDS = 3
"""Walks over a class until what is known of its attributes no longer changes what was read of them."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The facts of one class with what subclasses and places need of the walk."""

    facts: ClassFacts
    attributes: Attributes
    summaries: dict[str, Summary]
    parameters: dict[tuple[str, str], frozenset[Kind]]
    nodes: tuple[cst.CSTNode, ...] = ()
    module: cst.Module | None = None
    node: cst.ClassDef | None = None
    shift: int = 0
    """Lines to add to a line of `module` to get the line in the file."""
    sizes: Mapping[tuple[str, str], Value] = field(default_factory=dict)
    """As in `ClassWalk`."""
    entered: tuple[Inside, ...] = ()
    """The functions that were entered, by their nodes, outer ones before those that were entered from them."""


def class_text(source: LayerSource) -> str:
    """The text that is parsed: an indented class stands below an `if 1:`, which keeps its columns.

    Python counts the indentation of a line from behind its last form feed, LibCST does not: what stands before is left
    out, and `Spans` adds it to the columns.
    """
    text = FORM_FEED.sub("", source.text) if "\f" in source.text else source.text
    return f"if 1:\n{text}" if source.indented else text


def parse_class(source: LayerSource) -> tuple[cst.Module, cst.ClassDef, int]:
    """The class's own tree, and how many lines to add to its line numbers.

    Raises `cst.ParserSyntaxError`.
    """
    module = parse_module(class_text(source))
    body: Sequence[Statement] = module.body
    if source.indented and isinstance(body[0], cst.If):
        body = body[0].body.body
    node = next(one for one in body if isinstance(one, cst.ClassDef))
    return module, node, source.first_line - 1 - (1 if source.indented else 0)


def extract(source: LayerSource, ancestors: Sequence[Extracted], names: Names | None = None) -> Extracted:
    """The facts of the class. `ancestors` are its parents' in method resolution order, nearest first.

    `names` are asked instead of the source's own.
    """
    module, node, shift = parse_class(source)
    functions = list(_functions(node.body.body))
    attributes, summaries = Attributes(), Summaries()
    parameters: dict[tuple[str, str], set[Kind]] = {}
    for ancestor in reversed(ancestors):
        _inherit(attributes, ancestor)
        summaries.known |= ancestor.summaries
    inherited = attributes.copy()
    methods = {function.name.value: function for function in functions}
    walk = ClassWalk(source, names or source.names, attributes, summaries, parameters, methods=methods)
    if source.complete:
        walk.ancestors = tuple(map(_ancestor, source.ancestors, ancestors))
    for turn in range(MAX_ROUNDS):
        walk.start()
        facts = _facts(walk, node, functions)
        if turn:
            # Kinds are learned anew, so that what was unknown in the round before does not stay.
            walk.attributes = _learned(inherited, facts, walk)
        changed = _learn_parameters(walk, facts)
        if not changed and walk.settled():
            break
    found = {key: frozenset(kinds) for key, kinds in walk.parameters.items()}
    return Extracted(
        facts,
        walk.attributes,
        dict(walk.summaries.known),
        found,
        tuple(walk.nodes),
        module,
        node,
        shift,
        walk.sizes,
        tuple(sorted(walk.entering.inside, key=lambda one: (one.first, -one.end))),
    )


def _ancestor(source: LayerSource, extracted: Extracted) -> Ancestor:
    methods = extracted.facts.methods
    return Ancestor(
        source.qualified,
        bool(source.roots),
        frozenset(method.name for method in methods),
        frozenset(
            call.value.member for method in methods for call in method.calls if call.value.on_self_or_super()
        ),
        extracted.parameters,
        extracted.sizes,
        extracted.attributes,
    )


def _inherit(attributes: Attributes, ancestor: Extracted) -> None:
    for path, kinds in ancestor.attributes.kinds.items():
        attributes.kinds.setdefault(path, set()).update(kinds)
    for path, kinds in ancestor.attributes.elements.items():
        attributes.elements.setdefault(path, set()).update(kinds)
    attributes.values |= ancestor.attributes.values


def _functions(statements: Iterable[Statement]) -> Iterable[cst.FunctionDef]:
    """The methods of a class body, those under `if` and `try` included; what `@overload` declares is none."""
    for one in statements:
        if isinstance(one, cst.FunctionDef):
            if not any(_is_overload(decorator.decorator) for decorator in one.decorators):
                yield one
        elif isinstance(one, (cst.If, cst.Else)):
            yield from _functions(one.body.body)
            if isinstance(one, cst.If) and one.orelse is not None:
                yield from _functions(
                    [one.orelse] if isinstance(one.orelse, cst.If) else one.orelse.body.body
                )
        elif isinstance(one, cst.Try):
            yield from _functions(one.body.body)


def _is_overload(decorator: cst.BaseExpression) -> bool:
    name = decorator.attr if isinstance(decorator, cst.Attribute) else decorator
    return isinstance(name, cst.Name) and name.value == "overload"


_ORDER = {"__init__": 0, "build": 1}


def _facts(walk: ClassWalk, node: cst.ClassDef, functions: list[cst.FunctionDef]) -> ClassFacts:
    source = walk.source
    frame = walk.frame("", "")
    at = frame.at(node)
    at_name = frame.at(node.name)
    decorators = tuple(evaluate(frame, d.decorator) for d in node.decorators)
    attributes = tuple(_class_attributes(walk, frame, node.body.body))
    gathered: list[Method] = []
    for function in sorted(functions, key=lambda f: _ORDER.get(f.name.value, 2)):
        method = method_of(walk, function)
        gathered.append(method)
    order = {id(f.name): index for index, f in enumerate(functions)}
    gathered.sort(key=lambda m: order.get(id(walk.nodes[m.at_name]), 0))
    return ClassFacts(
        source.name,
        source.qualname,
        source.module,
        source.path,
        at,
        at_name,
        source.bases,
        decorators,
        tuple(gathered),
        attributes,
    )


def _learned(inherited: Attributes, facts: ClassFacts, walk: ClassWalk) -> Attributes:
    """The kinds that the assignments of these facts give, with the questions that the walk asked."""
    learned = inherited.copy()
    frame = Frame(walk.names, learned, Summaries(), [], "", "")
    for assign in facts.attributes:
        learned.values.pop(assign.path, None)
        note_assign(frame, assign)
    for method in facts.methods:
        for assign in method.assigns:
            if assign.path:
                note_assign(frame, assign)
    asked = walk.attributes
    learned.asked, learned.asked_elements, learned.asked_none = (
        asked.asked,
        asked.asked_elements,
        asked.asked_none,
    )
    return learned


def _class_attributes(walk: ClassWalk, frame: Frame, statements: Iterable[Statement]) -> Iterable[Assign]:
    for line in statements:
        if not isinstance(line, cst.SimpleStatementLine):
            continue
        for one in line.body:
            targets: list[cst.BaseExpression] = []
            value: cst.BaseExpression | None = None
            if isinstance(one, cst.Assign):
                targets, value = [t.target for t in one.targets], one.value
            elif isinstance(one, cst.AnnAssign) and one.value is not None:
                targets, value = [one.target], one.value
            if value is None:
                continue
            made = evaluate(frame, value)
            for target in targets:
                if isinstance(target, cst.Name):
                    assign = Assign(frame.at(target), (), "", target.value, TargetForm.ATTRIBUTE, made)
                    frame.attributes.values.pop(assign.path, None)
                    note_assign(frame, assign)
                    yield assign


_TRAVELS = frozenset(
    {Kind.TENSOR, Kind.INPUT, Kind.SHAPE, Kind.DIM, Kind.SUBLAYER, Kind.WEIGHT, Kind.VARIABLE, Kind.NUMPY}
)


class _HandedOver(NamedTuple):
    """What the calls in the class give to the parameters of own methods, each by method and name.

    `maybe_none` are those that some call may give None.
    """

    kinds: dict[tuple[str, str], set[Kind]]
    values: dict[tuple[str, str], list[Value]]
    maybe_none: set[tuple[str, str]]
    aliases: dict[tuple[str, str], set[str]]


def _handed_over(walk: ClassWalk, facts: ClassFacts) -> _HandedOver:
    methods = {method.name: method for method in facts.methods}
    found = _HandedOver({}, {}, set(), {})
    for name, call in walk.called:
        method = methods.get(name)
        if method is None or name in TENSOR_ARGUMENTS | SHAPE_ARGUMENTS:
            continue
        given = _given(method, call)
        aliases = walk.entering.handed_aliases.get(call.at, {})
        for param in method.params[method.bound :]:
            key, value = (name, param.name), given.get(param.name)
            kinds = found.kinds.setdefault(key, set())
            alias = aliases.get(value.local, "") if value is not None and value.local else ""
            found.aliases.setdefault(key, set()).add(alias)
            if value is None:
                kinds |= _left_out(param, call)
            else:
                kinds.add(value.kind)
                found.values.setdefault(key, []).append(value)
            if value is None or is_none(walk.attributes, value) is not False:
                found.maybe_none.add(key)
    return found


def _left_out(param: Parameter, call: Value) -> set[Kind]:
    """What a parameter is of which the call does not say anything."""
    if call.unpacks or param.default is None:
        return {Kind.UNKNOWN}
    return {Kind.NONE, Kind.UNKNOWN} if param.default.kind is Kind.NONE else {param.default.kind}


def _learn_parameters(walk: ClassWalk, facts: ClassFacts) -> bool:
    """What own methods are called with; True when that changed what is known of a parameter."""
    found = _handed_over(walk, facts)
    before = _known_of_parameters(walk)
    walk.parameters = {key: kinds for key, kinds in found.kinds.items() if join(kinds) in _TRAVELS}
    walk.aliases = {
        key: next(iter(paths)) for key, paths in found.aliases.items() if len(paths) == 1 and paths != {""}
    }
    walk.never_none = frozenset(found.kinds.keys() - found.maybe_none)
    walk.sizes = {
        key: values[0]
        for key, values in found.values.items()
        if _is_told(join(found.kinds[key]), values[0]) and len(set(map(_told, values))) == 1
    }
    for key, values in found.values.items():
        whole = same_for_all(values) if key not in walk.sizes and len(found.kinds[key]) == 1 else None
        if whole is not None:
            walk.sizes[key] = whole
    for key, values in found.values.items():
        names = _classes_handed(values)
        if names is not None:
            walk.sizes[key] = evolve(values[0], kind=Kind.PARAMETER, form=Form.NAME, makes=names)
    return _known_of_parameters(walk) != before


def _classes_handed(values: Sequence[Value]) -> tuple[str, ...] | None:
    """The classes that all calls hand over; None where one may hand over something else."""
    handed = [classes_of(value) for value in values]
    if not all(handed) or any(one.form is Form.LAMBDA for classes in handed for one in classes):
        return None
    return tuple(dict.fromkeys(one.name for classes in handed for one in classes if not one.args))


def _known_of_parameters(walk: ClassWalk) -> tuple[object, ...]:
    kinds = {key: join(kinds) for key, kinds in walk.parameters.items()}
    return kinds, walk.never_none, walk.aliases, {key: look(value) for key, value in walk.sizes.items()}


_SIZES = frozenset({Kind.DIM, Kind.SHAPE})
_ON_SELF = frozenset({Kind.SUBLAYER, Kind.WEIGHT, Kind.VARIABLE})


def _is_told(kind: Kind, value: Value) -> bool:
    """Whether a parameter has what every call gives it: a size, or a layer or weight that `self` holds."""
    held = value.form is Form.ATTRIBUTE and value.calls_own_path and bool(value.path)
    return kind in _SIZES or (kind in _ON_SELF and held)


def _told(size: Value) -> tuple[object, ...]:
    """What tells sizes apart: which entry it is, and of what."""
    of = size.receiver
    whole = of.receiver if of is not None else None
    return (
        (size.kind, size.form, size.index, size.path, size.callee, size.makes),
        (of.kind, of.form, of.callee, of.path, of.index) if of is not None else (),
        (whole.kind, whole.form) if whole is not None else (),
    )


def _given(method: Method, call: Value) -> dict[str, Value]:
    """What a call hands over, by the name of the parameter; nothing behind `*` and `**`."""
    if call.unpacks:
        return {}
    positional = [one for one in method.params[method.bound :] if not one.star and not one.keyword_only]
    given = {param.name: value for param, value in zip(positional, call.positional, strict=False)}
    return given | {one.keyword: one.value for one in call.args if one.keyword is not None}
