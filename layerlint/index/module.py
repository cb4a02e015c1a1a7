"""What one module binds at its top level, taken from its syntax by the standard library's `ast`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from layerlint.files.python import parse
from layerlint.index.callbacks import changed_in_fit
from layerlint.index.constructions import integers_of
from layerlint.index.keras_choices import Choice, Where, branches, note_choices
from layerlint.index.makers import makers_of
from layerlint.index.patches import patched
from layerlint.index.syntax_names import dotted, of_one_kind, pairs
from layerlint.index.version_tests import VersionTests
from layerlint.text import digest


class ClassHeader(NamedTuple):
    """A class statement: bases as dotted names ("?" where they are no names), lines counted from 1.

    `first_line` is that of the first decorator. `size` in characters and `digest` are those of its whole lines.
    `keywords` are the names of its keyword arguments, `makers` the other classes of the file that make it, see
    `makers_of`. `keras` is the one that tests of versions around it let it be for, 0 for any. `integers` are the
    arguments that are integers wherever the file makes it, see `integers_of`.
    """

    name: str
    qualname: str
    bases: tuple[str, ...]
    first_line: int
    end_line: int
    indented: bool
    size: int = 0
    digest: str = ""
    keywords: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    keras: int = 0
    integers: tuple[str, ...] = ()


class FunctionHeader(NamedTuple):
    """A function at the top level, or the value of a variable under its name and `VALUE`.

    Its lines are counted from 1, those of decorators included; the digest is that of them.

    `certain` where nothing else binds the name, at the top level or below a condition, and there is no decorator: a call
    of the name runs these lines.
    """

    first_line: int
    end_line: int
    certain: bool = False
    digest: str = ""


class Imported(NamedTuple):
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
    functions: dict[str, FunctionHeader] = field(default_factory=dict)
    scopes: dict[str, dict[str, str]] = field(default_factory=dict)
    """What functions with classes inside bind, by the prefix of their classes' qualified names (`make.<locals>.`): the
    name under which the module keeps each of them, "?" for what is not known."""
    chosen: set[str] = field(default_factory=set)
    """Names that are imported or assigned below an `if` or a `try`: they may mean something else elsewhere."""
    choices: dict[str, list[Choice]] = field(default_factory=dict)
    """What a name of Keras may mean that tests or failed imports decide on."""
    assigned_elsewhere: frozenset[str] = frozenset()
    """The attributes that some statement sets on another object than `self`."""
    patched: frozenset[str] = frozenset()
    """`K.dtype` where the module puts something of its own into what it imports: `K.dtype = ...`."""
    changed_in_fit: frozenset[str] = frozenset()
    """The attributes that callbacks set, and the methods that they call, on other objects than themselves."""
    classes: dict[str, ClassHeader] = field(default_factory=dict)
    """By qualified name inside the module; only top-level ones can be named from outside. Of a class that is
    defined again, as in notebooks, the last one has the name; those before it are `Name@<line>`."""

    def defines(self, name: str) -> bool:
        """Whether a statement makes or imports the name, other than an assignment."""
        return name in self.classes or name in self.functions or name in self.imports

    def plain_import(self, name: str) -> str:
        """What a plain import statement brings under that name ("tensorflow" for `tf`); "" where that is not certain."""
        seen: set[str] = set()
        while name in self.aliases and name not in self.imports and name not in seen:
            seen.add(name)
            name = self.aliases[name].partition(".")[0]
        imported = self.imports.get(name)
        if imported is None and not seen and not self.defines(name) and (star := self.plain_star()):
            return f"{star}.{name}"
        if imported is None or imported.level or not seen.isdisjoint(self.chosen):
            return ""
        if name in self.chosen:
            return ""
        return f"{imported.module}.{imported.name}" if imported.name else imported.module

    def plain_star(self) -> str:
        """The module of which a plain statement imports all names, where it is the only one; "" else."""
        certain = len(self.stars) == 1 and not self.stars[0].level and "*" not in self.chosen
        return self.stars[0].module if certain else ""


def read_module(name: str, path: str, file: str, text: str, is_package: bool) -> Module:
    """Parse the text. Raises `SyntaxError`."""
    module = Module(name, path, file, is_package)
    body = parse(text).body
    tests = VersionTests()
    _read(module, body, "", None if _INNER_CLASS.search(text) is None else {}, Where(tests))
    module.choices = {
        name: known for name, known in module.choices.items() if len(known) > 1 or known[0].keras
    }
    module.patched = frozenset(patched(body, module.imports))
    lines = split_lines(text) if module.classes or module.functions else []
    certain = _bound_once(body) - _global_names(text) if module.functions else frozenset()
    for function, found in module.functions.items():
        own = class_text(lines, found.first_line, found.end_line)
        scope, _, name = function.rpartition(".<locals>.")
        once = module.scopes[f"{scope}.<locals>."].get(name) == function if scope else function in certain
        once = once and not own.lstrip().startswith(("@", "async"))
        module.functions[function] = found._replace(certain=once, digest=digest(own))
    if module.classes:
        module.assigned_elsewhere = frozenset(_set_from_outside(text))
        module.changed_in_fit = changed_in_fit(text, body)
        makers = makers_of(text, {key: (one.first_line, one.end_line) for key, one in module.classes.items()})
        integers = integers_of(text, {header.name for header in module.classes.values()})
        for key, header in module.classes.items():
            own = class_text(lines, header.first_line, header.end_line)
            indented = header.indented and _indent(own).rpartition("\f")[2] != ""
            module.classes[key] = header._replace(
                indented=indented,
                size=len(own),
                digest=digest(own),
                makers=tuple(sorted(makers.get(key, ()))),
                integers=tuple(sorted(integers.get(header.name, ()))),
            )
    return module


def _bound_once(body: Sequence[ast.stmt]) -> frozenset[str]:
    """The undecorated functions whose name nothing else binds, in whatever block of the top level.

    An import of all names may bind those of the functions above it.
    """
    bound: dict[str, int] = {}
    last_star = 0
    plain: set[str] = set()
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if changed := _changed_entry(node):
            bound[f"{changed}{VALUE}"] = 1
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound[node.name] = bound.get(node.name, 0) + 1
            continue
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                bound[name] = bound.get(name, 0) + 1
                last_star = max(last_star, node.lineno if name == "*" else 0)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound[node.id] = bound.get(node.id, 0) + 1
        waiting.extend(ast.iter_child_nodes(node))
    for node in body:
        plainly = isinstance(node, ast.FunctionDef) and not node.decorator_list and node.lineno > last_star
        if isinstance(node, ast.FunctionDef) and plainly and bound.get(node.name) == 1:
            plain.add(node.name)
        elif (name := _kept_value(node)) and node.lineno > last_star and bound.get(name) == 1:
            plain |= {f"{name}{VALUE}"} - bound.keys()
    return frozenset(plain)


def _changed_entry(node: ast.AST) -> str:
    """The name of the container that it changes; "" where it changes none."""
    holder: ast.expr | None = None
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        holder = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        holder = node.func.value
    return holder.id if isinstance(holder, ast.Name) else ""


VALUE = "="
"""What the name of a variable of the module ends in where its value is kept among the functions."""


def _kept_value(node: ast.stmt) -> str:
    """The variable that gets a container of names and calls, or a `functools.partial`; "" for all else."""
    if not isinstance(node, ast.Assign) or (name := _only_name(node)) is None:
        return ""
    value = node.value
    if isinstance(value, ast.Call):
        return name if dotted(value.func) in {"functools.partial", "partial"} else ""
    held = value.values if isinstance(value, ast.Dict) else ()
    held = value.elts if isinstance(value, (ast.List, ast.Tuple)) else held
    rows = [inner for row in held if isinstance(row, (ast.List, ast.Tuple)) for inner in row.elts]
    return name if any(isinstance(one, (ast.Name, ast.Attribute, ast.Call)) for one in (*held, *rows)) else ""


_WORD = re.compile(r"\w+")
_GLOBAL = re.compile(r"(?<=[\r\n])[ \t\f]+global[ \t]+([\w \t,]+)")


def _global_names(text: str) -> frozenset[str]:
    """The names that functions may bind at the top level."""
    return frozenset(_WORD.findall(" ".join(_GLOBAL.findall(text)))) if "global" in text else frozenset()


def split_lines(text: str) -> list[str]:
    """The lines as Python counts them, without line feeds; a carriage return alone ends a line too."""
    if text.count("\r") == text.count("\r\n"):
        return text.split("\n")
    return re.split(r"\n|\r(?!\n)", text)


def class_text(lines: Sequence[str], first: int, last: int) -> str:
    """The lines of a class, counted from 1, as they stand in the file."""
    return "\n".join(lines[first - 1 : last]) + ("\n" if last < len(lines) else "")


def _indent(line: str) -> str:
    """What stands before the first word; Python counts from behind a form feed."""
    return line[: len(line) - len(line.lstrip(" \t\f"))]


_SET_FROM_OUTSIDE = re.compile(r"(?<!self)\.(\w+)[ \t]*(?:[-+*/]?=(?!=)|(:))")
_INNER_CLASS = re.compile(r"[\r\n][ \t\f]+class[ \t\f\\]")


def _set_from_outside(text: str) -> Iterator[str]:
    """The attributes that `other.name = ...` sets, or `other.name: annotation = ...`."""
    end = equals = newline = 0
    for match in _SET_FROM_OUTSIDE.finditer(text):
        if match.start() < end:
            continue  # in an annotation
        if match[2]:
            # Looked for once for each line, however many colons it has.
            equals = equals if equals >= match.end() else _find(text, "=", match.end())
            newline = newline if newline >= match.end() else _find(text, "\n", match.end())
            if not match.end() < equals < newline:
                continue
            end = equals + 1
        yield match[1]


def _find(text: str, character: str, start: int) -> int:
    found = text.find(character, start)
    return found if found >= 0 else len(text)


_Local = dict[str, str]
"""What the enclosing functions bind: the name under which the module keeps it, "?" for what is not known."""


def _read(module: Module, body: Iterable[ast.stmt], prefix: str, local: _Local | None, where: Where) -> None:
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
            _local_binding(module, node, local)


def _function(
    module: Module,
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    prefix: str,
    local: _Local | None,
    where: Where,
) -> None:
    in_function = local is not None and prefix.endswith(".<locals>.")
    if not prefix or in_function:
        module.functions[f"{prefix}{node.name}"] = _header_of(node)
    if local is not None:
        inner = {**local, **dict.fromkeys(_parameters(node), "?")}
        inner_prefix = f"{prefix}{node.name}.<locals>."
        _read(module, node.body, inner_prefix, inner, where)
        module.scopes[inner_prefix] = _scope(module, node, inner_prefix)


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


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterable[str]:
    given = node.args
    for one in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg):
        if one is not None:
            yield one.arg


def _bound_below(node: ast.stmt) -> set[str]:
    names: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, (ast.Import, ast.ImportFrom)):
            names.update(alias.asname or alias.name.partition(".")[0] for alias in inner.names)
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            names.add(inner.id)
    return names


def _class(module: Module, node: ast.ClassDef, prefix: str, local: _Local | None, where: Where) -> None:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    bases = [_in_function(base, local) for base in _bases(node)]
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


def _in_function(base: str, local: _Local | None) -> str:
    """The base as the module knows it, where the first part of its name belongs to an enclosing function."""
    first, dot, rest = base.partition(".")
    known = local.get(first) if local else None
    if known is None:
        return base
    return "?" if known == "?" else f"{known}{dot}{rest}"


def _local_binding(module: Module, node: ast.stmt, local: _Local) -> None:
    """Keep what a function imports or names under `name@<line>`, which no other name can be."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        for alias in node.names:
            if isinstance(node, ast.ImportFrom):
                name, imported = (
                    alias.asname or alias.name,
                    Imported(node.module or "", alias.name, node.level),
                )
            elif alias.asname:
                name, imported = alias.asname, Imported(alias.name)
            else:
                name = alias.name.partition(".")[0]
                imported = Imported(name)
            local[name] = f"{name}@{node.lineno}"
            module.imports.setdefault(local[name], imported)
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        for name, value in pairs(node):
            full = _in_function(dotted(value), local) if value is not None else "?"
            local[name] = "?" if "?" in full else full


