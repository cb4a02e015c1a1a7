"""Rewrites that keep what a module does: of one statement, or of the whole module.

A rewrite of a statement moves its expression elsewhere: into a helper method, a function of the module or of another
file, a lambda, a local name first, a loop, a tuple, a `try`. `# @` marks every line where a finding of that statement
may then stand: the line of the class where it begins and, in the class, the line where its expression is. `# @ outside`
marks the line of a function, where rules that also judge code outside layer classes find it.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

HERE = "  # @"
"""Marks a line where the finding of the rewritten statement may stand."""

OUTSIDE = "  # @ outside"
"""Marks the line of a function where it may stand too, for a rule that also judges code outside layer classes."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The text of the module, and of the other file where there is one."""

    rewrite: str
    text: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One statement on one line of a function: its text without the comment, and what can be taken out of it.

    `before`, `expression` and `after` make up the statement; `names` are the local names that the expression reads.
    """

    line: int
    indent: str
    before: str
    expression: str
    after: str
    comment: str
    names: tuple[str, ...]
    uses_super: bool
    method: ast.FunctionDef
    cls: ast.ClassDef

    @property
    def code(self) -> str:
        return self.before + self.expression + self.after


def places(text: str) -> Iterator[Place]:
    """The statements that can be rewritten: assignments, returns and calls in the methods of classes."""
    tree = ast.parse(text)
    lines = text.split("\n")
    for cls in [node for node in tree.body if isinstance(node, ast.ClassDef)]:
        for method in [node for node in cls.body if isinstance(node, ast.FunctionDef)]:
            if any(
                isinstance(name, ast.Name) and name.id == "staticmethod" for name in method.decorator_list
            ):
                continue
            for node in _statements(method.body):
                found = _place(node, lines, method, cls)
                if found is not None:
                    yield found


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        yield node
        if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            for part in ("body", "orelse", "finalbody"):
                yield from _statements(getattr(node, part, []))


def _place(node: ast.stmt, lines: list[str], method: ast.FunctionDef, cls: ast.ClassDef) -> Place | None:
    if not isinstance(node, ast.Assign | ast.Return | ast.Expr) or node.value is None:
        return None
    value = node.value
    line = lines[node.lineno - 1]
    if not (node.lineno == node.end_lineno == value.lineno) or not line.isascii():
        return None
    if line[: node.col_offset].strip() or any(
        isinstance(part, ast.Yield | ast.YieldFrom | ast.Await | ast.NamedExpr | ast.Starred)
        for part in ast.walk(node)
    ):
        return None
    if isinstance(value, ast.Constant) or (isinstance(node, ast.Expr) and not isinstance(value, ast.Call)):
        return None
    rest = line[node.end_col_offset :]
    expression = line[value.col_offset : value.end_col_offset]
    if rest.strip() and not rest.lstrip().startswith("#"):
        return None
    return Place(
        line=node.lineno,
        indent=line[: node.col_offset],
        before=line[node.col_offset : value.col_offset],
        expression=f"({expression})" if isinstance(value, ast.Tuple) else expression,
        after=line[value.end_col_offset : node.end_col_offset],
        comment=rest.strip(),
        names=_locals(value, method),
        uses_super=any(isinstance(part, ast.Name) and part.id == "super" for part in ast.walk(value)),
        method=method,
        cls=cls,
    )


def _locals(value: ast.expr, method: ast.FunctionDef) -> tuple[str, ...]:
    """The local names of the method that an expression reads, in their order."""
    arguments = method.args
    bound = {
        one.arg
        for one in (
            *arguments.posonlyargs,
            *arguments.args,
            *arguments.kwonlyargs,
            arguments.vararg,
            arguments.kwarg,
        )
        if one is not None
    }
    for node in ast.walk(method):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound.add(node.id)
        elif isinstance(node, ast.FunctionDef) and node is not method:
            bound.add(node.name)
    return tuple(dict.fromkeys(name for name in _free_names(value, frozenset()) if name in bound))


def _free_names(node: ast.AST, inside: frozenset[str]) -> Iterator[str]:
    """The names that it reads, without those that its own lambdas and comprehensions bind."""
    match node:
        case ast.Name():
            if node.id not in inside:
                yield node.id
        case ast.Lambda():
            arguments = node.args
            for default in (*arguments.defaults, *arguments.kw_defaults):
                if default is not None:
                    yield from _free_names(default, inside)
            given = {one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
            yield from _free_names(node.body, inside | given)
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            targets = [ast.walk(part.target) for part in node.generators]
            bound = {name.id for target in targets for name in target if isinstance(name, ast.Name)}
            for child in ast.iter_child_nodes(node):
                yield from _free_names(child, inside | bound)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _free_names(child, inside)


def _with(text: str, place: Place, lines: list[str]) -> str:
    """The text with other lines for the statement; its comment goes away with it."""
    whole = text.split("\n")
    whole[place.line - 1 : place.line] = [place.indent + line for line in lines]
    return "\n".join(whole)


def _after_class(text: str, place: Place, added: str) -> str:
    whole = text.split("\n")
    end = place.cls.end_lineno or 0
    whole[end:end] = added.split("\n")
    return "\n".join(whole)


def _before_class(text: str, place: Place, added: str) -> str:
    whole = text.split("\n")
    first = min([place.cls.lineno, *(one.lineno for one in place.cls.decorator_list)]) - 1
    whole[first:first] = [*added.split("\n"), "", ""]
    return "\n".join(whole)


def _free(place: Place) -> tuple[str, ...]:
    """The names to hand over, `self` or `cls` left out."""
    first = place.method.args.args[0].arg if place.method.args.args else ""
    return tuple(name for name in place.names if name != first)


def _is_class_method(place: Place) -> bool:
    return bool(place.method.decorator_list)


def helper_method(text: str, place: Place) -> Rewritten | None:
    """`x = expr` becomes `x = self._part(names)`, with a method that returns the expression."""
    first = place.method.args.args[0].arg if place.method.args.args else ""
    if _is_class_method(place) or not first or place.uses_super:
        return None
    names = ", ".join(_free(place))
    new = _with(text, place, [f"{place.before}{first}._part({names}){place.after}{HERE}"])
    inner = " " * place.method.col_offset
    parameters = ", ".join((first, *_free(place)))
    added = f"\n{inner}def _part({parameters}):\n{inner}    return {place.expression}{HERE}"
    return Rewritten("helper method", _after_class(new, place, added))


def _function(place: Place) -> tuple[str, str] | None:
    """A function that returns the expression, and the call of it."""
    if place.uses_super or place.expression.startswith("super("):
        return None
    names = place.names
    first = place.method.args.args[0].arg if place.method.args.args else ""
    expression = (
        re.sub(rf"(?<![\w.]){re.escape(first)}\b", "layer", place.expression)
        if first in names
        else place.expression
    )
    parameters = ", ".join("layer" if name == first else name for name in names)
    if first in names and "layer" in names:
        return None
    return f"def _part({parameters}):\n    return {expression}{OUTSIDE}", f"_part({', '.join(names)})"


def module_function(text: str, place: Place) -> Rewritten | None:
    """The expression moves into a function of the module; the finding stands at the call."""
    made = _function(place)
    if made is None:
        return None
    new = _with(text, place, [f"{place.before}{made[1]}{place.after}{HERE}"])
    return Rewritten("module function", _before_class(new, place, made[0]))


def other_file(text: str, place: Place) -> Rewritten | None:
    """The function stands in another file of the project, with this one's imports."""
    made = _function(place)
    if made is None:
        return None
    tree = ast.parse(text)
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    own = {
        name
        for node in tree.body
        for name in (
            [node.name]
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            else [t.id for t in node.targets if isinstance(t, ast.Name)]
            if isinstance(node, ast.Assign)
            else []
        )
    }
    used = {part.id for part in ast.walk(ast.parse(made[0])) if isinstance(part, ast.Name)}
    if own & used or any(isinstance(node, ast.ImportFrom) and node.level for node in imports):
        return None
    copied = "\n".join(ast.unparse(node) for node in imports if getattr(node, "module", "") != "__future__")
    new = _with(text, place, [f"{place.before}{made[1]}{place.after}{HERE}"])
    new = _before_class(new, place, "from rewritten_parts import _part")
    return Rewritten("other file", new, f"{copied}\n\n\n{made[0]}\n")


