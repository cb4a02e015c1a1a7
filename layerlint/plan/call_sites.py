"""Where a module constructs a class and calls the instance."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from layerlint.plan.argument_texts import STAND_IN, literal_of, text_of
from layerlint.plan.meanings import meaning
from layerlint.plan.name_scope import NameScope, dotted
from layerlint.plan.tensors import Form, form_of, tensor

Nodes = Sequence[tuple[ast.AST, NameScope]]
ArgumentsOf = Callable[[str], Mapping[str, str]]
"""From a class that constructs the target to the arguments that its own constructor gets elsewhere."""
TEST_ARGUMENTS = ("init_kwargs", "kwargs", "layer_kwargs", "config", "init_args")
"""Keyword arguments in which tests that take a class pass the arguments of its constructor."""
SETTINGS = frozenset({"name", "dtype", "trainable"})
"""Arguments that every layer takes and no plan needs."""


@dataclass(frozen=True, slots=True)
class CallSite:
    """One construction: its resolved arguments, by position and by name, and the `inputs` of a call of the instance.

    `whole`: every argument of the construction was resolved.
    """

    line: int
    args: tuple[str, ...]
    kwargs: Mapping[str, str]
    whole: bool
    inputs: tuple[Form, ...] = ()
    named: Mapping[str, Form] = field(default_factory=dict)
    guessed: bool = False
    """Whether small numbers stand in for sizes of data, which only a run shows."""

    @property
    def is_called(self) -> bool:
        """Whether the inputs of a call are known."""
        return bool(self.inputs or self.named)


def call_sites(
    nodes: Nodes, name: str, is_target: Callable[[str], bool], arguments_of: ArgumentsOf
) -> Iterator[CallSite]:
    """Yield each place where a module (its nodes, each with its scope) constructs the class `name`.

    `is_target`: whether a dotted name is that class.
    """
    calls = [(node, scope) for node, scope in nodes if isinstance(node, ast.Call)]
    instances: _Instances | None = None
    for node, scope in calls:
        if _refers_to(node.func, name, scope, is_target):
            instances = _Instances(nodes, calls) if instances is None else instances
            yield from _construction(node, _with_arguments(scope, arguments_of), instances)
        else:
            yield from _construction_by_test(node, name, scope, is_target)


def _refers_to(node: ast.AST, name: str, scope: NameScope, is_target: Callable[[str], bool]) -> bool:
    last = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    if last != name and not (isinstance(node, ast.Name) and scope.imported(last).endswith(f".{name}")):
        return False
    whole = dotted(node, scope)
    return bool(whole) and is_target(whole)


class _Instances:
    """What a module calls: which names hold what a call returned, and which calls resolve to a construction."""

    def __init__(self, nodes: Nodes, calls: Sequence[tuple[ast.Call, NameScope]]) -> None:
        self.calls = calls
        self.targets = _targets_by_call(nodes)
        self.resolved: dict[int, list[tuple[ast.Call, NameScope]]] = {}
        """By the id of a construction, the calls of what it made: through a helper, a fixture, an attribute."""
        for node, scope in calls:
            constructed, _ = meaning(node.func, scope)
            if constructed is not node.func and isinstance(constructed, ast.Call):
                self.resolved.setdefault(id(constructed), []).append((node, scope))


def _targets_by_call(nodes: Nodes) -> dict[int, str]:
    """By the id of a call, the name or the attribute of `self` that its result is assigned to."""
    targets: dict[int, str] = {}
    for node, _ in nodes:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
            if isinstance(target, ast.Name):
                targets[id(node.value)] = target.id
            elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                targets[id(node.value)] = f"{target.value.id}.{target.attr}"
    return targets


def _with_arguments(scope: NameScope, arguments_of: ArgumentsOf) -> NameScope:
    """The scope with arguments for the constructor of the class around it, where other places pass some."""
    owner = scope.owner
    if owner is None or owner.constructor is None:
        return scope
    for parameter, text in arguments_of(owner.name).items():
        if parameter in owner.constructor.assigned:
            value = ast.parse(text, mode="eval").body
            owner.constructor.assigned[parameter] = [(0, value, owner.constructor)]
    return scope


def _construction(node: ast.Call, scope: NameScope, instances: _Instances) -> Iterator[CallSite]:
    args: list[str] = []
    whole = True
    for argument in node.args:
        text = text_of(argument, scope)
        if text is None:
            whole = False
            break
        args.append(text)
    kwargs, whole_keywords = _keywords(node, scope)
    inputs, named = _called(node, scope, instances)
    if args or kwargs or inputs or named or whole:
        texts = [*args, *kwargs.values()]
        guessed = any(STAND_IN in text for text in texts)
        yield CallSite(node.lineno, tuple(args), kwargs, whole and whole_keywords, inputs, named, guessed)


def _keywords(node: ast.Call, scope: NameScope) -> tuple[dict[str, str], bool]:
    kwargs: dict[str, str] = {}
    whole = True
    for keyword in node.keywords:
        if keyword.arg is None:
            more = _dict(keyword.value, scope)
            whole = whole and more is not None
            kwargs |= more or {}
        elif keyword.arg not in SETTINGS:
            text = text_of(keyword.value, scope)
            whole = whole and text is not None
            if text is not None:
                kwargs[keyword.arg] = text
    return kwargs, whole


def _dict(node: ast.expr, scope: NameScope) -> dict[str, str] | None:
    """`{"dim": 8}` as keyword arguments."""
    node, scope = meaning(node, scope)
    if isinstance(node, ast.Call) and dotted(node.func, scope) == "dict" and not node.args:
        kwargs, whole = _keywords(node, scope)
        return kwargs if whole else None
    if not isinstance(node, ast.Dict):
        return None
    kwargs = {}
    for key, value in zip(node.keys, node.values, strict=True):
        name = literal_of(key, scope)
        text = text_of(value, scope)
        if not isinstance(name, str) or text is None:
            return None
        if name not in SETTINGS:
            kwargs[name] = text
    return kwargs


def _called(
    construction: ast.Call, scope: NameScope, instances: _Instances
) -> tuple[tuple[Form, ...], dict[str, Form]]:
    """The inputs of a call of the instance: at once, or through the name that it is assigned to."""
    target = instances.targets.get(id(construction))
    for node, where in instances.calls:
        if not (node.args or node.keywords):
            continue
        direct = node.func is construction
        by_name = target is not None and _written(node.func) == target and node.lineno >= construction.lineno
        if direct or (by_name and (where is scope or "." in (target or ""))):
            inputs = _inputs(node, where)
            if inputs is not None:
                return inputs
    several = (_inputs(node, where) for node, where in instances.resolved.get(id(construction), ()))
    return next((inputs for inputs in several if inputs is not None), ((), {}))


def _written(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return ""


def _inputs(node: ast.Call, scope: NameScope) -> tuple[tuple[Form, ...], dict[str, Form]] | None:
    args = [form_of(argument, scope) for argument in node.args]
    keywords = [
        keyword for keyword in node.keywords if keyword.arg is not None and not _is_flag(keyword.value)
    ]
    named = {keyword.arg: form_of(keyword.value, scope) for keyword in keywords if keyword.arg != "training"}
    positional = [form for form in args if form is not None]
    if len(positional) < len(args) or None in named.values() or not (positional or named):
        return None
    return tuple(positional), {
        name: form for name, form in named.items() if name is not None and form is not None
    }


def _is_flag(node: ast.expr) -> bool:
    """Whether an argument is a flag: `return_scores=True` changes what the class usually returns."""
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def _construction_by_test(
    node: ast.Call, name: str, scope: NameScope, is_target: Callable[[str], bool]
) -> Iterator[CallSite]:
    """A call that takes the class and a dict of its constructor's arguments: `run_layer_test(Block, init_kwargs=...)`."""
    handed = [*node.args, *(keyword.value for keyword in node.keywords)]
    if not any(_refers_to(argument, name, scope, is_target) for argument in handed):
        return
    by_name = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
    wanted = [by_name[key] for key in TEST_ARGUMENTS if key in by_name]
    kwargs = _dict(wanted[0], scope) if wanted else None
    if kwargs is None:
        return
    form = form_of(by_name["input_data"], scope) if "input_data" in by_name else None
    if form is None and "input_shape" in by_name:
        form = tensor(literal_of(by_name["input_shape"], scope), "float32")
    yield CallSite(node.lineno, (), kwargs, True, () if form is None else (form,))