def _scope(module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef, prefix: str) -> dict[str, str]:
    """What the names that a function binds mean in it: the name under which the module keeps each, "?" where unknown."""
    found = dict.fromkeys(_parameters(function), "?")
    waiting: list[ast.AST] = list(reversed(function.body))
    while waiting:
        node = waiting.pop()
        for name, bound in _bound_by(module, node, prefix):
            found[name] = "?" if name in found else bound
        if isinstance(node, ast.Assign) and _only_name(node) is not None:
            waiting.append(node.value)
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            waiting.extend(one for one in ast.iter_child_nodes(node) if isinstance(one, _HOLDS_NAMES))
    for name, bound in found.items():
        first, dot, rest = bound.partition(".")
        if bound != "?" and first in found and first != name and not bound.startswith(prefix):
            found[name] = "?" if found[first] == "?" else f"{found[first]}{dot}{rest}"
    return found


_HOLDS_NAMES = (ast.stmt, ast.expr, ast.ExceptHandler, ast.match_case, ast.withitem, ast.pattern)


def _only_name(node: ast.Assign) -> str | None:
    target = node.targets[0] if len(node.targets) == 1 else None
    return target.id if isinstance(target, ast.Name) else None


def _bound_by(module: Module, node: ast.AST, prefix: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name, f"{prefix}{node.name}"
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            yield name, f"{name}@{node.lineno}"
    elif isinstance(node, ast.Assign) and (target := _only_name(node)) is not None:
        if isinstance(node.value, ast.Call):
            module.calls[f"{prefix}{target}"] = dotted(node.value.func)
            yield target, f"{prefix}{target}"
        else:
            full = dotted(node.value)
            yield target, "?" if "?" in full or full == target else full
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id, "?"


def _header_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> FunctionHeader:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return FunctionHeader(first, node.end_lineno or node.lineno)


def _keep_value(module: Module, node: ast.stmt) -> None:
    if kept := _kept_value(node):
        module.functions[f"{kept}{VALUE}"] = FunctionHeader(node.lineno, node.end_lineno or node.lineno)


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
        module.calls[name] = "" if name in module.calls else dotted(value.func)
        lazy = value.args[2] if len(value.args) == 3 and dotted(value.func).endswith("LazyLoader") else None
        if isinstance(lazy, ast.Constant) and isinstance(lazy.value, str):
            module.imports.setdefault(name, Imported(lazy.value))