def a_lambda(text: str, place: Place) -> Rewritten | None:
    """`part = lambda names: expr`, called at once."""
    if place.uses_super:
        return None
    names = ", ".join(place.names)
    lines = [
        f"_part = lambda {names}: {place.expression}{HERE}"
        if names
        else f"_part = lambda: {place.expression}{HERE}",
        f"{place.before}_part({names}){place.after}{HERE}",
    ]
    return Rewritten("lambda", _with(text, place, lines))


def local_first(text: str, place: Place) -> Rewritten | None:
    """`part = expr`, then what was done with the expression."""
    if not place.before:
        return None
    lines = [f"_part = {place.expression}{HERE}", f"{place.before}_part{place.after}{HERE}"]
    return Rewritten("local first", _with(text, place, lines))


def loop(text: str, place: Place) -> Rewritten | None:
    """The statement in a loop of one turn."""
    return Rewritten("loop", _with(text, place, ["for _turn in (0,):", f"    {place.code}{HERE}"]))


def tuple_assignment(text: str, place: Place) -> Rewritten | None:
    """`x, other = expr, None`"""
    found = re.fullmatch(r"([\w.]+) = ", place.before)
    if found is None:
        return None
    return Rewritten(
        "tuple assignment", _with(text, place, [f"{found[1]}, _other = {place.expression}, None{HERE}"])
    )


