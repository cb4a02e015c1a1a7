"""Reads what a module binds from its syntax, by the standard library's `ast`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping

from layerlint.files.python import parse
from layerlint.index.between_runs import changed_between_runs
from layerlint.index.callbacks import changed_in_fit
from layerlint.index.certain_names import bound_once, kept_value
from layerlint.index.constructions import integers_of
from layerlint.index.function_scopes import LocalNames, bind_locally, in_function, parameter_names, scope_of
from layerlint.index.keras_choices import note_choices
from layerlint.index.makers import makers_of
from layerlint.index.module import APPLIED, VALUE, ClassHeader, FunctionHeader, Imported, Module
from layerlint.index.module_text import (
    called_on_objects,
    class_text,
    global_names,
    indent_of,
    set_from_outside,
    split_lines,
)
from layerlint.index.patches import patched
from layerlint.syntax.child_nodes import nodes_of
from layerlint.syntax.syntax_names import dotted, of_one_kind, pairs
from layerlint.syntax.version_branches import Where, branches
from layerlint.syntax.version_tests import VersionTests
from layerlint.text import digest

_INNER_CLASS = re.compile(r"[\r\n][ \t\f]+class[ \t\f\\]")


def read_module(name: str, path: str, file: str, text: str, is_package: bool) -> Module:
    """Parse the text. Raises `SyntaxError`."""
    module = Module(name, path, file, is_package)
    body = parse(text).body
    tests = VersionTests()
    _read(module, body, "", None if _INNER_CLASS.search(text) is None else {}, Where(tests))
    module.choices = {
        name: choices for name, choices in module.choices.items() if len(choices) > 1 or choices[0].keras
    }
    module.patched = frozenset(patched(body, module.imports))
    lines = split_lines(text) if module.classes or module.functions else []
    certain = bound_once(body) - global_names(text) if module.functions else frozenset()
    for function, function_header in module.functions.items():
        own = class_text(lines, function_header.first_line, function_header.end_line)
        scope, _, name = function.rpartition(".<locals>.")
        once = module.scopes[f"{scope}.<locals>."].get(name) == function if scope else function in certain
        once = once and not own.lstrip().startswith(("@", "async"))
        module.functions[function] = function_header._replace(certain=once, digest=digest(own))
    if module.classes:
        module.assigned_elsewhere = frozenset(set_from_outside(text))
        classes = frozenset(header.name for header in module.classes.values())
        module.changed_in_fit = changed_in_fit(text, body) | changed_between_runs(text, body, classes)
        module.called_on_objects = called_on_objects(text)
        makers = makers_of(
            text, {key: (header.first_line, header.end_line) for key, header in module.classes.items()}
        )
        integers = integers_of(text, {header.name for header in module.classes.values()})
        for key, header in module.classes.items():
            own = class_text(lines, header.first_line, header.end_line)
            indented = header.indented and indent_of(own).rpartition("\f")[2] != ""
            module.classes[key] = header._replace(
                indented=indented,
                size=len(own),
                digest=digest(own),
                makers=tuple(sorted(makers.get(key, ()))),
                integers=tuple(sorted(integers.get(header.name, ()))),
            )
    return module


def _read(
    module: Module, body: Iterable[ast.stmt], prefix: str, local: LocalNames | None, where: Where
) -> None:
    """Take in the statements. `prefix` is "" at the top; `local` is None when no class stands inside a function."""
    top = not prefix
    for node in body:
        where = where.after(node) if top else where
        if isinstance(node, ast.ClassDef):
            _class(module, node, prefix, local, where)
            if top:
                module.imports.pop(node.name, None)
            elif local is not None:
                local.pop(node.name, None)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            _function(module, node, prefix, local, where)
        elif isinstance(node, _BLOCKS):
            if top and isinstance(node, (ast.If, ast.Try, ast.TryStar)):
                module.chosen |= _bound_below(node)
            for part, inside in branches(node, where):
                _read(module, part, prefix, local, inside)
        elif top:
            _binding(module, node)
            _keep_value(module, node)
            note_choices(module.choices, node, where)
        elif local is not None and prefix.endswith(".<locals>."):
            bind_locally(module, node, local)


def _function(
    module: Module,
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    prefix: str,
    local: LocalNames | None,
    where: Where,
) -> None:
    in_function = local is not None and prefix.endswith(".<locals>.")
    if not prefix or in_function:
        module.functions[f"{prefix}{node.name}"] = _header_of(node)
    if local is not None:
        inner = {**local, **dict.fromkeys(parameter_names(node), "?")}
        inner_prefix = f"{prefix}{node.name}.<locals>."
        _read(module, node.body, inner_prefix, inner, where)
        module.scopes[inner_prefix] = scope_of(module, node, inner_prefix)


_BLOCKS = (
    ast.If,
    ast.Try,
    ast.TryStar,
    ast.With,
    ast.AsyncWith,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.Match,
)


def _bound_below(node: ast.stmt) -> set[str]:
    names: set[str] = set()
    for inner in nodes_of(node):
        if isinstance(inner, (ast.Import, ast.ImportFrom)):
            names.update(alias.asname or alias.name.partition(".")[0] for alias in inner.names)
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            names.add(inner.id)
    return names


def _class(module: Module, node: ast.ClassDef, prefix: str, local: LocalNames | None, where: Where) -> None:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    bases = [in_function(base, local) for base in _bases(node)]
    qualname = f"{prefix}{node.name}"
    before = _kept_before(module, node, prefix)
    if before:
        bases = [_renamed(base, node.name, before) for base in bases]
    header = ClassHeader(
        node.name,
        qualname,
        tuple(bases),
        first,
        node.end_lineno or node.lineno,
        node.col_offset > 0,
        keywords=tuple(keyword.arg or "**" for keyword in node.keywords),
        keras=where.keras,
    )
    earlier = module.classes.pop(qualname, None)
    if earlier is not None:
        module.classes[f"{prefix}{before}"] = earlier
    module.classes[qualname] = header
    if local is not None:
        _read(module, node.body, f"{qualname}.", local, where)


def _bases(node: ast.ClassDef) -> Iterable[str]:
    for base in node.bases:
        if isinstance(base, ast.Call) and dotted(base.func).rpartition(".")[2] == "with_metaclass":
            yield from (dotted(argument) for argument in base.args[1:])
        else:
            yield dotted(base)


def _kept_before(module: Module, node: ast.ClassDef, prefix: str) -> str:
    """The name under which the module keeps what the class's name meant before; "" where that is not known here.

    A base is what its name meant when the class was made, so `class Dense(Dense)` has another base than itself, and what
    was made of the name before goes on to derive from what it meant then.
    """
    name = node.name
    earlier = module.classes.get(f"{prefix}{name}")
    if earlier is not None:
        before = f"{name}@{earlier.first_line}"
    elif prefix:
        return ""
    else:
        before = f"{name}@{node.lineno}"
        if name in module.imports:
            module.imports[before] = module.imports[name]
        elif name in module.aliases:
            module.aliases[before] = module.aliases[name]
        else:
            return before
    made_after = earlier.first_line if earlier is not None else 0
    for key, header in module.classes.items():
        if (
            header.first_line > made_after
            and key.startswith(prefix)
            and "<locals>" not in key[len(prefix) :]
            and any(base.partition(".")[0] == name for base in header.bases)
        ):
            bases = tuple(_renamed(base, name, before) for base in header.bases)
            module.classes[key] = header._replace(bases=bases)
    if not prefix:
        for alias, value in module.aliases.items():
            module.aliases[alias] = _renamed(value, name, before)
    return before


def _renamed(dotted: str, name: str, new: str) -> str:
    first, dot, rest = dotted.partition(".")
    return f"{new}{dot}{rest}" if first == name else dotted


def _header_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> FunctionHeader:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return FunctionHeader(first, node.end_lineno or node.lineno)


def _keep_value(module: Module, node: ast.stmt) -> None:
    if name := kept_value(node):
        module.functions[f"{name}{VALUE}"] = FunctionHeader(node.lineno, node.end_lineno or node.lineno)


def _binding(module: Module, node: ast.stmt) -> None:
    if isinstance(node, ast.Import):
        for alias in node.names:
            if alias.asname:
                module.imports.setdefault(alias.asname, Imported(alias.name))
            else:
                first = alias.name.partition(".")[0]
                module.imports.setdefault(first, Imported(first))
                if alias.name.count(".") > 1:  # what `tf.keras` holds depends on such imports
                    module.chosen.add(first)
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            if alias.name == "*":
                module.stars.append(Imported(node.module or "", "*", node.level))
            else:
                imported = Imported(node.module or "", alias.name, node.level)
                module.imports.setdefault(alias.asname or alias.name, imported)
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        for name, value in pairs(node):
            _assignment(module, name, value)
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.NamedExpr):
        _assignment(module, node.value.target.id, node.value.value)


def _assignment(module: Module, name: str, value: ast.expr | None) -> None:
    if isinstance(value, (ast.Name, ast.Attribute, ast.IfExp)):
        full = dotted(value)
        if full == "?" and isinstance(value, ast.IfExp):
            full = of_one_kind(dotted(value.body), dotted(value.orelse))
        if "?" not in full and full != name:
            module.aliases.setdefault(name, full)
            if isinstance(value, ast.IfExp):
                module.chosen.add(name)
    elif isinstance(value, ast.Call):
        # A name that is bound twice has no certain value.
        module.calls[name] = "" if name in module.calls else _callee(value, module.calls)
        lazy = value.args[2] if len(value.args) == 3 and dotted(value.func).endswith("LazyLoader") else None
        if isinstance(lazy, ast.Constant) and isinstance(lazy.value, str):
            module.imports.setdefault(name, Imported(lazy.value))


def _callee(node: ast.Call, calls: Mapping[str, str]) -> str:
    """What is called; of a layer that is made and applied to symbolic tensors its class with brackets: `Dense()`."""
    if isinstance(node.func, ast.Call) and node.args:
        inputs = node.args[0].elts if isinstance(node.args[0], (ast.List, ast.Tuple)) else node.args[:1]
        sources = [calls.get(part.id, "") if isinstance(part, ast.Name) else "" for part in inputs]
        if sources and all(
            source.endswith(APPLIED) or source.rpartition(".")[2] == "Input" for source in sources
        ):
            return dotted(node.func.func) + APPLIED
    return dotted(node.func)
