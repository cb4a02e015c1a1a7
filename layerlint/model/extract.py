"""From the source of one class to its facts: a LibCST parse and a walk over its methods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import libcst as cst

from layerlint.layers import LayerSource
from layerlint.model.assignments import note_assign
from layerlint.model.expressions import evaluate
from layerlint.model.facts import (
    Assign,
    ClassFacts,
    Form,
    Kind,
    Method,
    MethodForm,
    Nested,
    Parameter,
    Raise,
    Return,
    TargetForm,
    Value,
)
from layerlint.model.frame import Attributes, Frame, Names, Summaries, Summary, join
from layerlint.model.functions import parameters_of
from layerlint.model.local_names import assigned_names
from layerlint.model.parse import parse_module
from layerlint.model.statements import Statement, run_body
from layerlint.model.tree import dotted

MAX_ROUNDS = 3
"""Walks over a class until what is known of its attributes no longer changes what was read of them."""

_TENSOR_ARGUMENTS = frozenset({"call", "train_step", "test_step", "predict_step", "compute_mask", "__call__"})
_SHAPE_ARGUMENTS = frozenset({"build", "compute_output_shape"})
_NO_TENSORS = frozenset({"training", "self"})
_SIZES = re.compile(
    r"axis|axes|(?:.*_)?(?:dim|size|shape|rank|mode|level|stage|name|rate|units|factor)"
    r"|(?:num|max|min|use|is|return|n)_.*"
)
"""Names of further arguments of `call` that say a Python value: a size, an option, a limit."""
_PLAIN_ANNOTATION = re.compile(
    r"(?:(?:typing\.)?(?:int|float|str|bool|bytes|None|Optional|Union|Tuple|List|Sequence|tuple|list|Literal)\b|[\[\],|.]|'[^']*'|\"[^\"]*\")+"
)
"""An annotation that speaks of Python values alone."""


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


@dataclass(slots=True)
class _Walk:
    """What the walks of one class share."""

    source: LayerSource
    names: Names
    attributes: Attributes
    summaries: Summaries
    parameters: dict[tuple[str, str], set[Kind]]
    nodes: list[cst.CSTNode] = field(default_factory=list)
    called: list[tuple[str, Value]] = field(default_factory=list)

    def start(self) -> None:
        self.nodes, self.called = [], []
        self.attributes.asked, self.attributes.asked_elements, self.summaries.asked = {}, {}, {}

    def settled(self) -> bool:
        return self.attributes.settled() and self.summaries.settled()

    def frame(self, method: str, self_name: str) -> Frame:
        return Frame(
            self.names,
            self.attributes,
            self.summaries,
            self.nodes,
            self_name,
            method,
            called=self.called,
        )


def class_text(source: LayerSource) -> str:
    """The text that is parsed: an indented class stands below an `if 1:`, which keeps its columns."""
    return f"if 1:\n{source.text}" if source.indented else source.text


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
    walk = _Walk(source, names or source.names, attributes, summaries, parameters)
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
        facts, walk.attributes, dict(walk.summaries.known), found, tuple(walk.nodes), module, node, shift
    )


def _inherit(attributes: Attributes, ancestor: Extracted) -> None:
    for path, kinds in ancestor.attributes.kinds.items():
        attributes.kinds.setdefault(path, set()).update(kinds)
    for path, kinds in ancestor.attributes.elements.items():
        attributes.elements.setdefault(path, set()).update(kinds)
    attributes.values |= ancestor.attributes.values


def _functions(statements: Iterable[Statement]) -> Iterable[cst.FunctionDef]:
    """The methods of a class body, those under `if` and `try` included."""
    for one in statements:
        if isinstance(one, cst.FunctionDef):
            yield one
        elif isinstance(one, (cst.If, cst.Else)):
            yield from _functions(one.body.body)
            if isinstance(one, cst.If) and one.orelse is not None:
                yield from _functions(
                    [one.orelse] if isinstance(one.orelse, cst.If) else one.orelse.body.body
                )
        elif isinstance(one, cst.Try):
            yield from _functions(one.body.body)


_ORDER = {"__init__": 0, "build": 1}


def _facts(walk: _Walk, node: cst.ClassDef, functions: list[cst.FunctionDef]) -> ClassFacts:
    source = walk.source
    frame = walk.frame("", "")
    at = frame.at(node)
    at_name = frame.at(node.name)
    decorators = tuple(evaluate(frame, d.decorator) for d in node.decorators)
    attributes = tuple(_class_attributes(walk, frame, node.body.body))
    gathered: list[Method] = []
    for function in sorted(functions, key=lambda f: _ORDER.get(f.name.value, 2)):
        method = _method(walk, function)
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


def _learned(inherited: Attributes, facts: ClassFacts, walk: _Walk) -> Attributes:
    """The kinds that the assignments of these facts give, with the questions that the walk asked."""
    learned = inherited.copy()
    frame = Frame(walk.names, learned, Summaries(), [], "", "")
    for method in facts.methods:
        for assign in method.assigns:
            if assign.path:
                note_assign(frame, assign)
    for assign in facts.attributes:
        note_assign(frame, assign)
    learned.asked, learned.asked_elements = walk.attributes.asked, walk.attributes.asked_elements
    return learned


def _class_attributes(walk: _Walk, frame: Frame, statements: Iterable[Statement]) -> Iterable[Assign]:
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
                    note_assign(frame, assign)
                    yield assign


def _form(function: cst.FunctionDef) -> MethodForm:
    for decorator in function.decorators:
        name = dotted(decorator.decorator)
        if name == "staticmethod":
            return MethodForm.STATIC
        if name == "classmethod":
            return MethodForm.CLASS
        if name in {"property", "cached_property", "functools.cached_property", "abc.abstractproperty"}:
            return MethodForm.PROPERTY
        if name.endswith((".setter", ".deleter")):
            return MethodForm.SETTER
    if function.name.value == "__new__":
        return MethodForm.CLASS
    return MethodForm.INSTANCE


def _method(walk: _Walk, function: cst.FunctionDef) -> Method:
    form = _form(function)
    name = function.name.value
    outside = walk.frame(name, "")
    params = parameters_of(outside, function.params)
    decorators = tuple(evaluate(outside, d.decorator) for d in function.decorators)
    bound = 0 if form is MethodForm.STATIC else 1
    self_name = (
        params[0].name if params and bound and form is not MethodForm.CLASS and not params[0].star else ""
    )
    frame = walk.frame(name, self_name)
    at, at_name = frame.at(function), frame.at(function.name)
    for index, param in enumerate(params):
        if bound and index == 0 and not param.star:
            if form is MethodForm.CLASS:
                frame.locals[param.name] = Value(Kind.UNKNOWN, Form.NAME, param.at, local=param.name)
            continue
        frame.locals[param.name] = _argument(walk, name, param, index == bound)
    frame.local_names = assigned_names(function.body)
    run_body(frame, function.body)
    owner = f"{walk.source.module}.{walk.source.qualname}" if walk.source.module else walk.source.qualname
    abstract, stub, docstring = _emptiness(function, decorators, frame)
    returns = [
        e.value.kind if e.value else Kind.NONE for e in frame.events if isinstance(e, Return) and not e.nested
    ]
    if form is not MethodForm.SETTER:
        kind = Kind.UNKNOWN if frame.yields or abstract else join(set(returns)) if returns else Kind.NONE
        walk.summaries.known[name] = Summary(kind, form is MethodForm.PROPERTY)
    nested = tuple(
        Nested(s.key, s.outer, s.at, s.runs, frozenset(s.stored), s.decorators)
        for s in frame.functions.values()
    )
    return Method(
        name,
        owner,
        at,
        at_name,
        form,
        params,
        decorators,
        tuple(frame.events),
        abstract,
        stub,
        frame.yields,
        docstring,
        nested,
    )


def _argument(walk: _Walk, method: str, param: Parameter, first: bool) -> Value:
    """What a method's argument is: by the contract of the method, or by the calls of it in the class."""
    params = frozenset({param.name})
    if param.star:
        kind = Kind.INPUT if method in _TENSOR_ARGUMENTS and param.star == "*" else Kind.PARAMETER
        return Value(kind, Form.NAME, param.at, params=params, local=param.name)
    plain = _PLAIN_ANNOTATION.fullmatch(param.annotation.replace(" ", "")) is not None
    annotated = plain
    kind = Kind.PARAMETER
    plain = plain or param.name in _NO_TENSORS or (not first and _SIZES.fullmatch(param.name) is not None)
    if method in _TENSOR_ARGUMENTS and param.default is None and not plain:
        kind = Kind.INPUT
    elif method in _SHAPE_ARGUMENTS and param.default is None:
        kind = Kind.SHAPE
    elif (method, param.name) in walk.parameters and not param.default and not annotated:
        joined = join(walk.parameters[(method, param.name)])
        kind = Kind.PARAMETER if joined is Kind.UNKNOWN else joined
    if kind is Kind.NONE:
        kind = Kind.PARAMETER
    return Value(kind, Form.NAME, param.at, params=params, local=param.name)


