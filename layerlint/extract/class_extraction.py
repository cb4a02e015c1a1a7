"""From the source of one class to its facts: a walk over its methods until what it learns is stable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import libcst as cst

from layerlint.extract.attribute_kinds import Attributes
from layerlint.extract.attribute_notes import note_assign
from layerlint.extract.class_bindings import bound_names
from layerlint.extract.class_decorators import keeps_class
from layerlint.extract.class_text import parse_class
from layerlint.extract.class_walk import ClassWalk, parents_of
from layerlint.extract.entered_calls import Ancestor
from layerlint.extract.expressions import evaluate
from layerlint.extract.extracted import Extracted
from layerlint.extract.frame import Frame
from layerlint.extract.method_summaries import Summaries
from layerlint.extract.methods import method_of
from layerlint.extract.names_protocol import Names
from layerlint.extract.parameter_learning import learn_parameters
from layerlint.extract.value_merge import unknown
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import Assign, ClassFacts, Kind, Method, TargetForm
from layerlint.syntax.tree import Statement

MAX_ROUNDS = 3
"""The most walks over a class. They end when the learned attributes give the same answers again."""


def extract(source: LayerSource, ancestors: Sequence[Extracted], names: Names | None = None) -> Extracted:
    """Return the facts of the class. `ancestors` are its parents' in method resolution order, nearest first.

    `names` replaces the source's own. Raises `libcst.ParserSyntaxError`.
    """
    module, node, shift, quick = parse_class(source)
    functions = list(_method_nodes(node.body.body))
    attributes, summaries = Attributes(), Summaries()
    parameters: dict[tuple[str, str], set[Kind]] = {}
    for ancestor in reversed(ancestors):
        _inherit(attributes, ancestor)
        summaries.by_method |= ancestor.summaries
    inherited = attributes.copy()
    methods = {function.name.value: function for function in functions}
    walk = ClassWalk(source, names or source.names, attributes, summaries, parameters, methods=methods)
    walk.parents = parents_of(source)
    if source.complete:
        walk.ancestors = tuple(map(_ancestor, source.ancestors, ancestors))
    for turn in range(MAX_ROUNDS):
        walk.start()
        facts = _facts(walk, node, functions)
        if turn:
            # Kinds are learned anew: what was unknown in the round before does not stay.
            walk.attributes = _learned_attributes(inherited, facts, walk)
        changed = learn_parameters(walk, facts)
        if not changed and walk.settled():
            break
    parameter_kinds = {key: frozenset(kinds) for key, kinds in walk.parameters.items()}
    return Extracted(
        facts,
        walk.attributes,
        dict(walk.summaries.by_method),
        parameter_kinds,
        tuple(walk.nodes),
        module,
        node,
        shift,
        walk.shared_values,
        tuple(sorted(walk.entering.entered, key=lambda call: (call.first, -call.end))),
        quick,
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
        extracted.shared_values,
        extracted.attributes,
    )


def _inherit(attributes: Attributes, ancestor: Extracted) -> None:
    for path, kinds in ancestor.attributes.kinds.items():
        attributes.kinds.setdefault(path, set()).update(kinds)
    for path, kinds in ancestor.attributes.elements.items():
        attributes.elements.setdefault(path, set()).update(kinds)
    attributes.values |= ancestor.attributes.values


def _method_nodes(statements: Iterable[Statement]) -> Iterable[cst.FunctionDef]:
    """The methods of a class body, those under `if` and `try` included, without `@overload` declarations."""
    for statement in statements:
        if isinstance(statement, cst.FunctionDef):
            if not any(_is_overload(decorator.decorator) for decorator in statement.decorators):
                yield statement
        elif isinstance(statement, (cst.If, cst.Else)):
            yield from _method_nodes(statement.body.body)
            if isinstance(statement, cst.If) and statement.orelse is not None:
                yield from _method_nodes(
                    [statement.orelse] if isinstance(statement.orelse, cst.If) else statement.orelse.body.body
                )
        elif isinstance(statement, cst.Try):
            yield from _method_nodes(statement.body.body)


def _is_overload(decorator: cst.BaseExpression) -> bool:
    name = decorator.attr if isinstance(decorator, cst.Attribute) else decorator
    return isinstance(name, cst.Name) and name.value == "overload"


_WALK_ORDER = {"__init__": 0, "build": 1}


def _facts(walk: ClassWalk, node: cst.ClassDef, functions: list[cst.FunctionDef]) -> ClassFacts:
    source = walk.source
    frame = walk.frame("", "")
    at = frame.at(node)
    at_name = frame.at(node.name)
    decorators = tuple(
        evaluate(frame, d.decorator) for d in node.decorators if not keeps_class(walk.names, d.decorator)
    )
    attributes = (
        *_class_attributes(walk, frame, node.body.body),
        *_other_attributes(frame, node.body.body, {function.name.value for function in functions}),
    )
    methods: list[Method] = []
    for function in sorted(functions, key=lambda f: _WALK_ORDER.get(f.name.value, 2)):
        method = method_of(walk, function)
        methods.append(method)
    order = {id(f.name): index for index, f in enumerate(functions)}
    methods.sort(key=lambda m: order.get(id(walk.nodes[m.at_name]), 0))
    return ClassFacts(
        source.name,
        source.qualname,
        source.module,
        source.path,
        at,
        at_name,
        source.bases,
        decorators,
        tuple(methods),
        attributes,
    )


def _learned_attributes(inherited: Attributes, facts: ClassFacts, walk: ClassWalk) -> Attributes:
    """The attribute kinds by the assignments in these facts, with the answers that the walk recorded."""
    learned = inherited.copy()
    frame = Frame(walk.names, learned, Summaries(), [], "", "")
    for assign in facts.attributes:
        learned.values.pop(assign.path, None)
        note_assign(frame, assign)
    for method in facts.methods:
        for assign in method.assigns:
            if assign.path or assign.names:
                note_assign(frame, assign)
    recorded = walk.attributes
    learned.answers, learned.element_answers, learned.none_answers = (
        recorded.answers,
        recorded.element_answers,
        recorded.none_answers,
    )
    return learned


def _class_attributes(walk: ClassWalk, frame: Frame, statements: Iterable[Statement]) -> Iterable[Assign]:
    for line in statements:
        if not isinstance(line, cst.SimpleStatementLine):
            continue
        for statement in line.body:
            targets: list[cst.BaseExpression] = []
            value: cst.BaseExpression | None = None
            if isinstance(statement, cst.Assign):
                targets, value = [t.target for t in statement.targets], statement.value
            elif isinstance(statement, cst.AnnAssign) and statement.value is not None:
                targets, value = [statement.target], statement.value
            if value is None:
                continue
            attribute_value = evaluate(frame, value)
            for target in targets:
                if isinstance(target, cst.Name):
                    assign = Assign(
                        frame.at(target), (), "", target.value, TargetForm.ATTRIBUTE, attribute_value
                    )
                    frame.attributes.values.pop(assign.path, None)
                    note_assign(frame, assign)
                    yield assign


def _other_attributes(frame: Frame, statements: Iterable[Statement], methods: set[str]) -> Iterable[Assign]:
    """The attributes that the class body sets to what is not known."""
    for name in bound_names(statements):
        if name.value not in methods:
            assign = Assign(frame.at(name), (), "", name.value, TargetForm.ATTRIBUTE, unknown())
            note_assign(frame, assign)
            yield assign
