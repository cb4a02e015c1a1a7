"""Where a module makes a class and calls what it made."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from layerlint.plan.argument_texts import literal_of, text_of
from layerlint.plan.name_scope import NameScope, dotted, meaning
from layerlint.plan.tensors import Form, form_of, tensor

Nodes = Sequence[tuple[ast.AST, NameScope]]
Given = Callable[[str], Mapping[str, str]]
"""From a class that makes the one that is looked for to values that its own constructor is given elsewhere."""
MADE_BY_TEST = ("init_kwargs", "kwargs", "layer_kwargs", "config", "init_args")
"""How tests that get a class name the arguments to make it with."""
SETTINGS = frozenset({"name", "dtype", "trainable"})
"""What every layer takes, and what no plan needs."""


@dataclass(frozen=True, slots=True)
class CallSite:
    """One place: the arguments that are known, by place or by name; `inputs` are those of a call of the very object.

    `whole` says that no argument of the place is unknown.
    """

    line: int
    args: tuple[str, ...]
    kwargs: Mapping[str, str]
    whole: bool
    inputs: tuple[Form, ...] = ()
    named: Mapping[str, Form] = field(default_factory=dict)

    @property
    def is_called(self) -> bool:
        return bool(self.inputs or self.named)


def call_sites(nodes: Nodes, name: str, meant: Callable[[str], bool], given: Given) -> Iterator[CallSite]:
    """Where a module (its nodes, each with its scope) makes the class `name`.

    `meant` says whether a dotted name is that class.
    """
    calls = [(node, scope) for node, scope in nodes if isinstance(node, ast.Call)]
    makers: dict[int, str] | None = None
    for node, scope in calls:
        if _is(node.func, name, scope, meant):
            makers = _makers(nodes) if makers is None else makers
            yield from _made(node, _with_given(scope, given), calls, makers.get(id(node)))
        else:
            yield from _made_by_test(node, name, scope, meant)


def _is(node: ast.AST, name: str, scope: NameScope, meant: Callable[[str], bool]) -> bool:
    last = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    if last != name and not (isinstance(node, ast.Name) and scope.imported(last).endswith(f".{name}")):
        return False
    whole = dotted(node, scope)
    return bool(whole) and meant(whole)


def _makers(nodes: Nodes) -> dict[int, str]:
    """By call, the name or the attribute of `self` that keeps what it makes."""
    found: dict[int, str] = {}
    for node, _ in nodes:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
            if isinstance(target, ast.Name):
                found[id(node.value)] = target.id
            elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                found[id(node.value)] = f"{target.value.id}.{target.attr}"
    return found


def _with_given(scope: NameScope, given: Given) -> NameScope:
    """The scope with values for the parameters of the class around it, where other places give some."""
    owner = scope.owner
    if owner is None or owner.constructor is None:
        return scope
    for parameter, text in given(owner.name).items():
        if parameter in owner.constructor.assigned:
            value = ast.parse(text, mode="eval").body
            owner.constructor.assigned[parameter] = [(0, value, owner.constructor)]
    return scope


def _made(
    node: ast.Call, scope: NameScope, calls: Sequence[tuple[ast.Call, NameScope]], kept: str | None
) -> Iterator[CallSite]:
    args: list[str] = []
    whole = True
    for one in node.args:
        text = text_of(one, scope)
        if text is None:
            whole = False
            break
        args.append(text)
    kwargs, known = _keywords(node, scope)
    inputs, named = _called(node, scope, calls, kept)
    if args or kwargs or inputs or named or whole:
        yield CallSite(node.lineno, tuple(args), kwargs, whole and known, inputs, named)


def _keywords(node: ast.Call, scope: NameScope) -> tuple[dict[str, str], bool]:
    kwargs: dict[str, str] = {}
    whole = True
    for one in node.keywords:
        if one.arg is None:
            more = _dict(one.value, scope)
            whole = whole and more is not None
            kwargs |= more or {}
        elif one.arg not in SETTINGS:
            text = text_of(one.value, scope)
            whole = whole and text is not None
            if text is not None:
                kwargs[one.arg] = text
    return kwargs, whole


def _dict(node: ast.expr, scope: NameScope) -> dict[str, str] | None:
    """`{"dim": 8}` as keyword arguments."""
    node, scope = meaning(node, scope)
    if isinstance(node, ast.Call) and dotted(node.func, scope) == "dict" and not node.args:
        found, whole = _keywords(node, scope)
        return found if whole else None
    if not isinstance(node, ast.Dict):
        return None
    found = {}
    for key, value in zip(node.keys, node.values, strict=True):
        name = literal_of(key, scope)
        text = text_of(value, scope)
        if not isinstance(name, str) or text is None:
            return None
        if name not in SETTINGS:
            found[name] = text
    return found


def _called(
    made: ast.Call, scope: NameScope, calls: Sequence[tuple[ast.Call, NameScope]], kept: str | None
) -> tuple[tuple[Form, ...], dict[str, Form]]:
    """What the object is called with: at once, or by the name that keeps it."""
    for node, where in calls:
        if not (node.args or node.keywords):
            continue
        direct = node.func is made
        by_name = kept is not None and _written(node.func) == kept and node.lineno >= made.lineno
        if direct or (by_name and (where is scope or "." in (kept or ""))):
            found = _inputs(node, where)
            if found is not None:
                return found
    return (), {}


def _written(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return ""


def _inputs(node: ast.Call, scope: NameScope) -> tuple[tuple[Form, ...], dict[str, Form]] | None:
    args = [form_of(one, scope) for one in node.args]
    named = {one.arg: form_of(one.value, scope) for one in node.keywords if one.arg not in (None, "training")}
    known = [one for one in args if one is not None]
    if len(known) < len(args) or None in named.values() or not (known or named):
        return None
    return tuple(known), {name: form for name, form in named.items() if name is not None and form is not None}


def _made_by_test(
    node: ast.Call, name: str, scope: NameScope, meant: Callable[[str], bool]
) -> Iterator[CallSite]:
    """A call that gets the class, and a dict of what to make it with: `run_layer_test(Block, init_kwargs=...)`."""
    handed = [*node.args, *(one.value for one in node.keywords)]
    if not any(_is(one, name, scope, meant) for one in handed):
        return
    by_name = {one.arg: one.value for one in node.keywords if one.arg}
    wanted = [by_name[key] for key in MADE_BY_TEST if key in by_name]
    made = _dict(wanted[0], scope) if wanted else None
    if made is None:
        return
    form = form_of(by_name["input_data"], scope) if "input_data" in by_name else None
    if form is None and "input_shape" in by_name:
        form = tensor(literal_of(by_name["input_shape"], scope), "float32")
    yield CallSite(node.lineno, (), made, True, () if form is None else (form,))