def try_finally(text: str, place: Place) -> Rewritten | None:
    """The statement in a `try` that catches nothing."""
    lines = ["try:", f"    {place.code}{HERE}", "finally:", "    pass"]
    return Rewritten("try/finally", _with(text, place, lines))


STATEMENTS: Mapping[str, Callable[[str, Place], Rewritten | None]] = {
    "helper method": helper_method,
    "module function": module_function,
    "other file": other_file,
    "lambda": a_lambda,
    "local first": local_first,
    "loop": loop,
    "tuple assignment": tuple_assignment,
    "try/finally": try_finally,
}


def inside_a_function(text: str) -> Rewritten | None:
    """All but the imports, in a function that returns the last class."""
    tree = ast.parse(text)
    lines = text.split("\n")
    end = 0
    for node in tree.body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not (docstring or isinstance(node, ast.Import | ast.ImportFrom)):
            break
        end = node.end_lineno or 0
    rest = tree.body[[node.end_lineno == end for node in tree.body].index(True) + 1 :] if end else tree.body
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    if not classes or any(isinstance(node, ast.Import | ast.ImportFrom) for node in rest) or '"""' in text:
        return None
    body = textwrap.indent("\n".join(lines[end:]).strip("\n"), "    ", lambda line: bool(line.strip()))
    head = "\n".join(lines[:end])
    return Rewritten("inside a function", f"{head}\n\n\ndef make():\n{body}\n    return {classes[-1]}\n")


_STYLES = (
    (r"^import tensorflow as tf$", "import tensorflow", r"(?<![\w.])tf\.", "tensorflow."),
    (r"^import keras$", "import keras as k", r"(?<![\w.])keras\.", "k."),
    (r"^from tensorflow import keras$", "import tensorflow as tf", r"(?<![\w.])keras\.", "tf.keras."),
    (r"^from keras import layers$", "import keras.layers as kl", r"(?<![\w.])layers\.", "kl."),
    (
        r"^from tensorflow\.keras import layers$",
        "import tensorflow as tf",
        r"(?<![\w.])layers\.",
        "tf.keras.layers.",
    ),
)


_IMPORT = re.compile(r"[ \t]*(?:from|import) ")


def import_style(text: str) -> Rewritten | None:
    """The same names by other imports."""
    new = text
    for line, other, name, full in _STYLES:
        if re.search(line, text, re.MULTILINE) is None or re.search(
            rf"^{re.escape(other)}$", text, re.MULTILINE
        ):
            continue
        head = re.sub(line, other, new, count=1, flags=re.MULTILINE)
        start = head.index(other) + len(other)
        lines = head[start:].split("\n")
        new = head[:start] + "\n".join(
            one if _IMPORT.match(one) else re.sub(name, full, one) for one in lines
        )
    return Rewritten("import style", new) if new != text else None


_BASE = re.compile(r"^class (\w+)\(([\w.]*\b(?:Layer|Model))\):", re.MULTILINE)


def trivial_subclass(text: str) -> Rewritten | None:
    """Each class that derives from Keras's `Layer` or `Model` does so by a class that adds nothing.

    A class of the private copy is one more class that is wrong.
    """
    if "tensorflow.python.keras" in text:
        return None
    bases = dict.fromkeys(found[2] for found in _BASE.finditer(text))
    if not bases:
        return None
    first = min(_BASE.finditer(text), key=lambda found: found.start())
    lines = text[: first.start()].rstrip("\n").split("\n")
    decorators: list[str] = []
    while lines and lines[-1].startswith("@"):
        decorators.insert(0, lines.pop())
    names = {base: f"Own{base.rpartition('.')[2]}" for base in bases}
    if len(set(names.values())) < len(names):
        return None
    added = "\n\n\n".join(f"class {name}({base}):\n    pass" for base, name in names.items())
    rest = _BASE.sub(lambda found: f"class {found[1]}({names[found[2]]}):", text[first.start() :])
    head = "\n".join(lines).rstrip("\n")
    return Rewritten("trivial subclass", "\n".join([f"{head}\n\n\n{added}\n\n", *decorators, rest]))


MODULES: Mapping[str, Callable[[str], Rewritten | None]] = {
    "inside a function": inside_a_function,
    "import style": import_style,
    "trivial subclass": trivial_subclass,
}
