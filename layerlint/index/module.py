"""What one module binds at its top level, taken from its syntax by the standard library's `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ClassHeader:
    """A class statement: bases as dotted names ("?" where they are no names), lines counted from 1.

    `first_line` is that of the first decorator. `keywords` are the names of its keyword arguments.
    """

    name: str
    qualname: str
    bases: tuple[str, ...]
    first_line: int
    end_line: int
    indented: bool
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """`from <level dots><module> import <name>`; `name` is "" for `import <module>`."""

    module: str
    name: str = ""
    level: int = 0


@dataclass(slots=True)
class Module:
    """A module's own names. `path` is as the user would type it, `file` absolute."""

    name: str
    path: str
    file: str
    is_package: bool
    imports: dict[str, Imported] = field(default_factory=dict)
    stars: list[Imported] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    calls: dict[str, str] = field(default_factory=dict)
    functions: set[str] = field(default_factory=set)
    chosen: set[str] = field(default_factory=set)
    """Names that are imported or assigned below an `if` or a `try`: they may mean something else elsewhere."""
    classes: dict[str, ClassHeader] = field(default_factory=dict)
    """By qualified name inside the module; only top-level ones can be named from outside. Of a class that is
    defined again, as in notebooks, the last one has the name; those before it are `Name@<line>`."""


def read_module(name: str, path: str, file: str, text: str, is_package: bool) -> Module:
    """Parse the text. Raises `SyntaxError` (`ValueError` for null bytes)."""
    module = Module(name, path, file, is_package)
    _read(module, ast.parse(text).body, "", top=True)
    return module


def _read(module: Module, body: Iterable[ast.stmt], prefix: str, *, top: bool) -> None:
    for node in body:
        if isinstance(node, ast.ClassDef):
            _class(module, node, prefix)
            if top:
                _rebound(module, node.name)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if top:
                module.functions.add(node.name)
            if any(isinstance(inner, (ast.ClassDef, ast.If, ast.Try, ast.With)) for inner in node.body):
                _read(module, node.body, f"{prefix}{node.name}.<locals>.", top=False)
        elif isinstance(node, (ast.If, ast.Try, ast.With, ast.TryStar, ast.For, ast.While)):
            if top and isinstance(node, (ast.If, ast.Try, ast.TryStar)):
                module.chosen |= _bound_below(node)
            for part in _blocks(node):
                _read(module, part, prefix, top=top)
        elif top:
            _binding(module, node)


def _bound_below(node: ast.stmt) -> set[str]:
    names: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, (ast.Import, ast.ImportFrom)):
            names.update(alias.asname or alias.name.partition(".")[0] for alias in inner.names)
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            names.add(inner.id)
    return names


def _blocks(node: ast.stmt) -> Iterable[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        yield getattr(node, name, [])
    for handler in getattr(node, "handlers", []):
        yield handler.body


def _class(module: Module, node: ast.ClassDef, prefix: str) -> None:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    header = ClassHeader(
        node.name,
        f"{prefix}{node.name}",
        tuple(dotted(base) for base in node.bases),
        first,
        node.end_lineno or node.lineno,
        node.col_offset > 0,
        tuple(keyword.arg or "**" for keyword in node.keywords),
    )
    earlier = module.classes.pop(header.qualname, None)
    if earlier is not None:
        module.classes[f"{earlier.qualname}@{earlier.first_line}"] = earlier
    module.classes[header.qualname] = header
    if any(isinstance(inner, (ast.ClassDef, ast.If)) for inner in node.body):
        _read(module, node.body, f"{header.qualname}.", top=False)


def _rebound(module: Module, name: str) -> None:
    module.imports.pop(name, None)


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
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if isinstance(target, ast.Name):
                _assignment(module, target.id, node.value)


def _assignment(module: Module, name: str, value: ast.expr | None) -> None:
    if isinstance(value, (ast.Name, ast.Attribute)):
        full = dotted(value)
        if "?" not in full and full != name:
            module.aliases.setdefault(name, full)
    elif isinstance(value, ast.Call):
        # A name that is bound twice has no certain value.
        module.calls[name] = "" if name in module.calls else dotted(value.func)
        lazy = value.args[2] if len(value.args) == 3 and dotted(value.func).endswith("LazyLoader") else None
        if isinstance(lazy, ast.Constant) and isinstance(lazy.value, str):
            module.imports.setdefault(name, Imported(lazy.value))


def dotted(node: ast.expr) -> str:
    """`a.b.c` for names and attributes, subscripts left out (`Base[int]`); "?" for everything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Subscript):
        return dotted(node.value)
    return "?"
