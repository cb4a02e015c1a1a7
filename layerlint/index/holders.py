"""What plain classes of the project hold: what their `__init__` calls for the attributes of every instance."""

from __future__ import annotations

import ast
import textwrap

from layerlint.files.python import parse
from layerlint.index.module_text import class_text, split_lines
from layerlint.index.project import Project
from layerlint.index.syntax_names import dotted


def held_by(project: Project, qualified: str) -> tuple[str, ...]:
    """The qualified names of what a class calls for the attributes that its `__init__` always sets, sorted."""
    found = project.header(qualified)
    if found is None:
        return ()
    module, header = found
    source = project.source(module)

    def held() -> list[str]:
        return _held(source.text, (header.first_line, header.end_line))

    callees = project.cache.held(source, header.qualname, held)
    names = {name for callee in callees if (name := project.qualify(module, callee)) is not None}
    for name in names:
        project.reach(name, module)
    return tuple(sorted(names))


def _held(text: str, lines: tuple[int, int]) -> list[str]:
    node = _parsed(text, lines)
    found: set[str] = set()
    for method in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(method, ast.FunctionDef) and method.name == "__init__" and method.args.args:
            own = method.args.args[0].arg
            for one in method.body:
                if (
                    isinstance(one, ast.Assign)
                    and isinstance(one.value, ast.Call)
                    and any(dotted(target).startswith(f"{own}.") for target in one.targets)
                ):
                    found.add(dotted(one.value.func))
    return sorted(name for name in found if "?" not in name)


def _parsed(text: str, lines: tuple[int, int]) -> ast.stmt | None:
    """The only statement on these lines."""
    try:
        (statement,) = parse(textwrap.dedent(_own(text, lines))).body
    except (SyntaxError, ValueError):  # also more than one statement
        return None
    return statement


def _own(text: str, lines: tuple[int, int]) -> str:
    return class_text(split_lines(text), *lines)