_TRAVELS = frozenset(
    {Kind.TENSOR, Kind.INPUT, Kind.SHAPE, Kind.DIM, Kind.SUBLAYER, Kind.WEIGHT, Kind.VARIABLE, Kind.NUMPY}
)


def _learn_parameters(walk: _Walk, facts: ClassFacts) -> bool:
    """What own methods are called with; True when that changed what is known of a parameter."""
    methods = {method.name: method for method in facts.methods}
    gained: dict[tuple[str, str], set[Kind]] = {}
    for name, value in walk.called:
        method = methods.get(name)
        if method is None or value.unpacks or name in _TENSOR_ARGUMENTS | _SHAPE_ARGUMENTS:
            continue
        params = method.params[method.bound :]
        positional = [p for p in params if not p.star and not p.keyword_only]
        for param, given in zip(positional, value.positional, strict=False):
            gained.setdefault((name, param.name), set()).add(given.kind)
        for argument in value.args:
            if argument.keyword is not None:
                gained.setdefault((name, argument.keyword), set()).add(argument.value.kind)
    before = {key: join(kinds) for key, kinds in walk.parameters.items()}
    walk.parameters = {key: kinds for key, kinds in gained.items() if join(kinds) in _TRAVELS}
    return {key: join(kinds) for key, kinds in walk.parameters.items()} != before


def _emptiness(
    function: cst.FunctionDef, decorators: tuple[Value, ...], frame: Frame
) -> tuple[bool, bool, bool]:
    """Whether the method is abstract, a stub, and documented."""
    statements: list[Statement] = []
    docstring = False
    for line in function.body.body:
        parts: Sequence[Statement] = line.body if isinstance(line, cst.SimpleStatementLine) else [line]
        for one in parts:
            if isinstance(one, cst.Expr) and isinstance(
                one.value, (cst.SimpleString, cst.ConcatenatedString)
            ):
                docstring = docstring or not statements
                continue
            statements.append(one)
    abstract = any(d.name.rpartition(".")[2] in {"abstractmethod", "abstractproperty"} for d in decorators)
    if statements and all(isinstance(s, cst.Raise) for s in statements):
        raised = [e.name for e in frame.events if isinstance(e, Raise)]
        abstract = abstract or any(name.rpartition(".")[2] == "NotImplementedError" for name in raised)
    stub = all(
        isinstance(s, cst.Pass) or (isinstance(s, cst.Expr) and isinstance(s.value, cst.Ellipsis))
        for s in statements
    )
    return abstract, stub, docstring
